"""Hard cases of content, marks, forms and fiction, each with its reason: tests/cases/quotes.jsonl. And lost marks."""

import onrecord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quote_cases import check, rows

CASES = rows("quotes")
TEXTS = [case.values[0]["text"] for case in CASES]
MARKS = "\"'“”‘’«»„"


@pytest.mark.parametrize("case", CASES)
def test_case(case):
    check(case)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_lost_and_doubled_marks_break_nothing(texts, chance):
    whole = "\n\n".join(texts)
    text = "".join(char * chance.choice([0, 1, 1, 2]) if char in MARKS else char for char in whole)
    for quote in onrecord.analyze(text).quotes:
        assert text[quote.start : quote.end] == quote.text
        assert quote.content == " ".join(part.text for part in quote.parts)
        for span in (*quote.parts, *quote.marked):
            assert text[span.start : span.end] == span.text
            assert quote.start <= span.start <= span.end <= quote.end
