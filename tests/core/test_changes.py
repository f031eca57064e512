"""A difference between two weeks in a form that can be told."""

from designer.edits.changes import Change, changes
from designer.edits.edits import AnyEdit, ChangeDose, Move, Place, Remove, Reorder, Replace, Several
from designer.model.dose import Dose
from designer.model.week import Day, Placement, Week

A, B = Dose(sets=2, reps=8), Dose(sets=1, reps=8)


def start() -> Week:
    week = Week()
    for day in (0, 4):
        rows = tuple(
            Placement(id=f"{day}-{name}", exercise_id=name, dose=A) for name in ("sit-up", "plank")
        )
        week = week.with_day(day, Day(placements=rows))
    return week


def told(*edits: AnyEdit) -> list[tuple[str, str, tuple[int, ...]]]:
    found = changes(start(), Several(edits=edits).apply(start()))
    return [(change.kind, change.exercise_id, change.days) for change in found]


def test_the_same_on_two_days_is_told_once() -> None:
    edit = Replace(placement_ids=("0-sit-up", "4-sit-up"), exercise_id="dead-bug", dose=B)
    (change,) = changes(start(), edit.apply(start()))
    assert change == Change(kind="replaced", days=(0, 4), exercise_id="sit-up", now="dead-bug")


def test_a_dose_is_told_with_both_figures() -> None:
    (change,) = changes(start(), ChangeDose(placement_ids=("0-plank",), dose=B).apply(start()))
    assert (change.kind, change.dose_before, change.dose, change.days) == ("dose", A, B, (0,))


def test_every_kind_of_change_is_told() -> None:
    fresh = Placement(id="new", exercise_id="walk")
    assert told(Remove(placement_ids=("4-plank",))) == [("removed", "plank", (4,))]
    assert told(Place(placement=fresh, day=2)) == [("added", "walk", (2,))]
    assert told(Move(placement_ids=("0-plank",), day=5)) == [("moved", "plank", (0,))]
    swapped = Reorder(day=0, placement_ids=("0-plank", "0-sit-up"))
    assert told(swapped) == [("order", "", (0,))]
    assert told() == []


def test_what_was_replaced_twice_is_told_by_where_it_ended() -> None:
    first = Replace(placement_ids=("0-sit-up",), exercise_id="x", dose=B)
    then = Replace(placement_ids=("0-sit-up",), exercise_id="y", dose=B)
    (change,) = changes(start(), Several(edits=(first, then)).apply(start()))
    assert (change.exercise_id, change.now) == ("sit-up", "y")
