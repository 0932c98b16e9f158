"""Document: an analysed text and all that was found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _core
from .inputs import LONE_SURROGATE, surrogate_warnings
from .origin import Origin
from .values import MAKER, Entity, Mention, Quote, Region, Span

if TYPE_CHECKING:
    from .analyzer import Analyzer
    from .explanation import Explanation

VALUE_LISTS = ("entities", "mentions", "quotes", "sentences", "regions")


class Document:
    """An analysed text: what was given, what was found, and what went wrong.

    All work is done when you get one; only the Python values are made when they are first asked for. The lists it hands
    out are its own: treat them as read-only. Equal where everything in it is equal; picklable.

    Attributes:
        id: as given to `analyze` or `pipe`, or None.
        source: the text as given (bytes: decoded).
        error: why a bad item of `pipe` could not be analysed, or None.
    """

    __slots__ = ("_analysis", "_analyzer", "_made", "_warnings", "error", "id", "source")

    id: Any
    source: str
    error: str | None

    def __init__(
        self,
        source: str,
        analysis: _core.Analysis | None = None,
        analyzer: Analyzer | None = None,
        id: Any = None,
        warnings: list[str] | None = None,
        error: str | None = None,
    ) -> None:
        """Made by `analyze`, `Analyzer.analyze` and `Analyzer.pipe`; there is no reason to call it.

        Without `warnings`, they are those of the source and of the analysis.
        """
        self.id = id
        self.source = source
        self.error = error
        self._warnings = warnings
        self._analysis = analysis
        self._analyzer = analyzer
        self._made: dict[str, Any] = {}

    @property
    def text(self) -> str:
        """The normalized text; the source itself where normalization changed nothing."""
        made: str | None = self._made.get("text")
        if made is None:
            made = self._analysis.normalized if self._analysis else None
            if made is None:
                made = LONE_SURROGATE.sub("\ufffd", self.source) if self.warnings else self.source
            self._made["text"] = made
        return made

    @property
    def warnings(self) -> list[str]:
        """What the user should know about the input: repairs, a language the rules were not made for."""
        if self._warnings is None:
            self._warnings = surrogate_warnings(self.source) + (self._analysis.warnings if self._analysis else [])
        return self._warnings

    @property
    def entities(self) -> list[Entity]:
        """Everything that is named, by first mention; an entity's `id` is its index here."""
        return self._values("entities")

    @property
    def mentions(self) -> list[Mention]:
        """All stretches that name an entity, by position, without overlap."""
        return self._values("mentions", self.source, self.entities)

    @property
    def quotes(self) -> list[Quote]:
        """All attributions of speech, by start and, among those that start together, the longest first."""
        made: list[Quote] | None = self._made.get("quotes")
        if made is None:
            made = self._values("quotes", self.source, self.entities, Origin(self.source, self._analyzer))
        return made

    @property
    def sentences(self) -> list[Span]:
        """All sentences, by position."""
        return self._values("sentences", self.source)

    @property
    def regions(self) -> list[Region]:
        """Headlines, by-lines, date-lines, boilerplate, posts and turns, by position."""
        return self._values("regions", self.source)

    def mentions_of(self, entity: Entity) -> list[Mention]:
        """All mentions of `entity`, by position."""
        return [mention for mention in self.mentions if mention.entity == entity]

    def quotes_by(self, entity: Entity) -> list[Quote]:
        """All quotes whose speaker is known to be `entity`, by position."""
        return [quote for quote in self.quotes if quote.speaker_entity == entity]

    def explain(self, quote: Quote, analyzer: Analyzer | None = None) -> Explanation:
        """Why `quote`, one of this document's, is what it is; as `Quote.explain`, also for a copy of it.

        Raises:
            ValueError: where the document has no such quote.
        """
        for own in self.quotes:
            if own == quote:
                return own.explain(analyzer)
        raise ValueError(f"this document has no such quote: {quote!r}")

    def to_dict(self) -> dict[str, Any]:
        """The JSON record of this document, as a dict of plain values; docs/reference.md describes each field."""
        from .formats import record

        return record(self)

    def to_json(self) -> str:
        """The JSON record of this document, on one line."""
        from .formats import record_line

        return record_line(self)

    def _repr_html_(self) -> str:
        """The article with its quotes, speakers and entities marked, for notebooks."""
        from .html import document_fragment

        return document_fragment(self)

    def __repr__(self) -> str:
        name = "" if self.id is None else f" {self.id!r}"
        if self.error is not None:
            return f"<Document{name}: error: {self.error}>"
        counts = f"{len(self.quotes)} quotes, {len(self.mentions)} mentions of {len(self.entities)} entities"
        return f"<Document{name}: {len(self.source)} characters, {counts}>"

    def __eq__(self, other: object) -> bool:
        return self._state() == other._state() if isinstance(other, Document) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.source)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, self._state()

    def _state(self) -> tuple[Any, ...]:
        values = {name: getattr(self, name) for name in (*VALUE_LISTS, "text")}
        return self.source, self.id, self.warnings, self.error, values

    def _values(self, name: str, *arguments: Any) -> list[Any]:
        made: list[Any] | None = self._made.get(name)
        if made is None:
            made = [] if self._analysis is None else getattr(MAKER, name)(self._analysis, *arguments)
            made = self._made.setdefault(name, made)  # of two threads, the first one's list is everybody's
        return made


def _restored(source: str, id: Any, warnings: list[str], error: str | None, values: dict[str, Any]) -> Document:
    document = Document(source, id=id, warnings=warnings, error=error)
    document._made = values
    return document
