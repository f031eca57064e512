"""Ways into the intake form and the patient list, for tests that work like a user."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtGui import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from designer.model.log import SessionLog
from designer.model.patient import (
    Clearance,
    Confirmation,
    DayOneSigns,
    Patient,
    Procedure,
    RedFlagScreen,
    Surgery,
    ToleranceGoals,
)
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from tests.gui.helpers import patient
from widgets.patients.intake.intake_form import IntakeForm
from widgets.patients.patients_page import PatientsPage
from widgets.shell.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def patients_page(window: MainWindow) -> PatientsPage:
    page = window.pages.page("patients")
    assert isinstance(page, PatientsPage)
    return page


def form_of(window: MainWindow) -> IntakeForm:
    form = patients_page(window).forms.intake
    assert form is not None
    return form


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def button(parent: QWidget, text: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible())


def type_into(form: IntakeForm, section: str, field: str, text: str) -> None:
    widget = getattr(form, section).row(field).field
    target = widget.focusProxy() or widget
    QTest.keyClicks(target, text)


def begin_new(window: MainWindow) -> IntakeForm:
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    return form_of(window)


def fill_identity(form: IntakeForm, name: str = "Rivera, Ana", mrn: str = "0042") -> None:
    type_into(form, "identity", "name", name)
    type_into(form, "identity", "mrn", mrn)


def full_patient() -> Patient:
    """Every field that the form knows, filled."""
    return patient(
        diagnoses=("disc-related-pain", "osteoporosis"),
        profile="labour",
        irritability="moderate",
        onset_date=date(2026, 1, 10),
        surgery=Surgery(
            kind="fusion",
            on=date(2025, 6, 1),
            limits_on_file=True,
            limit_kg=5.5,
            limit_until=date(2026, 6, 1),
            allowed=("breath-reset",),
        ),
        procedure=Procedure(
            kind="nerve-block",
            at=datetime(2026, 3, 1, 8, 30),
            instructions=("Rest today.", "Walk tomorrow."),
            leg_pain_before=6.5,
            pain_before=4,
        ),
        red_flags=RedFlagScreen(
            screened_on=date(2026, 2, 1), present=("rf-night-pain",), night_pain="mechanical"
        ),
        clearances=(Clearance(flag="rf-night-pain", on=date(2026, 2, 2), by="Dr Li"),),
        confirmations=(
            Confirmation(fact="neutral-found", state="met", on=date(2026, 2, 1), by="J. Ortiz"),
            Confirmation(fact="of-a-newer-version", state="met"),
            Confirmation(fact="breath-ok", state="not-met", note="on the step-down"),
        ),
        signs=DayOneSigns(hard_cough_bracing=True, single_leg_left_s=12.5, brace_effort_pct=40),
        severe_symptoms=False,
        fear_of_movement=True,
        pain_ceiling_on=True,
        baseline_pain=3.5,
        pregnancy_weeks=12,
        postnatal_weeks=None,
        weight_kg=71.5,
        goals=("Lift a crate", "Sleep through"),
        tolerance_goals=ToleranceGoals(walk_min=30, stand_min=20, sit_min=45),
        therapist="J. Ortiz",
        language="es",
        notes="Line one\nLine two <b>& more</b>",
    )


def started() -> PatientRecord:
    """A patient with two weeks of a program and a session."""
    week = ProgramWeek(prog_week=1, start_date=date(2026, 2, 23))
    later = ProgramWeek(prog_week=2, start_date=date(2026, 3, 2))
    return PatientRecord(
        patient=patient(),
        programs=(Program(id="g", weeks=(week, later)),),
        sessions=(SessionLog(id="s", at=datetime(2026, 3, 3, 8), pain_peak=2),),
    )
