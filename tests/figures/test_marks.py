"""Where the badges go, and which way round a pair stands."""

from __future__ import annotations

import pytest

from designer.figures import FigureBook
from designer.figures.compose import LEAST
from designer.figures.drawing import Bounds
from designer.figures.marks import badge_places

BOX = Bounds(0, 0, 150, 180)


def test_badges_stand_in_a_row_in_a_free_corner() -> None:
    first, second = badge_places([(10.0, 10.0)], BOX, 2)
    assert first[1] == second[1]
    assert second[0] - first[0] >= 26
    assert first[0] > 75  # the left corner is taken


def test_badges_stand_below_each_other_where_a_row_has_no_room() -> None:
    head = [(float(x), float(y)) for x in range(40, 111, 5) for y in range(0, 181, 5)]
    first, second = badge_places(head, BOX, 2)
    assert first[0] == second[0]
    assert second[1] - first[1] >= 26
    assert 0 < first[0] < 40 or 110 < first[0] < 150


def test_badges_go_above_where_no_corner_is_free() -> None:
    full = [(float(x), float(y)) for x in range(0, 151, 5) for y in range(0, 181, 5)]
    assert all(y < 0 for _, y in badge_places(full, BOX, 2))


@pytest.mark.parametrize("exercise", ["open-book", "find-neutral", "pallof-press", "hip-airplane"])
def test_a_pair_stands_the_way_that_fits_a_square_best(book: FigureBook, exercise: str) -> None:
    pair = book.drawing(exercise, "pair")
    start, end = book.positions(exercise)
    assert pair
    other = max(start.width + end.width, start.height, end.height)
    below = max(start.height + end.height, start.width, end.width)
    assert max(pair.width, pair.height) < max(min(other, below), LEAST) + 40


@pytest.mark.parametrize("exercise", ["walk-daily", "seated-march", "dead-bug", "clam-no-band"])
def test_no_figure_is_drawn_larger_than_a_standing_one(book: FigureBook, exercise: str) -> None:
    drawing = book.drawing(exercise)
    assert drawing
    assert max(drawing.width, drawing.height) >= LEAST


@pytest.mark.parametrize("position", ["supine", "side-lying", "quadruped"])
def test_every_light_brace_shows_the_girdle_and_the_talk(book: FigureBook, position: str) -> None:
    figure = book.figure(f"gentle-brace-{position}")
    drawing = book.drawing(f"gentle-brace-{position}")
    assert figure
    assert drawing
    assert {mark.kind for mark in figure.spec.marks} == {"brace", "talk"}
    assert [shape.stroke for shape in drawing.shapes].count("still") == 2


def test_the_girdle_lies_below_the_hand(book: FigureBook) -> None:
    drawing = book.drawing("gentle-brace-supine")
    assert drawing
    girdle = max(n for n, shape in enumerate(drawing.shapes) if shape.stroke == "still")
    hand = max(n for n, shape in enumerate(drawing.shapes) if shape.fill == "skin")
    assert girdle < hand
