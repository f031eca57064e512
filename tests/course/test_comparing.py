"""Two weeks differ by what came, went, moved or has another dose; ids do not count."""

from __future__ import annotations

from designer.course.comparing import compare, counts
from tests.course.conftest import week


def test_the_same_exercises_under_other_ids_are_the_same() -> None:
    days = compare(week("a", (0, "dead-bug", 8)), week("b", (0, "dead-bug", 8)))
    assert all(day.is_same for day in days)


def test_each_kind_of_difference_is_told_once() -> None:
    before = week("a", (0, "dead-bug", 8), (0, "bird-dog", 6), (2, "heel-slide", 8))
    after = week("b", (0, "dead-bug", 10), (4, "bird-dog", 6), (2, "hook-lying-march", 8))
    days = compare(before, after)
    assert [(c.before.reps, c.after.reps) for c in days[0].changed] == [(8, 10)]
    assert [p.exercise_id for p in days[2].removed] == ["heel-slide"]
    assert [p.exercise_id for p in days[2].added] == ["hook-lying-march"]
    assert [(m.exercise_id, m.day) for m in days[4].moved_here] == [("bird-dog", 0)]
    assert counts(days) == (1, 1, 1, 1)


def test_of_two_alike_one_that_goes_is_one_that_goes() -> None:
    twice = week("a", (0, "dead-bug", 8), (0, "dead-bug", 8))
    days = compare(twice, week("b", (0, "dead-bug", 8)))
    assert counts(days) == (0, 1, 0, 0)
