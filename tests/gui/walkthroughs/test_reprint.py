"""A running program is changed and printed again; a clinician prints a handout and logs a visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.clinics import demo_services
from tests.gui.hands import Hands, in_dialog
from tests.gui.helpers import MakeWindow
from tests.gui.walkthroughs.hand import Hand, settle
from tests.gui.walkthroughs.places import button, open_document, page, press_tab, row_of
from widgets.common.asking import Question
from widgets.design.design_page import DesignPage
from widgets.design.dose.stepper import Stepper
from widgets.handout.handout_page import HandoutPage
from widgets.handout.printing_dialog import PrintingDialog
from widgets.patients.patients_page import PatientsPage
from widgets.progress.entering.log_dialog import LogDialog
from widgets.progress.progress_page import ProgressPage
from widgets.shell.main_window import MainWindow

MOST_ACTIONS = 6  # the system's own print window is the sixth
CONTROL = Qt.KeyboardModifier.ControlModifier
WHO = "Example, Beatrix"


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's print window answers with a printer that writes this file."""
    path = tmp_path / "paper.pdf"

    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    return path


@pytest.fixture
def window(make_main_window: MakeWindow, tmp_path: Path) -> MainWindow:
    window = make_main_window(demo_services(tmp_path))
    window.resize(1366, 768)
    window.show_page("patients")
    settle()
    return window


@contextmanager
def printing(confirm: Callable[[Question], None]) -> Iterator[None]:
    """Answer the question before the print; the window that says how far it is closes by itself."""
    hands = Hands()
    hands.told(Question, confirm)
    hands.told(PrintingDialog, lambda _dialog: None)
    with hands.at_work():
        yield


@pytest.mark.parametrize("seen", [False, True], ids=["", "handout seen before"])
def test_a_change_and_its_reprint_take_at_most_6_actions(
    window: MainWindow, paper: Path, qtbot: QtBot, seen: bool
) -> None:
    """Presses and keys count alike; from the program of a patient who is open to the paper."""
    patients = page(window, "patients", PatientsPage)
    assert patients.open_patient(patients.list.chosen())
    if seen:  # what it shows is old once the week is another
        window.show_page("handout")
        handout = page(window, "handout", HandoutPage)
        qtbot.waitUntil(lambda: handout.is_settled, timeout=10_000)
        window.show_page("design")
        settle()
    design = page(window, "design", DesignPage)
    document = open_document(window)
    placement = next(p for _, p in document.week.placements() if p.dose.sets == 1)
    hand = Hand()
    found = design.board.canvas.cell_of(placement.id)
    assert found is not None
    cell, row = found
    hand.press_row(cell, cell.lane_model.index(row), "Choose an exercise of the week")
    hand.press(more(design, "sets"), "One set more")

    def confirm(ask: Question) -> None:
        hand.press(button(ask, "Choose printer…"), "Yes, this patient")

    with printing(confirm):
        hand.key(Qt.Key.Key_P, "Print", CONTROL)
        qtbot.waitUntil(paper.exists, timeout=10_000)
    hand.presses += 1  # Print, in the system's window
    changed = document.week.find(placement.id)
    assert changed is not None
    assert changed[1].dose.sets == 2
    assert document.record.prints[-1].week_index == document.week_index
    assert hand.presses + hand.keys <= MOST_ACTIONS, hand.told()


def test_a_clinician_prints_the_right_handout_and_logs_what_is_reported(
    window: MainWindow, paper: Path, qtbot: QtBot
) -> None:
    hand = Hand()
    patients = page(window, "patients", PatientsPage)
    view = patients.list.view
    hand.press_row(view, row_of(view, WHO), "Choose the patient")
    hand.press(button(patients, "Open program"), "Open the patient")
    press_tab(hand, window, "Handout")
    handout = page(window, "handout", HandoutPage)
    qtbot.waitUntil(lambda: handout.shown is not None, timeout=10_000)
    asked: list[str] = []

    def confirm(ask: Question) -> None:
        asked.append(ask.accessibleDescription())
        hand.press(button(ask, "Choose printer…"), "Yes, this patient")

    with printing(confirm):
        hand.press(handout.options.print_button, "Print")
    assert paper.exists()
    assert WHO in asked[0]
    assert "DEMO-B" in asked[0]
    press_tab(hand, window, "Progress")
    progress = page(window, "progress", ProgressPage)
    document = open_document(window)
    before = len(document.record.sessions)
    with in_dialog(QDialog, lambda dialog: log_a_session(hand, dialog)):
        hand.press(button(progress, "Log a session…"), "Log a session")
    session = document.record.sessions[-1]
    assert len(document.record.sessions) == before + 1
    assert (session.done, session.pain_before, session.pain_peak) == ("yes", 2, 3)
    assert session.urgent_checked
    assert len(document.record.prints) == 1


def more(design: DesignPage, field: str) -> QWidget:
    """The button that steps a figure of the dose up."""
    form = design.dose.form
    assert form is not None
    stepper = form.fields[field].parent()
    assert isinstance(stepper, Stepper)
    return stepper.more


def log_a_session(hand: Hand, dialog: QDialog) -> None:
    """By keys in the open log window, as they are read off the patient's sheet."""
    assert isinstance(dialog, LogDialog)
    session = dialog.session
    hand.press(session.minutes, "Minutes")
    hand.type("14")
    for step, number in (("Pain before", "2"), ("Worst pain", "3"), ("Pain after", "2")):
        hand.key(Qt.Key.Key_Tab, step)
        hand.type(number)
    hand.press(session.done, "Done as planned", at=session.done.rect().center())
    hand.key(Qt.Key.Key_Down, "Yes")
    hand.key(Qt.Key.Key_Return, "Take it")
    hand.press(button(dialog, "Asked all, every answer is no"), "Asked the urgent questions")
    hand.press(button(dialog, "Keep entry"), "Keep the entry")
