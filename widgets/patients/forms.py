"""The forms in front of the patient list: intake and review, and how what they say is kept."""

from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from designer.errors import DesignerError
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from designer.model.review import Review, ReviewKind
from widgets.common.asking import tell
from widgets.patients.intake.intake_form import IntakeForm
from widgets.patients.intake.review_form import ReviewForm
from widgets.patients.intake.reviewing import Reviewing, look
from widgets.patients.intake.two_versions import ask_which_counts
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


class PatientForms(QObject):
    """Each is made when it is first needed, and stands in ``stack``.

    Signals:
        left(): the form in front is wanted no more; what was to be kept is kept.
    """

    left = Signal()

    def __init__(self, workspace: Workspace, stack: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._stack = workspace, stack
        self._since: PatientRecord | None = None  # the record that the form was filled from
        self._reviewing = Reviewing(workspace.services.library, workspace.services.units())
        self.intake: IntakeForm | None = None
        self.review: ReviewForm | None = None

    @property
    def in_front(self) -> IntakeForm | None:
        """The form that is shown now."""
        front = self._stack.currentWidget()
        return front if isinstance(front, IntakeForm) else None

    def show_new(self) -> None:
        """Begin the intake of a new patient."""
        services = self._workspace.services
        new = Patient(
            id=services.new_id(), invented=services.demonstration, language=self._usual_language()
        )
        self._show_intake(new, None)

    def show_intake(self, record: PatientRecord) -> None:
        """Edit the intake of the open patient."""
        self._show_intake(record.patient, record)

    def show_review(self, record: PatientRecord) -> None:
        """Say what changed since the last look at the open patient."""
        if not self.may_leave():
            return
        if self.review is None:
            self.review = ReviewForm(self._workspace.services, self._workspace.theme, self._stack)
            self.review.accepted.connect(self._save_review)
            self._add(self.review)
        self._since = record
        self.review.show_record(record)
        self._stack.setCurrentWidget(self.review)

    def may_leave(self) -> bool:
        """Whether nothing typed into the form in front is lost, or the user agrees that it is."""
        form = self.in_front
        return form is None or form.may_close()

    def take_library(self) -> None:
        """The library is another; what somebody types into the form in front stays as it is."""
        services, front = self._workspace.services, self.in_front
        self._reviewing = Reviewing(services.library, services.units())
        if self.intake is not front:
            self._drop(self.intake)
            self.intake = None
        if self.review is not front:
            self._drop(self.review)
            self.review = None

    def _show_intake(self, patient: Patient, record: PatientRecord | None) -> None:
        if not self.may_leave():
            return
        if self.intake is None:
            self.intake = IntakeForm(self._workspace.services, self._workspace.theme, self._stack)
            self.intake.accepted.connect(self._save)
            self._add(self.intake)
        self._since = record
        self.intake.show_patient(patient, new=record is None)
        self._stack.setCurrentWidget(self.intake)

    def _usual_language(self) -> Literal["en", "es"]:
        """The clinic's language of handouts; each patient may have another."""
        try:
            return self._workspace.services.clinic.library().library.settings.language
        except DesignerError:  # whoever changes the clinic's settings is told
            return "en"

    def _add(self, form: IntakeForm) -> None:
        form.cancelled.connect(self.left)
        self._stack.addWidget(form)

    def _drop(self, form: IntakeForm | None) -> None:
        """A form that names what is no longer so goes; the next one is made when it is needed."""
        if form is not None:
            self._stack.removeWidget(form)
            form.deleteLater()

    def _save(self, patient: Patient) -> None:
        document = self._open_one(patient)
        try:
            if document is not None:
                seen = self._look("edit", patient)
                if not self._change(document, patient, seen, self.tr("Edit intake")):
                    return
            else:
                blank = PatientRecord(patient=Patient(id=patient.id))
                seen = self._look("intake", patient)
                self._workspace.create_patient(self._reviewing.reviewed(blank, patient, seen))
        except DesignerError as error:
            title, window = self.tr("The patient was not saved"), self._stack.window()
            tell(window, title, str(error), self.tr("Close"))
            return
        self._leave()
        if document is None:
            self._workspace.page_requested.emit("design")  # a new patient needs a program next

    def _save_review(self, patient: Patient) -> None:
        document, form = self._open_one(patient), self.review
        if document is None or form is None:
            return
        seen = self._look("review", patient, form.now.note)
        if self._change(document, patient, seen, self.tr("Review")):
            self._leave()

    def _open_one(self, patient: Patient) -> RecordDocument | None:
        """The document of this patient; None where it is not open."""
        document = self._workspace.document
        is_open = document is not None and document.record.patient.id == patient.id
        return document if is_open else None

    def _look(self, kind: ReviewKind, patient: Patient, note: str = "") -> Review:
        services, who = self._workspace.services, self._workspace.actor or patient.therapist
        return look(kind, services.new_id(), services.now(), who, note)

    def _change(self, document: RecordDocument, patient: Patient, seen: Review, text: str) -> bool:
        """Take over what a form says; False where somebody has still to choose: it stays open."""
        now = document.record
        since = self._since or now
        after = self._reviewing.reviewed(since, patient, seen)
        keep = ask_which_counts(self._workspace, since, after, now, self._stack.window())
        if keep is None:
            return False
        document.change(after, text, since=since, keep_mine=keep)
        return True

    def _leave(self) -> None:
        form = self.in_front
        if form is not None:
            form.forget_changes()
        self.left.emit()
