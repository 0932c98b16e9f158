"""The cases of entities.jsonl through the public door, with offsets; the C++ tests run the same table.

A case marks all mentions of its text: "President [Trump](PERSON Donald Trump) spoke." One that is known to fail says
so (`"known": true`), and has to lose the mark when it no longer does.
"""

import json
import re
from pathlib import Path

import onrecord
import pytest

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "entities.jsonl").read_text("utf-8").splitlines()
]
MARK = re.compile(r"\[([^]]*)\]\(([A-Z_]+) ([^)]*)\)")


def read(markup: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The text of a case, and of each mention start, end, type and the name of its entity."""
    text, mentions, at = "", [], 0
    for mark in MARK.finditer(markup):
        text += markup[at : mark.start()]
        mentions.append((len(text), len(text) + len(mark[1]), mark[2], mark[3]))
        text += mark[1]
        at = mark.end()
    return text + markup[at:], mentions


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_entities(case: dict, request: pytest.FixtureRequest) -> None:
    if case.get("known"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["why"]))
    text, wanted = read(case["text"])
    mentions = onrecord.match_entities(text)
    assert [(m.start, m.end, m.type, m.entity.name) for m in mentions] == wanted, case["why"]


def test_there_are_hundreds_of_cases_and_few_known_to_fail() -> None:
    assert len(CASES) >= 300
    assert sum(1 for case in CASES if case.get("known")) <= len(CASES) // 20


def test_given_name_alone_tells_gender() -> None:
    article = onrecord.analyze("Eva left. “No,” he said. “Yes,” she said.")
    he, she = article.quotes
    assert he.speaker_entity is None
    assert she.speaker_entity == article.entities[0]
