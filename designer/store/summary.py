"""What the patient list shows of a patient, without opening the patient's file."""

from datetime import date, datetime

from msgspec import Struct, json

from designer.model.patient import Patient


class PatientSummary(Struct, frozen=True, array_like=True, gc=False):
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


class _PatientBody(Struct, frozen=True):
    value: Patient


_READ_BODY = json.Decoder(_PatientBody)


def summarise(owner: str, body: bytes, last_change: datetime) -> PatientSummary:
    """The line for the patient in ``body``. Raises msgspec.MsgspecError."""
    patient = _READ_BODY.decode(body).value
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
