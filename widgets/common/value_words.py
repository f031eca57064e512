"""Facts in words: the name of a field and what stands in it."""

from datetime import date, datetime
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject

from designer.knowledge.library import Library
from designer.model.units import METRIC, Units, quantity_of
from widgets.common.dates import shown_date, shown_time


def scalar_words(value: object) -> str | None:
    """A yes or no, a moment, a day or a number in words; None for anything else."""
    if isinstance(value, bool):
        return _tr("yes") if value else _tr("no")
    if isinstance(value, datetime):
        return shown_time(value)
    if isinstance(value, date):
        return shown_date(value)
    if isinstance(value, int | float):
        return f"{value:g}"
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("ValueWords", text)


class ValueWords(QObject):
    """Says any value of a patient's record; blank stays visible as not recorded."""

    def __init__(
        self, library: Library, parent: QObject | None = None, units: Units = METRIC
    ) -> None:
        super().__init__(parent)
        self.units = units
        self._names = {
            **{key: value.name for key, value in library.exercises.items()},
            **{key: value.name for key, value in library.confirmations.items()},
            **{key: value.name for key, value in library.procedures.items()},
            **{key: value.name for key, value in library.red_flags.items()},
            **{key: value.name for key, value in library.diagnoses.items()},
        }
        tr = self.tr
        self._fields = {
            "identifiers": tr("Name and number"),
            "mrn": tr("record number"),
            "birth_date": tr("Date of birth"),
            "diagnoses": tr("Diagnoses"),
            "icd10": tr("Codes"),
            "profile": tr("Profile"),
            "irritability": tr("Irritability"),
            "onset_date": tr("Onset"),
            "surgery": tr("Surgery"),
            "procedure": tr("Procedure"),
            "red_flags": tr("Red-flag screen"),
            "screened_on": tr("asked on"),
            "clearances": tr("Clearances"),
            "signs": tr("Examination"),
            "baseline_pain": tr("Usual pain"),
            "weight_kg": tr("Weight"),
            "goals": tr("Goals"),
            "tolerance_goals": tr("Goals in minutes"),
            "walk_min": tr("walking, minutes"),
            "stand_min": tr("standing, minutes"),
            "sit_min": tr("sitting, minutes"),
            "therapist": tr("Therapist"),
            "language": tr("Language"),
            "notes": tr("Notes"),
            "archived": tr("Archived"),
            "discharges": tr("Discharges"),
            "goals_met": tr("goals met"),
            "readmitted_on": tr("taken in again on"),
        }

    def field(self, name: str) -> str:
        """The name of a field as people say it."""
        return self._fields.get(name) or name.replace("_", " ").capitalize()

    def named(self, key: str) -> str:
        """The name behind an id of the library."""
        return self._names.get(key, key)

    def said(self, value: Any, field: str = "") -> str:
        """A value on one line, with its unit where ``field`` is measured."""
        quantity = quantity_of(field)
        if quantity is not None and isinstance(value, int | float):
            return self.units.told(quantity, value)
        if value is None or (isinstance(value, str | tuple) and not value):
            return self.tr("not recorded")
        if (scalar := scalar_words(value)) is not None:
            return scalar
        if isinstance(value, tuple | list):
            return ", ".join(self.said(one) for one in value)
        if isinstance(value, Struct):
            return self._fields_of(value)
        return self.named(str(value))

    def _fields_of(self, value: Struct) -> str:
        said = []
        for name in value.__struct_fields__:
            held = getattr(value, name)
            if name != "id" and held not in (None, "", (), False):
                said.append(f"{self.field(name).lower()} {self.said(held, name)}")
        return ", ".join(said) or self.tr("not recorded")
