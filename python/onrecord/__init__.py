"""From raw news text to who said what, about whom."""

from __future__ import annotations

from functools import cache
from typing import Any

from ._core import version as __version__
from .analyzer import Analyzer
from .document import Document
from .gazetteer import Gazetteer
from .values import Edit, Entity, Entry, Match, Mention, Quote, Region, Span

__all__ = [
    "Analyzer",
    "Document",
    "Edit",
    "Entity",
    "Entry",
    "Gazetteer",
    "Match",
    "Mention",
    "Quote",
    "Region",
    "Span",
    "__version__",
    "analyze",
    "extract_quotes",
    "match_entities",
]


@cache
def _default() -> Analyzer:
    return Analyzer()


def analyze(text: str | bytes, id: Any = None, *, strict: bool = False) -> Document:
    """Finds every quotation, speaker and named entity of a text, with default options."""
    return _default().analyze(text, id, strict=strict)


def extract_quotes(text: str | bytes) -> list[Quote]:
    """The quotes of a text."""
    return _default().analyze(text).quotes


def match_entities(text: str | bytes) -> list[Mention]:
    """The mentions of a text."""
    return _default().match_entities(text).mentions
