"""A patient in words: two identifiers, wherever a patient is named."""

from PySide6.QtCore import QCoreApplication

from designer.model.patient import Patient
from widgets.common.dates import shown_date


def two_identifiers(patient: Patient) -> str:
    """Name, record number and birth date on one line, as on the paper."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("PatientWords", text)

    unknown = tr("not recorded")
    words = [
        patient.identifiers.name or tr("Name not recorded"),
        tr("MRN {mrn}").format(mrn=patient.identifiers.mrn or unknown),
        tr("born {date}").format(date=shown_date(patient.birth_date, unknown)),
    ]
    if patient.invented:
        words.append(tr("invented patient"))
    return " · ".join(words)
