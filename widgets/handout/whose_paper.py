"""Asks before a paper leaves the program: whose it is, and what speaks against it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from designer.model.patient import Patient
from widgets.common.asking import Question
from widgets.common.patient_words import two_identifiers


def paper_confirmed(
    window: QWidget, title: str, patient: Patient, said: Sequence[str], alike: str, go_on: str
) -> bool:
    """Whether the user goes on.

    Shown are both identifiers, the lines ``said``, and ``alike``: who could be mixed up with the
    patient, "" for nobody. ``title`` is the question, ``go_on`` what the button says.
    """
    text = "\n".join((two_identifiers(patient), *said)) + (f"\n\n{alike}" if alike else "")
    question = Question(title, text, window)
    question.add_answer("", QCoreApplication.translate("WhosePaper", "Cancel"))
    question.add_answer("go-on", go_on, "primary")
    return question.ask() == "go-on"


def check_identifiers() -> str:
    """The line that every paper for a patient's hand ends with."""
    tr = QCoreApplication.translate
    return tr("WhosePaper", "Check both identifiers before handing it over.")
