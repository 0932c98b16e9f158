"""The step mojibake from Python: spans in code points, and correct text untouched."""

import json
from pathlib import Path

import onrecord
import pytest

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "mojibake.jsonl")
    .read_text(encoding="utf-8")
    .rstrip("\n")
    .split("\n")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_cases_and_their_edits(case):
    normalized = onrecord.normalize(case["text"], steps=["mojibake"])
    assert normalized.text == case["expected"]
    assert (normalized.text is case["text"]) == (case["text"] == case["expected"])
    for edit in normalized.edits:
        assert edit.step == "mojibake"
        assert case["text"][edit.start : edit.end] == edit.text
        assert len(edit.replacement) == 1


def test_the_default_repairs_and_maps_back():
    source = "The mayor said: â€œWe wonâ€™t.â€\x9d"
    assert onrecord.normalize(source).text == "The mayor said: “We won’t.”"
    [quote] = onrecord.analyze(source).quotes
    assert source[quote.start : quote.end] == quote.text
    assert quote.content == "We wonâ€™t."


def test_two_layers_as_html():
    assert onrecord.normalize("caf&Atilde;&copy;", steps=["html", "mojibake"]).text == "café"
