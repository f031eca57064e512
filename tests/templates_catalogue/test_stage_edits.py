"""Stages of a template come, go and change places; saving and reading them loses none."""

from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.template import TemplateStage, WeekTemplate
from designer.model.week import Day, Placement, Week
from templates.checks import check_templates
from templates.difference import template_difference
from templates.stage_edits import (
    added,
    exchanged,
    free_weeks,
    removed,
    renamed,
    weeks_between,
)
from templates.stages import Stage, stages, with_stages
from tests.templates_catalogue.test_stages import lane, told

BLANK = WeekTemplate(id="C-01", name="ours", first_prog_week=3)


def week(reps: int) -> Week:
    day = Day(placements=(Placement(id="-", exercise_id="dead-bug", dose=Dose(reps=reps)),))
    return Week(days=(day, *Week().days[1:]))


GIVEN = (Stage(3, week(6)), Stage(5, week(8), "Longer"), Stage(9, week(10), "Harder"))


def again(given: tuple[Stage, ...]) -> tuple[tuple[int, str, list[list[tuple[object, ...]]]], ...]:
    """What is there after saving and opening."""
    saved = with_stages(BLANK, given, lane)
    return tuple((s.from_week, s.name, told(s.week)) for s in stages(saved, lambda: "-"))


def plain(given: tuple[Stage, ...]) -> tuple[tuple[int, str, list[list[tuple[object, ...]]]], ...]:
    return tuple((s.from_week, s.name, told(s.week)) for s in given)


def test_names_and_stages_that_are_alike_survive_saving() -> None:
    assert again(GIVEN) == plain(GIVEN)
    copied, index = added(GIVEN, Stage(7, week(8), ""))
    assert index == 2
    assert again(copied) == plain(copied)
    alike = (Stage(3, week(6)), Stage(4, week(6)))
    assert again(alike) == plain(alike)
    assert with_stages(BLANK, GIVEN[:1], lane).stages == ()


def test_a_stage_goes_and_the_one_before_goes_on() -> None:
    assert plain(removed(GIVEN, 1)) == plain((GIVEN[0], GIVEN[2]))
    assert again(removed(GIVEN, 0)) == plain(GIVEN[1:])


def test_stages_change_places_and_their_weeks_stay() -> None:
    assert plain(exchanged(GIVEN, 2, 1)) == plain(
        (GIVEN[0], Stage(5, week(10), "Harder"), Stage(9, week(8), "Longer"))
    )


def test_a_stage_begins_between_its_neighbours() -> None:
    assert list(weeks_between(GIVEN, 1)) == [4, 5, 6, 7, 8]
    assert list(weeks_between(GIVEN, 0)) == [1, 2, 3, 4]
    assert list(weeks_between(GIVEN, 2)) == [6, 7, 8, 9, 10, 11, 12, 13]
    assert free_weeks(GIVEN) == (1, 2, 4, 6, 7, 8, 10, 11, 12, 13)
    assert renamed(GIVEN, 1, "More", 4)[1] == Stage(4, week(8), "More")


def test_a_name_is_a_difference_and_two_stages_in_a_week_a_mistake(library: Library) -> None:
    saved = with_stages(BLANK, GIVEN, lane)
    other = with_stages(BLANK, renamed(GIVEN, 1, "Longest", 5), lane)
    ((field, _, now),) = template_difference(saved, other).facts
    assert field == "stages"
    assert TemplateStage(from_week=5, name="Longest") in (now if isinstance(now, tuple) else ())
    twice = WeekTemplate(
        id="C-02",
        name="twice",
        first_prog_week=1,
        stages=(TemplateStage(from_week=4, name="a"), TemplateStage(from_week=4, name="b")),
    )
    (problem,) = check_templates([twice], library)
    assert (problem.field, problem.message) == ("stages", "2 stages begin in week 4.")
