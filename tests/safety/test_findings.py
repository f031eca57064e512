"""Findings people can use: folded, sorted, remedied, overridden, and what forbids a handout."""

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from designer.model.dose import Dose
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Clearance, Surgery
from designer.model.record import Override, PatientRecord
from designer.model.vocabulary import FactState, Severity, Urgency
from designer.safety import Checker, flat, print_gate
from tests.safety.cases import TODAY, of_rule, patient, record, week
from tests.words import WORDS

ALL_MET: dict[str, FactState] = {
    "neutral-found": "met",
    "talk-test-ok": "met",
    "pelvis-control": "met",
    "breath-ok": "met",
    "antimovement-steady": "met",
    "plank-knees-steady": "met",
    "hinge-clean": "met",
}


def _override(rule_id: str, exercise_id: str, until: date | None) -> Override:
    return Override(
        id="o1",
        rule_id=rule_id,
        exercise_id=exercise_id,
        who="therapist",
        when=datetime(2026, 3, 1, 9),
        why="tolerated under supervision",
        until=until,
    )


def test_one_finding_for_one_rule_on_several_days(checker: Checker) -> None:
    case = record(patient("disc-related-pain"), week({0: ["toe-touch"], 4: ["toe-touch"]}))
    found = of_rule(checker.open(case, TODAY).check_week(0), "R-075")
    assert [finding.where.days for finding in found] == [(0, 4)]
    assert found[0].where.placement_ids == ("0-0", "4-0")


def test_strictest_first_and_milder_ones_folded_under_it(checker: Checker) -> None:
    case = record(patient("disc-related-pain", facts=ALL_MET), week({0: ["v-up"]}))
    report = checker.open(case, TODAY).check_week(0)
    ranks = [finding.severity.rank for finding in report.findings]
    assert ranks == sorted(ranks, reverse=True)
    about = [f for f in report.findings if f.where.exercise_ids == ("v-up",) and not f.missing_fact]
    assert len(about) == 1
    assert {"R-075", "R-111"} <= {finding.rule_id for finding in flat(about)}
    assert all(f.severity.rank <= about[0].severity.rank for f in flat(about))


def test_nothing_is_folded_away_from_a_day_of_its_own(checker: Checker) -> None:
    heavy = ("suitcase-carry", Dose(duration_s=50, side="each"))
    facts: dict[str, FactState] = {**ALL_MET, "antimovement-steady": "not-met"}
    case = record(patient(facts=facts), week({0: [heavy], 3: [heavy]}), prog_week=6)
    report = checker.open(case, TODAY).check_week(0)
    for finding in report.findings:
        for under in finding.folded:
            assert set(under.where.placement_ids) <= set(finding.where.placement_ids)


def test_an_override_lifts_a_block_until_its_last_day(checker: Checker) -> None:
    for until, open_ in ((TODAY, False), (TODAY - timedelta(days=1), True), (None, False)):
        case = record(
            patient("disc-related-pain"),
            week({0: ["toe-touch"]}),
            overrides=(_override("R-075", "toe-touch", until),),
        )
        finding = of_rule(checker.open(case, TODAY).check_week(0), "R-075")[0]
        assert finding.is_open is open_


def test_h5_an_override_counts_for_no_day_after_its_last(checker: Checker) -> None:
    plan = week({0: ["toe-touch"], 2: ["toe-touch"], 4: ["toe-touch"]})
    until = TODAY + timedelta(days=2)
    case = record(
        patient("disc-related-pain"),
        plan,
        plan,
        overrides=(_override("R-075", "toe-touch", until),),
    )
    check = checker.open(case, TODAY)
    now, later = (of_rule(check.check_week(index), "R-075") for index in (0, 1))
    assert {finding.where.days: finding.is_open for finding in now} == {(0, 2): False, (4,): True}
    assert [finding.is_open for finding in later] == [True]


def test_a_weight_limit_ends_with_its_last_day(checker: Checker) -> None:
    heavy = Dose(load_kg=12)
    plan = week({day: [("suitcase-carry", heavy)] for day in (0, 2, 4)})
    limit = Surgery(
        kind="fusion",
        on=TODAY - timedelta(days=70),
        limit_kg=5,
        limit_until=TODAY + timedelta(days=2),
    )
    case = record(replace(patient("disc-related-pain"), surgery=limit), plan)
    found = of_rule(checker.open(case, TODAY).check_week(0), "R-211")
    assert [finding.where.days for finding in found] == [(0, 2)]


def test_h5_an_override_nobody_signed_or_gave_a_reason_for_lifts_nothing(checker: Checker) -> None:
    signed = _override("R-075", "toe-touch", TODAY)
    for decision in (replace(signed, who=" "), replace(signed, why=" ")):
        case = record(patient("disc-related-pain"), week({0: ["toe-touch"]}), overrides=(decision,))
        assert of_rule(checker.open(case, TODAY).check_week(0), "R-075")[0].is_open


