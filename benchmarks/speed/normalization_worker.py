"""One tool over the texts of a JSON file: prints the seconds of a pass for each line of its input. Run by normalization.py."""

import json
import sys
import time
from pathlib import Path

tool, path = sys.argv[1:]
if tool == "icu":
    import icu

    run = icu.Normalizer2.getNFKCInstance().normalize
elif tool == "ftfy":
    import ftfy

    run = ftfy.fix_text
else:
    import onrecord

    run = onrecord.Normalizer().normalize

texts = json.loads(Path(path).read_text(encoding="utf-8"))
Path(path).unlink()
for _ in sys.stdin:
    fresh = [
        text.encode(errors="surrogatepass").decode(errors="surrogatepass") for text in texts
    ]  # nothing is remembered
    begin = time.process_time()
    for text in fresh:
        run(text)
    print(time.process_time() - begin, flush=True)
