"""Draws an analysed article as HTML: for notebooks, and as a page that stands alone.

Quotes, speakers, cues and entities may nest and overlap, which HTML elements may not; so the article is cut at every
border, and each piece names all that covers it. Every kind can be told without colour: quotes by number, label and
underline, entities by box and label, speakers by weight, cues by slant. No scripts, nothing from elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TextIO

from .style import STYLE

if TYPE_CHECKING:
    from .document import Document
    from .values import Mention, Quote

UNSHOWABLE = re.compile("[\0-\10\13\14\16-\37\177-\237\ud800-\udfff]")  # controls and lone surrogates

LEGEND = (
    ("q direct", "direct quote"),
    ("q mixed", "mixed"),
    ("q indirect", "indirect"),
    ("q scare", "scare quotes"),
    ("q post", "post"),
    ("speaker", "speaker"),
    ("cue", "cue"),
    ("mention first last", "entity"),
)


class Mark(NamedTuple):
    """A stretch of the article to be marked, with what stands before and after it."""

    start: int
    end: int
    classes: str
    title: str
    before: str = ""
    after: str = ""


def document_fragment(document: Document) -> str:
    """The article with its findings and their tables, as one element that brings its style along."""
    return f'<div class="onrecord"><style>{STYLE}</style>{_legend()}{_body(document)}</div>'


def write_report(documents: Iterable[Document], stream: TextIO, title: str = "Who said what") -> None:
    """Writes one page of all documents: a summary, then each article with its findings."""
    sections: list[str] = []
    kinds: Counter[str] = Counter()
    speakers: Counter[str] = Counter()
    for number, document in enumerate(documents, 1):
        kinds.update(quote.kind for quote in document.quotes)
        speakers.update(quote.speaker_entity.name for quote in document.quotes if quote.speaker_entity)
        heading = escaped(str(document.id if document.id is not None else number))
        sections.append(f'<section id="d{number}"><h2 dir="auto">{heading}</h2>{_body(document)}</section>\n')
    stream.write(
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escaped(title)}</title>'
        f"<style>{STYLE}</style></head>\n<body class=onrecord><main><h1>{escaped(title)}</h1>\n"
    )
    stream.write(_summary(len(sections), kinds, speakers) + _legend())
    stream.writelines(sections)
    stream.write("</main></body></html>\n")


def _summary(count: int, kinds: Counter[str], speakers: Counter[str]) -> str:
    counts = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    articles = "article" if count == 1 else "articles"
    line = f"<p>{count} {articles}, {kinds.total()} quotes{f': {counts}' if counts else ''}.</p>\n"
    rows = [(escaped(name), str(number)) for name, number in speakers.most_common(10)]
    return line + table("Most quoted", ("speaker", "quotes"), rows)


def _legend() -> str:
    items = "".join(f'<li><span class="{classes}">{label}</span></li>' for classes, label in LEGEND)
    return f'<ul class="legend">{items}</ul>'


def _body(document: Document) -> str:
    if document.error is not None:
        return f'<p class="problem" dir="auto">Error: {escaped(document.error)}</p>'
    warnings = "".join(
        f'<p class="problem" dir="auto">Warning: {escaped(warning)}</p>' for warning in document.warnings
    )
    article = "".join(_pieces(document.source, _marks(document)))
    return (
        f'{warnings}<div class="article" dir="auto">{article}</div>'
        f"{table('Quotes', ('', 'kind', 'speaker', 'cue', 'words', 'rule'), _quote_rows(document))}"
        f"{table('Entities', ('name', 'type', 'key', 'mentions'), _entity_rows(document))}"
    )


def _marks(document: Document) -> Iterator[Mark]:
    for region in document.regions:
        label = f'<b class="label">{region.kind}</b>'
        yield Mark(region.start, region.end, f"region {region.kind}", region.kind, before=label)
    for number, quote in enumerate(document.quotes, 1):
        yield from _quote_marks(number, quote)
    for mention in document.mentions:
        yield _mention_mark(mention)


def _quote_marks(number: int, quote: Quote) -> Iterator[Mark]:
    who = quote.speaker_entity.name if quote.speaker_entity else quote.speaker.text if quote.speaker else ""
    label = f'<b class="label">{number} {quote.kind}{f" · {escaped(who)}" if who else ""}</b>'
    title = f"{number} {quote.kind}, rule {quote.rule}, confidence {quote.confidence:.2f}"
    nested = " nested" if quote.parent else ""
    for part in quote.parts or (quote,):
        yield Mark(part.start, part.end, f"q {quote.kind}{nested}", title, before=label)
        label = f'<b class="label">{number} …</b>'
    if quote.speaker:
        yield Mark(quote.speaker.start, quote.speaker.end, "speaker", f"speaker of {number}")
    if quote.cue:
        yield Mark(quote.cue.start, quote.cue.end, "cue", f"cue of {number}")


def _mention_mark(mention: Mention) -> Mark:
    key = f", {mention.entity.key}" if mention.entity.key else ""
    title = f"{mention.entity.name}{key}, rule {mention.rule}, confidence {mention.confidence:.2f}"
    label = f'<i class="label">{escaped(mention.type)}</i>'
    return Mark(mention.start, mention.end, "mention", title, after=label)


def _pieces(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """The text cut at every border of a mark, each piece in one element that names all marks over it."""
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.start < mark.end:
            starts.setdefault(mark.start, []).append(mark)
            ends.setdefault(mark.end, []).append(mark)
    borders = sorted({0, len(text), *starts, *ends})
    active: list[Mark] = []
    for start, end in pairwise(borders):
        active += starts.get(start, [])
        yield "".join(mark.before for mark in active if mark.start == start)
        yield _piece(text, start, end, active)
        yield "".join(mark.after for mark in active if mark.end == end)
        active = [mark for mark in active if mark.end > end]


def _piece(text: str, start: int, end: int, active: list[Mark]) -> str:
    words = escaped(text[start:end])
    if not active:
        return words
    classes = [mark.classes for mark in active]
    for mark in active:
        if mark.classes == "mention":
            classes += ["first"] * (mark.start == start) + ["last"] * (mark.end == end)
    title = escaped("; ".join(mark.title for mark in active))
    return f'<span class="{" ".join(classes)}" title="{title}">{words}</span>'


def _quote_rows(document: Document) -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            quote.kind,
            _speaker(quote),
            escaped(quote.cue.text if quote.cue else ""),
            escaped(quote.content),
            f"{escaped(quote.rule)} {quote.confidence:.2f}",
        )
        for number, quote in enumerate(document.quotes, 1)
    ]


def _speaker(quote: Quote) -> str:
    words, entity = quote.speaker, quote.speaker_entity
    if entity is None:
        return escaped(words.text) if words else ""
    name = f"<strong>{escaped(entity.name)}</strong>"
    return name if words is None or words.text == entity.name else f"{escaped(words.text)} → {name}"


def _entity_rows(document: Document) -> list[tuple[str, ...]]:
    counts = Counter(mention.entity.id for mention in document.mentions)
    return [
        (escaped(entity.name), escaped(entity.type), escaped(entity.key or ""), str(counts[entity.id]))
        for entity in document.entities
    ]


def table(caption: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table of cells that are HTML already; nothing where there are no rows."""
    if not rows:
        return ""
    heading = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f'<td dir="auto">{cell}</td>' for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="scroll"><table><caption>{caption}</caption><thead><tr>{heading}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>\n"
    )


def escaped(text: str) -> str:
    """A text as HTML: escaped, with U+FFFD for what no page may hold."""
    return escape(UNSHOWABLE.sub("\ufffd", text))