@pytest.mark.parametrize(
    ("by", "on"), [("", TODAY), ("  ", TODAY), ("Dr. Invented", None)], ids=repr
)
def test_h2_a_clearance_without_its_name_or_day_clears_nothing(
    checker: Checker, by: str, on: date | None
) -> None:
    cleared = (Clearance(flag="rf-fever", on=on, by=by),)
    case = record(patient(flags=("rf-fever",), clearances=cleared), week({0: ["walk-daily"]}))
    assert checker.open(case, TODAY).check_week(0).worst is Severity.HARD_BLOCK


def test_an_override_of_one_rule_leaves_the_others_open(checker: Checker) -> None:
    case = record(
        patient("disc-related-pain"),
        week({0: ["v-up"]}),
        overrides=(_override("R-075", "v-up", TODAY),),
    )
    report = checker.open(case, TODAY).check_week(0)
    assert of_rule(report, "R-111")[0].is_open
    assert report.worst is Severity.BLOCK


def test_an_override_lifts_what_is_said_of_a_day(checker: Checker) -> None:
    plan = week({0: ["dead-bug", "open-book"]})  # mobilise comes first
    case = record(patient(facts=ALL_MET), plan)
    finding = of_rule(checker.open(case, TODAY).check_week(0), "R-121")[0]
    assert finding.where.exercise_ids
    decided = tuple(
        replace(_override("R-121", exercise_id, TODAY), id=exercise_id)
        for exercise_id in finding.where.exercise_ids
    )
    for overrides, is_open in ((decided[1:], True), (decided, False)):
        after = checker.open(replace(case, overrides=overrides), TODAY).check_week(0)
        assert of_rule(after, "R-121")[0].is_open is is_open


def test_h2_a_hard_block_has_no_override_and_no_substitute(checker: Checker) -> None:
    case = record(
        patient(flags=("rf-saddle",)),
        week({0: ["v-up"]}),
        overrides=(_override("R-006", "", TODAY), _override("R-006", "v-up", TODAY)),
    )
    checked = checker.open(case, TODAY)
    report = checked.check_week(0)
    flag = of_rule(report, "R-006")[0]
    assert flag.is_open
    assert flag.severity is Severity.HARD_BLOCK
    assert flag.urgency is Urgency.EMERGENCY
    assert report.findings[0] == flag
    assert not [r for f in flat(report.findings) for r in f.remedies if r.kind == "replace"]
    assert {verdict.word for verdict in checked.verdicts().values()} == {"blocked"}


def test_h2_a_missing_screen_is_a_caution_in_the_check_and_a_block_at_print(
    checker: Checker,
) -> None:
    case = record(patient(screened=False, facts=ALL_MET), week({0: ["breath-reset"]}))
    report = checker.open(case, TODAY).check_week(0)
    assert of_rule(report, "R-001")[0].severity is Severity.CAUTION
    assert "red-flag screen" in report.not_assessed
    gate = print_gate(report, case, WORDS)
    assert [(f.rule_id, f.severity) for f in gate] == [("R-001", Severity.BLOCK)]


def test_missing_facts_stand_in_one_order_whatever_was_judged_first(checker: Checker) -> None:
    ids = ["bird-dog", "dead-bug", "side-plank-knees", "walk-steady", "hip-hinge-dowel"]
    told = []
    for items in (ids, ids[::-1]):
        case = record(patient(screened=False), week({0: items, 3: items[:2]}), prog_week=5)
        told.append(checker.open(case, TODAY).check_week(0).not_assessed)
    assert len(told[0]) > 3
    assert told[0] == told[1]
    assert told[0][0] == "red-flag screen"


def test_print_gate_lets_a_clean_and_an_overridden_week_pass(checker: Checker) -> None:
    clean = record(patient(facts=ALL_MET), week({0: ["breath-reset"]}))
    assert print_gate(checker.open(clean, TODAY).check_week(0), clean, WORDS) == []
    blocked = record(patient("disc-related-pain"), week({0: ["toe-touch"]}))
    report = checker.open(blocked, TODAY).check_week(0)
    assert {f.severity for f in print_gate(report, blocked, WORDS)} == {Severity.BLOCK}


def test_the_most_urgent_flag_of_a_rule_wins(checker: Checker) -> None:
    case = record(patient(flags=("rf-night-sweats", "rf-fever")), week({}))
    report = checker.open(case, TODAY).check_week(0)
    assert of_rule(report, "R-005")[0].urgency is Urgency.SAME_DAY


def test_a_clearance_after_the_flag_lifts_it(checker: Checker) -> None:
    cleared = (Clearance(flag="rf-fever", on=TODAY, by="Dr. Invented"),)
    case = record(patient(flags=("rf-fever",), clearances=cleared), week({}))
    assert of_rule(checker.open(case, TODAY).check_week(0), "R-005") == []


