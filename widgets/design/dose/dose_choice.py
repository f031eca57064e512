"""Which placements a change of dose is about, and the doses they get."""

from dataclasses import dataclass

from msgspec.structs import replace

from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.week import Placement, Week
from widgets.design.dose.dose_specs import FieldSpec, Value
from widgets.design.exercise_cards import ExerciseCards


@dataclass(frozen=True, slots=True)
class DoseChoice:
    """Selected placements of a week with their exercises; unknown exercises are left out."""

    items: tuple[tuple[Placement, Exercise], ...] = ()
    everywhere: tuple[tuple[int, Placement], ...] = ()  # of the one exercise, with its days

    @classmethod
    def of(cls, week: Week, ids: tuple[str, ...], cards: ExerciseCards) -> "DoseChoice":
        """What these ids mean in a week."""
        items = []
        for key in ids:
            hit = week.find(key)
            exercise = cards.exercise(hit[1].exercise_id) if hit is not None else None
            if hit is not None and exercise is not None:
                items.append((hit[1], exercise))
        one = {exercise.id for _, exercise in items}
        same = [(d, p) for d, p in week.placements() if len(one) == 1 and p.exercise_id in one]
        return cls(tuple(items), tuple(same))

    @property
    def exercise(self) -> Exercise | None:
        """The one exercise that is selected; None where several are."""
        return self.items[0][1] if self.everywhere else None

    @property
    def placements(self) -> tuple[Placement, ...]:
        return tuple(placement for placement, _ in self.items)

    def meant(self, *, all_days: bool) -> tuple[Placement, ...]:
        """What a change reaches: the selection, or its exercise on all days."""
        if all_days and self.everywhere:
            return tuple(placement for _, placement in self.everywhere)
        return self.placements


def with_value(placements: tuple[Placement, ...], name: str, value: Value) -> dict[str, Dose]:
    """The doses with one field changed and everything else as it is."""
    return {p.id: replace(p.dose, **{name: value}) for p in placements}


def with_steps(placements: tuple[Placement, ...], spec: FieldSpec, steps: int) -> dict[str, Dose]:
    """The doses with one field up or down, each from its own figure; unknown stays unknown."""
    doses = {}
    for placement in placements:
        value = getattr(placement.dose, spec.name)
        if isinstance(value, int | float):
            fresh = spec.stepped(value, steps)
            doses[placement.id] = replace(placement.dose, **{spec.name: fresh})
    return doses
