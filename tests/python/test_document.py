"""Document: lists of values, the JSON record, equality and pickling."""

import json
import pickle
from concurrent.futures import ThreadPoolExecutor

import onrecord
import pytest


@pytest.fixture(scope="module")
def doc(article):
    return onrecord.analyze(article, id="a1")


def test_lists_are_made_once(doc):
    for name in ("quotes", "mentions", "entities", "sentences", "regions"):
        assert isinstance(getattr(doc, name), list)
        assert getattr(doc, name) is getattr(doc, name)


def test_findings_of_an_entity(doc):
    for entity in doc.entities:
        assert doc.mentions_of(entity) == [mention for mention in doc.mentions if mention.entity is entity]
        assert doc.mentions_of(entity)
        assert doc.quotes_by(entity) == [quote for quote in doc.quotes if quote.speaker_entity is entity]


def test_record_has_the_fields_of_the_contract(doc):
    record = doc.to_dict()
    assert list(record) == ["schema", "id", "error", "warnings", "quotes", "mentions", "entities", "regions"]
    assert (record["schema"], record["id"], record["error"], record["warnings"]) == (1, "a1", None, [])
    assert json.loads(doc.to_json()) == record
    assert len(record["quotes"]) == len(doc.quotes)
    for row, quote in zip(record["quotes"], doc.quotes, strict=True):
        assert list(row) == [
            "start", "end", "text", "content", "kind", "parts", "marked", "speaker", "speaker_entity", "speaker_name",
            "cue", "parent", "rule", "confidence",
        ]  # fmt: skip
        assert row["parts"] == [[part.start, part.end] for part in quote.parts]
        if quote.speaker_entity:
            assert record["entities"][row["speaker_entity"]]["name"] == row["speaker_name"] == quote.speaker_entity.name
        if quote.speaker:
            assert row["speaker"] == {
                "start": quote.speaker.start,
                "end": quote.speaker.end,
                "text": quote.speaker.text,
            }
    for row in record["mentions"]:
        assert list(row) == ["start", "end", "text", "type", "entity", "rule", "confidence"]
    for row in record["entities"]:
        assert list(row) == ["id", "name", "type", "key", "name_key", "roles", "years"]
        assert row["name_key"] == doc.entities[row["id"]].name_key
    for row in record["regions"]:
        assert list(row) == ["start", "end", "kind", "author", "handle", "date"]


def test_equal_after_pickling(doc):
    copy = pickle.loads(pickle.dumps(doc))
    assert copy == doc
    assert hash(copy) == hash(doc)
    assert copy.to_json() == doc.to_json()
    assert all(mention.entity is copy.entities[mention.entity.id] for mention in copy.mentions)
    assert copy != onrecord.analyze("Something else.")


def test_text_is_the_source_where_nothing_changed():
    text = "Plain words only."
    assert onrecord.analyze(text).text is text


def test_repr(doc):
    assert repr(doc).startswith(f"<Document 'a1': {len(doc.source)} characters, {len(doc.quotes)} quotes, ")


def test_threads_may_read_one_document(article):
    for _ in range(20):
        doc = onrecord.analyze(article)
        with ThreadPoolExecutor(4) as threads:
            read = [threads.submit(lambda doc=doc: (doc.quotes, doc.mentions, doc.entities)) for _ in range(8)]
        assert len({tuple(map(id, future.result())) for future in read}) == 1
