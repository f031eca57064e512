"""What a therapist looks at first in each picture, measured on the settled bodies."""

from __future__ import annotations

from itertools import pairwise

import pytest

from designer.figures import FigureBook
from designer.figures.checking import hip_flexion
from designer.figures.contacts import lowest
from designer.figures.skeleton import Skeleton
from designer.figures.things.held import dowel_contacts
from designer.figures.vector import angle_between


def positions(book: FigureBook, exercise: str) -> tuple[Skeleton, ...]:
    stage = book.stage(exercise)
    assert stage
    return stage.skeletons


def knee(skeleton: Skeleton, side: str) -> float:
    j = skeleton.joints
    thigh = j[f"knee-{side}"].minus(j[f"hip-{side}"])
    return angle_between(thigh, j[f"ankle-{side}"].minus(j[f"knee-{side}"]))


def in_line(skeleton: Skeleton, *names: str) -> float:
    """The greatest bend along a chain of joints, seen square from the side, degrees."""
    points = [skeleton.joints[name]._replace(z=0) for name in names]
    ways = [b.minus(a) for a, b in pairwise(points)]
    return max(angle_between(a, b) for a, b in pairwise(ways))


@pytest.mark.parametrize("exercise", ["front-plank-toes", "front-plank-knees", "heavy-plank"])
def test_planks_have_forearms_under_the_shoulders(book: FigureBook, exercise: str) -> None:
    joints = positions(book, exercise)[-1].joints
    for side in ("right", "left"):
        assert joints[f"elbow-{side}"].x == pytest.approx(joints[f"shoulder-{side}"].x, abs=0.02)
        assert joints[f"wrist-{side}"].y == pytest.approx(joints[f"elbow-{side}"].y, abs=0.02)


@pytest.mark.parametrize(
    ("exercise", "end"), [("front-plank-toes", "ankle-right"), ("front-plank-knees", "knee-right")]
)
def test_planks_are_one_line_with_a_neutral_back(book: FigureBook, exercise: str, end: str) -> None:
    stage = book.stage(exercise)
    assert stage
    assert stage.figure.poses[-1].spine.lumbar == 0
    assert in_line(stage.skeletons[-1], "chest", "pelvis", end) < 6


def test_a_side_plank_is_one_line_from_head_to_knee(book: FigureBook) -> None:
    end = positions(book, "side-plank-knees")[-1]
    assert in_line(end, "head", "chest", "pelvis", "knee-left") < 15
    assert end.joints["elbow-left"].x == pytest.approx(end.joints["shoulder-left"].x, abs=0.02)


def test_a_side_plank_stacks_the_legs_and_rests_on_the_lower_knee(book: FigureBook) -> None:
    joints = positions(book, "side-plank-knees")[-1].joints
    assert joints["knee-left"].y == pytest.approx(0.055, abs=0.01)
    for joint in ("knee", "ankle"):
        gap = joints[f"{joint}-right"].minus(joints[f"{joint}-left"])
        assert 0.05 < gap.length < 0.16, joint  # as thick as a leg: on it, not in it or over it
    # The upper hand lies on the hip, not before the belly.
    hand = joints["wrist-right"].minus(joints["hip-right"])
    assert hand.length < 0.15


@pytest.mark.parametrize("exercise", ["clam-no-band", "open-book", "gentle-brace-side-lying"])
def test_who_lies_on_the_side_rests_one_leg_on_the_other(book: FigureBook, exercise: str) -> None:
    for skeleton in positions(book, exercise):
        feet = skeleton.joints["ankle-right"].minus(skeleton.joints["ankle-left"])
        assert 0.05 < feet.length < 0.1
        assert lowest(skeleton, "knee-left") == pytest.approx(0, abs=0.01)
    start = positions(book, exercise)[0].joints
    assert 0.1 < start["knee-right"].minus(start["knee-left"]).length < 0.14


def test_a_clam_opens_at_the_knee_alone(book: FigureBook) -> None:
    start, end = (one.joints for one in positions(book, "clam-no-band"))
    assert start["ankle-right"].minus(end["ankle-right"]).length < 0.005
    assert start["pelvis"].minus(end["pelvis"]).length < 0.005
    assert end["knee-right"].y - start["knee-right"].y > 0.2


