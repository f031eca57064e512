"""Dialogs fit: on a full-HD screen at 200 %, with a long name, and without scrolling sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from designer.model.patient import Identifiers
from tests.gui.clinics import library, open_demo
from widgets.common.dialog_size import MARGIN_PX, resize_within
from widgets.design.weeks.course_dialog import CourseDialog
from widgets.design.weeks.discharge_dialog import DischargeDialog
from widgets.library.library_page import LibraryPage
from widgets.progress.entering.log_dialog import LogDialog, new_logs
from widgets.progress.progress_page import ProgressPage
from widgets.state.workspace import Workspace
from widgets.theme.theme import Theme

ROOM = QSize(960 - MARGIN_PX, 480 - MARGIN_PX)  # 1920x1080 at 200 %, less bars and title
LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Maximiliana Alexandrina von und zu"


@pytest.fixture
def workspace(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """A demonstration patient with a very long name."""
    workspace = open_demo(qtbot, tmp_path)
    workspace.theme = theme
    document = workspace.document
    assert document is not None
    named = replace(document.record.patient, identifiers=Identifiers(name=LONG, mrn="MRN-0042"))
    document.change(replace(document.record, patient=named), "a long name")
    yield workspace
    assert workspace.close_patient()


def _least(act: Callable[[], object]) -> QSize:
    """How small the dialog can be that ``act`` opens."""
    found = list[QSize]()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        found.append(dialog.minimumSizeHint().expandedTo(dialog.minimumSize()))
        dialog.reject()

    QTimer.singleShot(0, look)
    act()
    return found[0]


def _fits(size: QSize) -> bool:
    return size.width() <= ROOM.width() and size.height() <= ROOM.height()


@pytest.mark.parametrize("name", ["log_session", "visit", "type_week", "decide", "report"])
def test_the_dialogs_of_progress_fit(qtbot: QtBot, workspace: Workspace, name: str) -> None:
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    size = _least(getattr(page.windows, name))
    assert _fits(size), size


@pytest.mark.parametrize("name", ["exercise", "rule"])
def test_the_editors_of_the_library_fit(qtbot: QtBot, workspace: Workspace, name: str) -> None:
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    acts = {"exercise": page.keeping.make, "rule": page.rules.actions_.make}
    size = _least(acts[name])
    assert _fits(size), size


def test_the_picture_editor_fits_and_puts_its_panels_on_one_side(
    qtbot: QtBot, workspace: Workspace
) -> None:
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    editor = page.pictures.editor("dead-bug")
    qtbot.addWidget(editor)
    editor.setWindowTitle(LONG)
    assert _fits(editor.minimumSizeHint()), editor.minimumSizeHint()
    editor.show()
    for width in (1240, ROOM.width(), 1240):
        editor.resize(width, ROOM.height())
        for panel in (editor.positions, editor.preview, editor.joint):
            qtbot.waitUntil(panel.isVisible)
        assert editor.width() == width
        apart = editor.positions.parentWidget() is not editor.joint.parentWidget()
        assert apart is (width > 1000)


def test_the_dialogs_of_weeks_fit(qtbot: QtBot, workspace: Workspace) -> None:
    document, services = workspace.document, workspace.services
    assert document is not None
    course = CourseDialog(services, workspace.theme, document.record)
    discharge = DischargeDialog(document.record.patient, services.today(), "Bo")
    for dialog in (course, discharge):
        qtbot.addWidget(dialog)
        size = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
        assert _fits(size), (dialog.windowTitle(), size)


def test_the_log_form_is_as_wide_as_its_fields(qtbot: QtBot, workspace: Workspace) -> None:
    document, services = workspace.document, workspace.services
    assert document is not None
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    session, day = new_logs(document.record, services.now(), "new")
    dialog = LogDialog(document.record, library(), services.now(), session, day, window)
    dialog.show()
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)


def test_a_dialog_begins_inside_a_small_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    resize_within(dialog, 9_000, 9_000)
    room = dialog.screen().availableGeometry()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()
