"""Findings that survive a change of encoding: CRLF, an astral prefix, emoji, soft hyphens, NFD (%).

The transforms and the comparison are the ones the tests use (tests/python/transforms.py).
"""

import sys

from shared import DATA, ROOT, read_texts, table

NEEDS_DATA = True
sys.path.insert(0, str(ROOT / "tests" / "python"))


def measure() -> dict[str, float]:
    import transforms

    texts = [text for path in sorted(DATA.glob("*/*.jsonl")) for text in read_texts(path)]
    rows, figures, split = [], {}, 0
    for name in transforms.TRANSFORMS:
        result = transforms.compare(name, texts)
        rows.append([name, result.findings, 100 * result.kept / max(1, result.findings), result.split])
        figures[f"transforms.{name}"] = rows[-1][2]
        split += result.split
    table(["transform", "findings", "kept %", "split graphemes"], rows)
    return figures | {"transforms.split": split}
