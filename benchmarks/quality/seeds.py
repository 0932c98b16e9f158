"""The seed articles against the hand-made truth, as they are and with their names swapped.

The scorer is the one the tests use (tests/python/seed_scorer.py).
"""

import sys

from shared import GOLD, ROOT, table

NEEDS_DATA = True
sys.path.insert(0, str(ROOT / "tests" / "python"))


def measure() -> dict[str, float]:
    import seed_scorer

    rows = [["as they are", *seed_scorer.score_all(seed_scorer.load_gold(GOLD))]]
    rows += [[name, *seed_scorer.score_all(gold)] for name, gold in seed_scorer.swapped(GOLD)]
    table(["seeds", "attributions of 11", "extra", "entities of 90"], rows)
    return {
        "seeds.attributions": rows[0][1],
        "seeds.extra": rows[0][2],
        "seeds.entities": rows[0][3],
        "swapped.attributions": min(row[1] for row in rows[1:]),
        "swapped.extra": max(row[2] for row in rows[1:]),
        "swapped.entities": min(row[3] for row in rows[1:]),
    }
