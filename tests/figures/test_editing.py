"""Edits of a figure: each gives a new one, the old one stays, and what cannot be is refused."""

from __future__ import annotations

from typing import get_args

import pytest

from designer.figures import FigureBook, FigureError
from designer.figures.compose import compose
from designer.figures.contacts import settle
from designer.figures.editing import (
    bent_arrow,
    blank,
    complete,
    moved_mark,
    moved_prop,
    new_mark,
    new_prop,
    with_marks,
    with_pose,
    with_position_after,
    with_props,
    with_surroundings,
    without_position,
)
from designer.figures.marks import Kind as MarkKind
from designer.figures.mirroring import mirrored_figure
from designer.figures.own import read_figure, write_figure
from designer.figures.scene import stage
from designer.figures.spec import Figure
from designer.figures.things.prop_types import Kind as PropKind
from tests.figures.test_shipped import IDS


def figure(book: FigureBook, exercise: str) -> Figure:
    found = book.figure(exercise)
    assert found
    return found


@pytest.mark.parametrize("exercise", IDS)
def test_a_figure_written_on_its_own_is_the_same_picture(book: FigureBook, exercise: str) -> None:
    again = read_figure(exercise, write_figure(complete(figure(book, exercise))))
    assert compose(stage(again), "card") == book.drawing(exercise)


@pytest.mark.parametrize("exercise", IDS)
def test_swapping_sides_is_a_mirror(book: FigureBook, exercise: str) -> None:
    mine = figure(book, exercise)
    other = mirrored_figure(mine)
    assert mirrored_figure(other) == complete(mine)
    lies = mine.poses[0].facing.startswith("side")
    for pose, turned in zip(mine.poses, other.poses, strict=True):
        right, left = settle(pose).joints, settle(turned).joints
        for kind in ("elbow", "wrist", "knee", "ankle", "toe"):
            here, there = right[f"{kind}-right"], left[f"{kind}-left"]
            x, z = (-there.x, there.z) if lies else (there.x, -there.z)
            assert (x, there.y, z) == pytest.approx(here, abs=1e-3)


def test_a_mirrored_kettlebell_hangs_from_the_other_hand(book: FigureBook) -> None:
    mine = figure(book, "suitcase-carry")
    held = {prop.hold for prop in mine.spec.props} & {"right", "left"}
    other = {prop.hold for prop in mirrored_figure(mine).spec.props} & {"right", "left"}
    assert held
    assert held.isdisjoint(other)


def test_positions_come_and_go_between_one_and_three(book: FigureBook) -> None:
    mine = figure(book, "bird-dog")
    three = with_position_after(mine, 0)
    assert len(mine.poses) == 2
    assert three.poses == (mine.poses[0], mine.poses[0], mine.poses[1])
    with pytest.raises(FigureError, match="three positions"):
        with_position_after(three, 0)
    one = without_position(without_position(three, 0), 0)
    assert one.poses == (mine.poses[1],)
    with pytest.raises(FigureError, match="needs a position"):
        without_position(one, 0)


def test_a_position_of_another_exercise_brings_its_things_when_asked(book: FigureBook) -> None:
    mine, other = figure(book, "bird-dog"), figure(book, "cycle-steady")
    taken = with_surroundings(with_pose(mine, 1, other.poses[0]), other)
    assert taken.poses == (mine.poses[0], other.poses[0])
    assert taken.spec.props == other.spec.props
    assert taken.spec.marks == mine.spec.marks


@pytest.mark.parametrize("kind", get_args(PropKind))
def test_every_thing_can_be_added_and_drawn(kind: str) -> None:
    body = blank("new")
    found = with_props(body, (new_prop(kind),))
    assert len(compose(stage(found), "card").shapes) > len(compose(stage(body), "card").shapes) - 2


@pytest.mark.parametrize("kind", get_args(MarkKind))
def test_every_mark_can_be_added_and_drawn(book: FigureBook, kind: str) -> None:
    body = with_marks(figure(book, "dead-bug"), ())
    found = with_marks(body, (new_mark(kind, "wrist-right"),))
    assert len(compose(stage(found), "card").shapes) > len(compose(stage(body), "card").shapes)


def test_things_and_marks_are_moved_by_a_new_value() -> None:
    chair = new_prop("chair")
    assert moved_prop(chair, (0.25, 0)).at == (0.25, 0, 0)
    assert moved_prop(chair, (0, -1)).at == (0, 0, 0)  # not into the floor
    arrow = new_mark("arrow", "head")
    assert moved_mark(arrow, (5, 2), 0).through == ((13, 10), (8, 40))
    assert moved_mark(arrow, (5, 2)).through == ((13, 10), (13, 42))
    assert len(bent_arrow(arrow).through) == 3


def test_too_many_things_are_refused(book: FigureBook) -> None:
    with pytest.raises(FigureError, match="at most"):
        with_props(figure(book, "dead-bug"), (new_prop("box"),) * 25)


@pytest.mark.parametrize(
    "text", ["", "[]", '{"positions": []}', '{"positions": [{"like": "x"}]}', "{" * 5000]
)
def test_a_figure_that_cannot_be_read_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(FigureError) as caught:
        read_figure("dead-bug", text)
    assert caught.value.remedy
    assert caught.value.exercise == "dead-bug" or "pose" in caught.value.message
