"""Measuring the cue words anew keeps the rows of en/cues.tsv written by hand."""

from pathlib import Path

TOOLS = Path(__file__).parents[2] / "tools"


def test_rows_by_hand_are_kept_and_go_before_measured_ones(monkeypatch):
    monkeypatch.syspath_prepend(str(TOOLS))
    import measure_cues

    old = "# A head.\nsay\tverb\t0.90\t\n# By hand: why.\nput it\tverb\t0.14\tafter=.80\n"
    measured = "put it\tverb\t0.90\t\nsay\tverb\t0.93\t\n"
    new = "# A head.\nsay\tverb\t0.93\t\n# By hand: why.\nput it\tverb\t0.14\tafter=.80\n"
    assert measure_cues.merged(old, measured) == new
