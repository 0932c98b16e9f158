"""Entities on conllpp_dev (score_entities.py) and one-word persons on aida_dev (score_indoc.py), %.

The articles of the set are half sports pages and tables, which are reported apart: a page is sports where its first line
names one of the sports below, or a tenth of its lines are scores.
"""

import json
import re

from shared import DATA, predict, run, table

NEEDS_DATA = True
SPORTS = re.compile(
    r"\b(SOCCER|TENNIS|CRICKET|BASEBALL|BASKETBALL|RUGBY|GOLF|HOCKEY|NHL|NBA|NFL|CYCLING|MOTORCYCLING|ATHLETICS|SKIING|SKATING|"
    r"BOXING|SQUASH|BADMINTON|FOOTBALL|RACING|SWIMMING|LEAGUE|BOBSLEIGH|BIATHLON|JUDO|GYMNASTICS)\b"
)


def is_sports(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    scores = sum(bool(re.search(r"\d+\s*[-–]\s*\d+|\b\d+ \d+ \d+\b", line)) for line in lines)
    return bool(SPORTS.search(lines[0] if lines else "")) or scores * 10 > len(lines)


def measure() -> dict[str, float]:
    gold = DATA / "entities" / "conllpp_dev.jsonl"
    predicted = predict("entities", gold)
    scorer = DATA / "entities" / "score_entities.py"
    rows = [json.loads(row) for row in gold.open(encoding="utf-8")]
    found = {row["id"]: row for row in map(json.loads, predicted.open(encoding="utf-8"))}
    sports = {row["id"] for row in rows if is_sports(row["text"])}
    shown, figures = [], {}
    for name, keep in (("all", None), ("sports", True), ("the rest", False)):
        part = [row for row in rows if keep is None or (row["id"] in sports) == keep]
        files = []
        for kind, content in (("gold", part), ("found", [found[row["id"]] for row in part])):
            files.append(predicted.with_suffix(f".{name.replace(' ', '-')}.{kind}"))
            files[-1].write_text("".join(json.dumps(row) + "\n" for row in content), encoding="utf-8")
        score = json.loads(run(scorer, *files, "--json"))
        shown.append([f"onrecord, {name}", len(part), 100 * score["span"]["f1"], 100 * score["typed"]["f1"]])
        figures |= {f"conllpp.{name}.span": shown[-1][2], f"conllpp.{name}.typed": shown[-1][3]}
    shown.append(["spaCy small, trimmed (recorded)", len(rows), 77.7, 63.3])
    table(["conllpp_dev", "articles", "span F1", "typed F1"], shown)
    aida = DATA / "entities" / "aida_dev.jsonl"
    indoc = json.loads(run(DATA / "entities" / "score_indoc.py", aida, predict("entities", aida), "--json"))
    print(
        f"aida_dev: {indoc['mentions']} one-word persons, coverage {100 * indoc['coverage']:.1f}, "
        f"accuracy {100 * indoc['accuracy']:.1f}, end to end {100 * indoc['end_to_end']:.1f}"
    )
    return figures | {
        "conllpp.span": figures["conllpp.all.span"],
        "conllpp.typed": figures["conllpp.all.typed"],
        "indoc.accuracy": 100 * indoc["accuracy"],
        "indoc.end_to_end": 100 * indoc["end_to_end"],
    }
