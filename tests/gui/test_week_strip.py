"""The strip counts the weeks as the head of the window and the handout do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from designer.model.program import ProgramWeek
from tests.gui import builders
from widgets.design.design_page import DesignPage
from widgets.shell.identity_bar import IdentityBar
from widgets.state.workspace import Workspace

STEPPED = (1, 2, 2, 1)  # a repeat, then a step back


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    weeks = [ProgramWeek(prog_week=n, week=builders.week(mon="dead-bug")) for n in STEPPED]
    made = builders.open_workspace(tmp_path, builders.record(*weeks))
    yield made
    assert made.close_patient()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> DesignPage:
    made = DesignPage(workspace)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    return made


def test_head_and_strip_count_the_same_weeks(
    qtbot: QtBot, workspace: Workspace, page: DesignPage
) -> None:
    head = IdentityBar(workspace)
    qtbot.addWidget(head)
    workspace.document_opened.emit(workspace.document)  # the window's head hears it from the start
    for index in range(len(STEPPED)):
        page.weeks.strip.week_chosen.emit(index)
        said = f"Week {index + 1} of 4"
        assert said in [label.text() for label in head.findChildren(QLabel)]
        assert page.weeks.strip.described(index).startswith(said)
        assert f"{said}, from" in page.weeks.strip.accessibleName()


def test_repeats_and_steps_back_are_said(page: DesignPage) -> None:
    said = [page.weeks.strip.described(index).split(" · ")[1] for index in range(4)]
    assert said == [
        "progression week 1",
        "progression week 2",
        "repeats progression week 2",
        "steps back to progression week 1",
    ]


def test_the_tooltip_is_that_of_the_week_under_the_pointer(
    page: DesignPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _pos, text, _widget: said.append(text))
    strip = page.weeks.strip
    pos = strip.chip_rect(2).center().toPoint()
    help_event = QHelpEvent(QEvent.Type.ToolTip, pos, strip.mapToGlobal(pos))
    QApplication.sendEvent(strip, help_event)
    assert "Week 3 of 4" in said[0]


def test_keys_and_clicks_choose_the_week_whose_number_is_shown(
    page: DesignPage, workspace: Workspace
) -> None:
    document = workspace.document
    assert document is not None
    strip = page.weeks.strip
    QTest.mouseClick(
        strip,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(strip.chip_rect(2).center().toPoint()),
    )
    assert document.week_index == 2
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert document.week_index == 3
