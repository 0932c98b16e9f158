"""Bad input: time a KB of texts made to hurt, at two sizes; where the ratio is near 1, time grows as the text does."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from shared import ROOT, table

NEEDS_DATA = False
SMALL, LARGE = 500_000, 2_000_000  # bytes
MOST_RUNS = 4
NOTED = 1.2  # a growth above this is measured again
MOST_SECONDS = 120  # for one text; a case that needs more is given up, and its growth is infinite


def repeat(unit: str, before: str = "", behind: str = "") -> Callable[[int], str]:
    """Return a maker of texts of about a given size: one unit over and over, with something before and behind it."""
    return lambda size: before + unit * (size // len(unit.encode())) + behind


def around(before: str, behind: str) -> Callable[[int], str]:
    """Return a maker of nested texts: so many openings, so many closings."""
    return lambda size: (
        before * (size // 2 // len(before.encode())) + "so" + behind * (size // 2 // len(behind.encode()))
    )


def counted(unit: str) -> Callable[[int], str]:
    """Return a maker of texts whose units differ by a number."""
    return lambda size: "".join(unit.format(i) for i in range(size // len(unit.format(10**5).encode())))


def letters(unit: str) -> Callable[[int], str]:
    """Return a maker of texts whose units differ by a capitalised word made of letters."""

    def word(i: int) -> str:
        found = ""
        while i or not found:
            i, digit = divmod(i, 26)
            found += chr(97 + digit)
        return "Q" + found

    return lambda size: "".join(unit.format(word(i)) for i in range(size // len(unit.format("Qabcd").encode())))


# One sentence without an end, unless the case says otherwise.
CASES = {
    "according to, over and over": repeat("according to Ann Lee the plan works "),
    "according to, at the opening": repeat("the old plan works and grows ", "According to Ann Lee "),
    "commas and according to": repeat("the plan works, according to Ann Lee, "),
    "cue verbs only": repeat("said told claimed asked added "),
    "cues with that": repeat("he said that she said that "),
    "cues with that and commas": repeat("he said that, she added, they told him that "),
    "cue nouns": repeat("the claim of the claim that the report that "),
    "inverted cues": repeat("rents rise, said Ann Lee, "),
    "colons": repeat("she said: he added: "),
    "verbs of addressees": repeat("he told the paper "),
    "cue verbs joined by and": repeat("and said "),
    "marked words before joined cues": repeat("“a” said and "),
    "adverbs and joined cues": repeat("now said and also "),
    "brackets before one cue": repeat("(a) ", "she ", "said that rents rise."),
    "adverbs before one cue": repeat("also ", "she ", "said that rents rise."),
    "auxiliaries": repeat("has been having had to be "),
    "subject of one long phrase": repeat("the old man of the ", "", "said that rents rise."),
    "and, and": repeat("Ann Lee and Bo Ray and "),
    "relative clauses": repeat("the man who said that the man who "),
    "no letters between commas": repeat(", "),
    "opening marks": repeat("“"),
    "closing marks": repeat("”"),
    "straight marks": repeat('"'),
    "straight marks with spaces": repeat('" '),
    "apostrophes": repeat("'"),
    "single opening marks": repeat("‘a "),
    "nested marks": around("“‘", "’”"),
    "nested marks with words": around("“he said ‘no ", "’ she said” "),
    "short quotes": repeat("“No,” "),
    "short quotes with cues": repeat("“No,” he said, “no,” she said, "),
    "quotes with names": repeat("“No,” said Ann Lee. "),
    "quotes without an end": repeat("“He said so. She said so.\n\n"),
    "open marks in paragraphs": repeat("“a\n"),
    "he said, no speaker": repeat("“No way,” he said.\n"),
    "quotes of many people": letters("“No,” said Ann {}. "),
    "combining marks": repeat("\u0301", "a"),
    "combining marks of two classes": repeat("\u0301\u0323", "a"),
    "words with marks": repeat("e\u0301\u0323 "),
    "Hangul": repeat("\u1100\u1161\u11a8"),
    "emoji joined": repeat("\U0001f468\u200d"),
    "flags": repeat("\U0001f1e6"),
    "soft hyphens": repeat("\u00ad", "a", "b"),
    "zero-width spaces": repeat("\u200b"),
    "byte-order marks": repeat("\ufeff"),
    "digits": repeat("7"),
    "dots": repeat("."),
    "digits and dots": repeat("1."),
    "digits and commas": repeat("1,"),
    "hyphens": repeat("-"),
    "hyphens between letters": repeat("a-"),
    "dashes": repeat("\u2014"),
    "ellipses": repeat("… "),
    "spaced dots": repeat(". "),
    "initials": repeat("A. "),
    "initials glued": repeat("A."),
    "abbreviations": repeat("Mr. "),
    "one letter": repeat("a"),
    "one capital": repeat("A"),
    "one name": repeat("Lee "),
    "two names": repeat("Ann Lee "),
    "names with commas": repeat("Lee, "),
    "names with of": repeat("Lee of "),
    "names with and": repeat("Bank and "),
    "names with the": repeat("the Bank of the "),
    "titles": repeat("President Mr. "),
    "different names": letters("{} "),
    "different people": letters("Ann {}. "),
    "different organisations": letters("{} Corp. said so. "),
    "acronyms in brackets": letters("{} Bank Group (GBG) "),
    "surnames of many people": letters("Ann Lee met {} Lee. "),
    "capitals": repeat("THE BANK OF "),
    "lines of capitals": repeat("THE BANK\n"),
    "possessives": repeat("Lee's "),
    "hyphenated names": repeat("Lee-Ray-"),
    "less-than signs": repeat("<"),
    "open tags": repeat("<a "),
    "open comments": repeat("<!--"),
    "quoted attributes": repeat('<a b="'),
    "ampersands": repeat("&"),
    "half entities": repeat("&amp"),
    "entities in entities": repeat("amp;", "&"),
    "numeric entities": repeat("&#0"),
    "at signs": repeat("@"),
    "handles": repeat("@lee "),
    "addresses": repeat("a@"),
    "addresses with dots": repeat("a.b@c."),
    "hashtags": repeat("#a"),
    "web addresses": repeat("http://"),
    "slashes": repeat("a/"),
    "underlines": repeat("_a"),
    "open brackets": repeat("("),
    "open brackets with words": repeat("(a "),
    "brackets": repeat("(Lee) "),
    "square brackets": repeat("["),
    "line breaks": repeat("\n"),
    "carriage returns": repeat("\r"),
    "lines of one letter": repeat("a\n"),
    "short paragraphs": repeat("Lee\n\n"),
    "speakers' lines": repeat("LEE: no\n"),
    "bylines": repeat("By Ann Lee\n"),
    "datelines": repeat("PARIS (AP) — "),
    "posts": repeat("— Ann Lee (@lee) May 4, 2017\n"),
    "open posts": repeat("No way. pic.twitter.com/abc "),
    "spaces": repeat(" "),
    "spaces without a break": repeat("\u00a0"),
    "hyphens at line ends": repeat("a-\n"),
    "glued sentences": repeat("a.B"),
    "mojibake": repeat("â€™"),
    "mojibake: leads alone": repeat("Ã"),
    "mojibake: half sequences": repeat("â€"),
    "mojibake: sequences that show nothing": repeat("É… "),
    "mojibake: sequences among letters": repeat("Ã©éЩ"),
    "mojibake: Cyrillic leads": repeat("РЁ"),
    "mojibake: layers": repeat("ÃƒÂ©"),
    "C1 controls": repeat("\x93"),
    "Chinese": repeat("中"),
    "Arabic": repeat("قال "),
    "right-to-left marks": repeat("\u200f"),
    "numbered words": counted("word{} "),
    "numbered paragraphs": counted("He said so in {}.\n\n"),
}


def seconds_of(case: str) -> list[float]:
    """Run in a process of its own: seconds a KB of analyze and of reading each finding's offsets, at both sizes."""
    import gc
    import time

    import onrecord

    onrecord.analyze("“No,” said Ann Lee.")
    gc.disable()  # its passes over a million objects that the reader keeps are Python's time, not ours
    found = []
    for size in (SMALL, LARGE):
        text = CASES[case](size)
        best = float("inf")
        for _ in range(2):
            begin = time.process_time()
            document = onrecord.analyze(text)
            for finding in [*document.quotes, *document.mentions]:
                assert finding.start <= finding.end
            best = min(best, time.process_time() - begin)
        found.append(best / (len(text.encode()) / 1000))
    return found


