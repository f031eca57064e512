"""Which fields the dose editor shows for an exercise, and what each of them accepts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject

from designer.model.dose import Dose, Range
from designer.model.exercise import Exercise
from designer.model.units import METRIC, Quantity, Units, stored_figure

Value = int | float | str | bool | None
Kind = Literal["count", "number", "choice", "tick"]

# Patterns in which the low back can go past neutral, so that the plan has to say how far.
_BACK_MOVES = frozenset(
    ("rock", "hinge", "rotation", "sit-up", "forward-bend", "back-extension", "stretch")
)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its name in :class:`Dose`, its words, and its limits as they are typed."""

    name: str
    label: str
    kind: Kind
    low: float = 0
    high: float = 1000
    step: float = 1
    scale: float = 1  # what is typed, times this, is what the dose holds
    choices: tuple[tuple[str, str], ...] = ()  # value and word
    quantity: Quantity | None = None  # typed with a unit: "10 lb" is read where kg are shown
    units: Units = METRIC

    def read(self, text: str) -> tuple[bool, int | float | None]:
        """Whether a text can be read, and the figure as the dose holds it."""
        if self.quantity is not None:
            stored = stored_figure(text, self.quantity, self.units)
            limits = self.low * self.scale, self.high * self.scale
            fits = stored is not None and limits[0] <= stored <= limits[1]
            return (True, stored) if fits else (False, None)
        try:
            typed = float(text.replace(",", "."))
        except ValueError:
            return False, None
        if not self.low <= typed <= self.high or (self.kind == "count" and typed != int(typed)):
            return False, None
        return True, int(typed) if self.kind == "count" else typed * self.scale

    def stepped(self, value: float | None, steps: int) -> int | float:
        """A figure some steps up or down; from the lowest one where it is unknown."""
        typed = self.low - self.step if value is None else round(value / self.scale, 1)
        fresh = min(self.high, max(self.low, typed + steps * self.step))
        return int(fresh) if self.kind == "count" else fresh * self.scale


