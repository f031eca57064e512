"""Fuzz the readers of foreign files, led by the lines that are reached; 1 on anything unnamed.

Usage: python -m tests.fuzz [--seconds N] [--seed N] [READER...]

Files are changed a little, again and again; one that reaches a line nobody reached before is kept
and changed further. Every file must be read or refused with the reader's own error, within 5 s of
the processor and 300 MB. What breaks that is written to build/fuzz.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

from tests.fuzz.readers import READERS, Reader

_ROOT = Path(__file__).parents[2]
_OUT = _ROOT / "build" / "fuzz"
_MOST_S = 5.0
_MOST_MB = 300


class Lines:
    """The lines of a reader that were reached."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        self._roots = tuple(str(_ROOT / folder) for folder in folders)
        self.reached: set[tuple[str, int]] = set()

    def call(self, frame: FrameType, _event: str, _argument: object) -> Any:
        """For ``sys.settrace``: follow only functions of the reader."""
        return self._line if frame.f_code.co_filename.startswith(self._roots) else None

    def _line(self, frame: FrameType, event: str, _argument: object) -> Any:
        if event == "line":
            self.reached.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


class Fuzz:
    """One reader, fuzzed."""

    def __init__(self, reader: Reader, seed: int) -> None:
        self.reader, self.dice = reader, random.Random(seed)
        self.lines = Lines(reader.folders)
        self.corpus: list[bytes] = []
        self.runs = self.refused = 0
        self.slowest_s = 0.0
        self.failures: list[str] = []

    def run(self, seconds: float) -> None:
        """Read changed files until the time is up."""
        for data in self.reader.seeds():
            self._try(data)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            base = self.dice.choice(self.corpus[-40:] if self.dice.random() < 0.5 else self.corpus)
            self._try(self.reader.mutate(self.dice, base, self.dice.choice(self.corpus)))

    def _try(self, data: bytes) -> None:
        known = len(self.lines.reached)
        start = time.process_time()  # the reader's own: on a busy machine it waits for its turn
        sys.settrace(self.lines.call)
        try:
            self.reader.read(data)
        except self.reader.error:
            self.refused += 1
        except Exception as error:  # noqa: BLE001 - what must never come out
            self._failed(data, f"{type(error).__name__}: {error}")
        finally:
            sys.settrace(None)
        took = time.process_time() - start
        self.runs += 1
        self.slowest_s = max(self.slowest_s, took)
        if took > _MOST_S:
            self._failed(data, f"it took {took:.1f} s")
        if len(self.lines.reached) > known or not self.corpus:
            self.corpus.append(data)

    def _failed(self, data: bytes, said: str) -> None:
        _OUT.mkdir(parents=True, exist_ok=True)
        path = _OUT / f"{self.reader.name}-{hashlib.sha256(data).hexdigest()[:12]}"
        path.write_bytes(data)
        if len(self.failures) < 10:
            self.failures.append(f"{said[:200]} ({path.relative_to(_ROOT)})")


def main(arguments: list[str]) -> int:
    """Return 0 when every file was read or refused by name."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("readers", nargs="*", help="; ".join(one.name for one in READERS))
    parser.add_argument("--seconds", type=float, default=60.0, help="for each reader")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    if unknown := sorted(set(chosen.readers) - {one.name for one in READERS}):
        print(f"no reader called {', '.join(unknown)}")
        return 2
    failed = 0
    for reader in READERS:
        if chosen.readers and reader.name not in chosen.readers:
            continue
        fuzz = Fuzz(reader, chosen.seed)
        fuzz.run(chosen.seconds)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if megabytes > _MOST_MB:
            fuzz.failures.append(f"{megabytes:.0f} MB were taken")
        print(
            f"{reader.name:<14} {fuzz.runs:>8,} files, {fuzz.refused:,} refused by name, "
            f"{len(fuzz.lines.reached):,} lines reached, {len(fuzz.corpus):,} kept, slowest "
            f"{fuzz.slowest_s * 1_000:.0f} ms, {megabytes:.0f} MB: "
            f"{'held' if not fuzz.failures else 'FAILED'}",
            flush=True,
        )
        for failure in fuzz.failures:
            print(f"    {failure}", flush=True)
        failed += len(fuzz.failures)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
