"""Which patient is open: the document that the pages share."""

from PySide6.QtCore import QObject, QTimer, Signal

from designer.model.record import PatientRecord
from designer.store.errors import StoreError
from widgets.figures.shelf import FigureShelf
from widgets.state.autosave import Autosave, SaveState
from widgets.state.document import RecordDocument
from widgets.state.services import Services
from widgets.theme.theme import Theme

_LOOK_AT_THE_DAY_MS = 60_000


class Workspace(QObject):
    """Opens and closes patients; at most one is open.

    It also carries the ``figures`` and the ``theme``, because every page gets a workspace and
    nothing else. Without a theme given it is the light one, not applied to the application: enough
    for a test of one view.

    Signals:
        document_opened(RecordDocument): a patient was opened.
        document_closed(): no patient is open now.
        save_state_changed(SaveState, str): see :class:`Autosave`.
        page_requested(str): somebody wishes to see another page, by its name, or "intake": the form
            of the open patient, or "clinic": that of the clinic.
        clinic_changed(): the clinic's own details were changed.
    """

    document_opened = Signal(object)
    document_closed = Signal()
    save_state_changed = Signal(object, str)
    page_requested = Signal(str)
    clinic_changed = Signal()

    def __init__(
        self, services: Services, parent: QObject | None = None, theme: Theme | None = None
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.theme = theme if theme is not None else Theme(parent=self)
        self.figures = FigureShelf(services.figures_folder, self.theme, self)
        self.document: RecordDocument | None = None
        self._judged_on = services.today()
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AT_THE_DAY_MS)
        self._clock.timeout.connect(self.follow_the_day)
        self._clock.start()
        self._autosave: Autosave | None = None

    def open_patient(self, patient_id: str) -> RecordDocument:
        """Open a patient, closing the one before.

        Raises StoreError when the patient cannot be read or the one before could not be saved;
        what was open then stays open.
        """
        if self.document is not None and self.document.record.patient.id == patient_id:
            return self.document
        loaded = self.services.clinic.load(patient_id)
        if not self.close_patient():
            raise self._saving_error()
        document = RecordDocument(loaded.record, self.services.checker, self.services.today, self)
        autosave = Autosave(self.services.clinic, loaded, self)
        document.record_changed.connect(autosave.save)
        autosave.state_changed.connect(self.save_state_changed)
        self.document, self._autosave = document, autosave
        self.document_opened.emit(document)
        self.save_state_changed.emit(SaveState.SAVED, "")
        return document

    def follow_the_day(self) -> None:
        """Judge the open patient anew when another day has begun: time rules count from today."""
        today = self.services.today()
        if today == self._judged_on:
            return
        self._judged_on = today
        if self.document is not None:
            self.document.recheck()

    def create_patient(self, record: PatientRecord) -> RecordDocument:
        """Store a new patient and open it."""
        self.services.clinic.create(record)
        return self.open_patient(record.patient.id)

    def close_patient(self) -> bool:
        """Close the open patient once everything is on disk; False when it could not be saved."""
        if self.document is None or self._autosave is None:
            return True
        if not self._autosave.flush():
            self.save_state_changed.emit(SaveState.FAILED, str(self._saving_error()))
            return False
        self._autosave.close()
        self.document.deleteLater()
        self._autosave.deleteLater()
        self.document = self._autosave = None
        self.document_closed.emit()
        return True

    def _saving_error(self) -> StoreError:
        error = self._autosave.error if self._autosave is not None else None
        return error or StoreError("The last change is not saved yet; try again in a moment.")

    def retry_saving(self) -> None:
        """Try again to save after a failure."""
        if self._autosave is not None:
            self._autosave.retry()
