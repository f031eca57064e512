"""The week that follows a decision: advance, hold or step back (clinical-spec 4.2).

A new program value comes out; whether the prepared week suits the patient is for the rules to say.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.program import Program, ProgramWeek
from designer.model.vocabulary import NextStep
from designer.model.week import Day, Placement, Week

LAST_PROG_WEEK = 13  # after the base program

Origin = Literal["planned", "this-week", "earlier-week", "template"]
NewId = Callable[[], str]
ExpandAt = Callable[[int], Week]  # the template of the present week, as it is in a given week


class NextWeek(Value, frozen=True, kw_only=True):
    """The program with the prepared week at ``index``, and what was done to get there."""

    program: Program
    index: int
    origin: Origin
    eased: tuple[tuple[str, str], ...] = ()  # exercise id → the easier one in its place
    halved: bool = False
    moved_weeks: int = 0  # planned weeks that begin later now
    left_out_weeks: int = 0  # planned weeks that the step passes over

    @property
    def week(self) -> ProgramWeek:
        """The prepared week."""
        return self.program.weeks[self.index]


def current_index(program: Program, today: date) -> int | None:
    """The week that ``today`` falls in, the last one begun, or without dates the last.

    None where nothing has begun.
    """
    starts = [program.date_of(index, 0) for index in range(len(program.weeks))]
    if not any(starts):
        return len(starts) - 1 if starts else None
    begun = [index for index, start in enumerate(starts) if start is not None and start <= today]
    return max(begun, default=None)


def target_week(step: NextStep, present: int, library: Library) -> int:
    """The progression week that a step from progression week ``present`` leads to."""
    if step == "advance":
        return min(LAST_PROG_WEEK, present + 1)
    if step == "step-back":
        row = library.ladder.get(present)
        return row.step_back_to if row and row.step_back_to else max(1, present - 1)
    return present


class Preparing:
    """Prepares the week after the one that holds ``today``, or after the one at ``index``.

    ``easier`` maps an exercise that failed to the one to use in its place. Raises ValueError where
    no week of the program has begun.
    """

    def __init__(
        self,
        program: Program,
        library: Library,
        today: date,
        new_id: NewId,
        index: int | None = None,
    ) -> None:
        index = current_index(program, today) if index is None else index
        if index is None:
            raise ValueError("no week has begun")
        self._program, self._library = program, library
        self._today, self._new_id = today, new_id
        self._index = index
        self.present = program.weeks[index]

    def prepare(
        self,
        step: NextStep,
        easier: Mapping[str, str],
        expand_at: ExpandAt | None = None,
        fresh: ProgramWeek | None = None,
    ) -> NextWeek:
        """The next week for this step; ``fresh``, a template's week, stands in for our own."""
        target = target_week(step, self.present.prog_week, self._library)
        if fresh is not None:
            return self._put(replace(fresh, prog_week=target), "template", step)
        if step == "advance":
            return self._advance(target, expand_at)
        again, origin = self._again(step, target)
        week, eased = _eased(again.week, easier, self._library)
        halved = step == "step-back" and target == self.present.prog_week
        if halved:
            week = _half(week, set(dict(eased).values()))
        made = self._put(replace(again, prog_week=target, week=week), origin, step)
        return replace(made, eased=eased, halved=halved)

    def _advance(self, target: int, expand_at: ExpandAt | None) -> NextWeek:
        following = self._program.weeks[self._index + 1 :]
        if following and following[0].prog_week == target:
            return NextWeek(program=self._program, index=self._index + 1, origin="planned")
        week = self.present.week
        if expand_at is not None:
            before, after = expand_at(self.present.prog_week), expand_at(target)
            week = _followed(week, before, after)
        week = self._own_ids(week)
        return self._put(replace(self.present, prog_week=target, week=week), "this-week", "advance")

    def _again(self, step: NextStep, target: int) -> tuple[ProgramWeek, Origin]:
        """The week to do again: this one, or for a step back the newest earlier one."""
        source, origin = self.present, "this-week"
        if step == "step-back":
            for week in reversed(self._program.weeks[: self._index]):
                if week.prog_week == target:
                    source, origin = week, "earlier-week"
                    break
        found: Origin = "earlier-week" if origin == "earlier-week" else "this-week"
        return replace(source, week=self._own_ids(source.week)), found

    def _put(self, fresh: ProgramWeek, origin: Origin, step: NextStep) -> NextWeek:
        """Put the week after the present one; planned weeks follow it, later where need be."""
        weeks = self._program.weeks
        following = list(range(self._index + 1, len(weeks)))
        left_out = 0
        if step == "advance":  # planned weeks below the new one would go back again
            while following and weeks[following[0]].prog_week < fresh.prog_week:
                following.pop(0)
                left_out += 1
        start = self._start()
        between = self._between(fresh.prog_week, weeks[following[0]] if following else None)
        made = [replace(fresh, start_date=start)]
        made += [
            replace(week, start_date=_weeks_later(start, number))
            for number, week in enumerate(between, start=1)
        ]
        shift = len(made) - left_out
        moved = [
            replace(weeks[at], start_date=_weeks_later(self._program.date_of(at, 0), shift))
            for at in following
        ]
        program = replace(self._program, weeks=(*weeks[: self._index + 1], *made, *moved))
        return NextWeek(
            program=program,
            index=self._index + 1,
            origin=origin,
            moved_weeks=len(moved) if shift else 0,
            left_out_weeks=left_out,
        )

    def _between(self, prog_week: int, then: ProgramWeek | None) -> list[ProgramWeek]:
        """Weeks to do again on the way up, so that no progression week is jumped over (R-044)."""
        found = []
        for number in range(prog_week + 1, then.prog_week if then is not None else 0):
            done = self._program.weeks[: self._index + 1]
            again = next((week for week in reversed(done) if week.prog_week == number), None)
            if again is not None:
                found.append(replace(again, week=self._own_ids(again.week)))
        return found

    def _start(self) -> date | None:
        """A week after the present one, or the first such day whose week is not over yet."""
        start = _weeks_later(self._program.date_of(self._index, 0), 1)
        if start is None:
            return None
        late = (self._today - start).days // 7
        return start + timedelta(weeks=max(0, late))

    def _own_ids(self, week: Week) -> Week:
        """The same week with placements of its own: ids are unique in a program."""
        return _mapped(week, lambda placement: replace(placement, id=self._new_id()))


