"""The library keeps every version of its items, with who, when and why."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.model.exercise import Exercise
from designer.store.clinic import Clinic, open_clinic
from designer.store.errors import Conflict
from designer.store.library import ClinicLibrary
from designer.store.library_history import field_changes
from tests.gui.clinics import library

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def clock() -> datetime:
    return NOON


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return open_clinic(tmp_path / "clinic", clock=clock, actor="Anna")


@pytest.fixture
def exercise() -> Exercise:
    return replace(library().exercises["dead-bug"], id="c-bug", name="Our bug", clinics_own=True)


def change(clinic: Clinic, step: Callable[[ClinicLibrary], ClinicLibrary], why: str = "") -> None:
    loaded = clinic.library()
    clinic.save_library(loaded.library, step(loaded.library), loaded.revisions, why)


def having(*exercises: Exercise) -> Callable[[ClinicLibrary], ClinicLibrary]:
    return lambda before: replace(before, exercises=exercises)


def test_each_change_leaves_who_when_why_and_the_whole_item(
    clinic: Clinic, exercise: Exercise, tmp_path: Path
) -> None:
    change(clinic, having(exercise), "Asked for by the group")
    clinic.act_as("Bo")
    change(clinic, having(replace(exercise, name="Bug")), "Shorter name")
    change(clinic, having())
    again = open_clinic(tmp_path / "clinic", clock=clock)
    third, second, first = again.history()
    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    assert [one.who for one in (first, second, third)] == ["Anna", "Bo", "Bo"]
    assert (first.at, first.why, second.why) == (NOON, "Asked for by the group", "Shorter name")
    assert first.value(Exercise) == exercise
    assert third.value(Exercise) is None
    assert again.history("template") == ()
    assert again.history("exercise", "c-bug") == (third, second, first)


def test_a_change_of_the_settings_leaves_no_version(clinic: Clinic, exercise: Exercise) -> None:
    change(clinic, having(exercise))
    change(clinic, lambda one: replace(one, settings=replace(one.settings, therapist="Bo")))
    assert len(clinic.history()) == 1


def test_a_refused_change_leaves_no_version(
    clinic: Clinic, exercise: Exercise, tmp_path: Path
) -> None:
    change(clinic, having(exercise))
    stale = clinic.library()
    other = open_clinic(tmp_path / "clinic", clock=clock, actor="Bo")
    change(other, having(replace(exercise, name="Theirs")))
    with pytest.raises(Conflict):
        clinic.save_library(
            stale.library, having(replace(exercise, name="Ours"))(stale.library), stale.revisions
        )
    assert [one.who for one in clinic.history()] == ["Bo", "Anna"]


def test_the_difference_of_two_versions_names_the_fields(exercise: Exercise) -> None:
    dose = replace(exercise.start_dose, reps=10)
    found = field_changes(exercise, replace(exercise, start_dose=dose, other_names=("bug",)))
    assert {(one.field, str(one.after)) for one in found} == {
        ("start_dose.reps", "10"),
        ("other_names", "['bug']"),
    }
    assert {one.field for one in field_changes(None, exercise)} >= {"id", "start_dose.reps"}
