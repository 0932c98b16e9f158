"""Hard cases of speakers and kinds, each with its reason: tests/cases/attribution.jsonl.

A case names the quotes it expects, with what matters of each; indirect ones have a table of their own. `more`: how many
others may be found beside them.
"""

import json
from pathlib import Path

import onrecord
import pytest

CASES = Path(__file__).parents[1] / "cases" / "attribution.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def seen(quote: onrecord.Quote) -> dict[str, object]:
    return {
        "kind": quote.kind,
        "content": quote.content,
        "speaker": quote.speaker.text if quote.speaker else None,
        "entity": quote.speaker_entity.name if quote.speaker_entity else None,
        "parent": quote.parent is not None,
        "rule": quote.rule,
    }


@pytest.mark.parametrize("case", [pytest.param(row, id=row["why"]) for row in ROWS])
def test_case(case):
    found = [seen(quote) for quote in onrecord.analyze(case["text"]).quotes if quote.kind != "indirect"]
    for expected in case["quotes"]:
        if expected["kind"] != "any":
            assert any(all(quote[key] == value for key, value in expected.items()) for quote in found), found
    assert len(found) <= len(case["quotes"]) + case.get("more", 0)
