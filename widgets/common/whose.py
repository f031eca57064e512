"""Says at the head of a dialog whose record it writes to."""

from PySide6.QtWidgets import QBoxLayout, QDialog

from designer.model.patient import Patient
from widgets.common.labels import ElidedLabel
from widgets.common.patient_words import two_identifiers

_SIDE_PX, _TOP_PX = 24, 16


def say_whose(dialog: QDialog, patient: Patient) -> None:
    """Put the two identifiers above everything else in the dialog."""
    column = dialog.layout()
    if not isinstance(column, QBoxLayout):
        raise TypeError("The dialog has no column to put the identifiers into.")
    label = ElidedLabel(two_identifiers(patient), "strong")
    label.setObjectName("whose")
    if not column.contentsMargins().left():  # what fills the dialog to its edges
        label.setContentsMargins(_SIDE_PX, _TOP_PX, _SIDE_PX, 0)
    column.insertWidget(0, label)
