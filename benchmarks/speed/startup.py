"""What a short script pays: import, the first analysis after it, and one once warm (medians of fresh processes, ms)."""

import json
import statistics
import subprocess
import sys

from shared import ROOT, table

NEEDS_DATA = False
SCRIPT = """
import json, sys, time
text = open(sys.argv[1], encoding="utf-8").read()
t0 = time.perf_counter(); import onrecord
t1 = time.perf_counter(); onrecord.analyze(text)
t2 = time.perf_counter()
for _ in range(50): onrecord.analyze(text)
t3 = time.perf_counter()
print(json.dumps([1e3 * (t1 - t0), 1e3 * (t2 - t1), 1e3 * (t3 - t2) / 50]))
"""


def measure() -> dict[str, float]:
    seed = max((ROOT / "seeds").glob("*.txt"))
    runs = [
        json.loads(
            subprocess.run([sys.executable, "-c", SCRIPT, seed], capture_output=True, text=True, check=True).stdout
        )
        for _ in range(9)
    ]
    names = ["startup.import", "startup.first", "startup.warm"]
    figures = dict(zip(names, map(statistics.median, zip(*runs, strict=True)), strict=True))
    table(["import", "first analyze", "warm"], [[f"{figure:.2f}" for figure in figures.values()]])
    return figures
