"""Fields that are seldom needed, by the name they have in a log; each may stay blank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from widgets.common.blank_spin import BlankSpinBox
from widgets.common.labels import plain_label
from widgets.progress.entering.answers import ChoiceBox, YesNoBox

AnyField = BlankSpinBox | YesNoBox | ChoiceBox | QLineEdit


@dataclass(frozen=True, slots=True)
class MoreField:
    """A field with its name in the log, its words, and whether its number is a count."""

    name: str
    label: str
    field: AnyField
    whole: bool = False


class MoreFields(QWidget):
    """A small form, ``columns`` fields beside each other, each under its label."""

    def __init__(
        self, fields: Sequence[MoreField], columns: int, about: str = "", left_px: int = 0
    ) -> None:
        super().__init__()
        self._fields = {made.name: made for made in fields}
        grid = QGridLayout(self)
        grid.setContentsMargins(left_px, 0, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, made in enumerate(fields):
            line, column = 2 * (at // columns), at % columns
            name = f"{about}: {made.label}" if about else made.label
            made.field.setAccessibleName(name)
            label = plain_label(made.label, "hint")
            label.setBuddy(made.field)
            grid.addWidget(label, line, column)
            grid.addWidget(made.field, line + 1, column)
        grid.setColumnStretch(columns, 1)

    @property
    def names(self) -> frozenset[str]:
        """What this form can record."""
        return frozenset(self._fields)

    def field(self, name: str) -> AnyField:
        """The control of one field."""
        return self._fields[name].field

    def fill(self, log: object) -> None:
        """Show what a log says."""
        for name, made in self._fields.items():
            _show(made.field, getattr(log, name))

    def values(self) -> Mapping[str, object]:
        """What stands in the fields, by name; None, or an empty text, where nothing does."""
        return {name: _value(made) for name, made in self._fields.items()}


def text_field(limit: int = 300) -> QLineEdit:
    """One line of text."""
    line = QLineEdit()
    line.setMaxLength(limit)
    return line


def _show(field: AnyField, value: object) -> None:
    if isinstance(field, QLineEdit):
        field.setText(value if isinstance(value, str) else "")
    elif isinstance(field, YesNoBox):
        field.set_answer(value if isinstance(value, bool) else None)
    elif isinstance(field, ChoiceBox):
        field.set_choice(value if isinstance(value, str) else None)
    else:
        field.set_number(value if isinstance(value, int | float) else None)


def _value(made: MoreField) -> object:
    field = made.field
    if isinstance(field, QLineEdit):
        return field.text().strip()
    if isinstance(field, YesNoBox):
        return field.answer
    if isinstance(field, ChoiceBox):
        return field.choice
    number = field.number
    return int(number) if made.whole and number is not None else number
