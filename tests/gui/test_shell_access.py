"""Every page for those who cannot see it or use no mouse: names, order, targets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from designer.demo import demo_records
from designer.model.record import PatientRecord
from resources.paths import folder
from tests.gui.helpers import TODAY, MakeWindow, patient
from widgets.common.asking import Question
from widgets.patients.intake.intake_form import IntakeForm
from widgets.patients.patients_page import PatientsPage
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services
from widgets.theme.theme import Theme

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
# Parts that Qt makes inside its own widgets; the widget around them has the name.
INSIDE = (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
LEAST_TARGET = 24

SCREENS = ["patients", "intake", "design", "progress", "handout", "library", "caseload"]


def interactive(root: QWidget) -> Iterator[QWidget]:
    """What somebody can operate, as far as it is on the screen."""
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, INTERACTIVE) or not widget.isVisible():
            continue
        if not isinstance(widget.parent(), INSIDE):
            yield widget


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in interactive(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            parents = []
            parent: object = widget
            while isinstance(parent, QWidget) and parent is not root:
                parents.append(type(parent).__name__)
                parent = parent.parent()
            found.append(" < ".join(parents))
    return found


def small_targets(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()} "
        f"{widget.width()}x{widget.height()}"
        for widget in interactive(root)
        if isinstance(widget, QAbstractButton)
        and min(widget.width(), widget.height()) < LEAST_TARGET
    ]


@pytest.fixture
def filled_window(make_main_window: MakeWindow, services: Services) -> MainWindow:
    """The window with a patient in the middle of a course."""
    record = next(iter(demo_records(services.library, folder("demo"), TODAY)))
    own = replace(record.patient, id=patient().id)
    window = make_main_window()
    window.workspace.create_patient(replace(record, patient=own))
    return window


def show(window: MainWindow, screen: str) -> None:
    if screen == "intake":
        window.actions_.edit_patient.trigger()
    else:
        window.show_page(screen)
    QApplication.processEvents()


@pytest.mark.parametrize("screen", SCREENS)
def test_everything_that_can_be_operated_has_a_name(filled_window: MainWindow, screen: str) -> None:
    show(filled_window, screen)
    assert not nameless(filled_window)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_button_is_large_enough(filled_window: MainWindow, screen: str) -> None:
    show(filled_window, screen)
    assert not small_targets(filled_window)


def test_a_nameless_and_a_small_button_would_be_found(main_window: MainWindow) -> None:
    button = QPushButton(main_window)
    button.setFixedSize(12, 12)
    button.show()
    assert nameless(main_window) == ["QPushButton"]
    assert len(small_targets(main_window)) == 1


class WindowWatch(QObject):
    """Notes each window that appears, however briefly."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_stray_window_ever_flashes(
    make_main_window: MakeWindow, services: Services, qapp: QApplication
) -> None:
    record = next(iter(demo_records(services.library, folder("demo"), TODAY)))
    services.clinic.create(replace(record, patient=replace(record.patient, id=patient().id)))
    watch = WindowWatch()
    qapp.installEventFilter(watch)
    window = make_main_window()
    window.workspace.open_patient(patient().id)
    for screen in SCREENS:
        show(window, screen)
    qapp.removeEventFilter(watch)
    assert watch.seen == ["MainWindow "]


def test_empty_screens_have_names_too(main_window: MainWindow) -> None:
    for screen in ("patients", "design", "library"):
        main_window.show_page(screen)
        QApplication.processEvents()
        assert not nameless(main_window)
    main_window.actions_.new_patient.trigger()
    QApplication.processEvents()
    assert not nameless(main_window)


def form_of(window: MainWindow) -> IntakeForm:
    page = window.pages.page("patients")
    assert isinstance(page, PatientsPage)
    assert page.forms.intake is not None
    return page.forms.intake


def test_tab_walks_through_the_form_in_reading_order(main_window: MainWindow) -> None:
    main_window.actions_.new_patient.trigger()
    identity = form_of(main_window).identity
    walked = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert walked == [
        "Name",
        "Record number (MRN)",
        "Birth date",
        "Calendar: Birth date",
        "Therapist",
        "Language of the handout",
    ]
    assert identity.row("language").field.accessibleName() == "Language of the handout"


def test_one_tab_passes_a_question_of_three_answers(main_window: MainWindow) -> None:
    main_window.actions_.new_patient.trigger()
    flags = form_of(main_window).red_flags
    first = flags.flag_row("rf-metastasis").answer
    first.button(None).setFocus()
    QTest.keyClick(first.button(None), Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert flags.flag_row("rf-unstable-fracture").answer.isAncestorOf(focused)


def test_what_has_the_focus_is_in_sight(main_window: MainWindow, qtbot: QtBot) -> None:
    main_window.actions_.new_patient.trigger()
    form = form_of(main_window)
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        assert now is not None
        if form._area.isAncestorOf(now):
            assert not now.visibleRegion().isEmpty(), now.accessibleName()


def test_the_whole_job_of_taking_in_needs_no_mouse(main_window: MainWindow) -> None:
    QTest.keyClick(main_window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for text in ("Rivera, Ana", "0042"):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    form = form_of(main_window)
    for _ in range(400):
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(focused, QPushButton) and focused.text() == "Save patient":
            QTest.keyClick(focused, Qt.Key.Key_Space)
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert not form.isVisible()
    assert main_window.workspace.document is not None


def test_a_question_can_be_answered_by_keyboard(theme: Theme, qtbot: QtBot) -> None:
    question = Question("Throw away?", "It is not saved.")
    qtbot.addWidget(question)
    question.add_answer("lose", "Throw away", "danger")
    question.add_answer("keep", "Keep", "primary")
    question.show()
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert question.answer == "keep"
    assert not nameless(question)


def test_records_of_nobody_show_without_a_fault(main_window: MainWindow) -> None:
    main_window.workspace.create_patient(PatientRecord(patient=patient(3)))
    for screen in SCREENS:
        show(main_window, screen)
        assert not nameless(main_window)
