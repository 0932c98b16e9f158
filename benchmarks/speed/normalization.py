"""Normalization beside ftfy and PyICU: MB/s from str to str with the way back, memory of the way, long texts, threads.

Each tool runs in a process of its own; they take turns, so that what else the machine does falls on all of them.
"""

import json
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from shared import DATA, ROOT, read_texts, table

NEEDS_DATA = True
TRAIN = DATA / "quotes" / "polnear.train.jsonl"
PEERS = ROOT / ".venv-peers"
PEER_PACKAGES = ["ftfy==6.3.1", "PyICU==2.17"]
WORKER = ROOT / "benchmarks/speed/normalization_worker.py"
ROUNDS = 9
FTFY_BYTES = 300_000  # ftfy is too slow for all of them
LONG, SHORT = 8_000_000, 5_000


def peers_python() -> Path | None:
    """The interpreter of the peers' environment, with what they need; None where it cannot be installed."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        import venv

        venv.create(PEERS, with_pip=True)
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", *PEER_PACKAGES], check=False)
    return None if done.returncode else python


def misread(text: str) -> str:
    """UTF-8 read as windows-1252; where that has no character, as ISO-8859-1."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode())


def dirty(text: str) -> str:
    """Every line in curly marks and with a letter taken apart; every second one misread besides."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        line = unicodedata.normalize("NFD", f"“{line.replace('e', 'é', 1)}”")
        lines.append(misread(line) if number % 2 else line)
    return "\n".join(lines)


def first(texts: list[str], size: int) -> list[str]:
    chosen, done = [], 0
    for text in texts:
        if done >= size:
            break
        chosen.append(text)
        done += len(text.encode())
    return chosen


class Worker:
    """A tool in a process of its own, which runs over its texts whenever it is asked to."""

    def __init__(self, python: Path | str, tool: str, texts: list[str]) -> None:
        self.size = sum(len(text.encode()) for text in texts)
        with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False, encoding="utf-8") as file:
            json.dump(texts, file)
        command = [str(python), str(WORKER), tool, file.name]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.best = float("inf")

    def run(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        self.best = min(self.best, float(self.process.stdout.readline()))

    def speed(self) -> float:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()
        return self.size / 1e6 / self.best


def side_by_side(texts: list[str], python: Path | None) -> dict[str, float]:
    workers = {"onrecord": Worker(sys.executable, "onrecord", texts)}
    if python is not None:
        workers["PyICU, NFKC alone"] = Worker(python, "icu", texts)
        workers["ftfy"] = Worker(python, "ftfy", first(texts, FTFY_BYTES))
    for worker in workers.values():
        worker.run()  # warm
        worker.best = float("inf")
    for round_ in range(ROUNDS):
        for name, worker in workers.items():
            if name != "ftfy" or round_ % 3 == 0:
                worker.run()
    return {name: worker.speed() for name, worker in workers.items()}


def best_time(call: Callable[[], object], rounds: int = 5) -> float:
    best = float("inf")
    for _ in range(rounds):
        begin = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - begin)
    return best


def filled(text: str, size: int) -> str:
    return (text * (size // len(text) + 1))[:size]


# Something for every step to do.
BUSY = (
    "He said.Then she left\u00ad the inter-\nnational talks aboutVladimir Ptr\u0443mp \u00a0 at 1,234.50 &amp; 7:30... "
    "Write to ann@example.org, call +1 (555) 010-9999, see https://example.org/a or @ann.\r\n\nRead more: A story\n\n"
)


def long_against_short(documents: dict[str, str]) -> float:
    """The worst ratio of time a byte, a document many times in one text over the same document so many times.

    Of all steps and presets, for a document in which there is nothing to do and for one in which there is for each step.
    """
    import onrecord

    # Memory that a process takes for the first time costs it more than most steps cost: this is of one that has some.
    for document in documents.values():
        onrecord.normalize(document * (LONG // len(document)), steps="search")
    worst, rows = 0.0, []
    for name in [*onrecord.Normalizer.step_names(), "default", "search", "ascii"]:
        normalizer = onrecord.Normalizer(name if name in ("default", "search", "ascii") else [name])
        row: list[object] = [name]
        for document in documents.values():
            times = LONG // len(document)
            text = document * times
            whole = each = float("inf")
            for _ in range(5):  # in turns
                each = min(
                    each,
                    best_time(lambda run=normalizer.normalize, one=document, n=times: [run(one) for _ in range(n)], 1),
                )
                whole = min(whole, best_time(lambda run=normalizer.normalize, text=text: run(text), 1))
            size = len(text.encode()) / 1e6
            row += [size / each, size / whole, f"{whole / each:.2f}"]
            worst = max(worst, whole / each)
        rows.append(row)
    columns = [f"{name}: {what}" for name in documents for what in ("5 KB, MB/s", "8 MB, MB/s", "time a byte")]
    table(["step or preset", *columns], rows)
    return worst


def measure() -> dict[str, float]:
    import onrecord

    news = read_texts(TRAIN)
    python = peers_python()
    figures: dict[str, float] = {}
    rows = []
    for name, texts in (("news", news), ("dirty", [dirty(text) for text in news])):
        speeds = side_by_side(texts, python)
        made = [onrecord.normalize(text) for text in texts]
        size = sum(len(text.encode()) for text in texts)
        figures[f"normalize.{name}_memory"] = 100 * sum(one.alignment_memory for one in made) / size
        for tool, speed in speeds.items():
            memory = figures[f"normalize.{name}_memory"] if tool == "onrecord" else "–"
            rows.append([name, tool, speed, f"{speeds['onrecord'] / speed:.2f}", memory])
        if "ftfy" in speeds:
            figures[f"normalize.{name}_ftfy"] = speeds["onrecord"] / speeds["ftfy"]
            figures[f"normalize.{name}_icu"] = speeds["onrecord"] / speeds["PyICU, NFKC alone"]
    table(["texts", "tool", "MB/s", "onrecord is faster by", "memory of the way back, % of the text"], rows)

    clean = onrecord.normalize(filled("\n\n".join(text for text in news if text.isascii()), LONG)).text
    run = onrecord.Normalizer().normalize
    figures["normalize.clean"] = len(clean) / 1e9 / best_time(lambda: run(clean), 15)
    print(f"one clean ASCII text of 8 MB, of which Python has no share: {figures['normalize.clean']:.2f} GB/s")
    busy = BUSY + dirty("\n\n".join(news)[: SHORT - len(BUSY)]) + "\n\n"
    figures["normalize.long"] = long_against_short({"clean": clean[:SHORT], "busy": busy})

    normalizer, many = onrecord.Normalizer("search"), news * 4
    one = two = float("inf")
    for _ in range(ROUNDS):  # in turns
        one = min(one, best_time(lambda: [*normalizer.pipe(many, threads=1)], 1))
        two = min(two, best_time(lambda: [*normalizer.pipe(many, threads=2)], 1))
    figures["normalize.threads"] = one / two
    print(f"two threads of pipe over one, preset search: {one / two:.2f}")
    return figures
