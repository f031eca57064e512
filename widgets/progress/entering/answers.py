"""Answers that may also be missing: yes, no or not asked."""

from PySide6.QtWidgets import QComboBox, QWidget

_YES_NO_PX = 120
_CHOICE_PX = 176


class YesNoBox(QComboBox):
    """Yes, no, or a dash for a question that nobody asked. The dash is never a no."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(self.tr("– not asked"), None)
        self.addItem(self.tr("No"), False)
        self.addItem(self.tr("Yes"), True)
        self.setFixedWidth(_YES_NO_PX)
        self.setAccessibleName(question)

    @property
    def answer(self) -> bool | None:
        data = self.currentData()
        return None if data is None else bool(data)

    def set_answer(self, answer: bool | None) -> None:
        """Show an answer, or the dash for None."""
        self.setCurrentIndex({None: 0, False: 1, True: 2}[answer])


class ChoiceBox(QComboBox):
    """One of a few words, or a dash for none."""

    def __init__(self, name: str, choices: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem("–", None)
        for value, text in choices.items():
            self.addItem(text, value)
        self.setMaximumWidth(_CHOICE_PX)
        self.setAccessibleName(name)

    @property
    def choice(self) -> str | None:
        data = self.currentData()
        return None if data is None else str(data)

    def set_choice(self, choice: str | None) -> None:
        """Show a choice, or the dash for None."""
        self.setCurrentIndex(max(0, self.findData(choice)))
