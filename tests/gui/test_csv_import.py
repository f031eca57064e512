"""Taking a log in from CSV, through the real window and a real file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace as with_fields
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from designer.store.backups import Backups, Step
from designer.store.errors import BackupFailed
from tests.gui.clinics import open_demo
from widgets.common.asking import Question
from widgets.progress.csv_dialog import CsvDialog
from widgets.progress.log_windows import LogWindows
from widgets.progress.progress_page import ProgressPage
from widgets.state.workspace import Workspace

GOOD = "date;pain before;pain;walking\n25.2.2026;2;3,5;25\n27.2.2026;1;2;30\n28.2.2026;1;11;30\n"


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_demo(qtbot, tmp_path)
    yield workspace
    workspace.give_up()


def opened(workspace: Workspace, qtbot: QtBot, path: Path) -> CsvDialog:
    document = workspace.document
    assert document is not None
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    dialog = CsvDialog(path, document.record, workspace.services, page.windows.lists.fields, page)
    dialog.show()
    qtbot.waitUntil(dialog.progress.isHidden, timeout=5000)
    return dialog


def cells(dialog: CsvDialog, table: str, row: int) -> list[str]:
    shown = getattr(dialog, f"{table}_table")
    return [shown.item(row, column).text() for column in range(shown.columnCount())]


def test_a_file_is_shown_before_anything_is_taken_in(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(GOOD, encoding="cp1252")
    document = workspace.document
    assert document is not None
    before = document.record
    dialog = opened(workspace, qtbot, path)
    assert "found out" in dialog.delimiter.currentText()
    assert cells(dialog, "problem", 0) == ["4", "pain", "write at most 10"]
    assert "Left out because of a problem: 1." in dialog.said.text()
    assert document.record == before
    after = dialog.result_record()
    assert len(after.sessions) == len(before.sessions) + 2
    dialog.reject()


def test_dates_that_can_be_read_two_ways_wait_for_an_answer(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("date,pain\n01/02/2026,3\n02/03/2026,4\n", encoding="utf-8")
    dialog = opened(workspace, qtbot, path)
    assert "two ways" in dialog.said.text()
    assert not dialog.take_in.isEnabled()
    dialog.dates.setCurrentIndex(dialog.dates.findData("dmy"))
    dialog.dates.activated.emit(dialog.dates.currentIndex())
    qtbot.waitUntil(dialog.take_in.isEnabled, timeout=5000)
    dialog.reject()


def test_import_is_one_step_that_undo_takes_back(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(GOOD, encoding="utf-8")
    document = workspace.document
    assert document is not None
    before = document.record
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    monkeypatch.setattr(CsvDialog, "exec", lambda self: agreed(self, qtbot))
    windows: LogWindows = page.windows
    windows.import_csv()
    assert len(document.record.sessions) == len(before.sessions) + 2
    assert document.undo_stack.undoText() == "Import a log"
    document.undo_stack.undo()
    assert document.record == before


def agreed(dialog: CsvDialog, qtbot: QtBot) -> int:
    qtbot.waitUntil(dialog.take_in.isEnabled, timeout=5000)
    dialog.take_in.click()
    return dialog.result()


def test_dates_that_can_be_read_two_ways_are_asked_for(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("date,pain\n1/2/2026,3\n", encoding="utf-8")
    dialog = opened(workspace, qtbot, path)
    assert "two ways" in dialog.said.text()
    dialog.dates.setCurrentIndex(dialog.dates.findData("mdy"))
    dialog.dates.activated.emit(dialog.dates.currentIndex())
    qtbot.waitUntil(lambda: "two ways" not in dialog.said.text(), timeout=5000)
    dialog.reject()


def test_a_file_that_is_no_table_is_told_in_a_sentence(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    dialog = opened(workspace, qtbot, path)
    assert "not a text file" in dialog.said.text()
    assert not dialog.take_in.isEnabled()
    dialog.reject()


def test_what_the_record_says_otherwise_waits_for_a_choice(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    document = workspace.document
    assert document is not None
    recorded = next(s for s in document.record.sessions if s.pain_peak not in {None, 9})
    path = tmp_path / "log.csv"
    path.write_text(f"date,time,pain\n{recorded.at:%Y-%m-%d,%H:%M},9\n", encoding="utf-8")
    dialog = opened(workspace, qtbot, path)
    assert not dialog.take_in.isEnabled()
    assert dialog.clash_table.rowCount() == 1
    dialog.clashes.setCurrentIndex(dialog.clashes.findData("file"))
    dialog.clashes.activated.emit(1)
    assert dialog.take_in.isEnabled()
    changed = next(s for s in dialog.result_record().sessions if s.id == recorded.id)
    assert changed.pain_peak == 9
    dialog.reject()


class NoRoom:
    """Stands in for the backups of a full drive."""

    def take(self, _reason: str, _step: Step) -> None:
        raise BackupFailed(Path("/backups"), "no space left on the device")


@pytest.mark.parametrize(("answer", "imported"), [("", False), ("go", True)])
def test_without_a_backup_the_user_decides(
    workspace: Workspace,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    imported: bool,
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(GOOD, encoding="utf-8")
    asked: list[Question] = []

    def ask(question: Question) -> str:
        asked.append(question)
        return answer

    monkeypatch.setattr(Question, "ask", ask)
    workspace.services = with_fields(workspace.services, backups=cast(Backups, NoRoom()))
    dialog = opened(workspace, qtbot, path)
    dialog.take_in.click()
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    assert (dialog.result() == CsvDialog.DialogCode.Accepted) is imported
    assert "no space left" in asked[0].accessibleDescription()
    dialog.reject()
