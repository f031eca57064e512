"""What the bar of weeks offers: menus, keys, marks; every command is one step with a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from designer.course.comparing import DoseChange
from designer.model.dose import Dose
from designer.model.patient import Procedure
from designer.model.program import ProgramWeek
from tests.gui import builders
from tests.gui.hands import agreeing
from widgets.design.design_page import DesignPage
from widgets.design.weeks.compare_dialog import CompareDialog
from widgets.design.weeks.compare_words import CompareWords
from widgets.design.weeks.discharge_dialog import DischargeDialog, ReadmissionDialog
from widgets.design.weeks.programs_dialog import ProgramsDialog
from widgets.design.weeks.week_marks import Mark
from widgets.design.weeks.week_questions import DateQuestion, NoteQuestion, WeeksQuestion
from widgets.handout.fingerprint import week_fingerprint
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    weeks = [
        ProgramWeek(prog_week=1, week=builders.week(mon="heel-slide")),
        ProgramWeek(prog_week=2, week=builders.week(mon="dead-bug")),
        ProgramWeek(prog_week=3, week=builders.week(mon=builders.BLOCKED)),
    ]
    made = builders.open_workspace(tmp_path, builders.record(*weeks))
    yield made
    assert made.close_patient()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> DesignPage:
    made = DesignPage(workspace)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    return made


@pytest.fixture
def document(workspace: Workspace, page: DesignPage) -> RecordDocument:
    assert workspace.document is not None
    return workspace.document


def prog_weeks(document: RecordDocument) -> list[int]:
    assert document.program is not None
    return [week.prog_week for week in document.program.weeks]


def choose(page: DesignPage, index: int, text: str) -> None:
    """Choose an entry of the menu of a week, as a click does."""
    menu = QMenu(page)
    page.weeks.of_week.fill(menu, index)
    action = next(one for one in menu.actions() if one.text().startswith(text))
    assert action.isEnabled(), text
    action.trigger()


def test_every_week_gets_its_verdict_without_being_visited(qtbot: QtBot, page: DesignPage) -> None:
    strip = page.weeks.strip
    qtbot.waitUntil(lambda: all(strip.glyph(at) is not None for at in range(3)))
    assert "block" in strip.described(2)


@pytest.mark.parametrize(
    ("text", "after", "step"),
    [
        ("Repeat this week", [1, 2, 2, 3], "Repeat week 2"),
        ("Step back after", [1, 2, 1, 2, 3], "Step back after week 2"),
        ("Insert an empty week", [1, 2, 2, 3], "Insert an empty week before week 2"),
        ("Move it one week earlier", [2, 1, 3], "Move week 2 to place 1"),
        ("Move it one week later", [1, 3, 2], "Move week 2 to place 3"),
        ("Remove this week", [1, 3], "Remove week 2"),
    ],
)
def test_each_command_is_one_step_that_undo_takes_back(
    page: DesignPage, document: RecordDocument, text: str, after: list[int], step: str
) -> None:
    before = document.record
    choose(page, 1, text)
    assert prog_weeks(document) == after
    assert document.undo_stack.undoText() == step
    document.undo_stack.undo()
    assert document.record == before


def test_copies_behind_a_week_go_on_up_the_ladder(
    page: DesignPage, document: RecordDocument
) -> None:
    menu = QMenu(page)
    page.weeks.of_week.fill(menu, 2)
    copies = next(a for a in menu.actions() if a.text().startswith("Put copies")).menu()
    assert isinstance(copies, QMenu)
    copies.actions()[1].trigger()
    assert prog_weeks(document) == [1, 2, 3, 4, 5]
    assert document.undo_stack.undoText() == "Put 2 copies of week 3 behind it"


def test_the_strip_moves_and_removes_by_keys(page: DesignPage, document: RecordDocument) -> None:
    strip = page.weeks.strip
    QTest.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert prog_weeks(document) == [2, 1, 3]
    assert document.week_index == 1
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert prog_weeks(document) == [2, 3]
    QTest.keyClick(strip, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text().startswith("Week 2")
    menu.close()


def test_a_week_is_copied_onto_the_chosen_ones(page: DesignPage, document: RecordDocument) -> None:
    def tick_all(dialog: WeeksQuestion) -> None:
        for row in range(dialog.list.count()):
            dialog.list.item(row).setCheckState(Qt.CheckState.Checked)

    with agreeing(WeeksQuestion, tick_all):
        choose(page, 0, "Copy onto several")
    assert document.program is not None
    kinds = {p.exercise_id for w in document.program.weeks for _, p in w.week.placements()}
    assert kinds == {"heel-slide"}
    assert prog_weeks(document) == [1, 2, 3]
    assert document.undo_stack.undoText() == "Copy week 1 to week 2, 3"


def test_after_a_break_the_weeks_behind_move_along(
    page: DesignPage, document: RecordDocument
) -> None:
    with agreeing(DateQuestion, lambda dialog: dialog.day.setDate(QDate(2026, 3, 23))):
        choose(page, 1, "Begin it on another day")
    assert document.program is not None
    starts = [document.program.date_of(at, 0) for at in range(3)]
    assert starts == [date(2026, 3, 2), date(2026, 3, 23), date(2026, 3, 30)]


def test_a_note_is_said_by_the_strip(page: DesignPage, document: RecordDocument) -> None:
    before = week_fingerprint(document)
    with agreeing(NoteQuestion, lambda dialog: dialog.edit.setPlainText("<b>no band at home</b>")):
        choose(page, 0, "Note on this week")
    assert "Note: <b>no band at home</b>" in page.weeks.strip.described(0)
    assert week_fingerprint(document) == before  # what the patient has on paper still holds


def test_marks_stand_in_the_week_in_which_something_happened(
    page: DesignPage, document: RecordDocument
) -> None:
    strip = page.weeks.strip
    height = strip.full_height
    injected = Procedure(kind="epidural", at=datetime(2026, 3, 10, 9))
    patient = replace(document.record.patient, procedure=injected)
    document.change(replace(document.record, patient=patient), "Record an injection")
    page.weeks.commands.move(0, 1)  # 2, 1, 3: the second week steps back
    assert strip.marks(1) == (Mark.PROCEDURE, Mark.STEP_BACK)
    assert "procedure" in strip.described(1)
    assert strip.marks(0) == ()
    assert strip.full_height > height


def test_two_weeks_stand_side_by_side_in_words(qtbot: QtBot, document: RecordDocument) -> None:
    assert document.program is not None
    dialog = CompareDialog(document.program, builders.library(), 0, 1)
    qtbot.addWidget(dialog)
    assert dialog.summary.text() == "1 added, 1 removed, 0 moved, 0 with another dose."
    dialog.after.setCurrentIndex(0)
    assert "same exercises" in dialog.summary.text()


def test_a_changed_count_is_said_as_from_and_to() -> None:
    words = CompareWords(builders.library())
    eight, ten = (Dose(sets=1, reps=n, side="each") for n in (8, 10))
    changed = DoseChange(exercise_id="dead-bug", before=eight, after=ten)
    assert words.change(changed) == "8 → 10 each side"
    held = DoseChange(
        exercise_id="x", before=Dose(holds=4, hold_s=10), after=Dose(holds=4, hold_s=15)
    )
    assert words.change(held) == "4 × 10 s → 4 × 15 s"


def test_a_discharged_patient_is_shown_so_and_can_come_back(
    qtbot: QtBot, page: DesignPage, document: RecordDocument, workspace: Workspace
) -> None:
    def fill(dialog: DischargeDialog) -> None:
        dialog.who.setText("J. Ortiz")
        dialog.note.setPlainText("Back at work")

    with agreeing(DischargeDialog, fill):
        page.weeks.of_program.ask_discharge()
    discharge = document.record.patient.discharge
    assert discharge is not None
    assert discharge.who == "J. Ortiz"
    assert page.weeks.ended.isVisibleTo(page)
    assert "Back at work" in document.record.programs[-1].ended_why
    clinic = workspace.services.clinic

    def stored() -> bool:
        return [line.is_active for line in clinic.patients()] == [False]

    qtbot.waitUntil(stored)
    document.undo_stack.undo()
    assert document.record.patient.discharge is None
    assert not page.weeks.ended.isVisibleTo(page)


def test_after_readmission_a_new_program_is_begun_or_the_old_one_goes_on(
    page: DesignPage, document: RecordDocument
) -> None:
    with agreeing(DischargeDialog, lambda dialog: dialog.who.setText("J. Ortiz")):
        page.weeks.of_program.ask_discharge()
    with agreeing(ReadmissionDialog, lambda dialog: None):
        page.weeks.of_program.ask_readmission()
    assert page.start.isVisible()
    assert page.start.earlier.isVisible()
    assert not page.weeks.isVisible()  # the weeks of a program that is over
    document.undo_stack.undo()
    with agreeing(ReadmissionDialog, lambda dialog: dialog.go_on.setChecked(True)):
        page.weeks.of_program.ask_readmission()
    assert page.board.isVisible()
    assert not page.weeks.ended.isVisible()
    assert document.record.patient.discharges[0].readmitted_on == builders.TODAY


def test_a_discharge_says_who_and_why_it_is_another_reason(
    qtbot: QtBot, document: RecordDocument
) -> None:
    dialog = DischargeDialog(document.record.patient, builders.TODAY, "")
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.problem.text() == "Say who discharges the patient."
    dialog.who.setText("J. Ortiz")
    dialog.reason.setCurrentIndex(dialog.reason.findData("other"))
    dialog.accept()
    assert "note" in dialog.problem.text()
    assert dialog.result() == 0


def test_an_earlier_program_is_read_and_begun_anew(
    page: DesignPage, document: RecordDocument
) -> None:
    def fill(dialog: ProgramsDialog) -> None:
        assert dialog.list.count() == 1
        dialog.why.setText("New episode")
        dialog.first_day.setDate(QDate(2026, 4, 6))

    with agreeing(ProgramsDialog, fill):
        page.weeks.of_program.show_programs()
    assert len(document.record.programs) == 2
    assert document.record.programs[0].ended_why == "New episode"
    assert document.program is not None
    assert document.program.date_of(0, 0) == date(2026, 4, 6)
    assert prog_weeks(document) == [1, 2, 3]
    document.undo_stack.undo()
    assert len(document.record.programs) == 1
