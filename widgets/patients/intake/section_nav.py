"""The sections of the form by name, with how far each one is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from widgets.common.labels import ElidedLabel
from widgets.patients.intake.section import Section
from widgets.theme.theme import Theme, set_kind


class SectionNav(QWidget):
    """One button for each section.

    Signals:
        section_requested(QWidget): the user wishes to see a section.
    """

    section_requested = Signal(object)

    def __init__(self, sections: Sequence[Section], theme: Theme) -> None:
        super().__init__()
        self._sections = sections
        self._states: list[ElidedLabel] = []
        self._buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space_xs)
        for section in sections:
            button = self._button(section, theme)
            self._buttons.append(button)
            column.addWidget(button)
        column.addStretch()

    def refresh(self) -> None:
        """Say anew how far each section is."""
        for section, label, button in zip(self._sections, self._states, self._buttons, strict=True):
            text = section.state_text()
            label.setText(text)
            button.setAccessibleName(f"{section.title}: {text}")

    def _button(self, section: Section, theme: Theme) -> QPushButton:
        button = QPushButton()
        set_kind(button, "nav")
        column = QVBoxLayout(button)
        column.setContentsMargins(theme.tokens.space_m, 4, theme.tokens.space_m, 4)
        column.setSpacing(1)
        state = ElidedLabel("", "hint")
        title = ElidedLabel(section.title, "strong")
        for label in (title, state):
            column.addWidget(label)
        self._states.append(state)
        button.clicked.connect(lambda: self.section_requested.emit(section))
        return button
