"""A digest holds on another day as long as that day alone changes nothing, and no longer."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from designer.caseload.judging import judged
from designer.knowledge.library import Library
from designer.model.log import DayLog
from designer.model.patient import (
    Clearance,
    Confirmation,
    Patient,
    Procedure,
    RedFlagScreen,
    Surgery,
)
from designer.model.record import Override, PatientRecord
from designer.safety import Checker
from designer.safety.conditions import parts
from designer.safety.day_print import WITH_ITEMS
from designer.store.digest import Digest
from tests.caseload.cases import NOW, TODAY, checker, demo, library
from tests.safety.test_engines_agree import records

DAY = timedelta(days=1)


def on(record: PatientRecord, day: date, before: Digest | None = None) -> Digest:
    return judged(record, NOW, checker(), library(), day, before)


def with_patient(record: PatientRecord, **changed: object) -> PatientRecord:
    return replace(record, patient=replace(record.patient, **changed))


def quiet() -> PatientRecord:
    """A patient of whom the log tells nothing new as days pass."""
    return replace(demo()[0], sessions=(), days=())


def _confirmed() -> tuple[PatientRecord, date]:
    """The last day of a confirmation that the plan of a patient with stenosis waits for."""
    lasts = library().confirmations["tolerates-neutral-plank"].lasts_days
    assert lasts is not None
    on_day = TODAY - timedelta(days=lasts)
    fact = Confirmation(fact="tolerates-neutral-plank", state="met", on=on_day)
    stenosis = replace(demo()[1], sessions=(), days=())
    return with_patient(stenosis, confirmations=(fact,)), TODAY


def _cleared() -> tuple[PatientRecord, date]:
    screen = RedFlagScreen(screened_on=TODAY - DAY, present=("rf-fever",))
    clearance = Clearance(flag="rf-fever", on=TODAY + DAY, by="Dr Who")
    return with_patient(quiet(), red_flags=screen, clearances=(clearance,)), TODAY


def _operated() -> tuple[PatientRecord, date]:
    """Twelve weeks after an operation; from tomorrow on a clearance is asked for."""
    surgery = Surgery(kind="fusion", on=TODAY - timedelta(weeks=12))
    return with_patient(replace(quiet(), programs=()), surgery=surgery), TODAY


def _overridden() -> tuple[PatientRecord, date]:
    record = with_patient(quiet(), red_flags=RedFlagScreen())
    override = Override(
        id="o", rule_id="R-001", exercise_id="", who="w", when=NOW, why="y", until=TODAY
    )
    return replace(record, overrides=(override,)), TODAY


def _flared() -> tuple[PatientRecord, date]:
    """A flare that has been quiet for a week tomorrow."""
    flare = DayLog(id="f", on=TODAY + DAY - timedelta(days=7), flare_marked=True)
    return replace(quiet(), days=(flare,)), TODAY


@pytest.mark.parametrize("case", [_confirmed, _cleared, _operated, _overridden, _flared])
def test_a_patient_whose_verdict_changes_by_date_alone_is_judged_anew(case: object) -> None:
    record, last = case()  # type: ignore[operator]
    before = on(record, last)
    after = on(record, last + DAY, before)
    assert after == on(record, last + DAY)
    assert replace(after, on=last, stands="") != replace(before, stands="")


def test_a_day_that_changes_nothing_gives_the_digest_another_date() -> None:
    record = replace(quiet(), programs=())
    before = on(record, TODAY)
    marked = replace(before, worst="as it was")  # judged anew, this would be gone
    after = on(record, TODAY + DAY, marked)
    assert after == replace(marked, on=TODAY + DAY)


def test_another_record_or_other_rules_are_judged_anew() -> None:
    record = replace(quiet(), programs=())
    before = replace(on(record, TODAY), worst="as it was")
    for old in (replace(before, made_from=NOW - DAY), replace(before, rules="others")):
        assert on(record, TODAY + DAY, old).worst == ""


def test_a_changed_exercise_is_judged_anew_under_the_same_rules() -> None:
    """The version of the rules does not tell that a clinic changed an exercise of its own."""
    record = quiet()
    contents = library()._contents
    changed = tuple(
        replace(one, attributes=replace(one.attributes, flex="high", ballistic=True))
        for one in contents.exercises
    )
    other = Library(replace(contents, exercises=changed))
    before = on(record, TODAY)
    after = judged(record, NOW, Checker(other, checker().rules), other, TODAY, before)
    assert after.open_order != before.open_order


FROM_DIAGNOSES = {"EarlyByDiagnosis", "FirstWeekAhead"}  # they and the day are in the print


def test_every_condition_that_looks_at_the_patient_is_asked_or_known() -> None:
    """A new kind of condition on patient or log together with more: think of ``day_print``."""
    asked = [{"case"}, {"case", "exercise"}, {"case", "moment"}]
    for rule in checker().rules.rules:
        for level in rule.levels:
            for part in parts(level.when):
                if "case" in part.sees and part.sees not in asked:
                    name = type(part).__name__
                    assert name in WITH_ITEMS | FROM_DIAGNOSES | {"AllOf", "AnyOf", "Not"}, name


DATES = st.integers(-200, 12).map(lambda days: TODAY + timedelta(days=days))
NEAR = st.integers(-8, 8).map(lambda days: TODAY + timedelta(days=days))
MAYBE = st.one_of(st.none(), NEAR)


@st.composite
def dated(draw: st.DrawFn) -> PatientRecord:
    """A random record with facts that begin or end some day soon."""
    record = draw(records(checker()))
    facts = st.sampled_from(sorted(library().confirmations))
    flags = st.sampled_from(sorted(library().red_flags))
    confirmations = draw(
        st.lists(
            st.builds(Confirmation, fact=facts, state=st.just("met"), on=DATES),
            max_size=4,
            unique_by=lambda one: one.fact,
        )
    )
    clearances = draw(st.lists(st.builds(Clearance, flag=flags, on=MAYBE), max_size=2))
    when = draw(st.sampled_from([42, 84, 200])) + draw(st.integers(-8, 8))
    surgery = Surgery(
        kind="fusion",
        on=TODAY - timedelta(days=when),
        limit_kg=draw(st.sampled_from([None, 5])),
        limit_until=draw(MAYBE),
    )
    at = datetime.combine(draw(NEAR), datetime.min.time())
    procedure = Procedure(kind="epidural", at=at, ceiling="walking", ceiling_until=draw(MAYBE))
    born = date(TODAY.year - 18, TODAY.month, TODAY.day) + timedelta(days=draw(st.integers(-8, 8)))
    patient: Patient = replace(
        record.patient,
        birth_date=draw(st.sampled_from([None, born])),
        confirmations=tuple(confirmations) if draw(st.booleans()) else record.patient.confirmations,
        clearances=tuple(clearances),
        surgery=draw(st.sampled_from([None, surgery])),
        procedure=draw(st.sampled_from([None, procedure])),
    )
    overrides = tuple(
        Override(id=f"o{n}", rule_id=rule.id, exercise_id="", who="w", when=NOW, why="y", until=end)
        for n, rule in enumerate(draw(st.lists(st.sampled_from(checker().rules.rules), max_size=2)))
        for end in [draw(MAYBE)]
    )
    program = record.program
    assert program is not None
    start = draw(st.sampled_from([None, program.start_date, *[TODAY - timedelta(days=40)] * 3]))
    return replace(
        record,
        patient=patient,
        overrides=overrides,
        programs=(replace(program, start_date=start),),
    )


@given(record=dated(), days=st.sampled_from([1, 1, 1, 2, 7]))
@settings(max_examples=150, deadline=None)
def test_what_stands_the_same_is_the_same(record: PatientRecord, days: int) -> None:
    before, after = on(record, TODAY), on(record, TODAY + timedelta(days=days))
    event(f"stands: {before.stands == after.stands}")
    if before.stands == after.stands:
        assert replace(after, on=before.on) == before
