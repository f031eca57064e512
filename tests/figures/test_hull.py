"""The hull of circles is their hull: nothing sticks out, nothing is wasted."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from hypothesis import given
from hypothesis import strategies as st

from designer.figures.hull import Circle, arc_curves, arc_start, hull_arcs

number = st.floats(-50, 50).map(lambda n: round(n, 2))
circle = st.tuples(number, number, st.floats(0.5, 20).map(lambda n: round(n, 2)))


def reach(circles: list[Circle], angle: float) -> float:
    return max(x * cos(angle) + y * sin(angle) + r for x, y, r in circles)


@given(st.lists(circle, min_size=1, max_size=6))
def test_the_arcs_go_once_round_in_order(circles: list[Circle]) -> None:
    arcs = hull_arcs(circles)
    assert abs(sum(arc.end - arc.start for arc in arcs) - 2 * pi) < 1e-5
    assert all(arc.end > arc.start for arc in arcs)


@given(st.lists(circle, min_size=1, max_size=6), st.floats(0, 1))
def test_each_arc_is_as_far_out_as_any_circle(circles: list[Circle], share: float) -> None:
    for arc in hull_arcs(circles):
        angle = arc.start + (arc.end - arc.start) * share
        x, y, r = circles[arc.circle]
        assert x * cos(angle) + y * sin(angle) + r > reach(circles, angle) - 1e-3


@given(circle, st.floats(0, 6), st.floats(0.1, 6.2))
def test_curves_follow_their_circle(one: Circle, start: float, sweep: float) -> None:
    x, y, r = one
    before = arc_start(one, start)
    for first, second, end in arc_curves(one, start, start + sweep):
        middle = [
            (a + 3 * b + 3 * c + d) / 8
            for a, b, c, d in zip(before, first, second, end, strict=True)
        ]
        assert abs(hypot(middle[0] - x, middle[1] - y) - r) < 0.001 * r + 1e-6
        before = end
