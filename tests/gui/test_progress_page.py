"""The progress page: log what a patient reports, and read the course."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.model.log import DayLog
from designer.model.vocabulary import Severity
from tests.gui.clinics import NOW
from tests.gui.hands import in_dialog
from tests.gui.helpers import answering
from widgets.progress.entering.day_form import DayForm
from widgets.progress.entering.log_dialog import LogDialog, new_logs
from widgets.progress.progress_page import ProgressPage
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ProgressPage:
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitActive(page):  # shortcuts work in the active window only
        page.show()
        page.activateWindow()
    return page


def document_of(workspace: Workspace) -> RecordDocument:
    assert workspace.document is not None
    return workspace.document


def test_a_logged_session_is_kept_shown_and_undone(
    qtbot: QtBot, page: ProgressPage, workspace: Workspace
) -> None:
    document = document_of(workspace)
    before = document.record

    def enter(dialog: LogDialog) -> None:
        QTest.keyClicks(dialog.session.before, "2")
        QTest.keyClicks(dialog.session.peak, "3.5")
        dialog.items.rows[0].peak.set_number(4)
        dialog.urgent.answer_all_no()
        dialog.day.walk.set_number(25)
        dialog.accept()

    with in_dialog(LogDialog, enter):
        page.windows.log_session()
    logged = document.record.sessions[-1]
    assert (logged.at, logged.pain_before, logged.pain_peak) == (NOW, 2, 3.5)
    assert logged.urgent_checked is True
    assert logged.items[0].pain_peak == 4
    day = next(day for day in document.record.days if day.on == NOW.date())
    assert (day.walk_min, day.saddle, day.stand_min) == (25, False, None)
    assert page.model.entries[0].session == logged
    assert document.undo_stack.undoText() == "Log session"
    document.undo_stack.undo()
    assert document.record == before


def test_an_entry_after_now_is_refused_in_words(page: ProgressPage, workspace: Workspace) -> None:
    before = document_of(workspace).record
    said = []

    def enter(dialog: LogDialog) -> None:
        start = dialog.session.moment
        dialog.session.set_moment(NOW + timedelta(days=1))
        dialog.session.before.set_number(2)
        dialog.accept()
        said.append(dialog.problem.text())
        dialog.session.set_moment(start)
        dialog.session.before.set_number(None)
        dialog.reject()

    with in_dialog(LogDialog, enter):
        page.windows.log_session()
    assert said == ["The entry lies after now. Choose the time when the session was."]
    assert document_of(workspace).record == before


def test_an_urgent_yes_blocks_the_program_at_once(page: ProgressPage, workspace: Workspace) -> None:
    document = document_of(workspace)

    def enter(dialog: LogDialog) -> None:
        dialog.urgent.boxes["bowel_bladder"].set_answer(True)
        dialog.accept()

    with in_dialog(LogDialog, enter):
        page.windows.log_session()
    worst = document.report.findings[0]
    assert (worst.rule_id, worst.severity) == ("R-006", Severity.HARD_BLOCK)


def test_a_question_nobody_asked_stays_unknown(page: ProgressPage, workspace: Workspace) -> None:
    def enter(dialog: LogDialog) -> None:
        dialog.session.before.set_number(1)
        dialog.accept()

    with in_dialog(LogDialog, enter):
        page.windows.log_session()
    record = document_of(workspace).record
    assert record.sessions[-1].at == NOW
    assert record.sessions[-1].urgent_checked is None


def test_an_entry_is_opened_changed_and_removed_by_key(
    qtbot: QtBot, page: ProgressPage, workspace: Workspace
) -> None:
    document = document_of(workspace)
    entry = next(entry for entry in page.model.entries if entry.session is not None)
    assert entry.session is not None

    def enter(dialog: LogDialog) -> None:
        dialog.session.peak.set_number(7)
        dialog.session.after.set_number(7)
        dialog.accept()

    with in_dialog(LogDialog, enter):
        page.windows.edit_entry(entry)
    changed = next(one for one in document.record.sessions if one.id == entry.session.id)
    assert changed.pain_after == 7
    assert changed.items == entry.session.items

    page.reveal_entry(entry.session.id)
    QTest.keyClick(page.entries, Qt.Key.Key_Delete)
    assert entry.session.id not in {one.id for one in document.record.sessions}


def test_h1_pain_after_above_the_worst_pain_is_asked_about(
    qtbot: QtBot, workspace: Workspace
) -> None:
    record = document_of(workspace).record
    dialog = LogDialog(record, workspace.services.library, NOW, *new_logs(record, NOW, "new"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.session.peak.set_number(3)
    dialog.session.after.set_number(8)
    with answering("Look again"):
        dialog.accept()
    assert dialog.isVisible()
    with answering("Keep both"):
        dialog.accept()
    assert not dialog.isVisible()
    kept = dialog.result_logs()[0]
    assert kept is not None
    assert (kept.pain_peak, kept.pain_after) == (3, 8)


def test_the_advice_and_the_course_stand_in_words(page: ProgressPage) -> None:
    assert page.advice.accessibleName()
    assert "weeks" in page.advice.accessibleDescription()


def test_a_hidden_page_follows_when_it_is_shown_again(
    page: ProgressPage, workspace: Workspace
) -> None:
    document = document_of(workspace)
    page.hide()
    extra = DayLog(id="new", on=NOW.date(), walk_min=99)
    from designer.progress.entries import with_entry

    document.change(with_entry(document.record, None, extra), "Log day")
    page.show()
    assert page.model.entries[0].day is not None
    assert page.model.entries[0].day.walk_min == 99


def test_where_pain_moved_is_chosen_and_other_words_are_kept(qtbot: QtBot) -> None:
    form = DayForm()
    qtbot.addWidget(form)
    told = DayLog(id="d", on=NOW.date(), pain_moved_to="left hip")
    form.fill(told)
    assert form.read_into(told).pain_moved_to == "left hip"
    form.moved.set_choice("toward-back")
    assert form.read_into(told).pain_moved_to == "toward-back"
    chosen = form.read_into(told)
    form.moved.set_choice(None)
    assert form.read_into(chosen).pain_moved_to == ""
