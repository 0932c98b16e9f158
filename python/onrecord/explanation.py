"""Explanation: why a quote is what it is, as values, as text and as HTML.

    >>> import onrecord
    >>> print(onrecord.analyze("“We won,” Ann Lee said.").quotes[0].explain())  # doctest: +SKIP

Everything is what the decisions themselves went by: the features that held and their weights, what was proposed, and
what was chosen. Spans are code points of the source, as everywhere.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from .values import Entity, Quote, Span

LINKS = {
    "no-speaker": "the quote names no speaker",
    "name": "by its name",
    "role": "the one person or body that the words for a role mean",
    "last-speaker": "the pronoun goes on with who spoke last",
    "actor": "the nearest one who acts and agrees with the pronoun",
    "only-one": "the only one near who agrees with the pronoun",
    "antecedent": "the one whom the relative clause belongs to",
    "outer-speaker": "“I” is who speaks the words around it",
    "apposition": "the name that stands right behind the words for its bearer",
    "no-mention": "the words hold no name, and no role of one person alone",
    "several-names": "the words name more than one",
    "several-bear": "the article introduces more than one person by this role",
    "nobody": "the pronoun stands for nobody the article names",
    "no-antecedent": "the relative clause belongs to nobody named, or may belong to more than one",
    "unnamed-before": "the pronoun goes on with a speaker without a name",
    "none-agrees": "nobody named near agrees with the pronoun",
    "several-agree": "more than one near agrees with the pronoun, and none of them acts",
    "any-group": "a group near agrees with the pronoun, which may stand for one without a name",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature that held, and what it added to the sum a model decides by.

    Attributes:
        feature: its name; of the models for reports and borders, the template it was made from.
        words: the same to be read.
        weight: what it added: above 0 it speaks for, below 0 against.
    """

    feature: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True, repr=False)
class Judgement:
    """Whether it is speech at all, and how sure that is.

    Attributes:
        model: ``speech`` (of words between marks), ``report`` (of a clause without marks), ``confidence`` (of both with the
            source), ``region`` (a post or a turn) or ``headline``; the last two are forms of the text and no models.
        probability: what the decision went by.
        threshold: from which probability on it is taken; None where there is no model.
        score: the sum of the reasons, whose logistic is the model's probability; None where there is no model.
        reasons: the greatest first, whatever their sign.
        note: what decided beside the model or against it, or "".
    """

    model: str
    probability: float
    threshold: float | None
    score: float | None
    reasons: tuple[Reason, ...]
    note: str

    def __repr__(self) -> str:
        note = f", note={self.note!r}" if self.note else ""
        return f"Judgement({self.model!r}, {self.probability:.4f}, {len(self.reasons)} reasons{note})"


@dataclass(frozen=True, slots=True, repr=False)
class Candidate:
    """One proposal of whose words it is; of indirect speech, one word of the sentence that may report.

    Attributes:
        rule: the rule that proposed it, as in ``Quote.rule``.
        source: the words that would name the speaker, or None: nobody.
        cue: the words that would say that somebody speaks, or None.
        score: the sum of its reasons.
        probability: of a source, among all candidates of the quote; of a report, that it is one.
        chosen: whether it was taken; the quote's speaker, cue and rule are those of the chosen one.
        note: what kept it out or chose it against its score, or "".
        reasons: the greatest first, whatever their sign.
    """

    rule: str
    source: Span | None
    cue: Span | None
    score: float
    probability: float
    chosen: bool
    note: str
    reasons: tuple[Reason, ...]

    def __repr__(self) -> str:
        words = ", ".join(
            f"{name}={span.text!r}" for name, span in (("source", self.source), ("cue", self.cue)) if span is not None
        )
        chosen = ", chosen" if self.chosen else ""
        return f"Candidate({self.rule!r}, {words or 'nobody'}, {self.probability:.4f}{chosen})"


@dataclass(frozen=True, slots=True)
class Link:
    """How the speaker's entity was found, or why there is none.

    Attributes:
        how: one of the keys of ``LINKS``.
        words: the same to be read.
        by: the mention, or the words for the last speaker, that it was found by or might have been; or None.
        other: where it might have been more than one: a mention of another.
        entity: the quote's ``speaker_entity``.
    """

    how: str
    words: str
    by: Span | None
    other: Span | None
    entity: Entity | None


