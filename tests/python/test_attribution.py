"""Hard cases of speakers and kinds, each with its reason: tests/cases/attribution.jsonl. Indirect ones have a table."""

import pytest
from quote_cases import check, rows


@pytest.mark.parametrize("case", rows("attribution"))
def test_case(case):
    check(case)
