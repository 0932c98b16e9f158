"""`onrecord gazetteer`: inspect, check and build files of names."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import Any, TextIO

from .gazetteer import Gazetteer

MOST_SHOWN = 20


def add_parser(commands: Any, run: Any) -> None:
    """Add the command and its three actions; `run` takes the parsed options, whose `action` is a function below."""
    parser = commands.add_parser("gazetteer", help="inspect, check and build files of names")
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(dest="gazetteer_command", required=True, metavar="ACTION")
    for name, action, help in (
        ("inspect", inspect, "what a file of names holds"),
        ("check", check, "whether each file can be read, and what in it is doubtful"),
        ("build", build, "one saved file of all names, loaded at once"),
    ):
        command: argparse.ArgumentParser = actions.add_parser(name, help=help, description=help[0].upper() + help[1:])
        command.set_defaults(action=action)
        command.add_argument("files", nargs="+" if name != "inspect" else 1, metavar="FILE")
        if name == "build":
            command.add_argument("-o", "--output", required=True, metavar="OUT", help="file to write")


def inspect(options: argparse.Namespace, out: TextIO = sys.stdout) -> None:
    """Print how many rows, surfaces, types, keys, aliases, roles and years a file has, and the names that several rows bear."""
    gazetteer = Gazetteer.from_file(options.files[0])
    rows = gazetteer._core.rows()
    surfaces = Counter(surface for row in rows for surface in {row[0], *row[3]})
    shared = [(surface, count) for surface, count in surfaces.most_common() if count > 1]
    print(f"rows\t{len(rows)}\nsurfaces\t{len(surfaces)}", file=out)
    for what, column in (("a key", 2), ("aliases", 3), ("roles", 8), ("years", 9)):
        print(f"with {what}\t{sum(bool(row[column]) for row in rows)}", file=out)
    for type, count in Counter(row[1] for row in rows).most_common():
        print(f"type {type}\t{count}", file=out)
    print(f"surfaces of several rows\t{len(shared)}", file=out)
    for surface, count in shared[:MOST_SHOWN]:
        print(f"  {surface}\t{count}", file=out)


def check(options: argparse.Namespace, out: TextIO = sys.stdout) -> None:
    """Read each file; print a line for each row that repeats another, and how many rows there are.

    Raises:
        ValueError, TypeError: for a broken row, naming file and line.
    """
    for path in options.files:
        rows = Gazetteer.from_file(path)._core.rows()
        for row, count in Counter((row[0], row[1], row[2]) for row in rows).items():
            if count > 1:
                print(f"{path}: {count} rows of {row[0]!r}, {row[1]}, key {row[2] or None}", file=out)
        print(f"{path}: {len(rows)} rows, all can be read", file=out)


def build(options: argparse.Namespace, out: TextIO = sys.stdout) -> None:
    """Join the files, in order, and save them as one."""
    first, *others = map(Gazetteer.from_file, options.files)
    for other in others:
        first = first + other
    first.save(options.output)
    print(f"{options.output}: {len(first)} rows", file=out)
