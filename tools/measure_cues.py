"""Measure the cue words: cpp/onrecord/data/en/cues.tsv.

    cmake -S . -B build/tools -DONRECORD_TOOLS=ON && cmake --build build/tools --target report_features
    python tools/measure_cues.py build/tools/report_features ../shared/data/quotes

First every verb, noun and adjective of en/words.tsv is a cue, alone and with each preposition; the rows that report anything
in PolNeAR train stay. Then their rates are measured: how often the library's own frame and clause meet an annotated
attribution. A rate is drawn towards the word's mean by one imagined case. Figures only are written, no text.
Rows from the comment “# By hand” on are not measured: they stay as they are, and go before measured ones of the same cue.
"""

import itertools
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import candidates

DATA = Path(__file__).parent.parent / "cpp/onrecord/data/en"
PREPOSITIONS = [
    "of",
    "in",
    "on",
    "at",
    "for",
    "from",
    "with",
    "about",
    "against",
    "between",
    "among",
    "into",
    "over",
    "to",
    "as",
    "out",
    "up",
    "off",
    "down",
    "away",
    "back",
    "after",
    "behind",
    "toward",
    "towards",
    "through",
    "around",
    "upon",
    "along",
]
STATE = "adjective"  # “seemed angry”: no report, though annotators often mark it as one
BESIDE_NOUNS = 15  # so many of them are tried after nouns and adjectives
ADVERBIALS = ["according to", "in the words of", "in the view of", "in the opinion of", "as reported by", "as noted by"]
LEAST_RATE = 0.1
BY_HAND = "# By hand"
# “known as the Needle”, “devoted attention to”, “a voice on Capitol Hill”: without marks nobody's words follow.
NO_REPORTS = {
    ("be known as", "adjective"),
    ("know as", "verb"),
    ("devote", "verb"),
    ("include", "verb"),
    ("voice on", "noun"),
}


def everything() -> str:
    """Return a cue table in which every word of words.tsv is a cue, alone and with each preposition."""
    rows = []
    for line in (DATA / "words.tsv").read_text().splitlines():
        if line.startswith("#"):
            continue
        word, classes, *_ = line.split("\t")
        for kind, lemma, after in (
            ("verb", word, PREPOSITIONS),
            ("noun", word, PREPOSITIONS[:BESIDE_NOUNS]),
            ("adjective", f"be {word}", PREPOSITIONS[:BESIDE_NOUNS]),
        ):
            if kind in classes.split():
                rows += [f"{lemma}\t{kind}", *(f"{lemma} {p}\t{kind}" for p in after)]
    rows += [f"{lemma}\tadverbial" for lemma in ADVERBIALS]
    return "\n".join(rows) + "\n"


class Measured:
    """Counts of each cue over all candidates: its uses, its frames, and how often they were right."""

    def __init__(self, found) -> None:
        self.uses, self.cues, self.with_preposition, self.unsourced = Counter(), Counter(), Counter(), Counter()
        self.seen, self.right = defaultdict(Counter), defaultdict(Counter)
        for candidate in found:
            if candidate.lemma == "?":
                continue
            key = candidate.lemma, candidate.kind
            self.uses[key] += 1
            self.cues[key] += candidate.is_cue
            if candidate.frame:
                self.seen[key][candidate.frame] += 1
                self.right[key][candidate.frame] += candidate.gold is not None
            if candidate.gold:
                end = candidate.cue[1]
                self.with_preposition[key] += any(s < end - 1 and end <= e for s, e in candidate.gold["cue"])
                self.unsourced[key] += not candidate.gold["source"]

    def earns_its_place(self, key, select: bool) -> bool:
        """Tell whether a cue reports often enough for a row; `select` asks more of one with a preposition."""
        right, seen = self.right[key].total(), self.seen[key].total()
        if right == 0:
            return False
        is_phrase = " " in key[0].removeprefix("be ")
        if select and is_phrase and (right < 0.25 * seen or self.with_preposition[key] < 0.5 * right):
            return False
        best = max(self.right[key][f] / (n + 1) for f, n in self.seen[key].items())
        return best >= 0.12 or right >= 0.1 * seen

    def row(self, key) -> str:
        """Return the table's row of one cue."""
        right = self.right[key].total()
        mean = (right + 0.3) / (self.seen[key].total() + 2)
        rates = {f: (self.right[key][f] + mean) / (n + 1) for f, n in self.seen[key].most_common()}
        if key in NO_REPORTS:
            rates = {}
        figures = [f"{frame}={rate:.2f}" for frame, rate in rates.items() if rate >= LEAST_RATE and frame != STATE]
        unsourced = (self.unsourced[key] + 0.1) / (right + 1)
        if unsourced >= 0.3:
            figures.append(f"no_source={unsourced:.2f}")
        figures = [figure.replace("=0.", "=.") for figure in figures]
        return f"{key[0]}\t{key[1]}\t{self.cues[key] / self.uses[key]:.2f}\t{' '.join(figures)}"

    def table(self, select: bool) -> str:
        """Return the rows of all cues that earn one, in order."""
        return "\n".join(self.row(key) for key in sorted(self.seen) if self.earns_its_place(key, select)) + "\n"


def merged(old: str, measured: str) -> str:
    """Return the new table: the head of the old one, the measured rows, and the old one's rows written by hand."""
    head = "".join(line for line in itertools.takewhile(lambda line: line.startswith("#"), old.splitlines(True)))
    start = old.find(f"\n{BY_HAND}") + 1
    by_hand = old[start:] if start else ""
    taken = {tuple(line.split("\t")[:2]) for line in by_hand.splitlines() if not line.startswith("#")}
    rows = [line for line in measured.splitlines(True) if tuple(line.split("\t")[:2]) not in taken]
    return head + "".join(rows) + by_hand


def main(tool: str, folder: str) -> None:
    """Take the tool and the folder of annotated articles; write cues.tsv."""
    sys.path.insert(0, folder)
    from quotelib import tokens

    gold = Path(folder) / "polnear.train.jsonl"
    table = everything()
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "cues.tsv"
        for select in (True, False):
            path.write_text(table)
            table = Measured(candidates.read(tool, gold, tokens, table=path)).table(select)
    (DATA / "cues.tsv").write_text(merged((DATA / "cues.tsv").read_text(), table))
    print(f"wrote {len(table.splitlines())} rows")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
