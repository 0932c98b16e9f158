"""Random names and texts for the gazetteer, where its rules meet; and a long comparison of it with its plain twin.

    .venv/bin/python tests/python/random_gazetteers.py 1000000 --seed 1

Compares that many cases, a new set of names and a new text each, overlapping and not; prints each disagreement, and
exits with 1 if there was one.
"""

import argparse
import random
import sys
import time

from gazetteer_twin import Twin, name_of
from onrecord import Gazetteer

# What names and texts are made of, by what goes wrong with it.
LETTERS = "aabABbsSxX"
BEYOND = "éÉñİıIißẞﬁſ\u212aςσΣǆǅǄłŁÆæдДא\u0561"
MARKS = "\u0301\u0327\u0345\u0e48\u093f\u200d\u200c\xad\u30fc\ufe0f"
SPACELESS = "北京กขカタ"
SIGNS = "..''\u2019--\u2010\u2013&@,#!/+(\u2014😀ⓐⒶ%$"
DIGITS = "019٣_"
BLANKS = "    \t\xa0\u2003"
BREAKS = "\n\r\u2028\x0b"
ALPHABETS = (LETTERS, LETTERS, BEYOND, MARKS, SPACELESS, SIGNS, SIGNS, DIGITS, BLANKS, BLANKS, BREAKS)
PIECES = (
    "'s",
    "\u2019s",
    "'S",
    "'ll",
    "'x",
    "U.S.",
    "u.s",
    "a.b",
    "A&B",
    "O'a",
    "1.0",
    "0,1",
    "a@b",
    "a-b",
    "a b",
    ". ",
    "A b",
)
CASES = ("exact", "title", "folded")


def random_string(chance, length):
    used = chance.choices(ALPHABETS, k=3)  # few kinds at once, so that things meet again
    pieces = []
    for _ in range(length):
        alphabet = LETTERS if chance.random() < 0.4 else chance.choice(used)
        pieces.append(chance.choice(PIECES) if chance.random() < 0.1 else chance.choice(alphabet))
    return "".join(pieces)


def recased(chance, name):
    how = chance.randrange(6)
    if how == 0:
        return name.upper()
    if how == 1:
        return name.lower()
    if how == 2:
        return "".join(c.swapcase() if chance.random() < 0.3 else c for c in name)
    return name


def random_case(chance):
    """Rows, and a text that holds some of their names."""
    text = random_string(chance, chance.randrange(1, 16))
    names = []
    for _ in range(chance.randrange(1, 7)):
        if chance.random() < 0.7:
            start = chance.randrange(len(text))
            names.append(recased(chance, text[start : start + chance.randrange(1, 9)]))
        elif names and chance.random() < 0.5:
            names.append(recased(chance, chance.choice(names)))
        else:
            names.append(random_string(chance, chance.randrange(1, 5)))
    names = [name for name in names if name_of(name)]
    if names and chance.random() < 0.5:
        text += chance.choice((" ", "", "-")) + recased(chance, chance.choice(names)) + random_string(chance, 2)
    if chance.random() < 0.4:  # as long as what is read at once, so that all else stands at its borders, too
        text = padding(chance) + text + padding(chance)
    mode = chance.choice((*CASES, None))  # one for all, or each its own
    rows = [random_row(chance, number, name, mode or chance.choice(CASES)) for number, name in enumerate(names)]
    return rows, text


def padding(chance):
    return "".join(chance.choices("abAxs  ", k=chance.randrange(70)))


def random_row(chance, number, name, case):
    row = {"name": name, "type": "ORG", "key": str(number), "case": case}
    if chance.random() < 0.2:
        row["fold_accents"] = True
    if chance.random() < 0.2:
        row["aliases"] = [recased(chance, name), random_string(chance, 2)]
    if chance.random() < 0.2:
        row["weight"] = chance.choice((4, 6))
    if chance.random() < 0.2:
        row["context"] = [chance.choice(("a", "b", "s", "aB", "北", "é"))]
    return row


def found(gazetteer, text, overlapping):
    """As the twin gives it."""
    matches = gazetteer.match(text, overlapping=overlapping)
    assert all(match.text == text[match.start : match.end] for match in matches)
    return [(match.start, match.end, [int(entry.key) for entry in match.entries]) for match in matches]


def disagreements(rows, text):
    gazetteer, twin = Gazetteer.from_rows(rows), Twin(rows)
    for overlapping in (False, True):
        ours, expected = found(gazetteer, text, overlapping), twin.match(text, overlapping=overlapping)
        if ours != expected:
            yield overlapping, ours, expected


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=10, help="how many disagreements to print")
    options = parser.parse_args()
    chance, wrong, begin = random.Random(options.seed), 0, time.perf_counter()
    for _ in range(options.count):
        rows, text = random_case(chance)
        for overlapping, ours, expected in disagreements(rows, text):
            wrong += 1
            if wrong <= options.show:
                print(f"{text!r} {rows}\n  overlapping={overlapping}\n  found    {ours}\n  expected {expected}")
    seconds = time.perf_counter() - begin
    print(f"{options.count} cases, seed {options.seed}, {wrong} disagreements, {seconds:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
