"""Cards beside each other share the line to cut along."""

from __future__ import annotations

import re

from exports.handout.setting.card_sheet_layout import _cut_lines
from exports.handout.writing.page_shapes import Shapes


def lines_of(shapes: Shapes) -> list[tuple[float, ...]]:
    found = re.findall(r"(\S+) (\S+) m (\S+) (\S+) l", shapes.operators())
    return [tuple(map(float, numbers)) for numbers in found]


def test_every_line_is_drawn_once() -> None:
    shapes = Shapes()
    for row in range(3):
        for column in range(2):
            for rule in _cut_lines(column * 200.0, 200, 100):
                shapes.rule(rule, 50, 800 - row * 100)
    across = {(50 + 200 * n, y, 250 + 200 * n, y) for n in range(2) for y in (800, 700, 600, 500)}
    down = {(x, 800, x, 500) for x in (50, 250, 450)}
    assert sorted(lines_of(shapes)) == sorted(across | down)


def test_a_line_that_goes_on_further_is_drawn_too() -> None:
    shapes = Shapes()
    short, long = _cut_lines(0, 100, 50)[0], _cut_lines(0, 120, 50)[0]
    for rule in (short, long):
        shapes.rule(rule, 0, 100)
    assert lines_of(shapes) == [(0, 100, 100, 100), (0, 100, 120, 100)]
