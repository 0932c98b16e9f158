"""The same article in another encoding has the same findings at the same places."""

import json
from pathlib import Path

import pytest
import transforms

DATA = Path(__file__).parents[3] / "shared" / "data"
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """The seeds and, where the development sets are there, every twentieth text of theirs."""
    found = [path.read_text(encoding="utf-8") for path in SEEDS]
    for path in sorted(DATA.glob("*/*.jsonl")):
        found += [json.loads(row)["text"] for row in path.read_text(encoding="utf-8").splitlines()[::20]]
    return found


@pytest.mark.parametrize(
    ("name", "share"), [("crlf", 1), ("prefix", 1), ("emoji", 0.995), ("soft_hyphens", 0.995), ("nfd", 0.995)]
)
def test_findings_survive(name, share, texts):
    result = transforms.compare(name, texts)
    assert result.split == 0
    assert result.kept >= share * result.findings, result.lost[:3]
