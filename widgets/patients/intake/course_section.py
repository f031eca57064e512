"""When it began, and what was done: onset, surgery, injection or block."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from msgspec.structs import replace
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from designer.model.knowledge import ProcedureKind
from designer.model.patient import Patient, Procedure, Surgery
from designer.model.units import METRIC, Units
from widgets.common.dates import shown_date
from widgets.common.exercises_field import ExercisesField
from widgets.common.fields import ComboField, DateField, LongTextField, MeasuredField, NumberField
from widgets.common.form_row import FormRow
from widgets.common.tick_field import TickField
from widgets.common.time_field import TimeField
from widgets.patients.intake.section import Section
from widgets.theme.theme import Theme, set_role

# The fields of a surgery that stand in the form under their own name.
_SURGERY_VALUES = (
    "weeks_ago",
    "limits_on_file",
    "discharged",
    "limit_kg",
    "limit_until",
    "allowed",
    "forbidden",
)


class CourseSection(Section):
    """Dates that open and close the time windows of the rules."""

    def __init__(
        self,
        theme: Theme,
        today: date,
        procedures: Iterable[ProcedureKind],
        exercise_names: Mapping[str, str],
        units: Units = METRIC,
    ) -> None:
        super().__init__(
            self.tr("Course"), self.tr("These dates open and close time windows of the rules.")
        )
        self._units = units
        self._names = exercise_names
        onset = DateField(theme, latest=today)
        hint = self.tr("Blank means unknown")
        self.column.addWidget(self.add_row("onset", self.tr("Onset of this episode"), onset, hint))
        self._had_surgery = self._tick("had_surgery", self.tr("Surgery on the spine"))
        self._surgery = self._panel(self._surgery_rows(theme, today))
        self._had_procedure = self._tick("had_procedure", self.tr("Injection, block or ablation"))
        self._procedure = self._panel(self._procedure_rows(theme, today, procedures))
        for tick, panel in (
            (self._had_surgery, self._surgery),
            (self._had_procedure, self._procedure),
        ):
            self.column.addWidget(tick)
            self.column.addWidget(panel)
            tick.toggled.connect(panel.setVisible)
            panel.hide()

    def show_patient(self, patient: Patient) -> None:
        self.show_value("onset", patient.onset_date)
        surgery, procedure = patient.surgery, patient.procedure
        self._had_surgery.setChecked(surgery is not None)
        self._had_procedure.setChecked(procedure is not None)
        self._show_surgery(surgery or Surgery())
        self._show_procedure(procedure or Procedure())

    def applied(self, patient: Patient) -> Patient:
        surgery = self._surgery_of(patient.surgery or Surgery())
        procedure = self._procedure_of(patient.procedure or Procedure())
        return replace(
            patient,
            onset_date=self.value("onset"),
            surgery=surgery if self._had_surgery.isChecked() else None,
            procedure=procedure if self._had_procedure.isChecked() else None,
        )

    def _tick(self, name: str, text: str) -> TickField:
        tick = TickField(text)
        tick.setAccessibleName(text)
        tick.setObjectName(name)
        tick.edited.connect(self.edited)
        return tick

    def _panel(self, lines: Iterable[Iterable[FormRow]]) -> QWidget:
        panel = QFrame()
        set_role(panel, "inset")
        grid = QGridLayout(panel)
        grid.setContentsMargins(24, 4, 0, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        for number, line in enumerate(lines):
            for place, row in enumerate(line):
                grid.addWidget(row, number, place)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return panel

    def _surgery_rows(self, theme: Theme, today: date) -> list[list[FormRow]]:
        kinds = [
            ("fusion", self.tr("Fusion")),
            ("decompression", self.tr("Decompression")),
            ("discectomy", self.tr("Discectomy")),
        ]
        other = self.tr("Kind of operation")
        limits = TickField(self.tr("The surgeon's limits are on file"))
        discharged = TickField(self.tr("Discharged without restrictions"))
        weight = MeasuredField(500, "weight", self._units)
        return [
            [
                self.add_row(
                    "surgery_kind", self.tr("Operation"), ComboField(kinds, other, free=True)
                ),
                self.add_row(
                    "surgery_on", self.tr("Date of the operation"), DateField(theme, latest=today)
                ),
            ],
            [
                self.add_row("limits_on_file", self.tr("Surgeon's limits"), limits),
                self.add_row("discharged", self.tr("Discharge"), discharged),
            ],
            [
                self.add_row("limit_kg", self.tr("Lifts at most"), weight),
                self.add_row("limit_until", self.tr("Limits hold until"), DateField(theme)),
            ],
            [
                self.add_row(
                    "allowed", self.tr("Exercises the surgeon allows"), ExercisesField(self._names)
                ),
                self.add_row(
                    "forbidden",
                    self.tr("Exercises the surgeon forbids"),
                    ExercisesField(self._names),
                ),
            ],
            [
                self.add_row(
                    "weeks_ago",
                    self.tr("Or so long ago"),
                    NumberField(0, 5000, self.tr("weeks")),
                    self.tr("Counts only where no date is known"),
                ),
            ],
        ]

    def _procedure_rows(
        self, theme: Theme, today: date, procedures: Iterable[ProcedureKind]
    ) -> list[list[FormRow]]:
        kinds = [(kind.id, kind.name[:1].upper() + kind.name[1:]) for kind in procedures]
        combo = ComboField(kinds, self.tr("Kind of procedure"), free=True)
        time_hint = self.tr("Without a time the whole day counts as under 24 hours")
        instructions = LongTextField()
        return [
            [
                self.add_row("procedure_kind", self.tr("Procedure"), combo),
                self.add_row("procedure_on", self.tr("Day"), DateField(theme, latest=today)),
            ],
            [
                self.add_row("procedure_time", self.tr("Time"), TimeField(), time_hint),
                self.add_row(
                    "leg_pain_before", self.tr("Leg pain before, 0-10"), NumberField(0, 10)
                ),
            ],
            [
                self.add_row(
                    "instructions",
                    self.tr("After-care instructions"),
                    instructions,
                    self.tr("As the clinic that did it wrote them; blank when none are on file"),
                ),
                self.add_row("pain_before", self.tr("Back pain before, 0-10"), NumberField(0, 10)),
            ],
            [
                self.add_row(
                    "ceiling",
                    self.tr("Most that they allow"),
                    ComboField(
                        [
                            ("rest", self.tr("Rest and breathing only")),
                            ("walking", self.tr("Easy walking")),
                            ("phase-1", self.tr("Phase 1")),
                            ("phase-2", self.tr("Phase 2")),
                        ],
                        self.tr("Not said"),
                    ),
                    self.tr("Anything above it is blocked until the day beside it"),
                ),
                self.add_row("ceiling_until", self.tr("Until"), DateField(theme)),
            ],
            [
                self.add_row(
                    "hours_ago",
                    self.tr("Or so long ago"),
                    NumberField(0, 100_000, self.tr("hours")),
                    self.tr("Counts only where no day is known"),
                ),
            ],
        ]

    def _show_surgery(self, surgery: Surgery) -> None:
        self.show_value("surgery_kind", surgery.kind)
        self.show_value("surgery_on", surgery.on)
        for name in _SURGERY_VALUES:
            self.show_value(name, getattr(surgery, name))

    def _show_procedure(self, procedure: Procedure) -> None:
        at = procedure.at
        self.show_value("procedure_kind", procedure.kind)
        self.show_value("procedure_on", at.date() if at is not None else None)
        known_time = at is not None and at.time() != time()
        self.show_value("procedure_time", at.time() if at is not None and known_time else None)
        self.show_value("instructions", "\n".join(procedure.instructions))
        self.show_value("ceiling", procedure.ceiling or "")
        self.show_value("ceiling_until", procedure.ceiling_until)
        self.show_value("hours_ago", procedure.hours_ago)
        self.show_value("leg_pain_before", procedure.leg_pain_before)
        self.show_value("pain_before", procedure.pain_before)

    def _surgery_of(self, before: Surgery) -> Surgery:
        return replace(
            before,
            kind=self.value("surgery_kind"),
            on=self.value("surgery_on"),
            **{name: self.value(name) for name in _SURGERY_VALUES},
        )

    def _procedure_of(self, before: Procedure) -> Procedure:
        day, at_time = self.value("procedure_on"), self.value("procedure_time")
        at = None
        if isinstance(day, date):
            at = datetime.combine(day, at_time if isinstance(at_time, time) else time())
        lines = str(self.value("instructions")).splitlines()
        return replace(
            before,
            kind=self.value("procedure_kind"),
            at=at,
            instructions=tuple(line.strip() for line in lines if line.strip()),
            ceiling=self.value("ceiling") or None,
            ceiling_until=self.value("ceiling_until"),
            hours_ago=self.value("hours_ago"),
            leg_pain_before=self.value("leg_pain_before"),
            pain_before=self.value("pain_before"),
        )

    def state_text(self) -> str:
        onset = self.value("onset")
        parts = [self.tr("onset unknown")]
        if isinstance(onset, date):
            parts = [self.tr("since {date}").format(date=shown_date(onset))]
        if self._had_surgery.isChecked():
            parts.append(self.tr("surgery"))
        if self._had_procedure.isChecked():
            parts.append(self.tr("procedure"))
        return ", ".join(parts)