def easier_links(
    exercise_ids: tuple[str, ...], library: Library, allowed: Callable[[str], bool]
) -> Mapping[str, str]:
    """For each exercise the first easier one that is ``allowed``; those without one are absent."""
    found = {}
    for exercise_id in exercise_ids:
        exercise = library.exercises.get(exercise_id)
        links = exercise.easier if exercise is not None else ()
        link = next((id_ for id_ in links if id_ in library.exercises and allowed(id_)), None)
        if link is not None:
            found[exercise_id] = link
    return found


def _weeks_later(start: date | None, weeks: int) -> date | None:
    return None if start is None else start + timedelta(weeks=weeks)


def _mapped(week: Week, change: Callable[[Placement], Placement]) -> Week:
    for index, day in enumerate(week.days):
        week = week.with_day(index, Day(placements=tuple(change(p) for p in day.placements)))
    return week


def _eased(
    week: Week, easier: Mapping[str, str], library: Library
) -> tuple[Week, tuple[tuple[str, str], ...]]:
    there = {placement.exercise_id for _, placement in week.placements()}
    used = {hard: easy for hard, easy in easier.items() if hard in there}

    def change(placement: Placement) -> Placement:
        easy = used.get(placement.exercise_id)
        if easy is None:
            return placement
        dose = library.exercise(easy).start_dose
        return replace(placement, exercise_id=easy, dose=dose)

    return _once_a_day(_mapped(week, change), set(used.values())), tuple(used.items())


def _once_a_day(week: Week, exercise_ids: set[str]) -> Week:
    """Each of these once in a session: the easier one may have stood there already."""
    for index, day in enumerate(week.days):
        seen: set[tuple[str, str]] = set()
        kept = []
        for placement in day.placements:
            key = (placement.session, placement.exercise_id)
            if placement.exercise_id in exercise_ids and key in seen:
                continue
            seen.add(key)
            kept.append(placement)
        week = week.with_day(index, Day(placements=tuple(kept)))
    return week


def _half(week: Week, first_to_go: set[str]) -> Week:
    """Half the items of each day, rounded up: what failed goes first, then the last ones (4.2)."""
    for index, day in enumerate(week.days):
        keep = (len(day.placements) + 1) // 2
        order = sorted(
            range(len(day.placements)),
            key=lambda at, day=day: (day.placements[at].exercise_id in first_to_go, at),  # type: ignore[misc]
        )
        staying = sorted(order[:keep])
        week = week.with_day(index, Day(placements=tuple(day.placements[at] for at in staying)))
    return week


def _followed(week: Week, before: Week, after: Week) -> Week:
    """``week`` with what its template changes from one progression week to the next.

    What the therapist changed by hand stays as it is.
    """
    for index, day in enumerate(week.days):
        old = {p.exercise_id: p for p in before.days[index].placements}
        new = {p.exercise_id: p for p in after.days[index].placements}
        kept = []
        for placement in day.placements:
            was, now = old.get(placement.exercise_id), new.get(placement.exercise_id)
            if was is None or placement.dose != was.dose:
                kept.append(placement)
            elif now is not None:
                kept.append(replace(placement, dose=now.dose))
        there = {placement.exercise_id for placement in kept}
        added = [p for id_, p in new.items() if id_ not in old and id_ not in there]
        week = week.with_day(index, Day(placements=(*kept, *added)))
    return week
