"""From raw news text to who said what, about whom: fast, offline, explainable, exact to the character.

    >>> import onrecord
    >>> doc = onrecord.analyze("“We will win,” President Donald Trump said.")
    >>> doc.quotes[0].content, doc.quotes[0].speaker_entity.name
    ('We will win,', 'Donald Trump')

Every offset counts code points of the text that was given: ``text[x.start:x.end] == x.text``.
"""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

from ._core import version as __version__
from .analyzer import Analyzer
from .document import Document
from .explanation import Explanation
from .gazetteer import Gazetteer
from .normalized import NormalizedText
from .normalizer import Normalizer, normalize
from .values import Edit, Entity, Entry, Match, Mention, Quote, Region, Span

__all__ = [
    "Analyzer",
    "Document",
    "Edit",
    "Entity",
    "Entry",
    "Explanation",
    "Gazetteer",
    "Match",
    "Mention",
    "NormalizedText",
    "Normalizer",
    "Quote",
    "Region",
    "Span",
    "__version__",
    "analyze",
    "extract_quotes",
    "match_entities",
    "normalize",
]

logging.getLogger("onrecord").addHandler(logging.NullHandler())


@cache
def _default() -> Analyzer:
    """The analyzer of the functions below, built at the first call."""
    return Analyzer()


def analyze(text: str | bytes, id: Any = None, *, strict: bool = False) -> Document:
    """Finds every quotation, speaker and named entity of a text, with default options.

    Args:
        text: str, or bytes in UTF-8. Ill-formed bytes and lone surrogates act as U+FFFD, with a warning.
        id: anything; it comes back as the document's id.
        strict: raise instead of repairing.

    Raises:
        TypeError: where `text` is neither str nor bytes.
        ValueError: under `strict`, naming the byte or code point; or for a text of 4 GiB and more.
    """
    return _default().analyze(text, id, strict=strict)


def extract_quotes(text: str | bytes, *, strict: bool = False) -> list[Quote]:
    """The quotes of a text, by start; input and errors as for `analyze`."""
    return _default().analyze(text, strict=strict).quotes


def match_entities(text: str | bytes, *, strict: bool = False) -> list[Mention]:
    """The mentions of a text, by position; input and errors as for `analyze`. Faster than `analyze`."""
    return _default().match_entities(text, strict=strict).mentions
