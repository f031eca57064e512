"""No paper of a patient leaves without two identifiers on it (hazard H6)."""

from designer.errors import DesignerError
from designer.model.finding import Finding, Where
from designer.model.patient import Patient
from designer.model.vocabulary import Severity

UNIDENTIFIED = "two-identifiers"
_WANTED = 2


class NotIdentifiedError(DesignerError):
    """A paper would name its patient by less than two identifiers."""


def unidentified(patient: Patient) -> str:
    """What to record before a paper leaves, as a sentence; "" where two identifiers are there."""
    known = {
        "the name": bool(patient.identifiers.name.strip()),
        "the record number (MRN)": bool(patient.identifiers.mrn.strip()),
        "the birth date": patient.birth_date is not None,
    }
    if sum(known.values()) >= _WANTED:
        return ""
    missing = [words for words, there in known.items() if not there]
    how_many = "two of them" if len(missing) == len(known) else "one of them"
    listed = f"{', '.join(missing[:-1])} or {missing[-1]}"
    return (
        "Two identifiers must stand on every paper, or it may reach the wrong patient. "
        f"Record {listed}: {how_many} at least."
    )


def unidentified_finding(patient: Patient) -> Finding | None:
    """The block that says so; None where two identifiers are recorded."""
    sentence = unidentified(patient)
    if not sentence:
        return None
    return Finding(
        rule_id=UNIDENTIFIED,
        key=UNIDENTIFIED,
        severity=Severity.BLOCK,
        where=Where(),
        message=f"{sentence} See Edit intake.",
        source="Hazard H6",
        basis="our reading",
        clears="a second identifier recorded",
    )
