"""The cards of the board show the exercise, the dose and the mark, however they were drawn."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resources.paths import folder
from tests.gui import builders
from widgets.design.board.board_card import (
    BAND_HEIGHT,
    BESIDE_FROM_PX,
    BESIDE_SIZES,
    TALL_BAND_HEIGHT,
    BoardCardDelegate,
)
from widgets.design.board.lane_list import LaneList
from widgets.design.design_page import DesignPage
from widgets.state.layout_store import LayoutStore
from widgets.state.workspace import Workspace

PICTURES = "Pictures on the week’s cards"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    services = replace(builders.services(tmp_path), figures_folder=folder("figures"))
    made = Workspace(services)
    made.create_patient(builders.record(builders.week(mon="dead-bug", fri="sit-up-full")))
    yield made
    assert made.close_patient()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> DesignPage:
    made = DesignPage(workspace)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    qtbot.waitUntil(lambda: not workspace.figures.is_waited_for)
    return made


def cell_of(page: DesignPage, placement_id: str) -> LaneList:
    found = page.board.canvas.cell_of(placement_id)
    assert found is not None
    return found[0]


def seen(cell: LaneList) -> QImage:
    """The first card as it is painted."""
    QApplication.processEvents()
    card = cell.visualRect(cell.lane_model.index(0))
    return cell.viewport().grab(card.adjusted(3, 3, -3, -3)).toImage()


def drawn_anew(cell: LaneList) -> QImage:
    delegate = cell.itemDelegate()
    assert isinstance(delegate, BoardCardDelegate)
    delegate._kept.clear()
    return seen(cell)


def colours(picture: QImage, within: QRect) -> int:
    points = [
        (x, y) for x in range(within.left(), within.right()) for y in range(4, within.bottom())
    ]
    return len({picture.pixel(x, y) for x, y in points})


def test_a_narrow_card_has_its_picture_above_the_words(page: DesignPage) -> None:
    cell = cell_of(page, "mon-1")
    assert cell.width() < BESIDE_FROM_PX
    band = QRect(12, 4, cell.width() - 30, BAND_HEIGHT - 4)
    assert colours(seen(cell), band) > 20
    with_picture = cell.content_height(cell.width())
    page.board.show_pictures(shown=False)
    assert cell.content_height(cell.width()) == with_picture - BAND_HEIGHT


def test_a_kept_card_is_the_one_that_would_be_drawn(page: DesignPage) -> None:
    cell = cell_of(page, "mon-1")
    plain = seen(cell)
    page.board.selection.select(["mon-1"])
    chosen = seen(cell)
    assert chosen != plain
    assert chosen == drawn_anew(cell)
    page.board.selection.select(["fri-1"])
    assert seen(cell) == drawn_anew(cell)


def test_another_theme_draws_the_cards_anew(page: DesignPage, workspace: Workspace) -> None:
    cell = cell_of(page, "mon-1")
    light = seen(cell)
    workspace.theme.set_mode("dark")
    assert seen(cell) != light
    workspace.theme.set_mode("light")
    assert seen(cell) == light


def test_pictures_can_be_left_out_and_stay_so(
    qtbot: QtBot, page: DesignPage, workspace: Workspace
) -> None:
    command = next(a for a in page.view_actions() if a.text() == PICTURES)
    assert command.isChecked()
    high = cell_of(page, "mon-1").height()
    command.trigger()
    assert cell_of(page, "mon-1").height() < high
    assert not LayoutStore(workspace.services.layout_file).board_pictures
    again = DesignPage(workspace)
    qtbot.addWidget(again)
    again.resize(1366, 700)
    again.show()
    assert cell_of(again, "mon-1").height() < high


def test_a_wider_day_shows_larger_pictures(page: DesignPage) -> None:
    cell = cell_of(page, "mon-1")
    heights = [cell.content_height(width) for width in (120, 160, 260)]
    page.board.show_pictures(shown=False)
    taken = [
        high - cell.content_height(w) for high, w in zip(heights, (120, 160, 260), strict=True)
    ]
    assert taken[0] == BAND_HEIGHT
    assert taken[1] == TALL_BAND_HEIGHT
    assert heights[2] >= BESIDE_SIZES[0][1].height()
