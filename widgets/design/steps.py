"""What a therapist's gesture means: an edit of the week, with the text that undo shows.

Pure building: nothing here changes the document. A gesture that has no meaning gives None.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import QObject

from designer.edits.edits import (
    ChangeDose,
    Edit,
    Move,
    Place,
    Remove,
    Replace,
    Several,
)
from designer.edits.ordering import session_order
from designer.model.dose import Dose
from designer.model.vocabulary import Lane
from designer.model.week import Placement, Week
from widgets.design.day_names import DayNames
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.lane_order import follower, in_lane


@dataclass(frozen=True, slots=True)
class Step:
    """An edit and its name, ready for ``document.do(step.edit, step.text)``."""

    edit: Edit
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """A place on the board: a day, and a row of one lane if the pointer is inside that lane."""

    day: int
    lane: Lane | None = None
    row: int | None = None

    def row_for(self, lane: Lane) -> int | None:
        """The row where something of ``lane`` lands; None = the end of its lane."""
        return self.row if lane is self.lane else None


class Steps(QObject):
    """Builds steps for the exercises of one library."""

    def __init__(
        self, cards: ExerciseCards, new_id: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cards, self._new_id, self._days = cards, new_id, DayNames()

    def place(self, week: Week, exercise_id: str, target: Target) -> Step:
        """Put an exercise with its starting dose on a day."""
        text = self.tr("Add {name} to {day}").format(
            name=self._cards.name(exercise_id), day=self._days.short(target.day)
        )
        return Step(self._place(week, exercise_id, target), text)

    def place_on_days(self, week: Week, exercise_id: str, days: tuple[int, ...]) -> Step:
        """Put an exercise at the end of its lane on several days."""
        edits = tuple(self._place(week, exercise_id, Target(day)) for day in days)
        text = self.tr("Add {name} to {days}").format(
            name=self._cards.name(exercise_id), days=self._days.list(days)
        )
        return Step(Several(edits=edits), text)

    def move(self, week: Week, ids: tuple[str, ...], target: Target) -> Step | None:
        """Take placements to a day; each stays in its own lane."""
        placements = self._found(week, ids)
        if not placements:
            return None
        edits = []
        for lane in dict.fromkeys(self._cards.lane(p.exercise_id) for _, p in placements):
            own = [(d, p) for d, p in placements if self._cards.lane(p.exercise_id) is lane]
            row = target.row_for(lane)
            if row is None and all(day == target.day for day, _ in own):
                continue  # put back on its own day: it stays where it was
            before = follower(week.days[target.day], lane, row, self._cards.lane, ids)
            own_ids = tuple(p.id for _, p in own)
            edits.append(Move(placement_ids=own_ids, day=target.day, before=before))
        text = self.tr("Move {what} to {day}").format(
            what=self._what([p for _, p in placements]), day=self._days.short(target.day)
        )
        return Step(Several(edits=tuple(edits)), text)

    def copy(self, week: Week, ids: tuple[str, ...], target: Target) -> Step | None:
        """Put copies of placements of this week on a day."""
        placements = tuple(p for _, p in self._found(week, ids))
        return self.paste(week, placements, target) if placements else None

    def paste(self, week: Week, placements: tuple[Placement, ...], target: Target) -> Step:
        """Put copies of placements, of whatever week, on a day."""
        text = self.tr("Copy {what} to {day}").format(
            what=self._what(placements), day=self._days.short(target.day)
        )
        return Step(Several(edits=self._pasted(week, placements, target)), text)

    def copy_to_days(self, week: Week, ids: tuple[str, ...], days: tuple[int, ...]) -> Step | None:
        """Put copies of placements at the end of their lanes on other days."""
        placements = tuple(p for _, p in self._found(week, ids))
        if not placements or not days:
            return None
        edits = tuple(edit for day in days for edit in self._pasted(week, placements, Target(day)))
        text = self.tr("Copy {what} to {days}").format(
            what=self._what(placements), days=self._days.list(days)
        )
        return Step(Several(edits=edits), text)

    def duplicate(self, week: Week, ids: tuple[str, ...]) -> Step | None:
        """Put a copy right behind each placement."""
        edits: list[Place] = []
        found = self._found(week, ids)
        for day, placement in found:
            lane = self._cards.lane(placement.exercise_id)
            shown = in_lane(week.days[day], lane, self._cards.lane)
            target = Target(day, lane, shown.index(placement) + 1)
            edits.extend(self._pasted(week, (placement,), target))
        if not edits:
            return None
        text = self.tr("Duplicate {what}").format(what=self._what([p for _, p in found]))
        return Step(Several(edits=tuple(edits)), text)

    def remove(self, week: Week, ids: tuple[str, ...], *, cut: bool = False) -> Step | None:
        """Take placements out of the week."""
        found = self._found(week, ids)
        if not found:
            return None
        what = self._what([p for _, p in found])
        days = self._days.list(tuple(day for day, _ in found))
        pattern = self.tr("Cut {what} from {days}") if cut else self.tr("Remove {what} from {days}")
        edit = Remove(placement_ids=tuple(p.id for _, p in found))
        return Step(edit, pattern.format(what=what, days=days))

    def nudge(self, week: Week, placement_id: str, rows: int) -> Step | None:
        """Move a placement up (-1) or down (+1) inside its lane."""
        found = week.find(placement_id)
        if found is None:
            return None
        day, placement = found
        lane = self._cards.lane(placement.exercise_id)
        shown = in_lane(week.days[day], lane, self._cards.lane)
        row = shown.index(placement) + rows
        if not 0 <= row < len(shown):
            return None
        target = Target(day, lane, row if rows < 0 else row + 1)
        return self.move(week, (placement_id,), target)

    def change_doses(self, week: Week, doses: Mapping[str, Dose]) -> Step | None:
        """Give each of several placements a dose of its own."""
        found = self._found(week, tuple(doses))
        if not found:
            return None
        edits = tuple(ChangeDose(placement_ids=(p.id,), dose=doses[p.id]) for _, p in found)
        text = self.tr("Change dose of {what}").format(what=self._what([p for _, p in found]))
        return Step(Several(edits=edits), text)

    def replace_with(self, week: Week, ids: tuple[str, ...], exercise_id: str) -> Step | None:
        """Put another exercise, with its starting dose, where placements stand."""
        found = self._found(week, ids)
        if not found:
            return None
        text = self.tr("Replace {old} with {new}").format(
            old=self._what([p for _, p in found]), new=self._cards.name(exercise_id)
        )
        edit = Replace(
            placement_ids=tuple(p.id for _, p in found),
            exercise_id=exercise_id,
            dose=self._start_dose(exercise_id),
        )
        return Step(edit, text)

    def in_session_order(self, week: Week, days: tuple[int, ...]) -> Step | None:
        """Put days in the order of the lanes; inside a lane the order stays."""
        edits = session_order(week, days, self._cards.lane)
        if not edits:
            return None
        text = self.tr("Put {days} in session order").format(days=self._days.list(days))
        return Step(Several(edits=edits), text)

    def fresh(self, exercise_id: str) -> Placement:
        """A new placement with its starting dose, on no day yet."""
        dose = self._start_dose(exercise_id)
        return Placement(id=self._new_id(), exercise_id=exercise_id, dose=dose)

    def _place(self, week: Week, exercise_id: str, target: Target) -> Place:
        return self._placed(week, self.fresh(exercise_id), target)

    def _pasted(
        self, week: Week, placements: Sequence[Placement], target: Target
    ) -> tuple[Place, ...]:
        return tuple(
            self._placed(week, replace(placement, id=self._new_id()), target)
            for placement in placements
        )

    def _placed(self, week: Week, fresh: Placement, target: Target) -> Place:
        lane = self._cards.lane(fresh.exercise_id)
        row = target.row_for(lane)
        before = follower(week.days[target.day], lane, row, self._cards.lane)
        return Place(placement=fresh, day=target.day, before=before)

    def _start_dose(self, exercise_id: str) -> Dose:
        exercise = self._cards.exercise(exercise_id)
        return Dose() if exercise is None else exercise.start_dose

    def _found(self, week: Week, ids: tuple[str, ...]) -> list[tuple[int, Placement]]:
        """The placements that are there, in the order of the board."""
        wanted = set(ids)
        return [(day, p) for day, p in week.placements() if p.id in wanted]

    def _what(self, placements: Sequence[Placement]) -> str:
        names = list(dict.fromkeys(self._cards.name(p.exercise_id) for p in placements))
        if len(names) == 1:
            return names[0]
        return self.tr("{count} items").format(count=len(placements))
