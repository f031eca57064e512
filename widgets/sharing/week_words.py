"""What is different between two versions of a week, day by day in words."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from designer.edits.difference import difference
from designer.knowledge.library import Library
from designer.model.program import ProgramWeek
from designer.model.units import METRIC, Units
from designer.model.week import Day, Placement, Week
from widgets.common.dates import shown_date
from widgets.design.day_names import DayNames
from widgets.design.dose.dose_words import DoseWords


class WeekWords(QObject):
    """Says what somebody did to a week."""

    def __init__(
        self, library: Library, parent: QObject | None = None, units: Units = METRIC
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._days = DayNames(self)
        self._doses = DoseWords(self, units)

    def lines(self, before: ProgramWeek, after: ProgramWeek) -> list[str]:
        """One line for each change: "Mon: Dead bug added, 2 × 8 /side"."""
        return [*self._dates(before, after), *self._placements(before.week, after.week)]

    def _dates(self, before: ProgramWeek, after: ProgramWeek) -> Iterator[str]:
        if before.start_date != after.start_date:
            on = shown_date(after.start_date, self.tr("no date"))
            yield self.tr("begins on {date}").format(date=on)
        if before.prog_week != after.prog_week:
            text = self.tr("follows progression week {number}")
            yield text.format(number=after.prog_week)

    def _placements(self, before: Week, after: Week) -> Iterator[str]:
        found = difference(before, after)
        order: list[tuple[int, str]] = []
        for placement_id in found.removed:
            day, old = _found(before, placement_id)
            order.append((day, self.tr("{name} removed").format(name=self._name(old))))
        for placement_id in found.added:
            day, new = _found(after, placement_id)
            text = self.tr("{name} added, {dose}")
            order.append((day, text.format(name=self._name(new), dose=self._dose(new))))
        order.extend(self._moved(before, after, placement_id) for placement_id in found.moved)
        for placement_id in found.changed:
            order.extend(self._changed(before, after, placement_id))
        for day, text in sorted(order, key=lambda one: one[0]):
            yield f"{self._days.short(day)}: {text}"

    def _moved(self, before: Week, after: Week, placement_id: str) -> tuple[int, str]:
        from_day, old = _found(before, placement_id)
        day, _ = _found(after, placement_id)
        name = self._name(old)
        if from_day == day:
            return day, self.tr("{name} in another place").format(name=name)
        text = self.tr("{name} moved here from {day}")
        return day, text.format(name=name, day=self._days.short(from_day))

    def _changed(self, before: Week, after: Week, placement_id: str) -> Iterator[tuple[int, str]]:
        _, old = _found(before, placement_id)
        day, new = _found(after, placement_id)
        name = self._name(old)
        if old.exercise_id != new.exercise_id:
            text = self.tr("{old} replaced by {new}, {dose}")
            yield day, text.format(old=name, new=self._name(new), dose=self._dose(new))
        elif old.dose != new.dose:
            text = self.tr("{name}: {old} → {new}")
            yield day, text.format(name=name, old=self._dose(old), new=self._dose(new))
        if old.session != new.session:
            yield day, self.tr("{name} in the other session").format(name=name)
        if old.note != new.note:
            text = self.tr("{name}, note: {note}") if new.note else self.tr("{name}: note removed")
            yield day, text.format(name=name, note=new.note)

    def contents(self, week: ProgramWeek) -> list[str]:
        """The whole week on a few lines, one for each day that holds something."""
        return [
            f"{self._days.short(number)}: {self._listed(day)}"
            for number, day in enumerate(week.week.days)
            if day.placements
        ] or [self.tr("empty")]

    def _listed(self, day: Day) -> str:
        return ", ".join(self._name(placement) for placement in day.placements)

    def _name(self, placement: Placement) -> str:
        known = self._library.exercises.get(placement.exercise_id)
        return known.name if known is not None else placement.exercise_id

    def _dose(self, placement: Placement) -> str:
        return self._doses.full(placement.dose)


def _found(week: Week, placement_id: str) -> tuple[int, Placement]:
    found = week.find(placement_id)
    if found is None:
        raise LookupError("a difference names a placement that its week does not hold")
    return found
