"""Time is exact: wall time across daylight saving and zones, any order and number of entries."""

import os
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import permutations

import pytest
from msgspec.structs import replace

from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Patient, Procedure, Surgery
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.safety import Checker, flat
from designer.safety.scene.responses import LogFacts
from tests.safety.cases import of_rule, patient, record, week

# Clocks go forward on 29 March 2026 and back on 25 October 2026 in Berlin; in New York on 8 March.
CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8)]
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu"]


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The machine stands in this zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def rules_on(
    checker: Checker, case: PatientRecord, today: date, day: int = 0, at: int = 0
) -> set[str]:
    """The rules that speak about one day of a week."""
    report = checker.open(case, today).check_week(at)
    return {f.rule_id for f in flat(report.findings) if day in f.where.days}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(("days", "rule"), [(27, "R-111"), (28, "R-112"), (84, "R-112")])
def test_h1_days_are_calendar_days_across_a_clock_change(
    checker: Checker, zone: str, change: date, days: int, rule: str
) -> None:
    today = change + timedelta(days=1)
    case = record(patient(), week({0: ["v-up"]}), start=today - timedelta(days=days))
    assert case.program is not None
    planned = replace(case.program.weeks[0], start_date=today)
    case = replace(case, programs=(replace(case.program, weeks=(planned,)),))
    assert rule in rules_on(checker, case, today)


@pytest.mark.parametrize("change", CHANGES)
def test_h1_hours_after_a_procedure_are_wall_hours_at_midnight(
    checker: Checker, zone: str, change: date
) -> None:
    eve = change - timedelta(days=1)
    who = replace(
        patient(), procedure=Procedure(kind="epidural", at=datetime(eve.year, eve.month, eve.day))
    )
    days = week({n: ["dead-bug"] for n in range(7)})
    case = record(who, days, days, start=eve, prog_week=3)
    first = eve.weekday()
    found = [
        rules_on(checker, case, eve, day % 7, day // 7) & {"R-028", "R-029"}
        for day in range(first, first + 5)
    ]
    # Day 1 stands 24 h after, day 3 stands 72 h after, both by the clock on the wall.
    assert found == [{"R-028"}, {"R-029"}, {"R-029"}, {"R-029"}, set()]


def test_h8_what_stands_before_the_first_day_of_a_program_is_judged_on_it(
    checker: Checker,
) -> None:
    """A program from Wednesday on: Monday's items are done on Wednesday, if at all."""
    wednesday = date(2026, 3, 4)
    who = replace(patient(), procedure=Procedure(kind="epidural", at=datetime(2026, 3, 4, 9)))
    days = {n: ["dead-bug"] for n in range(7)}
    case = record(who, week(days), start=wednesday, prog_week=3)
    rules = {"R-028", "R-029"}
    found = [rules_on(checker, case, wednesday, day) & rules for day in range(7)]
    assert found == [*[{"R-028"}] * 4, {"R-029"}, {"R-029"}, set()]


@pytest.mark.parametrize("change", CHANGES)
def test_h1_weeks_after_an_operation_are_calendar_weeks(
    checker: Checker, zone: str, change: date
) -> None:
    def severity(days: int) -> Severity:
        operated = Surgery(kind="fusion", on=change + timedelta(days=1 - days))
        who: Patient = replace(patient("post-surgical"), surgery=operated)
        today = change + timedelta(days=1)
        case = record(who, week({0: ["dead-bug"]}), start=today)
        return checker.open(case, today).check_week(0).findings[0].severity

    assert severity(41) is Severity.HARD_BLOCK
    assert severity(42) is Severity.BLOCK


def session(id_: str, at: datetime, before: float, peak: float) -> SessionLog:
    item = ItemLog(exercise_id="dead-bug", pain_before=before, pain_peak=peak)
    return SessionLog(id=id_, at=at, pain_before=before, items=(item,))


SESSIONS = (
    session("morning", datetime(2026, 2, 27, 8), 1.5, 3.5),  # exactly 2: passes
    session("evening", datetime(2026, 2, 27, 19), 2, 4.5),  # half a point more: a hit
    session("later", datetime(2026, 3, 1, 8), 2, 3),
    session("same time", datetime(2026, 3, 1, 8), 2, 3),
)
DAYS = (
    DayLog(id="a", on=date(2026, 2, 28), linger_hours=25, pain_next_day=3),
    DayLog(id="b", on=date(2026, 2, 26), worst_pain=2.5, leg_pain_worst=3),
    DayLog(id="c", on=date(2026, 3, 1), leg_pain_worst=2.5, pain_moved_to="toward-back"),
)


def facts(sessions: tuple[SessionLog, ...], days: tuple[DayLog, ...]) -> tuple[object, ...]:
    log = LogFacts(sessions, days, date(2026, 3, 2), {})
    return (
        log.hits, log.flares, log.clean.counts, log.clean.streaks, log.latest.items, log.open_hits,
        log.centralised, log.quiet_log(4, 14),
    )  # fmt: skip


def test_h1_the_order_of_entries_does_not_matter() -> None:
    expected = facts(SESSIONS, DAYS)
    for sessions in permutations(SESSIONS):
        for days in permutations(DAYS):
            assert facts(sessions, days) == expected


def test_h1_several_sessions_a_day_are_told_apart() -> None:
    log = LogFacts(SESSIONS, DAYS, date(2026, 3, 2), {})
    rises = [hit.session_id for hit in log.hits if hit.kind == "rise"]
    assert rises == ["evening"]
    # What lingers belongs to the last session of the day before.
    assert [hit.session_id for hit in log.hits if hit.kind == "linger"] == ["evening"]


def test_an_entry_after_today_does_not_count_yet() -> None:
    log = LogFacts(SESSIONS, DAYS, date(2026, 2, 26), {})
    assert log.sessions == []
    assert [day.id for day in log.days] == ["b"]


def test_h1_centralisation_stops_nothing_and_spreading_does(checker: Checker) -> None:
    below = ItemLog(exercise_id="dead-bug", below_knee=True)
    trained = SessionLog(id="s", at=datetime(2026, 3, 1, 9), items=(below,))
    for moved, rules in (("toward-back", set()), ("down-leg", {"R-008", "R-105"})):
        before = DayLog(id="b", on=date(2026, 2, 28), leg_pain_worst=1)
        day = DayLog(id="d", on=date(2026, 3, 1), leg_pain_worst=1, pain_moved_to=moved)
        case = record(patient(), week({0: ["dead-bug"]}), sessions=(trained,), days=(before, day))
        report = checker.open(case, date(2026, 3, 2)).check_week(0)
        assert {r for r in ("R-008", "R-105") if of_rule(report, r)} == rules
