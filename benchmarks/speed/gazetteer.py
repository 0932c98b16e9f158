"""Exact matching of 1,000 to 1,000,000 names beside other matchers; building, memory and loading at a million.

Names: those of the embedded gazetteer and the runs of capitalised words of the texts, in a fixed random order, then
combinations of the given names of the project's table with the capitalised words of the texts, until there are enough;
the smaller sets are drawn from the real ones alone, so that every set finds much. All match exactly as written.

Texts: every distinct one of the development sets. Every tool gives whole words, leftmost-longest, as Python objects.
Those that know no words find all overlapping matches, which are filtered in Python, as their users have to do;
spaCy's PhraseMatcher knows its tokens.
"""

import json
import subprocess
from pathlib import Path

import onrecord
from shared import DATA, ROOT, read_texts, table

from speed.throughput import peers_python

NEEDS_DATA = True
SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1M": 1_000_000}
MATCHERS = ROOT / ".venv-matchers"
PACKAGES = ["daachorse==0.5.0", "ahocorasick_rs==1.0.3", "pyahocorasick==2.3.1", "flashtext2==1.1.0"]
FILES = ["quotes/polnear.train.jsonl", "quotes/polnear.dev.jsonl", "entities/conllpp_dev.jsonl"]
WANTED_TEXT = 25  # MB


def matchers_python() -> Path | None:
    """The interpreter of the environment that has the other matchers; None where they can't be installed."""
    python = MATCHERS / "bin" / "python"
    if not python.exists():
        import venv

        venv.create(MATCHERS, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=False)
    has_all = subprocess.run([python, "-c", "import daachorse, ahocorasick_rs, ahocorasick, flashtext2"], check=False)
    return python if has_all.returncode == 0 else None


def names_of(texts: list[str]) -> list[str]:
    """The largest set of names; the others are beginnings of it."""
    import random
    import re

    chance = random.Random(6)
    real = {name for row in onrecord.Gazetteer.default()._core.rows() for name in (row[0], *row[3])}
    words: set[str] = set()
    for text in texts:
        for run in re.findall(r"\b[A-Z]\w+(?: (?:of |the |and )?[A-Z]\w+){0,3}", text):
            real.add(run)
            words.update(word for word in run.split() if word[0].isupper())
    drawn = sorted(name for name in real if len(name) > 2)
    chance.shuffle(drawn)
    rows = (ROOT / "cpp/onrecord/data/en/given_names.tsv").read_text(encoding="utf-8").splitlines()
    given = [row.split("\t")[0] for row in rows if row and row[0] != "#"]
    family = sorted(words)
    largest, known = max(SIZES.values()), set(drawn)
    while len(drawn) < largest:
        name = f"{chance.choice(given)} {chance.choice(family)}"
        if chance.random() < 0.3:
            name = f"{name} {chance.choice(family)}"
        if name not in known:
            known.add(name)
            drawn.append(name)
    return drawn[:largest]


def measured(python: Path, task: str, rounds: int) -> dict[str, list[float]]:
    """What the script of the matchers' environment prints for a task: name → figures, one a round."""
    done = subprocess.run(
        [python, ROOT / "benchmarks/speed/matchers.py", Path(onrecord.__file__).parent.parent, str(rounds)],
        input=task,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"matchers.py failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def median_ratio(ours: list[float], theirs: list[float]) -> float:
    import statistics

    return statistics.median(b / a for a, b in zip(ours, theirs, strict=True))


def measure() -> dict[str, float]:
    import statistics

    texts = sorted({text for file in FILES for text in read_texts(DATA / file)})
    size = sum(len(text.encode()) for text in texts) / 1e6
    short = f", all there is (the bar asks for {WANTED_TEXT} MB)" if size < WANTED_TEXT else ""
    print(f"{size:.1f} MB of distinct text{short}; MB/s of process time, medians; one thread")
    python = matchers_python()
    if python is None:
        print("the other matchers could not be installed: nothing to compare with")
        return {}
    names = names_of(texts)
    peers = peers_python()
    figures, rows = {}, []
    for label, count in SIZES.items():
        task = json.dumps({"what": "match", "names": names[:count], "texts": texts})
        times = measured(python, task, 5 if count < 1_000_000 else 3)
        speeds = {name: size / statistics.median(seconds) for name, seconds in times.items() if name != "counts"}
        ratio = min(median_ratio(times["onrecord"], times[name]) for name in ("daachorse", "daachorse, bytes"))
        rows.append([label, *speeds.values(), f"{ratio:.1f}", " ".join(map(str, times["counts"]))])
        if peers:  # spaCy's PhraseMatcher, in an environment of its own
            task = json.dumps({"what": "phrases", "names": names[:count], "texts": texts})
            phrases = measured(peers, task, 1)
            rows[-1][-2:-2] = [size / phrases["seconds"][0]]
            rows[-1][-1] += f" {phrases['count'][0]:.0f}"
            speeds["PhraseMatcher"] = 0
        header = ["names", *speeds, "over daachorse", "matches of each"]
        figures[f"gazetteer.over_daachorse_{label}"] = ratio
    table(header, rows)
    build = measured(python, json.dumps({"what": "build", "names": names}), 3)
    medians = {name: statistics.median(values) for name, values in build.items()}
    table(["a million names", ""], [[name, f"{value:.3f}"] for name, value in medians.items()])
    return figures | {f"gazetteer.{name.split(',')[0].replace(' ', '_')}": value for name, value in medians.items()}
