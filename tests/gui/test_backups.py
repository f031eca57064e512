"""Backups as people use them: made, verified, looked into, gone back to; damage is mended."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace as with_fields
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from designer.store.backups import Backups
from designer.store.clinic import system_clock
from designer.store.errors import UnsuitableFolder
from tests.gui.clinics import demo_services
from tests.gui.hands import Hands
from tests.gui.helpers import answering
from widgets.backups.backups_dialog import BackupsDialog
from widgets.backups.restore_dialog import RestoreDialog
from widgets.backups.schedule import BackupSchedule
from widgets.common.asking import Question
from widgets.shell.opening import opened
from widgets.state.services import Services
from widgets.state.workspace import Workspace


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    backups = Backups(tmp_path / "clinic", system_clock)
    workspace = Workspace(with_fields(demo_services(tmp_path), backups=backups))
    yield workspace
    workspace.close_patient()


@pytest.fixture
def dialog(workspace: Workspace, qtbot: QtBot) -> BackupsDialog:
    backups = workspace.services.backups
    assert backups is not None
    dialog = BackupsDialog(workspace, backups)
    qtbot.addWidget(dialog)
    dialog.show()
    at_rest(dialog, qtbot)
    return dialog


def at_rest(dialog: BackupsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.take.isEnabled() and not dialog.work.is_running)
    qtbot.wait(20)
    qtbot.waitUntil(lambda: dialog.take.isEnabled() and not dialog.work.is_running)


def said(dialog: BackupsDialog) -> str:
    table = dialog.table
    cells = [table.item(r, c) for r in range(table.rowCount()) for c in range(table.columnCount())]
    return " | ".join(cell.text() for cell in cells if cell is not None)


def notes(workspace: Workspace, number: int = 0) -> str:
    clinic = workspace.services.clinic
    return clinic.load(clinic.patients()[number].id).record.patient.notes


def note(workspace: Workspace, text: str, number: int = 0) -> None:
    clinic = workspace.services.clinic
    loaded = clinic.load(clinic.patients()[number].id)
    patient = replace(loaded.record.patient, notes=text)
    clinic.save(loaded.record, replace(loaded.record, patient=patient), loaded.revisions)


@contextmanager
def going_back(act: Callable[[RestoreDialog], None]) -> Iterator[list[str]]:
    """Do something in the dialog that is about to come, go on and confirm; what was asked."""
    asked: list[str] = []

    def choose(dialog: RestoreDialog) -> None:
        act(dialog)
        dialog.ok.click()

    def confirm(question: Question) -> None:
        asked.append(question.accessibleDescription())
        next(b for b in question.findChildren(QPushButton) if b.text() == "Go back").click()

    hands = Hands()
    hands.told(RestoreDialog, choose)
    hands.told(Question, confirm)
    with hands.at_work():
        yield asked


def test_a_backup_is_made_verified_and_gone_back_to_for_one_patient(
    dialog: BackupsDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    assert dialog.table.rowCount() == 0
    assert not dialog.restore.isEnabled()
    note(workspace, "then", 0)
    note(workspace, "then", 1)
    dialog.take.click()
    at_rest(dialog, qtbot)
    assert "asked for | 3 |" in said(dialog)
    dialog.verify.click()
    at_rest(dialog, qtbot)
    assert "every copy is good" in said(dialog)
    note(workspace, "now", 0)
    note(workspace, "now", 1)
    workspace.open_patient(workspace.services.clinic.patients()[0].id)
    seen: list[str] = []

    def leave_the_second(restore: RestoreDialog) -> None:
        table = restore.findChild(QTableWidget)
        assert table is not None
        rows = [(table.item(row, 0), table.item(row, 1)) for row in range(table.rowCount())]
        seen.extend(f"{name.text()}: {what.text()}" for name, what in rows if name and what)
        second = workspace.services.clinic.patients()[1].name
        for name, _what in rows:
            if name is not None and name.text() == second:
                name.setCheckState(Qt.CheckState.Unchecked)
        assert len(restore.owners()) == 1

    with going_back(leave_the_second) as asked:
        dialog.restore.click()
        qtbot.waitUntil(lambda: bool(asked))
    at_rest(dialog, qtbot)
    assert "1 saved change since then is set back" in seen[0]
    assert "stays as it is" in seen[-1]
    assert notes(workspace, 0) == "then"
    assert notes(workspace, 1) == "now"
    assert workspace.document is not None
    assert workspace.document.record.patient.notes == "then"
    assert "before a restore" in said(dialog)
    audit = workspace.services.clinic._store.audit(workspace.document.record.patient.id)
    assert audit[-1].actor == "Test therapist"


def test_a_damaged_file_is_named_and_mended_from_the_newest_good_backup(
    dialog: BackupsDialog, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    note(workspace, "precious")
    dialog.take.click()
    at_rest(dialog, qtbot)
    owner = workspace.services.clinic.patients()[0].id
    file = tmp_path / "clinic" / "patients" / f"{owner}.journal"
    file.write_bytes(file.read_bytes()[:200] + b"x" + file.read_bytes()[201:])
    workspace.services.clinic._store._looked_over = False  # type: ignore[attr-defined]
    dialog.refresh()
    at_rest(dialog, qtbot)
    mend = next(
        b for b in dialog._damage.findChildren(QPushButton) if "Restore from the backup" in b.text()
    )
    with going_back(lambda _restore: None) as asked:
        mend.click()
        qtbot.waitUntil(lambda: bool(asked))
    at_rest(dialog, qtbot)
    assert not workspace.services.clinic.damaged()
    assert workspace.services.clinic.load(owner).record.patient.notes == "precious"
    assert not dialog._damage.isVisible()


def test_everything_goes_out_as_plain_json(
    dialog: BackupsDialog,
    workspace: Workspace,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "everything.json"
    asking = "widgets.backups.backups_dialog.QFileDialog.getSaveFileName"
    monkeypatch.setattr(asking, lambda *_: (str(file), ""))
    dialog.export.click()
    at_rest(dialog, qtbot)
    assert len(json.loads(file.read_text("utf-8"))["patients"]) == 3


def test_a_backup_that_fails_is_told_and_leaves_the_window_at_work(
    dialog: BackupsDialog, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "clinic-backups"
    place.write_text("in the way", "utf-8")
    dialog.take.click()
    at_rest(dialog, qtbot)
    assert "failed" in dialog._said.text()
    assert dialog.take.isEnabled()


def test_a_backup_is_made_by_itself_and_a_failure_is_told_once(
    workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    backups = workspace.services.backups
    assert backups is not None
    schedule = BackupSchedule(backups)
    for _ in range(2):
        schedule.look()
        schedule.work.wait()
        qtbot.wait(5)
    assert [head.reason for head in backups.heads()] == ["daily"]
    blocked = Backups(tmp_path / "clinic", system_clock)
    (tmp_path / "file").write_text("", "utf-8")
    told: list[str] = []
    failing = BackupSchedule(blocked)
    failing.failed.connect(told.append)
    for head in (tmp_path / "clinic-backups").rglob("*.backup"):
        head.unlink()
    (tmp_path / "clinic-backups").rename(tmp_path / "gone")
    (tmp_path / "clinic-backups").write_text("in the way", "utf-8")
    for _ in range(2):
        failing.look()
        failing.work.wait()
        qtbot.wait(5)
    assert len(told) == 1
    schedule.stop()
    failing.stop()


def test_an_unfit_folder_is_a_question_with_the_remedy(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "clinic"
    answers = [UnsuitableFolder(folder, "synchronised", "It is synchronised.", "Choose another.")]

    def make() -> Services:
        if answers:
            raise answers.pop()
        return workspace.services

    window = QWidget()
    qtbot.addWidget(window)
    with answering("Use it all the same") as asked:
        assert opened(make, window) is workspace.services
    assert "It is synchronised." in asked[0]
    assert "Choose another." in asked[0]
    answers.append(UnsuitableFolder(folder, "nfs", "It is NFS.", "Choose another."))
    with answering("Close"):
        assert opened(make, window) is None
