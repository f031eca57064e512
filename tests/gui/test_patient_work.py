"""Archive and restore, reviews, the timeline and the first steps, through the real window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import get_args

import pytest
from msgspec.structs import replace
from PySide6.QtGui import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model.log import SessionLog
from designer.model.patient import RedFlagScreen
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.timeline import Event, EventKind, Place
from tests.gui.helpers import TODAY, MakeServices, MakeWindow, answering, patient
from tests.gui.intake import begin_new, button, click, fill_identity, patients_page
from widgets.design.weeks.programs_dialog import ProgramsDialog
from widgets.patients.intake.review_form import ReviewForm
from widgets.patients.timeline.timeline_model import Role
from widgets.patients.timeline.timeline_signs import sign_of
from widgets.shell.lookalike_button import LookAlikeButton
from widgets.shell.main_window import MainWindow
from widgets.state.autosave import SaveState
from widgets.state.services import Services


def review_of(window: MainWindow) -> ReviewForm:
    form = patients_page(window).review
    assert form is not None
    return form


def started() -> PatientRecord:
    week = ProgramWeek(prog_week=1, start_date=date(2026, 2, 23))
    later = ProgramWeek(prog_week=2, start_date=date(2026, 3, 2))
    return PatientRecord(
        patient=patient(),
        programs=(Program(id="g", weeks=(week, later)),),
        sessions=(SessionLog(id="s", at=datetime(2026, 3, 3, 8), pain_peak=2),),
    )


# Archive and restore


def test_an_archived_patient_leaves_the_list_and_comes_back(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    page = patients_page(make_main_window())
    page.list.choose(patient(1).id)
    click(button(page, "Archive"))
    assert page.list.model.rowCount() == 1
    assert "1 archived not shown" in page.list._count.text()
    assert "MRN 0001" in page.note.words.text()
    page.note.undo.click()
    assert page.list.model.rowCount() == 2
    assert page.list.chosen() == patient(1).id

    click(button(page, "Archive"))
    page.list.actions_.archived.trigger()
    assert page.list.model.rowCount() == 2
    page.list.choose(patient(1).id)
    click(button(page, "Restore"))
    assert not services.clinic.load(patient(1).id).record.patient.archived


def test_a_second_press_brings_the_archived_patient_back_and_takes_nobody_else(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    page = patients_page(make_main_window())
    page.list.choose(patient(1).id)
    click(button(page, "Archive"))
    page.refresh()  # as it comes a moment later, with what other workstations changed
    page.list.view.setFocus()
    assert page.list.chosen() == patient(1).id  # all commands speak of whom the overview shows
    assert page.overview._name.text() == "Abel, Ruth"
    click(button(page, "Restore"))  # in the same place as the first press
    archived = {one.id: one.archived for one in services.clinic.patients()}
    assert archived == {patient(1).id: False, patient(2).id: False}


def test_h3_a_patient_who_was_chosen_while_another_was_read_is_the_one_shown(
    qtbot: QtBot,
    make_main_window: MakeWindow,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A slow folder: somebody goes on to the next row before the first answers."""
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    window = make_main_window()
    page, waiting = patients_page(window), window.workspace.waiting
    page.list.choose(patient(2).id)
    run = waiting.run
    gone_on: list[bool] = []

    def slow(call: Callable[[], PatientRecord], said: str) -> PatientRecord:
        answer = run(call, said)
        if not gone_on:
            gone_on.append(True)
            page.list.choose(patient(2).id)
        return answer

    monkeypatch.setattr(waiting, "run", slow)
    page.list.choose(patient(1).id)
    assert page.list.chosen() == patient(2).id
    assert page.overview._name.text() == "Moss, Kate"
    page.archive_chosen()
    assert not services.clinic.load(patient(1).id).record.patient.archived


