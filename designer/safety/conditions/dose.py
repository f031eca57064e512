"""Conditions on how much is planned. A blank field says nothing, so it never fires a limit."""

from typing import ClassVar, Literal

from designer.model.dose import Dose, Range
from designer.model.exercise import Exercise
from designer.safety.conditions.base import DOSE, Base, Sees
from designer.safety.scene.scene import Scene
from designer.safety.scene.truth import Truth

FigureName = Literal[
    "sets",
    "reps",
    "holds",
    "hold_s",
    "duration_s",
    "distance_m",
    "times_per_day",
    "rest_s",
    "load_kg",
    "effort_0_10",
    "brace_pct",
    "angle_deg",
    "step_height_cm",
    "bouts",
    "break_min",
]
WordName = Literal[
    "side", "load_level", "band", "block_height", "breath", "intensity", "trunk_range"
]
FlagName = Literal["braced", "support"]


class DoseFigure(Base, frozen=True, kw_only=True, tag="dose"):
    """A planned figure against a fixed one or against the guide's own range for the exercise."""

    sees: ClassVar[frozenset[Sees]] = DOSE
    name: FigureName
    above: float | None = None
    at_least: float | None = None
    below: float | None = None
    equals: float | None = None
    above_guide: Literal["maximum", "minimum"] | None = None

    def judge(self, scene: Scene) -> Truth:
        if scene.dose is None or scene.exercise is None:
            return False
        value = figure(scene.dose, self.name, scene.exercise)
        if value is None:
            return False
        if self.above_guide is not None:
            limit = guide_figure(scene.exercise, self.name, self.above_guide)
            return limit is not None and value > limit
        return (
            (self.above is None or value > self.above)
            and (self.at_least is None or value >= self.at_least)
            and (self.below is None or value < self.below)
            and (self.equals is None or value == self.equals)
        )


HEAVY_EFFORT = 7  # of 10: a load that nobody rated counts as heavy from here on (design 6.15)
_LOAD_OF_BAND = {"very-light": "light", "light": "light", "medium": "moderate", "heavy": "heavy"}


class DoseWord(Base, frozen=True, kw_only=True, tag="dose-word"):
    """A planned word, such as a band, is one of these. Unrated kilograms are never guessed."""

    sees: ClassVar[frozenset[Sees]] = DOSE
    name: WordName
    any_of: tuple[str, ...]

    def judge(self, scene: Scene) -> Truth:
        if scene.dose is None:
            return False
        if self.name == "load_level":
            return load_level(scene.dose, scene.exercise) in self.any_of
        return getattr(scene.dose, self.name) in self.any_of


def load_level(dose: Dose, exercise: Exercise | None) -> str | None:
    """How heavy the planned load is, as rated or by the effort it takes; blank is not known."""
    return dose.load_level or _load_by_effort(dose, exercise)


def planned_load(dose: Dose, exercise: Exercise | None) -> str | None:
    """The planned load as rated, by effort, or by its band."""
    return load_level(dose, exercise) or _LOAD_OF_BAND.get(dose.band or "")


def _load_by_effort(dose: Dose, exercise: Exercise | None) -> str | None:
    """Heavy, where a load is moved with much effort and nobody has rated it."""
    effort = dose.effort_0_10
    if exercise is None or effort is None or effort < HEAVY_EFFORT:
        return None
    is_loaded = exercise.attributes.load != "bodyweight" or bool(dose.load_kg)
    return "heavy" if is_loaded else None


class PlannedLoad(Base, frozen=True, kw_only=True, tag="planned-load"):
    """A load is planned, however the exercise is made: a weight, a rating, or also a band."""

    sees: ClassVar[frozenset[Sees]] = DOSE
    bands: bool = False

    def judge(self, scene: Scene) -> Truth:
        dose = scene.dose
        if dose is None:
            return False
        rated = dose.load_level is not None and dose.load_level != "none"
        return bool(dose.load_kg) or rated or (self.bands and dose.band is not None)


class DoseFlag(Base, frozen=True, kw_only=True, tag="dose-flag"):
    """A planned yes or no, such as braced, has this value."""

    sees: ClassVar[frozenset[Sees]] = DOSE
    name: FlagName
    equals: bool

    def judge(self, scene: Scene) -> Truth:
        return scene.dose is not None and getattr(scene.dose, self.name) is self.equals


class DoseBlank(Base, frozen=True, kw_only=True, tag="dose-blank"):
    """All of these fields are blank."""

    sees: ClassVar[frozenset[Sees]] = DOSE
    names: tuple[FigureName | WordName | FlagName, ...]

    def judge(self, scene: Scene) -> Truth:
        dose = scene.dose
        return dose is None or all(getattr(dose, name) is None for name in self.names)


_STATIC = frozenset(("plank", "side-plank", "balance", "brace"))  # held still, never counted
_COUNTED = frozenset(("reps", "holds"))


def figure(dose: Dose, name: str, exercise: Exercise) -> float | None:
    """The planned figure; reps count per side where the guide counts per side or may do so."""
    value: float | None = getattr(dose, name)
    if value is None:
        value = getattr(dose, planned_as(dose, name, exercise))
        if value is None:
            return None
    if dose.side == "both" and name in _COUNTED:
        guide = exercise.guide_dose
        if guide.per_side or guide.per_side_unclear:
            return value / 2
    return value


def planned_as(dose: Dose, name: str, exercise: Exercise) -> str:
    """The field a figure is planned in: people write one hold as a time, or holds as reps.

    A plank of 60 s is one hold of 60 s, a carry held for 30 s is a carry of 30 s. Holds and reps
    stand for each other where the guide counts in the other of the two.
    """
    if getattr(dose, name) is not None:
        return name
    match name:
        case "hold_s" if exercise.attributes.pattern in _STATIC:
            return "duration_s" if dose.reps is None and (dose.holds or 1) == 1 else name
        case "duration_s" if exercise.attributes.pattern == "carry":
            return "hold_s"
        case "holds" if exercise.guide_dose.holds is not None:
            return "reps"
        case "reps" if exercise.guide_dose.reps is not None:
            return "holds"
    return name


def guide_figure(exercise: Exercise, name: str, end: str) -> float | None:
    """The upper or lower end of the guide's range for a dose field (1.4)."""
    held: Range | None = getattr(exercise.guide_dose, name, None)
    if held is None:
        return None
    return held.high if end == "maximum" else held.low


DoseCondition = DoseFigure | DoseWord | PlannedLoad | DoseFlag | DoseBlank
