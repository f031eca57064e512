"""A week of placements: seven days, each a row of exercises with their doses."""

from collections.abc import Iterator
from datetime import date, timedelta

from designer.model.base import Identity, LongText, Value
from designer.model.dose import Dose
from designer.model.vocabulary import SessionName


class Placement(Value, frozen=True, kw_only=True):
    """An exercise with its dose on one day of a week. ``id`` is unique in the program."""

    id: Identity
    exercise_id: Identity
    dose: Dose = Dose()
    session: SessionName = "main"
    note: LongText = ""


class Day(Value, frozen=True, kw_only=True):
    """One day: its placements in the order in which they are done."""

    placements: tuple[Placement, ...] = ()

    def index_of(self, placement_id: str) -> int | None:
        for index, placement in enumerate(self.placements):
            if placement.id == placement_id:
                return index
        return None


EMPTY_DAYS = (Day(),) * 7


class Week(Value, frozen=True, kw_only=True):
    """Seven days, Monday first. ``days`` always has length 7."""

    days: tuple[Day, Day, Day, Day, Day, Day, Day] = EMPTY_DAYS

    def placements(self) -> Iterator[tuple[int, Placement]]:
        """Each placement with its day (0 = Monday ... 6 = Sunday)."""
        for index, day in enumerate(self.days):
            for placement in day.placements:
                yield index, placement

    def find(self, placement_id: str) -> tuple[int, Placement] | None:
        """The day and the placement with this id, or None."""
        for index, placement in self.placements():
            if placement.id == placement_id:
                return index, placement
        return None

    def with_day(self, index: int, day: Day) -> "Week":
        days = list(self.days)
        days[index] = day
        return Week(days=(days[0], days[1], days[2], days[3], days[4], days[5], days[6]))


def monday_of(day: date) -> date:
    """The Monday of the calendar week that holds ``day``."""
    return day - timedelta(days=day.weekday())
