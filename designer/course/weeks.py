"""Weeks of a program come, go, move and get other dates. Indexes count from 0."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.program import Program, ProgramWeek
from designer.model.week import Day, Week, monday_of
from designer.progress.next_week import Preparing

NewId = Callable[[], str]


def copied(week: ProgramWeek, new_id: NewId) -> ProgramWeek:
    """The same week with placements of its own: ids are unique in a program."""
    return replace(week, week=with_own_ids(week.week, new_id), note="")


def with_own_ids(week: Week, new_id: NewId) -> Week:
    """The same placements under new ids."""
    for index, day in enumerate(week.days):
        fresh = tuple(replace(placement, id=new_id()) for placement in day.placements)
        week = week.with_day(index, Day(placements=fresh))
    return week


def copied_onto(program: Program, index: int, targets: Iterable[int], new_id: NewId) -> Program:
    """The exercises of a week in place of those of other weeks.

    The others keep their date, progression week and note.
    """
    source, weeks = program.weeks[index], list(program.weeks)
    for target in targets:
        weeks[target] = replace(
            weeks[target],
            week=with_own_ids(source.week, new_id),
            template_id=source.template_id,
            template_version=source.template_version,
        )
    return replace(program, weeks=tuple(weeks))


def inserted(program: Program, index: int, fresh: Sequence[ProgramWeek]) -> Program:
    """Weeks put before the one at ``index`` (or at the end); those behind begin later."""
    start = _start_of(program, index)
    dated = [replace(week, start_date=_later(start, at)) for at, week in enumerate(fresh)]
    behind = [_redated(program, at, len(fresh)) for at in range(index, len(program.weeks))]
    return replace(program, weeks=(*program.weeks[:index], *dated, *behind))


def removed(program: Program, index: int) -> Program:
    """The program without a week; those behind begin a week earlier."""
    behind = [_redated(program, at, -1) for at in range(index + 1, len(program.weeks))]
    return replace(program, weeks=(*program.weeks[:index], *behind))


def moved(program: Program, index: int, to: int) -> Program:
    """A week taken to another place. The dates stay where they are: the weeks change them."""
    dates = [program.date_of(at, 0) for at in range(len(program.weeks))]
    weeks = list(program.weeks)
    weeks.insert(to, weeks.pop(index))
    dated = (replace(week, start_date=on) for week, on in zip(weeks, dates, strict=True))
    return replace(program, weeks=tuple(dated))


def with_prog_week(program: Program, index: int, prog_week: int) -> Program:
    """A week that counts as another progression week (1-13); its exercises stay."""
    return _with(program, index, replace(program.weeks[index], prog_week=prog_week))


def with_note(program: Program, index: int, note: str) -> Program:
    """A week with another note."""
    return _with(program, index, replace(program.weeks[index], note=note))


def repeated(program: Program, index: int, library: Library, new_id: NewId) -> Program:
    """The same week once more behind itself: a hold; those behind begin later."""
    return _stepped(program, index, library, new_id, back=False)


def stepped_back(program: Program, index: int, library: Library, new_id: NewId) -> Program:
    """Behind a week the one of the ladder's step back (clinical-spec 4.2).

    It is the newest earlier week of that number; without one the week itself, halved in week 1.
    Weeks to do again on the way up follow, so that none is jumped over.
    """
    return _stepped(program, index, library, new_id, back=True)


def re_dated(program: Program, index: int, first_day: date) -> Program:
    """The week at ``index`` begins in the week of ``first_day``; those behind move as far."""
    was, first_day = program.date_of(index, 0), monday_of(first_day)
    shift = first_day - was if was is not None else None
    behind = []
    for at in range(index, len(program.weeks)):
        on = program.date_of(at, 0)
        new = first_day + timedelta(weeks=at - index) if shift is None or on is None else on + shift
        behind.append(replace(program.weeks[at], start_date=new))
    first = first_day if index == 0 else program.start_date
    # Weeks before may count from the program's own date, so they get theirs in writing.
    before = [_redated(program, at, 0) for at in range(index)]
    return replace(program, start_date=first, weeks=(*before, *behind))


def _stepped(
    program: Program, index: int, library: Library, new_id: NewId, *, back: bool
) -> Program:
    begin = program.date_of(index, 0) or date.min
    preparing = Preparing(program, library, begin, new_id, index=index)
    return preparing.prepare("step-back" if back else "hold", {}).program


def _with(program: Program, index: int, week: ProgramWeek) -> Program:
    return replace(program, weeks=(*program.weeks[:index], week, *program.weeks[index + 1 :]))


def _start_of(program: Program, index: int) -> date | None:
    """When a week at ``index`` begins, be it there or the next one at the end."""
    if index < len(program.weeks):
        return program.date_of(index, 0)
    if not program.weeks:
        return program.start_date
    return _later(program.date_of(len(program.weeks) - 1, 0), 1)


def _redated(program: Program, index: int, by_weeks: int) -> ProgramWeek:
    start = _later(program.date_of(index, 0), by_weeks)
    return replace(program.weeks[index], start_date=start)


def _later(start: date | None, weeks: int) -> date | None:
    return None if start is None else start + timedelta(weeks=weeks)
