"""Train the weights of the report model: cpp/onrecord/data/en/reports.tsv. Needs NumPy and SciPy.

    cmake -S . -B build/tools -DONRECORD_TOOLS=ON && cmake --build build/tools --target report_features
    python tools/train_reports.py build/tools/report_features ../shared/data/quotes

A cue with its clause is a report where an annotated attribution has that cue and a content whose words overlap the clause's by
a Dice of 0.5 or more. The features come from the library itself (tools/report_features.cpp). Only keys and figures are
written, no text. Logistic regression with L2 by L-BFGS; the same input gives the same weights.
"""

import sys
from pathlib import Path

import candidates
import numpy as np
from train_borders import fit, matrix

TARGET = Path(__file__).parent.parent / "cpp/onrecord/data/en/reports.tsv"
SMALLEST = 0.03  # weights nearer to 0 are not written
FOLDS = 5


def probabilities(weights, rows):
    """Return the probability of each row of keys."""
    index = {key: i for i, key in enumerate(weights)}
    return 1 / (1 + np.exp(-(matrix(rows, index) @ np.array(list(weights.values())))))


def cross_validated(found, labels):
    """Probabilities of each candidate by weights of articles in other folds."""
    folds = np.array([c.article % FOLDS for c in found])
    result = np.zeros(len(found))
    for fold in range(FOLDS):
        inside = folds != fold
        weights = fit([c.keys for c, use in zip(found, inside, strict=True) if use], labels[inside])
        result[~inside] = probabilities(weights, [c.keys for c, use in zip(found, inside, strict=True) if not use])
    return result


def report(guessed, labels, gold: int) -> None:
    """Print precision and recall at some thresholds, and how well the probabilities are calibrated."""
    for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        said = guessed >= threshold
        right = labels[said].sum()
        print(
            f"from {threshold}: precision {right / said.sum():.3f}, recall {right / gold:.3f}, F1 {2 * right / (said.sum() + gold):.3f}"
        )
    for low in np.arange(0, 1, 0.1):
        chosen = (guessed >= low) & (guessed < low + 0.1)
        print(f"probability {low:.1f}–{low + 0.1:.1f}: {chosen.sum()} candidates, {labels[chosen].mean():.3f} right")


def main(tool: str, folder: str) -> None:
    """Take the tool and the folder of annotated articles; write reports.tsv."""
    sys.path.insert(0, folder)
    from quotelib import tokens

    found = [c for c in candidates.read(tool, Path(folder) / "polnear.train.jsonl", tokens) if c.frame]
    labels = np.array([c.gold is not None for c in found], dtype=float)
    print(f"{len(found)} candidates, {int(labels.sum())} reports")
    report(cross_validated(found, labels), labels, len({id(c.gold) for c in found if c.gold}))
    weights = {k: w for k, w in fit([c.keys for c in found], labels).items() if abs(w) >= SMALLEST}
    with TARGET.open("w", encoding="utf-8") as file:
        file.write(
            "# Weights of the report model: key of a feature (hexadecimal), weight. See attribution/reports.hpp.\n"
            "# Made by tools/train_reports.py from PolNeAR train: figures only.\n"
        )
        for key in sorted(weights):
            file.write(f"{key:x}\t{weights[key]:.2f}\n")
    print(f"wrote {len(weights)} weights to {TARGET}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
