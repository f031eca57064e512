"""What was changed in a week, a line each: "Full sit-up → Dead bug (Mon, Fri)"."""

from PySide6.QtCore import QObject

from designer.edits.changes import Change, ChangeKind
from designer.model.units import Units
from widgets.design.day_names import DayNames
from widgets.design.dose.dose_words import DoseWords
from widgets.design.exercise_cards import ExerciseCards


class MendWords(QObject):
    """Says changes in the reader's language."""

    def __init__(self, cards: ExerciseCards, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards, self._days, self._doses = cards, DayNames(self), DoseWords(self)

    def show_units(self, units: Units) -> None:
        """From now on say weights and lengths in these."""
        self._doses.units = units

    def name(self, exercise_id: str) -> str:
        """An exercise as people know it."""
        return self._cards.name(exercise_id)

    def line(self, change: Change) -> str:
        """One change with the days it is about."""
        days = ", ".join(self._days.short(day) for day in change.days)
        name = self._cards.name(change.exercise_id)
        patterns: dict[ChangeKind, str] = {
            "replaced": self.tr("{name} → {now} ({days})"),
            "dose": self.tr("{name}: {before} → {after} ({days})"),
            "moved": self.tr("{name}: {days} → {to_day}"),
            "added": self.tr("{name} added ({days})"),
            "removed": self.tr("{name} taken out ({days})"),
            "order": self.tr("{days}: put in session order"),
        }
        before, after = self._doses_of(change)
        return patterns[change.kind].format(
            name=name,
            now=self._cards.name(change.now),
            days=days,
            before=before,
            after=after,
            to_day=self._days.short(change.to_day) if change.to_day is not None else "",
        )

    def _doses_of(self, change: Change) -> tuple[str, str]:
        """Short where that shows the difference, else everything that is stated."""
        short = self._doses.short(change.dose_before), self._doses.short(change.dose)
        if short[0] != short[1]:
            return short
        return self._doses.full(change.dose_before), self._doses.full(change.dose)
