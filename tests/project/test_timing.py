"""The arithmetic of the benchmarks' timing, on invented figures and counted calls; no clock."""

from __future__ import annotations

import pytest

from tests.bench.timing import ratio, report, take_turns


def test_contenders_take_turns_and_warm_ups_do_not_count() -> None:
    calls: list[str] = []
    times = take_turns(
        {"a": lambda: calls.append("a"), "b": lambda: calls.append("b")}, rounds=4, warm_ups=2
    )
    assert "".join(calls) == "abba" * 3
    assert [len(times[name]) for name in "ab"] == [4, 4]


def test_the_ratio_is_taken_within_a_round() -> None:
    # The machine slowed down tenfold half-way; the contender was twice as slow all along.
    times = {"we": [2.0, 2.0, 20.0, 20.0], "peer": [1.0, 1.0, 10.0, 10.0]}
    assert ratio(times, "we", "peer") == 2.0


def test_the_report_names_figures_and_ratio(capsys: pytest.CaptureFixture[str]) -> None:
    report("append", {"we": [0.0005, 0.0007, 0.0006], "SQLite": [0.0012] * 3}, "SQLite")
    ours = capsys.readouterr().out.splitlines()[2].split()
    assert ours == ["we", "600.0", "us", "500.0", "us", "700.0", "us", "0.50"]
