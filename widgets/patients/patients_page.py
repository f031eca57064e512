"""The patients page: the list with one patient at a glance, or one of the forms."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from designer.errors import DesignerError
from designer.model.record import PatientRecord
from designer.store.port import AuditEntry
from designer.timeline import Event, timeline
from widgets.common.asking import tell
from widgets.patients.archiving import Archiving
from widgets.patients.first_steps import FirstSteps
from widgets.patients.forms import PatientForms
from widgets.patients.intake.intake_form import IntakeForm
from widgets.patients.overview import PatientOverview
from widgets.patients.patient_actions import PatientActions
from widgets.patients.patient_list import PatientList
from widgets.patients.timeline.going import Going
from widgets.patients.undo_note import UndoNote
from widgets.state.autosave import SaveState
from widgets.state.document import RecordDocument
from widgets.state.lookup import Lookup
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_role


class PatientsPage(QWidget):
    """List and overview side by side; a form takes their place while it is needed.

    Signals:
        demonstration_requested(): offered while the clinic is empty.
    """

    demonstration_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown: PatientRecord | None = None
        self._is_behind = False  # the list, behind the open record
        self._archiving = Archiving(workspace, self)
        self._going = Going(workspace, self)
        self._records, self._timelines = Lookup(self), Lookup(self)
        self._dated = ""  # whose timeline was asked for last
        self.actions_ = PatientActions(self)
        self.list = PatientList(workspace)
        self.overview = PatientOverview(
            workspace.services,
            workspace.theme,
            self.actions_,
            workspace.save_apart,
        )
        self.note = UndoNote()
        self._empty = FirstSteps(workspace)
        self._stack = QStackedWidget()
        self.forms = PatientForms(workspace, self._stack, self)
        self._front = self._make_front()
        self._stack.addWidget(self._front)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._stack)
        self._connect()
        if workspace.document is not None:
            self._follow(workspace.document)
        self.refresh()

    def _connect(self) -> None:
        workspace, actions = self._workspace, self.actions_
        self.list.patient_chosen.connect(self._show_chosen)
        self.list.open_requested.connect(self.open_patient)
        self.list.new_requested.connect(self.new_patient)
        self.list.offer(actions.all)
        actions.open.triggered.connect(lambda: self.open_patient(self.list.chosen()))
        actions.edit.triggered.connect(self._edit_chosen)
        actions.review.triggered.connect(self.review_chosen)
        actions.timeline.triggered.connect(self.show_timeline)
        actions.archive.triggered.connect(self.archive_chosen)
        self._records.answered.connect(self._show)
        self._timelines.answered.connect(self.overview.show_events)
        self.overview.events_wanted.connect(self._read_events)
        self.overview.place_requested.connect(self._going.go)
        self._going.intake_requested.connect(self._edit_chosen)
        self.forms.left.connect(self._leave_form)
        self._archiving.done.connect(self._take_archived)
        self._archiving.failed.connect(self._tell_not_saved)
        self.note.undo_requested.connect(self._take_back)
        self._empty.new_requested.connect(self.new_patient)
        self._empty.demonstration_requested.connect(self.demonstration_requested)
        # A change is in the list as soon as it is saved; several in a row are read together.
        self._later = QTimer(self, singleShot=True, interval=400)
        self._later.timeout.connect(self.refresh)
        workspace.document_opened.connect(self._follow)
        workspace.document_closed.connect(self.refresh)
        workspace.list_changed.connect(self._later.start)
        workspace.save_state_changed.connect(self._take_saved)

    def edit_actions(self) -> list[QAction]:
        """What can be done with the selected patient, for the Edit menu."""
        return self.actions_.all

    def view_actions(self) -> list[QAction]:
        """The order of the list, for the View menu."""
        return self.list.actions_.all

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
        elif isinstance(front, IntakeForm):
            front.focus()
        else:
            self._empty.focus()

    def refresh(self) -> None:
        """Read the list anew, the open patient selected."""
        document = self._workspace.document
        self.list.refresh(document.record.patient.id if document is not None else "")
        self._show_chosen(self.list.chosen())
        if self.forms.in_front is None:
            self._show_front()

    def new_patient(self) -> None:
        """Begin the intake of a new patient."""
        self.forms.show_new()

    def edit_patient(self) -> None:
        """Edit the intake of the open patient."""
        document = self._workspace.document
        if document is not None:
            self.forms.show_intake(document.record)

    def review_patient(self) -> None:
        """Say what changed since the last look at the open patient."""
        document = self._workspace.document
        if document is not None:
            self.forms.show_review(document.record)

    def review_chosen(self) -> None:
        """The same for the selected patient."""
        if self._open_quietly(self.list.chosen()):
            self.review_patient()

    def show_timeline(self) -> None:
        """Everything that happened to the selected patient."""
        self.overview.show_timeline()

    def archive_chosen(self) -> None:
        """Archive the selected patient, or bring an archived one back."""
        if self._shown is not None:
            patient = self._shown.patient
            self._archiving.set_archived(patient, not patient.archived)

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
        """Whether nothing typed into a form is lost, or the user agrees that it is."""
        if not self.forms.may_leave():
            return False
        if self.forms.in_front is not None:
            self._leave_form()
        return True

    def take_library(self) -> None:
        """Show the names of another library; what somebody types into a form stays."""
        self.overview.take_services(self._workspace.services)
        self.forms.take_library()
        self.refresh()

    def _leave_form(self) -> None:
        self._show_front()
        self.refresh()
        self._focus()

    def _show_front(self) -> None:
        clinic = self._workspace.services.clinic
        empty = not self.list.model.count_of_all and not clinic.listed().damaged
        self._stack.setCurrentWidget(self._empty if empty else self._front)

    def _follow(self, document: RecordDocument) -> None:
        document.record_changed.connect(self._note_change)
        self.refresh()

    def _note_change(self, _before: PatientRecord, _after: PatientRecord) -> None:
        self._is_behind = True

    def _take_saved(self, state: SaveState, _reason: str) -> None:
        if state is SaveState.SAVED and self._is_behind:
            self._is_behind = False
            self._later.start()

    def _show_chosen(self, patient_id: str) -> None:
        """Show a patient at a glance; one who is not open is read first."""
        document, clinic = self._workspace.document, self._workspace.services.clinic
        is_open = document is not None and document.record.patient.id == patient_id
        if not patient_id or is_open:
            self._records.forget()
            self._show(document.record if document is not None and is_open else None)
            return
        # Opening says why one cannot be read; while the list is walked through, a dialog is only in
        # the way.
        is_there = self._records.ask(lambda: clinic.load(patient_id).record)
        if not is_there and (self._shown is None or self._shown.patient.id != patient_id):
            self._show(None)
            self.overview.show_reading()

    def _show(self, record: PatientRecord | None) -> None:
        self._timelines.forget()
        self._shown = record
        self._going.about(record.patient.id if record is not None else "")
        self.overview.show_record(record)

    def _read_events(self, record: PatientRecord) -> None:
        services, owner = self._workspace.services, record.patient.id
        now = services.now()

        def read() -> Sequence[Event]:
            audit: Sequence[AuditEntry] = ()
            with suppress(DesignerError):  # whoever opens the patient is told
                audit = services.clinic.audit(owner)
            return timeline(record, audit, services.library, now)

        if not self._timelines.ask(read) and owner != self._dated:
            self.overview.timeline.show_reading()
        self._dated = owner

    def _take_archived(self, text: str) -> None:
        self.note.say(text)
        self.refresh()

    def _take_back(self) -> None:
        patient_id = self._archiving.take_back()
        self.note.hide()
        self.refresh()
        if patient_id:
            self.list.choose(patient_id)

    def _tell_not_saved(self, sentence: str) -> None:
        tell(self.window(), self.tr("The patient was not saved"), sentence, self.tr("Close"))

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
        left = QWidget()
        left.setMinimumWidth(420)
        left.setMaximumWidth(1080)
        set_role(left, "surface")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        row = QHBoxLayout(front)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 6)
        row.addWidget(self.overview, 6)
        return front
