"""What stands on what, edited: parts come to their surface, others stay, the rest is refused."""

from __future__ import annotations

import pytest

from designer.figures import FigureBook, FigureError
from designer.figures.checking import check_settled
from designer.figures.contacts import Settled, lowest, settled
from designer.figures.editing import new_prop
from designer.figures.pose import check_limits
from designer.figures.resting import (
    contacts_of,
    kept_in_place,
    let_hang,
    levelled,
    on_spot,
    put_against,
    put_on,
    taken_off,
    touching,
)


def body(book: FigureBook, exercise: str) -> Settled:
    figure = book.figure(exercise)
    assert figure
    return settled(figure.poses[-1])


@pytest.mark.parametrize(
    ("exercise", "part", "height"),
    [
        ("dead-bug", "foot-right", 0.0),
        ("dead-bug", "hands", 0.0),
        ("pallof-press", "seat", 0.45),
        ("pallof-press", "foot-left", 0.12),
        ("front-plank-toes", "hands", 0.0),
        ("bird-dog", "foot-left", 0.0),
    ],
)
def test_a_part_comes_to_its_surface_and_the_others_stay(
    book: FigureBook, exercise: str, part: str, height: float
) -> None:
    before = body(book, exercise)
    after = put_on(before, part, height)
    for name, at in {**before.pose.rest, part: height}.items():
        assert lowest(after.skeleton, name) == pytest.approx(at, abs=0.035)
    check_limits(after.pose)
    check_settled(after.pose, after.skeleton)


def test_what_cannot_be_met_and_the_last_contact_are_refused(book: FigureBook) -> None:
    with pytest.raises(FigureError, match="does not get there"):
        put_on(body(book, "pallof-press"), "head", 0.0)
    with pytest.raises(FigureError, match="carry the body"):
        taken_off(body(book, "dead-bug"), "back")


def test_without_one_of_two_contacts_a_level_body_lies_as_it_lay(book: FigureBook) -> None:
    before = body(book, "front-plank-toes")
    after = taken_off(before, "toes")
    assert not after.pose.level
    assert after.tilt == pytest.approx(before.tilt, abs=0.01)
    again = levelled(put_on(after, "toes", 0.0), both=True)
    assert again.pose.level


def test_a_hand_keeps_its_place_lets_go_and_looks_the_same(book: FigureBook) -> None:
    before = body(book, "dead-bug")
    kept = kept_in_place(before, "wrist-right")
    assert ("place", "wrist-right") in [one[:2] for one in contacts_of(kept.pose)]
    free = let_hang(kept, "wrist-right")
    for found in (kept, free):
        for joint in ("wrist-right", "elbow-right"):
            gap = found.skeleton.joints[joint].minus(before.skeleton.joints[joint])
            assert gap.length < 0.02


def test_a_hand_lies_against_the_wall(book: FigureBook) -> None:
    wall = new_prop("wall")
    after = put_against(body(book, "pallof-press"), "wrist-right", wall)
    assert after.skeleton.joints["wrist-right"].x == pytest.approx(0.54, abs=0.02)


def test_a_spot_is_kept_and_given_up(book: FigureBook) -> None:
    before = body(book, "pallof-press")
    pinned = on_spot(before, "ankle-left")
    assert pinned.pose.pin is not None
    gap = pinned.skeleton.joints["ankle-left"].minus(before.skeleton.joints["ankle-left"])
    assert gap.length < 0.002
    assert on_spot(pinned, "").pose.pin is None


def test_feet_that_stand_without_being_named_are_told(book: FigureBook) -> None:
    assert touching(taken_off(put_on(body(book, "pallof-press"), "seat", 0.45), "feet")) == [
        "foot-right",
        "foot-left",
    ]
