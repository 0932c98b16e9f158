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


def test_edits_have_both_spans():
    normalized = onrecord.normalize("A &amp; B \u2013 e\u0301\r\n", ["html", "lines", "nfc", "dashes"])
    for edit in normalized.edits:
        assert edit.before == edit.text == normalized.source[edit.start : edit.end]
        assert edit.after == edit.replacement == normalized.text[edit.text_start : edit.text_end]
    assert [(edit.step, edit.before, edit.after) for edit in normalized.edits] == [
        ("html", "&amp;", "&"),
        ("lines", "\r\n", "\n"),
        ("nfc", "e\u0301", "é"),
        ("dashes", "\u2013", "-"),
    ]


def test_a_difference_to_read():
    page = onrecord.normalize("A &amp; B\u00a0C <i>")._repr_html_()
    assert "<del" in page
    assert "&amp;amp;" in page
    assert "U+00A0" in page
    assert 'title="html"' in page
    assert "&lt;i&gt;" in page
    assert "<del" not in onrecord.normalize("nothing")._repr_html_()


def test_bytes_of_windows_1252():
    normalized = onrecord.normalize(b"caf\xe9 \x96 \x93no\x94")
    assert normalized.source == "café – “no”"
    assert normalized.warnings == ["4 bytes read as windows-1252, the first at byte 3"]


class TestNormalizer:
    def test_it_is_a_value(self):
        normalizer = onrecord.Normalizer(["nfc", "mask:urls"])
        assert repr(normalizer) == "Normalizer(steps=['nfc', 'mask:urls'])"
        copy = pickle.loads(pickle.dumps(normalizer))
        assert copy == normalizer
        assert hash(copy) == hash(normalizer)
        assert copy.normalize("e\u0301 http://a.de").text == "é <URL>"
        with pytest.raises(AttributeError, match="immutable"):
            normalizer.steps = ()

    def test_kinds_of_a_step(self):
        names = onrecord.Normalizer.step_names()
        assert onrecord.Normalizer(["mask"]).steps == tuple(name for name in names if name.startswith("mask:"))
        assert onrecord.Normalizer(["mask:numbers+urls"]).steps == ("mask:urls", "mask:numbers")

    @pytest.mark.parametrize(
        ("steps", "message"),
        [
            (["nope"], "unknown normalization step 'nope'"),
            (["nfc", "nfkd"], "exclude one another"),
            (["nfc", "nfc"], "twice"),
            (["nfc", "utf8"], "must be the first"),
            ("nope", "unknown preset 'nope'; there are: default, search, ascii, none"),
        ],
    )
    def test_errors(self, steps, message):
        with pytest.raises(ValueError, match=message):
            onrecord.Normalizer(steps)

    @pytest.mark.parametrize("threads", [1, 2, 5])
    def test_pipe(self, threads):
        texts = [f"{number} caf&eacute; “no”" if number % 3 else "plain" for number in range(5000)]
        normalizer = onrecord.Normalizer()
        made = list(normalizer.pipe(texts, threads=threads))
        assert [one.text for one in made] == [normalizer.normalize(text).text for text in texts]
        assert all(one.text is text for one, text in zip(made, texts, strict=True) if text == "plain")
        assert made[1].to_source(5, 6) == (5, 13)

    @pytest.mark.parametrize("threads", [1, 2])
    def test_a_bad_item_stops_nothing(self, threads):
        items = [("a", "x &amp; y"), ("b", None), 3.5, b"caf\xe9", "\ud800"]
        made = list(onrecord.Normalizer().pipe(items, threads=threads))
        assert [one.id for one in made] == ["a", "b", None, None, None]
        assert [one.text for one in made] == ["x & y", "", "", "café", "\ufffd"]
        assert made[1].error == "text must be str or bytes, not NoneType"
        with pytest.raises(TypeError):
            onrecord.Normalizer().pipe("one text")
        with pytest.raises(ValueError, match="threads"):
            onrecord.Normalizer().pipe([], threads=0)

    @pytest.mark.parametrize("threads", [1, 2])
    def test_pipe_gives_what_came_before_an_error_of_its_iterable(self, threads):
        def broken():
            yield from ["caf&eacute;"] * 40
            raise OSError("the disk is gone")

        texts = []
        with pytest.raises(OSError, match="gone"):
            texts.extend(one.text for one in onrecord.Normalizer().pipe(broken(), threads=threads))
        assert texts == ["café"] * 40

    def test_pipe_is_lazy_with_one_thread(self):
        def items():
            yield "a"
            raise OSError("gone")

        results = onrecord.Normalizer().pipe(items(), threads=1)
        assert next(results).text == "a"
        with pytest.raises(OSError, match="gone"):
            next(results)
