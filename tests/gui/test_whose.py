"""Every form that writes to a record says at its head whose record it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.helpers import TODAY, patient
from widgets.common.whose import say_whose
from widgets.design.findings.override_dialog import OverrideDialog
from widgets.design.findings.record_dialog import RecordDialog
from widgets.design.weeks.week_questions import NoteQuestion
from widgets.patients.intake.notes_section import NotesSection
from widgets.patients.intake.section_dialog import SectionDialog


@pytest.mark.parametrize("kind", ["override", "record", "section"])
def test_a_form_is_headed_by_two_identifiers(qtbot: QtBot, kind: str) -> None:
    person = patient(name="A" * 300)
    dialogs: dict[str, Callable[[], QDialog]] = {
        "override": lambda: OverrideDialog("Said", "Bo", TODAY),
        "record": lambda: RecordDialog("note", "Said", "Bo", TODAY, closes=True),
        "section": lambda: SectionDialog(NotesSection(), person),
    }
    dialog = dialogs[kind]()
    qtbot.addWidget(dialog)
    say_whose(dialog, person)
    dialog.show()
    head = dialog.findChild(QLabel, "whose")
    assert isinstance(head, QLabel)
    assert "MRN 0001" in head.text()
    assert dialog.width() < 1000, "a long name does not widen the form"


def test_the_keyboard_begins_in_the_body_of_a_dialog_and_ends_at_its_buttons(
    qtbot: QtBot,
) -> None:
    dialog = NoteQuestion("Note on week 1", "")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    assert dialog.focusWidget() is dialog.edit
    QTest.keyClick(dialog, Qt.Key.Key_Tab)
    after = dialog.focusWidget()
    assert isinstance(after, QPushButton)
    assert after.text() == "Cancel"
