"""No encouragement stands beside a sign that stops everything (hazards H2, H4)."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Procedure
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.safety import Checker, flat
from tests.safety.cases import TODAY, patient, record, week

# Advance; relief window; normal soreness; tolerance; often well tolerated.
ENCOURAGING = {"R-150", "R-033", "R-146", "R-155", "R-079"}
HEEL_SLIDE = ItemLog(exercise_id="heel-slide", pain_before=2, pain_peak=2)
SESSIONS = tuple(
    SessionLog(id=f"s{n}", at=datetime(2026, 3, 2, 9 + n), items=(HEEL_SLIDE,)) for n in range(2)
)


def _record(*flags: str, spread: bool = False) -> PatientRecord:
    who = replace(
        patient("disc-related-pain", flags=flags),
        procedure=Procedure(kind="epidural", at=datetime(2026, 2, 1, 9), leg_pain_before=8),
    )
    days = (
        DayLog(id="a", on=TODAY - timedelta(days=20), walk_min=10),
        DayLog(id="b", on=TODAY - timedelta(days=10), leg_spread_new=spread),
        DayLog(
            id="c",
            on=TODAY,
            walk_min=20,
            leg_pain_worst=2,
            soreness_kind="muscle",
            soreness_site="glutes",
        ),
    )
    return record(who, week({0: ["heel-slide"]}), sessions=SESSIONS, days=days)


def _said(checker: Checker, case: PatientRecord) -> set[str]:
    return {f.rule_id for f in flat(checker.open(case, TODAY).check_week(0).findings)}


def test_without_a_sign_the_log_encourages(checker: Checker) -> None:
    assert _said(checker, _record()) >= ENCOURAGING


@pytest.mark.parametrize("flag", ["rf-saddle", "rf-fever", "rf-weight-loss", "nobody-knows-this"])
def test_h2_a_sign_that_stops_everything_silences_it(checker: Checker, flag: str) -> None:
    assert _said(checker, _record(flag)).isdisjoint(ENCOURAGING)


def test_h2_so_does_a_leg_that_is_newly_reached(checker: Checker) -> None:
    assert _said(checker, _record(spread=True)).isdisjoint(ENCOURAGING)


def test_every_hint_is_no_more_than_advice(checker: Checker) -> None:
    """What is silent in an emergency must never be a block."""
    hints = [rule for rule in checker.rules.rules if rule.hint]
    assert all(rule.severity.rank <= Severity.CAUTION.rank for rule in hints)
