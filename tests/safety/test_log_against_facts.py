"""H1, H7: what the log tells later counts against what was recorded before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Confirmation
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.safety import Checker
from tests.safety.cases import TODAY, of_rule, patient, record, week

TICKED = TODAY - timedelta(days=5)


def _large_bend(*logs: SessionLog | DayLog, ticked_days_ago: int = 5) -> PatientRecord:
    on = TODAY - timedelta(days=ticked_days_ago)
    quiet = Confirmation(fact="back-quiet", state="met", on=on)
    who = replace(patient(), confirmations=(quiet,))
    return record(
        who,
        week({1: ["spinal-bend-mobility"]}),
        prog_week=9,
        start=TODAY,
        sessions=tuple(log for log in logs if isinstance(log, SessionLog)),
        days=tuple(log for log in logs if isinstance(log, DayLog)),
    )


def _asks_again(checker: Checker, case: PatientRecord) -> bool:
    said = of_rule(checker.open(case, TODAY).check_week(0), "R-120")
    assert all(f.severity is Severity.CAUTION and f.missing_fact == "back-quiet" for f in said)
    return bool(said)


def _day(days_ago: int, **told: Any) -> DayLog:
    return DayLog(id=f"d{days_ago}", on=TODAY - timedelta(days=days_ago), **told)


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ({"worst_pain": 2, "leg_pain_worst": 0}, False),
        ({"worst_pain": 2.5}, True),
        ({"pain_next_day": 5}, True),
        ({"leg_pain_worst": 0.5}, True),
        ({"leg_spread_new": True}, True),
    ],
)
def test_h1_pain_logged_since_takes_back_that_the_back_is_quiet(
    checker: Checker, told: dict[str, Any], again: bool
) -> None:
    assert _asks_again(checker, _large_bend(_day(2, **told))) is again


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ({"pain_before": 2, "pain_peak": 2}, False),
        ({"pain_before": 4, "pain_peak": 4}, True),
        ({"below_knee": True}, True),
        ({"quality": ("radiating",)}, True),
    ],
)
def test_h1_so_does_pain_in_a_session(checker: Checker, told: dict[str, Any], again: bool) -> None:
    at = datetime(2026, 2, 28, 9)
    item = ItemLog(exercise_id="heel-slide", **told)
    assert _asks_again(checker, _large_bend(SessionLog(id="s", at=at, items=(item,)))) is again
    assert _asks_again(checker, _large_bend(SessionLog(id="s", at=at, **told))) is again


def test_who_confirms_it_anew_has_seen_the_entry(checker: Checker) -> None:
    case = _large_bend(_day(2, worst_pain=5), ticked_days_ago=2)
    assert not _asks_again(checker, case)
    assert _asks_again(checker, _large_bend(_day(1, worst_pain=5), ticked_days_ago=2))


def _raised(*days: DayLog, diagnoses: tuple[str, ...] = (), reviewed: bool = False) -> Any:
    facts = (Confirmation(fact="headache-reviewed", state="met", on=TICKED),) if reviewed else ()
    who = replace(patient(*diagnoses), confirmations=facts)
    case = record(who, week({0: ["heel-slide"]}), week({0: ["heel-slide"]}), days=days)
    first, then = case.programs[0].weeks
    program = replace(case.programs[0], weeks=(first, replace(then, prog_week=2)))
    return replace(case, programs=(program,))


def _stops(checker: Checker, case: PatientRecord, rule_id: str) -> bool:
    return bool(of_rule(checker.open(case, TODAY).check_week(1), rule_id))


def test_h1_migraine_by_effort_in_the_log_waits_like_the_diagnosis(checker: Checker) -> None:
    said = _day(3, migraine_effort=True)
    assert _stops(checker, _raised(said), "R-012")
    assert not _stops(checker, _raised(said, reviewed=True), "R-012")
    assert not _stops(checker, _raised(said, _day(1, migraine_effort=False)), "R-012")
    assert not _stops(checker, _raised(_day(3, headache=True)), "R-012")
    assert _stops(checker, _raised(_day(84 - 1, migraine_effort=True)), "R-012")
    assert not _stops(checker, _raised(_day(84, migraine_effort=True)), "R-012")


def test_h1_headache_in_the_log_of_a_neck_waits(checker: Checker) -> None:
    said = _day(3, headache=True)
    neck = ("chronic-low-back-pain", "neck-condition")
    assert _stops(checker, _raised(said, diagnoses=neck), "R-011")
    assert not _stops(checker, _raised(said), "R-011")
