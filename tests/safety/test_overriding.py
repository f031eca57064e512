"""Overrides: how they stand, taking them back, and how often each rule is overridden."""

from datetime import date, datetime, timedelta

from designer.model.record import Override, PatientRecord
from designer.safety import Checker
from designer.safety.overriding import Rate, added, rates_in, standings, withdrawn
from tests.safety.cases import TODAY, of_rule, patient, record, week

WHEN = datetime(2026, 3, 1, 9)


def override(number: int, exercise: str, until: date | None, rule: str = "R-075") -> Override:
    return Override(
        id=f"o{number}",
        rule_id=rule,
        exercise_id=exercise,
        who="J. Ortiz",
        when=WHEN,
        why="tolerated",
        until=until,
    )


def test_those_in_force_come_first_the_soonest_to_end_at_the_top() -> None:
    every = (
        override(1, "a", TODAY - timedelta(days=1)),
        override(2, "b", None),
        override(3, "c", TODAY + timedelta(days=9)),
        override(4, "d", TODAY),
        override(5, "e", TODAY - timedelta(days=20)),
    )
    found = standings(every, TODAY)
    assert [one.exercise_ids for one in found] == [("d",), ("c",), ("b",), ("a",), ("e",)]
    assert [one.days_left for one in found] == [0, 9, None, -1, -20]
    assert [one.in_force for one in found] == [True, True, True, False, False]


def test_one_decision_about_two_exercises_is_one_line() -> None:
    found = standings((override(1, "a", TODAY), override(2, "b", TODAY)), TODAY)
    assert [(one.ids, one.exercise_ids) for one in found] == [(("o1", "o2"), ("a", "b"))]


def test_a_decision_about_the_program_names_no_exercise() -> None:
    assert standings((override(1, "", None),), TODAY)[0].exercise_ids == ()


def test_what_is_withdrawn_lifts_nothing_any_more(checker: Checker) -> None:
    kept = override(1, "toe-touch", TODAY)
    case = record(patient("disc-related-pain"), week({0: ["toe-touch"]}), overrides=(kept,))
    assert not of_rule(checker.open(case, TODAY).check_week(0), "R-075")[0].is_open
    case = withdrawn(case, ("o1",))
    assert case.overrides == ()
    assert of_rule(checker.open(case, TODAY).check_week(0), "R-075")[0].is_open


def rates(checker: Checker, *records: PatientRecord) -> dict[str, Rate]:
    reports = ((one, checker.open(one, TODAY).check_program()) for one in records)
    return added(rates_in(one, report.findings) for one, report in reports)


def test_rates_count_decisions_not_days(checker: Checker) -> None:
    days = week({0: ["toe-touch", "v-up"], 2: ["toe-touch"], 4: ["toe-touch"]})
    plain = record(patient("disc-related-pain"), days, days)
    kept = record(patient("disc-related-pain"), days, overrides=(override(1, "toe-touch", TODAY),))
    assert rates(checker, plain)["R-075"] == Rate(2, 0)
    assert rates(checker, plain, kept)["R-075"] == Rate(4, 1)


def test_an_expired_override_of_what_is_gone_still_counts(checker: Checker) -> None:
    old = override(1, "toe-touch", TODAY - timedelta(days=90))
    case = record(patient("disc-related-pain"), week({0: ["heel-slide"]}), overrides=(old,))
    assert rates(checker, case)["R-075"] == Rate(1, 1)


def test_hints_and_hard_stops_cannot_be_overridden_and_do_not_count(checker: Checker) -> None:
    case = record(patient(flags=("rf-saddle",)), week({0: ["heel-slide"]}))
    found = rates(checker, case)
    assert "R-006" not in found
    assert all(rate.overridden == 0 for rate in found.values())
