"""The shipped tables are well formed: what a typing slip in a row would break is found here, with file and line.

Needs nothing but the standard library and pytest; reads cpp/onrecord/data of the working tree.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "cpp" / "onrecord" / "data"
TABLES = sorted(DATA.rglob("*.tsv"))
TYPES = {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"}
GAZETTEER = {
    "countries": "GPE",
    "states": "GPE",
    "cities": "GPE",
    "places": "LOC",
    "facilities": "FAC",
    "organisations": "ORG",
    "people": "PERSON",
    "events": "EVENT",
    "works": "WORK_OF_ART",
    "laws": "LAW",
    "products": "PRODUCT",
    "languages": "LANGUAGE",
}
KEYS = ("iso3166:", "iso3166-2:", "geonames:", "bcp47:")
EN = DATA / "en"
pytestmark = pytest.mark.skipif(not EN.is_dir(), reason="the tables are not beside the tests")


def rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """(place for messages, fields) of each row; comments and empty lines left out."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            yield f"{path.name}:{number}", line.split("\t")


def gazetteer_rows(name: str) -> Iterator[tuple[str, list[str]]]:
    """Rows filled up to the seven columns every gazetteer table has."""
    for where, fields in rows(EN / f"{name}.tsv"):
        yield where, fields + [""] * (7 - len(fields))


def forms(fields: list[str]) -> list[str]:
    """The name and its aliases."""
    return [fields[0], *filter(None, fields[3].split("|"))]


