"""A patient in words: two identifiers, wherever a patient is named."""

from PySide6.QtCore import QCoreApplication

from designer.model.patient import Patient
from widgets.common.dates import shown_date


def two_identifiers(patient: Patient) -> str:
    """Name, record number and birth date on one line, as on the paper."""
    words = [patient.identifiers.name or _tr("Name not recorded"), second_identifiers(patient)]
    if patient.invented:
        words.append(_tr("invented patient"))
    return " · ".join(words)


def second_identifiers(patient: Patient) -> str:
    """What stands beside the name: record number and birth date."""
    unknown = _tr("not recorded")
    number = _tr("MRN {mrn}").format(mrn=patient.identifiers.mrn or unknown)
    born = _tr("born {date}").format(date=shown_date(patient.birth_date, unknown))
    return f"{number} · {born}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("PatientWords", text)
