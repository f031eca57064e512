"""What must hold for any patient and any week, whatever the rules say about it (hazards H1, H2)."""

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.finding import Finding, Report
from designer.model.log import ItemLog, SessionLog
from designer.model.patient import Confirmation, Procedure
from designer.model.record import Override, PatientRecord
from designer.model.vocabulary import Severity, Urgency
from designer.model.week import Day, Placement, Week
from designer.safety import Checker, flat, load_rules
from tests.safety import cases
from tests.safety.cases import TODAY
from tests.safety.conftest import RESOURCES
from tests.safety.test_engines_agree import records

INDEX = 1  # the second week of the records, which has one before it
# A diagnosis that is added may end these, by the specification: no diagnosis at all, only a neck
# diagnosis, a position that suits a disc alone.
ENDED_BY_A_DIAGNOSIS = {"R-015", "R-017", "R-080"}
# These compare doses with the week before, where the substitute may have stood with a smaller one.
COMPARES_DOSES = {"R-011", "R-012", "R-061"}


@pytest.fixture(scope="module")
def both(library: Library) -> Checker:
    """A checker whose library has a clinic's own copy of each exercise."""
    own = [
        replace(exercise, id=f"own-{exercise.id}", name=f"Own {exercise.name}", other_names=())
        for exercise in library.exercises.values()
    ]
    wider = library.with_exercises(own)
    return Checker(wider, load_rules(RESOURCES / "rules", wider))


def _report(checker: Checker, record: PatientRecord) -> Report:
    return checker.open(record, TODAY).check_week(INDEX)


def _week(record: PatientRecord) -> Week:
    assert record.program is not None
    return record.program.weeks[INDEX].week


def _rank(severity: Severity | None) -> int:
    return -1 if severity is None else severity.rank


def _strictest(report: Report) -> dict[tuple[str, str], int]:
    """The strictest severity by rule and exercise; the empty id for what is about no exercise."""
    found: dict[tuple[str, str], int] = {}
    for finding in flat(report.findings):
        for id_ in finding.where.exercise_ids or ("",):
            key = (finding.rule_id, id_)
            found[key] = max(found.get(key, -1), finding.severity.rank)
    return found


@given(data=st.data())
@settings(max_examples=25)
def test_h1_a_diagnosis_more_never_makes_a_verdict_milder(
    checker: Checker, data: st.DataObject
) -> None:
    record = data.draw(records(checker))
    assume(record.patient.diagnoses)
    added = data.draw(st.sampled_from(list(checker.library.diagnoses)))
    more = replace(
        record, patient=replace(record.patient, diagnoses=(*record.patient.diagnoses, added))
    )
    before = checker.open(record, TODAY).verdicts()
    after = checker.open(more, TODAY).verdicts()
    for id_, verdict in before.items():
        exercise = checker.library.exercise(id_)
        early = any(entry.diagnosis == added for entry in exercise.dx_first_week)
        ended = verdict.rule_ids and verdict.rule_ids[0] in ENDED_BY_A_DIAGNOSIS
        if not early and not ended:
            assert _rank(after[id_].severity) >= _rank(verdict.severity), id_


@given(data=st.data())
@settings(max_examples=25)
def test_h1_a_confirmation_that_is_met_never_adds_a_block(
    checker: Checker, data: st.DataObject
) -> None:
    record = data.draw(records(checker))
    fact = data.draw(st.sampled_from(list(checker.library.confirmations)))
    others = tuple(c for c in record.patient.confirmations if c.fact != fact)
    met = (*others, Confirmation(fact=fact, state="met", on=TODAY))
    better = replace(record, patient=replace(record.patient, confirmations=met))
    before, after = _strictest(_report(checker, record)), _strictest(_report(checker, better))
    for place, rank in after.items():
        if rank >= Severity.BLOCK.rank:
            assert before.get(place, -1) >= rank, place


@given(data=st.data(), seed=st.integers(0, 1000))
@settings(max_examples=25)
def test_the_order_of_entries_does_not_matter(
    checker: Checker, data: st.DataObject, seed: int
) -> None:
    record = data.draw(records(checker))
    shuffle = random.Random(seed)
    # Two entries of one moment have an order that counts, so each gets a moment of its own.
    sessions = [
        replace(session, at=datetime(2026, 3, 1, 10) - timedelta(days=3 * n))
        for n, session in enumerate(record.sessions)
    ]
    days = [replace(day, on=TODAY - timedelta(days=2 * n)) for n, day in enumerate(record.days)]
    facts, diagnoses = list(record.patient.confirmations), list(record.patient.diagnoses)
    reports = []
    for _ in range(2):
        patient = replace(record.patient, confirmations=tuple(facts), diagnoses=tuple(diagnoses))
        mixed = replace(record, patient=patient, sessions=tuple(sessions), days=tuple(days))
        reports.append(_report(checker, mixed))
        for entries in (sessions, days, facts, diagnoses):
            shuffle.shuffle(entries)
    assert reports[0] == reports[1]


@given(data=st.data())
@settings(max_examples=25)
def test_the_order_of_another_day_changes_nothing_about_this_one(
    checker: Checker, data: st.DataObject
) -> None:
    record = data.draw(records(checker))
    week = _week(record)
    backwards = Day(placements=tuple(reversed(week.days[1].placements)))
    checked = checker.open(record, TODAY)

    def of_monday(report: Report) -> list[tuple[str, Severity, tuple[str, ...]]]:
        monday = {placement.id for placement in week.days[0].placements}
        return sorted(
            (f.rule_id, f.severity, tuple(i for i in f.where.placement_ids if i in monday))
            for f in flat(report.findings)
            if monday & set(f.where.placement_ids)
        )

    other = checked.check_week(INDEX, week.with_day(1, backwards))
    assert of_monday(other) == of_monday(checked.check_week(INDEX))


