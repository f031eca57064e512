"""No paper of a patient leaves without two identifiers on it (hazard H6)."""

from designer.errors import DesignerError
from designer.model.finding import Finding, Where
from designer.model.patient import Patient
from designer.model.vocabulary import Severity
from designer.text import Texts

UNIDENTIFIED = "two-identifiers"
_WANTED = 2


class NotIdentifiedError(DesignerError):
    """A paper would name its patient by less than two identifiers."""


def unidentified(patient: Patient, words: Texts) -> str:
    """What to record before a paper leaves, as a sentence; "" where two identifiers are there."""
    known = {
        "name": bool(patient.identifiers.name.strip()),
        "mrn": bool(patient.identifiers.mrn.strip()),
        "birth-date": patient.birth_date is not None,
    }
    if sum(known.values()) >= _WANTED:
        return ""
    missing = [words(f"paper.identifier.{name}") for name, there in known.items() if not there]
    if len(missing) == len(known):
        return words("paper.unidentified-all")
    return words("paper.unidentified", first=missing[0], second=missing[1])


def unidentified_finding(patient: Patient, words: Texts) -> Finding | None:
    """The block that says so; None where two identifiers are recorded."""
    sentence = unidentified(patient, words)
    if not sentence:
        return None
    return Finding(
        rule_id=UNIDENTIFIED,
        key=UNIDENTIFIED,
        severity=Severity.BLOCK,
        where=Where(),
        message=words("paper.unidentified-where", sentence=sentence),
        source=words("paper.hazard", number="H6"),
        basis="our reading",
        clears=words("paper.unidentified-clears"),
    )
