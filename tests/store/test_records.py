"""What is saved reads back equal, and a save writes what changed and no more."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from designer.model.exercise import Exercise
from designer.model.log import SessionLog
from designer.model.patient import Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.store.bodies import NOTHING_READ
from designer.store.changes import NOTHING, difference
from designer.store.clinic import Clinic, open_clinic
from designer.store.errors import Conflict, Invalid
from designer.store.library import ClinicLibrary, ClinicSettings
from designer.store.memory import MemoryStore
from designer.store.records import split
from tests.store.conftest import OWNER, clock, journal_of
from tests.strategies import records, values


def session(number: int, **fields: Any) -> SessionLog:
    return SessionLog(id=f"s{number}", at=datetime(2026, 3, 1, 18, number), **fields)


def record(*sessions: SessionLog, weeks: int = 3) -> PatientRecord:
    program = Program(id="p", weeks=tuple(ProgramWeek(prog_week=n + 1) for n in range(weeks)))
    return PatientRecord(patient=Patient(id=OWNER), programs=(program,), sessions=sessions)


@settings(max_examples=60)
@given(first=records(), second=records(), third=records())
def test_what_is_saved_reads_back_equal(
    first: PatientRecord, second: PatientRecord, third: PatientRecord
) -> None:
    """Each record follows the other in the same file, so documents come, change, go and return."""
    with TemporaryDirectory() as name:
        clinic = open_clinic(Path(name), clock=clock, actor="Anna")
        loaded = clinic.create(first)
        owner = first.patient.id
        current, revisions = loaded.record, loaded.revisions
        for follower in (second, third, first):
            after = replace(follower, patient=replace(follower.patient, id=owner))
            revisions = clinic.save(current, after, revisions)
            current = after

            again = open_clinic(Path(name), clock=clock).load(owner)
            assert again.record == after
            assert again.revisions == revisions
        assert not clinic.damaged()


@given(st.lists(st.permutations(range(8)).map(lambda p: p[:5]), min_size=1, max_size=6))
def test_lists_keep_their_order_however_they_are_rearranged(orders: list[list[int]]) -> None:
    clinic = Clinic(MemoryStore(clock), "Anna")
    loaded = clinic.create(record())
    for order in orders:
        after = record(*(session(number) for number in order))
        clinic.save(loaded.record, after, loaded.revisions)
        loaded = clinic.load(OWNER)
        assert loaded.record == after


def test_sixty_logs_put_between_two_keep_their_order() -> None:
    """The places between two logs run out after some fifty halvings; then all are counted anew."""
    clinic = Clinic(MemoryStore(clock), "Anna")
    loaded = clinic.create(record(session(0)))
    before, revisions = loaded.record, loaded.revisions
    for _ in range(60):
        first, *others = before.sessions
        new = replace(session(1), id=f"n{len(others)}")
        after = replace(before, sessions=(first, new, *others))
        revisions = clinic.save(before, after, revisions)
        before = after
    assert clinic.load(OWNER).record == before


@settings(max_examples=30)
@given(st.lists(values(Exercise), max_size=3, unique_by=lambda one: one.id), values(ClinicSettings))
def test_the_library_reads_back_equal(own: list[Exercise], settings_: ClinicSettings) -> None:
    clinic = Clinic(MemoryStore(clock), "Anna")
    loaded = clinic.library()
    after = ClinicLibrary(settings=settings_, exercises=tuple(own))
    revisions = clinic.save_library(loaded.library, after, loaded.revisions)
    assert clinic.library() == type(loaded)(after, revisions)


def test_a_save_writes_the_documents_that_differ() -> None:
    old = record(session(1), session(2))
    _, read = difference(NOTHING, split(old), NOTHING_READ)
    program = old.programs[0].with_week(1, old.programs[0].weeks[0].week)
    other_week = replace(program.weeks[2], template_id="T-03")
    program = replace(program, weeks=(*program.weeks[:2], other_week))
    new = replace(old, programs=(program,), sessions=(*old.sessions, session(3)))

    changes, _ = difference(split(old), split(new), read)

    assert [change.key for change in changes] == [("week", "p/2"), ("session", "s3")]
    assert difference(split(old), split(old), read)[0] == []


def test_one_log_is_one_small_append(tmp_path: Path) -> None:
    clinic = open_clinic(tmp_path, clock=clock, actor="Anna")
    loaded = clinic.create(record(*(session(number) for number in range(50)), weeks=12))
    size = journal_of(tmp_path).stat().st_size
    after = replace(loaded.record, sessions=(*loaded.record.sessions, session(50)))

    clinic.save(loaded.record, after, loaded.revisions)

    assert journal_of(tmp_path).stat().st_size - size < 400
    assert len(clinic._store.audit(OWNER)[-1].keys) == 1


def test_a_plan_is_not_saved_against_facts_that_changed_meanwhile() -> None:
    clinic = Clinic(MemoryStore(clock), "Anna")
    mine = clinic.create(record())
    ill = replace(mine.record, patient=replace(mine.record.patient, diagnoses=("stenosis",)))
    clinic.save(mine.record, ill, mine.revisions)

    program = mine.record.programs[0]
    shorter = replace(mine.record, programs=(replace(program, weeks=program.weeks[:2]),))
    with pytest.raises(Conflict):
        clinic.save(mine.record, shorter, mine.revisions)
    logged = replace(mine.record, sessions=(session(1),))
    clinic.save(mine.record, logged, mine.revisions)


@pytest.mark.parametrize(
    "after",
    [
        record(session(1), session(1)),
        record(session(1, note="x" * 10_001)),
        record(session(1, note="\ud800")),
        record(session(1, pain_peak=float("nan"))),
        record(session(1, pain_peak=11.0)),
        replace(record(), patient=Patient(id="not-a-uuid")),
    ],
)
def test_a_record_that_could_not_be_read_again_is_refused_whole(after: PatientRecord) -> None:
    clinic = Clinic(MemoryStore(clock), "Anna")
    with pytest.raises(Invalid) as caught:
        clinic.create(after)
    assert "xxx" not in str(caught.value)
    assert not clinic.patients()
