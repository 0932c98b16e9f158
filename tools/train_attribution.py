"""Train the two linear models of attribution: cpp/onrecord/data/en/speech.tsv and sources.tsv.

    cmake -S . -B build/tools -G Ninja -DONRECORD_TOOLS=ON && cmake --build build/tools --target attribution_features
    python tools/train_attribution.py speech build/tools/attribution_features ../shared/data/quotes/polnear.train.jsonl
    python tools/train_attribution.py sources …      (then build and run once more: a proposal may rest on an earlier choice)

speech: a marked span is speech where an annotated content overlaps it, unless it also encloses that attribution's cue (then
the attribution stands inside what somebody else says). sources: a proposal is right where the scorer beside the training set
(score_quotes.py) takes its source for the annotated one; among right ones those with the annotated cue are preferred.
The features come from the library itself (tools/attribution_features.cpp), so that training and use cannot differ. Only
names of features and figures are written, no text. Adaptive gradient descent, L2; the same input gives the same weights.
"""

import json
import math
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parent.parent / "cpp/onrecord/data/en"
EPOCHS = 30
RATE = 0.2
L2 = 1e-4
FEWEST = 8  # features seen less often get no weight
FOLDS = 5

HEADS = {
    "speech": "# Weights of the speech model (attribution/speech.hpp): feature, weight; their sum's logistic is the probability.",
    "sources": "# Weights of the source model (attribution/rules.hpp): feature, weight; the proposal of the highest sum is chosen.",
}


@dataclass
class Choice:
    """One case to decide: options with their features, and how right each one is (0 … 1)."""

    document: int
    options: list[list[str]] = field(default_factory=list)
    right: list[float] = field(default_factory=list)


def read(path: Path) -> list[dict]:
    """Take a JSONL file; return its rows."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def printed(tool: str, mode: str, documents: list[dict]) -> Iterator[list[str]]:
    """Run the tool over the documents; yield the fields of each line it prints, byte offsets made code points."""
    texts = [document["text"].encode() for document in documents]
    given = b"".join(b"%d\n%s" % (len(text), text) for text in texts)
    lines = subprocess.run([tool, mode], input=given, stdout=subprocess.PIPE, check=True).stdout.decode()
    text = ""
    for line in lines.splitlines():
        first, *rest = line.split(" ")
        text = texts[int(first)] if first != "-" else text
        count = 2 if first != "-" else 4
        points = [str(len(text[: int(offset)].decode())) for offset in rest[:count]]
        yield [first, *points, *rest[count:]]


def attribution_of(document: dict, begin: int, end: int) -> dict | None:
    """The annotated attribution whose content overlaps a marked span."""
    for attribution in document["attributions"]:
        anchors = attribution.get("cue") or attribution.get("source") or []
        if anchors and all(begin <= s and e <= end for s, e in anchors):
            continue
        if any(s < end and begin < e for s, e in attribution["content"]):
            return attribution
    return None


def speech_choices(tool: str, documents: list[dict]) -> list[Choice]:
    """Return one choice for each marked span: is it speech, or not?"""
    found = []
    for first, begin, end, *features in printed(tool, "speech", documents):
        is_speech = attribution_of(documents[int(first)], int(begin), int(end)) is not None
        found.append(Choice(int(first), [features, []], [float(is_speech), float(not is_speech)]))
    return found


def source_choices(tool: str, documents: list[dict], speaker_ok: Callable) -> list[Choice]:
    """Return one choice for each quote with an annotated attribution: which proposal names its source?"""
    found: list[Choice] = []
    gold: dict | None = None
    for first, begin, end, *rest in printed(tool, "sources", documents):
        if first != "-":
            gold = attribution_of(documents[int(first)], int(begin), int(end))
            found.append(Choice(int(first)))
            continue
        if gold is None:
            continue
        choice = found[-1]
        source = [int(begin), int(end)] if begin != end else None
        cue = (int(rest[0]), int(rest[1]))
        is_right = speaker_ok(documents[choice.document]["text"], gold.get("source") or [], source)
        has_cue = any(s < cue[1] and cue[0] < e for s, e in gold.get("cue") or [])
        choice.options.append(rest[2:])
        choice.right.append(float(is_right) * (1.0 if has_cue else 0.3))
    return [choice for choice in found if any(choice.right)]


def probabilities(weights: dict[str, float], options: list[list[str]]) -> list[float]:
    """Return the probability of each option: the softmax of its weights' sums."""
    scores = [sum(weights.get(feature, 0.0) for feature in features) for features in options]
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


def train(choices: list[Choice]) -> dict[str, float]:
    """Return the weights that make the right options of the choices likely."""
    counts: dict[str, int] = {}
    for choice in choices:
        for features in choice.options:
            for feature in set(features):
                counts[feature] = counts.get(feature, 0) + 1
    weights = {feature: 0.0 for feature, count in sorted(counts.items()) if count >= FEWEST}
    squares = dict.fromkeys(weights, 1e-6)
    cases = [([[f for f in o if f in weights] for o in c.options], c.right) for c in choices]
    generator = random.Random(1)
    for _ in range(EPOCHS):
        generator.shuffle(cases)
        for options, right in cases:
            guessed = probabilities(weights, options)
            mass = sum(p * r for p, r in zip(guessed, right, strict=True)) or 1e-12
            for features, p, r in zip(options, guessed, right, strict=True):
                error = p - p * r / mass
                if abs(error) < 1e-4:
                    continue
                for feature in features:
                    gradient = error + L2 * weights[feature]
                    squares[feature] += gradient * gradient
                    weights[feature] -= RATE * gradient / math.sqrt(squares[feature])
    return weights


def right_share(weights: dict[str, float], choices: list[Choice]) -> float:
    """Return the share of choices whose likeliest option is a right one."""
    right = 0
    for choice in choices:
        guessed = probabilities(weights, choice.options)
        right += choice.right[guessed.index(max(guessed))] > 0
    return right / len(choices)


def report(choices: list[Choice], documents: int) -> None:
    """Print how much is right over folds of documents the weights have not seen."""
    shares = []
    for fold in range(FOLDS):
        low, high = documents * fold // FOLDS, documents * (fold + 1) // FOLDS
        held = [choice for choice in choices if low <= choice.document < high]
        shares.append(right_share(train([c for c in choices if not low <= c.document < high]), held))
    print(f"{len(choices)} cases; right over {FOLDS} folds: {sum(shares) / FOLDS:.4f}")


def main(model: str, tool: str, gold: str) -> None:
    """Take the model's name, the tool and the training set; write the model's weights."""
    documents = read(Path(gold))
    if model == "speech":
        choices = speech_choices(tool, documents)
    else:
        sys.path.insert(0, str(Path(gold).parent))
        from score_quotes import speaker_ok

        choices = source_choices(tool, documents, speaker_ok)
    report(choices, len(documents))
    weights = train(choices)
    kept = {feature: weight for feature, weight in weights.items() if abs(weight) >= 0.005}
    with (DATA / f"{model}.tsv").open("w", encoding="utf-8") as file:
        file.write(f"{HEADS[model]}\n# Made by tools/train_attribution.py from PolNeAR train: figures only.\n")
        file.writelines(f"{feature}\t{weight:.3f}\n" for feature, weight in kept.items())
    print(f"wrote {len(kept)} weights; right on the training set: {right_share(weights, choices):.4f}")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in HEADS:
        sys.exit(__doc__)
    main(*sys.argv[1:])
