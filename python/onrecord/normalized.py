"""NormalizedText: a text in normal form, with the exact way back to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .values import Edit

if TYPE_CHECKING:
    from . import _core
    from .normalizer import Normalizer

Offsets = tuple[int, int]


class NormalizedText:
    """A text in normal form, with the exact way back to its source. All offsets are code points.

    Attributes:
        text: the normal form; where nothing changed, the very object that is `source`.
        source: the text as given (bytes: decoded).
        normalizer: what made it.
        warnings: repairs made before normalization.
        id: as given to `pipe`, or None.
        error: why there is no text, or None. Only texts of `pipe` have one.
    """

    __slots__ = ("_alignment", "error", "id", "normalizer", "source", "text", "warnings")

    def __init__(
        self,
        source: str,
        normalizer: Normalizer,
        text: str | None = None,
        alignment: _core.Alignment | None = None,
        warnings: list[str] | None = None,
        id: Any = None,
        error: str | None = None,
    ) -> None:
        """Made by `normalize` and by a `Normalizer`."""
        self.source = source
        self.text = source if text is None else text
        self.normalizer = normalizer
        self._alignment = alignment
        self.warnings = [] if warnings is None else warnings
        self.id = id
        self.error = error

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps that were applied."""
        return self.normalizer.steps

    @property
    def changed(self) -> bool:
        """Whether the text differs from its source."""
        return self.text is not self.source

    @property
    def edits(self) -> list[Edit]:
        """What each step changed, and where, step by step in order. Costs a second look at the text."""
        if self._alignment is None:
            return []
        return [
            Edit(start, end, self.source[start:end], self.text[text_start:text_end], step, text_start, text_end)
            for step, start, end, text_start, text_end in self.normalizer._core.edits(self.source, self.text)
        ]

    @property
    def pieces(self) -> list[tuple[Offsets, Offsets]]:
        """What differs, as (start, end) in the source and in the text, from left to right without overlap.

        What lies between two pieces is the same in both texts. Where several steps changed the same characters, they
        are one piece here and several `edits`.
        """
        found = [] if self._alignment is None else self._alignment.pieces()
        return [((start, end), (text_start, text_end)) for start, end, text_start, text_end in found]

    @property
    def alignment_memory(self) -> int:
        """Bytes that the way between both texts takes: three to five for each piece."""
        return 0 if self._alignment is None else self._alignment.memory

    def to_source(self, start: int, end: int) -> Offsets:
        """The smallest stretch of the source that covers ``text[start:end]``.

        Raises:
            ValueError: unless ``0 <= start <= end <= len(text)``.
        """
        _check_span(start, end, self.text)
        return (start, end) if self._alignment is None else self._alignment.to_source(start, end)

    def to_text(self, start: int, end: int) -> Offsets:
        """The smallest stretch of the text that covers ``source[start:end]``.

        Raises:
            ValueError: unless ``0 <= start <= end <= len(source)``.
        """
        _check_span(start, end, self.source)
        return (start, end) if self._alignment is None else self._alignment.to_text(start, end)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        if self.error is not None:
            return f"<NormalizedText: {self.error}>"
        changed = f"from {len(self.source)}, {len(self.pieces)} pieces differ" if self.changed else "unchanged"
        return f"<NormalizedText: {len(self.text)} characters, {changed}>"

    def _repr_html_(self) -> str:
        from .difference import difference_html

        return difference_html(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NormalizedText):
            return NotImplemented
        return (self.source, self.steps) == (other.source, other.steps)

    def __hash__(self) -> int:
        return hash((self.source, self.steps))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.source, self.normalizer, self.warnings, self.id, self.error)


def _restored(source: str, normalizer: Normalizer, warnings: list[str], id: Any, error: str | None) -> NormalizedText:
    restored = NormalizedText(source, normalizer, id=id, error=error) if error else normalizer.normalize(source)
    restored.warnings, restored.id = warnings, id
    return restored


def _check_span(start: int, end: int, text: str) -> None:
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no span {start} to {end} in a text of {len(text)} code points")
