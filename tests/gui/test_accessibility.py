"""Each page as assistive technology and the keyboard meet it: roles, focus, targets, drags.

Names are looked at in test_shell_access.py, contrast in test_shell_theme.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QImage, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from designer.demo import demo_records
from resources.paths import folder
from tests.gui.helpers import TODAY, MakeWindow, patient
from widgets.design.board.board_canvas import BoardCanvas
from widgets.design.board.board_keys import BoardKeys
from widgets.design.board.lane_list import LaneList
from widgets.design.board.pattern_strip import PatternStrip
from widgets.design.library.library_list import LibraryList
from widgets.design.library.library_panel import LibraryPanel
from widgets.shell.main_window import MainWindow
from widgets.shell.pages import PAGES
from widgets.state.services import Services
from widgets.theme.shortcuts import Shortcut, keys

SCREENS = ["intake", *(kind.name for kind in PAGES)]
SMALL, LARGE = QSize(1366, 768), QSize(960, 480)  # the second: a full-HD screen at 200 %
LEAST_TARGET = 24
NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client}
TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)
MOST_STOPS = 400

# What takes part in dragging, and the keys that do the same without a mouse.
WITHOUT_DRAGGING: dict[type[QWidget], tuple[Shortcut, ...]] = {
    LibraryList: (Shortcut.ADD_TO_DAY,),
    LibraryPanel: (Shortcut.REMOVE,),  # a card that is dropped there leaves the week
    BoardCanvas: (Shortcut.PASTE,),
    PatternStrip: (Shortcut.ADD_TO_DAY,),  # the menu of a card in the library asks for several
    LaneList: (
        *(Shortcut.MOVE_UP, Shortcut.MOVE_DOWN, Shortcut.MOVE_LEFT, Shortcut.MOVE_RIGHT),
        *(Shortcut.CUT, Shortcut.COPY, Shortcut.PASTE, Shortcut.REMOVE, Shortcut.DUPLICATE),
    ),
}


@pytest.fixture
def window(make_main_window: MakeWindow, services: Services) -> MainWindow:
    """The window with a patient in the middle of a course."""
    record = next(iter(demo_records(services.library, folder("demo"), TODAY)))
    window = make_main_window()
    window.resize(SMALL)
    own = replace(record.patient, id=patient().id)
    window.workspace.create_patient(replace(record, patient=own))
    return window


def show(window: MainWindow, screen: str) -> None:
    if screen == "intake":
        window.actions_.edit_patient.trigger()
    else:
        window.show_page(screen)
    QApplication.processEvents()


def stops(root: QWidget) -> Iterator[QWidget]:
    """Where Tab can stop."""
    for widget in root.findChildren(QWidget):
        if not isValid(widget):  # rebuilt since, by what the last stop started
            continue
        tabs = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabs and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            yield widget


def described(widget: QWidget) -> str:
    names = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and len(names) < 4:
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{widget.accessibleName()!r} {' < '.join(names)}"


def without_a_role(root: QWidget) -> list[str]:
    found = []
    for widget in stops(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        named = bool(interface.text(QAccessible.Text.Name).strip())
        inside = isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox))
        # Qt gives areas that scroll no role of their own; screen readers say their names.
        plain = isinstance(widget, QAbstractScrollArea)
        role = interface.role() in NO_ROLE and not plain
        if role or not (named or inside):
            found.append(f"{described(widget)} {interface.role().name}")
    return found


@pytest.mark.parametrize("screen", SCREENS)
def test_whatever_takes_the_keyboard_has_a_name_and_a_role(window: MainWindow, screen: str) -> None:
    show(window, screen)
    assert not without_a_role(window)


def test_a_stop_without_a_role_would_be_found(main_window: MainWindow) -> None:
    stop = QWidget(main_window)
    stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    stop.show()
    assert len(without_a_role(main_window)) == 1


def walked(window: MainWindow) -> list[QWidget]:
    """Where Tab stops, one after the other, until it is back where it began."""
    first = QApplication.focusWidget()
    assert first is not None
    found = [first]
    for _ in range(MOST_STOPS):
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        assert after is not None
        assert after is not now, f"Tab does not leave {described(now)}"
        if after is first:
            return found
        found.append(after)
    pytest.fail(f"Tab never comes back; last {described(found[-1])}")


def page_of(window: MainWindow) -> QWidget:
    page = window.pages.currentWidget()
    assert page is not None
    return page


@pytest.mark.parametrize("screen", SCREENS)
def test_tab_reaches_everything_and_comes_back(window: MainWindow, screen: str) -> None:
    show(window, screen)
    reached = set(walked(window))
    # An exclusive group is one stop; its arrow keys reach the others.
    missed = [
        described(stop)
        for stop in stops(page_of(window))
        if stop not in reached and not _in_a_group(stop)
    ]
    assert not missed


def _in_a_group(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.group() is not None


def looks(window: MainWindow, widget: QWidget) -> list[QImage]:
    """What is seen of a widget, also where it has to be scrolled to, and of the frame around it."""
    ring = window._content.focus_ring if window._content is not None else None
    frame = ring.frame if ring is not None else None
    pictures = [widget] if frame is None or not frame.isVisible() else [widget, frame]
    return [one.grab().toImage() for one in pictures]


@pytest.mark.parametrize("screen", SCREENS)
def test_the_focus_can_be_seen_wherever_it_is(window: MainWindow, screen: str) -> None:
    show(window, screen)
    nowhere = QWidget(window)
    nowhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    nowhere.setGeometry(0, 0, 0, 0)
    nowhere.show()
    unseen = []
    kinds: set[tuple[type[QWidget], object, object]] = set()
    for stop in stops(page_of(window)):
        kind = (type(stop), stop.property("kind"), stop.property("segment"))
        if kind in kinds:  # the same style paints them: one of each kind is enough
            continue
        kinds.add(kind)
        nowhere.setFocus()
        QApplication.processEvents()
        before = looks(window, stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if stop.hasFocus() and looks(window, stop) == before:
            unseen.append(described(stop))
    assert not unseen


def small_targets(root: QWidget) -> list[str]:
    """Buttons, fields, tabs and rows that are hard to hit."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget.parentWidget(), TEXT_FIELDS):
            continue
        sizes: list[QSize] = []
        if isinstance(widget, (QAbstractButton, QComboBox, QAbstractSpinBox)) or (
            isinstance(widget, QLineEdit)
            and not isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
        ):
            sizes = [widget.size()]
        elif isinstance(widget, QTabBar):
            sizes = [widget.tabRect(at).size() for at in range(widget.count())]
        elif (
            isinstance(widget, QListView)
            and widget.model() is not None
            and widget.model().rowCount()
        ):
            sizes = [widget.visualRect(widget.model().index(0, 0)).size()]
        if any(min(size.width(), size.height()) < LEAST_TARGET for size in sizes):
            found.append(f"{described(widget)} {[size.toTuple() for size in sizes]}")
    return found


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["100 %", "200 %"])
@pytest.mark.parametrize("screen", SCREENS)
def test_targets_are_large_enough(window: MainWindow, screen: str, size: QSize) -> None:
    window.resize(size)
    show(window, screen)
    assert not small_targets(window)


