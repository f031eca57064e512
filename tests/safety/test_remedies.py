"""A block or a caution always shows a way out, and the way out leads out (design 6.39)."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from designer.model.dose import Dose
from designer.model.finding import Finding, Remedy
from designer.model.log import ItemLog, SessionLog
from designer.model.patient import Procedure
from designer.model.vocabulary import Severity
from designer.safety import Checker, flat
from designer.safety.upkeep.examples import own_exercise, report_of
from tests.safety.cases import ITEM, TODAY, of_rule, patient, record, week

INJECTION = Procedure(kind="epidural", at=datetime(2026, 3, 2, 8))
# Found under another rule that waits for the same fact; the Confirm stands there.
FOLDED_ONLY = {"R-052"}


def on_the_day_of_the_injection(checker: Checker, *items: ITEM) -> Finding:
    who = replace(patient(), procedure=INJECTION)
    report = checker.open(record(who, week({0: items}), prog_week=3), TODAY).check_week(0)
    (finding,) = of_rule(report, "R-028")
    return finding


def of_kind(finding: Finding, kind: str) -> list[Remedy]:
    return [remedy for remedy in finding.remedies if remedy.kind == kind]


def test_h1_every_rule_that_speaks_up_offers_a_way_out(checker: Checker) -> None:
    without = set()
    for rule in checker.rules.rules:
        for example in rule.examples:
            if example.expect != "fires":
                continue
            own = own_exercise(example, checker.library)
            wider = checker if own is None else _with(checker, own)
            for finding in flat(report_of(wider, example).findings):
                loud = finding.severity is not Severity.INFO
                if finding.rule_id == rule.id and loud and not finding.remedies:
                    without.add(rule.id)
    assert without <= FOLDED_ONLY


def _with(checker: Checker, own: object) -> Checker:
    return Checker(checker.library.with_exercises([own]), checker.rules)  # type: ignore[list-item]


def test_h1_after_an_injection_breathing_is_offered_for_one_exercise(checker: Checker) -> None:
    finding = on_the_day_of_the_injection(checker, "heel-slide")
    assert "breath-reset" in [remedy.exercise_id for remedy in of_kind(finding, "replace")]
    assert of_kind(finding, "remove")
    assert of_kind(finding, "confirm") == []  # instructions on file do not shorten the day


def test_after_an_injection_the_instructions_are_asked_for_once(checker: Checker) -> None:
    case = record(replace(patient(), procedure=INJECTION), week({0: ["heel-slide"]}), prog_week=3)
    (finding,) = of_rule(checker.open(case, TODAY).check_week(0), "R-031")
    assert [remedy.fact for remedy in of_kind(finding, "confirm")] == ["procedure-instructions"]


def test_h1_after_an_injection_several_exercises_move_to_a_day_that_allows_them(
    checker: Checker,
) -> None:
    gentle = on_the_day_of_the_injection(checker, "heel-slide", "hook-lying-march")
    # Tuesday 00:00 is 16 h after; Wednesday is past 24 h, and both are Phase 1 drills.
    assert [remedy.day for remedy in of_kind(gentle, "move")] == [2]
    harder = on_the_day_of_the_injection(checker, "heel-slide", "dead-bug")
    # Thursday 00:00 is 64 h after; Friday is past 72 h.
    assert [remedy.day for remedy in of_kind(harder, "move")] == [4]
    assert [r.exercise_id for r in of_kind(harder, "replace")] == ["breath-reset"]


def test_instructions_on_file_are_not_asked_for_again(checker: Checker) -> None:
    who = replace(patient(facts={"procedure-instructions": "met"}), procedure=INJECTION)
    case = record(who, week({0: ["heel-slide"]}), prog_week=3)
    (finding,) = of_rule(checker.open(case, TODAY).check_week(0), "R-031")
    assert of_kind(finding, "confirm") == []
    told = replace(INJECTION, instructions=("Rest on the day.",))
    case = record(replace(patient(), procedure=told), week({0: ["heel-slide"]}), prog_week=3)
    (finding,) = of_rule(checker.open(case, TODAY).check_week(0), "R-031")
    assert of_kind(finding, "confirm") == []


def test_an_unknown_exercise_can_be_taken_out(checker: Checker) -> None:
    case = record(patient(), week({1: ["no-such-exercise", "heel-slide"]}))
    (finding,) = of_rule(checker.open(case, TODAY).check_week(0), "R-200")
    assert finding.where.placement_ids == ("1-0",)
    assert [remedy.kind for remedy in finding.remedies] == ["remove"]


def test_h8_a_hold_planned_as_a_time_is_shortened_where_it_stands(checker: Checker) -> None:
    plan = week({0: [("front-plank-knees", Dose(sets=1, duration_s=60))]})
    report = checker.open(record(patient(), plan, prog_week=6), TODAY).check_week(0)
    (finding,) = of_rule(report, "R-065")
    (shorter,) = of_kind(finding, "dose")
    assert shorter.dose == Dose(sets=1, duration_s=20)


@pytest.mark.parametrize(("index", "rule"), [(0, "R-111"), (5, "R-112")])
def test_h1_a_restricted_item_comes_with_its_substitutes_all_window_long(
    checker: Checker, index: int, rule: str
) -> None:
    weeks = [week({0: ["v-up"]})] * 6
    start = TODAY - timedelta(weeks=index)
    held = record(patient(), *weeks, prog_week=6, start=start)
    report = checker.open(held, TODAY).check_week(index)
    (finding,) = of_rule(report, rule)
    assert "dead-bug-short-arc" in [remedy.exercise_id for remedy in of_kind(finding, "replace")]


def test_h1_a_strong_nerve_pull_comes_with_a_gentler_drill(checker: Checker) -> None:
    who = patient("sciatica-nerve-pain")
    report = checker.open(record(who, week({0: ["toe-touch"]})), TODAY).check_week(0)
    (finding,) = of_rule(report, "R-107")
    assert "heel-slide" in [remedy.exercise_id for remedy in of_kind(finding, "replace")]


def test_h1_a_drill_that_is_out_is_never_replaced_by_a_harder_version(checker: Checker) -> None:
    hurt = ItemLog(exercise_id="dead-bug-short-arc", exact_radicular=True)
    session = SessionLog(id="s", at=datetime(2026, 3, 1, 10), items=(hurt,))
    facts = dict.fromkeys(checker.library.confirmations, "met")
    who = patient("sciatica-nerve-pain", facts=facts)  # type: ignore[arg-type]
    plan = week({0: ["dead-bug-short-arc"]})
    report = checker.open(record(who, plan, prog_week=6, sessions=(session,)), TODAY).check_week(0)
    (finding,) = of_rule(report, "R-104")
    instead = [remedy.exercise_id for remedy in of_kind(finding, "replace")]
    assert "hook-lying-march" in instead
    assert "dead-bug" not in instead


def test_h1_a_drill_that_is_out_leads_to_no_later_phase(checker: Checker) -> None:
    hurt = ItemLog(exercise_id="heel-slide-short", below_knee=True)
    session = SessionLog(id="s", at=datetime(2026, 3, 1, 10), items=(hurt,))
    facts = dict.fromkeys(checker.library.confirmations, "met")
    who = patient("sciatica-nerve-pain", facts=facts)  # type: ignore[arg-type]
    plan = week({0: ["heel-slide-short"]})
    report = checker.open(record(who, plan, prog_week=6, sessions=(session,)), TODAY).check_week(0)
    (finding,) = of_rule(report, "R-105")
    instead = [checker.library.exercise(r.exercise_id) for r in of_kind(finding, "replace")]
    assert instead
    assert {exercise.phase for exercise in instead} <= {"1", "mobility", "cardio"}
