"""Train the weights of the speech model: cpp/onrecord/data/en/speech.tsv.

    cmake -S . -B build/tools -DONRECORD_TOOLS=ON && cmake --build build/tools --target speech_features
    python tools/train_speech.py build/tools/speech_features ../shared/data/quotes/polnear.train.jsonl

A marked span of the training set is speech where an annotated content overlaps it, unless it also encloses that
attribution's cue (then the attribution stands inside what somebody else says). The features come from the library itself
(tools/speech_features.cpp), so that training and use cannot differ. Only names of features and figures are written, no text.
Logistic regression, adaptive gradient descent, L2; the same input gives the same weights.
"""

import json
import math
import random
import subprocess
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "cpp/onrecord/data/en/speech.tsv"
EPOCHS = 60
RATE = 0.3
L2 = 1e-5
FEWEST = 8  # features seen less often get no weight


def read(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def is_speech(document: dict, begin: int, end: int) -> bool:
    for attribution in document["attributions"]:
        anchors = attribution.get("cue") or attribution.get("source") or []
        if anchors and all(begin <= s and e <= end for s, e in anchors):
            continue
        if any(s < end and begin < e for s, e in attribution["content"]):
            return True
    return False


def examples(tool: str, documents: list[dict]) -> list[tuple[list[str], bool]]:
    texts = [document["text"].encode() for document in documents]
    given = b"".join(b"%d\n%s" % (len(text), text) for text in texts)
    printed = subprocess.run([tool], input=given, stdout=subprocess.PIPE, check=True).stdout.decode()
    found = []
    for line in printed.splitlines():
        document, begin, end, *features = line.split(" ")
        text = texts[int(document)]
        code_points = [len(text[: int(offset)].decode()) for offset in (begin, end)]
        found.append((features, is_speech(documents[int(document)], *code_points)))
    return found


def train(data: list[tuple[list[str], bool]]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for features, _ in data:
        for feature in features:
            counts[feature] = counts.get(feature, 0) + 1
    weights = {feature: 0.0 for feature, count in sorted(counts.items()) if count >= FEWEST}
    squares = dict.fromkeys(weights, 1e-6)
    data = [([f for f in features if f in weights], label) for features, label in data]
    generator = random.Random(1)
    for _ in range(EPOCHS):
        generator.shuffle(data)
        for features, label in data:
            error = probability(weights, features) - label
            for feature in features:
                gradient = error + L2 * weights[feature]
                squares[feature] += gradient * gradient
                weights[feature] -= RATE * gradient / math.sqrt(squares[feature])
    return weights


def probability(weights: dict[str, float], features: list[str]) -> float:
    return 1 / (1 + math.exp(-sum(weights.get(feature, 0.0) for feature in features)))


def f1(weights: dict[str, float], data: list[tuple[list[str], bool]]) -> float:
    said = [(probability(weights, features) >= 0.5, label) for features, label in data]
    right = sum(guess and label for guess, label in said)
    return 2 * right / (sum(guess for guess, _ in said) + sum(label for _, label in said))


def cross_validated(data: list[tuple[list[str], bool]], folds: int = 5) -> float:
    """F1 over folds of neighbouring spans, each judged by weights of the others."""
    said: list[float] = []
    for fold in range(folds):
        begin, end = len(data) * fold // folds, len(data) * (fold + 1) // folds
        said.append(f1(train(data[:begin] + data[end:]), data[begin:end]))
    return sum(said) / folds


def main(tool: str, gold: str) -> None:
    data = examples(tool, read(Path(gold)))
    everything = sum(label for _, label in data)
    print(f"{len(data)} spans, {everything} speech; all taken for speech: F1 {2 * everything / (len(data) + everything):.4f}")
    print(f"5 folds: F1 {cross_validated(data):.4f}")
    weights = train(data)
    with TARGET.open("w", encoding="utf-8") as file:
        file.write("# Weights of the speech model (attribution/speech.hpp): feature, weight; the sum's logistic is the probability of speech.\n")
        file.write("# Made by tools/train_speech.py from PolNeAR train: figures only.\n")
        for feature, weight in weights.items():
            file.write(f"{feature}\t{weight:.3f}\n")
    print(f"wrote {len(weights)} weights to {TARGET}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
