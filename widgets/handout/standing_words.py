"""How the week on a paper stands to today, in words: before somebody prints it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from designer.course.standing import Standing
from designer.knowledge.library import Library
from designer.model.patient import Patient
from widgets.common.dates import shown_date


def standing_words(standing: Standing, week: int, weeks: int) -> list[str]:
    """A line with the week and its dates, and one for each thing that speaks against printing."""
    words = _tr("Week {week} of {weeks}").format(week=week, weeks=weeks)
    if standing.first is not None and standing.last is not None:
        words = _tr("{week}: {first} to {last}").format(
            week=words, first=shown_date(standing.first), last=shown_date(standing.last)
        )
    lines = [words]
    if standing.program_ended is not None:
        said = _tr("This program ended on {date}.")
        lines.append(said.format(date=shown_date(standing.program_ended)))
    elif standing.is_over:
        lines.append(_tr("This week is over."))
    elif standing.is_ahead:
        lines.append(_tr("This week has not begun yet."))
    lines += patient_words(standing)
    return lines


def gates_words(facts: Sequence[str], patient: Patient, library: Library) -> list[str]:
    """The confirmations that the weeks on a paper wait for, with what is recorded of each."""
    lines = []
    for fact in facts:
        kind, known = library.confirmations.get(fact), patient.confirmation(fact)
        refused = known is not None and known.state == "not-met"
        said = (
            _tr("• {fact}: recorded as not met") if refused else _tr("• {fact}: not yet confirmed")
        )
        lines.append(said.format(fact=kind.name if kind else fact))
    return [_tr("It waits for:"), *lines] if lines else []


def patient_words(standing: Standing) -> list[str]:
    """That the patient is no longer in care, or put away."""
    lines = []
    if standing.discharged is not None:
        said = _tr("This patient was discharged on {date}.")
        lines.append(said.format(date=shown_date(standing.discharged)))
    if standing.archived:
        lines.append(_tr("This patient is archived."))
    return lines


def history_words(standing: Standing) -> str:
    """Why a paper is not among those of a batch; "" where the program goes on."""
    if not standing.is_history:
        return ""
    if standing.program_ended is None:
        return " ".join(patient_words(standing))
    said = _tr("This program ended on {date}.").format(date=shown_date(standing.program_ended))
    return " ".join((said, *patient_words(standing)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("StandingWords", text)
