"""The seed articles against the hand-made truth (`../shared/gold`, see its README), as they are and with names swapped.

A swap replaces people, countries and offices throughout the texts and the truth, so that nothing can be right because it
knows these articles.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import onrecord

SEEDS = Path(__file__).parents[2] / "seeds"
WORD = re.compile(r"\w+(?:[’'.-]\w+)*")

SWAPS = Path(__file__).parents[1] / "cases" / "seed_swaps.jsonl"


@dataclass
class Article:
    """A text with its truth: `attributions` and `entities` as in the gold file."""

    text: str
    attributions: list[dict]
    entities: list[dict]


def load_gold(folder: Path) -> list[Article]:
    """Take the folder of `seeds.jsonl`; return its articles with their texts."""
    articles = []
    for line in (folder / "seeds.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        text = (SEEDS / f"{gold['id']}.txt").read_text(encoding="utf-8")
        articles.append(Article(text, gold["attributions"], gold["entities"]))
    return articles


def swaps() -> dict[str, dict[str, str]]:
    """Return who and what stands for whom, by the swap's name."""
    rows = map(json.loads, SWAPS.read_text(encoding="utf-8").splitlines())
    return {row["name"]: row["names"] for row in rows}


def swapped(folder: Path) -> list[tuple[str, list[Article]]]:
    """Return each swap's name and the articles after it."""
    return [(name, [swap(article, names) for article in load_gold(folder)]) for name, names in swaps().items()]


def pattern_of(names: dict[str, str]) -> re.Pattern[str]:
    """Match any of the names as whole words, the longest first, also one that is glued to the word before it.

    "the North" is no name where it begins a longer one ("the North Koreans").
    """

    def alternative(name: str) -> str:
        bare = re.sub("^[Tt]he ", "", name)
        longer = [re.escape(other[len(bare) :]) for other in names if other != bare and other.startswith(bare)]
        return re.escape(name) + (f"(?!{'|'.join(longer)})" if bare != name and longer else "")

    longest_first = "|".join(map(alternative, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?:(?<!\w)|(?<=[a-z])(?=[A-Z]))(?:{longest_first})(?:(?!\w)|(?<=[a-z])(?=[A-Z]))")


class Edits:
    """The replacements in one text; moves the spans of the truth accordingly."""

    def __init__(self, text: str, pattern: re.Pattern[str], names: dict[str, str]) -> None:
        self.edits = [(m.start(), m.end(), names[m.group()]) for m in pattern.finditer(text)]

    def offset(self, offset: int) -> int:
        shift = 0
        for start, end, new in self.edits:
            if end <= offset:
                shift += len(new) - (end - start)
            elif start < offset:  # inside a name that lost its article: where the new name begins
                return start + shift
        return offset + shift

    def span(self, given: list[int] | None) -> list[int] | None:
        return given and [self.offset(given[0]), self.offset(given[1])]


def swap(article: Article, names: dict[str, str]) -> Article:
    """Replace all names in a text and in its truth, and move the truth's offsets accordingly."""
    pattern = pattern_of(names)
    edits = Edits(article.text, pattern, names)

    def rename(text: str) -> str:
        return pattern.sub(lambda m: names[m.group()], text)

    text = rename(article.text)
    attributions = [
        {
            **a,
            "content": edits.span(a["content"]),
            "marked": [edits.span(m) for m in a["marked"]],
            "names": [rename(n) for n in a["names"]],
        }
        for a in article.attributions
    ]
    entities = []
    for e in article.entities:
        start, end = edits.span([e["start"], e["end"]])
        accepted = [*map(rename, e["names"]), text[start:end]]
        entities.append({**e, "start": start, "end": end, "text": text[start:end], "names": accepted})
    for a in attributions:
        a["names"] += [e["text"] for e in entities if set(e["names"]) & set(a["names"])]
    return Article(text, attributions, entities)


def dice(a: str, b: str) -> float:
    """Share of words two texts have in common, counted with repetition."""
    left, right = WORD.findall(a.lower()), WORD.findall(b.lower())
    common = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * common / (len(left) + len(right)) if left or right else 1.0


def is_right(text: str, gold: dict, quote: onrecord.Quote) -> bool:
    """Whether a finding is what an attribution of the truth says."""
    if quote.kind not in (gold["kind"], gold.get("also_accepted")):
        return False
    if [[m.start, m.end] for m in quote.marked] != gold["marked"]:
        return False
    if gold["kind"] == "scare":
        return True
    name = quote.speaker_entity.name if quote.speaker_entity else None
    if (name not in gold["names"]) if gold["names"] else (name is not None):
        return False
    return dice(quote.content, text[slice(*gold["content"])]) >= 0.9


def is_entity_right(gold: dict, mention: onrecord.Mention) -> bool:
    """Whether a mention has the truth's span, one of its types and one of its names."""
    if (mention.start, mention.end) != (gold["start"], gold["end"]):
        return False
    return mention.type in (gold["type"], gold.get("also_type")) and mention.entity.name in gold["names"]


def missing(article: Article) -> tuple[list[dict], list[onrecord.Quote]]:
    """Return the attributions that must be found and were not, and the findings that the truth does not have."""
    quotes = onrecord.analyze(article.text).quotes
    lost = [
        gold
        for gold in article.attributions
        if not gold.get("optional") and not any(is_right(article.text, gold, quote) for quote in quotes)
    ]
    extra = [q for q in quotes if not any(is_right(article.text, gold, q) for gold in article.attributions)]
    return lost, extra


def lost_entities(article: Article) -> list[dict]:
    """Return the mentions of the truth that were not found with span, type and name."""
    mentions = onrecord.analyze(article.text).mentions
    return [gold for gold in article.entities if not any(is_entity_right(gold, m) for m in mentions)]


def score_all(articles: list[Article]) -> tuple[int, int, int]:
    """Return how many required attributions are right, how many findings are too many, how many mentions are right."""
    found = extra = entities = 0
    for article in articles:
        lost, more = missing(article)
        found += sum(not gold.get("optional") for gold in article.attributions) - len(lost)
        extra += len(more)
        entities += len(article.entities) - len(lost_entities(article))
    return found, extra, entities
