"""Questions and messages in one form: a heading, a sentence, buttons that say what they do."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from widgets.common.labels import plain_label
from widgets.theme.theme import set_kind


class Question(QDialog):
    """Asks one question; :meth:`ask` gives the key of the answer, "" where the user turned away."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.answer = ""
        heading = plain_label(title, "subheading", wrap=True)
        words = plain_label(text, wrap=True)
        words.setMinimumWidth(420)
        words.setMaximumWidth(520)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(words)
        column.addSpacing(16)
        column.addLayout(self._buttons)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def add_answer(self, key: str, text: str, kind: str = "") -> QPushButton:
        """Offer an answer; the ``primary`` one is what Return chooses."""
        button = QPushButton(text)
        if kind:
            set_kind(button, kind)
        button.setAutoDefault(kind == "primary")
        button.setDefault(kind == "primary")
        button.clicked.connect(lambda: self._choose(key))
        self._buttons.addWidget(button)
        if kind == "primary":
            button.setFocus()
        return button

    def ask(self) -> str:
        """Show the question and wait for the answer."""
        self.exec()
        return self.answer

    def _choose(self, key: str) -> None:
        self.answer = key
        self.accept()


def tell(parent: QWidget | None, title: str, text: str, close: str) -> None:
    """Show a message that needs no answer."""
    question = Question(title, text, parent)
    question.add_answer("close", close, "primary")
    question.ask()


def may_leave(parent: QWidget, lost: str) -> bool:
    """Whether the user leaves a window or form although, as ``lost`` says, something is lost."""
    tr = QCoreApplication.translate
    question = Question(tr("Leaving", "Leave without saving?"), lost, parent)
    question.add_answer("leave", tr("Leaving", "Leave without saving"), "danger")
    question.add_answer("", tr("Leaving", "Go on editing"), "primary")
    return question.ask() == "leave"
