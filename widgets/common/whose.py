"""Says at the head of a dialog whose record it writes to."""

from PySide6.QtWidgets import QBoxLayout, QDialog, QLabel

from designer.model.patient import Patient
from widgets.common.labels import plain_label
from widgets.common.patient_words import two_identifiers

_SIDE_PX, _TOP_PX = 24, 16
_LEAST_PX = 120


def whose_label(patient: Patient, role: str = "subheading") -> QLabel:
    """Both identifiers, on as many lines as they need: neither the name nor the number is cut."""
    label = plain_label(two_identifiers(patient), role, wrap=True)
    label.setMinimumWidth(_LEAST_PX)  # a name without a blank must not widen the dialog
    label.setObjectName("whose")
    return label


def say_whose(dialog: QDialog, patient: Patient) -> None:
    """Put the two identifiers above everything else in the dialog."""
    column = dialog.layout()
    if not isinstance(column, QBoxLayout):
        raise TypeError("The dialog has no column to put the identifiers into.")
    label = whose_label(patient, "strong")
    if not column.contentsMargins().left():  # what fills the dialog to its edges
        label.setContentsMargins(_SIDE_PX, _TOP_PX, _SIDE_PX, 0)
    column.insertWidget(0, label)
