"""Names from hostile files are shown as they are written, on every part of the design page."""

from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from designer.knowledge.library import Library
from designer.model.vocabulary import Lane
from tests.gui import builders
from widgets.design.design_page import DesignPage
from widgets.design.dropping import drop_exercise
from widgets.design.steps import Target
from widgets.state.workspace import Workspace

NAMES = (
    "<img src='/etc/passwd'><b>bold</b> & <script>",
    "x" * 300,
    "مرحبا بالعالم תרגיל",
    "運動の名前がとても長い場合でも表示される",
    "&Mnemonic && %1 {name} \t\n two lines",
)


class Renamed:
    """The library with another name for one exercise."""

    def __init__(self, name: str) -> None:
        self._library = builders.library()
        self.exercises = dict(self._library.exercises)
        for key in ("dead-bug", builders.BLOCKED):
            self.exercises[key] = replace(self.exercises[key], name=name)

    def __getattr__(self, attribute: str) -> object:
        return getattr(self._library, attribute)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_shown_literally(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    services = builders.services(tmp_path)
    services = type(services)(
        clinic=services.clinic,
        library=cast(Library, Renamed(name)),
        checker=services.checker,
        templates=services.templates,
        now=services.now,
        new_id=services.new_id,
        layout_file=services.layout_file,
    )
    workspace = Workspace(services)
    workspace.create_patient(builders.record(builders.week(mon=builders.BLOCKED)))
    page = DesignPage(workspace)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    assert drop_exercise(page.board, "dead-bug", Target(2))
    QApplication.processEvents()
    page.grab()
    index = page.board.canvas.cells[2, Lane.STABILISE].lane_model.index(0)
    assert index.data() == name
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "<b>" not in tip
    title = page.findings.cards()[0].text
    assert title is not None
    assert title.title == name
    assert workspace.close_patient()


def test_data_labels_never_read_markup(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = builders.open_workspace(tmp_path, builders.record(builders.week(mon="dead-bug")))
    page = DesignPage(workspace)
    qtbot.addWidget(page)
    page.board.reveal(["mon-1"])
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text(), label.text()
    assert workspace.close_patient()


def test_everything_to_click_or_type_into_has_a_name_and_a_size(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made = builders.week(mon="sit-up-full bird-dog", fri="suitcase-carry")
    workspace = builders.open_workspace(tmp_path, builders.record(made))
    page = DesignPage(workspace)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.board.reveal(["fri-1"])
    QApplication.processEvents()
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, QComboBox)
    for kind in kinds:
        for widget in page.findChildren(kind):
            if not widget.isVisible() or widget.objectName().startswith("qt_"):
                continue
            if isinstance(widget.parent(), QLineEdit | QComboBox):
                continue  # the little button inside a field
            said = widget.accessibleName() or getattr(widget, "text", str)()
            assert said, f"{widget} has no name"
            assert min(widget.width(), widget.height()) >= 24, f"{said}: {widget.size()}"
    for cell in page.board.canvas.cells.values():
        assert cell.accessibleName()
    assert workspace.close_patient()
