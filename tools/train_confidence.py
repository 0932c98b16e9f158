"""Train the weights of the confidence model: cpp/onrecord/data/en/confidence.tsv. Needs NumPy and SciPy.

    python tools/train_confidence.py build/folds ../shared/data/quotes

The other models know the articles that they were trained on too well: for each fold this script copies the project to
build/folds, trains the others there on the articles of the other folds (train_borders, train_subjects, train_reports,
train_attribution), and takes the quotes that they find in the fold's own. A quote is right where each of its fragments
overlaps an annotated content whose source its speaker overlaps (or both have none), by the scorer beside the training set
(score_quotes.py, loosely: a speaker with a word too many is no wrong one).
Only names of features and figures are written, no text. Logistic regression with L2 by L-BFGS; the same input gives the same
weights.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
from train_borders import fit

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "cpp/onrecord/data/en/confidence.tsv"
FOLDS = 4
TOOLS = ("border_features", "report_features", "attribution_features", "confidence_features")


class Project:
    """A copy of the project whose models are trained on some articles only."""

    def __init__(self, folder: Path, scorers: Path) -> None:
        self.tree, self.build, self.data = folder / "tree", folder / "build", folder / "data"
        shutil.rmtree(self.tree, ignore_errors=True)
        self.tree.mkdir(parents=True)
        for part in ("CMakeLists.txt", "cmake", "cpp", "tools"):
            source = ROOT / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, self.tree / part)
        self.data.mkdir(exist_ok=True)
        for scorer in scorers.glob("*.py"):
            shutil.copy(scorer, self.data)

    def make(self) -> None:
        """Build the tools with the weights as they are."""
        options = ["-DONRECORD_TOOLS=ON", "-DCMAKE_BUILD_TYPE=Release"]
        subprocess.run(["cmake", "-S", self.tree, "-B", self.build, *options], check=True, stdout=subprocess.DEVNULL)
        command = ["cmake", "--build", self.build, "--parallel", "2", "--target", *TOOLS]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def train(self, articles: list[str]) -> None:
        """Train all other models on these articles (lines of JSON), each on what those before it find."""
        gold = self.data / "polnear.train.jsonl"
        gold.write_text("".join(articles), encoding="utf-8")
        for script, *arguments in (
            ("train_borders.py", "border_features", self.data),
            ("train_subjects.py", "report_features", self.data),
            ("train_reports.py", "report_features", self.data),
            ("train_attribution.py", "speech", "attribution_features", gold),
            ("train_attribution.py", "sources", "attribution_features", gold),
        ):
            named = [self.build / a if a in TOOLS else a for a in arguments]
            command = [sys.executable, self.tree / "tools" / script, *named]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            self.make()


def judged(tool: Path, articles: list[str], score_quotes):
    """Yields the features of each quote the tool finds in the articles, and whether it is right."""
    texts = [json.loads(line) for line in articles]
    given = b"".join(b"%d\n%s" % (len(t), t) for t in (a["text"].encode() for a in texts))
    printed = subprocess.run([tool], input=given, stdout=subprocess.PIPE, check=True).stdout.decode()
    for line in printed.splitlines():
        number, parts, speaker, _, features = line.split("\t")
        article = texts[int(number)]
        text, raw = article["text"], article["text"].encode()

        def span(pair: str, raw=raw) -> tuple[int, int]:
            return tuple(len(raw[: int(offset)].decode()) for offset in pair.split(","))

        fragments = score_quotes.norm_fragments(text, [list(span(part)) for part in parts.split()])
        who = span(speaker) if speaker else None
        gold = [(score_quotes.norm_fragments(text, a["content"]), a["source"]) for a in article["attributions"]]
        yield (
            features.split(),
            all(
                any(
                    any(b < end and begin < e for b, e in contents)
                    and score_quotes.speaker_ok(text, source, who, loose=True)
                    for contents, source in gold
                )
                for begin, end in fragments
            ),
        )


def report(rows, labels) -> None:
    """Print how often quotes of each decile of confidence are right, by weights of other quotes."""
    chances = np.zeros(len(rows))
    parts = np.arange(len(rows)) * 5 // len(rows)
    for part in range(5):
        weights = fit([r for r, p in zip(rows, parts, strict=True) if p != part], labels[parts != part])
        for i in np.flatnonzero(parts == part):
            chances[i] = 1 / (1 + np.exp(-sum(weights.get(name, 0) for name in rows[i])))
    for low in np.arange(0, 1, 0.1):
        chosen = (chances >= low) & (chances < low + 0.1)
        if chosen.any():
            print(
                f"confidence {low:.1f}–{low + 0.1:.1f}: {chosen.mean():.3f} of all, {labels[chosen].mean():.3f} right"
            )


def main(folder: str, data: str) -> None:
    """Take a folder to work in and that of the annotated articles; write confidence.tsv."""
    sys.path.insert(0, data)
    import score_quotes

    articles = (Path(data) / "polnear.train.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    project = Project(Path(folder), Path(data))
    project.make()
    rows, labels = [], []
    for fold in range(FOLDS):
        project.train([line for i, line in enumerate(articles) if i % FOLDS != fold])
        inside = [line for i, line in enumerate(articles) if i % FOLDS == fold]
        for features, is_right in judged(project.build / "confidence_features", inside, score_quotes):
            rows.append(features)
            labels.append(is_right)
        print(f"fold {fold}: {len(rows)} quotes so far, {np.mean(labels):.3f} right")
    labels = np.array(labels, dtype=float)
    report(rows, labels)
    weights = fit(rows, labels)
    with TARGET.open("w", encoding="utf-8") as file:
        file.write(
            "# Weights of the confidence model (attribution/confidence.hpp): feature, weight; their sum's logistic is the confidence.\n"
            "# Made by tools/train_confidence.py from PolNeAR train: figures only.\n"
        )
        file.writelines(f"{name}\t{weights[name]:.3f}\n" for name in sorted(weights) if abs(weights[name]) >= 0.005)
    print(f"wrote {len(weights)} weights to {TARGET}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
