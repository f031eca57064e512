"""Bad data: an error that names file, exercise, joint and remedy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from designer.errors import DesignerError
from designer.figures import FigureError, load_figures


def write(folder: Path, *positions: dict[str, Any], **more: Any) -> Path:
    spec = {"positions": list(positions) or [{}], **more}
    (folder / "mine.json").write_text(json.dumps({"figures": {"my-drill": spec}}), "utf-8")
    return folder


def refusal(folder: Path) -> FigureError:
    with pytest.raises(FigureError) as caught:
        load_figures(folder).drawing("my-drill")
    assert isinstance(caught.value, DesignerError)
    assert caught.value.exercise == "my-drill"
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize(
    ("limb", "joint"),
    [
        ({"right_leg": {"knee": 170}}, "right knee"),
        ({"left_leg": {"knee": -20}}, "left knee"),
        ({"right_arm": {"elbow": 175}}, "right elbow"),
        ({"legs": {"hip": [170, 0, 0]}}, "right hip flexion"),
        ({"left_arm": {"shoulder": [0, 0, 120]}}, "left shoulder rotation"),
        ({"spine": {"lumbar": 80}}, "lumbar"),
        ({"spine": {"twist": -70}}, "twist"),
        ({"left_leg": {"ankle": 60}}, "left ankle"),
    ],
)
def test_a_pose_out_of_limits_names_the_joint(
    tmp_path: Path, limb: dict[str, Any], joint: str
) -> None:
    error = refusal(write(tmp_path, limb))
    assert error.joint == joint
    assert error.file == "mine.json"


def test_a_limb_too_short_for_its_place_is_named(tmp_path: Path) -> None:
    far = {"right_arm": {"reach": {"to": [2, 1, 0]}}, "rest": {"feet": 0}}
    assert refusal(write(tmp_path, far)).joint == "wrist-right"


@pytest.mark.parametrize(
    ("position", "name"),
    [
        ({"rest": {"tail": 0}}, "tail"),
        ({"pin": {"point": "tail"}}, "tail"),
        ({"rest": {"feet": 0}, "level": True}, "feet"),
    ],
)
def test_a_missing_joint_is_named(tmp_path: Path, position: dict[str, Any], name: str) -> None:
    assert refusal(write(tmp_path, position)).joint == name


@pytest.mark.parametrize(
    "mark",
    [
        {"kind": "move", "point": "tail"},
        {"kind": "move"},
        {"kind": "arrow", "point": "pelvis"},
        {"kind": "hold", "point": "pelvis"},
    ],
)
def test_a_mark_that_belongs_nowhere_is_refused(tmp_path: Path, mark: dict[str, Any]) -> None:
    refusal(write(tmp_path, {}, marks=[mark]))


def test_a_prop_in_no_hand_is_refused(tmp_path: Path) -> None:
    prop = {"kind": "kettlebell", "hold": "nose"}
    assert refusal(write(tmp_path, {}, props=[prop])).joint == "kettlebell"


def test_a_pose_to_build_on_must_exist(tmp_path: Path) -> None:
    refusal(write(tmp_path, {"like": "nothing"}))


def test_poses_may_not_build_on_themselves(tmp_path: Path) -> None:
    write(tmp_path, {"like": "a"})
    poses = {"poses": {"a": {"like": "b"}, "b": {"like": "a"}}}
    (tmp_path / "poses.json").write_text(json.dumps(poses), "utf-8")
    assert "itself" in str(refusal(tmp_path))


def test_no_tilt_that_lets_both_contacts_touch_is_said(tmp_path: Path) -> None:
    pose = {"rest": {"head": 0, "feet": 5}, "level": True}
    assert "touch at once" in str(refusal(write(tmp_path, pose)))


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"figures": {"x": {"positions": []}}}',
        '{"figures": {"x": {"positions": [{"knees": 3}]}}}',
        '{"figures": {"x": {"positions": [{"tilt": "up"}]}}}',
        '{"figures": {"x": {"positions": [{"tilt": 1e9}]}}}',
        '{"figures": {"x": {"positions": [{}], "props": [{"kind": "sofa"}]}}}',
    ],
)
def test_a_file_that_is_no_figure_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "mine.json").write_text(text, "utf-8")
    with pytest.raises(FigureError) as caught:
        load_figures(tmp_path)
    assert caught.value.file == "mine.json"


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text(" " * 2_000_001, "utf-8")
    with pytest.raises(FigureError, match="too large"):
        load_figures(tmp_path)


def test_two_figures_for_one_exercise_are_refused(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "yours.json").write_bytes((tmp_path / "mine.json").read_bytes())
    with pytest.raises(FigureError, match="two figures"):
        load_figures(tmp_path)