@pytest.mark.parametrize(
    "exercise",
    [
        "anti-rotation-hold",
        "anti-rotation-hold-light",
        "anti-rotation-speed",
        "pallof-press",
        "pallof-press-light",
        "rotation-controlled",
    ],
)
def test_presses_stand_flat_and_hold_the_band_in_both_hands(
    book: FigureBook, exercise: str
) -> None:
    figure = book.figure(exercise)
    assert figure
    anchor = next(prop.at[1] for prop in figure.spec.props if prop.kind == "band")
    for skeleton in positions(book, exercise):
        joints = skeleton.joints
        for part in ("heel-right", "heel-left", "ball-right", "ball-left"):
            assert joints[part].y == pytest.approx(0, abs=0.005), part
        assert joints["hand-right"].minus(joints["hand-left"]).length < 0.08
        assert joints["hand-right"].y == pytest.approx(anchor, abs=0.06)


def test_two_versions_of_one_hold_show_the_same_body(book: FigureBook) -> None:
    assert positions(book, "anti-rotation-hold") == positions(book, "anti-rotation-hold-light")


def test_half_kneeling_has_one_shin_on_the_mat_and_the_other_upright(book: FigureBook) -> None:
    for skeleton in positions(book, "pallof-press-half-kneeling"):
        joints = skeleton.joints
        assert joints["ankle-right"].y == pytest.approx(joints["knee-right"].y, abs=0.02)
        assert lowest(skeleton, "toe-right") < 0.03
        assert joints["heel-left"].y == joints["ball-left"].y == pytest.approx(0, abs=0.005)
        assert joints["knee-left"].x == pytest.approx(joints["ankle-left"].x, abs=0.03)


def test_a_step_down_ends_with_a_level_foot_just_above_the_floor(book: FigureBook) -> None:
    figure = book.figure("step-down")
    assert figure
    step = next(prop for prop in figure.spec.props if prop.kind == "step")
    assert step.size
    joints = positions(book, "step-down")[-1].joints
    assert 0.01 < joints["heel-left"].y < 0.05
    assert joints["heel-left"].y == pytest.approx(joints["ball-left"].y)
    assert joints["heel-left"].x > step.at[0] + step.size[0] / 2  # in front of the box
    assert joints["knee-right"].x < joints["toe-right"].x + 0.08


@pytest.mark.parametrize("exercise", ["dead-bug", "dead-bug-short-arc"])
def test_dead_bugs_start_at_right_angles_and_move_opposite_limbs(
    book: FigureBook, exercise: str
) -> None:
    start, end = positions(book, exercise)
    for side in ("right", "left"):
        assert knee(start, side) == pytest.approx(90, abs=5)
        assert hip_flexion(start, side) == pytest.approx(90, abs=5)
    assert start.joints["wrist-right"] == end.joints["wrist-right"]
    assert start.joints["ankle-left"] == end.joints["ankle-left"]
    assert start.joints["wrist-left"] != end.joints["wrist-left"]
    assert start.joints["ankle-right"] != end.joints["ankle-right"]


@pytest.mark.parametrize("exercise", ["bird-dog", "bird-dog-short-lever"])
def test_bird_dogs_reach_with_opposite_limbs_and_a_still_back(
    book: FigureBook, exercise: str
) -> None:
    start, end = positions(book, exercise)
    for joint in ("pelvis", "chest", "wrist-left", "knee-right"):
        assert start.joints[joint].minus(end.joints[joint]).length < 0.02, joint
    assert start.joints["wrist-right"] != end.joints["wrist-right"]
    assert start.joints["ankle-left"] != end.joints["ankle-left"]


@pytest.mark.parametrize("exercise", ["bird-dog", "bird-dog-short-lever", "gentle-brace-quadruped"])
def test_on_hands_and_knees_the_shoulders_are_no_lower_than_the_hips(
    book: FigureBook, exercise: str
) -> None:
    for skeleton in positions(book, exercise):
        assert skeleton.joints["chest"].y - skeleton.joints["pelvis"].y > 0.1


def test_a_bird_dog_is_longer_than_its_short_lever(book: FigureBook) -> None:
    long, short = (positions(book, e)[-1].joints for e in ("bird-dog", "bird-dog-short-lever"))
    assert long["ankle-left"].y > short["ankle-left"].y
    assert long["fingers-right"].y > short["fingers-right"].y


@pytest.mark.parametrize("exercise", ["heel-slide", "heel-slide-short"])
def test_the_heel_stays_on_the_floor(book: FigureBook, exercise: str) -> None:
    for skeleton in positions(book, exercise):
        assert skeleton.joints["heel-right"].y == pytest.approx(0, abs=0.02)


def test_the_long_heel_slide_ends_with_a_straight_leg(book: FigureBook) -> None:
    assert knee(positions(book, "heel-slide")[-1], "right") < 15
    assert knee(positions(book, "heel-slide-short")[-1], "right") > 45


