"""Mend all: one step that takes away what an edit can take away, and nothing else."""

import pytest

from designer.edits.changes import changes
from designer.edits.edits import Several
from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.finding import Finding, Remedy, Report, Where
from designer.model.record import PatientRecord
from designer.model.vocabulary import FactState, Severity
from designer.model.week import Week
from designer.safety import Checker
from designer.safety.remedies.mending import (
    Mended,
    automatic,
    blocked_places,
    mend_all,
    mendable,
    stops_everything,
)
from tests.safety.cases import ALL_DAYS, ITEM, TODAY, patient, record, week

DIAGNOSES = (
    "disc-related-pain",
    "facet-joint-pain",
    "spinal-stenosis",
    "si-joint-dysfunction",
    "sciatica",
    "chronic-low-back-pain",
)
BAD_WEEK: dict[int, list[ITEM]] = {
    0: ["kb-deadlift-blocks", "sit-up-full", "dead-bug", "cat-cow"],
    1: ["v-up", "toe-touch"],
    2: [("dead-bug", Dose(sets=9, reps=60, hold_s=90)), "bird-dog"],
    4: ["sit-up-full", "dead-bug", ("mcgill-side-plank", Dose(sets=9, hold_s=90))],
}


def mended(checker: Checker, library: Library, case: PatientRecord) -> tuple[Report, Mended]:
    opened = checker.open(case, TODAY)
    assert case.program is not None
    before = case.program.weeks[0].week

    def judge(one: Week) -> Report:
        return opened.check_week(0, one)

    return judge(before), mend_all(before, judge, library)


def bad_week(library: Library) -> Week:
    known: dict[int, list[ITEM]] = {
        day: [
            item
            for item in items
            if (item if isinstance(item, str) else item[0]) in library.exercises
        ]
        for day, items in BAD_WEEK.items()
    }
    return week(known)


@pytest.mark.parametrize("diagnosis", DIAGNOSES)
def test_no_block_that_can_be_mended_is_left_and_none_arises(
    checker: Checker, library: Library, diagnosis: str
) -> None:
    case = record(patient(diagnosis), bad_week(library))
    before, result = mended(checker, library, case)
    after = checker.open(case, TODAY).check_week(0, result.week)
    assert before.count(Severity.BLOCK) > 0
    assert blocked_places(after) <= blocked_places(before)
    left = [f for f in mendable(after) if f.severity in (Severity.BLOCK, Severity.HARD_BLOCK)]
    assert left == []


def test_it_is_one_edit_and_what_it_leads_to(checker: Checker, library: Library) -> None:
    case = record(patient("disc-related-pain"), bad_week(library))
    _, result = mended(checker, library, case)
    assert isinstance(result.edit, Several)
    assert result.edit.apply(bad_week(library)) == result.week


def test_a_second_time_there_is_nothing_to_do(checker: Checker, library: Library) -> None:
    case = record(patient("disc-related-pain"), bad_week(library))
    _, result = mended(checker, library, case)
    again = record(patient("disc-related-pain"), result.week)
    assert mended(checker, library, again)[1].edit.edits == ()


def test_full_sit_ups_are_replaced_on_both_days_by_what_passes(
    checker: Checker, library: Library
) -> None:
    case = record(patient("disc-related-pain"), week({0: ["sit-up-full"], 4: ["sit-up-full"]}))
    _, result = mended(checker, library, case)
    stands = {p.exercise_id for _, p in result.week.placements()}
    assert len(stands) == 1
    assert stands.isdisjoint({"sit-up-full"})
    assert [p.id for _, p in result.week.placements()] == ["0-0", "4-0"]


