"""The hands of the tests: they wait for their dialog, reach those above it, and leave none open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.hands import in_dialog
from tests.gui.helpers import answering
from widgets.common.asking import Question


class Plain(QDialog):
    """A dialog of another kind."""


def question(parent: QWidget | None = None) -> Question:
    made = Question("Sure?", "It is about something.", parent)
    made.add_answer("yes", "Yes")
    return made


def test_a_dialog_that_comes_late_is_waited_for(qtbot: QtBot) -> None:
    met: list[str] = []
    with in_dialog(Question, lambda dialog: met.append(dialog.windowTitle())):
        QApplication.processEvents()
        QTimer.singleShot(50, question().exec)
        qtbot.waitUntil(lambda: bool(met))
    assert met == ["Sure?"]


def test_a_dialog_above_another_is_answered(qtbot: QtBot) -> None:
    below = Plain()
    qtbot.addWidget(below)
    ask = QPushButton("Ask", below)
    ask.clicked.connect(lambda: question(below).ask())
    done = QPushButton("Done", below)
    done.clicked.connect(below.accept)
    column = QVBoxLayout(below)
    column.addWidget(ask)
    column.addWidget(done)
    with answering("Ask", "Yes", "Done") as seen:
        below.exec()
    assert "about something" in seen[1]


def test_none_or_another_fails_and_none_stays_open(qtbot: QtBot) -> None:
    with pytest.raises(AssertionError, match="no Question came up"), in_dialog(Question, str):
        QApplication.processEvents()
    with pytest.raises(AssertionError, match="what to do with Plain"), in_dialog(Question, str):
        Plain().exec()
    with pytest.raises(ZeroDivisionError), in_dialog(Question, lambda _dialog: 1 // 0):
        question().exec()
    assert QApplication.activeModalWidget() is None
