"""What can be done to a whole day: steps of undo with names. Nothing here changes anything."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from PySide6.QtCore import QObject

from designer.edits.edits import AnyEdit, Move, Place, Remove, Several
from designer.model.week import Placement, Week
from widgets.design.day_names import DayNames
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.lane_order import follower
from widgets.design.steps import Step

DAYS = range(7)


class DaySteps(QObject):
    """Builds steps about days. A step that would change nothing is None."""

    def __init__(
        self, cards: ExerciseCards, new_id: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cards, self._new_id, self._days = cards, new_id, DayNames()

    def clear(self, week: Week, day: int) -> Step | None:
        """Take everything off a day."""
        ids = tuple(placement.id for placement in week.days[day].placements)
        if not ids:
            return None
        text = self.tr("Clear {day}").format(day=self._days.short(day))
        return Step(Remove(placement_ids=ids), text)

    def move(self, week: Week, day: int, to: int) -> Step | None:
        """Take a whole day's items to another day, behind what stands there in each lane."""
        placements = week.days[day].placements
        if not placements or day == to:
            return None
        edits: list[AnyEdit] = []
        after = week
        for placement in placements:
            before = self._behind_its_lane(after, to, placement)
            edit = Move(placement_ids=(placement.id,), day=to, before=before)
            after = edit.apply(after)
            edits.append(edit)
        text = self.tr("Move {day} to {to}").format(
            day=self._days.short(day), to=self._days.short(to)
        )
        return Step(Several(edits=tuple(edits)), text)

    def copy(
        self, week: Week, day: int, to: Iterable[int], *, replacing: bool = False
    ) -> Step | None:
        """Put a day's items on other days; ``replacing`` takes off what stands there before."""
        days = tuple(at for at in to if at != day)
        edits: list[AnyEdit] = []
        after = week
        for at in days if replacing else ():
            ids = tuple(placement.id for placement in after.days[at].placements)
            if ids:
                edits.append(Remove(placement_ids=ids))
                after = edits[-1].apply(after)
        edits.extend(self._standing_on(after, week.days[day].placements, days))
        pattern = self.tr("Copy {day} to {days}")
        return self._named(edits, pattern, day, days)

    def repeat(self, week: Week, day: int, on: Iterable[int]) -> Step | None:
        """Let a day's items stand on these days, too; what is there already stays as it is."""
        days = tuple(on)
        edits = self._standing_on(week, week.days[day].placements, days)
        return self._named(edits, self.tr("Repeat {day} on {days}"), day, days)

    def stand_on(
        self, week: Week, placements: Iterable[Placement], days: tuple[int, ...]
    ) -> Step | None:
        """Let these items stand on every one of these days; copies have ids of their own."""
        chosen = tuple(placements)
        edits = self._standing_on(week, chosen, days)
        if not edits:
            return None
        names = list(dict.fromkeys(self._cards.name(p.exercise_id) for p in chosen))
        what = names[0] if len(names) == 1 else self.tr("{n} items").format(n=len(chosen))
        text = self.tr("Put {what} on {days}").format(what=what, days=self._days.list(days))
        return Step(Several(edits=tuple(edits)), text)

    def _named(
        self, edits: list[AnyEdit], pattern: str, day: int, days: tuple[int, ...]
    ) -> Step | None:
        if not edits:
            return None
        text = pattern.format(day=self._days.short(day), days=self._days.list(days))
        return Step(Several(edits=tuple(edits)), text)

    def _standing_on(
        self, week: Week, placements: Iterable[Placement], days: tuple[int, ...]
    ) -> list[AnyEdit]:
        """Copies where the same exercise does not stand in the same session already."""
        chosen = tuple(placements)
        edits: list[AnyEdit] = []
        after = week
        for day in days:
            there = {(p.exercise_id, p.session) for p in week.days[day].placements}
            for placement in chosen:
                if (placement.exercise_id, placement.session) in there:
                    continue
                fresh = replace(placement, id=self._new_id())
                before = self._behind_its_lane(after, day, fresh)
                edit = Place(placement=fresh, day=day, before=before)
                after = edit.apply(after)
                edits.append(edit)
        return edits

    def _behind_its_lane(self, week: Week, day: int, placement: Placement) -> str | None:
        lane = self._cards.lane(placement.exercise_id)
        return follower(week.days[day], lane, None, self._cards.lane)
