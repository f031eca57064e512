"""Peaks survive thinning, labels never cover each other, ticks are round."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from designer.charts.spread import spread
from designer.charts.thin import thinned
from designer.charts.ticks import date_ticks, value_ticks
from designer.progress.series import Point

START = datetime(2026, 1, 1)


@given(st.lists(st.floats(0, 10), min_size=1, max_size=400), st.integers(1, 40))
def test_thinning_keeps_order_ends_and_every_extreme(values: list[float], columns: int) -> None:
    points = tuple(
        Point(at=START + timedelta(days=n), value=value, entry_id="")
        for n, value in enumerate(values)
    )
    few = thinned(points, columns)
    assert len(few) <= max(4 * columns, 1)
    assert all(a.at < b.at for a, b in pairwise(few))
    assert (few[0], few[-1]) == (points[0], points[-1])
    assert max(p.value for p in few) == max(values)
    assert min(p.value for p in few) == min(values)


@given(st.lists(st.floats(0, 100), max_size=8))
def test_labels_stay_apart_and_inside(wanted: list[float]) -> None:
    places = spread(wanted, 10, 0, 100)
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in places)
    assert all(b - a >= 10 - 1e-6 for a, b in pairwise(sorted(places)))


def test_value_ticks_are_round() -> None:
    assert value_ticks(10) == [0, 2, 4, 6, 8, 10]
    assert value_ticks(45) == [0, 10, 20, 30, 40]
    assert value_ticks(0) == [0]


def test_date_ticks_are_mondays_then_months_then_years() -> None:
    weeks = date_ticks(date(2026, 1, 1), date(2026, 2, 15))
    assert all(tick.on.weekday() == 0 and not tick.is_month for tick in weeks)
    assert weeks[0].on == date(2026, 1, 5)
    months = date_ticks(date(2023, 1, 15), date(2026, 1, 15))
    assert months[:2] == [(date(2023, 7, 1), True), (date(2024, 1, 1), True)]
    assert len(date_ticks(date(1926, 1, 1), date(2026, 1, 1))) <= 9
