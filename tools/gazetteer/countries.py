"""countries.tsv: every territory of CLDR under the name English news uses for it."""

from babel import Locale

from .common_words import everyday_words
from .rows import aliases, ascii_form, choices, row, straight

HEAD = """\
# Countries and territories. Made by tools/make_gazetteer.py.
# Source: CLDR through Babel (codes and English names; Unicode licence, Babel BSD-3-Clause); news names and other
# aliases are own knowledge (tools/gazetteer/country_names.tsv, former_states.tsv).
# Columns: name, type, key, aliases, case, gender, weight (see ../README.md)
"""
# CLDR's own aids for display, not names: "Hong Kong SAR China", "Myanmar (Burma)".
UNUSABLE = ("(", " SAR China", "&")


def cldr_territories() -> dict[str, str]:
    """ISO 3166 code → English name in CLDR, without the numeric codes of continents."""
    territories = Locale("en").territories
    return {code: straight(name) for code, name in territories.items() if len(code) == 2}


def table() -> str:
    """The whole text of countries.tsv, ordered by name."""
    names = cldr_territories()
    chosen = {code: (name, given.split("|"), weight) for code, name, given, weight in choices("country_names", 4)}
    rows = []
    for code, cldr in names.items():
        news, given, weight = chosen.get(code, ("", [], ""))
        if news == "-":
            continue
        name = news or cldr
        extra = [] if any(mark in cldr for mark in UNUSABLE) else [cldr]
        plain = [form for form in map(ascii_form, (name, *extra)) if form.lower() not in everyday_words()]
        forms = aliases(name, given + extra + plain)
        rows.append((name, row(name, "GPE", f"iso3166:{code}", forms, "", "", weight or 9)))
    for name, given in choices("former_states", 2):
        rows.append((name, row(name, "GPE", "", aliases(name, given.split("|")), "", "", 7)))
    return HEAD + "".join(line for _, line in sorted(rows))
