"""Texts that many tests share, in our own words."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def seeds() -> list[str]:
    """The articles of seeds/, line ends as they are."""
    return [path.read_bytes().decode() for path in sorted((ROOT / "seeds").glob("*.txt"))]


@pytest.fixture(scope="session")
def article() -> str:
    return (
        "Harbour talks collapse\n"
        "GENEVA, March 3 – “We have run out of patience,” Foreign Minister Ana Duarte said on Monday. “There is nothing "
        "left to discuss.”\n"
        "Her Norwegian counterpart, Lars Holm, replied that the offer of the European Union still stood. Duarte called it "
        "“a joke.”\n"
        "According to two diplomats, the so-called “harbour deal” will be signed in Oslo next week.\n"
    )
