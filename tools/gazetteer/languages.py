"""languages.tsv: names of languages that mean nothing else."""

from babel import Locale

from .rows import aliases, ascii_form, choices, row, straight

HEAD = """\
# Languages. Made by tools/make_gazetteer.py. A name that is a people's name, too (French, Tamil), is left to
# demonyms.tsv: only the text can tell them apart.
# Source: CLDR through Babel (codes and English names; Unicode licence, Babel BSD-3-Clause), chosen by
# tools/gazetteer/language_names.tsv.
# Columns: name, type, key, aliases, case, gender, weight (see ../README.md)
"""


def table() -> str:
    """The whole text of languages.tsv, ordered by name; KeyError for a code that CLDR does not have."""
    names = Locale("en").languages
    rows = []
    for code, news, given in choices("language_names", 3):
        cldr = straight(names[code])
        name = news or cldr
        rows.append(row(name, "LANGUAGE", f"bcp47:{code}", aliases(name, [*given.split("|"), ascii_form(name)])))
    return HEAD + "".join(sorted(rows))
