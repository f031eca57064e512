"""Fair timing side by side.

A machine's speed drifts by more than the differences that matter. So contenders take turns, round
by round, and what counts is the ratio within a round: both halves saw the same weather.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter

Times = Mapping[str, Sequence[float]]
"""Contender -> seconds, one figure for each round, in the order of the rounds."""


def take_turns(
    contenders: Mapping[str, Callable[[], object]],
    rounds: int = 30,
    *,
    warm_ups: int = 2,
    before: Callable[[], object] = lambda: None,
) -> dict[str, list[float]]:
    """Time each contender once in every round, starting each round with another one.

    `before` runs untimed ahead of every call. Warm-ups are rounds that do not count.
    """
    names = list(contenders)
    times: dict[str, list[float]] = {name: [] for name in names}
    gc.collect()
    for turn in range(-warm_ups, rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            before()
            start = perf_counter()
            contenders[name]()
            seconds = perf_counter() - start
            if turn >= 0:
                times[name].append(seconds)
    return times


def ratio(times: Times, name: str, baseline: str) -> float:
    """Return how many times as long as the baseline: the median over the rounds."""
    return median(a / b for a, b in zip(times[name], times[baseline], strict=True))


def report(title: str, times: Times, baseline: str) -> None:
    """Print median, least and most for each contender, and its ratio to the baseline."""
    rounds = len(times[baseline])
    print(f"{title} ({rounds} rounds)")
    width = max(len(name) for name in times)
    print(f"  {'':{width}}  {'median':>10}  {'least':>10}  {'most':>10}  x {baseline}")
    for name, seconds in times.items():
        figures = "  ".join(
            f"{value:>10}"
            for value in map(_readable, (median(seconds), min(seconds), max(seconds)))
        )
        print(f"  {name:{width}}  {figures}  {_short(ratio(times, name, baseline))}")


def _short(number: float) -> str:
    return f"{number:.2f}" if number >= 0.095 else f"{number:.2g}"


def _readable(seconds: float) -> str:
    if seconds < 1e-3:
        return f"{seconds * 1e6:.1f} us"
    if seconds < 1:
        return f"{seconds * 1e3:.2f} ms"
    return f"{seconds:.2f} s"
