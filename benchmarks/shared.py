"""Where the development sets and their scorers are, and how a scorer is run."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
GOLD = ROOT.parent / "shared" / "gold"


def read_texts(path: Path) -> list[str]:
    """Take a JSONL file; return the `text` of each row."""
    with path.open(encoding="utf-8") as rows:
        return [json.loads(row)["text"] for row in rows]


def run(*command: object) -> str:
    """Run a Python script of the data folder or the benchmarks with this interpreter; return what it printed."""
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stderr}")
    return done.stdout


def predict(what: str, gold: Path) -> Path:
    """Write the default output of the public API for a gold file, as the scorers read it; return the file."""
    predictions = Path(tempfile.mkdtemp()) / f"{gold.stem}.predicted.jsonl"
    done = subprocess.run([sys.executable, DATA / "predict.py", what, gold, predictions], check=False)
    if done.returncode:
        raise SystemExit(f"predict.py {what} {gold.name} failed")
    return predictions


def table(header: list[str], rows: list[list[object]]) -> None:
    """Print rows under a header, columns aligned: text to the left, numbers to the right."""
    cells = [[f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [header, *cells]) for i in range(len(header))]
    for row, raw in [(header, [""] * len(header)), *zip(cells, rows, strict=True)]:
        aligned = [
            cell.rjust(width) if isinstance(value, (int, float)) else cell.ljust(width)
            for cell, width, value in zip(row, widths, raw, strict=True)
        ]
        print("  ".join(aligned).rstrip())