def outside(window: MainWindow) -> list[str]:
    """What is cut off by the window or by a parent that cannot scroll."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, (QAbstractButton, QComboBox, QLineEdit)):
            continue
        if not widget.isVisible() or _scrolls(widget, window):
            continue
        rect = QRect(widget.mapTo(window, QPoint()), widget.size())
        if not window.rect().contains(rect):
            found.append(f"{described(widget)} {rect.getRect()}")
    return found


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QAbstractScrollArea | QTabBar):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_cut_off_at_200_percent(window: MainWindow, screen: str) -> None:
    window.resize(LARGE)
    show(window, screen)
    assert window.size() == LARGE, "a page is wider or higher than the screen"
    assert not outside(window)


def _is_in_a_chart(widget: QWidget) -> bool:
    return any(isinstance(one, QGraphicsView) for one in (widget, widget.parentWidget()))


def takes_part_in_drags(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        drags = isinstance(widget, QAbstractItemView) and widget.dragEnabled()
        if drags or (widget.acceptDrops() and not isinstance(widget, TEXT_FIELDS)):
            view = (
                widget.parentWidget() if widget.objectName() == "qt_scrollarea_viewport" else widget
            )
            # Text that is dropped can be pasted; a chart takes nothing, whatever Qt has it say.
            if isinstance(view, TEXT_FIELDS) or view is None or _is_in_a_chart(view):
                continue
            yield view


@pytest.mark.parametrize("screen", SCREENS)
def test_no_drag_without_another_way(window: MainWindow, screen: str) -> None:
    show(window, screen)
    live = {k.toString() for action in window.findChildren(QAction) for k in action.shortcuts()}
    for short in window.findChildren(QShortcut):
        live |= {key.toString() for key in short.keys()}  # noqa: SIM118  # no dict
    for board in window.findChildren(BoardKeys):
        live |= board._actions.keys()
    for view in takes_part_in_drags(window):
        ways = [ways for kind, ways in WITHOUT_DRAGGING.items() if isinstance(view, kind)]
        assert ways, f"dragging is the only way in {described(view)}"
        if screen == "design":
            missing = [way for way in ways[0] if keys(way)[0].toString() not in live]
            assert not missing, (described(view), missing)
