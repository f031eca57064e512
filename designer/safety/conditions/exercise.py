"""Conditions on what an exercise is; ids and names play no part."""

from typing import ClassVar, Literal

from designer.safety.conditions.base import EXERCISE, Base, Sees
from designer.safety.scene.scene import Scene
from designer.safety.scene.truth import Truth

AttributeName = Literal[
    "pattern",
    "position",
    "flex",
    "ext",
    "rot",
    "side",
    "resists",
    "sym",
    "load",
    "lever",
    "impact",
    "ballistic",
    "breath_hold_risk",
    "spine_load",
    "bias",
    "nerve",
    "end_range",
    "task",
    "kind",
    "phase",
]


class Attribute(Base, frozen=True, kw_only=True, tag="attribute"):
    """The exercise has one of these values; ``resists`` needs one of its directions."""

    sees: ClassVar[frozenset[Sees]] = EXERCISE
    name: AttributeName
    any_of: tuple[str | bool, ...]

    def judge(self, scene: Scene) -> Truth:
        exercise = scene.exercise
        if exercise is None:
            return False
        holder = exercise if self.name in {"kind", "phase"} else exercise.attributes
        value = getattr(holder, self.name)
        if isinstance(value, tuple):
            return any(part in self.any_of for part in value)
        return value in self.any_of


class FirstWeekAhead(Base, frozen=True, kw_only=True, tag="first-week-ahead"):
    """The first week of the exercise lies after the progression week (1.2).

    A first week for one of the patient's diagnoses wins, unless ``general`` is asked for.
    ``or_now``: also when it is this very week.
    """

    sees: ClassVar[frozenset[Sees]] = frozenset(("exercise", "case", "moment"))
    general: bool = False
    or_now: bool = False

    def judge(self, scene: Scene) -> Truth:
        exercise = scene.exercise
        if exercise is None or exercise.first_week is None:
            return False
        if not self.general and early_by_diagnosis(scene):
            return False
        return exercise.first_week > scene.moment.prog_week - self.or_now


class EarlyByDiagnosis(Base, frozen=True, kw_only=True, tag="early-by-diagnosis"):
    """The exercise has a first week for one of the patient's diagnoses, and it is reached (0.3)."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("exercise", "case", "moment"))

    def judge(self, scene: Scene) -> Truth:
        return early_by_diagnosis(scene)


def early_by_diagnosis(scene: Scene) -> bool:
    """Whether a ``dx_first_week`` of the exercise applies to this patient now."""
    if scene.exercise is None or not scene.exercise.dx_first_week:
        return False
    return any(
        entry.diagnosis in scene.case.diagnoses and entry.first_week <= scene.moment.prog_week
        for entry in scene.exercise.dx_first_week
    )


ExerciseCondition = Attribute | FirstWeekAhead | EarlyByDiagnosis
