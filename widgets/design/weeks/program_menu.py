"""What can be done to the program as a whole: build its course, look back, end it, begin anew."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from designer.course.ending import as_new, discharged, readmitted, with_new_program
from widgets.design.weeks.course_dialog import CourseDialog
from widgets.design.weeks.discharge_dialog import DischargeDialog, ReadmissionDialog
from widgets.design.weeks.programs_dialog import ProgramsDialog
from widgets.design.weeks.week_commands import WeekCommands
from widgets.design.weeks.week_questions import NoteQuestion
from widgets.state.services import Services
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme


class ProgramMenu(QObject):
    """Asks and does.

    Signals:
        report_requested(): after a discharge, somebody wishes to print a report.
    """

    report_requested = Signal()

    def __init__(
        self, commands: WeekCommands, services: Services, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._commands, self._services, self._theme = commands, services, theme
        self._widget = parent

    def fill(self, menu: QMenu) -> None:
        """Put the commands of the program into an empty menu."""
        menu.clear()
        document = self._commands.document
        if document is None:
            return
        tr, record = self.tr, document.record
        self._add(menu, tr("Build the course…"), self.ask_course, Icon.CALENDAR)
        earlier = self._add(menu, tr("Programs of this patient…"), self.show_programs, Icon.LIST)
        earlier.setEnabled(bool(record.programs))
        note = self._add(menu, tr("Note on the program…"), self.ask_note, Icon.NOTE)
        note.setEnabled(record.program is not None)
        menu.addSeparator()
        if record.patient.discharge is None:
            self._add(menu, tr("Discharge this patient…"), self.ask_discharge)
        else:
            self._add(menu, tr("Take this patient in again…"), self.ask_readmission)

    def ask_course(self) -> None:
        """Propose a course, and build it where it is agreed to."""
        document = self._commands.document
        if document is None:
            return
        window, since = self._widget.window(), document.record
        dialog = CourseDialog(self._services, self._theme, since, window)
        if dialog.exec():
            plan = dialog.plan()
            self._commands.take(plan.record, dialog.text(), plan.first, since)

    def show_programs(self) -> None:
        """Show the programs; begin a new one where that is wished."""
        document = self._commands.document
        if document is None:
            return
        services, window = self._services, self._widget.window()
        dialog = ProgramsDialog(services, self._theme, document.record, window)
        chosen = dialog.program() if dialog.exec() else None
        if chosen is not None:
            fresh = as_new(chosen, dialog.start(), services.new_id)
            today, why = services.today(), dialog.reason()
            record = with_new_program(document.record, fresh, today, why)
            self._commands.take(record, self.tr("Begin a program from an earlier one"), 0)

    def ask_note(self) -> None:
        """Ask for the note on the program."""
        program = self._commands.program
        if program is not None:
            question = NoteQuestion(
                self.tr("Note on the program"), program.note, self._widget.window()
            )
            if question.exec():
                self._commands.set_program_note(question.note())

    def ask_care(self) -> None:
        """Discharge a patient who is in care; take in one who is not."""
        document = self._commands.document
        if document is not None and document.record.patient.discharge is not None:
            self.ask_readmission()
        else:
            self.ask_discharge()

    def ask_discharge(self) -> None:
        """Ask what has to be recorded, and end the care."""
        document = self._commands.document
        if document is None:
            return
        services, patient = self._services, document.record.patient
        who = services.clinic.actor or patient.therapist
        dialog = DischargeDialog(patient, services.today(), who, self._widget.window())
        if dialog.exec():
            record = discharged(document.record, dialog.discharge(), dialog.why())
            self._commands.take(record, self.tr("Discharge the patient"))
            if dialog.report.isChecked():
                self.report_requested.emit()

    def ask_readmission(self) -> None:
        """Take up the care again."""
        document = self._commands.document
        if document is None:
            return
        record = document.record
        dialog = ReadmissionDialog(
            record.patient, has_program=bool(record.programs), parent=self._widget.window()
        )
        if dialog.exec():
            go_on = dialog.go_on.isChecked()
            back = readmitted(document.record, self._services.today(), go_on=go_on)
            self._commands.take(back, self.tr("Take the patient in again"))

    def _add(
        self, menu: QMenu, text: str, do: Callable[[], object], picture: Icon | None = None
    ) -> QAction:
        action = menu.addAction(text)
        if picture is not None:
            action.setIcon(icon(picture, self._theme.tokens))
        action.triggered.connect(lambda _checked=False: do())
        return action
