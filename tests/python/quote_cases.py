"""How a hard case of quotes is checked: shared by the tests of the tables in tests/cases.

A case names the quotes it expects with what matters of each (kind "any": whatever it is); `more`: how many others may
be found beside them. Indirect quotes are looked at only where a case expects one.
"""

import json
from pathlib import Path

import onrecord
import pytest

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list:
    """Return the cases of tests/cases/NAME.jsonl as parameters of a test."""
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [pytest.param(row, id=row["why"]) for row in map(json.loads, lines)]


def seen(quote: onrecord.Quote) -> dict[str, object]:
    """Return what a case may ask of a quote."""
    return {
        "kind": quote.kind,
        "content": quote.content,
        "speaker": quote.speaker.text if quote.speaker else None,
        "entity": quote.speaker_entity.name if quote.speaker_entity else None,
        "parent": quote.parent is not None,
        "inside": quote.parent.content if quote.parent else None,
        "cue": quote.cue.text if quote.cue else None,
        "rule": quote.rule,
    }


def check(case: dict) -> None:
    """Fail where an expected quote is not found, or too many are."""
    asks_indirect = any(expected["kind"] == "indirect" for expected in case["quotes"])
    quotes = onrecord.analyze(case["text"]).quotes
    found = [seen(quote) for quote in quotes if quote.kind != "indirect" or asks_indirect]
    for expected in case["quotes"]:
        if expected["kind"] != "any":
            assert any(all(quote[key] == value for key, value in expected.items()) for quote in found), found
    assert len(found) <= len(case["quotes"]) + case.get("more", 0), found
