"""A substitute is offered only where the week has room for it (design 6.16, 6.39)."""

from designer.model.vocabulary import FactState
from designer.model.week import Week
from designer.safety import Checker, flat
from designer.safety.case_check import CaseCheck
from designer.safety.remedies.offering import offered, passing, with_fitting
from tests.safety.cases import ITEM, TODAY, patient, record, week


def dosed(checker: Checker, *ids: str) -> list[ITEM]:
    return [(id_, checker.library.exercise(id_).start_dose) for id_ in ids]


def opened(checker: Checker, plan: Week) -> CaseCheck:
    facts: dict[str, FactState] = dict.fromkeys(checker.library.confirmations, "met")
    return checker.open(record(patient(facts=facts), plan, prog_week=9), TODAY)


def test_a_substitute_that_would_make_a_fifth_session_is_not_offered(checker: Checker) -> None:
    days = {day: dosed(checker, "dead-bug") for day in (0, 1, 3, 5)}
    plan = week({**days, 6: dosed(checker, "walk-five-minute")})
    check = opened(checker, plan)
    sunday = plan.days[6].placements[0].id
    wanted = ("dead-bug", "walk-short-bout")
    found = passing(wanted, (sunday,), plan, lambda w: check.check_week(0, w), checker.library)
    assert list(found) == ["walk-short-bout"]


def test_what_would_be_missing_without_the_item_is_no_fault_of_the_substitute(
    checker: Checker,
) -> None:
    """Two runs are two sessions; a ride is none. Fewer sessions come with any way out."""
    plan = week(
        {
            0: dosed(checker, "running-high-impact"),
            3: dosed(checker, "running-high-impact"),
            6: dosed(checker, "dead-bug"),
        }
    )
    check = opened(checker, plan)
    finding = next(
        f
        for f in flat(check.check_week(0).findings)
        if any(remedy.kind == "replace" for remedy in f.remedies)
    )
    kept = offered(finding, plan, lambda w: check.check_week(0, w), checker.library)
    assert [r.kind for r in kept] == [r.kind for r in finding.remedies]


def test_the_report_of_a_program_holds_only_what_fits(checker: Checker) -> None:
    plan = week({0: dosed(checker, "sit-up-full", "dead-bug"), 3: dosed(checker, "v-up")})
    check = opened(checker, plan)
    program = check._record.program
    report = with_fitting(check.check_program(), program, check, checker.library)
    for finding in flat(report.findings):
        for remedy in finding.remedies:
            if remedy.kind == "replace":
                ids = finding.where.placement_ids
                fits = passing(
                    [remedy.exercise_id],
                    ids,
                    plan,
                    lambda w: check.check_week(0, w),
                    checker.library,
                )
                assert list(fits) == [remedy.exercise_id]