def measured(case: str) -> tuple[float, float]:
    """Seconds per KB of the small and of the large text of a case, each run in a process of its own."""
    try:
        done = subprocess.run(
            [sys.executable, __file__, case],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            timeout=MOST_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return float("nan"), float("inf")
    return tuple(json.loads(done.stdout)) if done.returncode == 0 else (float("nan"), float("inf"))


def measure() -> dict[str, float]:
    worst, rows = 0.0, []
    for case in CASES:
        # What grows does so each time; a neighbour's work on the same machine does not, and rows of a few microseconds a
        # KB see much of it: the best of at most four counts.
        runs = [measured(case)]
        while len(runs) < MOST_RUNS and min(large / small for small, large in runs) > NOTED:
            runs.append(measured(case))
        small, large = min(runs, key=lambda pair: pair[1] / pair[0])
        growth = large / small if large < float("inf") else large
        worst = max(worst, growth)
        rows.append([case, f"{1e3 * small:.3f}", f"{1e3 * large:.3f}", f"{growth:.2f}"])
    table(["bad input", f"ms/KB at {SMALL // 1000} KB", f"at {LARGE // 1000} KB", "growth"], rows)
    return {"adversarial.growth": worst}


if __name__ == "__main__":
    print(json.dumps(seconds_of(sys.argv[1])))
