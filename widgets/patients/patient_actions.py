"""What can be done with the selected patient; buttons, Edit menu and the row's menu share it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from designer.model.patient import Patient


class PatientActions(QObject):
    """The page connects these."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.open = QAction(self.tr("Open program"), self)
        self.edit = QAction(self.tr("Edit intake…"), self)
        self.review = QAction(self.tr("Review…"), self)
        self.review.setToolTip(
            self.tr("What changed since the last time: a short form, dated and kept")
        )
        self.timeline = QAction(self.tr("Timeline"), self)
        self.timeline.setToolTip(self.tr("Everything that happened to this patient, by date"))
        self.archive = QAction(self.tr("Archive"), self)
        self.follow(None)

    @property
    def all(self) -> list[QAction]:
        return [self.open, self.edit, self.review, self.timeline, self.archive]

    def follow(self, patient: Patient | None, *, begun: bool = False) -> None:
        """Speak about this patient; ``begun``: there is a program."""
        for action in self.all:
            action.setEnabled(patient is not None)
        archived = patient is not None and patient.archived
        self.open.setText(self.tr("Open program") if begun else self.tr("Start a program"))
        self.archive.setText(self.tr("Restore") if archived else self.tr("Archive"))
        self.archive.setToolTip(
            self.tr("Bring the patient back into the list")
            if archived
            else self.tr("Take the patient out of the list; everything is kept, nothing is deleted")
        )
