"""A row of a form: label, field, and below it the hint or what is wrong."""

from typing import Protocol, cast

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from widgets.common.labels import plain_label
from widgets.theme.theme import set_invalid, set_role


class Field(Protocol):
    """What the fields of ``fields.py`` have in common; each is a QWidget too."""

    edited: SignalInstance

    def value(self) -> object: ...
    def show_value(self, value: object) -> None: ...
    def problem(self) -> str: ...


class FormRow(QWidget):
    """``field`` with its ``label`` above it; a problem is shown once the user has been there."""

    def __init__(
        self, label: str, field: QWidget, hint: str = "", *, required: bool = False
    ) -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self.title = label
        # The ampersand of a label would be a mnemonic; data may hold one.
        name = QLabel((f"{label} *" if required else label).replace("&", "&&"))
        name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(name, "strong")
        name.setBuddy(field)
        field.setAccessibleName(label)
        self._below = plain_label(hint, "hint", wrap=True)
        if not hint:
            self._below.hide()  # hide only: what has no parent yet would show as a window
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(name)
        column.addWidget(field)
        column.addWidget(self._below)
        column.addStretch()

    def show_hint(self, hint: str) -> None:
        """Say something else below the field from now on."""
        self._hint = hint
        self.show_problem("")

    def show_problem(self, problem: str) -> None:
        """Say what is wrong beside the field, or that all is well."""
        self._below.setText(problem or self._hint)
        self._below.setVisible(bool(problem or self._hint))
        set_role(self._below, "error" if problem else "hint")
        target = self.field.focusProxy() or self.field
        set_invalid(target, bool(problem))
        self.field.setAccessibleDescription(problem)


def field_of(row: FormRow) -> Field:
    """The row's field by what it can do, where it is one of ``fields.py``."""
    return cast(Field, row.field)
