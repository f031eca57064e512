"""Who could be taken for a patient, in words: at the intake, while it is open, at print."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from designer.errors import DesignerError
from designer.lookalikes import LookAlike, look_alikes
from designer.model.patient import Patient
from designer.store.clinic import Clinic
from widgets.common.dates import shown_date

SHOWN = 3


def alike_in(clinic: Clinic, patient: Patient) -> list[LookAlike]:
    """The clinic's patients who could be taken for this one."""
    identifiers = patient.identifiers
    try:
        everyone = clinic.listed().patients
    except DesignerError:
        return []  # the patient list says that it cannot be read
    return list(look_alikes(identifiers.name, identifiers.mrn, everyone, patient.id))


def look_alike_words(found: Sequence[LookAlike]) -> str:
    """A line for each of them, with both identifiers, and what to do; "" for nobody."""
    if not found:
        return ""
    headings = {
        "same-number": _tr("The same record number belongs to"),
        "same-name": _tr("The same name belongs to"),
        "similar-name": _tr("A similar name belongs to"),
    }
    lines = [
        _tr("{heading} {name}, MRN {mrn}, born {date}.").format(
            heading=headings[alike.likeness],
            name=_short(alike.other.name),
            mrn=_short(alike.other.mrn) or "–",
            date=shown_date(alike.other.birth_date, "–"),
        )
        for alike in found[:SHOWN]
    ]
    if len(found) > SHOWN:
        lines.append(_tr("And {count} more.").format(count=len(found) - SHOWN))
    lines.append(_tr("Make sure that this is not the same person."))
    return "\n".join(lines)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("LookAlikeWords", text)
