"""Posing by hand: joints go where they are pulled, inside the limits, and what stands stays."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.figures import FigureBook, FigureError, load_figures
from designer.figures.angles import HANDLES, angle, angles_at, limit_of
from designer.figures.body import LIMITS
from designer.figures.camera import camera
from designer.figures.checking import check_settled
from designer.figures.contacts import Settled, lowest, settled
from designer.figures.limb_angles import angles_of
from designer.figures.limbs import bent_arm
from designer.figures.pose import Pose, check_limits
from designer.figures.posing import dragged, turned
from designer.figures.scene import camera_of
from designer.figures.vector import ORIGIN, WORLD
from resources.paths import folder

SOME = (
    "front-plank-toes",
    "bird-dog",
    "suitcase-carry",
    "cycle-steady",
    "hip-hinge-dowel",
    "bridge-symmetrical",
    "clam-no-band",
)


def at_end(book: FigureBook, exercise: str) -> Settled:
    figure = book.figure(exercise)
    assert figure
    return settled(figure.poses[-1])


def pulled(book: FigureBook, exercise: str, joint: str, x: float, y: float) -> Settled:
    """The body with a joint pulled ``x`` to the right and ``y`` down, units."""
    figure = book.figure(exercise)
    assert figure
    view, body = camera_of(figure.spec), at_end(book, exercise)
    at = view.point(body.skeleton.joints[joint])
    return dragged(body, joint, (at[0] + x, at[1] + y), view)


def test_a_free_hand_goes_where_it_is_pulled(book: FigureBook) -> None:
    figure = book.figure("bird-dog")
    assert figure
    view = camera_of(figure.spec)
    before = view.point(at_end(book, "bird-dog").skeleton.joints["wrist-right"])
    after = view.point(
        pulled(book, "bird-dog", "wrist-right", -8, -12).skeleton.joints["wrist-right"]
    )
    assert after == pytest.approx((before[0] - 8, before[1] - 12), abs=1.0)


@pytest.mark.parametrize("exercise", SOME)
@settings(max_examples=25, deadline=None)
@given(joint=st.sampled_from(HANDLES), x=st.floats(-120, 120), y=st.floats(-120, 120))
def test_no_pull_leaves_the_limits_or_the_contacts(
    exercise: str, joint: str, x: float, y: float
) -> None:
    book = _book()
    try:
        body = pulled(book, exercise, joint, x, y)
    except FigureError:
        return  # refused, and the old figure is kept
    check_limits(body.pose)
    check_settled(body.pose, body.skeleton)
    touching = [lowest(body.skeleton, name) - height for name, height in body.pose.rest.items()]
    assert min(touching) == pytest.approx(0, abs=0.006)
    start = at_end(book, exercise).skeleton
    for part in ("head", "back", "foot-right", "foot-left", "hand-right", "knee-left"):
        assert lowest(body.skeleton, part) > min(-0.03, lowest(start, part) - 0.003)


@cache
def _book() -> FigureBook:  # hypothesis and fixtures do not mix
    return load_figures(folder("figures"))


def test_standing_feet_stay_when_the_pelvis_is_lowered(book: FigureBook) -> None:
    before = at_end(book, "pallof-press")
    after = pulled(book, "pallof-press", "pelvis", 0, 15)
    for side in ("right", "left"):
        moved = after.skeleton.joints[f"ankle-{side}"].minus(
            before.skeleton.joints[f"ankle-{side}"]
        )
        assert moved.length < 0.03
        assert angle(after.pose, after.skeleton, f"{side} knee") > 20
    fall = before.skeleton.joints["pelvis"].y - after.skeleton.joints["pelvis"].y
    assert fall == pytest.approx(0.15, abs=0.03)


def test_a_plank_keeps_forearms_and_toes_on_the_floor(book: FigureBook) -> None:
    body = pulled(book, "front-plank-toes", "spine3", 0, -12)
    for contact in ("forearms", "toes"):
        assert lowest(body.skeleton, contact) == pytest.approx(0, abs=0.006)


def test_who_lies_on_the_back_lifts_the_pelvis_like_a_bridge(book: FigureBook) -> None:
    before = at_end(book, "heel-slide")
    after = pulled(book, "heel-slide", "pelvis", 0, -8)
    assert after.skeleton.joints["pelvis"].y - before.skeleton.joints["pelvis"].y > 0.05
    assert lowest(after.skeleton, "back") == pytest.approx(0, abs=1e-3)


def test_a_hand_that_keeps_its_place_gets_another_place(book: FigureBook) -> None:
    before = at_end(book, "cycle-steady")
    assert before.pose.right_arm.reach is not None
    after = pulled(book, "cycle-steady", "wrist-right", -5, -5)
    assert after.pose.right_arm.reach is not None
    assert after.pose.right_arm.reach != before.pose.right_arm.reach


def test_an_angle_is_set_inside_its_limits_only() -> None:
    body = settled(Pose(rest={"feet": 0.0}))
    for joint in HANDLES:
        for name in angles_at(joint):
            low, high = limit_of(name)
            wanted = round(min(high, max(low, 12.0)))
            after = turned(body, name, wanted)
            assert angle(after.pose, after.skeleton, name) == pytest.approx(wanted)
            with pytest.raises(FigureError) as caught:
                turned(body, name, high + 5)
            assert caught.value.remedy


def test_an_unknown_joint_is_refused_with_a_sentence() -> None:
    with pytest.raises(FigureError, match="cannot be moved"):
        dragged(settled(Pose()), "tail", (0, 0), camera(14, 9))


@given(
    st.sampled_from((1, -1)),
    *(st.floats(*LIMITS[f"shoulder {name}"]) for name in ("flexion", "abduction", "rotation")),
)
def test_angles_read_off_an_arm_give_the_same_arm(
    sign: int, flexion: float, abduction: float, rotation: float
) -> None:
    if abs(abs(abduction) - 90) < 1:
        return  # there flexion and rotation are the same movement
    arm = bent_arm(ORIGIN, (flexion, abduction, rotation), 60, WORLD, sign)
    found = angles_of(arm.upper, WORLD, sign, "shoulder")
    again = bent_arm(ORIGIN, found, 60, WORLD, sign)
    assert again.end.minus(arm.end).length < 1e-4
