"""Asks about two scores of which one is probably wrong."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from widgets.common.asking import Question


def keeps_both(parent: QWidget, title: str, said: str) -> bool:
    """Whether a pain after above the worst pain, which ``said`` tells of, is kept as it is."""
    tr = QCoreApplication.translate
    counts = tr("KeepingBoth", "If both are kept, the higher figure counts.")
    question = Question(title, f"{said} {counts}", parent)
    question.add_answer("keep", tr("KeepingBoth", "Keep both"))
    question.add_answer("", tr("KeepingBoth", "Look again"), "primary")
    return question.ask() == "keep"
