"""Output files that are either whole or not there: written under a temporary name, then renamed."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def open_output(path: str | None) -> Iterator[TextIO]:
    """A stream of UTF-8 text to a file, or to standard output for None and "-".

    A file appears under its name when all is written; where that fails, what was there before stays. Devices and pipes
    are written to directly.
    """
    if path is None or path == "-":
        sys.stdout.flush()
        with io.TextIOWrapper(io.FileIO(1, "wb", closefd=False), "utf-8", errors="replace", newline="\n") as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        return
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with temporary.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
