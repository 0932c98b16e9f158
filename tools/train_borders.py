"""Train the weights of the border model: cpp/onrecord/data/en/borders.tsv. Needs NumPy and SciPy.

    cmake -S . -B build/tools -DONRECORD_TOOLS=ON && cmake --build build/tools --target border_features
    python tools/train_borders.py build/tools/border_features ../shared/data/quotes

A clause is an example where an annotated content begins with it and its cue is the annotated one: it stops at the place where
that content ends, and goes on at all places before. The features come from the library itself (tools/border_features.cpp), so
that training and use cannot differ. Only keys and figures are written, no text. Logistic regression with L2 by L-BFGS; the
same input gives the same weights.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

TARGET = Path(__file__).parent.parent / "cpp/onrecord/data/en/borders.tsv"
L2 = 1.0
FEWEST = 4  # features seen less often get no weight
SMALLEST = 0.03  # weights nearer to 0 are not written


class Article:
    """An annotated article: the contents with their cues, and the way from byte offsets to code points."""

    def __init__(self, article: dict, trim) -> None:
        self.text = article["text"]
        self.bytes = self.text.encode()
        self.trim = trim
        self.contents = [
            (self.spans(a["cue"]), [trim(self.text, s, e) for s, e in a["content"]])
            for a in article["attributions"]
            if a["cue"] and a["type"] != "direct"
        ]
        self.points = {0: 0}

    @staticmethod
    def spans(cue):
        """Return the spans of a cue as tuples."""
        return [tuple(span) for span in cue]

    def point(self, offset: int) -> int:
        """Take a byte offset; return the code point there."""
        if offset not in self.points:
            self.points[offset] = len(self.bytes[:offset].decode())
        return self.points[offset]

    def gold_end(self, cue: tuple[int, int], first: tuple[int, int]) -> int | None:
        """Return where the annotated content ends that has this cue and begins with this clause; None without one."""
        begin, end = self.trim(self.text, *first)
        if begin == end:
            begin, end = first
        for cues, contents in self.contents:
            if not any(s < cue[1] and cue[0] < e for s, e in cues):
                continue
            for s, e in contents:
                if s <= end and begin <= s + 1 and e > begin:
                    return e
        return None


def clauses(tool: str, gold: Path, trim):
    """Yields for each clause its places as (end, keys), the sentence's end and the gold end, all in code points."""
    articles = [Article(json.loads(line), trim) for line in gold.open(encoding="utf-8")]
    given = b"".join(b"%d\n%s" % (len(a.bytes), a.bytes) for a in articles)
    printed = subprocess.run([tool], input=given, stdout=subprocess.PIPE, check=True).stdout.decode()
    current = None
    for line in [*printed.splitlines(), "C"]:
        kind, *fields = line.split(" ")
        if kind == "P":
            current[1].append((int(fields[0]), [int(key, 16) for key in fields[1:]]))
            continue
        if current is not None:
            article, places, last, target, first = current
            if target is not None:
                ends = [(article.trim(article.text, first, article.point(end))[1], keys) for end, keys in places]
                yield ends, article.trim(article.text, first, article.point(last))[1], target
        if fields:
            number, *offsets = map(int, fields)
            article = articles[number]
            points = [article.point(offset) for offset in offsets[:4]]
            target = article.gold_end((points[0], points[1]), (points[2], points[3]))
            current = (article, [], offsets[4], target, points[2])


def decisions(found):
    """Return the features of each place up to the gold end, and whether the content stops there."""
    rows, labels = [], []
    for ends, last, target in found:
        if target != last and all(end != target for end, _ in ends):
            continue
        for end, keys in ends:
            if end > target:
                break
            rows.append(keys)
            labels.append(end == target and target != last)
            if end == target:
                break
    return rows, np.array(labels, dtype=float)


def matrix(rows, index):
    """Take rows of keys; return them as a sparse matrix whose columns are those of the index."""
    columns = [[index[key] for key in row if key in index] for row in rows]
    pointers = np.cumsum([0] + [len(row) for row in columns])
    flat = np.array([c for row in columns for c in row], dtype=np.int32)
    return csr_matrix((np.ones(len(flat)), flat, pointers), shape=(len(rows), len(index)))


def fit(rows, labels):
    """Return the weight of each key that is seen often enough: a logistic regression."""
    counts = Counter(key for row in rows for key in row)
    index = {key: i for i, key in enumerate(sorted(k for k, n in counts.items() if n >= FEWEST))}
    x = matrix(rows, index)

    def loss(w):
        z = x @ w
        error = 1 / (1 + np.exp(-z)) - labels
        return np.logaddexp(0, z).sum() - labels @ z + L2 / 2 * w @ w, x.T @ error + L2 * w

    w = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    return {key: w[i] for key, i in index.items()}


def end_of(weights, ends, last):
    """Return the likeliest end among a clause's places, or the sentence's end."""
    going_on, best, found = 0.0, -1e9, last
    for end, keys in ends:
        score = sum(weights.get(key, 0.0) for key in keys)
        stop = -np.logaddexp(0, -score)
        if going_on + stop > best:
            best, found = going_on + stop, end
        going_on -= np.logaddexp(0, score)
    return last if going_on >= best else found


def accuracy(weights, found):
    """Return the share of clauses whose end the weights find."""
    return sum(end_of(weights, ends, last) == target for ends, last, target in found) / len(found)


def main(tool: str, folder: str) -> None:
    """Take the tool and the folder of annotated articles; write borders.tsv."""
    sys.path.insert(0, folder)
    from quotelib import trim

    data = list(clauses(tool, Path(folder) / "polnear.train.jsonl", trim))
    print(
        f"{len(data)} clauses; the sentence's end is right for {sum(last == t for _, last, t in data) / len(data):.3f}"
    )
    cut = len(data) * 4 // 5
    print(f"trained on four fifths, right on the last fifth: {accuracy(fit(*decisions(data[:cut])), data[cut:]):.3f}")
    weights = {k: w for k, w in fit(*decisions(data)).items() if abs(w) >= SMALLEST}
    with TARGET.open("w", encoding="utf-8") as file:
        file.write(
            "# Weights of the border model: key of a feature (hexadecimal), weight. See attribution/borders.hpp.\n"
            "# Made by tools/train_borders.py from PolNeAR train: figures only.\n"
        )
        for key in sorted(weights):
            file.write(f"{key:x}\t{weights[key]:.2f}\n")
    print(f"wrote {len(weights)} weights to {TARGET}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
