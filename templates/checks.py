"""Checks of weekly templates against the library: references, lanes, doses inside the ranges."""

from collections import Counter
from collections.abc import Iterable, Iterator

from designer.knowledge.errors import Problem
from designer.knowledge.library import Library
from designer.knowledge.ranges import fields_above, in_words
from designer.model.template import TemplateRow, WeekTemplate


def file_of(template: WeekTemplate) -> str:
    """The file in which a shipped template stands."""
    return f"{template.id.lower()}.json"


def check_templates(templates: Iterable[WeekTemplate], library: Library) -> Iterator[Problem]:
    """Everything that is wrong with ``templates``."""
    templates = tuple(templates)
    for field in ("id", "name"):
        counts = Counter(str(getattr(template, field)).casefold() for template in templates)
        for template in templates:
            if counts[str(getattr(template, field)).casefold()] > 1:
                yield _problem(template, field, "Another template has the same.", "Choose another.")
    for template in templates:
        yield from _check_template(template, library)


def _check_template(template: WeekTemplate, library: Library) -> Iterator[Problem]:
    known: tuple[tuple[str, Iterable[str], Iterable[str]], ...] = (
        ("diagnoses", template.diagnoses, library.diagnoses),
        ("passages", template.passages, library.passages),
    )
    for field, named, names in known:
        for name in named:
            if name not in names:
                yield _problem(template, field, f"“{name}” is not known.", "Correct its spelling.")
    if len(template.estimated_min) not in {0, 7}:
        yield _problem(
            template,
            "estimated_min",
            f"It has {len(template.estimated_min)} figures.",
            "Give one for each of the 7 days.",
        )
    starts = Counter(stage.from_week for stage in template.stages)
    for week, times in starts.items():
        if times > 1:
            message = f"{times} stages begin in week {week}."
            yield _problem(template, "stages", message, "Keep one of them.")
    for row in template.rows:
        yield from _check_row(template, row, library)


def _check_row(template: WeekTemplate, row: TemplateRow, library: Library) -> Iterator[Problem]:
    exercise = library.exercises.get(row.exercise_id)
    place = f"rows.{row.exercise_id}"
    if exercise is None:
        yield _problem(
            template,
            f"{place}.exercise_id",
            f"“{row.exercise_id}” is not known.",
            "Correct its spelling, or take the row out.",
        )
        return
    if row.lane is not exercise.lane:
        yield _problem(
            template,
            f"{place}.lane",
            f"The exercise belongs to “{exercise.lane}”, not to “{row.lane}”.",
            "Use the lane of the exercise.",
        )
    for field, value, given in fields_above(row.dose, exercise.guide_dose):
        yield _problem(
            template,
            f"{place}.dose.{field}",
            f"{value:g} is above the guide’s range {in_words(given)}.",
            "Use a figure inside the range or below it.",
        )
    if row.from_week and row.to_week and row.from_week > row.to_week:
        yield _problem(
            template, f"{place}.from_week", "It begins after it ends.", "Exchange the two."
        )
    if all(mark == "-" for mark in row.days):
        yield _problem(
            template, f"{place}.days", "It stands on no day.", "Mark a day, or take the row out."
        )


def _problem(template: WeekTemplate, field: str, message: str, remedy: str) -> Problem:
    return Problem(
        file=file_of(template), entry=template.id, field=field, message=message, remedy=remedy
    )
