"""Reads the choices kept beside the generators and writes rows as the tables want them."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent


def choices(name: str, columns: int) -> list[list[str]]:
    """The rows of tools/gazetteer/NAME.tsv, comments left out, each filled up to `columns` fields."""
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [row + [""] * (columns - len(row)) for row in rows]


def straight(name: str) -> str:
    """NFC with straight apostrophes, the form in which all tables are written."""
    return unicodedata.normalize("NFC", name).replace("\u2019", "'").replace("\u2018", "'")


def ascii_form(name: str) -> str:
    """The name without its accents, as agencies print it: São Paulo → Sao Paulo."""
    letters = name.translate(str.maketrans("łŁđĐøØıßæÆ", "lLdDoOisaA")).replace("\u02bb", "'")
    return "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))


def aliases(name: str, candidates: Iterable[str]) -> str:
    """The candidates joined by `|`: each once, without the name itself, in the order given."""
    unique = dict.fromkeys(straight(c) for c in candidates if c)
    unique.pop(name, None)
    return "|".join(unique)


def row(*fields: object) -> str:
    """One line of a table; empty fields at its end are left out."""
    return "\t".join(str(field) for field in fields).rstrip("\t") + "\n"
