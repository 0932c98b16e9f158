"""The gazetteer beside its plain twin: the cases of tests/cases/gazetteer.jsonl, and random names and texts."""

import json
import random
from pathlib import Path

import pytest
from gazetteer_twin import Twin
from hypothesis import given, settings
from hypothesis import strategies as st
from onrecord import Gazetteer
from random_gazetteers import ALPHABETS, CASES, PIECES, disagreements, random_case

LINES = (Path(__file__).parents[1] / "cases" / "gazetteer.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")
TABLE = [json.loads(line) for line in LINES]


def rows_of(names):
    rows = [{"name": name} if isinstance(name, str) else name for name in names]
    return [{"type": "GPE", **row, "key": str(number)} for number, row in enumerate(rows)]


@pytest.mark.parametrize("case", TABLE, ids=[case["why"][:50] for case in TABLE])
def test_both_hold_the_rules(case):
    rows, text = rows_of(case["names"]), case["text"]
    gazetteer, twin = Gazetteer.from_rows(rows), Twin(rows)
    for field, overlapping in (("found", False), ("overlapping", True)):
        if field in case:
            assert [match.text for match in gazetteer.match(text, overlapping=overlapping)] == case[field]
            assert [text[start:end] for start, end, _ in twin.match(text, overlapping=overlapping)] == case[field]
    assert list(disagreements(rows, text)) == []


strings = st.lists(st.one_of(*map(st.sampled_from, (*ALPHABETS, PIECES))), min_size=1, max_size=12).map("".join)
plain_rows = st.fixed_dictionaries(
    {"name": strings, "case": st.sampled_from(CASES), "fold_accents": st.booleans(), "weight": st.integers(4, 6)},
    optional={"aliases": st.lists(strings, max_size=2)},
)


@settings(max_examples=300, deadline=None)
@given(st.lists(plain_rows.filter(lambda row: row["name"].strip()), max_size=6), strings, st.data())
def test_any_names_in_any_text(rows, text, data):
    for row in rows:  # some of the names stand in the text
        if data.draw(st.booleans()):
            text += row["name"]
    assert list(disagreements(rows_of(rows), text)) == []


def test_random_names_in_random_texts():
    chance = random.Random(0)
    for _ in range(3000):
        rows, text = random_case(chance)
        assert list(disagreements(rows, text)) == [], (rows, text)
