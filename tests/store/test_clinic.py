"""The clinic as window and command line use it, on a real folder."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.model.clinic import ClinicIdentity
from designer.model.log import SessionLog
from designer.model.patient import Identifiers, Patient
from designer.model.record import PatientRecord
from designer.store.clinic import Clinic, open_clinic
from designer.store.errors import Conflict, Invalid, NotFound, ReadOnly
from designer.store.library import ClinicLibrary

ANNA = "11111111-1111-4111-8111-111111111111"
BO = "22222222-2222-4222-8222-222222222222"


def clock() -> datetime:
    return datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def patient(owner: str = ANNA, name: str = "Rivera, A.") -> Patient:
    return Patient(
        id=owner,
        identifiers=Identifiers(name=name, mrn="0042"),
        birth_date=date(1980, 5, 17),
        diagnoses=("disc-related-pain",),
    )


def session(number: int) -> SessionLog:
    return SessionLog(id=f"s{number}", at=datetime(2026, 3, number, 18, 0), pain_peak=2.5)


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return open_clinic(tmp_path / "clinic", clock=clock, actor="Anna")


def test_a_record_is_there_after_the_program_was_closed(clinic: Clinic, tmp_path: Path) -> None:
    loaded = clinic.create(patient())
    after = replace(loaded.record, sessions=(session(1), session(2)))
    revisions = clinic.save(loaded.record, after, loaded.revisions)

    again = open_clinic(tmp_path / "clinic", clock=clock).load(ANNA)

    assert again.record == after
    assert again.revisions == revisions


def test_the_list_shows_summaries_by_name(clinic: Clinic) -> None:
    clinic.create(patient(ANNA, "Zola, E."))
    clinic.create(patient(BO, "abbot, B."))

    assert [line.name for line in clinic.patients()] == ["abbot, B.", "Zola, E."]
    assert clinic.patients()[0].last_change == clock()


def test_an_archived_patient_is_marked_in_the_list_and_can_come_back(clinic: Clinic) -> None:
    clinic.create(patient())
    clinic.archive(ANNA)
    assert clinic.patients()[0].archived
    clinic.archive(ANNA, archived=False)
    assert not clinic.patients()[0].archived


def test_the_same_change_by_two_instances_is_a_conflict(clinic: Clinic, tmp_path: Path) -> None:
    clinic.create(patient())
    other = open_clinic(tmp_path / "clinic", clock=clock)
    mine, theirs = clinic.load(ANNA), other.load(ANNA)
    other.save(theirs.record, _with_notes(theirs.record, "theirs"), theirs.revisions)

    with pytest.raises(Conflict):
        clinic.save(mine.record, _with_notes(mine.record, "mine"), mine.revisions)

    assert clinic.load(ANNA).record.patient.notes == "theirs"


def _with_notes(record: PatientRecord, notes: str) -> PatientRecord:
    return replace(record, patient=replace(record.patient, notes=notes))


def test_logs_added_by_two_instances_are_both_kept(clinic: Clinic, tmp_path: Path) -> None:
    clinic.create(patient())
    other = open_clinic(tmp_path / "clinic", clock=clock)
    mine, theirs = clinic.load(ANNA), other.load(ANNA)
    clinic.save(mine.record, replace(mine.record, sessions=(session(1),)), mine.revisions)
    other.save(theirs.record, replace(theirs.record, sessions=(session(2),)), theirs.revisions)

    assert {log.id for log in clinic.load(ANNA).record.sessions} == {"s1", "s2"}


def test_a_value_that_could_not_be_read_again_is_refused(clinic: Clinic) -> None:
    loaded = clinic.create(patient())
    endless = replace(session(1), note="x" * 10_001)

    with pytest.raises(Invalid, match=r"session.*note"):
        clinic.save(loaded.record, replace(loaded.record, sessions=(endless,)), loaded.revisions)

    assert clinic.load(ANNA).record == loaded.record


def test_an_unknown_patient_is_an_error_that_says_so(clinic: Clinic) -> None:
    with pytest.raises(NotFound):
        clinic.load(BO)


def test_a_folder_that_cannot_be_made_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ReadOnly, match="file"):
        open_clinic(tmp_path / "file" / "clinic")


def test_library_settings_are_kept(clinic: Clinic) -> None:
    loaded = clinic.library()
    identity = ClinicIdentity(name="North Clinic")
    settings = replace(loaded.library.settings, identity=identity, therapist="Bo")
    after = replace(loaded.library, settings=settings)
    revisions = clinic.save_library(loaded.library, after, loaded.revisions)

    assert clinic.library().library == after
    assert clinic.library().revisions == revisions


def therapist(name: str) -> Callable[[ClinicLibrary], ClinicLibrary]:
    return lambda library: replace(library, settings=replace(library.settings, therapist=name))


def test_the_library_is_as_it_was_looked_at_and_a_change_is_made_to_what_is_there(
    clinic: Clinic, tmp_path: Path
) -> None:
    """Windows ask for it all the time, and must not wait for the disk."""
    there = open_clinic(tmp_path / "clinic", clock=clock)
    known = clinic.library()
    there.change_library(therapist("Bo"))
    assert clinic.library() is known
    assert clinic.look_at_library().library.settings.therapist == "Bo"
    assert clinic.library() is clinic.look_at_library()

    there.change_library(therapist("Cy"))
    changed = replace(known.library, settings=replace(known.library.settings, paper="letter"))
    with pytest.raises(Conflict):
        clinic.save_library(known.library, changed, known.revisions)
    assert clinic.library().library.settings.therapist == "Cy", "so that the next try succeeds"
    there.change_library(therapist("Di"))
    clinic.change_library(lambda now: replace(now, settings=replace(now.settings, paper="letter")))
    assert clinic.library().library.settings.therapist == "Di"
    assert there.look_at_library().library.settings.paper == "letter"
