"""The values an analysis is made of: Span, Quote, Mention, Entity, Region, Match, Entry, Edit.

All are frozen, hashable, ordered by position, picklable and without ``__dict__``. Offsets are half-open code points of
the source, so that ``article[x.start:x.end] == x.text`` holds for each of them:

    >>> Span(0, 5, "Trump")
    Span(0, 5, 'Trump')

The core fills their slots directly (`MAKER`, cpp/bindings/slotted.hpp), which is why they have no ``__post_init__``.
"""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, fields
from typing import TYPE_CHECKING, Any, NoReturn

from . import _core

if TYPE_CHECKING:
    from .analyzer import Analyzer
    from .explanation import Explanation
    from .origin import Origin

LONGEST_REPR = 60


def _shortened(text: str) -> str:
    return repr(text if len(text) <= LONGEST_REPR else text[: LONGEST_REPR - 1] + "…")


class _Value:
    """Orders values of one class by their fields, in order; None comes before everything else."""

    __slots__ = ()

    def _order(self) -> tuple[tuple[bool, Any], ...]:
        values = (getattr(self, field.name) for field in fields(self))  # type: ignore[arg-type]
        return tuple((value is not None, 0 if value is None else value) for value in values)

    def __lt__(self, other: object) -> bool:
        return self._order() < other._order() if isinstance(other, type(self)) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self._order() <= other._order() if isinstance(other, type(self)) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self._order() > other._order() if isinstance(other, type(self)) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self._order() >= other._order() if isinstance(other, type(self)) else NotImplemented


@dataclass(frozen=True, slots=True, repr=False)
class Span(_Value):
    """A stretch of the source: a sentence, a speaker, a cue, a part of a quote.

    Attributes:
        start: first code point of the source.
        end: one past the last code point.
        text: the source between them.
    """

    start: int
    end: int
    text: str

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end}, {_shortened(self.text)})"


@dataclass(frozen=True, slots=True, repr=False)
class Entity(_Value):
    """What all mentions of one person, place or thing in a document name.

    Attributes:
        id: its place in ``Document.entities``.
        name: the gazetteer's name, else the fullest form in the document.
        type: an OntoNotes label such as ``PERSON``, or the gazetteer's own.
        key: a CURIE (``iso3166:KP``) from the gazetteer, or None.
        roles: of a person the gazetteer knows, what news calls them (“president of France”); else empty.
        years: of a person the gazetteer knows, the years of birth and death (``1932-2019``, ``1946-``), or None.
    """

    id: int
    name: str
    type: str
    key: str | None
    roles: tuple[str, ...] = ()
    years: str | None = None

    @property
    def name_key(self) -> str:
        """`name` folded as the preset ``search`` folds: one for “Müller”, “MÜLLER” and “Muller”.

        For counts over many documents: `key` where there is one, else type and name key. Made anew at each call.
        """
        return _core.name_key(self.name)

    def __repr__(self) -> str:
        key = f", key={self.key!r}" if self.key else ""
        return f"Entity({self.id}, {self.name!r}, {self.type}{key})"


@dataclass(frozen=True, slots=True, repr=False)
class Mention(_Value):
    """A stretch of the source that names something.

    Attributes:
        start: first code point of the source.
        end: one past the last code point.
        text: the source between them.
        type: what it names here; may differ from the entity's type (a place used as a building).
        entity: what it names; an unresolved mention is alone in its own.
        rule: the rule that found it.
        confidence: the probability that span and type are right, 0 to 1.
    """

    start: int
    end: int
    text: str
    type: str
    entity: Entity
    rule: str
    confidence: float

    def __repr__(self) -> str:
        return f"Mention({self.start}, {self.end}, {_shortened(self.text)}, {self.type}, entity={self.entity.name!r})"


class _Explainable(_Value):
    """Knows where it comes from; no field, so that ==, hash, repr and order do not see it."""

    __slots__ = ("_origin",)

    _origin: Origin | None


