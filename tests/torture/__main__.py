"""Torture the store: all parts, or the named ones; ends with a table, and with 1 on any failure.

Usage: python -m tests.torture [--short] [PART...]

A part is a module of this folder with a function ``run(*, long)`` that yields results. Each runs in
a process of its own, four at a time.
"""

import argparse
import importlib
import os
import pkgutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from tests.torture.result import Result

_HERE = Path(__file__).parent
_ANSWER = "answer: "


def _parts() -> list[str]:
    """The modules that have something to run."""
    found = []
    for module in pkgutil.iter_modules([str(_HERE)]):
        text = (_HERE / f"{module.name}.py").read_text(encoding="utf-8")
        if "\ndef run(*, long: bool)" in text:
            found.append(module.name)
    return sorted(found)


def _run_here(part: str, *, long: bool) -> list[Result]:
    module = importlib.import_module(f"tests.torture.{part}")
    return list(module.run(long=long))


def _run_apart(part: str) -> tuple[list[Result], float]:
    start = time.monotonic()
    child = subprocess.run(
        [sys.executable, "-m", "tests.torture", "--answer", part],
        stdout=subprocess.PIPE,
        check=False,
        text=True,
        encoding="utf-8",
    )
    seconds = time.monotonic() - start
    answers = [line for line in child.stdout.splitlines() if line.startswith(_ANSWER)]
    if child.returncode or not answers:
        return [Result(part, 0, [f"it ended with {child.returncode}"], 1)], seconds
    return msgspec.json.decode(answers[-1].removeprefix(_ANSWER), type=list[Result]), seconds


def _say(results: list[Result], seconds: float) -> None:
    for result in results:
        verdict = "held" if not result.failed else f"{result.failed:,} FAILED"
        print(f"{result.what:<44} {result.tried:>8,}  {verdict:<12}  {result.note}", flush=True)
        for failure in result.failures:
            print(f"    {failure}", flush=True)
    print(f"    {seconds:.0f} s", flush=True)


def main(arguments: list[str]) -> int:
    """Return 0 when every promise held and every control was caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("parts", nargs="*", help="; ".join(_parts()))
    parser.add_argument("--short", action="store_true", help="a few seconds instead of minutes")
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    known = _parts()
    if unknown := sorted(set(chosen.parts) - set(known)):
        print(f"no part called {', '.join(unknown)}; there are: {', '.join(known)}")
        return 2
    parts = chosen.parts or known
    if chosen.answer:
        (part,) = parts
        print(_ANSWER + msgspec.json.encode(_run_here(part, long=True)).decode())
        return 0
    failed = 0
    if chosen.short:
        for part in parts:
            start = time.monotonic()
            results = _run_here(part, long=False)
            _say(results, time.monotonic() - start)
            failed += sum(result.failed for result in results)
        return 1 if failed else 0
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        for results, seconds in pool.map(_run_apart, parts):
            _say(results, seconds)
            failed += sum(result.failed for result in results)
    print("every promise held" if not failed else f"{failed:,} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
