"""The red-flag screen. A question that nobody asked is never taken for a no."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from designer.model.knowledge import RedFlag
from designer.model.patient import Clearance, Patient, RedFlagScreen
from widgets.common.fields import DateField, TextField
from widgets.common.labels import hairline, plain_label
from widgets.patients.intake.flag_row import NIGHT_PAIN, FlagRow
from widgets.patients.intake.section import Section
from widgets.theme.theme import Theme


class RedFlagSection(Section):
    """Each question: yes, no, not asked. The screen counts once every question was asked."""

    def __init__(
        self,
        theme: Theme,
        flags: Mapping[str, RedFlag],
        today: date,
        exercise_names: Mapping[str, str],
    ) -> None:
        super().__init__(
            self.tr("Red-flag screen"),
            self.tr(
                "Ask every question. “Not asked” is never taken for a no: the screen counts, with "
                "its date, once all are answered. Before that no handout can be printed."
            ),
        )
        self._today = today
        self._flags = {
            flag.id: FlagRow(theme, flag, today, exercise_names) for flag in flags.values()
        }
        screened_on = self.add_row(
            "screened_on", self.tr("Asked on"), DateField(theme, latest=today)
        )
        by = self.add_row("by", self.tr("Asked by"), TextField())
        self.grid([[screened_on, by]])
        self.column.addLayout(self._bulk_row())
        for row in self._flags.values():
            self.column.addWidget(hairline())
            self.column.addWidget(row)
            row.edited.connect(self._take_answer)

    def show_patient(self, patient: Patient) -> None:
        screen = patient.red_flags
        self.show_value("screened_on", screen.screened_on)
        self.show_value("by", screen.by)
        for flag_id, row in self._flags.items():
            present = flag_id in screen.present
            # A finished screen without the list of denials comes from a program file.
            from_file = screen.screened_on is not None and not screen.absent
            denied = flag_id in screen.absent or from_file
            answer = True if present else False if denied else None
            row.show_flag(answer, _clearance_of(patient, flag_id), screen.night_pain or "")
        self._count()

    def applied(self, patient: Patient) -> Patient:
        answers = {flag_id: row.answer.value() for flag_id, row in self._flags.items()}
        unknown = tuple(f for f in patient.red_flags.present if f not in self._flags)
        present = tuple(flag for flag, answer in answers.items() if answer is True)
        absent = tuple(flag for flag, answer in answers.items() if answer is False)
        day = self.value("screened_on") or self._today
        screen = RedFlagScreen(
            screened_on=day if isinstance(day, date) and self.is_complete else None,
            present=(*present, *unknown),
            absent=absent,
            night_pain=self._night_pain(),  # type: ignore[arg-type]  # one of the three words
            by=str(self.value("by")),
        )
        before = patient.red_flags
        if before.screened_on is not None and screen == replace(before, absent=absent):
            screen = before  # nothing was answered otherwise; what a file left out stays left out
        # A sign that the log raised is released without a yes here.
        asked = {flag for flag in (*before.present, *present) if flag in self._flags}
        others = tuple(c for c in patient.clearances if c.flag not in asked)
        cleared = tuple(
            clearance for flag in present if (clearance := self._flags[flag].clearance())
        )
        return replace(patient, red_flags=screen, clearances=(*others, *cleared))

    @property
    def is_complete(self) -> bool:
        """Whether every question was asked."""
        return all(row.answer.value() is not None for row in self._flags.values())

    def state_text(self) -> str:
        asked = sum(1 for row in self._flags.values() if row.answer.value() is not None)
        present = sum(1 for row in self._flags.values() if row.answer.value() is True)
        if present:
            return self.tr("{count} present").format(count=present)
        if self.is_complete:
            return self.tr("all asked")
        return self.tr("{asked} of {count} asked").format(asked=asked, count=len(self._flags))

    def flag_row(self, flag_id: str) -> "FlagRow":
        return self._flags[flag_id]

    def _night_pain(self) -> str | None:
        row = self._flags.get(NIGHT_PAIN)
        return row.night_pain() if row is not None else None

    def _bulk_row(self) -> QHBoxLayout:
        self._counted = plain_label("", "strong")
        self._rest = QPushButton(self.tr("All others: no"))
        self._rest.setToolTip(self.tr("For the questions that you asked and the patient denied"))
        self._rest.clicked.connect(self.deny_rest)
        row = QHBoxLayout()
        row.addWidget(self._counted, 1)
        row.addWidget(self._rest)
        return row

    def deny_rest(self) -> None:
        """No to every question that has no answer yet; a yes stays."""
        for row in self._flags.values():
            if row.answer.value() is None:
                row.show_answer(False)
        self._take_answer()

    def _take_answer(self) -> None:
        if self.is_complete and self.value("screened_on") is None:
            self.show_value("screened_on", self._today)
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        asked = sum(1 for row in self._flags.values() if row.answer.value() is not None)
        text = self.tr("{asked} of {count} questions asked")
        self._counted.setText(text.format(asked=asked, count=len(self._flags)))
        self._rest.setEnabled(not self.is_complete)


def _clearance_of(patient: Patient, flag_id: str) -> Clearance | None:
    found = [clearance for clearance in patient.clearances if clearance.flag == flag_id]
    return found[-1] if found else None
