"""Change every safety rule in every small way and see whether its tests notice.

Usage: python -m tests.mutate [RULE...]

Changed are severities, figures, strict and loose comparisons, conditions (negated, dropped) and
listed words. What watches are the rules' own examples, the boundary values and the diagnosis table.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from multiprocessing import get_context

from tests.mutate.equivalent import EQUIVALENT
from tests.mutate.judging import Judge, notices, start


def main(names: list[str]) -> int:
    """Return 0 when all changes are noticed, but those shown to change nothing."""
    mutants = [m for m in Judge().mutants() if not names or m.owner in names]
    with get_context("spawn").Pool(os.cpu_count(), start) as pool:
        noticed = pool.map(notices, mutants, chunksize=16)
    made, killed = Counter[str](), Counter[str]()
    for mutant, seen in zip(mutants, noticed, strict=True):
        made[mutant.owner] += 1
        killed[mutant.owner] += seen
    for owner, count in made.items():
        _say(f"{owner:24} {killed[owner]:4} of {count:4} killed")
    survivors = [m for m, seen in zip(mutants, noticed, strict=True) if not seen]
    unexplained = [m for m in survivors if (m.owner, m.change) not in EQUIVALENT]
    _say(f"\n{len(mutants)} mutants, {len(mutants) - len(survivors)} killed; survivors:")
    for mutant in survivors:
        reason = EQUIVALENT.get((mutant.owner, mutant.change), "")
        _say(f"  {mutant.owner}: {mutant.change}" + (f" (equivalent: {reason})" if reason else ""))
    return 1 if unexplained else 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
