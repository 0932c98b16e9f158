"""Analyzer: the whole pipeline behind one call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import _core
from .document import Document
from .gazetteer import Gazetteer
from .inputs import read_text

KINDS = ("direct", "mixed", "indirect", "scare", "post")


class Analyzer:
    """The whole pipeline, built once from its options; immutable, picklable, thread-safe."""

    __slots__ = ("_core",)

    def __init__(
        self,
        *,
        steps: str | Iterable[str] = "default",
        gazetteer: Gazetteer | None = None,
        kinds: Iterable[str] = KINDS,
        language: str = "en",
    ) -> None:
        """Takes options by name."""
        steps = _core.preset(steps) if isinstance(steps, str) else list(steps)
        gazetteer = gazetteer or Gazetteer.default()
        self._core = _core.Analyzer(steps=steps, gazetteer=gazetteer._core, kinds=list(kinds), language=language)

    def analyze(self, text: str | bytes, id: Any = None, *, strict: bool = False) -> Document:
        """Analyses one text."""
        source = read_text(text, strict=strict)
        return Document(source.text, self._core.analyze(source.text), id=id, warnings=source.warnings)

    def match_entities(self, text: str | bytes) -> Document:
        """Finds mentions and entities only."""
        source = read_text(text)
        return Document(source.text, self._core.match_entities(source.text), warnings=source.warnings)
