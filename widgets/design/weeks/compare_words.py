"""The difference of two weeks in words: added, removed, moved, "8 → 10 each side"."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from designer.course.comparing import DayDifference, DoseChange, Moved
from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.units import METRIC, Units
from widgets.design.day_names import DayNames
from widgets.design.dose.dose_words import DoseWords

_WHAT = ("sets", "reps", "holds", "hold_s", "duration_s", "distance_m")


class CompareWords(QObject):
    """Says the difference of one day, line by line."""

    def __init__(
        self, library: Library, parent: QObject | None = None, units: Units = METRIC
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._doses, self._days = DoseWords(self, units), DayNames(self)

    def lines(self, day: DayDifference) -> Iterator[str]:
        """Each line begins with a sign and a word, so that no colour is needed."""
        for one in day.added:
            said = self.tr("+ added: {name}, {dose}")
            yield said.format(name=self._name(one.exercise_id), dose=self._doses.short(one.dose))
        for one in day.removed:
            said = self.tr("− removed: {name}, {dose}")
            yield said.format(name=self._name(one.exercise_id), dose=self._doses.short(one.dose))
        for changed in day.changed:
            yield self.tr("~ dose of {name}: {change}").format(
                name=self._name(changed.exercise_id), change=self.change(changed)
            )
        for moved in day.moved_here:
            yield self._moved(moved)

    def change(self, changed: DoseChange | Moved) -> str:
        """Both doses, short: "8 → 10 each side" where only one figure differs."""
        before, after = changed.before, changed.after
        differing = [
            name for name in Dose.__struct_fields__ if getattr(before, name) != getattr(after, name)
        ]
        if differing == ["reps"] and None not in (before.reps, after.reps):
            # The new dose in words without sets: "10 each side".
            bare = self._doses.full(Dose(reps=after.reps, side=after.side)).removeprefix("1 × ")
            return f"{before.reps} → {bare}"
        if len(differing) == 1 and differing[0] in _WHAT:
            return f"{self._work(before)} → {self._work(after)}"
        short = self._doses.short(before), self._doses.short(after)
        if short[0] != short[1]:
            return f"{short[0]} → {short[1]}"
        return f"{self._doses.full(before)} → {self._doses.full(after)}"

    def _work(self, dose: Dose) -> str:
        """Nothing but the work, so that the words stay short."""
        work = {key: getattr(dose, key) for key in _WHAT}
        return self._doses.full(Dose(**work, side=dose.side))

    def _moved(self, moved: Moved) -> str:
        said = self.tr("→ moved here from {day}: {name}").format(
            day=self._days.short(moved.day), name=self._name(moved.exercise_id)
        )
        if moved.before == moved.after:
            return said
        return f"{said}, {self.change(moved)}"

    def _name(self, exercise_id: str) -> str:
        exercise = self._library.exercises.get(exercise_id)
        return exercise.name if exercise is not None else exercise_id
