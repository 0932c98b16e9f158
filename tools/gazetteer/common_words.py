"""common_words.tsv: how often a word is written in lower case and how often with a capital inside a sentence.

The total comes from book counts, which do not tell capitals apart. The share of capitals comes from running text in
which a capital means a name: WordNet's glosses (they begin in lower case) and, inside sentences only, an old book.
A word too rare there takes its share from the word lists of SCOWL, which keep names apart.
"""

import gzip
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import symspellpy

from .rows import row, straight

HEAD = """\
# Common words and how they are written inside a sentence. Made by tools/make_gazetteer.py.
# Sources: totals from symspellpy's English frequency list (MIT; Google Books Ngram, CC BY 3.0, met with SCOWL); share of
# capitals counted over the glosses of WordNet 3.0 (WordNet licence, permissive) and The Devil's Dictionary (public
# domain; Debian dict-devil), inside sentences; the word lists of SCOWL (permissive; Debian scowl).
# Class c >= 1 means about 10^((c-1)/1.75) occurrences in a million words (1: 1, 5: 200, 9: 37,000); 0 means (almost) never.
# Columns: word (lower case), class in lower case, class with a capital
"""
SCOWL = Path("/usr/share/dict/scowl")
WORDS = 47_000
ENOUGH = 4  # occurrences below which running text says nothing about a word
WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")


@cache
def scowl(category: str, largest: int) -> frozenset[str]:
    """The words of a SCOWL category ("words", "proper-names", …) up to a size (10 = most common … 95)."""
    found: set[str] = set()
    for kind in ("english", "american", "british"):
        for path in SCOWL.glob(f"{kind}-{category}.*"):
            if int(path.suffix[1:]) <= largest:
                found.update(straight(word) for word in path.read_text(encoding="latin-1").split())
    return frozenset(found)


@cache
def everyday_words() -> frozenset[str]:
    """Lower-case words that any reader knows (SCOWL up to size 35): no name may be matched on one of these alone."""
    return scowl("words", 35)


@cache
def totals() -> dict[str, int]:
    """Word → count in books, case-folded, most frequent first."""
    path = Path(symspellpy.__file__).parent / "frequency_dictionary_en_82_765.txt"
    pairs = (line.split() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return {word: int(count) for word, count in pairs}


def running_text() -> Iterator[str]:
    """Pieces of prose, each beginning inside a sentence."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in Path(f"/usr/share/wordnet/data.{part}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                yield line.partition(" | ")[2]
    with gzip.open("/usr/share/dictd/devil.dict.dz", "rt", encoding="utf-8", errors="replace") as devil:
        yield from inside_sentences(devil.read())


def inside_sentences(text: str) -> Iterator[str]:
    """The text after the first word of each sentence, verse lines left out."""
    for sentence in re.split(r"[.!?:;\"\n]\s+|\n\n", text):
        _, _, rest = sentence.strip().partition(" ")
        yield rest


def case_counts() -> tuple[Counter[str], Counter[str]]:
    """How often each word, keyed in lower case, is written in lower case and with a capital; all capitals not counted."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for piece in running_text():
        for word in WORD.findall(piece):
            if word.islower():
                lower[word] += 1
            elif word[1:].islower():
                capital[word.lower()] += 1
    return lower, capital


def share_by_lists(word: str) -> float:
    """The share of capitals as far as SCOWL's lists tell: only a name, both, or only a word."""
    name = any(word.capitalize() in scowl(kind, 60) for kind in ("proper-names", "upper"))
    plain = word in scowl("words", 60) or word in scowl("contractions", 60)
    if name and plain:
        return 0.2
    return 1.0 if name else 0.0


def frequency_class(per_million: float) -> int:
    """0 to 9, about two steps a decade (see HEAD). A word that is met at all has a class of 1 or more."""
    return 0 if per_million <= 0 else max(1, min(9, 1 + math.floor(1.75 * math.log10(per_million))))


def table() -> str:
    """The whole text of common_words.tsv, ordered by word."""
    lower, capital = case_counts()
    counts = totals()
    million = sum(counts.values()) / 1e6
    known = scowl("words", 60) | {w.lower() for kind in ("proper-names", "upper") for w in scowl(kind, 60)}
    rows = []
    for word in [w for w in counts if w in known][:WORDS]:
        seen = lower[word] + capital[word]
        share = capital[word] / seen if seen >= ENOUGH else share_by_lists(word)
        per_million = counts[word] / million
        if word != "i" and len(word) == 1 and word != "a":
            continue
        classes = frequency_class(per_million * (1 - share)), frequency_class(per_million * share)
        if 0 < share < 1:  # a spelling far rarer than the other is left at 0 where the word itself is rare
            classes = tuple(
                c if part * per_million >= 1 or part >= 0.5 else 0
                for c, part in zip(classes, (1 - share, share), strict=True)
            )
        if any(classes):
            rows.append(row(word, *classes))
    rows += [row(word, 5, 0) for word in scowl("contractions", 35) if word.islower()]
    return HEAD + "".join(sorted(set(rows)))
