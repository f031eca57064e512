"""check, repair, backup, restore and export, as a user runs them on a clinic's folder."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from designer.files.reading import read_program_file
from designer.knowledge.library import load_library
from designer.model.patient import Identifiers, Patient
from designer.store.clinic import Clinic, open_clinic
from resources.paths import folder as resource_folder
from resources.paths import knowledge_folder
from tests.cli.conftest import Run

ANNA = "11111111-1111-4111-8111-111111111111"
BO = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "clinic"


@pytest.fixture
def clinic(folder: Path) -> Clinic:
    clinic = open_clinic(folder, actor="Anna")
    for owner, name in ((ANNA, "Rivera, A. (invented)"), (BO, "Smith, B. (invented)")):
        clinic.create(Patient(id=owner, identifiers=Identifiers(name=name)))
    return clinic


def journal(folder: Path, owner: str = ANNA) -> Path:
    return folder / "patients" / f"{owner}.journal"


def damage(folder: Path) -> None:
    journal(folder).write_bytes(b"x" + journal(folder).read_bytes()[1:])


def test_check_finds_a_sound_clinic_sound(run: Run, clinic: Clinic, folder: Path) -> None:
    assert clinic.patients()
    assert run("backup", "--clinic", folder).code == 0
    result = run("check", "--clinic", folder)
    assert (result.code, result.err) == (0, "")
    assert "2 patients, 2 saved changes, 1 backup" in result.out
    assert "Everything can be read" in result.out
    assert run("--clinic", folder, "check").out == result.out


def test_check_names_the_damaged_file_and_no_patient(
    run: Run, clinic: Clinic, folder: Path
) -> None:
    assert clinic.patients()
    damage(folder)
    result = run("check", "--clinic", folder)
    assert result.code == 2
    assert f"{ANNA}.journal is damaged" in result.out
    assert "repair" in result.out
    assert "Rivera" not in result.out + result.err


def test_what_loses_nothing_has_a_code_of_its_own(run: Run, clinic: Clinic, folder: Path) -> None:
    assert clinic.patients()
    (folder / "index.journal").unlink()
    assert run("check", "--clinic", folder).code == 1


def test_repair_asks_first_and_then_mends(run: Run, clinic: Clinic, folder: Path) -> None:
    assert clinic.patients()
    run("backup", "--clinic", folder)
    damage(folder)
    harmed = journal(folder).read_bytes()

    dry = run("repair", "--clinic", folder, "--dry-run")
    assert dry.code == 2
    assert "is restored from the backup" in dry.out
    refused = run("repair", "--clinic", folder)
    assert refused.code == 3
    assert "--yes" in refused.err
    assert journal(folder).read_bytes() == harmed

    done = run("repair", "--clinic", folder, "--yes")
    assert done.code == 0, done.out
    assert open_clinic(folder).load(ANNA).record.patient.identifiers.name.startswith("Rivera")
    assert [path.read_bytes() for path in (folder / "damaged").iterdir()] == [harmed]
    assert "Everything can be read" in run("repair", "--clinic", folder, "--yes").out


def test_a_restore_shows_what_would_change_and_goes_back(
    run: Run, clinic: Clinic, folder: Path
) -> None:
    run("backup", "--clinic", folder)
    clinic.archive(ANNA)
    clinic.archive(BO)

    dry = run("restore", "newest", "--clinic", folder, "--dry-run")
    assert dry.code == 0
    assert f"{ANNA}: goes back by 1 saved change" in dry.out
    assert clinic.load(ANNA).record.patient.archived

    done = run("restore", "newest", "--patient", ANNA, "--clinic", folder, "--yes")
    assert done.code == 0, done.err
    assert not clinic.load(ANNA).record.patient.archived
    assert clinic.load(BO).record.patient.archived
    assert "(command line)" in clinic.audit(ANNA)[-1].actor
    listed = run("backup", "--list", "--clinic", folder).out
    assert "2 backups" in listed
    assert "restore" in listed


def test_a_backup_or_patient_that_is_not_there_is_named(
    run: Run, clinic: Clinic, folder: Path
) -> None:
    assert clinic.patients()
    assert "no backup newest" in run("restore", "newest", "--clinic", folder).err
    run("backup", "--clinic", folder)
    result = run("restore", "newest", "--patient", "x", "--clinic", folder, "--yes")
    assert result.code == 3
    assert "no patient x" in result.err


def test_a_backup_can_go_elsewhere(run: Run, clinic: Clinic, folder: Path, tmp_path: Path) -> None:
    assert clinic.patients()
    result = run("backup", "--clinic", folder, "--to", tmp_path / "drive")
    assert result.code == 0, result.err
    assert str(tmp_path / "drive") in result.out
    assert list((tmp_path / "drive").glob("*.backup"))
    (tmp_path / "drive").rename(tmp_path / "unplugged")
    result = run("backup", "--clinic", folder)
    assert result.code == 3
    assert "connect the drive" in result.err


def test_export_writes_everything_as_json_that_can_be_read_again(
    run: Run, clinic: Clinic, folder: Path, tmp_path: Path
) -> None:
    library = load_library(knowledge_folder())
    source = resource_folder("demo") / "case-b.json"
    case = read_program_file(source, library, date(2026, 3, 2))
    record = clinic.create(case.record).record
    out = tmp_path / "all.json"

    result = run("export", "-o", out, "--clinic", folder)

    assert result.code == 0, result.err
    document = json.loads(out.read_bytes())
    assert document["format"] == "home-program-clinic/1"
    assert len(document["patients"]) == 3
    one = next(kept for kept in document["patients"] if kept["id"] == record.patient.id)
    again = read_program_file(json.dumps(one["program_file"]).encode(), library, case.today)
    assert again.record == record
    assert [entry["actor"] for entry in one["audit"]] == ["Anna"]
    assert document["left_out"] == []


def test_export_names_whom_it_leaves_out(
    run: Run, clinic: Clinic, folder: Path, tmp_path: Path
) -> None:
    assert clinic.patients()
    damage(folder)
    out = tmp_path / "all.json"
    result = run("export", "-o", out, "--clinic", folder)
    assert result.code == 2
    document = json.loads(out.read_bytes())
    assert [kept["id"] for kept in document["patients"]] == [BO]
    assert [kept["id"] for kept in document["left_out"]] == [ANNA]


@pytest.mark.parametrize(
    "command", [["check"], ["repair", "--yes"], ["backup"], ["restore", "x"], ["export", "-o", "x"]]
)
def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path, command: list[str]) -> None:
    result = run(*command, "--clinic", tmp_path / "nothing")
    assert result.code == 3
    assert "nothing" in result.err
    assert not (tmp_path / "nothing").exists()


def test_a_synchronised_folder_is_refused_until_somebody_knows_better(
    run: Run, clinic: Clinic, folder: Path, tmp_path: Path
) -> None:
    assert clinic.patients()
    (tmp_path / ".stfolder").mkdir()
    out = tmp_path / "all.json"
    result = run("export", "-o", out, "--clinic", folder)
    assert result.code == 3
    assert "Syncthing synchronises this folder" in result.err
    assert run("--anyway", "export", "-o", out, "--clinic", folder).code == 0
    assert run("export", "-o", out, "--clinic", folder).code == 0
    assert "Syncthing" in run("check", "--clinic", folder).out
