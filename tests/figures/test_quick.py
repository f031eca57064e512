"""The light form that is shown while a joint is dragged is the same body in the same place."""

from __future__ import annotations

import pytest

from designer.figures import FigureBook
from designer.figures.compose import position_shapes
from designer.figures.drawing import bounds_of
from designer.figures.quick import quick_shapes


@pytest.mark.parametrize("exercise", ["front-plank-toes", "bird-dog", "suitcase-carry"])
def test_the_light_form_takes_up_the_same_room_in_the_same_colours(
    book: FigureBook, exercise: str
) -> None:
    stage = book.stage(exercise)
    assert stage
    index = len(stage.skeletons) - 1
    full, light = position_shapes(stage, index, marks=False), quick_shapes(stage, index)
    room, taken = bounds_of(full), bounds_of(light).with_(bounds_of(full))
    assert taken.width - room.width < 12  # the arrow may stand out
    assert {shape.fill for shape in full} <= {shape.fill for shape in light}
