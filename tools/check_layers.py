"""Check that data flows one way: a folder of the core includes only folders to its left in LAYERS."""

import re
import sys
from pathlib import Path

LAYERS = [
    "data",
    "text",
    "normalize",
    "segment",
    "words",
    "entities",
    "quotes",
    "attribution",
    "document",
    "analyzer",
    "batch",
]
APART = {"entities": "quotes", "quotes": "entities"}  # neither knows the other
LIBRARIES = {"unicode/": {"text", "normalize"}, "re2/": {"segment", "attribution"}, "pybind11/": set()}
CORE = Path(__file__).parent.parent / "cpp" / "onrecord"


def layer(path: str) -> str:
    """Take a path below the core; return its folder, or a top-level file's own name."""
    return path.split("/")[0].removesuffix(".hpp").removesuffix(".cpp")


def wrong_includes(file: Path) -> list[str]:
    """Take a source file; return a line for each include that its layer may not have."""
    path = str(file.relative_to(CORE))
    own, wrong = layer(path), []
    for name in re.findall(r'#include ["<]([^">]+)[">]', file.read_text(encoding="utf-8")):
        other = layer(name.removeprefix("onrecord/"))
        if name.startswith("onrecord/") and (LAYERS.index(other) > LAYERS.index(own) or APART.get(own) == other):
            wrong.append(f"{path} includes {name}: {own} may not know {other}")
        wrong += [
            f"{path} includes <{name}>: only {sorted(folders) or 'the bindings'} may"
            for library, folders in LIBRARIES.items()
            if name.startswith(library) and own not in folders
        ]
    return wrong


sys.exit("\n".join(line for file in sorted(CORE.rglob("*.[hc]pp")) for line in wrong_includes(file)) or None)
