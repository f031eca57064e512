"""What is different between two versions of a template, to be told in words."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from designer.edits.changes import Change, changes
from designer.model.template import WeekTemplate
from designer.model.week import Day, Placement, Week
from templates.stages import stages

FACTS = ("name", "note", "first_prog_week", "diagnoses", "phases", "profile", "session", "stages")


class FactChange(NamedTuple):
    """One fact about the template: the name of its field, and both values."""

    field: str
    before: object
    after: object


class StageChanges(NamedTuple):
    """What changed in the week as it is from a progression week on; 0: where there is only one."""

    from_week: int
    changes: tuple[Change, ...]


class TemplateDifference(NamedTuple):
    """Everything that differs; false where nothing does."""

    facts: tuple[FactChange, ...]
    stages: tuple[StageChanges, ...]

    def __bool__(self) -> bool:
        return bool(self.facts or self.stages)


def template_difference(before: WeekTemplate, after: WeekTemplate) -> TemplateDifference:
    """What ``after`` has otherwise than ``before``."""
    facts = tuple(
        FactChange(field, getattr(before, field), getattr(after, field))
        for field in FACTS
        if getattr(before, field) != getattr(after, field)
    )
    old, new = stages(before, _no_id), stages(after, _no_id)
    one_each = len(old) == len(new) == 1
    starts = sorted({stage.from_week for stage in (*old, *new)})
    if one_each:
        starts = [0]
    found: list[StageChanges] = []
    for start in starts:
        then = [stage for stage in old if stage.from_week <= start] or old[:1]
        now = [stage for stage in new if stage.from_week <= start] or new[:1]
        told = week_difference(then[-1].week, now[-1].week)
        if told and not (found and found[-1].changes == told):
            found.append(StageChanges(0 if one_each else start, told))
    return TemplateDifference(facts, tuple(found))


def week_difference(before: Week, after: Week) -> tuple[Change, ...]:
    """What changed between two weeks whose placements are not the same ones."""
    return changes(_named(before), _named(after))


def carried_over(old: Week, new: Week) -> Week:
    """``new`` with the ids and notes of ``old`` where the same exercise stands on the same day."""
    there = dict(_keyed(old))
    keys = iter([key for key, _ in _keyed(new)])
    week = new
    for number, day in enumerate(new.days):
        kept = tuple(_carried(there.get(next(keys)), placement) for placement in day.placements)
        week = week.with_day(number, Day(placements=kept))
    return week


def _carried(old: Placement | None, new: Placement) -> Placement:
    if old is None:
        return new
    return replace(new, id=old.id, note=new.note or old.note)


def _named(week: Week) -> Week:
    """The week with ids that say the exercise, the day and its how manieth there it is."""
    keys = iter([key for key, _ in _keyed(week)])
    for number, day in enumerate(week.days):
        named = tuple(replace(placement, id=next(keys)) for placement in day.placements)
        week = week.with_day(number, Day(placements=named))
    return week


def _keyed(week: Week) -> Iterable[tuple[str, Placement]]:
    seen: dict[tuple[int, str], int] = {}
    for day, placement in week.placements():
        place = (day, placement.exercise_id)
        seen[place] = seen.get(place, 0) + 1
        yield f"{placement.exercise_id}/{day}/{seen[place]}", placement


def _no_id() -> str:
    return "-"
