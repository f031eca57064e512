"""Releases that are on file for what no red-flag question asks, or for signs from the log."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.model.patient import Clearance, Patient
from designer.safety.answers import OTHER_CLEARANCES
from widgets.common.dates import shown_date
from widgets.common.emptying import empty
from widgets.common.labels import hairline, plain_label
from widgets.patients.intake.clearance_dialog import ClearanceDialog
from widgets.patients.intake.clearance_form import clearance_name
from widgets.patients.intake.section import Section
from widgets.theme.theme import Theme

Ask = Callable[[Clearance], Clearance | None]


class ClearanceSection(Section):
    """A list; each entry can be changed or taken out, and one added for any sign."""

    def __init__(self, theme: Theme, library: Library, today: date) -> None:
        super().__init__(
            self.tr("Clearances"),
            self.tr(
                "Reviews and releases that lift a stop: for a sign from the log, for restricted "
                "exercises that are tried again, from the surgical team. After a yes in the "
                "red-flag screen, write the release there."
            ),
        )
        self._theme, self._library, self._today = theme, library, today
        self._kept: list[Clearance] = []
        self.ask: Ask = self._ask  # tests answer in its place
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("What the clearance is about"))
        self.choice.setMinimumContentsLength(30)
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for flag in dict.fromkeys((*OTHER_CLEARANCES, *library.red_flags)):
            self.choice.addItem(clearance_name(flag, library), flag)
        self.add = QPushButton(self.tr("Add clearance…"))
        self.add.clicked.connect(self.add_chosen)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.column.addLayout(self._list)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.add)
        self.column.addLayout(row)

    def show_patient(self, patient: Patient) -> None:
        present = patient.red_flags.present
        self._kept = [c for c in patient.clearances if c.flag not in present]
        self._show()

    def applied(self, patient: Patient) -> Patient:
        present = patient.red_flags.present
        of_screen = tuple(c for c in patient.clearances if c.flag in present)
        mine = tuple(c for c in self._kept if c.flag not in present)
        return replace(patient, clearances=(*of_screen, *mine))

    def state_text(self) -> str:
        return self.tr("{n} on file").format(n=len(self._kept)) if self._kept else self.tr("none")

    @property
    def flags(self) -> frozenset[str]:
        """What a clearance can be recorded for."""
        return frozenset(str(self.choice.itemData(at)) for at in range(self.choice.count()))

    def add_chosen(self) -> None:
        """Ask for a clearance of the chosen kind and list it."""
        made = self.ask(Clearance(flag=str(self.choice.currentData()), on=self._today))
        if made is not None:
            self._kept.append(made)
            self._show()
            self.edited.emit()

    def change(self, at: int) -> None:
        """Ask again for the entry at a place of the list."""
        made = self.ask(self._kept[at])
        if made is not None and made != self._kept[at]:
            self._kept[at] = made
            self._show()
            self.edited.emit()

    def take_out(self, at: int) -> None:
        """Take an entry out."""
        del self._kept[at]
        self._show()
        self.edited.emit()

    def _ask(self, clearance: Clearance) -> Clearance | None:
        dialog = ClearanceDialog(self._theme, self._library, clearance, self._today, self.window())
        made = dialog.clearance() if dialog.exec() else None
        dialog.deleteLater()
        return made

    def _show(self) -> None:
        empty(self._list)
        for at, clearance in enumerate(self._kept):
            self._list.addWidget(self._row(at, clearance))

    def _row(self, at: int, clearance: Clearance) -> QWidget:
        name = clearance_name(clearance.flag, self._library)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain_label(name, "strong", wrap=True))
        words.addWidget(plain_label(self._said(clearance), "hint", wrap=True))
        change, out = QPushButton(self.tr("Change…")), QPushButton(self.tr("Take out"))
        change.setAccessibleName(self.tr("Change: {what}").format(what=name))
        out.setAccessibleName(self.tr("Take out: {what}").format(what=name))
        change.clicked.connect(lambda: self.change(at))
        out.clicked.connect(lambda: self.take_out(at))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (change, out):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(hairline())
        return made

    def _said(self, clearance: Clearance) -> str:
        by, on = clearance.by or self.tr("not recorded by whom"), shown_date(clearance.on)
        parts = [self.tr("{name}, {date}").format(name=by, date=on)]
        exercises = self._library.exercises
        names = [exercises[k].name if k in exercises else k for k in clearance.permitted]
        if names:
            parts.append(self.tr("permits: {names}").format(names=", ".join(names)))
        if clearance.note:
            parts.append(clearance.note)
        return " · ".join(parts)