def everyday() -> set[str]:
    """Words that are common in lower case."""
    return {f[0] for _, f in rows(EN / "common_words.tsv") if int(f[1]) >= 3}


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.stem)
def test_text_is_clean(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text.startswith("#"), "a table says at its top what it holds"
    assert text.endswith("\n")
    for where, fields in rows(path):
        assert fields[0], f"{where}: first column empty"
        assert all(field == field.strip() for field in fields), f"{where}: space around a field"
        assert len(fields) <= 12, where


@pytest.mark.parametrize("name", GAZETTEER)
def test_gazetteer_columns(name: str) -> None:
    seen: dict[str, str] = {}
    for where, fields in gazetteer_rows(name):
        _, kind, key, aliases, case, gender, weight, *more = fields
        assert not more or name == "people", f"{where}: only people have roles and years"
        assert kind == GAZETTEER[name], where
        assert not key or key.startswith(KEYS), where
        assert case in {"", "exact", "folded", "title"}, where
        assert gender in ({"", "m", "f"} if name == "people" else {""}), where
        assert weight in set("0123456789") | {""}, where
        assert all(aliases.split("|")) or not aliases, f"{where}: an empty alias"
        assert fields[0] not in seen, f"{where}: {fields[0]} stands already at {seen.get(fields[0])}"
        seen[fields[0]] = where


@pytest.mark.parametrize("name", GAZETTEER)
def test_forms_belong_to_one_row(name: str) -> None:
    owner: dict[str, str] = {}
    for where, fields in gazetteer_rows(name):
        for form in forms(fields):
            assert "\u2019" not in form, f"{where}: apostrophes are written straight"
            assert form not in owner, f"{where}: {form} belongs to {owner.get(form)} already"
            owner[form] = where


def plain(form: str) -> str:
    """Without case, accents, marks and runs of spaces."""
    letters = [c for c in unicodedata.normalize("NFD", form.lower()) if not unicodedata.combining(c)]
    return " ".join(re.findall(r"\w+", "".join(letters)))


def test_people_stand_once() -> None:
    owner: dict[str, str] = {}
    for where, fields in gazetteer_rows("people"):
        name = fields[0]
        for form in forms(fields):
            other = owner.setdefault(plain(form), name)
            assert other == name, f"{where}: {form} is a spelling of {other} already"
        place = re.fullmatch(r"(.+) of [A-Z]\w+", name)  # Donald Tusk of Poland
        assert not place or plain(place[1]) not in owner, f"{where}: {name} stands without its place already"


@pytest.mark.parametrize("name", GAZETTEER)
def test_no_form_is_an_everyday_word(name: str) -> None:
    words = everyday()
    for where, fields in gazetteer_rows(name):
        for form in forms(fields):
            assert not (form.islower() and form in words), f"{where}: {form} is an everyday word"
            assert not (fields[4] == "folded" and form.lower() in words), f"{where}: {form} folds to an everyday word"


def test_people_have_no_bare_common_words() -> None:
    words = everyday()
    for where, fields in gazetteer_rows("people"):
        for form in forms(fields):
            assert form.lower() not in words, f"{where}: {form}"


def test_roles_and_years_of_people() -> None:
    with_both = 0
    with_aliases = 0
    for where, fields in gazetteer_rows("people"):
        roles, years = (*fields[7:], "", "")[:2]
        if not roles and not years:
            continue
        names = roles.split("|")
        assert roles, f"{where}: years without roles"
        assert len(set(names)) == len(names), f"{where}: a role twice"
        for role in names:
            assert role == role.strip(), where
            assert role, f"{where}: an empty role"
            assert len(role) <= 80, f"{where}: {role} is a sentence"
            assert not role.lower().startswith(("former ", "ex-", "the ")), f"{where}: {role}"
        lived = re.fullmatch(r"(\d{1,4})?-(\d{1,4})?|\d+ BC-\d+ BC", years)
        assert lived, f"{where}: {years}"
        birth, death = lived.groups()
        assert not (birth and death) or 0 < int(death) - int(birth) < 110, f"{where}: {years}"
        with_both += 1
        with_aliases += bool(fields[3])
    assert with_both >= 4500
    assert with_aliases >= 3000


def test_offices() -> None:
    seen = set()
    for where, fields in rows(EN / "offices.tsv"):
        word, kind, meant = (*fields, "")[:3]
        assert kind in {"short", "silent", "article", "end"}, where
        assert bool(meant) == (kind == "short"), where
        assert word.lower() not in seen, where
        seen.add(word.lower())


def test_demonyms() -> None:
    tables = ("countries", "states", "cities", "places")
    places = {form for table in tables for _, fields in gazetteer_rows(table) for form in forms(fields)}
    owner: dict[str, str] = {}
    for where, fields in rows(EN / "demonyms.tsv"):
        form, belongs_to, kind, *others = fields
        assert kind == "NORP", where
        assert belongs_to == form or belongs_to in places, f"{where}: no place named {belongs_to}"
        for one in [form, *(others[0].split("|") if others else [])]:
            assert one, f"{where}: an empty form"
            assert one not in owner, f"{where}: {one} stands already at {owner.get(one)}"
            owner[one] = where


def test_given_names() -> None:
    seen = set()
    for where, fields in rows(EN / "given_names.tsv"):
        name, gender, weight = fields
        assert gender in {"m", "f", "u"}, where
        assert weight in set("0123456789"), where
        assert name[0].isupper(), where
        assert name not in seen, where
        seen.add(name)
    assert len(seen) > 3000


def test_common_words() -> None:
    seen = {}
    for where, fields in rows(EN / "common_words.tsv"):
        word, lower, capital = fields
        assert word == word.lower(), where
        assert {lower, capital} <= set("0123456789"), where
        assert word not in seen, where
        seen[word] = (int(lower), int(capital))
    assert len(seen) >= 15_000
    for word in [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "he",
        "it",
        "was",
        "for",
        "on",
        "with",
        "as",
        "his",
        "they",
        "at",
        "be",
        "this",
        "from",
        "have",
        "or",
        "by",
        "not",
    ]:
        assert seen[word][0] >= 6, word
    assert seen["monday"][0] == 0


def test_titles() -> None:
    classes = {"honorific", "political", "military", "police", "justice", "religious", "royal", "professional", "role"}
    seen = set()
    for where, fields in rows(EN / "titles.tsv"):
        title, kind, gender, position, person = fields
        assert kind in classes, where
        assert gender in {"", "m", "f"}, where
        assert position in {"before", "after", "both"}, where
        assert person in {"0", "1"}, where
        assert title not in seen, where
        seen.add(title)


@pytest.mark.parametrize("name", ["org_suffixes", "place_suffixes", "other_suffixes"])
def test_suffixes(name: str) -> None:
    seen = set()
    for where, fields in rows(EN / f"{name}.tsv"):
        word, kind, position = fields
        assert kind in TYPES, where
        assert position in {"first", "last", "any"}, where
        assert (word, kind, position) not in seen, where
        seen.add((word, kind, position))
