"""Explanations to be read: as lines for the terminal, as HTML for notebooks, and the writers of `onrecord explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TextIO

from .formats import SCHEMA, json_line, quote_records
from .show import shown

if TYPE_CHECKING:
    from .document import Document
    from .explanation import Border, Candidate, ClauseEnd, Explanation, Reason
    from .values import Quote, Span

LONGEST = 72  # characters of a quotation
MOST_REASONS = 3
MOST_CANDIDATES = 3
MOST_DIFFERENCES = 3
MOST_BORDERS = 2
MOST_SURE = 2


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """An explanation in at most 25 lines: what it is, then why."""
    quote, speech = explanation.quote, explanation.speech
    yield f"{quote.kind} {_quoted(quote.content)}"
    yield f"  speaker {_speaker(explanation)} · cue {_words(quote.cue)} · {quote.rule} · confidence {quote.confidence:.2f}"
    asked = "a report" if speech.model == "report" else "speech"
    threshold = "" if speech.threshold is None else f", taken from {speech.threshold:g} on"
    yield f"is it {asked}? {speech.probability:.3f}{threshold}{_note(speech.note)}"
    yield from _reason_lines(speech.reasons, MOST_REASONS)
    if explanation.candidates:
        yield "what the sentence may report:" if speech.model == "report" else "whose words?"
        for candidate in explanation.candidates[:MOST_CANDIDATES]:
            yield f"  {'▸' if candidate.chosen else ' '} {_candidate(candidate)}"
        if (more := len(explanation.candidates) - MOST_CANDIDATES) > 0:
            yield f"    and {more} more"
    if explanation.sources:
        yield "whose words?"
        for source in explanation.sources[:MOST_CANDIDATES]:
            words = _words(source.source) if source.source else "nobody"
            yield f"  {'▸' if source.chosen else ' '} {source.probability:.3f} {words}{_note(source.note)}"
    if speech.model == "speech" and (told := explanation.differences()):
        yield "  what told the first from the other (+ for the first):"
        yield from _reason_lines(told, MOST_DIFFERENCES)
    if explanation.confidence is not None:
        sure = " · ".join(
            f"{_number(one.weight)} {shown(one.words)}" for one in explanation.confidence.reasons[:MOST_SURE]
        )
        yield f"how sure? {explanation.confidence.probability:.3f}: {sure}"
    link = explanation.link
    by = "".join(f" {_words(span)}" for span in (link.by, link.other) if span)
    name = shown(link.entity.name) if link.entity else "nobody known"
    yield f"whom does the speaker name? {name}: {link.words}{by}"
    yield "where does it begin and end?"
    for number, border in enumerate(explanation.borders[:MOST_BORDERS]):
        yield f"  {_quoted(border.part.text)}: {_border(border)}"
        if number == 0:
            yield from (f"    {_end(end)}" for end in _told_ends(border))
    if (more := len(explanation.borders) - MOST_BORDERS) > 0:
        yield f"  and {more} more parts"


def explanation_fragment(explanation: Explanation) -> str:
    """An explanation as one element that brings its style along."""
    from .html import escaped, table
    from .style import STYLE

    def rows(reasons: Iterable[Reason]) -> list[tuple[str, ...]]:
        return [(f"{reason.weight:+.2f}", escaped(reason.words), escaped(reason.feature)) for reason in reasons]

    head = ("weight", "what held", "feature")
    candidates = [
        (
            "▸" if one.chosen else "",
            f"{one.probability:.3f}",
            *map(escaped, (one.rule, _words(one.source), _words(one.cue), one.note)),
        )
        for one in explanation.candidates
    ]
    borders = [(escaped(_quoted(one.part.text)), escaped(_border(one))) for one in explanation.borders]
    lines = [escaped(line) for line in islice(explanation_lines(explanation), 3)]
    entity = explanation.link.entity
    return (
        f'<div class="onrecord"><style>{STYLE}</style><p dir="auto">{"<br>".join(lines)}</p>'
        f"{table('Why it is speech or not', head, rows(explanation.speech.reasons))}"
        f"{table('Candidates', ('', 'probability', 'rule', 'source', 'cue', 'note'), candidates)}"
        f"{table('The chosen one against the runner-up', head, rows(explanation.differences()))}"
        f"<p>Entity: {escaped(entity.name) if entity else 'none known'}: {escaped(explanation.link.words)}</p>"
        f"{table('Borders', ('part', 'from'), borders)}</div>"
    )


def write_explanations(documents: Iterable[Document], stream: TextIO, speaker: str | None = None) -> None:
    """The explanation of every quote, or of those of speakers in whose name or words `speaker` stands."""
    for document in documents:
        stream.write(f"━━ {shown(str(document.id))}\n")
        if document.error is not None:
            stream.write(f"error: {shown(document.error)}\n")
        stream.writelines(f"warning: {shown(warning)}\n" for warning in document.warnings)
        for number, quote in enumerate(document.quotes, 1):
            if _is_asked(quote, speaker):
                stream.write(f"\n{number}. {quote.explain()}\n")
        stream.write("\n")


def write_explanations_json(documents: Iterable[Document], stream: TextIO, speaker: str | None = None) -> None:
    """One record a line: of each quote its record and its explanation."""
    for document in documents:
        asked = [(quote, made) for quote, made in quote_records(document) if _is_asked(quote, speaker)]
        record: dict[str, Any] = {
            "schema": SCHEMA,
            "id": document.id,
            "error": document.error,
            "warnings": list(document.warnings),
            "quotes": [{**made, "explanation": quote.explain().to_dict()} for quote, made in asked],
        }
        stream.write(f"{json_line(record)}\n")


def _is_asked(quote: Quote, speaker: str | None) -> bool:
    if speaker is None:
        return True
    names = [quote.speaker.text if quote.speaker else "", quote.speaker_entity.name if quote.speaker_entity else ""]
    return any(speaker.casefold() in name.casefold() for name in names)


def _speaker(explanation: Explanation) -> str:
    entity = explanation.quote.speaker_entity
    words = _words(explanation.quote.speaker)
    return f"{words} → {shown(entity.name)}" if entity else words


def _candidate(candidate: Candidate) -> str:
    source = _words(candidate.source) if candidate.source else "nobody"
    cue = f" · {_words(candidate.cue)}" if candidate.cue else ""
    return f"{candidate.probability:.3f} {candidate.rule}: {source}{cue}{_note(candidate.note)}"


def _border(border: Border) -> str:
    words = {
        "marks": "what lies between the marks",
        "clause": "the clause that the cue reports",
        "sentence": "its sentence",
        "lead-in": "the marks",
    }.get(border.how, border.how)
    return f"{words}{_note(border.note)}"


def _told_ends(border: Border) -> list[ClauseEnd]:
    """The chosen end, and the likeliest of the others."""
    others = sorted((end for end in border.ends if not end.chosen), key=lambda end: -end.probability)
    return [end for end in border.ends if end.chosen] + others[:1]


def _end(end: ClauseEnd) -> str:
    place = f"before {_quoted(end.before.text)}" if end.before.text else "with its sentence"
    return f"{'ends' if end.chosen else 'not'} {place}" + (f" ({end.probability:.2f})" if end.before.text else "")


def _reason_lines(reasons: Sequence[Reason], most: int) -> Iterator[str]:
    """The greatest reasons; what always holds says nothing and is told with the rest."""
    reasons = sorted(reasons, key=lambda reason: reason.feature == "bias")
    for reason in reasons[:most]:
        yield f"  {_number(reason.weight)} {shown(reason.words)}"
    if len(reasons) > most:
        rest = sum(reason.weight for reason in reasons[most:])
        yield f"  {_number(rest)} {len(reasons) - most} more"


def _number(weight: float) -> str:
    return f"{weight:+.2f}".replace("-", "−")


def _words(span: Span | None) -> str:
    return _quoted(span.text) if span else "–"


def _quoted(text: str) -> str:
    text = shown(text)
    return f"“{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}”"


def _note(note: str) -> str:
    return f" – {note}" if note else ""
