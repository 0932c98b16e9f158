"""Normalizer: an ordered list of steps that bring texts into normal form and keep the exact way back."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn

from . import _core
from .inputs import Source, read_text
from .normalized import NormalizedText
from .pipe import checked_threads, chunks, read_item

if TYPE_CHECKING:
    from ._core import Batch

    Pending = tuple[list[tuple[Any, Source | Exception]], Batch]

MOST_ITEMS = 512  # in a chunk
MOST_CHARACTERS = 400_000  # after which a chunk is closed: many, so that reading and giving out overlap with the work
CHUNKS_AHEAD = 2

log = logging.getLogger("onrecord")


class Normalizer:
    """An ordered list of steps; immutable, picklable, thread-safe.

    Args:
        steps: a preset's name ("default", "search", "ascii", "none") or step names in the order they are to be applied;
            ``Normalizer.step_names()`` lists them. "mask:urls+emails" means two kinds of the step "mask".

    Raises:
        ValueError: for an unknown step or preset, listing those there are; for steps that exclude one another.
        TypeError: where `steps` is no collection of str.
    """

    __slots__ = ("_core", "_western", "steps")

    _core: _core.Normalizer
    _western: bool  # whether bytes may be read as windows-1252
    steps: tuple[str, ...]

    def __init__(self, steps: str | Iterable[str] = "default") -> None:
        core = _core.Normalizer(list(step_list(steps)), NormalizedText)
        object.__setattr__(self, "_core", core)
        object.__setattr__(self, "steps", tuple(core.steps))
        object.__setattr__(self, "_western", self.steps[:1] == ("utf8",))

    @staticmethod
    def step_names() -> tuple[str, ...]:
        """All steps in their recommended order."""
        return tuple(_core.step_names())

    def normalize(self, text: str | bytes, *, strict: bool = False) -> NormalizedText:
        """Brings one text into normal form.

        Args:
            text: str, or bytes in UTF-8. Ill-formed bytes and lone surrogates act as U+FFFD, with a warning; where the
                first step is utf8, bytes that their line shows to be windows-1252 are read as such, with a warning.
            strict: raise instead of repairing.

        Raises:
            TypeError: where `text` is neither str nor bytes.
            ValueError: under `strict`, for an ill-formed text; or for a text of 4 GiB and more.
        """
        if text.__class__ is str:
            made: NormalizedText | None = self._core.apply(text, self, False)
            if made is not None:
                return made
        # Bytes, lone surrogates, and what else is not as it should be.
        source, warnings = read_text(text, strict=strict, western=self._western)
        return self._repaired(None, Source(source, warnings))

    def pipe(self, items: Iterable[Any], *, threads: int | None = None) -> Iterator[NormalizedText]:
        """Normalizes many texts over threads; lazily, in order.

        Args:
            items: texts, or pairs of an id and a text. A bad one (None, NaN, a number) gives a NormalizedText with
                `error`; it stops nothing.
            threads: how many; default: the processors this process may use. With 1, an item is read only when its
                result is asked for; with more, some thousands are read ahead.

        Raises:
            TypeError: where `items` is a single text or cannot be iterated over.
            ValueError: where `threads` is below 1.
        """
        threads = checked_threads(items, threads)
        return self._one_by_one(iter(items)) if threads == 1 else self._in_batches(iter(items), threads)

    def _one_by_one(self, items: Iterable[Any]) -> Iterator[NormalizedText]:
        for item in items:
            identifier, source = read_item(item, western=self._western)
            if isinstance(source, Exception):
                yield self._failed(identifier, source)
                continue
            try:
                yield self._repaired(identifier, source)
            except ValueError as error:
                yield self._failed(identifier, error)

    def _in_batches(self, items: Iterable[Any], threads: int) -> Iterator[NormalizedText]:
        pool = _core.Threads(self._core, threads)
        pending: deque[Pending] = deque()
        try:
            for chunk in chunks(items, MOST_ITEMS, MOST_CHARACTERS):
                read = [read_item(item, western=self._western) for item in chunk]
                texts = [source.text for _, source in read if not isinstance(source, Exception)]
                pending.append((read, _core.Batch(pool, texts)))
                if len(pending) > CHUNKS_AHEAD:
                    yield from self._finished(*pending.popleft())
            yield from self._drained(pending)
        except Exception:
            # What came before an error of the iterable is given out before it.
            yield from self._drained(pending)
            raise

    def _drained(self, pending: deque[Pending]) -> Iterator[NormalizedText]:
        while pending:
            yield from self._finished(*pending.popleft())

    def _finished(self, read: list[tuple[Any, Source | Exception]], batch: Batch) -> Iterator[NormalizedText]:
        results = iter(batch.results(self))
        for identifier, source in read:
            if isinstance(source, Exception):
                yield self._failed(identifier, source)
                continue
            made = next(results)
            yield self._failed(identifier, made) if isinstance(made, str) else _given(made, identifier, source)

    def _repaired(self, identifier: Any, source: Source) -> NormalizedText:
        return _given(self._core.apply(source.text, self, True), identifier, source)

    def _failed(self, identifier: Any, error: Exception | str) -> NormalizedText:
        log.warning("%s: %s", identifier, error)
        return NormalizedText("", self, id=identifier, error=str(error))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Normalizer is immutable: cannot set {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a Normalizer is immutable: cannot delete {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _shared, (self.steps,)

    def __eq__(self, other: object) -> bool:
        return self.steps == other.steps if isinstance(other, Normalizer) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.steps)

    def __repr__(self) -> str:
        return f"Normalizer(steps={list(self.steps)})"


def normalize(text: str | bytes, steps: str | Iterable[str] = "default", *, strict: bool = False) -> NormalizedText:
    """Brings a text into normal form and keeps the exact way back.

    Args:
        text: str, or bytes in UTF-8. Ill-formed bytes and lone surrogates act as U+FFFD, with a warning.
        steps: a preset's name ("default", "search", "ascii", "none") or step names in the order they are to be applied.
        strict: raise instead of repairing.

    Raises:
        TypeError: where `text` is neither str nor bytes.
        ValueError: for an unknown step or preset, listing those there are; under `strict`, for an ill-formed text.
    """
    return _shared(steps if isinstance(steps, str) else _names(steps)).normalize(text, strict=strict)


def step_list(steps: str | Iterable[str]) -> tuple[str, ...]:
    """The step names of a preset's name, or of a list of them."""
    return tuple(_core.preset(steps)) if isinstance(steps, str) else _names(steps)


@lru_cache(maxsize=64)
def _shared(steps: str | tuple[str, ...]) -> Normalizer:
    """One normalizer for all who ask for the same steps."""
    return Normalizer(steps)


def _names(given: Iterable[str]) -> tuple[str, ...]:
    try:
        names = tuple(given)
    except TypeError:
        raise TypeError(f"steps must be a collection of names, not {type(given).__name__}") from None
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"steps must hold str, not {type(name).__name__}")
    return names


def _given(made: NormalizedText, identifier: Any, source: Source) -> NormalizedText:
    """What the core made, with what only Python knows of it."""
    made.id = identifier
    if source.warnings:
        made.warnings = source.warnings
    return made
