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


def weight(code: str) -> int:
    """9 for states and large territories; 6 for small ones, whose names other places or people bear, too."""
    minor = {"JE", "GG", "IM", "AS", "GU", "MP", "SH", "PM", "BL", "MF", "SX", "CW", "RE", "YT", "MQ", "GP", "NC",
             "PF", "WF", "NU", "TK", "CK", "NF", "PN", "CC", "CX", "HM", "GS", "AX", "IO", "SJ", "AQ", "AW", "BQ"}
    return 6 if code in minor else 9


def table() -> str:
    """The whole text of countries.tsv, ordered by name."""
    names = cldr_territories()
    chosen = {code: (name, given.split("|")) for code, name, given in choices("country_names", 3)}
    rows = []
    for code, cldr in names.items():
        news, given = chosen.get(code, ("", []))
        if news == "-":
            continue
        name = news or cldr
        extra = [] if any(mark in cldr for mark in UNUSABLE) else [cldr]
        plain = [form for form in map(ascii_form, (name, *extra)) if form.lower() not in everyday_words()]
        rows.append((name, row(name, "GPE", f"iso3166:{code}", aliases(name, given + extra + plain), "", "", weight(code))))
    for name, given in choices("former_states", 2):
        rows.append((name, row(name, "GPE", "", aliases(name, given.split("|")), "", "", 7)))
    return HEAD + "".join(line for _, line in sorted(rows))
