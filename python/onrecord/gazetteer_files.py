"""The rows of a gazetteer's file: tables, JSON lines, Parquet, and the patterns of spaCy's EntityRuler."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from .io import json_rows, table_rows

SAVED = b"onrecord\ngazett\0"  # how a file of Gazetteer.save begins
LISTS = ("aliases", "context", "roles")  # separated by | in a table

PlacedRow = tuple[str, Any]


def is_saved(path: str | PathLike[str]) -> bool:
    """Whether `Gazetteer.save` wrote the file, by its first bytes.

    Raises:
        OSError: where the file cannot be read.
    """
    with Path(path).open("rb") as file:
        return file.read(len(SAVED)) == SAVED


def placed_rows(path: str | PathLike[str]) -> Iterator[PlacedRow]:
    """The rows of a file, each with its place: ``file:line``, in Parquet ``file:row``.

    Raises:
        ValueError: for an unknown suffix, at once; for a broken row, when it is reached.
        OSError: where the file cannot be read.
    """
    path = Path(path)
    readers = {".csv": _table_rows, ".tsv": _table_rows, ".jsonl": _json_rows, ".parquet": _parquet_rows}
    suffix = path.suffix.lower()
    if suffix not in readers:
        raise ValueError(f"{path}: a gazetteer is a .csv, .tsv, .jsonl or .parquet file, or one of Gazetteer.save")
    return readers[suffix](path)


def _table_rows(path: Path) -> Iterator[PlacedRow]:
    for place, row in table_rows(path):
        if isinstance(row, Exception):
            raise row
        lists = {column: _pieces(row[column]) for column in LISTS if isinstance(row.get(column), str)}
        yield place, {**row, **lists}


def _pieces(cell: str) -> list[str]:
    return [piece for piece in cell.split("|") if piece]


def _json_rows(path: Path) -> Iterator[PlacedRow]:
    for place, row in json_rows(path):
        if isinstance(row, Exception):
            raise row
        is_pattern = isinstance(row, Mapping) and "pattern" in row and "label" in row
        yield place, _pattern_row(place, row) if is_pattern else row


def _pattern_row(place: str, pattern: Mapping[str, Any]) -> dict[str, Any]:
    """A pattern of spaCy's EntityRuler as a row; its id becomes the key."""
    if unknown := [field for field in pattern if field not in ("label", "pattern", "id")]:
        raise ValueError(f"{place}: a pattern's {unknown[0]!r} is not supported; label, pattern and id are")
    phrase = pattern["pattern"]
    if isinstance(phrase, str):
        name, case = phrase, "exact"
    elif isinstance(phrase, list):
        name, case = _token_phrase(place, phrase)
    else:
        raise TypeError(f"{place}: a pattern is a phrase or a list of tokens, not {type(phrase).__name__}")
    return {"name": name, "type": pattern["label"], "key": pattern.get("id"), "case": case}


def _token_phrase(place: str, tokens: list[Any]) -> tuple[str, str]:
    words, attributes = [], set()
    for token in tokens:
        if not isinstance(token, Mapping) or len(token) != 1:
            raise ValueError(f"{place}: a token has exactly one of ORTH, TEXT and LOWER, not {token!r}")
        [(attribute, word)] = token.items()
        if attribute.upper() not in ("ORTH", "TEXT", "LOWER") or not isinstance(word, str):
            raise ValueError(f"{place}: only tokens of ORTH, TEXT or LOWER with a word are supported, not {token!r}")
        words.append(word)
        attributes.add("folded" if attribute.upper() == "LOWER" else "exact")
    if len(attributes) > 1:
        raise ValueError(f"{place}: LOWER beside ORTH or TEXT in one pattern is not supported")
    return _joined(words), attributes.pop() if attributes else "exact"


def _joined(words: list[str]) -> str:
    """Tokens as text has them: spaCy cuts off possessives, hyphens and most punctuation."""
    name = ""
    for word in words:
        is_glued = not name or name[-1] in "-(" or word[:1] in "-'’.,):;!?"
        name += word if is_glued else f" {word}"
    return name


def _parquet_rows(path: Path) -> Iterator[PlacedRow]:
    try:
        from pyarrow import ArrowInvalid, parquet
    except ImportError:
        raise ValueError(f"{path}: reading Parquet needs pyarrow: pip install onrecord[parquet]") from None
    try:
        file = parquet.ParquetFile(path)
    except ArrowInvalid as error:
        raise ValueError(f"{path}: not a Parquet file: {error}") from None
    number = 0
    for batch in file.iter_batches():
        for row in batch.to_pylist():
            number += 1
            yield f"{path}:{number}", row