def test_the_stick_touches_head_upper_back_and_tailbone(book: FigureBook) -> None:
    for skeleton in positions(book, "hip-hinge-dowel"):
        tail, back, head = dowel_contacts(skeleton)
        assert angle_between(back.minus(tail), head.minus(back)) < 0.5
        behind = back.minus(skeleton.joints["spine5"]).dot(skeleton.frames["spine5"].forward)
        assert -0.13 < behind < -0.08  # on the skin of the back: neither inside nor off it


@pytest.mark.parametrize(
    "exercise", ["hip-hinge-dowel", "kb-deadlift-blocks", "barbell-hinge", "hinge-repetition-light"]
)
def test_lifts_bend_at_the_hips_with_a_neutral_back(book: FigureBook, exercise: str) -> None:
    stage = book.stage(exercise)
    assert stage
    bent = max(stage.skeletons, key=lambda s: hip_flexion(s, "right"))
    assert hip_flexion(bent, "right") > 60
    assert knee(bent, "right") < hip_flexion(bent, "right")
    assert all(pose.spine.lumbar == 0 for pose in stage.figure.poses)


@pytest.mark.parametrize(
    "exercise", ["suitcase-carry", "suitcase-carry-extended", "suitcase-carry-short-light"]
)
def test_a_suitcase_hangs_from_one_hand(book: FigureBook, exercise: str) -> None:
    figure = book.figure(exercise)
    assert figure
    assert [prop.hold for prop in figure.spec.props] == ["right"]
    joints = positions(book, exercise)[-1].joints
    assert joints["wrist-right"].y < joints["pelvis"].y
    assert joints["chest"].z == pytest.approx(joints["pelvis"].z, abs=0.01)  # upright, no lean


def test_a_bridge_is_one_line_from_shoulder_to_knee(book: FigureBook) -> None:
    assert in_line(positions(book, "bridge-symmetrical")[-1], "chest", "pelvis", "knee-right") < 22


def test_the_straight_leg_raises_stand_on_the_two_sides_of_45_degrees(book: FigureBook) -> None:
    low, high = (
        positions(book, exercise)[-1]
        for exercise in ("straight-leg-raise-braced-small", "straight-leg-raise-over-45")
    )
    for skeleton, steep in ((low, False), (high, True)):
        leg = skeleton.joints["ankle-right"].minus(skeleton.joints["hip-right"])
        assert (leg.y > leg.x) == steep
        assert knee(skeleton, "right") < 5


@pytest.mark.parametrize("exercise", ["sit-up-full", "toe-touch", "jefferson-curl-deep"])
def test_restricted_bends_show_a_round_back_and_the_cross(book: FigureBook, exercise: str) -> None:
    figure = book.figure(exercise)
    assert figure
    assert figure.poses[-1].spine.lumbar >= 30
    assert any(mark.kind == "no" for mark in figure.spec.marks)


@pytest.mark.parametrize("exercise", ["bird-dog", "bird-dog-short-lever", "gentle-brace-quadruped"])
def test_supporting_arms_are_straight_and_under_the_shoulders(
    book: FigureBook, exercise: str
) -> None:
    for skeleton in positions(book, exercise):
        joints = skeleton.joints
        upper = joints["elbow-left"].minus(joints["shoulder-left"])
        assert angle_between(upper, joints["wrist-left"].minus(joints["elbow-left"])) < 25
        assert joints["wrist-left"].x == pytest.approx(joints["shoulder-left"].x, abs=0.08)


def test_the_bird_dog_reaches_level(book: FigureBook) -> None:
    joints = positions(book, "bird-dog")[-1].joints
    assert joints["ankle-left"].y == pytest.approx(joints["hip-left"].y, abs=0.08)
    assert joints["wrist-right"].y == pytest.approx(joints["shoulder-right"].y, abs=0.08)


def test_the_step_up_ends_with_both_feet_on_the_step(book: FigureBook) -> None:
    joints = positions(book, "step-up-work-height")[-1].joints
    assert joints["heel-left"].y == pytest.approx(0.3, abs=0.02)
    assert joints["heel-right"].y == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize(
    ("exercise", "seconds"), [("anti-rotation-speed", 1.6), ("open-book", 6), ("clam-no-band", 4)]
)
def test_pictures_move_at_the_tempo_of_the_exercise(
    book: FigureBook, exercise: str, seconds: float
) -> None:
    figure = book.figure(exercise)
    assert figure
    assert figure.spec.tempo_s == seconds
