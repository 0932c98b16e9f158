"""What each rule earns on polnear.dev: its findings, how often they are right, and the figures without them.

Without a rule, indirect quotes that it decided are left out, and marked ones keep their words but lose their speaker.
Right: as in `confidence`. The figures are those of score_quotes.py: F1, %, of all attributions (lenient, end to end) and of
quoted spans (strict, end to end); a rule whose removal does not lower one of them does not earn its place.
"""

import json
import sys
from collections import defaultdict

from shared import DATA, table

from quality.confidence import judged

NEEDS_DATA = True
HAS_BARS = False
FEWEST = 3  # findings of a rule that is shown on a line of its own


def figures(gold: list[dict], found: list[dict]) -> list[float]:
    """Take annotated articles and what was found in them; return the two figures."""
    import score_quotes

    everything = score_quotes.score(gold, found)["all"]["e2e_lenient"]["f1"]
    quoted = score_quotes.score(gold, found, quoted=True)["all"]["e2e_strict"]["f1"]
    return [100 * everything, 100 * quoted]


def without(found: list[dict], rule: str) -> list[dict]:
    """Take what was found; return it as it would be if nothing were known of the rule."""
    return [
        article
        | {
            "quotes": [
                quote if quote["rule"] != rule else quote | {"speaker": None}
                for quote in article["quotes"]
                if quote["rule"] != rule or quote["kind"] != "indirect"
            ]
        }
        for article in found
    ]


def analysed(article: dict) -> dict:
    """Take an annotated article; return what is found in it as the scorer reads it, with the rules' names."""
    import onrecord
    import predict

    document = onrecord.analyze(article["text"])
    rules = [q.rule for q in document.quotes if q.kind not in ("scare", "post") and q.parent is None]
    rows = zip(predict.quotes(document), rules, strict=True)
    return {"id": article["id"], "quotes": [quote | {"rule": rule} for quote, rule in rows]}


def measure() -> dict[str, float]:
    sys.path[:0] = [str(DATA), str(DATA / "quotes")]
    with (DATA / "quotes" / "polnear.dev.jsonl").open(encoding="utf-8") as articles:
        gold = [json.loads(article) for article in articles]
    found = [analysed(article) for article in gold]
    counts: dict[str, list[bool]] = defaultdict(list)
    for article, one in zip(gold, found, strict=True):
        for rule in {quote["rule"] for quote in one["quotes"]}:
            alone = [quote for quote in one["quotes"] if quote["rule"] == rule]
            counts[rule] += [right for _, right, _ in judged(article, alone)]
    whole = figures(gold, found)
    rows = [
        [
            "all rules",
            sum(map(len, counts.values())),
            100 * sum(map(sum, counts.values())) / sum(map(len, counts.values())),
            *whole,
        ]
    ]
    for rule, judgements in sorted(counts.items(), key=lambda one: -len(one[1])):
        if len(judgements) < FEWEST:
            continue
        lost = [less - more for less, more in zip(figures(gold, without(found, rule)), whole, strict=True)]
        rows.append([rule, len(judgements), 100 * sum(judgements) / len(judgements), *lost])
    table(["rule", "findings", "% right", "all, lenient: change without it", "quoted, strict: change"], rows)
    return {}
