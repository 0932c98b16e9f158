"""Gazetteer: names known beforehand, and the exact matcher over them."""

from __future__ import annotations

import operator
import os
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _core
from .inputs import LONE_SURROGATE, read_text
from .values import MAKER, Match

if TYPE_CHECKING:
    from .normalized import NormalizedText

COLUMNS = ("name", "type", "key", "aliases", "case", "weight", "context", "fold_accents", "roles", "years")
CASES = ("exact", "title", "folded")  # by entities::CaseMode
MIDDLE_WEIGHT, HIGHEST_WEIGHT = 5, 9

Row = Mapping[str, Any] | Sequence[Any]
_PlainRow = tuple[str, str, str, list[str], str, int, list[str], bool, list[str], str]


class Gazetteer:
    """Names known beforehand, and the exact matcher over them; immutable, picklable, thread-safe.

    A name is found where it stands as whole words, in any script; the longest of those that begin together wins. Use
    `from_rows`, `from_file` or `default` to get one, and ``+`` to join two.
    """

    __slots__ = ("_core", "_file", "_is_default", "_parts")

    def __init__(
        self,
        core: _core.Gazetteer,
        *,
        is_default: bool = False,
        parts: tuple[Gazetteer, ...] = (),
        file: str | None = None,
    ) -> None:
        self._core = core
        self._is_default = is_default
        self._parts = parts
        self._file = file

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
                weight: 0 to 9, how likely this reading of a name that several rows bear is (default 5).
                context: words that speak for this reading where they stand near the name, a sequence of str.
                fold_accents: whether it is also found without its accents (Erdoğan as Erdogan).
                roles: of a person, what news calls them, a sequence of str (“president of France”); the office it
                    begins with tells bearers of one family name apart (“President Clinton”).
                years: of a person, a str as you write it (“1932-2019”).

        Raises:
            ValueError: for a row without name or type, an unknown field or case, naming the row.
            TypeError: for a field of the wrong type, naming the row.
        """
        if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
            raise TypeError(f"rows must be an iterable of rows, not {type(rows).__name__}")
        return cls(_core.Gazetteer(rows, _checked_row))

    @classmethod
    def from_file(cls, path: str | PathLike[str]) -> Gazetteer:
        """A gazetteer of the rows of a file; columns as in `from_rows`.

        Reads .csv and .tsv with a header (aliases, context words and roles separated by ``|``), .jsonl, .parquet (with
        pyarrow: ``pip install onrecord[parquet]``), patterns of spaCy's EntityRuler (.jsonl with ``label`` and
        ``pattern``; a pattern is a phrase, or tokens of ORTH, TEXT or LOWER alone), and what `save` wrote.

        Raises:
            ValueError, TypeError: for a broken row, naming file and line; ValueError for another suffix.
            OSError: where the file cannot be read.
        """
        from .gazetteer_files import is_saved, placed_rows

        if is_saved(path):
            return cls.load(path)
        placed = placed_rows(path)
        place = ""

        def rows() -> Iterable[Row]:
            nonlocal place
            for place, row in placed:  # noqa: B007
                yield row

        def checked(_number: int, row: Row) -> _PlainRow:
            return _checked(place, row)

        return cls(_core.Gazetteer(rows(), checked))

    def save(self, path: str | PathLike[str]) -> None:
        """Write the gazetteer to a file from which `load` has it at once.

        Raises:
            OSError: where the file cannot be written.
        """
        self._core.save(os.fspath(path))

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Gazetteer:
        """A gazetteer that `save` wrote; the file is mapped, so that all processes that load it share its memory.

        A pickle of it names the file instead of carrying rows. The file must stay as it is while it is in use. Its
        checksum tells damage, not malice: load files from whom you trust.

        Raises:
            ValueError: for a file that is no saved gazetteer, damaged, cut off, or saved by another version.
            OSError: where the file cannot be read.
        """
        return cls(_core.Gazetteer.load(os.fspath(path)), file=str(Path(path).absolute()))

    def match(self, text: str | bytes | NormalizedText, *, overlapping: bool = False) -> list[Match]:
        """All names of this gazetteer in a text, by position; the text is not normalized.

        Args:
            text: str, or bytes in UTF-8; or what `normalize` gave: then its normal form is searched, and the matches
                have the offsets and the words of its source.
            overlapping: also those that lie inside or across a longer one.
        """
        if isinstance(text, str):
            return MAKER.matches(self._core, text, overlapping)
        if isinstance(text, bytes):
            return MAKER.matches(self._core, read_text(text).text, overlapping)
        from .normalized import NormalizedText

        if not isinstance(text, NormalizedText):
            raise TypeError(f"text must be str, bytes or NormalizedText, not {type(text).__name__}")
        return [_in_source(text, match) for match in MAKER.matches(self._core, text.text, overlapping)]

    def match_batch(
        self, texts: Iterable[str | bytes | None], *, overlapping: bool = False, threads: int | None = None
    ) -> list[list[Match]]:
        """What `match` finds in each of several texts, in order; works on threads without Python's lock.

        Args:
            texts: any iterable of texts, or an Arrow array of strings; None (null) has no matches.
            overlapping: as for `match`.
            threads: how many; None for one a processor.
        """
        if threads is not None and threads < 1:
            raise ValueError(f"threads must be 1 or more, not {threads}")
        if hasattr(texts, "to_pylist"):  # an Arrow array, chunked or not
            texts = texts.to_pylist()
        strings = ["" if text is None else read_text(text).text for text in texts]
        return MAKER.all_matches(self._core, strings, overlapping, threads or 0)

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
        return 0 if self._is_default or self._file else len(self)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._core)

    def __bool__(self) -> bool:
        return True

    def __reduce__(self) -> tuple[Any, ...]:
        if self._parts:  # so that the embedded rows are named, not carried
            return operator.add, self._parts
        if self._file:
            return _reloaded, (self._file, self._core.checksum)
        return (Gazetteer.default, ()) if self._is_default else (_rebuilt, (self._core.rows(),))

    def __repr__(self) -> str:
        return "Gazetteer.default()" if self._is_default else f"<Gazetteer: {len(self)} rows>"


def _rebuilt(rows: list[tuple[Any, ...]]) -> Gazetteer:
    return Gazetteer(_core.Gazetteer.rebuilt(rows))


def _reloaded(file: str, checksum: int) -> Gazetteer:
    gazetteer = Gazetteer.load(file)
    if gazetteer._core.checksum != checksum:
        raise ValueError(f"{file}: not the gazetteer that was pickled: the file was written anew since; pickle again")
    return gazetteer


def _in_source(text: NormalizedText, match: Match) -> Match:
    start, end = text.to_source(match.start, match.end)
    return Match(start, end, text.source[start:end], match.entries)


def _checked_row(number: int, row: Row) -> _PlainRow:
    return _checked(f"row {number}", row)


def _checked(place: str, row: Row) -> _PlainRow:
    """A row as the core takes it; `place` names it in errors."""
    fields = _fields(place, row)
    for column in ("name", "type"):
        if not _string(place, column, fields.get(column)).strip():
            raise ValueError(f"{place}: no {column}")
    case = fields.get("case") or "title"
    if case not in CASES:
        raise ValueError(f"{place}: unknown case {case!r}; there are: {', '.join(CASES)}")
    context = _strings(place, "context", fields.get("context"))
    if several := [words for words in context if len(words.split()) != 1]:
        raise ValueError(f"{place}: context {several[0]!r} is not one word")
    return (
        str(fields["name"]),
        str(fields["type"]),
        _string(place, "key", fields.get("key")),
        _strings(place, "aliases", fields.get("aliases")),
        str(case),
        _weight(place, fields.get("weight")),
        context,
        _flag(place, "fold_accents", fields.get("fold_accents")),
        _strings(place, "roles", fields.get("roles")),
        _string(place, "years", fields.get("years")),
    )


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
    return str(value)


def _strings(place: str, column: str, value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        raise TypeError(f"{place}: {column} must be a sequence of str, not {type(value).__name__}")
    return [_string(place, column, item) for item in value]


def _weight(place: str, value: object) -> int:
    if value is None or value == "":
        return MIDDLE_WEIGHT
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{place}: weight must be int, not {type(value).__name__}")
    weight = operator.index(value)
    if not 0 <= weight <= HIGHEST_WEIGHT:
        raise ValueError(f"{place}: weight {weight} is not between 0 and {HIGHEST_WEIGHT}")
    return weight


def _flag(place: str, column: str, value: object) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    words = {"": False, "false": False, "no": False, "0": False, "true": True, "yes": True, "1": True}
    if isinstance(value, str) and value.lower() in words:
        return words[value.lower()]
    raise ValueError(f"{place}: {column} must be true or false, not {value!r}")
