"""What the sections of the intake form have in common."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from designer.model.patient import Patient
from widgets.common.form_row import FormRow, field_of
from widgets.common.labels import plain_label


@dataclass(frozen=True, slots=True)
class Trouble:
    """A field that cannot be accepted, and why."""

    row: FormRow
    text: str


class Section(QWidget):
    """One part of the form. It shows a patient and writes its fields back into one.

    Signals:
        edited(): the user changed something.
    """

    edited = Signal()

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self.title = title
        self._rows: dict[str, FormRow] = {}
        self._visited: set[str] = set()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(plain_label(title, "heading"))
        if hint:
            self.column.addWidget(plain_label(hint, "hint", wrap=True))

    def show_patient(self, patient: Patient) -> None:
        """Fill the fields."""
        raise NotImplementedError

    def applied(self, patient: Patient) -> Patient:
        """The patient with what stands in the fields."""
        raise NotImplementedError

    def state_text(self) -> str:
        """How far this section is, in a word or two for the navigation; never blank."""
        raise NotImplementedError

    def add_row(
        self, name: str, label: str, field: QWidget, hint: str = "", *, required: bool = False
    ) -> FormRow:
        """A row for the field called ``name``; the section lays it out itself."""
        row = FormRow(label, field, hint, required=required)
        self._rows[name] = row
        field_of(row).edited.connect(lambda: self._take_edit(name))
        return row

    def grid(self, rows: Iterable[Iterable[FormRow]]) -> QGridLayout:
        """Rows side by side, aligned in columns."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        for line, fields in enumerate(rows):
            for place, row in enumerate(fields):
                grid.addWidget(row, line, place)
        for place in range(grid.columnCount()):
            grid.setColumnStretch(place, 1)
        self.column.addLayout(grid)
        return grid

    def value(self, name: str) -> object:
        """What stands in a field."""
        return field_of(self._rows[name]).value()

    def show_value(self, name: str, value: object) -> None:
        """Put something into a field, not as the user."""
        self._visited.discard(name)
        field_of(self._rows[name]).show_value(value)
        self._rows[name].show_problem("")

    def problems(self) -> list[Trouble]:
        """Every field of this section that cannot be accepted."""
        return [
            Trouble(row, text)
            for row in self._rows.values()
            if not row.isHidden() and (text := field_of(row).problem())
        ]

    def show_problems(self) -> None:
        """Say beside each field what is wrong, whether the user has been there or not."""
        self._visited.update(self._rows)
        for row in self._rows.values():
            row.show_problem(field_of(row).problem())

    def row(self, name: str) -> FormRow:
        return self._rows[name]

    def _take_edit(self, name: str) -> None:
        row = self._rows[name]
        # While a first date is being typed it is wrong at every key; complain once it was left.
        if name in self._visited:
            row.show_problem(field_of(row).problem())
        self.edited.emit()

    def leave(self, widget: QWidget) -> None:
        """The focus has left ``widget``; from now on its row says what is wrong."""
        for name, row in self._rows.items():
            if row.isAncestorOf(widget):
                self._visited.add(name)
                row.show_problem(field_of(row).problem())
