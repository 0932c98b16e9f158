"""Lost and doubled quotation marks: articles of polnear.train with marks deleted or doubled at random (seeded).

Nothing may raise, every finding must be its slice of the text, and no text may take much longer a KB than others.
"""

import random
import re
import time

import onrecord
from shared import DATA, read_texts, table

NEEDS_DATA = True
MARK = re.compile("[\"'“”‘’]")
SHARE = 0.3  # of the marks of a text
SEED = 11
KEPT, DELETED, DOUBLED = "as they are", "deleted", "doubled"


def broken(text: str, how: str, chance: random.Random) -> str:
    """Return the text with a share of its marks deleted or doubled."""
    instead = {KEPT: lambda mark: mark, DELETED: lambda _: "", DOUBLED: lambda mark: mark * 2}[how]
    return MARK.sub(lambda found: instead(found[0]) if chance.random() < SHARE else found[0], text)


def milliseconds(text: str) -> float:
    """Return the CPU time a KB of the better of two runs; raise where a finding is not its slice of the text."""
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        document = onrecord.analyze(text)
        best = min(best, time.process_time() - begin)
    for finding in (*document.quotes, *document.mentions):
        if text[finding.start : finding.end] != finding.text:
            raise AssertionError(f"not its slice of the text: {finding}")
    return 1e3 * best / (len(text.encode()) / 1e3)


def measure() -> dict[str, float]:
    texts = read_texts(DATA / "quotes" / "polnear.train.jsonl")
    worst, rows = 0.0, []
    for how in (KEPT, DELETED, DOUBLED):
        chance = random.Random(SEED)
        times = sorted(milliseconds(broken(text, how, chance)) for text in texts)
        worst = max(worst, times[-1])
        rows.append([how, f"{times[len(times) // 2]:.3f}", f"{times[-1]:.3f}"])
    table([f"{SHARE:.0%} of the marks", "ms/KB, median", "slowest text"], rows)
    return {"lost_marks.slowest": worst}
