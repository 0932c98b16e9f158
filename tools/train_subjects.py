"""Train the weights of the subject model: cpp/onrecord/data/en/subjects.tsv. Needs NumPy and SciPy.

    cmake -S . -B build/tools -DONRECORD_TOOLS=ON && cmake --build build/tools --target report_features
    python tools/train_subjects.py build/tools/report_features ../shared/data/quotes

Of the phrases that may be the source of a cue (and “nobody”), those are right that the scorer beside the training set
(score_quotes.py) takes for the annotated source. Only cues whose clause fits an annotated content are examples. The features
come from the library itself (tools/report_features.cpp). Only keys and figures are written, no text. A conditional logit with
L2 by L-BFGS; the same input gives the same weights.
"""

import sys
from collections import Counter
from pathlib import Path

import candidates
import numpy as np
from scipy.optimize import minimize
from train_borders import matrix

TARGET = Path(__file__).parent.parent / "cpp/onrecord/data/en/subjects.tsv"
L2 = 4.0
FEWEST = 3  # features seen less often get no weight
SMALLEST = 0.02  # weights nearer to 0 are not written
FOLDS = 5


class Choices:
    """Choices as one matrix: a row for each option, and where the rows of each choice begin."""

    def __init__(self, cues, index) -> None:
        self.features = matrix([option.keys for cue in cues for option in cue.options], index)
        self.right = np.array([option.is_right for cue in cues for option in cue.options], dtype=float)
        self.sizes = np.array([len(cue.options) for cue in cues])
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)[:-1]])

    def spread(self, values):
        """Take a value for each choice; return it for each option."""
        return np.repeat(values, self.sizes)

    def loss(self, weights):
        """Return the negative log likelihood of the right options, and its gradient."""
        scores = self.features @ weights
        scores = np.exp(scores - self.spread(np.maximum.reduceat(scores, self.starts)))
        shares = scores / self.spread(np.add.reduceat(scores, self.starts))
        right = shares * self.right
        of_choice = np.add.reduceat(right, self.starts)
        has_right = of_choice > 0
        slopes = (shares - right / self.spread(np.where(has_right, of_choice, 1))) * self.spread(has_right)
        value = -np.log(of_choice[has_right]).sum() + L2 / 2 * (weights @ weights)
        return value, self.features.T @ slopes + L2 * weights

    def accuracy(self, weights) -> float:
        """Return the share of choices whose best option is right."""
        scores = self.features @ weights
        best = [
            start + int(np.argmax(scores[start : start + size]))
            for start, size in zip(self.starts, self.sizes, strict=True)
        ]
        return float(self.right[best].mean())


def fit(cues):
    """Return the weight of each key that is seen often enough, and their index."""
    seen = Counter(key for cue in cues for option in cue.options for key in set(option.keys))
    index = {key: i for i, key in enumerate(sorted(key for key, count in seen.items() if count >= FEWEST))}
    choices = Choices(cues, index)
    found = minimize(choices.loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return found.x, index


def main(tool: str, folder: str) -> None:
    """Take the tool and the folder of annotated articles; write subjects.tsv."""
    sys.path.insert(0, folder)
    from quotelib import tokens
    from score_quotes import speaker_ok

    cues = [
        c
        for c in candidates.read(tool, Path(folder) / "polnear.train.jsonl", tokens, speaker_ok)
        if c.gold and c.options
    ]
    proposed = np.mean([any(o.is_proposed and o.is_right for o in c.options) for c in cues])
    print(f"{len(cues)} cues; the grammar's phrase is right for {proposed:.3f}")
    held_out = []
    for fold in range(FOLDS):
        weights, index = fit([c for c in cues if c.article % FOLDS != fold])
        held_out.append(Choices([c for c in cues if c.article % FOLDS == fold], index).accuracy(weights))
    print(f"right in folds: {np.mean(held_out):.3f}")
    weights, index = fit(cues)
    with TARGET.open("w", encoding="utf-8") as file:
        file.write(
            "# Weights of the subject model: key of a feature (hexadecimal), weight. See attribution/subject_model.hpp.\n"
            "# Made by tools/train_subjects.py from PolNeAR train: figures only.\n"
        )
        kept = [(key, weights[i]) for key, i in index.items() if abs(weights[i]) >= SMALLEST]
        file.writelines(f"{key:x}\t{weight:.2f}\n" for key, weight in kept)
    print(f"wrote {len(kept)} weights to {TARGET}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
