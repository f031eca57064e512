"""What happened to a patient, through the real window."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

import pytest
from msgspec.structs import replace
from PySide6.QtGui import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model.log import SessionLog
from designer.timeline import EventKind, Place
from tests.gui.helpers import MakeWindow
from tests.gui.intake import button, click, patients_page, started
from widgets.design.weeks.programs_dialog import ProgramsDialog
from widgets.patients.timeline.timeline_model import Role
from widgets.patients.timeline.timeline_signs import sign_of
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services


def test_the_timeline_leads_to_the_thing(make_main_window: MakeWindow, services: Services) -> None:
    services.clinic.create(started())
    window = make_main_window()
    page = patients_page(window)
    page.actions_.timeline.trigger()
    view = page.overview.timeline
    titles = [str(view.model.index(row).data()) for row in range(view.model.rowCount())]
    assert titles == [
        "Logged: 1 session, worst pain 2",
        "Week 2 began",
        "Week 1 began",
        "Program began: 2 weeks",
    ]
    assert QApplication.focusWidget() is view.list
    view.list.setCurrentIndex(view.model.index(2))
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert window.pages.name == "design"
    assert window.workspace.document is not None
    assert window.workspace.document.week_index == 0

    window.show_page("patients")
    at = view.list.visualRect(view.model.index(0)).center()
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.pages.name == "progress"


def test_a_week_of_an_earlier_program_opens_that_program(
    make_main_window: MakeWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = started()
    [old] = record.programs
    ended = replace(old, id="earlier", ended_on=old.start_date)
    services.clinic.create(replace(record, programs=(ended, old)))
    shown: list[tuple[str | None, int, bool]] = []

    def read(dialog: ProgramsDialog) -> int:
        program = dialog.program()
        offered = not dialog.agree.isHidden()
        shown.append((program.id if program else None, dialog.week.currentIndex(), offered))
        return 0

    monkeypatch.setattr(ProgramsDialog, "exec", read)
    window = make_main_window()
    page = patients_page(window)
    page.actions_.timeline.trigger()
    page._going.go(Place("design", "earlier", 1))
    assert shown == [("earlier", 1, False)]
    assert window.pages.name == "patients"


def test_every_kind_of_event_has_a_sign_of_its_group() -> None:
    kinds: tuple[EventKind, ...] = get_args(EventKind)
    assert all(sign_of(kind) for kind in kinds)
    groups: tuple[EventKind, ...] = ("flare", "print", "logs", "screen", "program", "week")
    assert len({sign_of(kind) for kind in groups}) == len(groups)


def test_the_timeline_is_filtered_and_searched(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(started())
    page = patients_page(make_main_window())
    page.actions_.timeline.trigger()
    view = page.overview.timeline
    view.kinds.setCurrentIndex(view.kinds.findData("log"))
    assert view.model.rowCount() == 1
    view.search.setText("no such thing")
    click(button(view, "Show everything"))
    view.search.setText("program began")
    assert [view.model.index(0).data(Role.DATE)] == ["23 Feb 2026"]


def test_the_timeline_follows_the_open_patient(main_window: MainWindow, qtbot: QtBot) -> None:
    document = main_window.workspace.create_patient(started())
    page = patients_page(main_window)
    page.actions_.timeline.trigger()
    model = page.overview.timeline.model
    before = model.count_of_all
    added = SessionLog(id="t", at=datetime(2026, 2, 24, 8))
    document.change(replace(document.record, sessions=(*document.record.sessions, added)), "Log")
    qtbot.waitUntil(lambda: model.count_of_all > before)
