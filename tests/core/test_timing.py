"""The time estimate against the figures that the template grids print (clinical-spec 4.3)."""

from designer.model.dose import Dose
from designer.model.exercise import Attributes, Exercise
from designer.model.vocabulary import Kind, Pattern
from designer.model.week import Day, Placement
from designer.timing import day_time, placement_seconds


def exercise(name: str, kind: Kind = "stabilise", pattern: Pattern = "slide") -> Exercise:
    attributes = Attributes(pattern=pattern, position="supine")
    return Exercise(id=name, name=name, kind=kind, phase="1", attributes=attributes)


def test_a_repetition_takes_four_seconds_on_each_side_and_an_item_half_a_minute() -> None:
    assert placement_seconds(Dose(sets=1, reps=8)) == 8 * 4 + 30
    assert placement_seconds(Dose(reps=10, side="each")) == 20 * 4 + 30


def test_a_hold_takes_five_seconds_more_and_a_held_repetition_three() -> None:
    assert placement_seconds(Dose(sets=1, holds=4, hold_s=10)) == 4 * 15 + 30
    assert placement_seconds(Dose(reps=6, hold_s=5, side="each")) == 12 * 8 + 30


def test_a_minute_lies_between_sets_unless_the_dose_says_how_long() -> None:
    assert placement_seconds(Dose(sets=2, reps=10)) == 80 + 60 + 30
    assert placement_seconds(Dose(sets=2, reps=6, rest_s=90)) == 48 + 90 + 30


def test_a_duration_is_the_work_itself() -> None:
    carry = Dose(sets=2, duration_s=30, side="each")
    assert placement_seconds(carry) == 120 + 60 + 30


def test_bouts_have_their_breaks_between_them_and_a_day_may_repeat_it_all() -> None:
    assert placement_seconds(Dose(bouts=2, duration_s=300, break_min=1)) == 660 + 30
    assert placement_seconds(Dose(reps=5, times_per_day=3)) == 3 * 50


def test_a_blank_dose_counts_only_the_change_over() -> None:
    assert placement_seconds(Dose()) == 30


def test_cardio_is_counted_apart_and_an_unknown_exercise_is_an_item_without_time() -> None:
    known = {"slide": exercise("slide"), "walk": exercise("walk", "cardio", "walk")}
    day = Day(
        placements=(
            Placement(id="a", exercise_id="slide", dose=Dose(reps=8)),
            Placement(id="b", exercise_id="walk", dose=Dose(duration_s=1200)),
            Placement(id="c", exercise_id="gone", dose=Dose(reps=8)),
        )
    )
    time = day_time(day, known.get)
    assert (time.session_min, time.cardio_min, time.items) == (1, 20, 3)
