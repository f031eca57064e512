"""What the patient list shows of a patient, without opening the patient's file."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct, convert

from designer.model.patient import Patient


class PatientSummary(Struct, frozen=True, array_like=True):
    """One line of the patient list."""

    id: str
    name: str
    mrn: str
    birth_date: date | None
    diagnoses: tuple[str, ...]
    last_change: datetime
    invented: bool
    archived: bool

    @property
    def order(self) -> tuple[str, str]:
        """Where the line stands in the list."""
        return self.name.casefold(), self.id


PATIENT = "patient"  # the kind of the one document that summaries are made from


def summarise(owner: str, body: Mapping[str, Any], last_change: datetime) -> PatientSummary:
    """The line for the patient in ``body``. Raises msgspec.ValidationError."""
    patient = convert(body["value"], Patient)
    return PatientSummary(
        id=owner,
        name=patient.identifiers.name,
        mrn=patient.identifiers.mrn,
        birth_date=patient.birth_date,
        diagnoses=patient.diagnoses,
        last_change=last_change,
        invented=patient.invented,
        archived=patient.archived,
    )
