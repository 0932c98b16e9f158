"""Transforms of a text with a known way back, and what of the analysis must survive them."""

import random
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

import onrecord

# A transformed text, and for each code point of the original (and its end) where its counterpart begins and the one before
# it ends: a span [s, e) becomes [begins[s], ends[e]).
Transformed = tuple[str, list[int], list[int]]


def by_pieces(text: str, change: Callable[[int, str], tuple[str, str]]) -> Transformed:
    """Apply `change(index, character)`, which returns what to insert before the character and what replaces it."""
    out, begins, ends, size = [], [], [0], 0
    for index, character in enumerate(text):
        before, replacement = change(index, character)
        begins.append(size + len(before))
        size += len(before) + len(replacement)
        ends.append(size)
        out += [before, replacement]
    return "".join(out), [*begins, size], ends


def crlf(text: str) -> Transformed:
    return by_pieces(text, lambda _, c: ("", "\r\n" if c == "\n" else c))


def prefix(text: str) -> Transformed:
    head = "\U0001d7d8\U0001f600\n\n"
    return by_pieces(text, lambda i, c: (head if i == 0 else "", c))


def emoji(text: str) -> Transformed:
    """Put an emoji beside some blanks between two words of one line."""
    dice = random.Random(len(text))

    def change(i: int, c: str) -> tuple[str, str]:
        between = c == " " and 0 < i < len(text) - 1 and text[i - 1].isalpha() and text[i + 1].isalpha()
        return (" \U0001f600" if between and dice.random() < 0.01 else "", c)

    return by_pieces(text, change)


def soft_hyphens(text: str) -> Transformed:
    dice = random.Random(len(text))

    def change(i: int, c: str) -> tuple[str, str]:
        inside = i > 0 and c.isalpha() and text[i - 1].isalpha()
        return ("\u00ad" if inside and dice.random() < 0.05 else "", c)

    return by_pieces(text, change)


def nfd(text: str) -> Transformed:
    return by_pieces(text, lambda _, c: ("", unicodedata.normalize("NFD", c)))


TRANSFORMS = {"crlf": crlf, "prefix": prefix, "emoji": emoji, "soft_hyphens": soft_hyphens, "nfd": nfd}


class Result(NamedTuple):
    """Findings of the originals, how many of them the transformed texts have, and spans that split a grapheme."""

    findings: int
    kept: int
    split: int
    lost: list[tuple[str, object]]


def findings(doc: onrecord.Document, begins: list[int] | None = None, ends: list[int] | None = None) -> set[object]:
    """Take an analysis; return its findings as plain values, at mapped offsets where a map is given."""

    def at(span: object) -> tuple[int, int] | None:
        if span is None:
            return None
        return (begins[span.start], ends[span.end]) if begins is not None else (span.start, span.end)

    first = {}
    for mention in doc.mentions:
        first.setdefault(mention.entity.id, at(mention))
    found: set[object] = {("mention", at(m), m.type, first[m.entity.id]) for m in doc.mentions}
    for q in doc.quotes:
        parts, marked = tuple(map(at, q.parts)), tuple(map(at, q.marked))
        entity = first.get(q.speaker_entity.id) if q.speaker_entity else None
        found.add(("quote", q.kind, at(q), parts, marked, at(q.speaker), at(q.cue), entity))
    return found


def splits_grapheme(text: str, offset: int) -> bool:
    """Whether a border at `offset` cuts a combining mark, a variation selector or an emoji's joiner from its base."""
    if not 0 < offset < len(text):
        return False
    after, before = text[offset], text[offset - 1]
    return (unicodedata.combining(after) != 0 and not before.isspace()) or after in "\u200d\ufe0f" or before == "\u200d"


def compare(name: str, texts: list[str]) -> Result:
    """Analyse each text and its transform; count what of the first is found in the second."""
    total = kept = split = 0
    lost: list[tuple[str, object]] = []
    for text in texts:
        changed, begins, ends = TRANSFORMS[name](text)
        doc, other = onrecord.analyze(text), onrecord.analyze(changed)
        expected, got = findings(doc, begins, ends), findings(other)
        total += len(expected)
        kept += len(expected & got)
        lost += [(text, finding) for finding in expected - got]
        split += sum(
            splits_grapheme(changed, offset)
            for x in (*other.quotes, *other.mentions, *other.sentences)
            for offset in (x.start, x.end)
        )
    return Result(total, kept, split, lost)
