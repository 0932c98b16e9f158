"""Reads what tools/report_features.cpp prints and holds it against annotated articles.

Used by measure_cues, train_reports and train_subjects.
"""

import bisect
import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Option:
    """A phrase that may be a cue's source, or nobody."""

    is_proposed: bool  # by the grammar
    source: tuple[int, int] | None
    keys: list[int]
    is_right: bool = False  # the annotated source, by the scorer


@dataclass
class Candidate:
    """A cue the library saw, with the clause it read beside it, and what the annotation says of both."""

    article: int
    lemma: str
    kind: str
    cue: tuple[int, int]  # code points, as all offsets here
    frame: str | None = None
    parts: list[tuple[int, int]] = field(default_factory=list)
    source: tuple[int, int] | None = None
    keys: list[int] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    is_cue: bool = False  # an annotated cue overlaps this one
    gold: dict | None = (
        None  # the attribution whose cue it is and whose content overlaps its own by a word Dice of 0.5 or more
    )


class Article:
    """An annotated article: its words, and the way from byte offsets to code points."""

    def __init__(self, article: dict, tokens) -> None:
        self.text = article["text"]
        self.starts = [start for start, _ in tokens(self.text)]
        self.attributions = [(a, self.words(a["content"])) for a in article["attributions"]]
        self.points = {}
        offset = 0
        for point, character in enumerate(self.text):
            self.points[offset] = point
            offset += len(character.encode())
        self.points[offset] = len(self.text)

    def words(self, spans) -> set[int]:
        """Take spans; return the numbers of the words that begin inside them."""
        return {
            i for s, e in spans for i in range(bisect.bisect_left(self.starts, s), bisect.bisect_left(self.starts, e))
        }

    def judge(self, candidate: Candidate) -> None:
        """Fill in whether the candidate's cue is annotated, and the attribution whose content fits its clause best."""
        begin, end = candidate.cue
        words, best = self.words(candidate.parts), 0.5
        for attribution, content in self.attributions:
            if not any(s < end and begin < e for s, e in attribution["cue"]):
                continue
            candidate.is_cue = True
            dice = 2 * len(words & content) / max(1, len(words) + len(content))
            if dice >= best:
                best, candidate.gold = dice, attribution


def options_of(printed: str, span) -> list[Option]:
    """Take the last column of the tool and the reader of its spans; return the options."""
    found = []
    for option in filter(None, printed.split(";")):
        proposed, source, *keys = option.split(" ")
        found.append(Option(proposed == "1", span(source) if source else None, [int(key, 16) for key in keys]))
    return found


def read(tool: str, gold: Path, tokens, is_speaker=None, table: Path | None = None) -> list[Candidate]:
    """Run the tool over the articles of a JSONL file; return its candidates, judged by the annotation.

    `is_speaker(text, spans, span)` is the scorer's judgement of sources; without it the options are not judged.
    """
    articles = [Article(json.loads(line), tokens) for line in gold.open(encoding="utf-8")]
    given = b"".join(b"%d\n%s" % (len(text), text) for text in (a.text.encode() for a in articles))
    command = [tool, *([str(table)] if table else [])]
    printed = subprocess.run(command, input=given, stdout=subprocess.PIPE, check=True).stdout.decode()
    found = []
    for line in printed.splitlines():
        number, lemma, kind, begin, end, *clause = line.split("\t")
        article = articles[int(number)]
        point = article.points

        def span(pair: str, point=point) -> tuple[int, int]:
            first, last = pair.split(",")
            return point[int(first)], point[int(last)]

        candidate = Candidate(int(number), lemma, kind, (point[int(begin)], point[int(end)]))
        if clause:
            candidate.frame, candidate.parts = clause[0], [span(part) for part in clause[1].split()]
            candidate.source = span(clause[2]) if clause[2] else None
            candidate.keys = [int(key, 16) for key in clause[3].split()]
            candidate.options = options_of(clause[4], span)
        article.judge(candidate)
        for option in candidate.options:
            if is_speaker and candidate.gold:
                option.is_right = is_speaker(article.text, candidate.gold["source"], option.source)
        found.append(candidate)
    return found
