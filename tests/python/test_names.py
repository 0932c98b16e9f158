"""The cases of names.jsonl through the public door; the C++ tests run the same table."""

import json
from pathlib import Path

import onrecord
import pytest

CASES = [
    json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "names.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_names(case: dict) -> None:
    mentions = onrecord.match_entities(case["text"])
    assert [[mention.text, mention.type] for mention in mentions] == case["names"], case["why"]
