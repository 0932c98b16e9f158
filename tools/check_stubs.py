"""Check that the committed stub of the compiled module is what the module says of itself; takes pybind11-stubgen's path.

With --write the committed stub is replaced.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

COMMITTED = Path(__file__).parent.parent / "python" / "onrecord" / "_core.pyi"

with tempfile.TemporaryDirectory() as folder:
    environment = dict(os.environ, PYTHONPATH=sysconfig.get_paths()["purelib"])
    command = [sys.argv[1], "onrecord._core", "-o", folder]
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
    generated = (Path(folder) / "onrecord" / "_core.pyi").read_text(encoding="utf-8")
if "--write" in sys.argv:
    COMMITTED.write_text(generated, encoding="utf-8")
elif generated != COMMITTED.read_text(encoding="utf-8"):
    sys.exit("python/onrecord/_core.pyi is stale: run tools/check_stubs.py .venv-check/bin/pybind11-stubgen --write")
