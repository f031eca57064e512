"""Below an exercise's name: whose it is, and what an admin can do with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from designer.model.exercise import Exercise
from widgets.common.labels import badge, plain_label
from widgets.people.access_words import show_access


class KeepingButtons(QWidget):
    """Offers for a shipped exercise a copy only; the clinic's own can be edited and retired.

    Signals:
        change_requested(str), copy_requested(str): edit it, or a copy of it.
        retirement_requested(str, bool): offer it no longer (True), or again.
    """

    change_requested = Signal(str)
    copy_requested = Signal(str)
    retirement_requested = Signal(str, bool)

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name, own, retired = exercise.id, exercise.clinics_own, exercise.retired
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        if retired:
            row.addWidget(badge(self.tr("Retired")))
        said = self.tr("The clinic’s own") if own else self.tr("Shipped with the program")
        if retired:
            said = self.tr("Not offered any more; programs that have it keep it")
        row.addWidget(plain_label(said, "hint"))
        row.addStretch()
        self.change = QPushButton(self.tr("Edit…"))
        self.change.setAccessibleName(self.tr("Edit {name}").format(name=exercise.name))
        self.change.clicked.connect(lambda: self.change_requested.emit(name))
        self.copy = QPushButton(self.tr("Duplicate…"))
        self.copy.setToolTip(self.tr("Begin an exercise of the clinic with all that this one has"))
        self.copy.clicked.connect(lambda: self.copy_requested.emit(name))
        self.retire = QPushButton(self.tr("Offer again…") if retired else self.tr("Retire…"))
        self.retire.clicked.connect(lambda: self.retirement_requested.emit(name, not retired))
        for button in (self.change, self.copy, self.retire):
            row.addWidget(button)
        self.change.setVisible(own)
        self.retire.setVisible(own)

    def show_access(self, why_not: str) -> None:
        """Offer the buttons, or say why whoever works here may not use them."""
        show_access(why_not, (self.change, self.copy, self.retire))
