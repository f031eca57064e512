"""Forms together have one outline: closed, of nothing hidden, and followed by few curves."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from designer.figures import FigureBook
from designer.figures.drawing import points_of
from designer.figures.fit import fitted
from designer.figures.hull import Circle
from designer.figures.outline import hull_of, samples, union

number = st.floats(-25, 25).map(lambda n: round(n, 2))
circle = st.tuples(number, number, st.floats(2, 9).map(lambda n: round(n, 2)))


def as_posed(circles: list[Circle]) -> list[Circle]:
    """The circles as a pose gives them: never at round numbers, where edges just touch and
    rounding decides which of them is inside.
    """
    return [
        (x + 0.11 * sin(3 + 7.3 * n), y + 0.13 * sin(1 + 5.9 * n), r + 0.05 * sin(2 + 9.7 * n))
        for n, (x, y, r) in enumerate(circles)
    ]


chain = st.lists(circle, min_size=3, max_size=6, unique_by=lambda c: c[:2]).map(as_posed)


def limb(circles: list[Circle]) -> list[list[Circle]]:
    """Neighbours share a circle, as the forms of an arm do."""
    return [list(pair) for pair in pairwise(circles)]


@given(chain)
def test_no_piece_of_the_outline_lies_inside_a_form(circles: list[Circle]) -> None:
    hulls = [hull_of(form) for form in limb(circles)]
    for loop in union(limb(circles)):
        for piece in loop:
            x, y = samples(piece)[-1]
            deep = [
                h
                for h in hulls
                if all(h.hides(x + d, y + e) for d in (-0.1, 0.1) for e in (-0.1, 0.1))
            ]
            assert not deep


@given(chain)
@example([(0.0, 0.0, 2.0), (0.0, 2.0, 2.0), (0.0, 1.0, 2.0)])  # a limb folded back on itself
def test_outlines_are_closed(circles: list[Circle]) -> None:
    loops = union(limb(circles))
    assert loops
    for loop in loops:
        for one, two in pairwise([*loop, loop[0]]):
            assert hypot(two.start[0] - one.end[0], two.start[1] - one.end[1]) < 0.5


def test_two_circles_apart_have_one_outline_through_both_ends() -> None:
    (loop,) = union([[(0, 0, 5), (20, 0, 3)]])
    xs = [x for piece in loop for x, _ in samples(piece)]
    assert min(xs) == pytest.approx(-5, abs=0.2)
    assert max(xs) == pytest.approx(23, abs=0.2)
    assert sum(piece.circle is None for piece in loop) == 2


@given(st.floats(0.4, 2 * pi), st.floats(3, 40))
def test_curves_stay_beside_their_points(sweep: float, radius: float) -> None:
    points = [(radius * cos(sweep * k / 40), radius * sin(sweep * k / 40)) for k in range(41)]
    curves = fitted(points, (0, 1), (-sin(sweep), cos(sweep)), 0.3)
    at = points[0]
    for curve in curves:
        (x1, y1), (x2, y2), (x3, y3) = points_of((curve,))
        for k in range(1, 20):
            t, s = k / 20, 1 - k / 20
            x = s**3 * at[0] + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t**3 * x3
            y = s**3 * at[1] + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t**3 * y3
            assert abs(hypot(x, y) - radius) < 0.6
        at = (x3, y3)
    assert at == pytest.approx(points[-1])


def test_figures_are_light(book: FigureBook) -> None:
    """What a handout shows weighs little: start and end each by itself."""
    weights = [
        sum(len(shape.path) for shape in drawing.shapes)
        for exercise in book.ids
        for drawing in book.positions(exercise)
    ]
    assert sum(weights) / len(weights) < 180
    assert max(weights) < 260
