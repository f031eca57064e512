"""The patients page: the list with one patient at a glance, or the intake form."""

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from designer.errors import DesignerError
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from widgets.common.asking import tell
from widgets.common.empty_state import EmptyState
from widgets.patients.intake_form import IntakeForm
from widgets.patients.overview import PatientOverview
from widgets.patients.patient_list import PatientList
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon
from widgets.theme.theme import set_role


class PatientsPage(QWidget):
    """List and overview side by side; the intake form takes their place while it is needed.

    Signals:
        demonstration_requested(): offered while the clinic is empty.
    """

    demonstration_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.list = PatientList(workspace)
        self.overview = PatientOverview(workspace.services, workspace.theme)
        self._empty = self._make_empty()
        self.form: IntakeForm | None = None
        self._stack = QStackedWidget()
        self._front = self._make_front()
        self._stack.addWidget(self._front)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._stack)
        self.list.patient_chosen.connect(self._show_chosen)
        self.list.open_requested.connect(self.open_patient)
        self.list.new_requested.connect(self.new_patient)
        self.overview.open_requested.connect(lambda: self.open_patient(self.list.chosen()))
        self.overview.edit_requested.connect(self._edit_chosen)
        # Saving follows each change; the list has to wait until the index knows of it.
        self._later = QTimer(self, singleShot=True, interval=400)
        self._later.timeout.connect(self.refresh)
        workspace.document_opened.connect(self._follow)
        workspace.document_closed.connect(self.refresh)
        workspace.list_changed.connect(self._later.start)
        if workspace.document is not None:
            self._follow(workspace.document)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._focus()

    def _focus(self) -> None:
        """The keyboard starts where the work is."""
        front = self._stack.currentWidget()
        if front is self._front:
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form is not None and front is self.form:
            self.form.focus()
        else:
            self._empty.focus()

    def refresh(self) -> None:
        """Read the list anew, the open patient selected."""
        document = self._workspace.document
        self.list.refresh(document.record.patient.id if document is not None else "")
        self._show_chosen(self.list.chosen())
        if self._stack.currentWidget() is not self.form:
            self._show_front()

    def take_library(self) -> None:
        """The clinic's exercises are others now: a form that is not in use is made anew."""
        if self.form is not None and self._stack.currentWidget() is not self.form:
            self._stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def new_patient(self) -> None:
        """Begin the intake of a new patient."""
        services = self._workspace.services
        self._show_form(Patient(id=services.new_id(), invented=services.demonstration), new=True)

    def edit_patient(self) -> None:
        """Edit the intake of the open patient."""
        document = self._workspace.document
        if document is not None:
            self._show_form(document.record.patient, new=False)

    def open_patient(self, patient_id: str) -> bool:
        """Open a patient and go on to the program; False when it cannot be read."""
        try:
            self._workspace.open_patient(patient_id)
        except DesignerError as error:
            self._tell(self.tr("The patient was not opened"), error)
            return False
        self._workspace.page_requested.emit("design")
        return True

    def may_close(self) -> bool:
        """Whether nothing typed into the form is lost, or the user agrees that it is."""
        if self.form is None or self._stack.currentWidget() is not self.form:
            return True
        if not self.form.may_close():
            return False
        self._leave_form()
        return True

    def _show_form(self, patient: Patient, *, new: bool) -> None:
        if self.form is not None and self._stack.currentWidget() is self.form:
            if self.form.is_dirty and not self.form.may_close():
                return
        elif self.form is None:
            self.form = IntakeForm(self._workspace.services, self._workspace.theme, self._stack)
            self.form.accepted.connect(self._save)
            self.form.cancelled.connect(self._leave_form)
            self._stack.addWidget(self.form)
        self.form.show_patient(patient, new=new)
        self._stack.setCurrentWidget(self.form)

    def _save(self, patient: Patient) -> None:
        document = self._workspace.document
        try:
            if document is not None and document.record.patient.id == patient.id:
                after = replace(document.record, patient=patient)
                document.change(after, self.tr("Edit intake"))
            else:
                self._workspace.create_patient(PatientRecord(patient=patient))
        except DesignerError as error:
            self._tell(self.tr("The patient was not saved"), error)
            return
        if self.form is not None:
            self.form.forget_changes()
        self._leave_form()

    def _leave_form(self) -> None:
        self._show_front()
        self.refresh()
        self._focus()

    def _show_front(self) -> None:
        clinic = self._workspace.services.clinic
        empty = not self.list.model.count_of_all and not clinic.damaged()
        self._stack.setCurrentWidget(self._empty if empty else self._front)

    def _follow(self, document: RecordDocument) -> None:
        document.record_changed.connect(self._refresh_soon)
        self.refresh()

    def _refresh_soon(self, _before: PatientRecord, _after: PatientRecord) -> None:
        self._later.start()

    def _show_chosen(self, patient_id: str) -> None:
        self.overview.show_record(self._record(patient_id) if patient_id else None)

    def _record(self, patient_id: str) -> PatientRecord | None:
        document = self._workspace.document
        if document is not None and document.record.patient.id == patient_id:
            return document.record
        try:
            return self._workspace.services.clinic.load(patient_id).record
        except DesignerError:
            # Opening it says why; while the list is walked through, a dialog is only in the way.
            return None

    def _edit_chosen(self) -> None:
        if self._open_quietly(self.list.chosen()):
            self.edit_patient()

    def _open_quietly(self, patient_id: str) -> bool:
        """Open a patient and stay on this page."""
        try:
            self._workspace.open_patient(patient_id)
        except DesignerError as error:
            self._tell(self.tr("The patient was not opened"), error)
            return False
        return True

    def _tell(self, title: str, error: DesignerError) -> None:
        tell(self.window(), title, str(error), self.tr("Close"))

    def _make_front(self) -> QWidget:
        front = QWidget()
        self.list.setMinimumWidth(420)
        self.list.setMaximumWidth(720)
        set_role(self.list, "surface")
        self.list.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(front)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 5)
        row.addWidget(self.overview, 7)
        return front

    def _make_empty(self) -> EmptyState:
        state = EmptyState(
            self._workspace.theme,
            Icon.PEOPLE,
            self.tr("This clinic has no patients yet"),
            self.tr(
                "Take in your first patient, or look around in the demonstration clinic: its "
                "patients are invented, and nothing there touches your own data."
            ),
        )
        add = state.add_button(self.tr("Add your first patient"), primary=True)
        add.clicked.connect(self.new_patient)
        look = state.add_button(self.tr("Open the demonstration clinic"))
        look.clicked.connect(self.demonstration_requested)
        return state