def test_h3_the_timeline_of_another_patient_does_not_come_late(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    page = patients_page(make_main_window())
    page.list.choose(patient(1).id)
    read = page.overview._events_of
    shown: list[Sequence[Event]] = []

    def slow(record: PatientRecord) -> Sequence[Event]:
        events = read(record)
        if record.patient.id == patient(1).id:
            page.list.choose(patient(2).id)  # while the first is read
        return events

    page.overview._events_of = slow
    page.overview.timeline.show_events = shown.append  # type: ignore[method-assign, assignment]
    page.show_timeline()
    assert page.overview._name.text() == "Moss, Kate"
    assert len(shown) == 1  # her own


def test_a_search_after_archiving_is_about_those_it_finds(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    page = patients_page(make_main_window())
    page.list.choose(patient(1).id)
    click(button(page, "Archive"))
    page.list._search.setText("moss")
    assert page.list.chosen() == patient(2).id
    assert page.overview._name.text() == "Moss, Kate"


def test_the_open_patient_stays_in_view_when_archived(
    qtbot: QtBot, make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    window = make_main_window()
    page = patients_page(window)
    workspace = window.workspace
    document = workspace.open_patient(patient(2).id)
    with qtbot.waitSignal(
        workspace.save_state_changed, check_params_cb=lambda state, _: state is SaveState.SAVED
    ):
        page.actions_.archive.trigger()
    page.refresh()
    assert document is workspace.document
    assert page.overview._name.text() == "Moss, Kate"
    assert page.actions_.archive.text() == "Restore"


def test_archiving_the_open_patient_is_a_step_of_undo(main_window: MainWindow) -> None:
    document = main_window.workspace.create_patient(PatientRecord(patient=patient()))
    page = patients_page(main_window)
    page.actions_.archive.trigger()
    assert document.record.patient.archived
    assert main_window.actions_.undo.text() == "&Undo archive patient"
    main_window.actions_.undo.trigger()
    assert not document.record.patient.archived


def test_a_clinic_of_archived_patients_says_so(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(archived=True))
    page = patients_page(make_main_window())
    assert page.list._nothing._title.text() == "Every patient is archived"
    click(button(page, "Show archived patients"))
    assert page.list.model.rowCount() == 1
    page.list.actions_.archived.trigger()
    page.list._search.setText("rivera")
    assert "1 archived patient fits" in page.list._nothing._text.text()


def test_nothing_deletes_a_patient(make_main_window: MakeWindow, services: Services) -> None:
    services.clinic.create(patient())
    window = make_main_window()
    page = patients_page(window)
    page.list.view.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        QTest.keyClick(page.list.view, key)
    assert len(services.clinic.patients()) == 1
    words = " ".join(action.text() for action in (*page.edit_actions(), *page.view_actions()))
    assert "elete" not in words


# Reviews


def test_a_review_is_prefilled_dated_and_kept_in_the_history(
    make_main_window: MakeWindow, make_services: MakeServices, services: Services
) -> None:
    screen = RedFlagScreen(screened_on=date(2026, 2, 1), absent=("rf-fever",), by="Bo")
    services.clinic.create(patient(irritability="high", red_flags=screen))
    window = make_main_window()
    page = patients_page(window)
    click(button(page, "Review…"))
    form = review_of(window)
    assert form.now.value("irritability") == "high"
    assert form.red_flags.state_text().startswith("0 of")
    assert "1 Feb 2026" in form.now._last.text()
    click(form.now.row("irritability").field.button("low"))  # type: ignore[attr-defined]
    QTest.keyClicks(form.now.row("note").field, "Sleeps through")
    click(button(form, "Save review"))

    document = window.workspace.document
    assert document is not None
    after = document.record
    assert after.patient.irritability == "low"
    assert after.patient.red_flags == screen, "nobody asked, so the old screen stands"
    (kept,) = after.reviews
    assert (kept.kind, kept.when.date(), kept.who) == ("review", TODAY, "J. Ortiz")
    assert [(c.fact, c.was, c.now) for c in kept.changes] == [("Irritability", "high", "low")]
    assert kept.note == "Sleeps through"
    assert window.actions_.undo.text() == "&Undo review"
    window.close()
    assert make_services().clinic.load(patient().id).record.reviews == (kept,)


def test_red_flags_are_asked_anew_with_the_day(
    make_main_window: MakeWindow, services: Services
) -> None:
    screen = RedFlagScreen(screened_on=date(2026, 2, 1), absent=("rf-fever",))
    services.clinic.create(patient(red_flags=screen))
    window = make_main_window()
    patients_page(window).actions_.review.trigger()
    form = review_of(window)
    click(button(form.red_flags, "All others: no"))
    click(button(form, "Save review"))
    assert window.workspace.document is not None
    record = window.workspace.document.record
    assert record.patient.red_flags.screened_on == TODAY
    assert [change.fact for change in record.reviews[-1].changes] == ["Red-flag screen"]


def test_a_review_is_not_left_by_accident(make_main_window: MakeWindow, services: Services) -> None:
    services.clinic.create(patient())
    window = make_main_window()
    page = patients_page(window)
    page.actions_.review.trigger()
    QTest.keyClicks(review_of(window).now.row("note").field, "x")
    with answering("Go on editing"):
        page.new_patient()
    assert page._stack.currentWidget() is review_of(window)
    with answering("Leave without saving"):
        assert page.may_close()


# The timeline


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


# The first steps


def test_the_first_steps_lead_to_the_first_program(main_window: MainWindow) -> None:
    page = patients_page(main_window)
    assert QApplication.focusWidget() is page._empty.add
    form = begin_new(main_window)
    fill_identity(form)
    click(button(form, "Save patient"))
    assert main_window.pages.name == "design"
    document = main_window.workspace.document
    assert document is not None
    assert [review.kind for review in document.record.reviews] == ["intake"]


def test_every_page_of_an_empty_clinic_leads_to_the_first_steps(
    main_window: MainWindow, services: Services
) -> None:
    for name in ("design", "progress", "handout"):
        main_window.show_page(name)
        click(button(main_window, "Begin"))
        assert patients_page(main_window)._empty.isVisible()
    services.clinic.create(patient())
    main_window.show_page("progress")
    assert button(main_window, "Choose a patient").isVisible()


def test_two_identifiers_stand_above_a_form(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient())
    window = make_main_window()
    page = patients_page(window)
    page.actions_.review.trigger()
    form = review_of(window)
    assert form._name.text() == "Rivera, Ana"
    assert "MRN 0001" in form._identity.text()


def test_look_alikes_are_told_while_the_patient_is_open(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Rivera, Ana"))
    services.clinic.create(patient(2, "Riviera, Ana"))
    services.clinic.create(patient(3, "Moss, Kate"))
    window = make_main_window()
    window.workspace.open_patient(patient(1).id)
    warned = window.findChild(LookAlikeButton)
    assert warned is not None
    assert warned.isVisible()
    with answering("Close") as told:
        click(warned)
    assert "MRN 0002" in told[0]
    window.workspace.open_patient(patient(3).id)
    assert not warned.isVisible()


def test_a_changed_library_takes_nothing_from_a_form(main_window: MainWindow) -> None:
    main_window.workspace.create_patient(started())
    page = patients_page(main_window)
    page.actions_.review.trigger()
    form = review_of(main_window)
    QTest.keyClicks(form.now.row("note").field, "half typed")
    main_window.workspace.library_changed.emit()
    assert patients_page(main_window) is page
    assert page._stack.currentWidget() is form
    assert form.now.note == "half typed"
    form.forget_changes()
    assert page.may_close()
    main_window.workspace.library_changed.emit()
    assert page.review is None