class DoseSpecs(QObject):
    """The fields in the order in which they are shown, in the reader's units."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.units = METRIC

    def shared(
        self, items: Sequence[tuple[Exercise, Dose]], *, every: bool = False
    ) -> tuple[FieldSpec, ...]:
        """The fields for several items: all of one exercise's, else what every item can state."""
        each = [{spec.name for spec in self.fields(*item, every=every)} for item in items]
        alone = len({exercise.id for exercise, _ in items}) == 1
        names = set.union(*each) if alone else set.intersection(*each)
        if not alone and not any(exercise.kind == "cardio" for exercise, _ in items):
            names |= {"sets", "rest_s", "times_per_day"}  # of any drill
        in_minutes = all(_in_minutes(exercise) for exercise, _ in items)
        return tuple(spec for spec in self._all(in_minutes) if spec.name in names)

    def fields(
        self, exercise: Exercise, dose: Dose, *, every: bool = False
    ) -> tuple[FieldSpec, ...]:
        """The fields that suit an exercise; one that the dose already states is always there.

        ``every`` gives all that a dose can state.
        """
        wanted = _wanted(exercise)
        stated = {name for name in dose.__struct_fields__ if getattr(dose, name) is not None}
        known = self._all(_in_minutes(exercise))
        return known if every else tuple(s for s in known if s.name in wanted | stated)

    def _all(self, in_minutes: bool) -> tuple[FieldSpec, ...]:
        return (*self._amounts(in_minutes), *self._loads(), *self._rest())

    def _amounts(self, in_minutes: bool) -> tuple[FieldSpec, ...]:
        tr = self.tr
        time = (
            FieldSpec("duration_s", tr("Time (min)"), "number", 0, 1440, 1, 60)
            if in_minutes
            else FieldSpec("duration_s", tr("Time (s)"), "number", 0, 86_400, 5)
        )
        return (
            FieldSpec("sets", tr("Sets"), "count", 1),
            FieldSpec("reps", tr("Reps"), "count", 1),
            FieldSpec("holds", tr("Holds"), "count", 1),
            FieldSpec("hold_s", tr("Hold (s)"), "number", 0, 86_400, 5),
            FieldSpec("bouts", tr("Bouts"), "count", 1),
            time,
            FieldSpec("break_min", tr("Break (min)"), "number", 0, 1440),
            FieldSpec("rest_s", tr("Rest (s)"), "number", 0, 86_400, 15),
            self._measured("distance_m", tr("Distance ({unit})"), "distance", 100_000, 10),
            FieldSpec("times_per_day", tr("Times a day"), "count", 1),
            FieldSpec("side", tr("Side"), "choice", choices=self._sides()),
        )

    def _measured(
        self, name: str, pattern: str, quantity: Quantity, high: float, step: float = 1
    ) -> FieldSpec:
        """A field with a unit; ``high`` is in the stored unit."""
        factor = self.units.factor(quantity)
        label = pattern.format(unit=self.units.name(quantity))
        top = high / factor
        return FieldSpec(
            name, label, "number", 0, top, step, factor, quantity=quantity, units=self.units
        )

    def _loads(self) -> tuple[FieldSpec, ...]:
        tr = self.tr
        levels = (
            ("none", tr("none")),
            ("light", tr("light")),
            ("moderate", tr("moderate")),
            ("heavy", tr("heavy")),
        )
        bands = (
            ("very-light", tr("very light")),
            ("light", tr("light")),
            ("medium", tr("medium")),
            ("heavy", tr("heavy")),
        )
        blocks = (
            ("knee", tr("knee")),
            ("mid-shin", tr("mid-shin")),
            ("below-mid-shin", tr("below mid-shin")),
            ("floor", tr("floor")),
        )
        return (
            self._measured("load_kg", tr("Load ({unit})"), "weight", 500),
            FieldSpec("load_level", tr("Load, as rated"), "choice", choices=levels),
            FieldSpec("band", tr("Band"), "choice", choices=bands),
            self._measured("step_height_cm", tr("Step ({unit})"), "height", 300),
            FieldSpec("block_height", tr("Blocks"), "choice", choices=blocks),
        )

    def _rest(self) -> tuple[FieldSpec, ...]:
        tr = self.tr
        intensities = (
            ("easy", tr("easy")),
            ("moderate", tr("moderate")),
            ("vigorous", tr("vigorous")),
        )
        breaths = (
            ("free", tr("free")),
            ("out-on-effort", tr("out on effort")),
            ("held", tr("held")),
        )
        ranges = (
            ("neutral", tr("neutral")),
            ("past-neutral", tr("past neutral")),
            ("end-range", tr("to the end of the range")),
        )
        return (
            FieldSpec("intensity", tr("Intensity"), "choice", choices=intensities),
            FieldSpec("effort_0_10", tr("Effort (0-10)"), "number", 0, 10),
            FieldSpec("brace_pct", tr("Brace (%)"), "number", 0, 100, 5),
            FieldSpec("angle_deg", tr("Angle (degrees)"), "number", 0, 180, 5),
            FieldSpec("braced", tr("Braced"), "tick"),
            FieldSpec("breath", tr("Breath"), "choice", choices=breaths),
            FieldSpec("trunk_range", tr("Low back goes"), "choice", choices=ranges),
            FieldSpec("support", tr("Support"), "tick"),
        )

    def _sides(self) -> tuple[tuple[str, str], ...]:
        return (
            ("both", self.tr("both together")),
            ("each", self.tr("each side")),
            ("left", self.tr("left only")),
            ("right", self.tr("right only")),
        )


def guide_range(exercise: Exercise, name: str) -> Range | None:
    """The guide's figures for a field, if it gives any."""
    found = getattr(exercise.guide_dose, name, None)
    return found if isinstance(found, Range) else None


def is_house_value(exercise: Exercise, dose: Dose, name: str) -> bool:
    """Whether the field still holds our own starting value, which the guide does not give."""
    value = getattr(dose, name)
    if value is None or value != getattr(exercise.start_dose, name):
        return False
    marks = exercise.provenance
    return "house" in {marks.get(f"start_dose.{name}"), marks.get("start_dose")}


def _in_minutes(exercise: Exercise) -> bool:
    return exercise.kind == "cardio" or exercise.attributes.pattern == "breath"


def _wanted(exercise: Exercise) -> set[str]:
    """The fields that the kind of exercise asks for, stated or not."""
    start, guide, attributes = exercise.start_dose, exercise.guide_dose, exercise.attributes
    wanted = {name for name in start.__struct_fields__ if getattr(start, name) is not None}
    wanted |= {
        name
        for name in ("sets", "reps", "holds", "hold_s", "duration_s")
        if getattr(guide, name) is not None
    }
    if exercise.kind == "cardio":
        return wanted | {"duration_s", "bouts", "break_min", "intensity"}
    if not wanted & {"reps", "holds", "hold_s", "duration_s"}:
        wanted |= {"reps", "hold_s"}
    wanted |= {"sets", "side"}
    if attributes.pattern in _BACK_MOVES:
        wanted |= {"trunk_range"}
    if exercise.kind in {"load", "restricted"} and attributes.pattern != "balance":
        wanted |= {"rest_s", "load_kg", "load_level", "effort_0_10"}
    if any("band" in item for item in exercise.equipment):
        wanted |= {"band"}
        wanted -= {"load_kg"}
    return wanted
