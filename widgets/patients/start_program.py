"""Starting a program: from which day, from which weekly template or from an empty week.

``ask_for_program(workspace, parent)`` is for every page that offers it.
"""

from datetime import date

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.starting import monday_of, new_program, with_new_program
from templates.catalogue import expand
from widgets.common.fields import DateField, NumberField
from widgets.common.form_row import FormRow
from widgets.common.labels import plain_label
from widgets.state.services import Services
from widgets.state.workspace import Workspace
from widgets.theme.theme import Theme, set_kind

LAST_WEEK = 13


class StartProgram(QDialog):
    """Asks for start date, template and progression week; :meth:`program` is the answer."""

    def __init__(
        self,
        services: Services,
        theme: Theme,
        record: PatientRecord,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        title = self.tr("Start a program")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._template = QComboBox()
        self._template.addItem(self.tr("An empty week"), "")
        patient = record.patient
        for template in services.templates.for_diagnoses(patient.diagnoses, patient.profile):
            self._template.addItem(f"{template.name}  ·  {template.id}", template.id)
        self._template.currentIndexChanged.connect(self._take_template)
        self._start = DateField(theme)
        self._start.show_value(monday_of(services.today()))
        self._week = NumberField(1, LAST_WEEK, whole=True)
        self._week.show_value(1)
        self._note = plain_label("", "hint", wrap=True)
        self._rows = [
            FormRow(self.tr("Weekly template"), self._template),
            FormRow(
                self.tr("First day"),
                self._start,
                self.tr("A Monday, so that the days of the week fit"),
            ),
            FormRow(
                self.tr("Progression week, 1-13"),
                self._week,
                self.tr("1 for somebody who begins; later for somebody who goes on elsewhere"),
            ),
        ]
        self._arrange(title)
        if self._template.count() > 1:
            self._template.setCurrentIndex(1)

    def program(self) -> Program:
        """A program of one week; further weeks are added on the board."""
        start, prog_week = self._start.value(), int(self._week.value() or 1)
        template = self._services.templates.templates.get(str(self._template.currentData()))
        if template is None:
            week = ProgramWeek(prog_week=prog_week)
        else:
            week = expand(template, prog_week, self._services.new_id)
        first = start if isinstance(start, date) else monday_of(self._services.today())
        return new_program(self._services.new_id(), first, [week])

    def choose_template(self, template_id: str) -> None:
        """Choose as the user would; "" is the empty week."""
        self._template.setCurrentIndex(self._template.findData(template_id))

    def _take_template(self) -> None:
        template = self._services.templates.templates.get(str(self._template.currentData()))
        self._note.setText(
            "" if template is None else self._services.library.readable(template.note)
        )
        self._note.setVisible(bool(self._note.text()))
        if template is not None:
            self._week.show_value(template.first_prog_week)

    def _accept_if_good(self) -> None:
        for row, field in ((self._rows[1], self._start), (self._rows[2], self._week)):
            problem = field.problem()
            if not problem and field.value() is None:
                problem = self.tr("This must not be blank.")
            row.show_problem(problem)
            if problem:
                field.setFocus()
                return
        self.accept()

    def _arrange(self, title: str) -> None:
        self.setMinimumWidth(480)
        start = QPushButton(self.tr("Start program"))
        set_kind(start, "primary")
        start.setDefault(True)
        start.clicked.connect(self._accept_if_good)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(start)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(plain_label(title, "heading"))
        column.addWidget(self._rows[0])
        column.addWidget(self._note)
        column.addWidget(self._rows[1])
        column.addWidget(self._rows[2])
        column.addStretch()
        column.addLayout(foot)


def ask_for_program(workspace: Workspace, parent: QWidget | None = None) -> bool:
    """Ask, and give the open patient a new current program as one undoable step."""
    document = workspace.document
    if document is None:
        return False
    dialog = StartProgram(workspace.services, workspace.theme, document.record, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    record = with_new_program(document.record, dialog.program())
    document.change(record, dialog.tr("Start a program"), week_index=0)
    return True
