"""What may be given as a text, and what is done about what is wrong with it."""

import math

import onrecord
import pytest

FUNCTIONS = [onrecord.analyze, onrecord.normalize, onrecord.extract_quotes, onrecord.match_entities]


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("bad", [None, math.nan, 7, ["text"], bytearray(b"text")], ids=repr)
def test_a_wrong_type_is_named(function, bad):
    with pytest.raises(TypeError, match=f"text must be str or bytes, not {type(bad).__name__}"):
        function(bad)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_strict_names_the_byte_or_code_point(function):
    with pytest.raises(ValueError, match="byte 5: not UTF-8"):
        function(b"abc \x41\xff\xfe", strict=True)
    with pytest.raises(ValueError, match=r"code point 2: lone surrogate U[+]D83D"):
        function("ab\ud83d", strict=True)
    function("Everything is fine.", strict=True)


def test_ill_formed_bytes_are_repaired_and_reported():
    data = b"\xff" + "“Yes,” Ann said. \ufffd".encode() + b"\xe2\x80"
    doc = onrecord.analyze(data)
    assert doc.source == "\ufffd“Yes,” Ann said. \ufffd\ufffd"
    assert doc.warnings[0] == "2 ill-formed byte sequences read as U+FFFD, the first at byte 0"
    assert onrecord.analyze(b"ab\xff").warnings[0] == "1 ill-formed byte sequence read as U+FFFD, the first at byte 2"


def test_lone_surrogates_stay_in_the_source_and_act_as_replacement_characters():
    given = "\ud800“Yes,” Ann Smith said.\udfff"
    doc = onrecord.analyze(given)
    assert doc.source is given
    assert doc.text == "\ufffd“Yes,” Ann Smith said.\ufffd"
    assert doc.warnings[0] == "2 lone surrogates read as U+FFFD, the first at code point 0"
    same = onrecord.analyze("\ufffd“Yes,” Ann Smith said.\ufffd")
    assert [(q.start, q.end) for q in doc.quotes] == [(q.start, q.end) for q in same.quotes]
    doc.to_json().encode()


def test_the_callers_object_stays_the_source():
    class Text(str):
        __slots__ = ()

    given = Text("“Yes,” Ann said.")
    assert onrecord.analyze(given).source is given


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "“",
        "\0",
        "\ufeff“Yes,” she said.",
        "a\0b “Yes,\0” she said.\0",
        "\u0301" * 500,
        "“One,”\r\nshe said.\r\n\r\n“Two.”\r",
        "قال الوزير: «لن نستسلم».",
        "“" * 20_000,
        "“a " * 5_000 + "”" * 5_000,
        "“‘" * 5_000 + "x" + "’”" * 5_000,
        "\n" * 10_000,
        "\U0001f469\u200d\U0001f680" * 2_000,
        "A" * 100_000,
    ],
    ids=lambda text: f"{len(text)} {text[:3]!a}",
)
def test_odd_texts_are_taken(text):
    doc = onrecord.analyze(text)
    assert doc.error is None
    for values in (doc.quotes, doc.mentions, doc.sentences, doc.regions):
        for value in values:
            assert text[value.start : value.end] == value.text
    for steps in ("default", "none"):
        normalized = onrecord.normalize(text, steps)
        assert normalized.to_source(0, len(normalized.text))[1] <= len(text)


def test_text_that_is_not_english_gets_a_warning():
    german = "Der Minister sagte, dass er nicht zurücktreten wird, und das ist auch gut für die Partei."
    assert "does not read like English" in onrecord.analyze(german).warnings[0]
    assert onrecord.analyze("The minister said that she would not resign before the vote.").warnings == []
