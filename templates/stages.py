"""A template as the weeks it stands for, and back.

The rows of a template may begin or end with a progression week. Between two such weeks the template
is one fixed week: a stage. Most templates have one stage. A stage with a name, or one that is still
like the one before, stands in the template's ``stages``. Editing works on stages; what comes back
keeps the order of every day, and the marks of what was not touched.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from designer.model.dose import Dose
from designer.model.template import CellMark, TemplateRow, TemplateStage, WeekTemplate
from designer.model.vocabulary import Lane, SessionName
from designer.model.week import Placement, Week
from templates.catalogue import expand

LAST_WEEK = 13


class Stage(NamedTuple):
    """The week that a template is from a progression week on."""

    from_week: int
    week: Week
    name: str = ""


class _Item(NamedTuple):
    """What makes two placements the same row."""

    exercise_id: str
    dose: Dose
    session: SessionName
    note: str
    nth: int  # the first (0), second ... of these on its day


def stages(template: WeekTemplate, new_id: Callable[[], str]) -> tuple[Stage, ...]:
    """The stages of a template, the first one in its first progression week."""
    names = {stage.from_week: stage.name for stage in template.stages}
    return tuple(
        Stage(at, expand(template, at, new_id).week, names.get(at, ""))
        for at in stage_weeks(template)
    )


def stage_weeks(template: WeekTemplate) -> tuple[int, ...]:
    """The progression weeks in which a stage begins, the first one included."""
    first = template.first_prog_week
    starts = {row.from_week for row in template.rows if row.from_week is not None}
    starts |= {row.to_week + 1 for row in template.rows if row.to_week is not None}
    starts |= {stage.from_week for stage in template.stages}
    return (first, *sorted(week for week in starts if first < week <= LAST_WEEK))


def with_stages(
    template: WeekTemplate, given: Sequence[Stage], lane: Callable[[str], Lane]
) -> WeekTemplate:
    """The template with other weeks; ``given`` rise by ``from_week``."""
    merged: list[TemplateRow] = []
    for number, stage in enumerate(given):
        begins = stage.from_week if number else None
        ends = given[number + 1].from_week - 1 if number + 1 < len(given) else None
        place = 0  # in the list, of what comes next in this stage
        for row in rows_of(stage.week, lane, template):
            place = _merge(merged, place, replace(row, from_week=begins, to_week=ends)) + 1
    first = given[0].from_week if given else template.first_prog_week
    made = replace(template, rows=tuple(merged), first_prog_week=first, stages=(), estimated_min=())
    return replace(made, stages=_said(given, stage_weeks(made)))


def _said(given: Iterable[Stage], begun: Sequence[int]) -> tuple[TemplateStage, ...]:
    """The stages that the rows alone don't tell: named, or like the one before."""
    return tuple(
        TemplateStage(from_week=stage.from_week, name=stage.name)
        for stage in given
        if stage.name or stage.from_week not in begun
    )


def rows_of(
    week: Week, lane: Callable[[str], Lane], known: WeekTemplate | None = None
) -> tuple[TemplateRow, ...]:
    """A week as rows; what ``known`` has just so keeps its words and marks."""
    queues = [_items(day.placements) for day in week.days]
    rows = []
    while any(queues):
        item, days = _next(queues)
        for day in days:
            queues[day].pop(0)
        rows.append(_row(item, days, lane(item.exercise_id), known))
    return tuple(rows)


def _items(placements: Iterable[Placement]) -> list[_Item]:
    found: list[_Item] = []
    for one in placements:
        item = _Item(one.exercise_id, one.dose, one.session, one.note, 0)
        while item in found:
            item = item._replace(nth=item.nth + 1)
        found.append(item)
    return found


def _next(queues: Sequence[list[_Item]]) -> tuple[_Item, list[int]]:
    """What may stand next without changing the order of a day, and the days it stands on.

    Where days have opposite orders, a row is split: the days that can have it now come first.
    """
    heads = list(dict.fromkeys(queue[0] for queue in queues if queue))
    at_head = {item: [d for d, queue in enumerate(queues) if queue[:1] == [item]] for item in heads}
    whole = [item for item in heads if len(at_head[item]) == sum(item in q for q in queues)]
    chosen = whole[0] if whole else max(heads, key=lambda item: len(at_head[item]))
    return chosen, at_head[chosen]


def _row(item: _Item, days: list[int], lane: Lane, known: WeekTemplate | None) -> TemplateRow:
    usual = known.session if known is not None else "main"
    old = _row_like(item, known) if known is not None else None
    marks = [_mark(old, day) if day in days else "-" for day in range(7)]
    return TemplateRow(
        lane=lane,
        exercise_id=item.exercise_id,
        dose=item.dose,
        dose_text=old.dose_text if old is not None else "",
        item_mark=old.item_mark if old is not None else "C",
        dose_mark=old.dose_mark if old is not None else "",
        days=(marks[0], marks[1], marks[2], marks[3], marks[4], marks[5], marks[6]),
        session=None if item.session == usual else item.session,
        note=item.note,
    )


def _row_like(item: _Item, known: WeekTemplate) -> TemplateRow | None:
    wanted = (item.exercise_id, item.dose, item.note)
    return next((r for r in known.rows if (r.exercise_id, r.dose, r.note) == wanted), None)


def _mark(old: TemplateRow | None, day: int) -> CellMark:
    return old.days[day] if old is not None and old.days[day] != "-" else "C"


def _merge(merged: list[TemplateRow], place: int, row: TemplateRow) -> int:
    """Let a row of the stage before go on, where it is the very same; else begin another.

    It stands at ``place`` or behind; where is the answer.
    """
    for at, old in enumerate(merged[place:], place):
        goes_on = old.to_week is not None and row.from_week == old.to_week + 1
        if goes_on and replace(row, from_week=old.from_week) == replace(old, to_week=row.to_week):
            merged[at] = replace(old, to_week=row.to_week)
            return at
    merged.insert(place, row)
    return place