@dataclass(frozen=True, slots=True, repr=False)
class Quote(_Explainable):
    """One attribution of speech, with its content, its speaker and its cue.

    Attributes:
        start: first code point of the hull of its parts.
        end: one past the last.
        text: the source between them.
        content: its parts joined by one space: what people print, count and compare.
        kind: ``direct`` (content wholly in quotation marks), ``mixed`` (partly), ``indirect`` (none), ``scare`` (marked
            words that report nobody's speech) or ``post`` (embedded social-media post).
        parts: its fragments in order; “A,” she said, “B.” has two. A pair of marks lies outside a part that lies wholly
            inside that pair, and inside it otherwise.
        marked: what lies between marks, punctuation included, without blanks beside the marks.
        speaker: the words that name the source (a name with its title, a pronoun, “a senior official”), or None.
        speaker_entity: whom they name, or None where that is not known.
        cue: the words that say that somebody speaks (“said”, “according to”, a colon), or None.
        parent: the quote this one is nested in, or None.
        rule: the rule that decided.
        confidence: the probability that this is reported speech and that its speaker (or None) is right, 0 to 1.
    """

    start: int
    end: int
    text: str
    content: str
    kind: str
    parts: tuple[Span, ...]
    marked: tuple[Span, ...]
    speaker: Span | None
    speaker_entity: Entity | None
    cue: Span | None
    parent: Quote | None
    rule: str
    confidence: float

    def __repr__(self) -> str:
        who = f", speaker={self.speaker.text!r}" if self.speaker else ""
        entity = f", speaker_entity={self.speaker_entity.name!r}" if self.speaker_entity else ""
        cue = f", cue={self.cue.text!r}" if self.cue else ""
        return f"Quote({self.start}, {self.end}, {self.kind}, {_shortened(self.content)}{who}{entity}{cue})"

    def explain(self, analyzer: Analyzer | None = None) -> Explanation:
        """Why this quote is what it is: what made it speech, whose else it might have been, whom its speaker names.

        The first time a quote of an article is asked, the article is analysed once more.

        Args:
            analyzer: the one that found the quote, where it could not travel along (see the reference).

        Raises:
            ValueError: for a quote that no analyzer found, or that this one does not find; says what to do.
        """
        from .origin import explain_quote

        return explain_quote(self, analyzer)

    def __reduce__(self) -> tuple[Any, ...]:
        values = (getattr(self, field.name) for field in fields(self))
        return _restored_quote, (getattr(self, "_origin", None), *values)


def _restored_quote(origin: Origin | None, *values: Any) -> Quote:
    quote = Quote(*values)
    object.__setattr__(quote, "_origin", origin)
    return quote


@dataclass(frozen=True, slots=True, repr=False)
class Region(_Value):
    """A stretch of the source that is not running prose.

    Attributes:
        start: first code point of the source.
        end: one past the last code point.
        text: the source between them.
        kind: ``headline``, ``byline``, ``dateline``, ``boilerplate``, ``post`` or ``turn``.
        author: who signed a post, or whose turn it is, as written; or None.
        handle: the handle of a post (``@mtracey``), or None.
        date: the date of a post in ISO 8601 (``2019-01-18``), or None.
    """

    start: int
    end: int
    text: str
    kind: str
    author: str | None
    handle: str | None
    date: str | None

    def __repr__(self) -> str:
        more = "".join(f", {name}={value!r}" for name in ("author", "handle", "date") if (value := getattr(self, name)))
        return f"Region({self.start}, {self.end}, {self.kind}, {_shortened(self.text)}{more})"


@dataclass(frozen=True, slots=True, repr=False)
class Entry(_Value):
    """What a gazetteer knows under a name.

    Attributes:
        name: the name its row gives.
        type: an OntoNotes label, or the row's own.
        key: a CURIE, or None.
        roles: of a person, what news calls them (“president of France”), as the row gives them.
        years: of a person, as the row gives them (the embedded ones: of birth and death, ``1932-2019``), or None.
    """

    name: str
    type: str
    key: str | None
    roles: tuple[str, ...] = ()
    years: str | None = None

    def __repr__(self) -> str:
        key = f", key={self.key!r}" if self.key else ""
        return f"Entry({self.name!r}, {self.type}{key})"


@dataclass(frozen=True, slots=True, repr=False)
class Match(_Value):
    """A name of a gazetteer found in a text.

    Attributes:
        start: first code point of the text.
        end: one past the last code point.
        text: the text between them.
        entries: all that bear this name, the likeliest first.
    """

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]

    def __repr__(self) -> str:
        return f"Match({self.start}, {self.end}, {_shortened(self.text)}, {self.entries!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Edit(_Value):
    """One change of one normalization step.

    Attributes:
        start: first code point of the source.
        end: one past the last code point.
        text: the source between them; empty where something was inserted.
        replacement: what stands there in the normalized text; empty where something was deleted.
        step: the name of the step.
        text_start: first code point of the normalized text.
        text_end: one past the last code point.
    """

    start: int
    end: int
    text: str
    replacement: str
    step: str
    text_start: int
    text_end: int

    @property
    def before(self) -> str:
        """What stood in the source: `text`."""
        return self.text

    @property
    def after(self) -> str:
        """What stands in the normalized text: `replacement`."""
        return self.replacement

    def __repr__(self) -> str:
        return f"Edit({self.start}, {self.end}, {self.step}, {_shortened(self.text)} → {_shortened(self.replacement)})"


def _refuse(value: object, name: str, _new: object = None) -> NoReturn:
    raise FrozenInstanceError(f"a {type(value).__name__} is frozen: cannot change {name!r}")


for _class in (Span, Entity, Mention, Quote, Region, Entry, Match, Edit):
    # What dataclass puts there fails with a TypeError about super() for names that are no field.
    _class.__setattr__ = _class.__delattr__ = _refuse  # type: ignore[method-assign]

# Makes all values of a kind in one call, out of what the core found.
MAKER = _core.Values(span=Span, entity=Entity, mention=Mention, quote=Quote, region=Region, entry=Entry, match=Match)
