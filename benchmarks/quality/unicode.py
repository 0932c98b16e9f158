"""The four normalization forms and case folding against the test files of the Unicode Character Database.

The files are those of Debian's package unicode-data, whose version must be that of the linked ICU; ./dev bench installs it.
What the files ask is in their heads and in UAX #15 (conformance test): https://www.unicode.org/reports/tr15/
"""

import bz2
import sys
from collections.abc import Iterator
from pathlib import Path

from shared import table

NEEDS_DATA = False
FOLDER = Path("/usr/share/unicode")
FORMS = {
    # form: the columns (from 0) whose form is the column before them
    "nfc": [(1, [0, 1, 2]), (3, [3, 4])],
    "nfd": [(2, [0, 1, 2]), (4, [3, 4])],
    "nfkc": [(3, [0, 1, 2, 3, 4])],
    "nfkd": [(4, [0, 1, 2, 3, 4])],
}


def read(name: str) -> list[str]:
    packed = FOLDER / f"{name}.bz2"
    return (
        (bz2.decompress(packed.read_bytes()) if packed.exists() else (FOLDER / name).read_bytes()).decode().splitlines()
    )


def text_of(cell: str) -> str:
    return "".join(chr(int(code, 16)) for code in cell.split())


def all_code_points() -> Iterator[str]:
    return (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)


def normal_form_failures(lines: list[str]) -> dict[str, list[int]]:
    """Return by form how many strings were tested and how many of them came out wrong."""
    import onrecord

    counts = {form: [0, 0] for form in FORMS}
    part, listed = "", set()

    def expect(form: str, text: str, wanted: str) -> None:
        counts[form][0] += 1
        counts[form][1] += onrecord.normalize(text, steps=[form]).text != wanted

    for line in lines:
        if line.startswith("@"):
            part = line.split()[0]
        elif line and not line.startswith("#"):
            columns = [text_of(cell) for cell in line.split(";")[:5]]
            if part == "@Part1":
                listed.add(columns[0])
            for form, pairs in FORMS.items():
                for wanted, sources in pairs:
                    for source in sources:
                        expect(form, columns[source], columns[wanted])
    for character in all_code_points():
        if character not in listed:
            for form in FORMS:
                expect(form, character, character)
    return counts


def folding_failures(lines: list[str]) -> list[int]:
    """Return how many code points were folded, and how many of them not as the full folding (C and F) of the file."""
    import onrecord

    cells = [line.split("; ") for line in lines if line and not line.startswith("#")]
    folded = {text_of(code): text_of(mapping) for code, status, mapping, *_ in cells if status in "CF"}
    tested = wrong = 0
    for character in all_code_points():
        tested += 1
        wrong += onrecord.normalize(character, steps=["casefold"]).text != folded.get(character, character)
    return [tested, wrong]


def measure() -> dict[str, float]:
    if not (FOLDER / "CaseFolding.txt").exists():
        print(f"{FOLDER} has no CaseFolding.txt: install unicode-data")
        return {}
    test, folding = read("NormalizationTest.txt"), read("CaseFolding.txt")
    print(f"{test[0].lstrip('# ')}, {folding[0].lstrip('# ')}")
    counts = normal_form_failures(test) | {"casefold": folding_failures(folding)}
    table(["step", "strings", "wrong"], [[step, *count] for step, count in counts.items()])
    return {
        "unicode.normal_forms": sum(counts[form][1] for form in FORMS),
        "unicode.folding": counts["casefold"][1],
    }
