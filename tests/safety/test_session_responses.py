"""What a returned sheet tells of a session reaches the plan, though no exercise is named (H1)."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from designer.model.finding import Finding
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Clearance
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.safety import CaseCheck, Checker
from designer.safety.verdicts import print_gate
from tests.safety.cases import TODAY, of_rule, patient, record, week
from tests.words import WORDS

TUESDAY = TODAY + timedelta(days=1)
NOW = TODAY + timedelta(days=2)
PLAN = week({0: ["heel-slide"], 1: ["dead-bug", "bird-dog"], 3: ["dead-bug"]})
SHEET = SessionLog(
    id="s",
    at=datetime(2026, 3, 3, 10),
    pain_before=1,
    pain_peak=9,
    pain_after=8,
    below_knee=True,
    exact_radicular=True,
    quality=("radiating",),
)


def _told(checker: Checker, *sessions: SessionLog, today: date = NOW) -> tuple[Finding, ...]:
    return tuple(of_rule(_opened(checker, *sessions, today=today).check_week(0), "R-165"))


def _opened(checker: Checker, *sessions: SessionLog, today: date = NOW) -> CaseCheck:
    return checker.open(_record(*sessions), today)


def _record(*sessions: SessionLog) -> PatientRecord:
    return record(patient(), PLAN, PLAN, sessions=sessions)


def test_h1_a_bad_session_is_a_caution_that_names_the_drills_of_its_day(checker: Checker) -> None:
    (finding,) = _told(checker, SHEET)
    assert finding.severity is Severity.CAUTION
    assert finding.where.exercise_ids == ("dead-bug", "bird-dog")
    assert "nerve pain" in finding.message
    following = of_rule(_opened(checker, SHEET).check_week(1), "R-165")
    assert following[0].where.exercise_ids == ("dead-bug", "bird-dog")


def test_h1_what_was_logged_as_done_comes_before_what_was_planned(checker: Checker) -> None:
    done = replace(SHEET, items=(ItemLog(exercise_id="heel-slide"),))
    assert _told(checker, done)[0].where.exercise_ids == ("heel-slide",)


def test_h1_a_bad_session_on_a_day_without_a_plan_is_told_all_the_same(checker: Checker) -> None:
    (finding,) = _told(checker, replace(SHEET, at=datetime(2026, 3, 4, 10)))
    assert finding.where.exercise_ids == ()


def test_h1_what_comes_later_is_of_the_day_before_or_the_day_itself(checker: Checker) -> None:
    sore = DayLog(id="d", on=TUESDAY, soreness_kind="joint")
    case = replace(_record(), days=(sore,))
    (finding,) = of_rule(checker.open(case, NOW).check_week(0), "R-165")
    assert finding.where.exercise_ids == ("heel-slide", "dead-bug", "bird-dog")


def test_h1_a_bad_session_is_asked_about_before_printing(checker: Checker) -> None:
    case = _record(SHEET)
    asked = print_gate(checker.open(case, NOW).check_week(0), case, WORDS)
    assert [(finding.rule_id, finding.severity) for finding in asked] == [("R-165", Severity.BLOCK)]
    review = Clearance(flag="session-response", on=TUESDAY, by="J. Ortiz")
    seen = replace(case, patient=replace(case.patient, clearances=(review,)))
    assert print_gate(checker.open(seen, NOW).check_week(0), seen, WORDS) == []


def test_h1_the_drill_that_is_named_gets_the_block_instead(checker: Checker) -> None:
    named = replace(
        SHEET,
        items=(
            ItemLog(
                exercise_id="dead-bug",
                pain_before=1,
                pain_peak=9,
                below_knee=True,
                exact_radicular=True,
                quality=("radiating",),
            ),
        ),
    )
    report = _opened(checker, named).check_week(0)
    assert of_rule(report, "R-165") == []
    assert of_rule(report, "R-105")[0].severity is Severity.BLOCK


def test_h1_one_bad_session_is_no_second_response(checker: Checker) -> None:
    named = replace(SHEET, items=(ItemLog(exercise_id="dead-bug", below_knee=True),))
    assert of_rule(_opened(checker, named).check_week(0), "R-148") == []


def test_a_drop_is_judged_like_a_week_that_is_opened_anew(checker: Checker) -> None:
    moved = week({0: ["heel-slide"], 1: ["dead-bug"], 3: ["bird-dog"]})
    after_drop = _opened(checker, SHEET).check_week(0, moved)
    anew = checker.open(record(patient(), moved, PLAN, sessions=(SHEET,)), NOW).check_week(0)
    assert after_drop == anew
    assert of_rule(anew, "R-165")[0].where.exercise_ids == ("dead-bug",)


def test_h1_what_lies_under_an_overridden_block_is_asked_about_all_the_same(
    checker: Checker,
) -> None:
    stopped = replace(SHEET, id="n", items=(ItemLog(exercise_id="dead-bug", joint_pain=True),))
    case = _record(stopped)
    review = Clearance(flag="joint-pain", on=NOW, by="J. Ortiz")
    seen = replace(case, patient=replace(case.patient, clearances=(review,)))
    for one in (case, seen):
        asked = print_gate(checker.open(one, NOW).check_week(0), one, WORDS)
        assert "R-165" in {finding.rule_id for finding in asked}
