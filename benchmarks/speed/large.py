"""One document of 100 MB (polnear.train repeated), as it is and without line breaks: time a byte and peak memory."""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from shared import DATA, table

NEEDS_DATA = True
SIZE = 100_000_000


def measure_one(flat: bool) -> dict[str, float]:
    """Run in a process of its own: seconds a MB of 5 KB documents and of one large one, and peak memory over its size."""
    import resource
    import time

    import onrecord

    rows = (DATA / "quotes" / "polnear.train.jsonl").read_text(encoding="utf-8").splitlines()
    text = "\n\n".join(json.loads(row)["text"] for row in rows)
    if flat:
        text = text.replace("\n", " ")
    small = [text[begin : begin + 5000] for begin in range(0, len(text), 5000)]
    for document in small[:20]:
        onrecord.analyze(document)
    begin = time.process_time()
    for document in small:
        onrecord.analyze(document)
    small_time = (time.process_time() - begin) / len(text.encode())
    size = len(text.encode())
    text = text * (SIZE // size + 1)
    text = text.encode()[:SIZE].decode(errors="ignore")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    current = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    begin = time.process_time()
    document = onrecord.analyze(text)
    large_time = (time.process_time() - begin) / SIZE
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    assert document.error is None
    return {
        "small MB/s": 1e-6 / small_time,
        "large MB/s": 1e-6 / large_time,
        "time": large_time / small_time,
        "memory": (peak - current) / SIZE if peak > before else 0.0,
    }


def measure() -> dict[str, float]:
    figures, rows = {}, []
    for name, flat in (("as it is", False), ("without line breaks", True)):
        command = [sys.executable, __file__, "flat" if flat else "lines"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parent.parent)
        if done.returncode:
            print(f"{name}: failed: {done.stderr[-500:]}")
            continue
        result = json.loads(done.stdout)
        rows.append([name, *result.values()])
        head = "large.flat_" if flat else "large."
        figures |= {head + "time": result["time"], head + "memory": result["memory"]}
    table(["100 MB", "5 KB documents, MB/s", "100 MB document, MB/s", "time a byte, ratio", "peak memory / text"], rows)
    return figures


if __name__ == "__main__":
    print(json.dumps(measure_one(sys.argv[1] == "flat")))
