"""given_names.tsv: first names of many countries, with gender and how often the word is a name."""

import importlib
import math
import re
from collections import Counter
from functools import cache
from pathlib import Path

import names

from .common_words import everyday_words
from .rows import ascii_form, choices, row, straight

HEAD = """\
# Given names. Made by tools/make_gazetteer.py.
# Sources: the package names (MIT) with the US Census Bureau's 1990 lists (public domain); Faker (MIT) for names
# of other countries; tools/gazetteer/given_names_more.tsv (own knowledge: Arabic, Persian, Russian, East Asian and African
# names in English spelling).
# Weight: 9 = above 1 % of US bearers, one less for each factor of 2.5; 3 for names from other sources; 0 = mainly an
# everyday word (Will, Mark, May): a name only where something else says so.
# Columns: name, gender (m, f, u = both), weight
"""
LOCALES = [
    "en_US",
    "en_GB",
    "en_IN",
    "en_IE",
    "en_NZ",
    "en_NG",
    "en_KE",
    "en_PK",
    "de_DE",
    "de_AT",
    "fr_FR",
    "fr_CA",
    "es_ES",
    "es_MX",
    "es_AR",
    "es_CO",
    "it_IT",
    "pt_BR",
    "pt_PT",
    "nl_NL",
    "nl_BE",
    "da_DK",
    "no_NO",
    "sv_SE",
    "fi_FI",
    "is_IS",
    "pl_PL",
    "cs_CZ",
    "sk_SK",
    "hu_HU",
    "ro_RO",
    "hr_HR",
    "sl_SI",
    "et_EE",
    "lt_LT",
    "lv_LV",
    "tr_TR",
    "id_ID",
    "ha_NG",
    "yo_NG",
    "ig_NG",
    "zu_ZA",
    "sw",
    "az_AZ",
    "ga_IE",
]
USUAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]+(?:[-'][A-ZÀ-Þ]?[^\W\d_]+)*")
STRONG = 6  # a census name this frequent stays a name although the word exists (Grace, Rose), unless listed as plain


def census() -> dict[tuple[str, str], float]:
    """(name, gender) → per cent of US bearers of that gender."""
    folder = Path(names.__file__).parent
    shares = {}
    for gender, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            name, per_cent, *_ = line.split()
            shares[name.capitalize(), gender] = float(per_cent)
    return shares


def census_weight(per_cent: float) -> int:
    """9 above 1 %, one less for each factor of 2.5, at least 2."""
    return max(2, min(9, 9 + math.ceil(math.log(max(per_cent, 1e-4), 2.5))))


def faker_names() -> Counter[tuple[str, str]]:
    """(name, gender) → number of locales in Latin letters that have it; names given without gender are left out."""
    found: Counter[tuple[str, str]] = Counter()
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for gender, attribute in (("m", "first_names_male"), ("f", "first_names_female")):
            listed = {straight(name) for name in getattr(provider, attribute, ())}
            found.update((name, gender) for name in listed if USUAL.fullmatch(name))
    return found


@cache
def merged() -> dict[str, tuple[set[str], int]]:
    """Name → genders and weight, over all sources."""
    table: dict[str, tuple[set[str], int]] = {}

    def add(name: str, gender: str, weight: int) -> None:
        genders, known = table.get(name, (set(), 0))
        table[name] = genders | {gender}, max(known, weight)

    shares = census()
    for (name, gender), per_cent in shares.items():
        other = shares.get((name, "f" if gender == "m" else "m"), 0.0)
        if per_cent * 5 >= other:  # a stray entry on the other gender's list (Michael, f) is none
            add(name, gender, census_weight(per_cent))
    for (name, gender), locales in sorted(faker_names().items()):
        # Jean and Andrea are men's names elsewhere; one locale alone may be a slip.
        if locales > 1 or not any((name, g) in shares for g in "mf"):
            add(name, gender, 3)
            add(ascii_form(name), gender, 3)
    for gender, listed in choices("given_names_more", 2):
        for name in listed.split():
            for one in "mf" if gender == "u" else gender:
                add(name.replace("_", " "), one, 3)
    return table


@cache
def family_names() -> frozenset[str]:
    """The 2,000 most common family names of the US census."""
    lines = (Path(names.__file__).parent / "dist.all.last").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[0].capitalize() for line in lines[:2000])


@cache
def name_weights() -> dict[str, int]:
    """Name → weight; 0 for names that are mainly everyday words."""
    listed = {name for kind, names_ in choices("given_names_plain", 2) if kind == "plain" for name in names_.split()}
    kept = {name for kind, names_ in choices("given_names_plain", 2) if kind == "name" for name in names_.split()}
    weights = {}
    for name, (_, weight) in merged().items():
        word = name.lower() in everyday_words() and weight < STRONG
        weights[name] = 0 if name in listed or (word and name not in kept) else weight
    return weights


def table() -> str:
    """The whole text of given_names.tsv, ordered by name."""
    weights = name_weights()
    rows = [row(name, next(iter(g)) if len(g) == 1 else "u", weights[name]) for name, (g, _) in merged().items()]
    return HEAD + "".join(sorted(rows))
