"""A patient's dated course of weeks."""

from datetime import date, timedelta

from msgspec.structs import replace

from designer.model.base import Identity, LongText, ProgressionWeek, ShortText, Value
from designer.model.week import Week, monday_of


class ProgramWeek(Value, frozen=True, kw_only=True):
    """One calendar week of a program and the progression week it follows (1-13)."""

    prog_week: ProgressionWeek = 1
    start_date: date | None = None
    week: Week = Week()
    template_id: ShortText = ""  # the weekly template it came from, with ``template_version``
    template_version: int = 0
    note: LongText = ""  # for the team; on the therapist's copy only


class Program(Value, frozen=True, kw_only=True):
    """A dated course of weeks. ``weeks`` follow each other, one calendar week each.

    ``ended_on`` and ``ended_why`` are those of a program that is history.
    """

    id: Identity
    start_date: date | None = None
    weeks: tuple[ProgramWeek, ...] = ()
    note: LongText = ""  # for the team; on the therapist's copy only
    ended_on: date | None = None
    ended_why: LongText = ""

    @property
    def head(self) -> "Program":
        """The program without its weeks."""
        return replace(self, weeks=())

    def with_week(self, index: int, week: Week) -> "Program":
        """The same program with other placements in the week at ``index``."""
        new = replace(self.weeks[index], week=week)
        return replace(self, weeks=(*self.weeks[:index], new, *self.weeks[index + 1 :]))

    def index_on(self, today: date) -> int:
        """The index of the week ``today`` falls in, else of the last one begun, else 0."""
        starts = (self.date_of(index, 0) for index in range(len(self.weeks)))
        begun = [index for index, start in enumerate(starts) if start and start <= today]
        return begun[-1] if begun else 0

    def begins(self, index: int) -> date | None:
        """The first day that anybody trains in a week, if known.

        The first week may begin on any day; those behind begin on their Monday.
        """
        if index > 0:
            return self.date_of(index, 0)
        start, first = self._start_of(0), self.start_date
        if start is None or first is None or monday_of(start) != monday_of(first):
            return start
        return max(start, first)

    def date_of(self, index: int, day: int) -> date | None:
        """The calendar date of ``day`` (0 = Monday ... 6 = Sunday), if known.

        Weeks run from Monday to Sunday. Whatever day a week's ``start_date`` names, the week is the
        one that holds it, so that what stands under Wednesday is done on a Wednesday.
        """
        start = self._start_of(index)
        return None if start is None else monday_of(start) + timedelta(days=day)

    def _start_of(self, index: int) -> date | None:
        """A week without a date of its own is counted from the program's ``start_date``."""
        start = self.weeks[index].start_date
        if start is None and self.start_date is not None:
            start = self.start_date + timedelta(weeks=index)
        return start
