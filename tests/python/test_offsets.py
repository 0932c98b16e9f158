"""Every offset counts code points of the source, whatever is in it."""

import onrecord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = [
    "“", "”", "‘", "’", '"', "'", "«", "»", "said", " said ", "Ann Smith", "Donald Trump", "North Korea", ",", ".", "—",
    " ", "\n", "\n\n", "\r\n", "&amp;", "&#8220;", "\u00ad", "\u200b", "e\u0301", "ﬁ", "\U0001f600", "\ud800", "\ufeff",
    "\u0301", "promisesTrump", "According to officials", "the president", " that ", "She", "told", "…", "U.S.", "Mr.",
]  # fmt: skip

texts = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(max_size=5), st.characters(categories=["Cs"])), max_size=60
).map("".join)


def every_value(doc):
    yield from doc.quotes
    yield from doc.mentions
    yield from doc.sentences
    yield from doc.regions
    for quote in doc.quotes:
        yield from (*quote.parts, *quote.marked)
        yield from (span for span in (quote.speaker, quote.cue) if span)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_every_text_is_its_slice_of_the_source(text):
    doc = onrecord.analyze(text)
    for value in every_value(doc):
        assert text[value.start : value.end] == value.text
        assert 0 <= value.start <= value.end <= len(text)
    for quote in doc.quotes:
        assert quote.content == " ".join(part.text for part in quote.parts)
        assert quote.parent is None or quote.parent in doc.quotes
        assert quote.speaker_entity is None or quote.speaker_entity in doc.entities
    for mention in doc.mentions:
        assert doc.entities[mention.entity.id] is mention.entity
    assert [(q.start, -q.end) for q in doc.quotes] == sorted((q.start, -q.end) for q in doc.quotes)
    assert [m.start for m in doc.mentions] == sorted(m.start for m in doc.mentions)


@settings(max_examples=300, deadline=None)
@given(texts, st.data())
def test_normalization_has_a_way_back(text, data):
    normalized = onrecord.normalize(text)
    assert normalized.to_source(0, len(normalized.text))[1] <= len(text)
    start, end = sorted(data.draw(st.integers(0, len(normalized.text))) for _ in range(2))
    source_start, source_end = normalized.to_source(start, end)
    assert 0 <= source_start <= source_end <= len(text)
    back_start, back_end = normalized.to_text(source_start, source_end)
    if start < end:
        assert back_start <= start
        assert back_end >= end
    for edit in normalized.edits:
        assert edit.text == text[edit.start : edit.end]


@settings(max_examples=200, deadline=None)
@given(texts)
def test_gazetteer_matches_are_slices(text):
    for overlapping in (False, True):
        for match in onrecord.Gazetteer.default().match(text, overlapping=overlapping):
            assert text[match.start : match.end] == match.text
            assert match.entries


@pytest.mark.parametrize("prefix", ["", "\U0001f600" * 70, "é" * 70, "\ud800" * 70])
def test_a_prefix_moves_every_offset_alike(prefix, article):
    plain, moved = onrecord.analyze("\n" + article), onrecord.analyze(prefix + "\n" + article)
    n = len(prefix)
    assert [(m.start + n, m.end + n, m.text) for m in plain.mentions] == [
        (m.start, m.end, m.text) for m in moved.mentions
    ]
    assert [(q.start + n, q.end + n, q.kind) for q in plain.quotes] == [(q.start, q.end, q.kind) for q in moved.quotes]