def test_a_dose_finding_offers_the_item_at_the_allowed_dose(checker: Checker) -> None:
    item = ("front-plank-knees", Dose(sets=1, holds=4, hold_s=35))
    case = record(patient(facts=ALL_MET), week({0: [item]}), prog_week=3)
    finding = of_rule(checker.open(case, TODAY).check_week(0), "R-065")[0]
    assert finding.remedies[0].kind == "dose"
    assert finding.remedies[0].dose == Dose(sets=1, holds=4, hold_s=20)


DIAGNOSES = (
    "disc-related-pain", "facet-irritation", "spinal-stenosis", "si-joint-pain",
    "sciatica-nerve-pain",
)  # fmt: skip


@pytest.mark.parametrize("diagnosis", DIAGNOSES)
@pytest.mark.parametrize("facts", [{}, ALL_MET], ids=["nothing-confirmed", "all-met"])
def test_h1_every_substitute_passes_every_rule_itself(
    checker: Checker, diagnosis: str, facts: dict[str, FactState]
) -> None:
    everything = list(checker.library.exercises)
    case = record(patient(diagnosis, facts=facts), week({0: everything}), prog_week=5)
    checked = checker.open(case, TODAY)
    offered = {
        remedy.exercise_id
        for finding in flat(checked.check_week(0).findings)
        for remedy in finding.remedies
        if remedy.kind == "replace"
    }
    assert offered
    for exercise_id in offered:
        verdict = checked.verdict(exercise_id)
        assert verdict.word in {"suits", "not-assessed"}, (exercise_id, verdict)


def test_substitutes_follow_the_table_of_the_diagnosis_first(checker: Checker) -> None:
    case = record(patient("disc-related-pain", facts=ALL_MET), week({0: ["v-up"]}), prog_week=3)
    finding = of_rule(checker.open(case, TODAY).check_week(0), "R-075")[0]
    ids = [remedy.exercise_id for remedy in finding.remedies if remedy.kind == "replace"]
    assert ids[:2] == ["abdominal-drawing-in", "heel-slide"]


def test_restrictions_of_several_diagnoses_add_up(checker: Checker) -> None:
    both = record(patient("disc-related-pain", "spinal-stenosis"), week({}))
    verdicts = checker.open(both, TODAY).verdicts()
    for diagnosis in ("disc-related-pain", "spinal-stenosis"):
        alone = checker.open(record(patient(diagnosis), week({})), TODAY).verdicts()
        for id_, verdict in alone.items():
            if verdict.word == "blocked":
                assert verdicts[id_].word == "blocked", id_


def test_a_reproduced_leg_symptom_outranks_a_preference(checker: Checker) -> None:
    """Deep activation is preferred for a disc, and still blocked once it shot below the knee."""
    hit = SessionLog(
        id="s",
        at=datetime(2026, 3, 1, 10),
        items=(ItemLog(exercise_id="abdominal-drawing-in", below_knee=True),),
    )
    case = record(patient("disc-related-pain", facts=ALL_MET), week({}), sessions=(hit,))
    assert checker.open(case, TODAY).verdict("abdominal-drawing-in").word == "blocked"


def test_an_unknown_exercise_is_named_and_never_counted_as_safe(checker: Checker) -> None:
    case = record(patient(facts=ALL_MET), week({0: ["made-up"]}))
    report = checker.open(case, TODAY).check_week(0)
    assert "exercise made-up" in report.not_assessed
    assert report.worst is Severity.BLOCK


def test_a_preview_does_not_change_what_the_program_says(checker: Checker) -> None:
    case = record(patient("disc-related-pain", facts=ALL_MET), week({0: ["heel-slide"]}))
    checked = checker.open(case, TODAY)
    before = checked.check_week(0)
    other = checked.check_week(0, week({0: ["toe-touch"]}))
    assert of_rule(other, "R-075")
    assert checked.check_week(0) == before


def test_the_whole_program_says_what_is_about_the_patient_once(checker: Checker) -> None:
    case = record(patient("disc-related-pain"), week({0: ["toe-touch"]}), week({1: ["toe-touch"]}))
    report = checker.open(case, TODAY).check_program()
    assert len(of_rule(report, "R-079")) == 1
    assert [f.where.week_index for f in of_rule(report, "R-075")] == [0, 1]


def test_hints_are_silent_while_the_patient_is_blocked(checker: Checker) -> None:
    one_session = week({0: ["heel-slide"]})
    spread = DayLog(id="d", on=TODAY, leg_spread_new=True)
    free = record(patient(facts=ALL_MET), one_session)
    held = record(patient(facts=ALL_MET), one_session, days=(spread,))
    assert of_rule(checker.open(free, TODAY).check_week(0), "R-131")
    assert not of_rule(checker.open(held, TODAY).check_week(0), "R-131")


def test_a_record_without_a_program_is_checked_too(checker: Checker) -> None:
    report = checker.open(PatientRecord(patient=patient()), TODAY).check_week(0)
    assert report.rules_checked == len(checker.rules.rules)
