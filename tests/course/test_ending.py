"""Programs end and become history; patients leave and come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from designer.course.ending import as_new, discharged, readmitted, with_new_program
from designer.merging import merge
from designer.model.patient import Discharge, Patient
from designer.model.program import Program
from designer.model.record import PatientRecord

TODAY = date(2026, 4, 1)


def test_another_program_ends_the_one_before_once(program: Program) -> None:
    record = PatientRecord(patient=Patient(id="x"), programs=(program,))
    second = with_new_program(record, Program(id="q"), TODAY, "moved away")
    assert (second.programs[0].ended_on, second.programs[0].ended_why) == (TODAY, "moved away")
    ended = replace(second, programs=second.programs[:1])
    third = with_new_program(ended, Program(id="r"), date(2026, 5, 1), "again")
    assert third.programs[0].ended_on == TODAY


def test_a_program_like_an_old_one_has_ids_and_dates_of_its_own(
    program: Program, new_id: Callable[[], str]
) -> None:
    old = replace(program, note="for the old course", ended_on=TODAY)
    fresh = as_new(old, TODAY, new_id)
    assert (fresh.begins(0), fresh.ended_on, fresh.note) == (TODAY, None, "")
    assert [w.prog_week for w in fresh.weeks] == [1, 2, 3]
    before = {p.id for w in old.weeks for _, p in w.week.placements()}
    assert before.isdisjoint(p.id for w in fresh.weeks for _, p in w.week.placements())


def test_discharge_ends_the_program_and_readmission_may_take_it_up(program: Program) -> None:
    record = PatientRecord(patient=Patient(id="x"), programs=(program,))
    gone = discharged(record, Discharge(on=TODAY, reason="goals-met"), "Goals met")
    assert gone.patient.discharge is not None
    assert gone.programs[-1].ended_on == TODAY
    back = readmitted(gone, date(2026, 6, 1), go_on=True)
    assert back.patient.discharge is None
    assert back.patient.discharges[0].readmitted_on == date(2026, 6, 1)
    assert back.programs == record.programs
    assert readmitted(gone, TODAY).programs[-1].ended_on == TODAY


def test_a_note_here_and_an_edit_there_both_stay(program: Program) -> None:
    """Two workstations: one notes something on the program, the other one changes a week."""
    base = PatientRecord(patient=Patient(id="x"), programs=(program,))
    mine = replace(base, programs=(replace(program, note="ask about the stairs"),))
    week = replace(program.weeks[1], note="no band at home")
    theirs = replace(
        base, programs=(replace(program, weeks=(program.weeks[0], week, program.weeks[2])),)
    )
    merged = merge(base, mine, theirs)
    assert merged.clashes == ()
    assert merged.record.programs[0].note == "ask about the stairs"
    assert merged.record.programs[0].weeks[1].note == "no band at home"
