"""One question of the red-flag screen, and what follows from a yes."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from designer.model.knowledge import RedFlag
from designer.model.patient import Clearance
from designer.model.vocabulary import Urgency
from widgets.common.exercises_field import ExercisesField
from widgets.common.fields import ChoiceField, ComboField, DateField, TextField
from widgets.common.labels import plain_label
from widgets.theme.theme import Theme, set_role

NIGHT_PAIN = "rf-night-pain"


class FlagRow(QWidget):
    """One question and its answer; after a yes, what follows from it.

    Signals:
        edited(): the user changed something.
    """

    edited = Signal()

    def __init__(
        self, theme: Theme, flag: RedFlag, today: date, exercise_names: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._theme, self._flag, self._today = theme, flag, today
        self._exercise_names = exercise_names
        self._consequence: Consequence | None = None
        self._before: tuple[Clearance | None, str] = (None, "")
        answers = [(True, self.tr("Yes")), (False, self.tr("No")), (None, self.tr("Not asked"))]
        self.answer = ChoiceField(answers, alarming=True)
        self.answer.setAccessibleName(flag.question)
        self.answer.edited.connect(self._show_consequence)
        self.answer.edited.connect(self.edited)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(plain_label(flag.question, wrap=True), 1)
        top.addWidget(self.answer)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(top)

    def show_flag(self, answer: bool | None, clearance: Clearance | None, night_pain: str) -> None:
        """Show what is recorded about this question."""
        self._before = (clearance, night_pain)
        if self._consequence is not None:
            self._consequence.show_values(clearance, night_pain)
        self.show_answer(answer)

    def show_answer(self, answer: bool | None) -> None:
        self.answer.show_value(answer)
        self._show_consequence()

    def night_pain(self) -> str | None:
        """What kind of night pain it is, if that was asked."""
        return self._consequence.night_pain() if self._consequence and self._is_yes else None

    def clearance(self) -> Clearance | None:
        """The doctor's release, if one is written down with its day."""
        return self._consequence.clearance(self._before[0]) if self._consequence else None

    def consequence(self) -> "Consequence | None":
        """What is shown after a yes; None before the first yes."""
        return self._consequence

    @property
    def _is_yes(self) -> bool:
        return self.answer.value() is True

    def _show_consequence(self) -> None:
        # Made for the few that need it: 27 of them unseen would double the time to open the form.
        if self._is_yes and self._consequence is None:
            self._consequence = Consequence(
                self._theme, self._flag, self._today, self._exercise_names
            )
            self._consequence.show_values(*self._before)
            self._consequence.edited.connect(self.edited)
            self._column.addWidget(self._consequence)
        if self._consequence is not None:
            self._consequence.setVisible(self._is_yes)


class Consequence(QFrame):
    """After a yes: what to do, of which kind it is, and who has released the patient.

    Signals:
        edited(): the user changed something.
    """

    edited = Signal()

    def __init__(
        self, theme: Theme, flag: RedFlag, today: date, exercise_names: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._flag = flag
        self._permitted, self._note = ExercisesField(exercise_names), TextField(limit=10_000)
        set_role(self, "notice-block")
        self.response = plain_label(_what_to_do(flag), "strong", wrap=True)
        kinds = [
            ("mechanical", self.tr("Eases on changing position")),
            ("unremitting", self.tr("Does not ease")),
        ]
        self._night = ComboField(kinds, self.tr("Does it ease on changing position?"))
        self._night.setAccessibleName(self.tr("Night pain"))
        self._cleared_by, self._cleared_on = TextField(), DateField(theme, latest=today)
        self._cleared_by.setPlaceholderText(self.tr("Name of the doctor"))
        self._cleared_by.setAccessibleName(self.tr("Cleared by"))
        self._cleared_on.setAccessibleName(self.tr("Cleared on"))
        clear = QHBoxLayout()
        clear.setSpacing(8)
        clear.addWidget(plain_label(self.tr("Cleared by")))
        clear.addWidget(self._cleared_by, 1)
        clear.addWidget(plain_label(self.tr("on")))
        clear.addWidget(self._cleared_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.response)
        if flag.id == NIGHT_PAIN:
            column.addWidget(self._night)
        column.addLayout(clear)
        column.addLayout(self._limits())
        for field in (
            self._night,
            self._cleared_by,
            self._cleared_on,
            self._permitted,
            self._note,
        ):
            field.edited.connect(self.edited)

    def show_values(self, clearance: Clearance | None, night_pain: str) -> None:
        """Show what is recorded."""
        self._cleared_by.show_value(clearance.by if clearance else "")
        self._cleared_on.show_value(clearance.on if clearance else None)
        self._permitted.show_value(clearance.permitted if clearance else ())
        self._note.show_value(clearance.note if clearance else "")
        self._night.show_value(night_pain)

    def night_pain(self) -> str | None:
        return self._night.value() or None

    def _limits(self) -> QFormLayout:
        """What the doctor permits, and what else was said."""
        self._permitted.setAccessibleName(self.tr("Permits only these exercises"))
        self._permitted.setToolTip(self.tr("Without any, everything is permitted"))
        self._note.setAccessibleName(self.tr("Note on the clearance"))
        limits = QFormLayout()
        limits.setSpacing(8)
        limits.addRow(plain_label(self.tr("Permits only")), self._permitted)
        limits.addRow(plain_label(self.tr("Note")), self._note)
        return limits

    def clearance(self, before: Clearance | None) -> Clearance | None:
        """The release as written; with what was recorded about it before."""
        on = self._cleared_on.value()
        if on is None:
            return None
        kept = before or Clearance(flag=self._flag.id)
        return replace(
            kept,
            on=on,
            by=self._cleared_by.value(),
            permitted=self._permitted.value(),
            note=self._note.value(),
        )


def _what_to_do(flag: RedFlag) -> str:
    response = flag.response[:1].upper() + flag.response[1:]
    if flag.urgency is Urgency.EMERGENCY and "emergency" not in response.lower():
        now = QCoreApplication.translate("FlagRow", "emergency department now")
        return f"{response}: {now}."
    return f"{response}."
