"""Analyses a stream of texts over threads: lazily, in order, a bad item never stopping the rest.

Items travel to the threads in chunks, each of which the core analyses without the GIL: one hand-over a chunk, however busy
the reader of the results keeps the interpreter.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from . import _core
from .document import Document
from .inputs import NO_WARNINGS, Source, read_text

if TYPE_CHECKING:
    from concurrent.futures import Future

    from .analyzer import Analyzer

MOST_ITEMS = 32  # in a chunk
MOST_CHARACTERS = 200_000  # after which a chunk is closed

log = logging.getLogger("onrecord")

Chunk = list[Any]


def available_threads() -> int:
    """The processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def checked_threads(items: object, threads: int | None) -> int:
    """The number of threads for a pipe over `items`: as given, or all there are.

    Raises:
        TypeError: where `items` is a single text.
        ValueError: where `threads` is below 1.
    """
    if isinstance(items, (str, bytes)):
        raise TypeError(f"items must be an iterable of texts, not one {type(items).__name__}")
    threads = available_threads() if threads is None else threads
    if threads < 1:
        raise ValueError(f"threads must be 1 or more, not {threads}")
    return threads


def documents_of(analyzer: Analyzer, items: Iterable[Any], threads: int) -> Iterator[Document]:
    """Documents of `items` in their order. An error of the iterable itself is raised after what came before it."""
    if threads == 1:
        for item in items:
            yield from _analyze_chunk(analyzer, [item])
        return
    from concurrent.futures import ThreadPoolExecutor

    executor = ThreadPoolExecutor(threads, thread_name_prefix="onrecord")
    pending: deque[Future[list[Document]]] = deque()
    try:
        for chunk in chunks(items, MOST_ITEMS, MOST_CHARACTERS):
            pending.append(executor.submit(_analyze_chunk, analyzer, chunk))
            if len(pending) > threads:
                yield from pending.popleft().result()
        yield from _drained(pending)
    except Exception:
        yield from _drained(pending)
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _drained(pending: deque[Future[list[Document]]]) -> Iterator[Document]:
    while pending:
        yield from pending.popleft().result()


def chunks(items: Iterable[Any], most_items: int, most_characters: int) -> Iterator[Chunk]:
    """Cuts items into chunks that grow from one item, so that the first results come soon."""
    chunk: Chunk = []
    most, characters = 1, 0
    try:
        for item in items:
            chunk.append(item)
            characters += _length(item)
            if len(chunk) >= most or characters >= most_characters:
                yield chunk
                chunk, characters, most = [], 0, min(2 * most, most_items)
    except Exception:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def _length(item: Any) -> int:
    text = item[1] if isinstance(item, tuple) and len(item) == 2 else item
    return len(text) if isinstance(text, (str, bytes)) else 0


def _analyze_chunk(analyzer: Analyzer, chunk: Chunk) -> list[Document]:
    read = [read_item(item) for item in chunk]
    sources = [source for _, source in read if isinstance(source, Source)]
    analyses = iter(_analyze(analyzer._core, [source.text for source in sources]))
    documents = []
    for identifier, source in read:
        found = source if isinstance(source, Exception) else next(analyses)
        if isinstance(source, Exception) or isinstance(found, Exception):
            log.warning("%s: %s", identifier, found)
            documents.append(Document("", id=identifier, warnings=[], error=str(found)))
        else:
            warnings = source.warnings + found.warnings if source.warnings else None
            documents.append(Document(source.text, found, analyzer, identifier, warnings))
    return documents


def read_item(item: Any, *, western: bool = False) -> tuple[Any, Source | Exception]:
    """An item's id, and its text or why it has none. An exception in a text's place says why it could not be read.

    The lone surrogates of a str are no warning of its source: who takes it tells of them.
    """
    identifier, text = item if isinstance(item, tuple) and len(item) == 2 else (None, item)
    if text.__class__ is str:
        return identifier, Source(text, NO_WARNINGS)
    if isinstance(text, Exception):
        return identifier, text
    try:
        return identifier, read_text(text, western=western)
    except TypeError as error:
        return identifier, error


def _analyze(core: _core.Analyzer, texts: list[str]) -> list[_core.Analysis | Exception]:
    try:
        return [*core.analyze_all(texts)]
    except (ValueError, MemoryError) as error:
        # One of them was too much: the others shall not suffer for it.
        if len(texts) == 1:
            return [error if str(error) else MemoryError("not enough memory")]
        return [analysis for text in texts for analysis in _analyze(core, [text])]
