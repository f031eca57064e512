"""The design page keeps the room as the user shared it, and cuts nothing that has to be read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from designer.timing import DayTime
from tests.gui import builders
from widgets.design.board.day_header import DayHeader
from widgets.design.design_page import DesignPage
from widgets.design.text_lines import TextLines
from widgets.state.layout_store import LayoutStore
from widgets.state.workspace import Workspace
from widgets.theme.theme import Theme


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = builders.open_workspace(tmp_path, builders.record(builders.week(mon="sit-up-full")))
    yield made
    assert made.close_patient()


def open_page(
    qtbot: QtBot, workspace: Workspace, width: int = 1366, height: int = 700
) -> DesignPage:
    page = DesignPage(workspace)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    QApplication.processEvents()
    return page


def drag(splitter: QSplitter, handle: int, to: int) -> None:
    sizes = splitter.sizes()
    sizes[handle - 1 : handle + 1] = [to, sum(sizes[handle - 1 : handle + 1]) - to]
    splitter.setSizes(sizes)
    splitter.splitterMoved.emit(to, handle)
    QApplication.processEvents()


def test_the_width_of_the_columns_is_remembered(qtbot: QtBot, workspace: Workspace) -> None:
    page = open_page(qtbot, workspace)
    drag(page._columns, 1, 320)
    kept = page._columns.sizes()
    assert kept[0] == 320
    page.close()
    assert open_page(qtbot, workspace)._columns.sizes() == kept


def test_a_large_screen_has_widths_of_its_own(qtbot: QtBot, workspace: Workspace) -> None:
    page = open_page(qtbot, workspace)
    drag(page._columns, 1, 300)
    large = open_page(qtbot, workspace, 2560, 1300)
    usual = large._columns.sizes()
    drag(large._columns, 1, 500)
    assert open_page(qtbot, workspace)._columns.sizes()[0] == 300
    assert usual[0] != 500
    assert open_page(qtbot, workspace, 2560, 1300)._columns.sizes()[0] == 500


def test_the_height_of_the_dose_is_remembered(qtbot: QtBot, workspace: Workspace) -> None:
    page = open_page(qtbot, workspace, 2560, 1300)
    drag(page._columns.right_column, 1, 600)
    kept = page._columns.right_column.sizes()
    page.close()
    assert open_page(qtbot, workspace, 2560, 1300)._columns.right_column.sizes() == kept


def test_a_damaged_layout_file_counts_as_never_chosen(tmp_path: Path) -> None:
    file = tmp_path / "layout.ini"
    file.write_text("[sizes]\ndesign-right=12, x\none=7\nthree=1, 2, 3\n", "utf-8")
    store = LayoutStore(file)
    assert store.sizes("design-right", 2) is None
    assert store.sizes("one", 2) is None
    assert store.sizes("three", 2) is None
    assert store.sizes("three", 3) == [1, 2, 3]
    assert store.sizes("never", 2) is None


def test_a_narrow_day_shows_the_day_of_the_month_whole(qtbot: QtBot) -> None:
    theme = Theme()
    header = DayHeader(0, theme)
    qtbot.addWidget(header)
    header.show_day(date(2026, 3, 16), DayTime(), today=False)
    lines = TextLines(theme.font(12))
    whole = lines.width("16 Mar")
    assert header.date_shown(lines, whole) == "16 Mar"
    assert header.date_shown(lines, whole - 1) == "16"
    assert header.date_shown(lines, 3) == ""
    assert "16 Mar" in header.accessibleName()


def test_a_source_that_is_cut_can_be_read_in_the_tooltip(
    qtbot: QtBot, workspace: Workspace
) -> None:
    page = open_page(qtbot, workspace)
    card = page.findings.cards()[0]
    assert card.text is not None
    assert card.toolTip() == ""  # it fits
    card.resize(120, card.height())
    assert card.text.source in card.toolTip()
    assert card.text.source in card.accessibleDescription()
    assert card.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_what_a_folded_panel_gives_up_goes_to_the_board(qtbot: QtBot, workspace: Workspace) -> None:
    page = open_page(qtbot, workspace)
    wide = page.board.width()
    for side in (page.left, page.right):
        side.set_folded(folded=True)
    QApplication.processEvents()
    assert page.board.width() > wide + 400
    page.resize(960, 500)  # as on a small screen
    QApplication.processEvents()
    assert page.board.width() > 850
    page.left.set_folded(folded=False)
    QApplication.processEvents()
    assert page.board.width() < 760
