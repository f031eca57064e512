"""Weeks become rows and rows weeks again, without losing an order, a dose or a mark."""

from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.knowledge.library import Library, load_library
from designer.model.dose import Dose
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Lane
from designer.model.week import Day, Placement, Week
from resources.paths import knowledge_folder
from templates.catalogue import TemplateCatalogue, expand
from templates.stages import Stage, rows_of, stages, with_stages

LIBRARY = load_library(knowledge_folder())
IDS = ("dead-bug", "bird-dog", "bridge-symmetrical")


def lane(exercise_id: str) -> Lane:
    return LIBRARY.exercises[exercise_id].lane


def no_id() -> str:
    return "-"


def told(week: Week) -> list[list[tuple[object, ...]]]:
    return [
        [(p.exercise_id, p.dose, p.session, p.note) for p in day.placements] for day in week.days
    ]


placements = st.builds(
    Placement,
    id=st.just("-"),
    exercise_id=st.sampled_from(IDS),
    dose=st.sampled_from([Dose(reps=8), Dose(reps=10)]),
    session=st.sampled_from(["main", "daily"]),
    note=st.sampled_from(["", "slowly"]),
)
days = st.builds(Day, placements=st.lists(placements, max_size=5).map(tuple))
weeks = st.tuples(*(days,) * 7).map(lambda seven: Week(days=seven))


@settings(max_examples=150)
@given(weeks)
def test_any_week_comes_back_as_it_was(week: Week) -> None:
    template = WeekTemplate(id="c", name="c", first_prog_week=2, rows=rows_of(week, lane))
    assert told(expand(template, 2, no_id).week) == told(week)


def test_every_shipped_template_survives_being_opened_and_saved(
    catalogue: TemplateCatalogue, library: Library
) -> None:
    for template in catalogue.templates.values():
        again = with_stages(template, stages(template, no_id), lane)
        for week in range(template.first_prog_week, 14):
            assert told(expand(again, week, no_id).week) == told(expand(template, week, no_id).week)
        old = {(row.exercise_id, row.dose, row.days, row.dose_text) for row in template.rows}
        new = {(row.exercise_id, row.dose, row.days, row.dose_text) for row in again.rows}
        assert new == old, template.id


def test_a_template_has_a_stage_for_each_week_in_which_its_rows_change(
    catalogue: TemplateCatalogue,
) -> None:
    numbers = count()
    found = stages(catalogue.templates["T-06"], lambda: str(next(numbers)))
    assert [stage.from_week for stage in found] == [9, 10, 11]
    ids = [p.id for stage in found for _, p in stage.week.placements()]
    assert len(set(ids)) == len(ids)


def test_what_was_not_touched_keeps_its_marks_and_what_is_new_is_ours(
    catalogue: TemplateCatalogue,
) -> None:
    template = catalogue.templates["T-01"]
    week = expand(template, 5, no_id).week
    extra = Placement(id="x", exercise_id="dead-bug", dose=Dose(reps=5))
    changed = week.with_day(1, Day(placements=(*week.days[1].placements, extra)))
    rows = with_stages(template, (Stage(5, changed),), lane).rows
    kept = next(row for row in rows if row.exercise_id == "breath-reset")
    ours = next(row for row in rows if row.dose.reps == 5)
    assert kept == template.rows[0]
    assert (ours.item_mark, ours.days, ours.session) == ("C", ("-", "C", *"-----"), "main")
