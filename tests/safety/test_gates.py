"""Unknown is not refused and not safe: confirmations are met, not met, or not known (hazard H3)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from designer.model.dose import Dose
from designer.model.finding import Report
from designer.model.log import DayLog
from designer.model.patient import Confirmation
from designer.model.vocabulary import FactState, Severity
from designer.safety import Checker, flat
from tests.safety.cases import TODAY, of_rule, patient, record, week

BASICS: dict[str, FactState] = {"neutral-found": "met", "talk-test-ok": "met"}


def _report(checker: Checker, state: FactState | None, days_ahead: int = 0) -> Report:
    facts = {**BASICS, "breath-ok": "met"}
    if state is not None:
        facts["pelvis-control"] = state
    start = TODAY + timedelta(days=days_ahead)
    case = record(patient(facts=facts), week({0: ["dead-bug"]}), prog_week=3, start=start)
    return checker.open(case, TODAY).check_week(0)


def test_met_leaves_only_the_advice_to_log(checker: Checker) -> None:
    said = of_rule(_report(checker, "met"), "R-039")
    assert [finding.severity for finding in said] == [Severity.INFO]


def test_not_met_is_the_block(checker: Checker) -> None:
    assert of_rule(_report(checker, "not-met"), "R-039")[0].severity is Severity.BLOCK


def test_h3_unknown_is_a_caution_with_a_confirm_and_never_safe(checker: Checker) -> None:
    report = _report(checker, None)
    finding = of_rule(report, "R-039")[0]
    assert finding.severity is Severity.CAUTION
    assert finding.missing_fact == "pelvis-control"
    assert [(r.kind, r.fact) for r in finding.remedies] == [("confirm", "pelvis-control")]
    assert "pelvis-control" in report.not_assessed
    assert report.rules_checked == len(checker.rules.rules)


@pytest.mark.parametrize("state", [None, "not-met"])
def test_in_a_week_after_today_an_unmet_gate_is_a_prerequisite(
    checker: Checker, state: FactState | None
) -> None:
    finding = of_rule(_report(checker, state, days_ahead=1), "R-039")[0]
    assert finding.severity is Severity.INFO
    assert finding.message.startswith("Prerequisite")


def test_a_contraindication_still_applies_in_a_week_after_today(checker: Checker) -> None:
    case = record(
        patient("disc-related-pain"), week({0: ["toe-touch"]}), start=TODAY + timedelta(days=7)
    )
    report = checker.open(case, TODAY).check_week(0)
    assert of_rule(report, "R-075")[0].severity is Severity.BLOCK


def test_one_finding_for_one_missing_fact_however_many_items_wait(checker: Checker) -> None:
    items = ["dead-bug", "bird-dog", "front-plank-knees", "hip-hinge-dowel"]
    case = record(patient(facts=BASICS), week({0: items, 2: items}), prog_week=3)
    report = checker.open(case, TODAY).check_week(0)
    waiting = [f for f in report.findings if f.missing_fact == "pelvis-control"]
    assert len(waiting) == 1
    assert set(waiting[0].where.exercise_ids) == set(items)
    assert waiting[0].where.days == (0, 2)


@pytest.mark.parametrize(
    ("item", "rule", "prog_week", "diagnosis"),
    [
        ("running-high-impact", "R-119", 13, "chronic-low-back-pain"),
        ("med-ball-rotational-throw", "R-118", 9, "chronic-low-back-pain"),
        ("v-up", "R-111", 1, "chronic-low-back-pain"),
        ("offset-carry", "R-094", 9, "si-joint-pain"),
    ],
)
def test_exceptions_stay_a_block_when_nothing_is_recorded(
    checker: Checker, item: str, rule: str, prog_week: int, diagnosis: str
) -> None:
    case = record(patient(diagnosis), week({0: [item]}), prog_week=prog_week)
    report = checker.open(case, TODAY).check_week(0)
    assert of_rule(report, rule)[0].severity is Severity.BLOCK


def test_a_template_lists_what_a_patient_must_bring_as_info(checker: Checker) -> None:
    report = checker.check_template(week({0: ["dead-bug"], 2: ["dead-bug"]}), 3, ())
    gate = of_rule(report, "R-039")
    assert {finding.missing_fact for finding in gate} == {"pelvis-control", "breath-ok"}
    assert not [f for f in flat(report.findings) if f.severity is not Severity.INFO]


def test_a_template_is_judged_for_its_diagnoses(checker: Checker) -> None:
    bad = week({0: ["rowing-machine"], 2: ["v-up"]})
    report = checker.check_template(bad, 9, ("sciatica-nerve-pain",))
    assert of_rule(report, "R-109")[0].severity is Severity.CAUTION


def test_a_confirmation_that_ran_out_is_unknown_again(checker: Checker) -> None:
    """Covered to the day by the examples of R-088; here the whole way through a verdict."""
    case = record(patient("spinal-stenosis"), week({}))
    verdict = checker.open(case, TODAY).verdict("front-plank-knees")
    assert verdict.word == "not-assessed"
    assert "tolerates-neutral-plank" in verdict.not_assessed


def test_a_flare_takes_back_what_lies_above_the_week_stepped_back_to(checker: Checker) -> None:
    """Flare in week 5: `antimovement-steady` lapses, `pelvis-control` holds.

    A quiet week mends that; a week of which little or nothing is told is no quiet week.
    """
    facts: dict[str, FactState] = {
        **BASICS,
        "pelvis-control": "met",
        "breath-ok": "met",
        "antimovement-steady": "met",
    }
    told = tuple(DayLog(id=f"q{n}", on=TODAY - timedelta(days=n), worst_pain=1) for n in (1, 0))
    for days_ago, since, waits in (
        (2, told, True), (6, told, True), (7, told, False), (7, told[:1], True), (12, (), True),
    ):  # fmt: skip
        flare = DayLog(id="d", on=TODAY - timedelta(days=days_ago), flare_marked=True)
        case = record(patient(facts=facts), week({}), prog_week=5, days=(flare, *since))
        checked = checker.open(case, TODAY)
        assert ("antimovement-steady" in checked.verdict("row-light").not_assessed) is waits
        assert "pelvis-control" not in checked.verdict("dead-bug").not_assessed


def test_what_was_confirmed_after_the_flare_holds(checker: Checker) -> None:
    flare = DayLog(id="d", on=TODAY - timedelta(days=3), flare_marked=True)
    confirmed = Confirmation(fact="antimovement-steady", state="met", on=TODAY - timedelta(days=1))
    who = replace(patient(facts=BASICS), confirmations=(confirmed,))
    case = record(who, week({}), prog_week=5, days=(flare,))
    assert "antimovement-steady" not in checker.open(case, TODAY).verdict("row-light").not_assessed


def test_without_a_diagnosis_its_rules_are_not_assessed_rather_than_guessed(
    checker: Checker,
) -> None:
    items = ["front-plank-knees", "offset-carry", "toe-touch"]
    case = record(replace(patient(), diagnoses=()), week({0: items}), prog_week=9)
    report = checker.open(case, TODAY).check_week(0)
    assert of_rule(report, "R-015")[0].severity is Severity.CAUTION
    assert "diagnosis" in report.not_assessed
    for rule_id in ("R-011", "R-075", "R-088", "R-094"):
        assert of_rule(report, rule_id) == []
    assert "diagnosis" in checker.open(case, TODAY).verdict("toe-touch").not_assessed


def test_weeks_without_dates_follow_each_other(checker: Checker) -> None:
    weeks = [week({0: ["v-up"]}) for _ in range(14)]
    case = record(patient(), *weeks, prog_week=13, start=None)
    checked = checker.open(case, TODAY)
    assert of_rule(checked.check_week(0), "R-111")
    assert of_rule(checked.check_week(4), "R-112")
    assert of_rule(checked.check_week(13), "R-113")


@pytest.mark.parametrize(
    ("state", "days_ago", "severity"),
    [
        ("met", 28, None),
        ("met", 29, Severity.CAUTION),
        ("met", None, Severity.CAUTION),  # nobody can tell whether it has run out
        ("not-met", 28, Severity.BLOCK),
        ("not-met", 29, Severity.BLOCK),  # it did not get better by waiting
        ("not-met", 400, Severity.BLOCK),
        ("not-met", None, Severity.BLOCK),
    ],
)
def test_h1_what_was_found_not_met_stands_and_what_was_met_runs_out(
    checker: Checker, state: FactState, days_ago: int | None, severity: Severity | None
) -> None:
    on = None if days_ago is None else TODAY - timedelta(days=days_ago)
    found = Confirmation(fact="tolerates-neutral-plank", state=state, on=on)
    who = patient("spinal-stenosis", facts=BASICS)
    who = replace(who, confirmations=(*who.confirmations, found))
    case = record(who, week({0: ["front-plank-knees"]}), prog_week=4)
    said = of_rule(checker.open(case, TODAY).check_week(0), "R-088")
    assert [finding.severity for finding in said] == ([severity] if severity else [])


def test_a_confirmation_without_a_lifetime_needs_no_date(checker: Checker) -> None:
    steady = tuple(Confirmation(fact=fact, state="met") for fact in BASICS)
    case = record(replace(patient(), confirmations=steady), week({0: ["heel-slide"]}))
    assert not of_rule(checker.open(case, TODAY).check_week(0), "R-036")


@pytest.mark.parametrize("between", [[], ["walk-daily"], ["hip-flexor-opening", "walk-daily"]])
def test_h1_a_week_off_does_not_hide_a_phase_that_was_skipped(
    checker: Checker, between: list[str]
) -> None:
    """Rest, walks and stretches teach no phase; what came before them counts."""
    quiet = week({0: between})
    first, last = week({0: ["heel-slide"]}), week({0: ["row-light"]})
    for weeks in ((first, quiet, last), (first, quiet, quiet, last)):
        checked = checker.open(record(patient(), *weeks, prog_week=5), TODAY)
        assert of_rule(checked.check_week(len(weeks) - 1), "R-041")
    second = week({0: ["dead-bug"]})
    checked = checker.open(record(patient(), second, quiet, last, prog_week=5), TODAY)
    assert not of_rule(checked.check_week(2), "R-041")
    checked = checker.open(record(patient(), quiet, last, prog_week=5), TODAY)
    assert not of_rule(checked.check_week(1), "R-041")


def test_h1_after_a_week_off_what_was_done_before_it_counts(checker: Checker) -> None:
    """The same again is no raise; more is, and the finding names what was raised."""
    who = patient("headache-with-neck-pain")
    eight, ten = ("dead-bug", Dose(reps=8, side="each")), ("dead-bug", Dose(reps=10, side="each"))
    off = week({})
    for last, raised in ((eight, []), (ten, [("dead-bug",)])):
        plan = (week({0: [eight]}), off, off, week({0: ["heel-slide", last]}))
        checked = checker.open(record(who, *plan, prog_week=5), TODAY)
        found = of_rule(checked.check_week(3), "R-011")
        assert [finding.where.exercise_ids for finding in found] == raised


@pytest.mark.parametrize(("weeks", "speaks"), [(5, False), (6, False), (7, True)])
def test_phase_1_counts_from_the_last_step_back(
    checker: Checker, weeks: int, *, speaks: bool
) -> None:
    """Who was in Phase 2 within the last six weeks is not longer than usual in Phase 1."""
    plan = (week({0: ["dead-bug"]}), *[week({0: ["heel-slide"]})] * weeks)
    start = TODAY - timedelta(days=70)
    checked = checker.open(record(patient(), *plan, start=start), TODAY)
    assert bool(of_rule(checked.check_week(weeks), "R-046")) is speaks


def test_a_week_ahead_waits_for_no_fact_that_is_met(checker: Checker) -> None:
    start = TODAY + timedelta(days=7)
    who = patient(facts={"neutral-found": "not-met", "talk-test-ok": "met"})
    report = checker.open(record(who, week({0: ["heel-slide"]}), start=start), TODAY).check_week(0)
    waits = {finding.missing_fact for finding in of_rule(report, "R-036")}
    assert waits == {"neutral-found"}
