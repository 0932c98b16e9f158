"""Repair of misread UTF-8: ftfy's public cases, as they are and misread once more, and correct texts, which must stay.

The cases are read from ftfy's source distribution (Apache-2.0), which pip fetches into a temporary folder. Correct texts are
the news of the development sets and the message catalogues of this machine's packages (some hundred languages).
"""

import contextlib
import gettext
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from shared import DATA, table

NEEDS_DATA = False
FTFY = "ftfy==6.3.1"
CATALOGUES = Path("/usr/share")
# Catalogues some messages of which are misread text themselves, by language and domain (in Debian 12).
KNOWN_BROKEN = {
    ("ast", "sed"),
    ("cy", "gtk20"),
    ("nb", "tar"),
    ("nl", "python-apt"),
    ("nl", "vim"),
    ("nn", "gettext-tools"),
}
# English news has no business with these: a text with one of them is misread somewhere, and no measure of correct text.
MISREAD_NEWS = re.compile("[ÃÂ]|A[\u0302\u0303]|[\x80-\x9f]")


def fetch_cases() -> list[dict[str, str]]:
    """Return ftfy's cases, or an empty list where pip cannot fetch them."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "ftfy", "-d", folder]
        done = subprocess.run([*command, FTFY], capture_output=True, text=True, check=False)
        for archive in Path(folder).glob("*.tar.gz"):
            with tarfile.open(archive) as files:
                member = next(m for m in files.getmembers() if m.name.endswith("tests/test_cases.json"))
                return json.load(files.extractfile(member))
    print(f"{FTFY} could not be fetched: {done.stderr.strip()[-200:]}")
    return []


def is_right(case: dict[str, str], text: str) -> bool:
    """Whether the step alone gives what ftfy's repair of encodings is to give, or the default preset its whole."""
    import onrecord

    wanted = {case["fixed"], case.get("fixed-encoding", case["fixed"])}
    return onrecord.normalize(text, steps=["mojibake"]).text in wanted or onrecord.normalize(text).text == case["fixed"]


def is_negative(case: dict[str, str]) -> bool:
    return case.get("fixed-encoding", case["fixed"]) == case["original"]


def misread(text: str) -> str:
    """Return the text's UTF-8 read as ISO-8859-1."""
    return text.encode().decode("latin-1")


def catalogue_texts() -> Iterator[str]:
    for path in sorted(CATALOGUES.rglob("*.mo")):
        if (path.parts[-3], path.stem) in KNOWN_BROKEN:
            continue
        with contextlib.suppress(OSError, ValueError, IndexError), path.open("rb") as file:
            yield from (text for text in gettext.GNUTranslations(file)._catalog.values() if isinstance(text, str))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def news_texts() -> Iterator[str]:
    for path in sorted(DATA.rglob("*.jsonl")):
        with path.open(encoding="utf-8") as rows:
            for row in rows:
                yield from (text for text in strings(json.loads(row)) if not MISREAD_NEWS.search(text))


def count_changes(texts: Iterator[str]) -> tuple[int, int]:
    """Return how many different texts beyond ASCII there are, and how many of them the step changes."""
    import onrecord

    different = {text for text in texts if not text.isascii()}
    return len(different), sum(onrecord.normalize(text, steps=["mojibake"]).text != text for text in different)


def measure() -> dict[str, float]:
    figures: dict[str, float] = {}
    rows = []
    cases = fetch_cases()
    kinds = {
        "passed": [case for case in cases if case["expect"] == "pass"],
        "failed": [case for case in cases if case["expect"] == "fail"],
        "negative": [case for case in cases if case["expect"] == "pass" and is_negative(case)],
    }
    for kind, chosen in kinds.items() if cases else ():
        plain = sum(is_right(case, case["original"]) for case in chosen)
        again = sum(is_right(case, misread(case["original"])) for case in chosen)
        rows.append([f"ftfy's cases, {kind}", len(chosen), plain, again])
        figures |= {f"mojibake.{kind}": plain, f"mojibake.{kind}_again": again}
        figures[f"mojibake.{kind}_missed"] = len(chosen) - min(plain, again)
    table(["", "cases", "right", "right, misread once more"], rows)
    rows = []
    for name, texts in (("news", news_texts()), ("catalogues", catalogue_texts())):
        count, changed = count_changes(texts)
        rows.append([f"correct texts: {name}", count, changed])
        if count:
            figures[f"mojibake.{name}_changed"] = changed
    table(["", "texts beyond ASCII", "changed"], rows)
    return figures
