"""The forms of attribution that the seed articles have, in other words: tests/cases/seed_forms.jsonl.

A case names what matters of each quote: `kind` (or a list of those that are right), `content` (null: not asked), the
speaker's words (null: none), and where it matters the `entity` behind them and what lies between marks (`marked`).
`more`: how many other findings may stand beside them.
"""

import json
from pathlib import Path

import onrecord
import pytest

CASES = Path(__file__).parents[1] / "cases" / "seed_forms.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def fits(expected: dict, quote: onrecord.Quote) -> bool:
    kinds = expected["kind"] if isinstance(expected["kind"], list) else [expected["kind"]]
    if quote.kind not in kinds:
        return False
    if "entity" in expected and (quote.speaker_entity.name if quote.speaker_entity else None) != expected["entity"]:
        return False
    if "marked" in expected and [span.text for span in quote.marked] != expected["marked"]:
        return False
    if expected["content"] is None:
        return True
    return (quote.content, quote.speaker.text if quote.speaker else None) == (expected["content"], expected["speaker"])


@pytest.mark.parametrize("case", [pytest.param(row, id=row["why"]) for row in ROWS])
def test_form(case):
    found = onrecord.analyze(case["text"]).quotes
    for expected in case["quotes"]:
        assert any(fits(expected, quote) for quote in found), found
    assert len(found) <= len(case["quotes"]) + case.get("more", 0), found
