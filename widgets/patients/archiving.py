"""Puts patients out of the way and brings them back. Nothing here, or anywhere, deletes one."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from designer.errors import DesignerError
from designer.model.patient import Patient
from widgets.common.patient_words import two_identifiers
from widgets.state.workspace import Workspace


class Archiving(QObject):
    """Archives and restores; the last one can be taken back.

    The open patient's record changes as by any edit, with a step of undo; another patient's is
    changed on file.

    Signals:
        done(str): what was done, in a sentence.
        failed(str): why it was not.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._last: tuple[Patient, bool] | None = None

    def set_archived(self, patient: Patient, archived: bool) -> None:
        """Archive the patient, or bring the patient back."""
        if not self._write(patient.id, archived):
            return
        self._last = (patient, archived)
        text = (
            self.tr("Archived: {patient}. Everything is kept and can be restored at any time.")
            if archived
            else self.tr("Restored: {patient}.")
        )
        self.done.emit(text.format(patient=two_identifiers(patient)))

    def take_back(self) -> str:
        """Undo the last one; the patient's id, "" when there is nothing to undo."""
        if self._last is None:
            return ""
        patient, archived = self._last
        if not self._write(patient.id, not archived):
            return ""
        self._last = None
        return patient.id

    def _write(self, patient_id: str, archived: bool) -> bool:
        document = self._workspace.document
        try:
            if document is not None and document.record.patient.id == patient_id:
                changed = replace(document.record.patient, archived=archived)
                step = self.tr("Archive patient") if archived else self.tr("Restore patient")
                document.change(replace(document.record, patient=changed), step)
            else:
                clinic = self._workspace.services.clinic
                self._workspace.save_apart(lambda: clinic.archive(patient_id, archived=archived))
        except DesignerError as error:
            self.failed.emit(str(error))
            return False
        return True
