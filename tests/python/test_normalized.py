"""NormalizedText: normal form and the way back."""

import pickle

import onrecord
import pytest


def test_a_way_there_and_back():
    source = "“Caf&eacute;&nbsp;noir,”\r\nshe said."
    normalized = onrecord.normalize(source)
    text = normalized.text
    assert str(normalized) == text
    assert "Café" in text
    assert "\r" not in text
    start = text.index("Café")
    assert normalized.source[slice(*normalized.to_source(start, start + 4))] == "Caf&eacute;"
    assert text[slice(*normalized.to_text(1, 12))] == "Café"


def test_edits_say_step_where_and_what():
    normalized = onrecord.normalize("A &amp; B\r\n")
    for edit in normalized.edits:
        assert edit.text == normalized.source[edit.start : edit.end]
    assert [(edit.step, edit.text, edit.replacement) for edit in normalized.edits if edit.text == "&amp;"] == [
        (normalized.edits[0].step, "&amp;", "&")
    ]


def test_nothing_to_do():
    text = "Plain words only."
    normalized = onrecord.normalize(text)
    assert normalized.text is text
    assert normalized.edits == []
    assert normalized.to_source(3, 9) == (3, 9)


def test_steps_are_chosen_by_name():
    assert onrecord.normalize("e\u0301 \r\n", steps="none").text == "e\u0301 \r\n"
    assert onrecord.normalize("e\u0301\r\n", steps=["nfc"]).text == "é\r\n"
    assert onrecord.normalize("ﬁ", steps=["nfkc"]).text == "fi"
    with pytest.raises(ValueError, match=r"nope.*nfc"):
        onrecord.normalize("x", steps=["nope"])
    with pytest.raises(ValueError, match=r"nope.*default"):
        onrecord.normalize("x", steps="nope")
    with pytest.raises(TypeError, match="steps must hold str, not int"):
        onrecord.normalize("x", steps=[1])


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 100)])
def test_a_span_outside_is_an_error(start, end):
    normalized = onrecord.normalize("short")
    for function in (normalized.to_source, normalized.to_text):
        with pytest.raises(ValueError, match=f"no span {start} to {end} in a text of 5 code points"):
            function(start, end)


def test_pickling_and_equality():
    normalized = onrecord.normalize("A &amp; B")
    copy = pickle.loads(pickle.dumps(normalized))
    assert copy == normalized
    assert hash(copy) == hash(normalized)
    assert (copy.text, copy.edits) == (normalized.text, normalized.edits)
    assert normalized != onrecord.normalize("A &amp; B", steps="none")
    assert repr(onrecord.normalize("ab")) == "<NormalizedText: 2 characters, unchanged>"
