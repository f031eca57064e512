"""Whether pictures move: the system's wish, the user's own, and cards under the pointer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.clinics import demo_services
from widgets.design.lane_model import Role
from widgets.library.library_page import LibraryPage
from widgets.state.layout_store import LayoutStore
from widgets.state.workspace import Workspace
from widgets.theme.motion import Motion
from widgets.theme.system_motion import desktop_is_still


@pytest.mark.parametrize(
    ("file", "text", "still"),
    [
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=much\n", False),
        ("kdeglobals", "no settings at all", False),
    ],
)
def test_the_desktop_says_whether_to_keep_still(
    tmp_path: Path, file: str, text: str, still: bool
) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    assert desktop_is_still(tmp_path) == still


def test_the_users_wish_goes_before_the_systems(qtbot: QtBot) -> None:
    motion = Motion(system_is_still=lambda: True)
    before = motion.allowed
    with qtbot.waitSignal(motion.changed) as told:
        motion.set_mode("moving")
    assert (before, told.args) == (False, [True])
    with qtbot.waitSignal(motion.changed) as told:
        motion.set_mode("system")
    assert told.args == [False]


def test_the_wish_is_kept(tmp_path: Path) -> None:
    store = LayoutStore(tmp_path / "layout.ini")
    assert store.motion == "system"
    store.motion = "still"
    store.write()
    assert LayoutStore(tmp_path / "layout.ini").motion == "still"


def test_a_card_moves_while_the_pointer_rests_on_it(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = Workspace(demo_services(tmp_path))
    workspace.theme.motion.set_mode("moving")
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    cards, hovering = page.panel.list, page.hovering
    model = cards.model()
    rows = {model.index(row, 0).data(Role.EXERCISE_ID): row for row in range(model.rowCount())}
    index = model.index(rows["dead-bug"], 0)
    cards.scrollTo(index)
    place = cards.visualRect(index).center()
    QTest.mouseMove(cards.viewport(), place - QPoint(3, 0))
    QTest.mouseMove(cards.viewport(), place)
    qtbot.waitUntil(lambda: hovering.moving is not None)
    view = hovering.moving
    assert view is not None
    assert view.is_moving()
    assert cards.visualRect(index).contains(view.geometry())
    assert view.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    workspace.theme.motion.set_mode("still")
    assert hovering.moving is None
