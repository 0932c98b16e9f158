"""Records how often each branch of the core is taken, for the builds to come: cmake/tune.cmake tells how it is used.

    ./dev profile
Builds the module with counters into build/profile, reads the training articles of ../shared/data with it (where they
are missing, those of seeds/) and the texts of tests/cases, and packs the counters into cmake/profiles, for the compiler
and the processor they were recorded with. The counters are figures: no text is in them.
"""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRAINING = ROOT.parent / "shared" / "data" / "quotes" / "polnear.train.jsonl"
BUILD = ROOT / "build" / "profile"
PACKAGE = BUILD / "package"
OBJECTS = BUILD / "CMakeFiles" / "onrecord_core.dir"


def build() -> Path:
    """Builds the counting module as a package of its own; returns the archive that its counters belong into."""
    cmake_dir = subprocess.check_output([sys.executable, "-m", "pybind11", "--cmakedir"], text=True).strip()
    options = ["CMAKE_BUILD_TYPE=Release", "ONRECORD_PYTHON=ON", "ONRECORD_RECORD=ON", f"pybind11_DIR={cmake_dir}"]
    configure = ["cmake", "-G", "Ninja", "-S", ROOT, "-B", BUILD, *(f"-D{option}" for option in options)]
    subprocess.run(configure, check=True)
    subprocess.run(["cmake", "--build", BUILD, "--target", "_core"], check=True)
    shutil.rmtree(PACKAGE, ignore_errors=True)
    shutil.copytree(ROOT / "python" / "onrecord", PACKAGE / "onrecord")
    for module in BUILD.glob("_core*.so"):
        shutil.copy(module, PACKAGE / "onrecord")
    cache = (BUILD / "CMakeCache.txt").read_text()
    return Path(next(line.split("=", 1)[1] for line in cache.splitlines() if line.startswith("ONRECORD_PROFILE:")))


def articles() -> Iterator[str]:
    """What most texts are like: the training set, or else those of the seeds, often."""
    if TRAINING.exists():
        with TRAINING.open(encoding="utf-8") as rows:
            yield from (json.loads(row)["text"] for row in rows)
        return
    print(f"{TRAINING} is missing: the articles of seeds/ stand for it", file=sys.stderr)
    for article in sorted((ROOT / "seeds").iterdir()):
        for _ in range(100):
            yield article.read_text(encoding="utf-8")


def texts() -> Iterator[str]:
    """The articles, and each case once, so that no branch is unknown."""
    yield from articles()
    for cases in sorted((ROOT / "tests" / "cases").glob("*.jsonl")):
        with cases.open(encoding="utf-8") as lines:
            found = [json.loads(line).get("text") for line in lines]
        yield from (text for text in found if isinstance(text, str))


def read_all() -> None:
    """What is counted. Runs in a process of its own, with the counting module."""
    import onrecord

    marked_only = onrecord.Analyzer(kinds={"direct", "mixed", "scare", "post"})
    for text in texts():
        onrecord.analyze(text)
        onrecord.match_entities(text)
        onrecord.normalize(text)
        marked_only.analyze(text)


def pack(archive: Path) -> None:
    """Packs the counters under the names by which the compiler looks for them: their paths, with # for /."""
    archive.parent.mkdir(exist_ok=True)
    with tarfile.open(archive, "w:xz", preset=9) as packed:
        for counters in sorted(OBJECTS.rglob("*.gcda")):
            content = counters.read_bytes()
            entry = tarfile.TarInfo(counters.relative_to(BUILD).as_posix().replace("/", "#"))
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
    print(f"{archive.relative_to(ROOT)}: {archive.stat().st_size} bytes")


def main() -> None:
    """Build, read, pack."""
    archive = build()
    for old in OBJECTS.rglob("*.gcda"):
        old.unlink()
    subprocess.run([sys.executable, __file__, "--read"], check=True, env=os.environ | {"PYTHONPATH": str(PACKAGE)})
    pack(archive)


if __name__ == "__main__":
    read_all() if sys.argv[1:] == ["--read"] else main()
