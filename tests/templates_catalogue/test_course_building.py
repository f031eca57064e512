"""Courses are built from the ladder: every path holds, days are chosen, doses stay in range."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

import pytest

from designer.knowledge.library import Library, load_library
from designer.knowledge.ranges import fields_above
from designer.model.patient import Patient, Procedure
from designer.model.program import ProgramWeek
from designer.model.vocabulary import Lane
from designer.model.week import Week
from resources.paths import knowledge_folder
from templates.catalogue import TemplateCatalogue, load_catalogue
from templates.course_building import CourseWish, build_course, on_days, training_days
from templates.course_paths import CoursePath, load_paths

MONDAY = date(2026, 3, 2)
PATHS = load_paths()


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(knowledge_folder())


@pytest.fixture(scope="module")
def catalogue(library: Library) -> TemplateCatalogue:
    return load_catalogue(library)


Build = Callable[..., tuple[ProgramWeek, ...]]


@pytest.fixture
def build(library: Library, catalogue: TemplateCatalogue) -> Build:
    numbers = count(1)

    def made(path: CoursePath, **wish: object) -> tuple[ProgramWeek, ...]:
        wanted = CourseWish(**({"start": MONDAY, "weeks": 12} | wish))  # type: ignore[arg-type]
        return build_course(
            wanted, path, PATHS, catalogue, _lane(library), lambda: f"n{next(numbers)}"
        )

    return made


def _lane(library: Library) -> Callable[[str], Lane]:
    return lambda key: library.exercise(key).lane


@pytest.mark.parametrize("path", PATHS.paths.values(), ids=lambda path: path.id)
def test_every_stage_names_a_template_that_may_stand_there(
    path: CoursePath, catalogue: TemplateCatalogue
) -> None:
    assert path.stages[0].from_week == 1
    for stage in path.stages:
        assert catalogue.templates[stage.template].first_prog_week <= stage.from_week


@pytest.mark.parametrize("path", PATHS.paths.values(), ids=lambda path: path.id)
def test_doses_on_the_way_stay_inside_the_ranges(
    path: CoursePath, build: Build, library: Library
) -> None:
    for week in build(path, weeks=13):
        for _, one in week.week.placements():
            ranges = library.exercise(one.exercise_id).guide_dose
            assert not list(fields_above(one.dose, ranges)), one.exercise_id


def test_a_course_has_each_progression_week_once_and_no_gap(build: Build) -> None:
    weeks = build(PATHS.paths["general"], weeks=14)
    assert [week.prog_week for week in weeks] == [*range(1, 14), 13]
    assert [w.start_date for w in weeks] == [MONDAY + timedelta(weeks=at) for at in range(14)]
    ids = [one.id for week in weeks for _, one in week.week.placements()]
    assert len(set(ids)) == len(ids)


def test_days_before_the_first_one_stay_free(build: Build) -> None:
    """Weeks run from Monday to Sunday; nobody trains before the program begins."""
    thursday = date(2026, 3, 5)
    weeks = build(PATHS.paths["general"], start=thursday, weeks=2)
    assert [week.start_date for week in weeks] == [date(2026, 3, 2), date(2026, 3, 9)]
    planned = [[bool(day.placements) for day in week.week.days] for week in weeks]
    assert planned == [[False] * 3 + [True] * 4, [True] * 7]


def test_the_ladder_raises_the_dose_inside_a_block(build: Build) -> None:
    weeks = build(PATHS.paths["general"])
    carry = [
        one.dose.duration_s
        for week in weeks[4:8]
        for _, one in week.week.placements()
        if one.exercise_id == "suitcase-carry"
    ]
    assert carry == [20, 30, 30, 40]  # clinical-spec 4.2


@pytest.mark.parametrize("days", [(1, 4), (0, 2, 4), (1, 3, 5), (0, 1, 3, 5)])
def test_training_stands_on_the_chosen_days_alone(
    days: tuple[int, ...], build: Build, library: Library
) -> None:
    for path in PATHS.paths.values():
        for week in build(path, days=days):
            found = training_days(week.week, _lane(library))
            assert found == days, (path.id, week.prog_week)


def test_what_stands_on_every_day_stays_there(build: Build, library: Library) -> None:
    (week,) = build(PATHS.paths["general"], weeks=1, days=(1, 4))
    for day in week.week.days:
        assert "open-book" in {one.exercise_id for one in day.placements}


def test_a_week_without_training_stays_as_it_is(library: Library) -> None:
    empty = Week()
    assert on_days(empty, (0, 2), _lane(library), str) is empty


@pytest.mark.parametrize(
    ("patient", "first"),
    [
        (Patient(id="p"), "general"),
        (Patient(id="p", profile="athlete"), "athlete"),
        (Patient(id="p", diagnoses=("sciatica-nerve-pain",)), "disc"),
        (
            Patient(id="p", diagnoses=("disc-related-pain",), procedure=Procedure(kind="x")),
            "disc-after-injection",
        ),
        (
            Patient(id="p", diagnoses=("disc-related-pain", "postpartum", "si-joint-pain")),
            "si-joint",
        ),
    ],
)
def test_the_course_for_most_of_the_diagnoses_comes_first(patient: Patient, first: str) -> None:
    assert PATHS.fitting(patient)[0].id == first
