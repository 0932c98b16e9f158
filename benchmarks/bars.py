"""The bars: what the tool must reach, each with the figure that shows it."""

from shared import table

# (number, what, name of the figure, "≥" or "≤", bar). The figures are named where they are measured.
BARS = [
    ("3.2", "seeds: attributions right, of 11", "seeds.attributions", "≥", 11),
    ("3.2", "seeds: findings neither gold nor optional", "seeds.extra", "≤", 2),
    ("3.2", "seeds: entities right, of 90", "seeds.entities", "≥", 88),
    ("3.2", "seeds with names swapped: attributions right, of 11 (least)", "swapped.attributions", "≥", 11),
    ("3.2", "seeds with names swapped: extra findings (most)", "swapped.extra", "≤", 2),
    ("3.2", "seeds with names swapped: entities right, of 90 (least)", "swapped.entities", "≥", 88),
    ("3.3", "polnear.dev, quoted spans: exact F1", "quoted.exact", "≥", 95.2),
    ("3.3", "polnear.dev, quoted spans: strict end-to-end F1", "quoted.strict", "≥", 65),
    ("3.3", "polnear.dev, direct: exact F1", "direct.exact", "≥", 84),
    ("3.3", "polnear.dev, mixed: exact F1", "mixed.exact", "≥", 40),
    ("3.3", "polnear.dev, all: lenient end-to-end F1", "all.lenient", "≥", 45),
    ("3.4", "conllpp_dev: span F1", "conllpp.span", "≥", 86),
    ("3.4", "conllpp_dev: typed F1", "conllpp.typed", "≥", 70),
    ("3.5", "speed over the regex yardstick: everything", "ratio.all", "≥", 0.25),
    ("3.5", "speed over the regex yardstick: every field read", "ratio.read", "≥", 0.2),
    ("3.5", "speed over spaCy's small pipeline", "ratio.spacy", "≥", 300),
    ("3.5", "two threads of pipe over one", "ratio.threads", "≥", 1.6),
    ("3.5", "second pass over the same texts against the first", "ratio.again", "≤", 1.15),
    ("3.6", "100 MB document: time a byte over 5 KB documents", "large.time", "≤", 1.5),
    ("3.6", "the same without line breaks", "large.flat_time", "≤", 1.5),
    ("3.6", "100 MB document: peak memory over the text's size", "large.memory", "≤", 12),
    ("3.6", "the same without line breaks", "large.flat_memory", "≤", 12),
    ("3.6", "bad input: worst growth of time a byte at 4 times the size", "adversarial.growth", "≤", 1.5),
    ("3.6", "marks deleted or doubled: slowest article of polnear.train, ms a KB", "lost_marks.slowest", "≤", 1),
    ("3.7", "findings kept under CRLF, %", "transforms.crlf", "≥", 100),
    ("3.7", "findings kept behind an astral prefix, %", "transforms.prefix", "≥", 100),
    ("3.7", "findings kept with emoji between words, %", "transforms.emoji", "≥", 99.5),
    ("3.7", "findings kept with soft hyphens, %", "transforms.soft_hyphens", "≥", 99.5),
    ("3.7", "findings kept under NFD, %", "transforms.nfd", "≥", 99.5),
    ("3.7", "spans that split a grapheme", "transforms.split", "≤", 0),
    ("3.9", "import onrecord, ms", "startup.import", "≤", 150),
    ("3.9", "first analyze of a seed, ms", "startup.first", "≤", 50),
    ("3.9", "analyze of a seed once warm, ms", "startup.warm", "≤", 1),
    ("4.1", "NormalizationTest.txt: strings wrong in any of the four forms", "unicode.normal_forms", "≤", 0),
    ("4.1", "CaseFolding.txt: code points folded otherwise", "unicode.folding", "≤", 0),
    ("4.2", "ftfy's cases that it passes: right, of 151", "mojibake.passed", "≥", 151),
    ("4.2", "the same, misread once more", "mojibake.passed_again", "≥", 151),
    ("4.2", "ftfy's known failures: right, of 10", "mojibake.failed", "≥", 4),
    ("4.2", "ftfy's negative cases: changed, as they are or misread once more", "mojibake.negative_missed", "≤", 0),
    ("4.2", "correct news: texts changed", "mojibake.news_changed", "≤", 0),
    ("4.2", "correct texts of many languages: changed", "mojibake.catalogues_changed", "≤", 0),
    ("4.4", "normalization of news over ftfy's speed", "normalize.news_ftfy", "≥", 100),
    ("4.4", "normalization of news over the speed of PyICU's NFKC", "normalize.news_icu", "≥", 1),
    ("4.4", "normalization of text with every line dirty over ftfy's speed", "normalize.dirty_ftfy", "≥", 40),
    ("4.4", "normalization of clean news, GB/s", "normalize.clean", "≥", 1),
    ("4.5", "8 MB text: time a byte over 5 KB texts, worst step or preset", "normalize.long", "≤", 1.3),
    ("4.6", "memory of the way back, % of the text: news", "normalize.news_memory", "≤", 2),
    ("4.6", "the same where every line is dirty", "normalize.dirty_memory", "≤", 20),
    ("4.7", "two threads of Normalizer.pipe over one", "normalize.threads", "≥", 1.7),
    ("5.1", "polnear.dev, quoted spans: exact F1", "quoted.exact", "≥", 96),
    ("5.2", "polnear.dev, quoted spans: strict end-to-end F1", "quoted.strict", "≥", 88),
    ("5.3", "polnear.dev, direct: exact F1", "direct.exact", "≥", 94),
    ("5.4", "polnear.dev, mixed: exact F1", "mixed.exact", "≥", 61),
    ("5.5", "polnear.dev, indirect: exact F1", "indirect.exact", "≥", 45),
    ("5.6", "polnear.dev, attribution accuracy on quotes found", "attribution", "≥", 91),
    ("5.7", "polnear.dev, all: exact F1", "all.exact", "≥", 57.5),
    ("5.7", "polnear.dev, all: lenient end-to-end F1", "all.lenient", "≥", 66),
    ("5.8", "polnear.dev, speed over the regex yardstick: without indirect speech", "dev.fast", "≥", 0.6),
    ("5.9", "polnear.dev, share of quotes with a confidence of 0.9 and more, %", "confidence.sure", "≥", 50),
    ("5.9", "polnear.dev, right of those, %", "confidence.right", "≥", 95),
    ("6.2", "1,000 names: MB/s over daachorse with whole words, longest", "gazetteer.over_daachorse_1k", "≥", 2),
    ("6.2", "10,000 names", "gazetteer.over_daachorse_10k", "≥", 2),
    ("6.2", "100,000 names", "gazetteer.over_daachorse_100k", "≥", 2),
    ("6.2", "1,000,000 names", "gazetteer.over_daachorse_1M", "≥", 2),
    ("6.3", "1,000,000 names: build, s", "gazetteer.build", "≤", 1),
    ("6.3", "1,000,000 names: memory, MB", "gazetteer.memory", "≤", 200),
    ("6.3", "1,000,000 names: load of a saved file, ms", "gazetteer.load", "≤", 50),
]
ELSEWHERE = "bars 3.1 and 3.8 are shown by commands: ./dev demo, ./dev test, ./dev check and ./dev fuzz"


def show(figures: dict[str, float]) -> int:
    """Print every bar; return 1 where one is missed or could not be measured, else 0."""
    rows, missed = [], 0
    for number, what, name, sense, bar in BARS:
        figure = figures.get(name)
        met = figure is not None and (figure >= bar if sense == "≥" else figure <= bar)
        missed += not met
        shown = "–" if figure is None else f"{figure:.2f}".rstrip("0").rstrip(".")
        rows.append(
            [
                number,
                what,
                shown,
                f"{sense} {bar}",
                "met" if met else "MISSED" if figure is not None else "not measured",
            ]
        )
    print("\n== Bars")
    table(["bar", "what", "figure", "bar", ""], rows)
    print(f"{len(BARS) - missed} of {len(BARS)} met; {ELSEWHERE}")
    return int(missed > 0)
