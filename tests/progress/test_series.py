"""Dated points: what was logged, where it was logged, and nothing between."""

from __future__ import annotations

from datetime import date

from designer.model.log import ItemLog
from designer.progress import series
from tests.progress.conftest import TODAY, ago, day, session


def test_pain_comes_in_order_of_time_whatever_the_order_of_entry() -> None:
    logs = [session(3, pain_before=2), session(9, pain_before=4), session(6)]
    points = series.pain(logs, []).before
    assert [(point.at.date(), point.value) for point in points] == [(ago(9), 4), (ago(3), 2)]
    assert [point.entry_id for point in points] == ["s9", "s3"]


def test_items_stand_in_for_a_blank_session() -> None:
    items = (
        ItemLog(exercise_id="a"),
        ItemLog(exercise_id="b", pain_before=1, pain_peak=2.5, pain_after=2),
        ItemLog(exercise_id="c", pain_before=3, pain_peak=4, pain_after=1),
    )
    pain = series.pain([session(1, *items)], [])
    assert [p.value for p in pain.before] == [1]
    assert [p.value for p in pain.peak] == [4]
    assert [p.value for p in pain.after] == [1]


def test_the_highest_peak_counts_wherever_it_was_written() -> None:
    logged = session(1, ItemLog(exercise_id="a", pain_peak=5), pain_peak=3)
    assert [p.value for p in series.pain([logged], []).peak] == [5]


def test_next_day_pain_stands_on_the_next_day() -> None:
    (point,) = series.pain([], [day(2, pain_next_day=0)]).next_day
    assert (point.at.date(), point.value) == (ago(2), 0)


def test_tolerance_has_a_point_only_where_it_was_logged() -> None:
    tolerance = series.tolerance([day(7, stand_min=8), day(0, walk_min=20, stand_min=10)])
    assert [p.value for p in tolerance.stand] == [8, 10]
    assert [p.value for p in tolerance.walk] == [20]
    assert tolerance.sit == ()


def test_a_line_breaks_over_a_long_gap() -> None:
    points = series.leg_pain([day(d, leg_pain_worst=1) for d in (40, 33, 22, 12)])
    assert [len(run) for run in series.runs(points)] == [2, 2]
    assert [len(run) for run in series.runs(points, gap_days=11)] == [4]
    assert series.runs(()) == ()


def test_sessions_are_counted_by_calendar_week_with_empty_weeks_between() -> None:
    # 2026-03-02 is a Monday; its week has begun and holds nothing yet.
    logs = [session(1), session(7, done="partly"), session(7 * 3), session(2, done="no")]
    counts = series.sessions_per_week(logs, TODAY)
    assert [(week.monday, week.sessions) for week in counts] == [
        (date(2026, 2, 9), 1),
        (date(2026, 2, 16), 0),
        (date(2026, 2, 23), 2),
        (date(2026, 3, 2), 0),
    ]
    assert series.sessions_per_week([], TODAY) == ()


def test_hold_seconds_of_one_exercise() -> None:
    held = [
        session(5, ItemLog(exercise_id="plank", hold_s_done=10)),
        session(3, ItemLog(exercise_id="other", hold_s_done=99), ItemLog(exercise_id="plank")),
        session(1, ItemLog(exercise_id="plank", hold_s_done=15)),
    ]
    assert [p.value for p in series.hold_seconds(held, "plank")] == [10, 15]
