"""Gazetteer: names known beforehand, and the exact matcher over them."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from . import _core
from .inputs import LONE_SURROGATE, read_text
from .values import MAKER, Match

COLUMNS = ("name", "type", "key", "aliases", "case")
CASES = ("exact", "title", "folded")  # by entities::CaseMode
UNKNOWN_GENDER, MIDDLE_WEIGHT, ITS_OWN = 0, 5, ""  # what GazetteerRow has by default

Row = Mapping[str, Any] | Sequence[Any]
_CoreRow = tuple[str, str, str, list[str], int, int, int, str]


class Gazetteer:
    """Names known beforehand, and the exact matcher over them; immutable, picklable, thread-safe.

    A name is found where it stands as whole words, in any script; the longest of those that begin together wins. Use
    `from_rows`, `from_file` or `default` to get one, and ``+`` to join two.
    """

    __slots__ = ("_core", "_is_default", "_parts")

    def __init__(self, core: _core.Gazetteer, *, is_default: bool = False, parts: tuple[Gazetteer, ...] = ()) -> None:
        self._core = core
        self._is_default = is_default
        self._parts = parts

    @classmethod
    def default(cls) -> Gazetteer:
        """The embedded gazetteer; its sources are named in cpp/onrecord/data/README.md."""
        return cls(_core.Gazetteer.default(), is_default=True)

    @classmethod
    def from_rows(cls, rows: Iterable[Row]) -> Gazetteer:
        """A gazetteer of the rows given.

        Args:
            rows: mappings with these fields, or sequences in this order, of which all but the first two may be missing:
                name: what it is called.
                type: an OntoNotes label (PERSON, ORG, GPE, …) or one of your own.
                key: a CURIE that identifies it (``local:17``), or None.
                aliases: other names it is found under, a sequence of str.
                case: "exact" (as written), "title" (as written or in capitals; the default) or "folded" (in any case).

        Raises:
            ValueError: for a row without name or type, an unknown field or case, naming the row.
            TypeError: for a field of the wrong type, naming the row.
        """
        if isinstance(rows, (str, bytes, Mapping)):
            raise TypeError(f"rows must be an iterable of rows, not {type(rows).__name__}")
        return cls(_core.Gazetteer([_checked(f"row {number}", row) for number, row in enumerate(rows, 1)]))

    @classmethod
    def from_file(cls, path: str | PathLike[str]) -> Gazetteer:
        """A gazetteer of the rows of a file: .csv or .tsv with a header, or .jsonl; columns as in `from_rows`.

        In a CSV or TSV file aliases are separated by ``|``.

        Raises:
            ValueError: for a broken row, naming file and line; or for another suffix.
            OSError: where the file cannot be read.
        """
        return cls(_core.Gazetteer([_checked(place, row) for place, row in _file_rows(Path(path))]))

    def match(self, text: str | bytes, *, overlapping: bool = False) -> list[Match]:
        """All names of this gazetteer in a text, by position; the text is not normalized.

        Args:
            text: str, or bytes in UTF-8.
            overlapping: also those that lie inside or across a longer one.
        """
        return MAKER.matches(self._core, read_text(text).text, overlapping)

    def __add__(self, other: object) -> Gazetteer:
        """All rows of this one, then those of the other."""
        if not isinstance(other, Gazetteer):
            return NotImplemented
        return Gazetteer(self._core.merged(other._core), parts=(self, other))

    @property
    def own_rows(self) -> int:
        """The number of rows that are not the embedded gazetteer's: those that a pickle carries."""
        if self._parts:
            return sum(part.own_rows for part in self._parts)
        return 0 if self._is_default else len(self)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._core)

    def __bool__(self) -> bool:
        return True

    def __reduce__(self) -> tuple[Any, ...]:
        if self._parts:  # so that the embedded rows are named, not carried
            return operator.add, self._parts
        return (Gazetteer.default, ()) if self._is_default else (_rebuilt, (self._core.rows(),))

    def __repr__(self) -> str:
        return "Gazetteer.default()" if self._is_default else f"<Gazetteer: {len(self)} rows>"


def _rebuilt(rows: list[_CoreRow]) -> Gazetteer:
    return Gazetteer(_core.Gazetteer(rows))


def _checked(place: str, row: Row) -> _CoreRow:
    """A row as the core takes it; `place` names it in errors."""
    fields = _fields(place, row)
    for column in ("name", "type"):
        if not _string(place, column, fields.get(column)):
            raise ValueError(f"{place}: no {column}")
    case = fields.get("case") or "title"
    if case not in CASES:
        raise ValueError(f"{place}: unknown case {case!r}; there are: {', '.join(CASES)}")
    key = _string(place, "key", fields.get("key"))
    aliases = _aliases(place, fields.get("aliases"))
    return fields["name"], fields["type"], key, aliases, CASES.index(case), UNKNOWN_GENDER, MIDDLE_WEIGHT, ITS_OWN


def _fields(place: str, row: Row) -> Mapping[str, Any]:
    if isinstance(row, (str, bytes)) or not isinstance(row, (Mapping, Sequence)):
        raise TypeError(f"{place}: a row is a mapping or a sequence, not {type(row).__name__}")
    if isinstance(row, Sequence):
        if len(row) > len(COLUMNS):
            raise ValueError(f"{place}: {len(row)} fields; there are: {', '.join(COLUMNS)}")
        return dict(zip(COLUMNS, row, strict=False))
    if unknown := [name for name in row if name not in COLUMNS]:
        raise ValueError(f"{place}: unknown field {unknown[0]!r}; there are: {', '.join(COLUMNS)}")
    return row


def _string(place: str, column: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"{place}: {column} must be str, not {type(value).__name__}")
    if LONE_SURROGATE.search(value):
        raise ValueError(f"{place}: {column} holds a lone surrogate")
    return value


def _aliases(place: str, value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        raise TypeError(f"{place}: aliases must be a sequence of str, not {type(value).__name__}")
    return [_string(place, "aliases", alias) for alias in value]


def _file_rows(path: Path) -> Iterator[tuple[str, Row]]:
    """The rows of a file, each with its place."""
    from .io import json_rows, table_rows

    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        rows = json_rows(path)
    elif suffix in (".csv", ".tsv"):
        rows = table_rows(path)
    else:
        raise ValueError(f"{path}: a gazetteer is a .csv, .tsv or .jsonl file")
    for place, row in rows:
        if isinstance(row, Exception):
            raise row
        if suffix != ".jsonl" and isinstance(row.get("aliases"), str):
            row = {**row, "aliases": [alias for alias in row["aliases"].split("|") if alias]}
        yield place, row
