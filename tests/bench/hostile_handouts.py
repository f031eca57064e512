"""1,000 hostile strings on every layout, each read back letter by letter: ``python -m`` this."""

from __future__ import annotations

import sys
import time

from exports.handout.layout_kinds import KINDS
from tests.exports.hostile import hostile_strings, misprints

COUNT = 1000


def main() -> int:
    """Print what is misprinted and how long it took."""
    start = time.perf_counter()
    found = list(misprints(hostile_strings(COUNT)))
    for line in found:
        print(line)
    taken = time.perf_counter() - start
    print(f"{COUNT} strings on {len(KINDS)} layouts: {len(found)} misprinted, {taken:.0f} s")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
