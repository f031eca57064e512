"""A decision answers what was known when it was made: what is told later opens it again."""

from datetime import date, datetime, time, timedelta

import pytest

from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.record import Override, PatientRecord
from designer.safety import Checker
from tests.safety.cases import TODAY, of_rule, patient, record, week

DECIDED = TODAY - timedelta(days=4)
DRILL = "heel-slide"


def _decision(rule: str, exercise: str = "", kind: str = "override") -> Override:
    return Override(
        id="o",
        rule_id=rule,
        exercise_id=exercise,
        who="J. Ortiz",
        when=datetime.combine(DECIDED, time(9)),
        why="looked into",
        kind=kind,  # type: ignore[arg-type]  # one of the three words
    )


def _open(checker: Checker, case: PatientRecord, rule: str) -> bool:
    (finding,) = of_rule(checker.open(case, TODAY).check_week(0), rule)
    return finding.is_open


def _hurt(on: date, *, named: bool = True) -> SessionLog:
    at = datetime.combine(on, time(18))
    if not named:
        return SessionLog(id=f"s{on}", at=at, pain_before=2, pain_peak=6)
    item = ItemLog(exercise_id=DRILL, pain_before=2, pain_peak=6)
    return SessionLog(id=f"s{on}", at=at, items=(item,))


# Decided on the day itself, or later, it stands; of what came a day later nobody has decided.
AGES = pytest.mark.parametrize(("days", "reopens"), [(-1, False), (0, False), (1, True)])


@AGES
def test_h5_pain_rising_again_is_not_covered_by_an_older_override(
    checker: Checker, days: int, *, reopens: bool
) -> None:
    case = record(
        patient(),
        week({0: [DRILL]}),
        overrides=(_decision("R-143", DRILL),),
        sessions=(_hurt(DECIDED - timedelta(days=5)), _hurt(DECIDED + timedelta(days=days))),
    )
    assert _open(checker, case, "R-143") is reopens


def test_h5_another_exercise_that_hurts_later_changes_nothing(checker: Checker) -> None:
    other = ItemLog(exercise_id="hook-lying-march", pain_before=2, pain_peak=6)
    later = SessionLog(id="l", at=datetime.combine(TODAY, time()), items=(other,))
    case = record(
        patient(),
        week({0: [DRILL]}),
        overrides=(_decision("R-143", DRILL),),
        sessions=(_hurt(DECIDED - timedelta(days=5)), later),
    )
    assert not _open(checker, case, "R-143")


@AGES
def test_h5_a_sign_told_again_is_not_covered_by_an_older_override(
    checker: Checker, days: int, *, reopens: bool
) -> None:
    spread = DayLog(id="d", on=DECIDED + timedelta(days=days), leg_spread_new=True)
    case = record(patient(), week({0: [DRILL]}), overrides=(_decision("R-008"),), days=(spread,))
    assert _open(checker, case, "R-008") is reopens


@AGES
def test_h7_another_flare_is_not_covered_by_an_older_override(
    checker: Checker, days: int, *, reopens: bool
) -> None:
    flare = DayLog(id="d", on=DECIDED + timedelta(days=days), flare_marked=True)
    case = record(
        patient(),
        *[week({0: [DRILL]})] * 3,
        prog_week=3,
        start=TODAY - timedelta(days=14),
        overrides=(_decision("R-148"),),
        days=(flare,),
    )
    (finding,) = of_rule(checker.open(case, TODAY).check_week(2), "R-148")
    assert finding.is_open is reopens


@AGES
def test_h5_another_bad_session_is_not_covered_by_an_older_override(
    checker: Checker, days: int, *, reopens: bool
) -> None:
    sessions = (_hurt(DECIDED + timedelta(days=days), named=False),)
    rules = [r.id for r in checker.rules.rules if "session-response" in str(r.levels).lower()]
    case = record(patient(), week({0: [DRILL]}), sessions=sessions)
    spoken = {f.rule_id for f in checker.open(case, TODAY).check_week(0).findings}
    (rule,) = spoken & set(rules) or {"R-165"}
    decided = record(
        patient(),
        week({0: [DRILL]}),
        sessions=sessions,
        overrides=(_decision(rule), _decision(rule, DRILL)),
    )
    assert _open(checker, decided, rule) is reopens


def test_h5_a_clinicians_note_closes_what_asks_for_one_and_never_the_block(
    checker: Checker,
) -> None:
    note = _decision("R-042", "dead-bug", "note")
    met = patient(facts={"pelvis-control": "met", "breath-ok": "met"})
    case = record(met, week({0: ["dead-bug"]}), overrides=(note,))
    assert not _open(checker, case, "R-042")
    refused = patient(facts={"pelvis-control": "not-met"})
    note = _decision("R-043", "dead-bug", "note")
    assert _open(checker, record(refused, week({0: ["dead-bug"]}), overrides=(note,)), "R-043")
