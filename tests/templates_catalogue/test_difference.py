"""The difference of two versions of a template, as it can be told."""

from msgspec.structs import replace

from templates.catalogue import TemplateCatalogue, expand
from templates.difference import carried_over, template_difference, week_difference


def test_a_dose_is_told_with_its_days(catalogue: TemplateCatalogue) -> None:
    old = catalogue.templates["T-01"]
    bug = next(at for at, row in enumerate(old.rows) if row.exercise_id == "dead-bug")
    row = replace(old.rows[bug], dose=replace(old.rows[bug].dose, reps=10))
    new = replace(old, rows=(*old.rows[:bug], row, *old.rows[bug + 1 :]), name="Other", version=2)
    found = template_difference(old, new)
    assert [(one.field, one.before, one.after) for one in found.facts] == [
        ("name", old.name, "Other")
    ]
    ((start, (change,)),) = found.stages
    assert (start, change.kind, change.days) == (0, "dose", (0, 2, 4, 6))
    assert (change.dose_before.reps, change.dose.reps) == (8, 10)


def test_the_same_content_is_no_difference(catalogue: TemplateCatalogue) -> None:
    old = catalogue.templates["T-06"]
    assert not template_difference(old, replace(old, version=9, state="retired"))


def test_a_change_from_a_later_week_on_says_from_which(catalogue: TemplateCatalogue) -> None:
    old = catalogue.templates["T-06"]
    rows = tuple(row for row in old.rows if row.from_week != 11)
    (told,) = template_difference(old, replace(old, rows=rows)).stages
    assert told.from_week == 11
    assert {change.kind for change in told.changes} == {"removed"}


def test_a_week_taken_over_keeps_the_ids_of_what_stays(catalogue: TemplateCatalogue) -> None:
    numbers = iter(range(1000))
    planned = expand(catalogue.templates["T-01"], 5, lambda: f"p{next(numbers)}")
    fresh = expand(catalogue.templates["T-02"], 5, lambda: f"p{next(numbers)}").week
    week = carried_over(planned.week, fresh)
    kept = {p.id: p.exercise_id for _, p in planned.week.placements()}
    ids = [p.id for _, p in week.placements()]
    assert len(set(ids)) == len(ids)
    assert all(kept[p.id] == p.exercise_id for _, p in week.placements() if p.id in kept)
    assert not week_difference(week, fresh)
    assert week_difference(planned.week, fresh)
