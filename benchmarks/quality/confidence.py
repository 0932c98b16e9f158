"""Confidence on polnear.dev: how often quotes of each decile are right.

Right: each fragment overlaps an annotated content, and the speaker (or none) is that attribution's, by score_quotes.py.
“close”: each fragment also shares at least half of its words with the content (Dice), one to one, as the scorer's lenient
figure asks; what annotators passed over and borders count there, too.
"""

import json
import sys

from shared import DATA, predict, table

NEEDS_DATA = True
SURE = 0.9


def judged(article: dict, quotes: list[dict]) -> list[tuple[float, bool, bool]]:
    """Take an annotated article and the quotes found in it; return for each its confidence, and whether right and close."""
    import score_quotes

    scored = score_quotes.Art(article, {"id": article["id"], "quotes": quotes}, False)
    right: dict[int, bool] = {}
    close: dict[int, bool] = {}
    for place, (index, _, start, end, _, speaker) in enumerate(scored.pred):
        fits = [
            score_quotes.speaker_ok(scored.text, source, speaker)
            for _, _, begin, stop, _, source in scored.gold
            if begin < end and start < stop
        ]
        found = scored.p2g.get(place)
        right[index] = right.get(index, True) and any(fits)
        close[index] = close.get(index, True) and (
            found is not None and score_quotes.speaker_ok(scored.text, scored.gold[found][5], speaker)
        )
    return [(quotes[index]["confidence"], right[index], close[index]) for index in right]


def measure() -> dict[str, float]:
    sys.path.insert(0, str(DATA / "quotes"))
    gold = DATA / "quotes" / "polnear.dev.jsonl"
    with gold.open(encoding="utf-8") as articles, predict("quotes", gold).open(encoding="utf-8") as found:
        rows = [
            one
            for article, quotes in zip(articles, found, strict=True)
            for one in judged(json.loads(article), json.loads(quotes)["quotes"])
        ]

    def shares(chosen: list[tuple[float, bool, bool]]) -> list[float]:
        count = max(1, len(chosen))
        return [100 * len(chosen) / len(rows), *(100 * sum(row[i] for row in chosen) / count for i in (1, 2))]

    deciles = [
        [f"{low / 10:.1f}–{low / 10 + 0.1:.1f}", *shares([row for row in rows if min(int(row[0] * 10), 9) == low])]
        for low in range(10)
    ]
    sure = shares([row for row in rows if row[0] >= SURE])
    table(["confidence", "% of all", "% right", "% close"], [*deciles, [f"from {SURE}", *sure]])
    return {"confidence.sure": sure[0], "confidence.right": sure[1]}
