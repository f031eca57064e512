"""Builds a course week by week from a path: templates, doses of the ladder, training days."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec.structs import replace

from designer.model.program import ProgramWeek
from designer.model.vocabulary import Lane
from designer.model.week import Day, Placement, Week, monday_of
from designer.progress.next_week import LAST_PROG_WEEK
from templates.catalogue import TemplateCatalogue, expand
from templates.course_paths import CoursePath, CoursePaths

TRAINING = (Lane.STABILISE, Lane.LOAD)
NewId = Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseWish:
    """What somebody wants built. ``days`` are 0-6; blank: those of each template."""

    start: date
    weeks: int
    first_prog_week: int = 1
    days: tuple[int, ...] = ()
    templates: Mapping[int, str] = field(
        default_factory=dict
    )  # for single weeks (from 0), in place of the path's


def build_course(
    wish: CourseWish,
    path: CoursePath,
    paths: CoursePaths,
    catalogue: TemplateCatalogue,
    lane_of: Callable[[str], Lane],
    new_id: NewId,
) -> tuple[ProgramWeek, ...]:
    """The weeks of a course, each progression week once, the last one again where it goes on.

    Weeks begin on Monday; the days before the wished start stay free.
    """
    made, monday = [], monday_of(wish.start)
    for at in range(wish.weeks):
        prog_week = min(LAST_PROG_WEEK, wish.first_prog_week + at)
        template_id = wish.templates.get(at, path.template_at(prog_week))
        template = catalogue.templates[template_id]
        week = expand(template, prog_week, new_id, monday + timedelta(weeks=at))
        doses = _with_doses(week.week, template_id, prog_week, paths)
        if wish.days:
            doses = on_days(doses, wish.days, lane_of, new_id)
        if at == 0:
            for day in range((wish.start - monday).days):
                doses = doses.with_day(day, Day())
        made.append(replace(week, week=doses))
    return tuple(made)


def training_days(week: Week, lane_of: Callable[[str], Lane]) -> tuple[int, ...]:
    """The days with training: strength or control work that does not stand on every day."""
    daily = _daily(week)
    return tuple(
        at
        for at, day in enumerate(week.days)
        if any(
            lane_of(one.exercise_id) in TRAINING and one.exercise_id not in daily
            for one in day.placements
        )
    )


def on_days(
    week: Week, days: Collection[int], lane_of: Callable[[str], Lane], new_id: NewId
) -> Week:
    """The week with its training on ``days``; what lies between goes to the other days.

    The sessions keep their order. With more days than the week trains they begin again; with fewer
    the last ones fall away.
    """
    sources = training_days(week, lane_of)
    if not sources or tuple(sorted(days)) == sources:
        return week
    between = [at for at in range(7) if at not in sources]
    training = dict(zip(sorted(days), _in_turn(sources, len(days)), strict=True))
    free = [at for at in range(7) if at not in training]
    resting = dict(zip(free, _then_last(between, len(free)), strict=True))
    source_of: Mapping[int, int | None] = {**training, **resting}
    daily = _daily(week)
    made = Week()
    for at in range(7):
        source = source_of[at]
        found = week.days[source].placements if source is not None else ()
        kept = found or tuple(p for p in week.days[0].placements if p.exercise_id in daily)
        made = made.with_day(at, Day(placements=_own(kept, new_id)))
    return made


def _own(placements: Sequence[Placement], new_id: NewId) -> tuple[Placement, ...]:
    return tuple(replace(placement, id=new_id()) for placement in placements)


def _in_turn(sources: Sequence[int], count: int) -> list[int]:
    return [sources[at % len(sources)] for at in range(count)]


def _then_last(sources: Sequence[int], count: int) -> list[int | None]:
    """The sources in their order; where they run out, the last one: a day of rest."""
    last = sources[-1] if sources else None
    return [sources[at] if at < len(sources) else last for at in range(count)]


def _daily(week: Week) -> frozenset[str]:
    """The exercises that stand on all seven days."""
    found = [{placement.exercise_id for placement in day.placements} for day in week.days]
    return frozenset(set.intersection(*found))


def _with_doses(week: Week, template_id: str, prog_week: int, paths: CoursePaths) -> Week:
    for at, day in enumerate(week.days):
        dosed = tuple(
            replace(one, dose=paths.dose_at(template_id, one.exercise_id, prog_week, one.dose))
            for one in day.placements
        )
        week = week.with_day(at, Day(placements=dosed))
    return week
