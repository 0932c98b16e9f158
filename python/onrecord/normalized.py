"""NormalizedText: a text in normal form, with the exact way back to its source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import _core
from .analyzer import step_list
from .inputs import read_text
from .values import Edit


class NormalizedText:
    """A text in normal form, with the exact way back to its source. All offsets are code points.

    Attributes:
        text: the normal form.
        source: the text as given (bytes: decoded).
        steps: the names of the steps that were applied.
        warnings: repairs made before normalization.
    """

    __slots__ = ("_core", "_normalizer", "source", "steps", "text", "warnings")

    def __init__(self, text: str | bytes, steps: str | Iterable[str], *, strict: bool) -> None:
        """Made by `normalize`."""
        source = read_text(text, strict=strict)
        self.steps = step_list(steps)
        self._normalizer = _core.Normalizer(list(self.steps))
        self._core = self._normalizer.apply(source.text)
        self.source = source.text
        self.warnings = source.warnings
        self.text: str = self._core.text if self._core.changed or self.warnings else self.source

    @property
    def edits(self) -> list[Edit]:
        """What each step changed, and where. Costs a second look at the text."""
        return [
            Edit(start, end, self.source[start:end], self.text[text_start:text_end], step)
            for step, start, end, text_start, text_end in self._core.edits(self._normalizer)
        ]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The smallest stretch of the source that covers ``text[start:end]``.

        Raises:
            ValueError: unless ``0 <= start <= end <= len(text)``.
        """
        _check_span(start, end, self.text)
        return self._core.to_source(start, end)

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """The smallest stretch of the text that covers ``source[start:end]``.

        Raises:
            ValueError: unless ``0 <= start <= end <= len(source)``.
        """
        _check_span(start, end, self.source)
        return self._core.to_text(start, end)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        changed = "unchanged" if self.text == self.source else f"from {len(self.source)}"
        return f"<NormalizedText: {len(self.text)} characters, {changed}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NormalizedText):
            return NotImplemented
        return (self.source, self.steps) == (other.source, other.steps)

    def __hash__(self) -> int:
        return hash((self.source, self.steps))

    def __reduce__(self) -> tuple[Any, ...]:
        return normalize, (self.source, self.steps)


def normalize(text: str | bytes, steps: str | Iterable[str] = "default", *, strict: bool = False) -> NormalizedText:
    """Brings a text into normal form and keeps the exact way back.

    Args:
        text: str, or bytes in UTF-8. Ill-formed bytes and lone surrogates act as U+FFFD, with a warning.
        steps: a preset's name ("default", "none") or step names in the order they are to be applied.
        strict: raise instead of repairing.

    Raises:
        TypeError: where `text` is neither str nor bytes.
        ValueError: for an unknown step or preset, listing those there are; under `strict`, for an ill-formed text.
    """
    return NormalizedText(text, steps, strict=strict)


def _check_span(start: int, end: int, text: str) -> None:
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no span {start} to {end} in a text of {len(text)} code points")
