"""The short form of ``make torture``: every part of it, with fewer tries."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.result import Tally

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="it kills forked children")
def test_the_store_holds_and_bad_stores_are_caught() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture", "--short"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("control") >= 6


def test_too_few_tries_or_a_control_that_is_not_caught_are_failures() -> None:
    tally = Tally("kills")
    tally.add(None)
    assert tally.result(at_least=1).failed == 0
    assert tally.control("lost").failed == 1
    assert tally.result(at_least=2).failed == 1
    tally.add("lost")
    assert tally.control("lost").failed == 0
