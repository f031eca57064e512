"""What the first examination showed, and how the patient is."""

from typing import get_args

from msgspec.structs import replace

from designer.model.patient import DayOneSigns, Patient, SignName
from designer.model.units import METRIC, Units
from widgets.common.counts import counted
from widgets.common.fields import ChoiceField, ComboField, MeasuredField, NumberField
from widgets.common.form_row import FormRow
from widgets.common.labels import plain_label
from widgets.common.tick_field import TickField
from widgets.patients.intake.section import Section

_STATES = ("severe_symptoms", "acute_episode", "fear_of_movement")
_SIGNS: tuple[SignName, ...] = get_args(SignName)
_SIGN_NUMBERS = ("brace_effort_pct", "single_leg_left_s", "single_leg_right_s")
_NUMBERS = ("baseline_pain", "weight_kg", "pregnancy_weeks", "postnatal_weeks")


class ExaminationSection(Section):
    """Irritability, profile and the day-one signs. Every field may stay blank."""

    def __init__(self, units: Units = METRIC) -> None:
        super().__init__(
            self.tr("Examination"),
            self.tr("What you did not assess stays blank and counts as unknown."),
        )
        self._units = units
        self._ask_how_the_patient_is()
        self._ask_signs()
        self._ask_figures()

    def _ask_how_the_patient_is(self) -> None:
        levels = [
            ("low", self.tr("Low")),
            ("moderate", self.tr("Moderate")),
            ("high", self.tr("High")),
            (None, self.tr("Unknown")),
        ]
        profiles = [
            ("athlete", self.tr("Athlete or first responder")),
            ("labour", self.tr("Heavy labour")),
        ]
        self.grid(
            [
                [
                    self.add_row("irritability", self.tr("Irritability"), ChoiceField(levels)),
                    self.add_row(
                        "profile", self.tr("Profile"), ComboField(profiles, self.tr("General"))
                    ),
                ],
                [
                    self._number("baseline_pain", self.tr("Pain on most days, 0-10"), 10),
                    self.add_row(
                        "pain_ceiling_on",
                        self.tr("Pain ceiling"),
                        TickField(self.tr("Keep pain under 3 of 10")),
                    ),
                ],
            ]
        )
        self._questions(
            self.tr("The patient now"),
            {
                "severe_symptoms": self.tr("Severe symptoms"),
                "acute_episode": self.tr("Fresh episode"),
                "fear_of_movement": self.tr("Fear of movement"),
            },
        )

    def _ask_signs(self) -> None:
        self._questions(
            self.tr("Day-one signs"),
            {
                "breath_held_on_sit_to_stand": self.tr("Holds the breath on rising from a chair"),
                "hard_cough_bracing": self.tr("Braces hard on coughing"),
                "single_leg_wobble": self.tr("Wobbles on one leg"),
                "hamstrings_short": self.tr("Hamstrings short"),
                "hip_flexors_short": self.tr("Hip flexors short"),
                "thoracic_rotation_short": self.tr("Thoracic rotation short"),
            },
        )

    def _ask_figures(self) -> None:
        seconds = self.tr("s")
        weight = MeasuredField(500, "weight", self._units)
        self.grid(
            [
                [
                    self._number(
                        "single_leg_left_s", self.tr("Stands on the left leg"), 600, seconds
                    ),
                    self._number(
                        "single_leg_right_s", self.tr("Stands on the right leg"), 600, seconds
                    ),
                ],
                [
                    self._number("brace_effort_pct", self.tr("Effort of the brace"), 100, "%"),
                    self.add_row("weight_kg", self.tr("Body weight"), weight),
                ],
                [
                    self._weeks("pregnancy_weeks", self.tr("Pregnant"), 45),
                    self._weeks("postnatal_weeks", self.tr("After birth"), 520),
                ],
            ]
        )

    def show_patient(self, patient: Patient) -> None:
        self.show_value("irritability", patient.irritability)
        self.show_value("profile", "" if patient.profile == "general" else patient.profile)
        self.show_value("pain_ceiling_on", patient.pain_ceiling_on)
        for name in (*_NUMBERS, *_STATES):
            self.show_value(name, getattr(patient, name))
        for name in (*_SIGNS, *_SIGN_NUMBERS):
            self.show_value(name, getattr(patient.signs, name))

    def applied(self, patient: Patient) -> Patient:
        signs: DayOneSigns = replace(
            patient.signs, **{name: self.value(name) for name in (*_SIGNS, *_SIGN_NUMBERS)}
        )
        return replace(
            patient,
            irritability=self.value("irritability"),
            profile=self.value("profile") or "general",
            pain_ceiling_on=self.value("pain_ceiling_on"),
            signs=signs,
            **{name: self.value(name) for name in (*_NUMBERS, *_STATES)},
        )

    def state_text(self) -> str:
        known = sum(1 for name in (*_SIGNS, *_STATES) if self.value(name) is not None)
        if self.value("irritability") is None:
            return self.tr("irritability unknown")
        return (
            counted(known, self.tr("1 sign"), self.tr("{n} signs"))
            if known
            else self.tr("no signs")
        )

    def _number(self, name: str, label: str, high: float, unit: str = "") -> FormRow:
        return self.add_row(name, label, NumberField(0, high, unit))

    def _weeks(self, name: str, label: str, high: int) -> FormRow:
        return self.add_row(name, label, NumberField(0, high, self.tr("weeks"), whole=True))

    def _questions(self, title: str, questions: dict[str, str]) -> None:
        """Yes, no or not assessed, two side by side."""
        self.column.addSpacing(8)
        self.column.addWidget(plain_label(title, "subheading"))
        answers = [(True, self.tr("Yes")), (False, self.tr("No")), (None, self.tr("Not assessed"))]
        rows = [
            self.add_row(name, label, ChoiceField(answers)) for name, label in questions.items()
        ]
        self.grid([rows[start : start + 2] for start in range(0, len(rows), 2)])
