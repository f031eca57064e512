"""The patients page: the list with one patient at a glance, or one of the forms."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from designer.errors import DesignerError
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from designer.store.port import AuditEntry
from designer.timeline import Event, timeline
from widgets.common.asking import tell
from widgets.patients.archiving import Archiving
from widgets.patients.first_steps import FirstSteps
from widgets.patients.intake.intake_form import IntakeForm
from widgets.patients.intake.review_form import ReviewForm
from widgets.patients.intake.reviewing import Reviewing, look
from widgets.patients.intake.two_versions import ask_which_counts
from widgets.patients.overview import PatientOverview
from widgets.patients.patient_actions import PatientActions
from widgets.patients.patient_list import PatientList
from widgets.patients.timeline.going import Going
from widgets.patients.undo_note import UndoNote
from widgets.state.autosave import SaveState
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_role

T = TypeVar("T")


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
        self._since: PatientRecord | None = None  # the record that a form was filled from
        self._is_behind = False  # the list, behind the open record
        self._reviewing = Reviewing(workspace.services.library, workspace.services.units())
        self._archiving = Archiving(workspace, self)
        self._going = Going(workspace, self)
        self.actions_ = PatientActions(self)
        self.list = PatientList(workspace)
        self.overview = PatientOverview(
            workspace.services,
            workspace.theme,
            self.actions_,
            self._events_of,
            workspace.save_apart,
        )
        self.note = UndoNote()
        self._empty = FirstSteps(workspace)
        self.form: IntakeForm | None = None
        self.review: ReviewForm | None = None
        self._stack = QStackedWidget()
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
        self.overview.place_requested.connect(self._going.go)
        self._going.intake_requested.connect(self._edit_chosen)
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
        if self._form_in_front() is None:
            self._show_front()

    def new_patient(self) -> None:
        """Begin the intake of a new patient."""
        services = self._workspace.services
        new = Patient(
            id=services.new_id(), invented=services.demonstration, language=self._usual_language()
        )
        self._show_form(new, new=True)

    def _usual_language(self) -> Literal["en", "es"]:
        """The clinic's language of handouts; each patient may have another."""
        try:
            return self._workspace.services.clinic.library().library.settings.language
        except DesignerError:  # whoever changes the clinic's settings is told
            return "en"

    def edit_patient(self) -> None:
        """Edit the intake of the open patient."""
        document = self._workspace.document
        if document is not None:
            self._show_form(document.record.patient, new=False)

    def review_patient(self) -> None:
        """Say what changed since the last look at the open patient."""
        document = self._workspace.document
        if document is None or not self._may_leave_form():
            return
        if self.review is None:
            self.review = ReviewForm(self._workspace.services, self._workspace.theme, self._stack)
            self.review.accepted.connect(self._save_review)
            self._add_form(self.review)
        self._since = document.record
        self.review.show_record(document.record)
        self._stack.setCurrentWidget(self.review)

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
        form = self._form_in_front()
        if form is None:
            return True
        if not form.may_close():
            return False
        self._leave_form()
        return True

    def take_library(self) -> None:
        """Show the names of another library; what somebody types into a form stays."""
        services = self._workspace.services
        self._reviewing = Reviewing(services.library, services.units())
        self.overview.take_services(services)
        front = self._form_in_front()
        if self.form is not front:
            _drop(self.form, self._stack)
            self.form = None
        if self.review is not front:
            _drop(self.review, self._stack)
            self.review = None
        self.refresh()

    def _form_in_front(self) -> IntakeForm | None:
        front = self._stack.currentWidget()
        return front if isinstance(front, IntakeForm) else None

    def _may_leave_form(self) -> bool:
        form = self._form_in_front()
        return form is None or not form.is_dirty or form.may_close()

    def _show_form(self, patient: Patient, *, new: bool) -> None:
        if not self._may_leave_form():
            return
        if self.form is None:
            self.form = IntakeForm(self._workspace.services, self._workspace.theme, self._stack)
            self.form.accepted.connect(self._save)
            self._add_form(self.form)
        document = self._workspace.document
        self._since = None if new or document is None else document.record
        self.form.show_patient(patient, new=new)
        self._stack.setCurrentWidget(self.form)

    def _add_form(self, form: IntakeForm) -> None:
        form.cancelled.connect(self._leave_form)
        self._stack.addWidget(form)

    def _save(self, patient: Patient) -> None:
        document, services = self._workspace.document, self._workspace.services
        known = document is not None and document.record.patient.id == patient.id
        who = self._workspace.actor or patient.therapist
        seen = look("edit" if known else "intake", services.new_id(), services.now(), who)
        try:
            if document is not None and known:
                since = self._since or document.record
                after = self._reviewing.reviewed(since, patient, seen)
                if not self._change(document, after, self.tr("Edit intake"), since):
                    return
            else:
                blank = PatientRecord(patient=Patient(id=patient.id))
                self._workspace.create_patient(self._reviewing.reviewed(blank, patient, seen))
        except DesignerError as error:
            self._tell_not_saved(str(error))
            return
        self._leave_saved_form()
        if not known:
            self._workspace.page_requested.emit("design")  # a new patient needs a program next

    def _save_review(self, patient: Patient) -> None:
        document, services, form = self._workspace.document, self._workspace.services, self.review
        if document is None or form is None or document.record.patient.id != patient.id:
            return
        who = self._workspace.actor or patient.therapist
        seen = look("review", services.new_id(), services.now(), who, form.now.note)
        since = self._since or document.record
        after = self._reviewing.reviewed(since, patient, seen)
        if self._change(document, after, self.tr("Review"), since):
            self._leave_saved_form()

    def _change(
        self, document: RecordDocument, after: PatientRecord, text: str, since: PatientRecord
    ) -> bool:
        """Take over what a form says; False where somebody has still to choose: it stays open."""
        now = document.record
        keep = ask_which_counts(self._workspace, since, after, now, self.window())
        if keep is None:
            return False
        document.change(after, text, since=since, keep_mine=keep)
        return True

    def _leave_saved_form(self) -> None:
        form = self._form_in_front()
        if form is not None:
            form.forget_changes()
        self._leave_form()

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
        record = self._record(patient_id) if patient_id else None
        if patient_id != self.list.chosen():
            return  # the folder was slow, and somebody chose another patient meanwhile
        self._shown = record
        self._going.about(patient_id)
        self.overview.show_record(self._shown)

    def _events_of(self, record: PatientRecord) -> Sequence[Event]:
        services = self._workspace.services
        nothing: Sequence[AuditEntry] = ()  # whoever opens the patient is told
        audit = self._asked(lambda: services.clinic.audit(record.patient.id), nothing)
        return timeline(record, audit, services.library, services.now())

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

    def _record(self, patient_id: str) -> PatientRecord | None:
        document = self._workspace.document
        if document is not None and document.record.patient.id == patient_id:
            return document.record
        clinic = self._workspace.services.clinic
        # Opening it says why; while the list is walked through, a dialog is only in the way.
        return self._asked(lambda: clinic.load(patient_id).record, None)

    def _asked(self, call: Callable[[], T], without: T) -> T:
        """What the clinic's folder answers while the window paints; ``without`` where it fails."""
        waiting = self._workspace.waiting
        if waiting.is_waiting:  # one at a time
            self._later.start()
            return without
        try:
            return waiting.run(call, self.tr("Opening the patient…"))
        except DesignerError:
            return without

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


def _drop(form: IntakeForm | None, stack: QStackedWidget) -> None:
    """A form that names what is no longer so goes; the next one is made when it is needed."""
    if form is not None:
        stack.removeWidget(form)
        form.deleteLater()
