"""The fields of one clearance: who released the patient, when, and what for."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.model.patient import Clearance
from designer.safety.answers import (
    JOINT_PAIN,
    LEG_ESCALATING,
    LEG_SPREAD,
    REINTRODUCTION,
    SURGERY,
)
from designer.safety.scene.responses import SESSION_REVIEWED
from widgets.common.exercises_field import ExercisesField
from widgets.common.fields import DateField, LongTextField, TextField
from widgets.common.form_row import FormRow
from widgets.theme.theme import Theme


class ClearanceForm(QWidget):
    """Writes one clearance.

    Signals:
        edited(): the user changed something.
    """

    edited = Signal()

    def __init__(self, theme: Theme, names: Mapping[str, str], today: date) -> None:
        super().__init__()
        self.by = TextField(self.tr("Write who gave the release."))
        self.on = DateField(theme, latest=today)
        self.permitted = ExercisesField(names)
        self.note = LongTextField(56)
        self._before: Clearance | None = None
        self._rows = [
            FormRow(self.tr("Released by"), self.by, required=True),
            FormRow(self.tr("On"), self.on, required=True),
            FormRow(self.tr("Permits only these exercises"), self.permitted),
            FormRow(self.tr("Note"), self.note),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for row in self._rows:
            column.addWidget(row)
        for field in (self.by, self.on, self.permitted, self.note):
            field.edited.connect(self.edited)

    def show_clearance(self, clearance: Clearance) -> None:
        """Fill the fields."""
        self._before = clearance
        self.by.show_value(clearance.by)
        self.on.show_value(clearance.on)
        self.permitted.show_value(clearance.permitted)
        self.note.show_value(clearance.note)
        self._rows[2].show_hint(
            self.tr("Name at least one")
            if clearance.flag == REINTRODUCTION
            else self.tr("Without any, everything is permitted")
        )
        without = (LEG_SPREAD, LEG_ESCALATING, JOINT_PAIN, SESSION_REVIEWED, SURGERY)
        self._rows[2].setVisible(clearance.flag not in without)

    def clearance(self) -> Clearance:
        """What stands in the fields."""
        assert self._before is not None  # noqa: S101  # shown before anything can be asked
        day = self.on.value()
        return replace(
            self._before,
            by=self.by.value(),
            on=day,
            permitted=self.permitted.value(),
            note=self.note.value(),
        )

    def problem(self) -> str:
        """Why it cannot be kept yet; empty when it can."""
        if not self.by.value():
            return self.tr("Write who gave the release.")
        if self.on.problem() or self.on.value() is None:
            return self.on.problem() or self.tr("Write the day of the release.")
        flag = self._before.flag if self._before is not None else ""
        if flag == REINTRODUCTION and not self.permitted.value():
            return self.tr("Name the exercises that are tried again.")
        return ""


def clearance_name(flag: str, library: Library) -> str:
    """What a clearance is about, in words."""
    known = library.red_flags.get(flag)
    if known is not None:
        return known.question
    names = {
        LEG_SPREAD: _tr("Symptoms that newly reached the leg or foot: reviewed"),
        LEG_ESCALATING: _tr("Climbing leg symptoms: seen by a specialist"),
        JOINT_PAIN: _tr("Pain in a joint after training: reviewed"),
        SESSION_REVIEWED: _tr("A session that went badly: reviewed"),
        REINTRODUCTION: _tr("Restricted exercises that are tried again"),
        SURGERY: _tr("Release by the surgical team"),
    }
    return names.get(flag, flag)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ClearanceForm", text)
