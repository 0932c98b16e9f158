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

# Who and what stands for whom. Longer names are replaced first.
SWAPS = {
    "islands": {
        "Donald Trump": "Boris Johnson",
        "Donald J. Trump": "Alexander Boris Johnson",
        "Trump": "Johnson",
        "US American": "British",
        "United States": "United Kingdom",
        "US": "UK",
        "Americans": "Britons",
        "President": "Prime Minister",
        "president": "prime minister",
        "White House": "Foreign Office",
        "Pentagon": "Ministry of Defence",
        "Washington": "London",
        "Stephen Biegun": "Martin Holloway",
        "Michael Tracey": "Laura Whitcombe",
        "Kim Jong Un": "Nicolas Maduro",
        "Kim Jong-un": "Nicolás Maduro",
        "Kim Yong Chol": "Pedro Maduro",
        "Kim": "Maduro",
        "Un": "Maduro",
        "Democratic People’s Republic of Korea": "Bolivarian Republic of Venezuela",
        "Democratic People's Republic of Korea": "Bolivarian Republic of Venezuela",
        "North Koreans": "Venezuelans",
        "North Korean": "Venezuelan",
        "North Korea": "Venezuela",
        "N. Korea": "Venezuela",
        "the North": "Venezuela",
        "Pyongyang": "Caracas",
        "South Korea": "Colombia",
        "Republic of Korea": "Republic of Colombia",
        "Moon Jae-in": "Iván Duque",
        "Korean Peninsula": "Iberian Peninsula",
        "Korean peninsula": "Iberian peninsula",
        "Vietnam": "Portugal",
        "Singapore": "Norway",
        "Japan": "Canada",
        "China": "Brazil",
        "Russia": "Turkey",
    },
    "archipelago": {
        "Donald Trump": "Rodrigo Duterte",
        "Donald J. Trump": "Rodrigo R. Duterte",
        "Trump": "Duterte",
        "US American": "Filipino",
        "United States": "Philippines",
        "US": "Philippines",
        "Americans": "Filipinos",
        "White House": "Foreign Ministry",
        "Pentagon": "Defense Department",
        "Washington": "Manila",
        "Stephen Biegun": "Amelia Quist",
        "Michael Tracey": "Oscar Lindqvist",
        "Kim Jong Un": "Hassan Rouhani",
        "Kim Jong-un": "Hassan Rouhani",
        "Kim Yong Chol": "Mehdi Rouhani",
        "Kim": "Rouhani",
        "Un": "Rouhani",
        "Democratic People’s Republic of Korea": "Islamic Republic of Iran",
        "Democratic People's Republic of Korea": "Islamic Republic of Iran",
        "North Koreans": "Iranians",
        "North Korean": "Iranian",
        "North Korea": "Iran",
        "N. Korea": "Iran",
        "the North": "Iran",
        "Pyongyang": "Tehran",
        "South Korea": "Iraq",
        "Republic of Korea": "Republic of Iraq",
        "Moon Jae-in": "Barham Salih",
        "Vietnam": "Switzerland",
        "Singapore": "Austria",
        "Iran": "Cuba",
    },
}


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


def swapped(folder: Path) -> list[tuple[str, list[Article]]]:
    """Return each swap's name and the articles after it."""
    return [(name, [swap(article, names) for article in load_gold(folder)]) for name, names in SWAPS.items()]


def swap(article: Article, names: dict[str, str]) -> Article:
    """Replace all names in a text and in its truth, and move the truth's offsets accordingly."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?=\W|$|Trump)")
    edits = [(m.start(), m.end(), names[m.group()]) for m in pattern.finditer(article.text)]

    def moved(offset: int) -> int:
        shift = 0
        for start, end, new in edits:
            if end <= offset:
                shift += len(new) - (end - start)
            elif start < offset:
                return start + shift + min(offset - start, len(new))
        return offset + shift

    def rename(text: str) -> str:
        return pattern.sub(lambda m: names[m.group()], text)

    def span(given: list[int] | None) -> list[int] | None:
        return given and [moved(given[0]), moved(given[1])]

    text = rename(article.text)
    attributions = [
        {
            **a,
            "content": span(a["content"]),
            "marked": [span(m) for m in a["marked"]],
            "names": [rename(n) for n in a["names"]],
        }
        for a in article.attributions
    ]
    entities = []
    for e in article.entities:
        start, end = moved(e["start"]), moved(e["end"])
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
