"""Quality and speed of onrecord beside its peers, all from one run.

    ./dev bench            every table
    ./dev bench quality    or speed: one of them
    ./dev bench --bars     one line for each bar: what, figure, bar, met or not; exit status 1 where one is not met

Needs the development sets in ../shared/data; what cannot be measured without them is said to be skipped.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import bars
import shared
from quality import confidence, entities, mojibake, quotes, rules, seeds, transforms, unicode
from speed import adversarial, gazetteer, large, lost_marks, normalization, startup, throughput

SECTIONS = {
    "quality": [seeds, quotes, confidence, rules, entities, transforms, unicode, mojibake],
    "speed": [throughput, normalization, gazetteer, large, adversarial, lost_marks, startup],
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("section", nargs="?", choices=SECTIONS)
    parser.add_argument("--bars", action="store_true", help="print every bar, met or not")
    arguments = parser.parse_args()
    figures: dict[str, float] = {}
    for name, measurements in SECTIONS.items():
        if arguments.section in (None, name):
            for measurement in measurements:
                if arguments.bars and not getattr(measurement, "HAS_BARS", True):
                    continue
                if measurement.NEEDS_DATA and not shared.DATA.is_dir():
                    print(f"\n{measurement.__name__}: skipped, {shared.DATA} is not there")
                    continue
                print(f"\n== {measurement.__doc__.splitlines()[0]}", flush=True)
                figures |= measurement.measure()
    return bars.show(figures) if arguments.bars else 0


if __name__ == "__main__":
    sys.exit(main())
