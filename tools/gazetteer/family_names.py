"""family_names.tsv: family names that are nothing else: no everyday word, no town, no given name."""

import importlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import names

from .given_names import LOCALES, USUAL
from .rows import ascii_form, row, straight

HEAD = """\
# Family names that are nothing else: a word that stands alone with a capital and is one of them is a person's name,
# where nothing speaks against it. Made by tools/make_gazetteer.py, of the other tables, too, which must be made first.
# Sources: the package names (MIT) with the US Census Bureau's 1990 list (public domain), its most common ones; Faker
# (MIT) for names of other countries.
# Columns: name
"""
MOST = 12_000  # of the census: a name below has fewer than 8 bearers in a million
DATA = Path(__file__).resolve().parents[2] / "cpp" / "onrecord" / "data" / "en"
# Tables whose names mean something else, and the columns their names and aliases stand in.
OTHERS = dict.fromkeys(("cities", "countries", "states", "languages", "places", "organisations", "products"), (0, 3))
OTHERS |= dict.fromkeys(("facilities", "events", "works", "laws", "given_names", "demonyms", "short_places"), (0, 3))


def census() -> Iterator[str]:
    """The most common family names, in capitals as listed; McDonald is not told from Mcdonald."""
    lines = (Path(names.__file__).parent / "dist.all.last").read_text(encoding="utf-8").splitlines()
    for line in lines[:MOST]:
        yield line.split()[0].capitalize()


def faker_names() -> Iterator[str]:
    """Of all locales in Latin letters, with and without accents."""
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in ("last_names", "last_names_male", "last_names_female"):
            for name in map(straight, getattr(provider, attribute, ())):
                if USUAL.fullmatch(name):
                    yield from (name, ascii_form(name))


def fields(table: str) -> Iterator[list[str]]:
    """The rows of a table of cpp/onrecord/data/en, comments left out."""
    for line in (DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def meant_otherwise() -> set[str]:
    """Folded: everyday words, and what the other tables hold."""
    words = {f[0] for f in fields("common_words") if f[1] != "0"}
    words |= {f[0].casefold() for table in ("words", "titles", "name_heads", "name_words") for f in fields(table)}
    for table, columns in OTHERS.items():
        for f in fields(table):
            words |= {name.casefold() for c in columns if c < len(f) for name in f[c].split("|")}
    return words


def table() -> str:
    """The whole text of family_names.tsv, ordered by name."""
    found = Counter([*census(), *faker_names()])
    other = meant_otherwise()
    kept = [name for name in found if len(name) > 2 and name.casefold() not in other and "-" not in name]
    return HEAD + "".join(sorted(row(name) for name in kept))
