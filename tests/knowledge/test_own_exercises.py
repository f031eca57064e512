"""From what an admin typed to an exercise, or to what is wrong with it."""

from functools import cache
from typing import Any

import msgspec
import pytest

from designer.knowledge.library import Library, load_library
from designer.knowledge.own_exercises import REQUIRED_DEMANDS, drafted, new_id, with_all_figures
from resources.paths import knowledge_folder


@cache
def library() -> Library:
    return load_library(knowledge_folder())


def typed(**changed: Any) -> dict[str, Any]:
    shipped = library().exercise("dead-bug")
    values: dict[str, Any] = msgspec.to_builtins(shipped)
    values["attributes"] = msgspec.structs.asdict(shipped.attributes)
    for name in ("provenance", "start_dose", "house_dose"):
        values.pop(name, None)
    values.update(name="Wall bug", other_names=[], guide_dose={"reps": {"low": 4, "high": 8}})
    return {**values, **changed}


def test_a_whole_one_becomes_an_exercise_of_the_clinic_with_its_start_dose() -> None:
    found = drafted(typed(), library(), "own-wall-bug")
    assert found.problems == ()
    assert found.exercise is not None
    assert found.exercise.clinics_own
    assert found.exercise.start_dose.reps == 4
    assert found.library is not None
    assert found.library.exercise("own-wall-bug").name == "Wall bug"


@pytest.mark.parametrize("demand", REQUIRED_DEMANDS)
def test_a_demand_that_nobody_stated_is_asked_for(demand: str) -> None:
    attributes = {**typed()["attributes"], demand: None}
    found = drafted(typed(attributes=attributes), library(), "own")
    assert found.exercise is None
    assert [one.field for one in found.problems] == [f"attributes.{demand}"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Dead bug"}, "name"),
        ({"other_names": ["Dead bug"]}, "other_names"),
        ({"easier": ["no-such"]}, "easier"),
        ({"guide_dose": {"reps": {"low": 9, "high": 3}}}, "guide_dose.reps"),
        ({"easier": ["dead-bug"], "harder": ["dead-bug"]}, "harder"),
        ({"first_week": 40}, "first_week"),
    ],
)
def test_what_is_wrong_is_told_with_its_field(changed: dict[str, Any], field: str) -> None:
    found = drafted(typed(**changed), library(), "own")
    assert found.exercise is None
    assert any(one.field == field and one.message and one.remedy for one in found.problems)


def test_an_edited_one_may_keep_its_own_name() -> None:
    first = drafted(typed(), library(), "own")
    assert first.library is not None
    again = drafted(typed(phase="3"), first.library, "own")
    assert again.problems == ()
    assert again.exercise is not None
    assert again.exercise.phase == "3"


def test_ids_are_made_from_names_and_never_given_twice() -> None:
    assert new_id("Wall bug!", library()) == "own-wall-bug"
    found = drafted(typed(), library(), "own-wall-bug")
    assert found.library is not None
    assert new_id("Wall bug", found.library) == "own-wall-bug-2"
    assert new_id("…", library()) == "own-exercise"


def test_a_copy_shows_every_figure_that_it_begins_with() -> None:
    shipped = library().exercise("dead-bug")
    copy = with_all_figures(shipped)
    for field in ("sets", "reps"):
        figure = getattr(shipped.start_dose, field)
        assert figure is None or getattr(copy.guide_dose, field).low == figure
