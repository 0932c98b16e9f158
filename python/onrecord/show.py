"""Shows analysed articles as plain tables in a terminal: quotes, then entities, fitted to its width."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from .document import Document
    from .values import Quote

GAP = 2  # columns between cells
NARROWEST = 60
UNSHOWABLE = re.compile(
    "[\0-\37\177-\237\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)  # controls could drive the terminal


def write_tables(documents: Iterable[Document], stream: TextIO, width: int) -> None:
    """Writes the tables of each document, in lines of `width` columns (at least 60)."""
    width = max(width, NARROWEST)
    for document in documents:
        stream.writelines(f"{line}\n" for line in _lines(document, width))


def _lines(document: Document, width: int) -> Iterable[str]:
    yield "━" * width
    yield str(document.id)
    if document.error is not None:
        yield f"error: {shown(document.error)}"
        return
    summary = (
        f"{len(document.source):,} characters, {len(document.sentences)} sentences, {len(document.quotes)} quotes, "
        f"{len(document.mentions)} mentions of {len(document.entities)} entities"
    )
    for line in (summary, *(f"warning: {shown(warning)}" for warning in document.warnings)):
        yield from textwrap.wrap(line, width)
    yield ""
    quotes = [
        (quote.kind, _speaker(quote), quote.cue.text if quote.cue else "", _words(quote)) for quote in document.quotes
    ]
    yield from _table(("KIND", "SPEAKER", "CUE", "WORDS"), quotes, (8, width * 3 // 10, width * 15 // 100), width)
    counts = Counter(mention.entity.id for mention in document.mentions)
    entities = [(e.name, e.type, str(counts[e.id]), e.key or "") for e in document.entities]
    yield from _table(("ENTITY", "TYPE", "MENTIONS", "KEY"), entities, (width * 4 // 10, 12, 8), width)


def _speaker(quote: Quote) -> str:
    words = quote.speaker.text if quote.speaker else ""
    name = quote.speaker_entity.name if quote.speaker_entity else ""
    if name and words and name != words:
        return f"{words} → {name}"
    return name or words or "–"


def _words(quote: Quote) -> str:
    return f"“{quote.content}”" if quote.kind == "direct" else quote.content


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], most: Sequence[int], width: int) -> Iterable[str]:
    """A table whose last column takes what the others leave; nothing where there are no rows."""
    if not rows:
        return
    readable = [[shown(cell) for cell in row] for row in (head, *rows)]
    widths = [min(limit, max(_columns(row[i]) for row in readable)) for i, limit in enumerate(most)]
    widths.append(width - sum(widths) - GAP * len(widths))
    for row in readable:
        cells = [_wrapped(cell, widths[i]) for i, cell in enumerate(row)]
        for i in range(max(len(lines) for lines in cells)):
            line = (_padded(lines[i] if i < len(lines) else "", widths[n]) for n, lines in enumerate(cells))
            yield (" " * GAP).join(line).rstrip()
    yield ""


def _wrapped(text: str, width: int) -> list[str]:
    if _columns(text) <= width:
        return [text]
    narrow = width if text.isascii() else max(1, width * len(text) // _columns(text))
    return textwrap.wrap(text, narrow)


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - _columns(text))


def _columns(text: str) -> int:
    """Columns of a terminal that a text fills: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shown(text: str) -> str:
    """A text on one line, without what could drive a terminal."""
    return " ".join(UNSHOWABLE.sub(" ", text).split())
