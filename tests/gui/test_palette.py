"""The command palette: everything of the window by typing a few letters, slips forgiven."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from designer.demo import demo_records
from designer.model.record import PatientRecord
from resources.paths import folder
from tests.gui.helpers import TODAY, MakeWindow, patient
from widgets.palette.entry import Entry, Kind
from widgets.palette.index import EntryIndex
from widgets.palette.palette import Palette
from widgets.palette.sources import without_mnemonic
from widgets.shell.main_window import MainWindow
from widgets.shell.pages import PAGES
from widgets.state.services import Services

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(make_main_window: MakeWindow, services: Services) -> MainWindow:
    """The window on three patients, none open; the first has a course of weeks."""
    record = next(iter(demo_records(services.library, folder("demo"), TODAY)))
    services.clinic.create(replace(record, patient=replace(record.patient, id=patient().id)))
    services.clinic.create(PatientRecord(patient=patient(2, "Okafor, Ngozi")))
    services.clinic.create(PatientRecord(patient=patient(3, "<b>Bold</b> & Brave")))
    return make_main_window()


def opened(window: MainWindow, qtbot: QtBot) -> Palette:
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert window._content is not None
    palette = window._content.palette_.palette
    assert palette is not None
    assert palette.isVisible()
    qtbot.waitUntil(lambda: palette.is_complete)
    return palette


def titles(palette: Palette) -> list[str]:
    return [entry.title for entry in palette.model.entries]


def choose(palette: Palette, typed: str) -> Entry:
    palette.field.clear()
    QTest.keyClicks(palette.field, typed)
    entry = palette.model.entries[0]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not palette.isVisible()
    return entry


def leaves(actions: list[QAction]) -> Iterator[QAction]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from leaves(menu.actions())
        elif action.isVisible() and not action.isSeparator():
            yield action


@pytest.mark.parametrize("page", [kind.name for kind in PAGES])
def test_every_command_of_the_menus_can_be_found(
    window: MainWindow, qtbot: QtBot, page: str
) -> None:
    window.workspace.open_patient(patient().id)
    window.show_page(page)
    palette = opened(window, qtbot)
    wanted = {
        without_mnemonic(action.text()).split("\t")[0]
        for action in leaves(window.menuBar().actions())
        if action is not window.actions_.palette
    }
    for text in wanted:
        palette.field.setText(text)
        assert text in titles(palette), text
    palette.hide()


def test_a_page_is_shown_with_its_keys(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    entry = choose(palette, "libr")
    assert (entry.title, entry.kind) == ("Library", Kind.PAGE)
    native = QKeySequence.SequenceFormat.NativeText
    assert entry.keys == QKeySequence("Ctrl+5").toString(native)
    assert window.pages.name == "library"


def test_a_slip_of_the_finger_still_finds_the_exercise(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    QTest.keyClicks(palette.field, "daed bgu")
    assert titles(palette) == []  # three letters may mean anything
    palette.field.setText("daed")
    assert "“daed” → “dead”" in palette.note.text()
    assert choose(palette, "daed").title == "Dead bug"
    page = window.pages.page("library")
    assert page is not None
    assert window.pages.name == "library"
    assert page.panel.list.current_exercise() == "dead-bug"  # type: ignore[attr-defined]


def test_a_patient_is_opened_by_name_or_number_and_leaves_no_trace_in_the_layout(
    window: MainWindow, qtbot: QtBot, services: Services
) -> None:
    entry = choose(opened(window, qtbot), "okafor")
    assert "MRN 0002" in entry.detail
    document = window.workspace.document
    assert document is not None
    assert document.record.patient.id == patient(2).id
    assert choose(opened(window, qtbot), "0003").title == "<b>Bold</b> & Brave"
    window.close()
    kept = Path(services.layout_file).read_text("utf-8")
    assert patient(2).id not in kept
    assert "Okafor" not in kept


def test_names_are_shown_as_they_are_written(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    palette.field.setText("brave")
    tip = palette.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; Brave" in tip
    palette.hide()


def test_a_week_of_the_open_patient_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.open_patient(patient().id)
    assert choose(opened(window, qtbot), "week 2").kind is Kind.WEEK
    assert window.workspace.document is not None
    assert window.workspace.document.week_index == 1
    assert window.pages.name == "design"


def test_what_was_done_last_comes_first_also_the_next_day(
    window: MainWindow, qtbot: QtBot, make_main_window: MakeWindow
) -> None:
    choose(opened(window, qtbot), "dark")
    choose(opened(window, qtbot), "hand")
    palette = opened(window, qtbot)
    assert titles(palette)[:2] == ["Handout", "Dark"]
    palette.hide()
    window.close()
    palette = opened(make_main_window(), qtbot)
    assert titles(palette)[:2] == ["Handout", "Dark"]
    palette.hide()


def test_what_cannot_be_done_now_is_found_but_not_chosen(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    palette.field.setText("print handout")
    assert titles(palette) == ["Print handout…"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_arrow_keys_go_round(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    last = palette.model.rowCount() - 1
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() in {last, last - 1}
    palette.list.setCurrentIndex(palette.model.index(last))
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    palette.hide()


def test_nothing_found_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    palette.field.setText("xyzzyplugh")
    assert "Try fewer letters" in palette.note.text()
    palette.hide()


def test_portions_that_come_later_are_found_too() -> None:
    def entry(number: int) -> Entry:
        return Entry(f"patient:{number}", Kind.PATIENT, f"Person{number}, Sam", lambda: None)

    index = EntryIndex()
    index.add(entry(number) for number in range(5000))
    assert [one.title for one in index.find("person4999").entries] == ["Person4999, Sam"]
    index.add(entry(number) for number in range(5000, 10000))
    assert [one.title for one in index.find("sam person9999").entries] == ["Person9999, Sam"]
    assert index.find("persom9999").read_as == {"persom9999": "person9999"}
