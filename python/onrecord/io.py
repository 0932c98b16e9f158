"""Reads texts from files, folders and standard input: one place for each input format.

Everything here gives pairs of an id and a text. What cannot be read gives an exception in the text's place, which
`Analyzer.pipe` turns into a document with `error`: the rest goes on.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, TextIO

Item = tuple[Any, "str | bytes | Exception"]
PlacedRow = tuple[str, Any]  # "file:line", and a row or an exception

ROW_FORMATS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv"}
TEXT_SUFFIXES = {"", ".txt", ".text", ".md"}
FORMATS = ("text", "jsonl", "csv", "tsv")


def read_items(
    paths: Iterable[str], *, text_column: str = "text", id_column: str = "id", format: str | None = None
) -> Iterator[Item]:
    """All texts of files, folders and "-" (standard input), in order.

    Args:
        paths: a folder stands for all texts and tables in it and below, by name.
        text_column: the column of JSONL, CSV and TSV that holds the text.
        id_column: the column that holds the id; a row without it is called by file and line.
        format: one of FORMATS, for all files; default: by suffix, and text where that says nothing.
    """
    for path in paths:
        if path == "-":
            yield from _read_file(Path("/dev/stdin"), "-", format or "text", text_column, id_column)
            continue
        for found in _files(Path(path)):
            if isinstance(found, Exception):
                yield path, found
            else:
                by_suffix = ROW_FORMATS.get(found.suffix.lower(), "text")
                yield from _read_file(found, str(found), format or by_suffix, text_column, id_column)


def _files(path: Path) -> Iterator[Path | Exception]:
    """The file itself; or the readable files of a folder by name, and an error where it has none."""
    if not path.is_dir():
        yield path
        return
    failures: list[OSError] = []
    count = 0
    for folder, folders, names in os.walk(path, onerror=failures.append):
        folders.sort()
        for name in sorted(names):
            suffix = Path(name).suffix.lower()
            if not name.startswith(".") and (suffix in TEXT_SUFFIXES or suffix in ROW_FORMATS):
                count += 1
                yield Path(folder, name)
    yield from (_readable(failure) for failure in failures)
    if count == 0 and not failures:
        yield ValueError(f"{path}: no texts in this folder ({', '.join(sorted(TEXT_SUFFIXES | {*ROW_FORMATS}))})")


def _read_file(path: Path, name: str, format: str, text_column: str, id_column: str) -> Iterator[Item]:
    if format == "text":
        try:
            yield name, _read_bytes(path, name)
        except OSError as error:
            yield name, _readable(error)
        return
    rows = json_rows(path, name) if format == "jsonl" else table_rows(path, name, tab=format == "tsv")
    for place, row in rows:
        yield _item(place, row, text_column, id_column)


def _item(place: str, row: Any, text_column: str, id_column: str) -> Item:
    if isinstance(row, Exception):
        return place, row
    if not isinstance(row, dict):
        return place, ValueError(f"{place}: not an object but {type(row).__name__}")
    identifier = row.get(id_column)
    identifier = place if identifier is None else identifier
    if text_column not in row:
        return identifier, ValueError(f"{place}: no column {text_column!r}; there are: {', '.join(map(str, row))}")
    text = row[text_column]
    if not isinstance(text, str):
        return identifier, TypeError(f"{place}: {text_column!r} must be str, not {type(text).__name__}")
    return identifier, text


def json_rows(path: Path, name: str | None = None) -> Iterator[PlacedRow]:
    """The values of a file of JSON lines, each with its place; empty lines are skipped.

    A byte that is not UTF-8 becomes a lone surrogate, which the analyzer repairs and reports.
    """
    name = str(path) if name is None else name
    try:
        with _open_bytes(path, name) as lines:
            for number, line in enumerate(lines, 1):
                text = line.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")
                if text := text.strip():
                    place = f"{name}:{number}"
                    yield place, _parsed(place, text)
    except OSError as error:
        yield name, _readable(error)


def _parsed(place: str, line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return ValueError(f"{place}: not JSON: {error}")


def table_rows(path: Path, name: str | None = None, *, tab: bool | None = None) -> Iterator[PlacedRow]:
    """The rows of a CSV or TSV file with a header, as dicts, each with its place. A TSV file knows no quoting."""
    import csv

    name = str(path) if name is None else name
    tab = path.suffix.lower() == ".tsv" if tab is None else tab
    csv.field_size_limit(sys.maxsize)  # an article may be longer than csv's 128 KiB
    number = 1
    try:
        with _open_text(path, name) as lines:
            form: dict[str, Any] = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if tab else {}
            rows = csv.DictReader(lines, **form)
            for row in rows:
                number = rows.line_num
                place = f"{name}:{number}"
                yield place, ValueError(f"{place}: more fields than columns") if None in row else row
    except csv.Error as error:
        yield f"{name}:{number + 1}", ValueError(f"{name}:{number + 1}: {error}")
    except OSError as error:
        yield name, _readable(error)


def _read_bytes(path: Path, name: str) -> bytes:
    with _open_bytes(path, name) as file:
        return file.read()


def _open_bytes(path: Path, name: str) -> BinaryIO:
    return os.fdopen(os.dup(0), "rb") if name == "-" else path.open("rb")


def _open_text(path: Path, name: str) -> TextIO:
    return TextIOWrapper(_open_bytes(path, name), "utf-8-sig", "surrogateescape", newline="")


def _readable(error: OSError) -> OSError:
    """An OSError that says what is the matter in words a reader of a log understands: `file: No such file …`."""
    return OSError(f"{error.filename}: {error.strerror}") if error.filename is not None else error
