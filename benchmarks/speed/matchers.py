"""Times onrecord's gazetteer and other matchers in turn in one process; prints {name: [figure, …]} as its last line.

Run by gazetteer.py with the interpreter of the matchers' own environment; takes the folder onrecord is imported from
and the number of rounds, and a task on standard input.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(sys.argv[1])  # last: whatever else lies there stays hidden


def is_inside(text, start, end):
    """Whether a match begins or ends inside a word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isalnum() or before == "_") or (after.isalnum() or after == "_")


def whole_words(text, found):
    """Leftmost-longest of the whole words among overlapping (start, end, name)."""
    taken, last = [], 0
    for start, end, name in sorted(found, key=lambda match: (match[0], -match[1])):
        if start >= last and not is_inside(text, start, end):
            taken.append((start, end, name))
            last = end
    return taken


def onrecord_matcher(names):
    from onrecord import Gazetteer

    return Gazetteer.from_rows((name, "NAME", None, (), "exact") for name in names).match


def daachorse_matcher(names):
    import daachorse

    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(names)
    return lambda text: whole_words(text, automaton.find_overlapping(text))


def daachorse_bytes_matcher(names):
    """Faster inside, but gives byte offsets, which have to be taken back to code points."""
    import daachorse

    automaton = daachorse.DoubleArrayAhoCorasick([name.encode() for name in names])

    def match(text):
        data = text.encode()
        found = automaton.find_overlapping(data)
        if not text.isascii():
            ends = sorted({offset for start, end, _ in found for offset in (start, end)})
            points, last, count = {}, 0, 0
            for offset in ends:
                count += len(data[last:offset].decode())
                points[offset] = count
                last = offset
            found = [(points[start], points[end], name) for start, end, name in found]
        return whole_words(text, found)

    return match


def ahocorasick_rs_matcher(names):
    import ahocorasick_rs

    automaton = ahocorasick_rs.AhoCorasick(names)

    def match(text):
        found = automaton.find_matches_as_indexes(text, overlapping=True)
        return whole_words(text, [(start, end, name) for name, start, end in found])

    return match


def pyahocorasick_matcher(names):
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for number, name in enumerate(names):
        automaton.add_word(name, (number, len(name)))
    automaton.make_automaton()

    def match(text):
        return whole_words(text, [(last + 1 - size, last + 1, name) for last, (name, size) in automaton.iter(text)])

    return match


def flashtext2_matcher(names):
    from flashtext2 import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_iter(names)
    return processor.extract_keywords_with_span


def phrase_matcher(names):
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    tokens = spacy.blank("en").tokenizer
    matcher = PhraseMatcher(tokens.vocab)
    for begin in range(0, len(names), 10_000):
        matcher.add("NAME", list(tokens.pipe(names[begin : begin + 10_000])))

    def match(text):
        spans = filter_spans(matcher(tokens(text), as_spans=True))
        return [(span.start_char, span.end_char, span.text) for span in spans]

    return match


MATCHERS = {
    "onrecord": onrecord_matcher,
    "daachorse": daachorse_matcher,
    "daachorse, bytes": daachorse_bytes_matcher,
    "ahocorasick_rs": ahocorasick_rs_matcher,
    "pyahocorasick": pyahocorasick_matcher,
    "flashtext2": flashtext2_matcher,
}


def seconds(match, texts):
    fresh = [text.encode().decode() for text in texts]
    begin = time.process_time()
    for text in fresh:
        match(text)
    return time.process_time() - begin


def match_times(names, texts, rounds):
    matchers = {name: make(names) for name, make in MATCHERS.items()}
    counts = [sum(len(match(text)) for text in texts) for match in matchers.values()]
    times = {name: [] for name in matchers}
    for _ in range(rounds):
        for name, match in matchers.items():
            times[name].append(seconds(match, texts))
    return times | {"counts": counts}


BUILD = """
import json, os, sys, time
sys.path.append(sys.argv[1])
import onrecord
def resident():
    with open("/proc/self/statm") as file: return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
rows = [(name, "NAME", None, (), "exact") for name in json.load(open(sys.argv[2]))]
onrecord.Gazetteer.from_rows(rows[:100])
before, begin = resident(), time.process_time()
gazetteer = onrecord.Gazetteer.from_rows(rows)
built, memory = time.process_time() - begin, resident() - before
load = saved = 0
if hasattr(gazetteer, "save"):
    path = sys.argv[2] + ".gazetteer"
    begin = time.process_time()
    gazetteer.save(path)
    saved = time.process_time() - begin
    begin = time.perf_counter()
    onrecord.Gazetteer.load(path)
    load = 1e3 * (time.perf_counter() - begin)
print(json.dumps({"build, s": built, "memory, MB": memory, "save, s": saved, "load, ms": load}))
"""


def build_figures(names, rounds):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "names.json")
        file.write_text(json.dumps(names), encoding="utf-8")
        runs = []
        for _ in range(rounds):
            done = subprocess.run(
                [sys.executable, "-c", BUILD, sys.argv[1], file], capture_output=True, text=True, check=True
            )
            runs.append(json.loads(done.stdout))
    return {name: [run[name] for run in runs] for name in runs[0]}


task = json.load(sys.stdin)
rounds = int(sys.argv[2])
if task["what"] == "phrases":
    phrases = phrase_matcher(task["names"])
    count = sum(len(phrases(text)) for text in task["texts"])
    print(json.dumps({"count": [count], "seconds": [seconds(phrases, task["texts"]) for _ in range(rounds)]}))
elif task["what"] == "match":
    print(json.dumps(match_times(task["names"], task["texts"], rounds)))
else:
    print(json.dumps(build_figures(task["names"], rounds)))