@given(data=st.data())
@settings(max_examples=25)
def test_h2_no_override_silences_a_hard_block(checker: Checker, data: st.DataObject) -> None:
    record = data.draw(records(checker))
    places = sorted(_strictest(_report(checker, record)))
    overrides = tuple(
        Override(id=f"o{n}", rule_id=rule, exercise_id=id_, who="t", when=_NOW, why="tried")
        for n, (rule, id_) in enumerate([*places, *{(rule, "") for rule, _ in places}])
    )

    def hard(report: Report) -> set[str]:
        found = (f for f in flat(report.findings) if f.severity is Severity.HARD_BLOCK)
        return {finding.rule_id for finding in found if finding.is_open}

    overridden = replace(record, overrides=overrides)
    assert hard(_report(checker, overridden)) == hard(_report(checker, record))


_NOW = datetime(2026, 3, 1, 9)


@given(data=st.data())
@settings(max_examples=15)
def test_h1_a_week_of_own_exercises_gets_the_findings_of_the_shipped_ones(
    both: Checker, checker: Checker, data: st.DataObject
) -> None:
    record = replace(data.draw(records(checker)), sessions=())  # a log names its exercises
    assert record.program is not None
    weeks = tuple(
        replace(planned, week=_with_own(planned.week)) for planned in record.program.weeks
    )
    own = replace(record, programs=(replace(record.program, weeks=weeks),))

    def said(found: Report) -> list[tuple[str, Severity, tuple[int, ...]]]:
        return sorted((f.rule_id, f.severity, f.where.days) for f in flat(found.findings))

    assert said(_report(both, own)) == said(_report(both, record))


def _with_own(week: Week) -> Week:
    for number, day in enumerate(week.days):
        placements = tuple(replace(p, exercise_id=f"own-{p.exercise_id}") for p in day.placements)
        week = week.with_day(number, Day(placements=placements))
    return week


@given(data=st.data())
@settings(max_examples=25)
def test_h2_an_emergency_offers_no_exercise(checker: Checker, data: st.DataObject) -> None:
    record = data.draw(records(checker))
    urgent = [
        id_
        for id_, flag in checker.library.red_flags.items()
        if flag.urgency in {Urgency.EMERGENCY, Urgency.SAME_DAY}
    ]
    flags = replace(record.patient.red_flags, present=(data.draw(st.sampled_from(urgent)),))
    checked = checker.open(replace(record, patient=replace(record.patient, red_flags=flags)), TODAY)
    report = checked.check_week(INDEX)
    assert report.worst is Severity.HARD_BLOCK
    assert [f for f in flat(report.findings) if _offered(f)] == []
    assert {verdict.word for verdict in checked.verdicts().values()} == {"blocked"}


def _offered(finding: Finding) -> list[str]:
    return [remedy.exercise_id for remedy in finding.remedies if remedy.kind == "replace"]


@given(data=st.data())
@settings(max_examples=25)
def test_h1_a_substitute_passes_every_rule_when_it_stands_in_the_week(
    checker: Checker, data: st.DataObject
) -> None:
    record = data.draw(records(checker))
    checked = checker.open(record, TODAY)
    week = _week(record)
    report = checked.check_week(INDEX)
    scopes = {rule.id: rule.scope for rule in checker.rules.rules}
    before = _strictest(report)
    for finding in flat(report.findings):
        for id_ in _offered(finding)[:2]:
            changed = _put_in_place(week, finding, id_, checker.library)
            after = checked.check_week(INDEX, changed)
            for new in flat(after.findings):
                told = (id_, finding.rule_id, new.rule_id, new.message)
                if scopes[new.rule_id] in {"day", "week"}:
                    # Order, number and length of sessions belong to the whole: at most a caution.
                    block = new.severity.rank >= Severity.BLOCK.rank
                    bad = block and new.rule_id not in COMPARES_DOSES
                else:
                    placed = set(new.where.placement_ids) & set(finding.where.placement_ids)
                    bad = bool(placed) and new.severity is not Severity.INFO
                places = [(new.rule_id, i) for i in new.where.exercise_ids or ("",)]
                known = any(before.get(place, -1) >= new.severity.rank for place in places)
                assert not bad or known or new.missing_fact, told


def _put_in_place(week: Week, finding: Finding, id_: str, library: Library) -> Week:
    dose = library.exercise(id_).start_dose
    for number in finding.where.days:
        placements = tuple(
            Placement(id=p.id, exercise_id=id_, dose=dose, session=p.session)
            if p.id in finding.where.placement_ids
            else p
            for p in week.days[number].placements
        )
        week = week.with_day(number, Day(placements=placements))
    return week


def test_h1_what_provoked_is_not_offered_on_the_day_of_a_procedure(checker: Checker) -> None:
    hurt = SessionLog(
        id="s",
        at=datetime(2026, 2, 27, 10),
        items=(ItemLog(exercise_id="breath-reset", below_knee=True),),
    )
    for sessions, offered in (((), True), ((hurt,), False)):
        who = replace(cases.patient(), procedure=Procedure(kind="epidural injection", hours_ago=2))
        case = cases.record(who, cases.week({0: ["heel-slide", "dead-bug"]}), sessions=sessions)
        (finding,) = cases.of_rule(checker.open(case, TODAY).check_week(0), "R-028")
        assert ("breath-reset" in _offered(finding)) is offered
