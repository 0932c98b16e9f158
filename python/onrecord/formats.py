"""Output formats: the JSON record of a document, and writers of many documents.

A writer takes documents and a text stream; each command of the command line names those it offers in one table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TextIO

from .values import Mention, Quote, Span

if TYPE_CHECKING:
    from .document import Document
    from .normalized import NormalizedText

EDIT_COLUMNS = ("step", "start", "end", "text", "text_start", "text_end", "replacement")
SCHEMA = 1  # rises when a field's meaning changes


def record(document: Document) -> dict[str, Any]:
    """The JSON record of a document; docs/reference.md describes each field."""
    return {
        "schema": SCHEMA,
        "id": document.id,
        "error": document.error,
        "warnings": list(document.warnings),
        "quotes": [made for _, made in quote_records(document)],
        "mentions": [
            {
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "type": mention.type,
                "entity": mention.entity.id,
                "rule": mention.rule,
                "confidence": mention.confidence,
            }
            for mention in document.mentions
        ],
        "entities": [
            {
                "id": entity.id,
                "name": entity.name,
                "type": entity.type,
                "key": entity.key,
                "name_key": entity.name_key,
                "roles": list(entity.roles),
                "years": entity.years,
            }
            for entity in document.entities
        ],
        "regions": [
            {
                "start": region.start,
                "end": region.end,
                "kind": region.kind,
                "author": region.author,
                "handle": region.handle,
                "date": region.date,
            }
            for region in document.regions
        ],
    }


def quote_records(document: Document) -> list[tuple[Quote, dict[str, Any]]]:
    """Each quote with its part of the record."""
    places = {id(quote): place for place, quote in enumerate(document.quotes)}
    return [(quote, _quote_record(quote, places)) for quote in document.quotes]


def record_line(document: Document) -> str:
    """The JSON record of a document on one line, without a line break at its end."""
    return json_line(record(document))


def json_line(value: Any) -> str:
    """A value as JSON on one line; characters as they are, except where lone surrogates would make it ill-formed."""
    line = json.dumps(value, ensure_ascii=False, default=str)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(value, default=str)
    return line


def _quote_record(quote: Quote, places: dict[int, int]) -> dict[str, Any]:
    entity = quote.speaker_entity
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "content": quote.content,
        "kind": quote.kind,
        "parts": [[part.start, part.end] for part in quote.parts],
        "marked": [[span.start, span.end] for span in quote.marked],
        "speaker": _span_record(quote.speaker),
        "speaker_entity": None if entity is None else entity.id,
        "speaker_name": None if entity is None else entity.name,
        "cue": _span_record(quote.cue),
        "parent": None if quote.parent is None else places[id(quote.parent)],
        "rule": quote.rule,
        "confidence": quote.confidence,
    }


def _span_record(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def write_jsonl(documents: Iterable[Document], stream: TextIO) -> None:
    """One record a line."""
    stream.writelines(f"{record_line(document)}\n" for document in documents)


QUOTE_COLUMNS = (
    *("id", "start", "end", "kind", "content"),
    *("speaker", "speaker_name", "speaker_key", "speaker_name_key", "cue", "rule"),
)
MENTION_COLUMNS = ("id", "start", "end", "text", "type", "entity", "name", "key", "name_key", "rule")


def write_quotes_csv(documents: Iterable[Document], stream: TextIO) -> None:
    """One quote a line, under a header; a document that failed has one line with its id and error."""
    _write_csv(documents, stream, QUOTE_COLUMNS, lambda document: [_quote_row(quote) for quote in document.quotes])


def write_mentions_csv(documents: Iterable[Document], stream: TextIO) -> None:
    """One mention a line, under a header; a document that failed has one line with its id and error."""
    _write_csv(
        documents,
        stream,
        MENTION_COLUMNS,
        lambda document: [_mention_row(mention) for mention in document.mentions],
    )


def _mention_row(mention: Mention) -> tuple[Any, ...]:
    entity = mention.entity
    return (
        mention.start,
        mention.end,
        mention.text,
        mention.type,
        entity.id,
        entity.name,
        entity.key,
        entity.name_key,
        mention.rule,
        mention.confidence,
    )


def _quote_row(quote: Quote) -> tuple[Any, ...]:
    entity = quote.speaker_entity
    return (
        quote.start,
        quote.end,
        quote.kind,
        quote.content,
        quote.speaker and quote.speaker.text,
        entity and entity.name,
        entity and entity.key,
        entity and entity.name_key,
        quote.cue and quote.cue.text,
        quote.rule,
        quote.confidence,
    )


def _write_csv(
    documents: Iterable[Document],
    stream: TextIO,
    columns: tuple[str, ...],
    rows: Callable[[Document], list[tuple[Any, ...]]],
) -> None:
    import csv

    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow((*columns, "confidence", "error"))
    for document in documents:
        writer.writerows((document.id, *row, None) for row in rows(document))
        if document.error is not None:
            writer.writerow((document.id, *[None] * len(columns), document.error))


def write_normal_texts(texts: Iterable[NormalizedText], stream: TextIO) -> None:
    """The texts alone, each with a line break at its end."""
    stream.writelines(
        normal.text if normal.text.endswith("\n") else f"{normal.text}\n" for normal in texts if not normal.error
    )


def write_normal_jsonl(texts: Iterable[NormalizedText], stream: TextIO) -> None:
    """One record a line."""
    for normal in texts:
        record = {"id": normal.id, "text": normal.text, "warnings": normal.warnings, "error": normal.error}
        stream.write(json_line({"schema": SCHEMA, **record}) + "\n")


def write_normal_csv(texts: Iterable[NormalizedText], stream: TextIO) -> None:
    """One text a line, under a header."""
    import csv

    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("id", "text", "error"))
    writer.writerows((normal.id, normal.text, normal.error) for normal in texts)


def write_edits(normal: NormalizedText, stream: TextIO) -> None:
    """What normalization changed in one text: one edit a line, as JSON."""
    records = ({"id": normal.id, **{name: getattr(edit, name) for name in EDIT_COLUMNS}} for edit in normal.edits)
    stream.writelines(json_line(record) + "\n" for record in records)