def test_a_substitute_that_stands_there_already_comes_last(
    checker: Checker, library: Library
) -> None:
    alone = record(patient("disc-related-pain"), week({0: ["sit-up-full"]}))
    _, first = mended(checker, library, alone)
    usual = first.week.days[0].placements[0].exercise_id
    both = record(patient("disc-related-pain"), week({0: ["sit-up-full", usual]}))
    _, result = mended(checker, library, both)
    names = [p.exercise_id for p in result.week.days[0].placements]
    assert len(set(names)) == 2


def test_while_a_sign_stops_the_program_nothing_is_mended(
    checker: Checker, library: Library
) -> None:
    for flag in ("rf-saddle", "rf-fever", "rf-weight-loss"):
        case = record(patient("disc-related-pain", flags=(flag,)), bad_week(library))
        before, result = mended(checker, library, case)
        assert stops_everything(before)
        assert result.edit.edits == ()
        assert result.week == bad_week(library)


def test_what_only_waits_for_a_fact_is_left_to_a_person(checker: Checker, library: Library) -> None:
    case = record(patient("chronic-low-back-pain"), week({day: ["bird-dog"] for day in ALL_DAYS}))
    before, _ = mended(checker, library, case)
    waiting = [f for f in before.findings if f.missing_fact in library.confirmations]
    assert waiting
    assert not any(automatic(one) for one in waiting)


def finding(severity: Severity, *remedies: Remedy) -> Finding:
    where = Where(days=(0,), exercise_ids=("dead-bug",), placement_ids=("0-0",))
    return Finding(
        rule_id="X-1", key="x", severity=severity, where=where, message="", remedies=remedies
    )


REMOVE, CONFIRM = Remedy(kind="remove"), Remedy(kind="confirm", fact="neutral-found")
REPLACE = Remedy(kind="replace", exercise_id="heel-slide")


@pytest.mark.parametrize(
    ("one", "kinds"),
    [
        (finding(Severity.BLOCK, REMOVE), ["remove"]),
        (finding(Severity.BLOCK, Remedy(kind="refer"), REMOVE), ["remove"]),
        (finding(Severity.BLOCK, REPLACE, REMOVE), ["replace"]),
        (finding(Severity.BLOCK, REMOVE, CONFIRM), []),
        (finding(Severity.CAUTION, REMOVE), []),
        (finding(Severity.CAUTION, CONFIRM), []),
    ],
)
def test_taking_out_is_the_last_resort_and_confirming_none(one: Finding, kinds: list[str]) -> None:
    assert [remedy.kind for remedy in automatic(one)] == kinds


def test_an_edit_that_brings_a_new_block_is_not_kept(library: Library) -> None:
    start = week({0: ["sit-up-full"]})

    def judge(one: Week) -> Report:
        item = one.days[0].placements[0].exercise_id
        where = Where(days=(0,), exercise_ids=(item,), placement_ids=("0-0",))
        rule = {"sit-up-full": "X-1", "heel-slide": "X-2"}.get(item)
        if rule is None:
            return Report()
        offers = tuple(Remedy(kind="replace", exercise_id=i) for i in ("heel-slide", "dead-bug"))
        found = Finding(
            rule_id=rule,
            key=rule,
            severity=Severity.BLOCK,
            where=where,
            message="",
            remedies=offers,
        )
        return Report(findings=(found,))

    result = mend_all(start, judge, library)
    assert [p.exercise_id for _, p in result.week.placements()] == ["dead-bug"]


def test_order_and_dose_are_mended(checker: Checker, library: Library) -> None:
    facts: dict[str, FactState] = dict.fromkeys(library.confirmations, "met")
    case = record(
        patient("chronic-low-back-pain", facts=facts),
        week({0: ["dead-bug", "open-book", ("dead-bug", Dose(sets=9, reps=60, hold_s=90))]}),
        prog_week=6,
    )
    before, result = mended(checker, library, case)
    assert {"reorder", "dose"} <= {r.kind for f in mendable(before) for r in automatic(f)}
    told = {change.kind for change in changes(case.programs[0].weeks[0].week, result.week)}
    assert told == {"order", "dose"}
