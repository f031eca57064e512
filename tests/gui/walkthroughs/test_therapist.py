"""A therapist builds a three-day week for somebody new: by pointer, and by keyboard alone.

Both begin at the list of patients and end with a week in which the rules find nothing to block
or to be careful about, that could be printed at once. In between lie the intake with both
identifiers, diagnosis, onset, irritability, the whole red-flag screen, and two tested facts.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from designer.model.vocabulary import Severity
from tests.gui.clinics import demo_services
from tests.gui.handout_pages import gate_on
from tests.gui.helpers import MakeWindow
from tests.gui.walkthroughs.hand import Hand, settle
from tests.gui.walkthroughs.places import answer, button, form_in, page, row_of, target
from widgets.design.design_page import DesignPage
from widgets.patients.patients_page import PatientsPage
from widgets.shell.main_window import MainWindow

MOST_PRESSES, MOST_KEYS = 25, 40
LEAST_ITEMS = 3  # of a training day; the days between hold a walk
CONTROL = Qt.KeyboardModifier.ControlModifier
NAME, MRN, BORN, ONSET = "Walker, Wilma", "0815", "1979-06-30", "2026-02-09"


@pytest.fixture
def window(make_main_window: MakeWindow, tmp_path: Path) -> MainWindow:
    window = make_main_window(demo_services(tmp_path))
    window.resize(1366, 768)
    window.show_page("patients")
    settle()
    return window


def test_by_pointer_in_at_most_25_presses(window: MainWindow) -> None:
    """Counts presses of the button; text and the wheel are free."""
    hand = Hand()
    patients = page(window, "patients", PatientsPage)
    hand.press(button(patients.list, "New patient…"), "New patient")
    hand.type(NAME)
    form = form_in(window)
    for field, text in (("mrn", MRN), ("birth_date", BORN)):
        hand.press(target(form.identity.row(field).field), f"Field: {field}")
        hand.type(text)
    diagnoses = form.diagnoses.findChild(QListView)
    assert diagnoses is not None
    hand.wheel(form.area, diagnoses)
    hand.press_row(diagnoses, row_of(diagnoses, "Disc-related"), "Tick the diagnosis")
    onset = target(form.course.row("onset").field)
    hand.wheel(form.area, onset)
    hand.press(onset, "Field: onset")
    hand.type(ONSET)
    rest = button(form.red_flags, "All others: no")
    hand.wheel(form.area, rest)
    hand.press(rest, "All red flags were asked and denied")
    irritability = answer(form.examination.row("irritability").field, "low")
    hand.wheel(form.area, irritability)
    hand.press(irritability, "Irritability low")
    for fact in ("neutral-found", "talk-test-ok"):
        met = form.confirmations.fact_row(fact).answer.button("met")
        hand.wheel(form.area, met)
        hand.press(met, f"Met: {fact}")
    hand.press(button(form, "Save patient"), "Save patient")
    hand.press(page(window, "design", DesignPage).start.use, "Start from the template that fits")
    assert_correct(window, hand)
    assert hand.presses <= MOST_PRESSES, hand.told()


def test_by_keyboard_alone_in_at_most_40_keys(window: MainWindow) -> None:
    """Counts every key but the letters of name, number, dates and the searched diagnosis."""
    hand = Hand()
    hand.key(Qt.Key.Key_N, "New patient", CONTROL)
    for text in (NAME, MRN):
        hand.type(text)
        hand.key(Qt.Key.Key_Tab, "Next field")
    hand.type(BORN)
    hand.key(Qt.Key.Key_F6, "To the diagnoses")
    hand.type("disc")
    hand.key(Qt.Key.Key_Return, "Tick the diagnosis")
    hand.key(Qt.Key.Key_F6, "To the course")
    hand.type(ONSET)
    hand.key(Qt.Key.Key_F6, "To the red flags")
    hand.key(Qt.Key.Key_Tab, "Past who asked, and when", times=3)
    hand.key(Qt.Key.Key_Space, "All red flags were asked and denied")
    hand.key(Qt.Key.Key_F6, "To the clearances, to the examination", times=2)
    hand.key(Qt.Key.Key_Left, "Irritability low", times=3)
    hand.key(Qt.Key.Key_F6, "To the confirmations")
    hand.key(Qt.Key.Key_Tab, "Past what others have to release", times=5)
    hand.key(Qt.Key.Key_Left, "Neutral found: met", times=2)
    hand.key(Qt.Key.Key_Tab, "To the talk test")
    hand.key(Qt.Key.Key_Left, "Talk test: met", times=2)
    hand.key(Qt.Key.Key_S, "Save patient", CONTROL)
    hand.key(Qt.Key.Key_Return, "Start from the template that fits")
    assert_correct(window, hand)
    assert hand.presses == 0
    assert hand.keys <= MOST_KEYS, hand.told()


def assert_correct(window: MainWindow, hand: Hand) -> None:
    """Both walks end with the same patient and a week of three days that may be printed."""
    document = window.workspace.document
    assert document is not None, hand.told()
    patient = document.record.patient
    facts = {c.fact: c.state for c in patient.confirmations}
    assert (patient.identifiers.name, patient.identifiers.mrn) == (NAME, MRN), hand.told()
    assert (str(patient.birth_date), str(patient.onset_date)) == (BORN, ONSET), hand.told()
    assert patient.diagnoses == ("disc-related-pain",), hand.told()
    assert patient.irritability == "low", hand.told()
    assert facts == {"neutral-found": "met", "talk-test-ok": "met"}, hand.told()
    assert patient.red_flags.screened_on == window.workspace.services.today(), hand.told()
    training = [day for day in document.week.days if len(day.placements) >= LEAST_ITEMS]
    assert len(training) == 3, hand.told()
    report = document.report
    worst = Severity.HARD_BLOCK, Severity.BLOCK, Severity.CAUTION
    assert not report.count(*worst), [finding.message for finding in report.findings]
    assert not gate_on(document, "")