@dataclass(frozen=True, slots=True)
class ClauseEnd:
    """A place where a reported clause may have ended.

    Attributes:
        before: the word or mark that it would end before; empty at the end of its sentence.
        probability: that it stops there once it has come so far.
        chosen: whether it was taken.
        reasons: the greatest few.
    """

    before: Span
    probability: float
    chosen: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Border:
    """Where one part of the quote got its borders from.

    Attributes:
        part: the part, one of ``Quote.parts``.
        how: ``marks``, ``clause`` (what the cue reports), ``sentence`` (all of it), ``lead-in`` (the marks with the words
            that lead in), ``region`` or ``headline``.
        note: more about it, or "".
        ends: for ``clause``: where it may have ended, up to one place behind the chosen one.
    """

    part: Span
    how: str
    note: str
    ends: tuple[ClauseEnd, ...]

    def __repr__(self) -> str:
        return f"Border({self.part!r}, {self.how!r}, {len(self.ends)} ends)"


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """Why a quote is what it is; `print` it to read it. Made by `Quote.explain`.

    Attributes:
        quote: the quote explained.
        speech: whether it is speech.
        candidates: whose words it may be, the chosen one first and the others by probability; empty for marked words
            that were no speech before anybody was looked for.
        sources: of indirect speech whose source was not sure by its place: the phrases of the sentence that were
            weighed, the chosen one first; else empty.
        link: whom the speaker's words name.
        borders: where each part begins and ends, and why.
        confidence: why the quote's confidence is what it is; None where it is a fixed one (a post, a term).
    """

    quote: Quote
    speech: Judgement
    candidates: tuple[Candidate, ...]
    sources: tuple[Candidate, ...]
    link: Link
    borders: tuple[Border, ...]
    confidence: Judgement | None

    @property
    def chosen(self) -> Candidate | None:
        """The candidate that was taken; None where nobody's words were decided on."""
        return next((candidate for candidate in self.candidates if candidate.chosen), None)

    @property
    def runner_up(self) -> Candidate | None:
        """The likeliest of the others, or None."""
        return next((candidate for candidate in self.candidates if not candidate.chosen), None)

    def differences(self) -> tuple[Reason, ...]:
        """What told the chosen candidate from the runner-up, the greatest first; what both have is left out.

        Reasons of the chosen one, and those of the other (``the other: …``) with their sign turned: their sum is the difference
        of the two scores.
        """
        first, second = self.chosen, self.runner_up
        if first is None or second is None:
            return ()
        ours, theirs = Counter(first.reasons), Counter(second.reasons)
        told = [*(ours - theirs).elements()]
        told += [Reason(one.feature, f"the other: {one.words}", -one.weight) for one in (theirs - ours).elements()]
        return tuple(sorted(told, key=lambda reason: -abs(reason.weight)))

    def __repr__(self) -> str:
        return f"Explanation({self.quote!r}, {self.speech!r}, {len(self.candidates)} candidates, {self.link.how!r})"

    def to_dict(self) -> dict[str, Any]:
        """All of it but the quote as plain values, for JSON."""
        made = asdict(self)
        del made["quote"]
        made["link"]["entity"] = self.link.entity and self.link.entity.id
        return made

    def __str__(self) -> str:
        from .explanation_text import explanation_lines

        return "\n".join(explanation_lines(self))

    def _repr_html_(self) -> str:
        """The explanation as tables, for notebooks."""
        from .explanation_text import explanation_fragment

        return explanation_fragment(self)


def explanation_of(quote: Quote, source: str, core: dict[str, Any]) -> Explanation:
    """The values of what the core says of `quote`, a quote of `source`."""

    def span(place: tuple[int, int] | None) -> Span | None:
        return None if place is None else Span(*place, source[slice(*place)])

    def there(place: tuple[int, int]) -> Span:
        return Span(*place, source[slice(*place)])

    def candidate(one: dict[str, Any]) -> Candidate:
        return Candidate(
            rule=one["rule"],
            source=span(one["source"]),
            cue=span(one["cue"]),
            score=_score(one),
            probability=round(one["probability"], 6),
            chosen=one["chosen"],
            note=one["note"],
            reasons=_reasons(one),
        )

    link = core["link"]
    return Explanation(
        quote=quote,
        speech=_judgement(core["speech"]),
        confidence=core["confidence"] and _judgement(core["confidence"]),
        candidates=tuple(map(candidate, core["candidates"])),
        sources=tuple(map(candidate, core["sources"])),
        link=Link(link, LINKS[link], span(core["by"]), span(core["other"]), quote.speaker_entity),
        borders=tuple(
            Border(
                part=there(one["part"]),
                how=one["how"],
                note=one["note"],
                ends=tuple(
                    ClauseEnd(there(end["before"]), round(end["probability"], 6), end["chosen"], _reasons(end))
                    for end in one["ends"]
                ),
            )
            for one in core["borders"]
        ),
    )


def _judgement(core: dict[str, Any]) -> Judgement:
    probability = round(core["probability"], 6)
    score = None if core["score"] is None else _score(core)
    # The core's floats have seven digits: near 0 and 1 too few to get the score back.
    if score is not None and abs(_logistic(score) - probability) < 1e-4:
        probability = _logistic(score)
    threshold = core["threshold"] and round(core["threshold"], 6)
    return Judgement(core["model"], probability, threshold, score, _reasons(core), core["note"])


def _reasons(core: dict[str, Any]) -> tuple[Reason, ...]:
    return tuple(Reason(feature, words, round(weight, 6)) for feature, words, weight in core["reasons"])


def _score(core: dict[str, Any]) -> float:
    return round(math.fsum(reason.weight for reason in _reasons(core)), 6)


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-score))
