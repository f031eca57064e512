"""Reads figures from JSON and checks them before anything is drawn."""

from pathlib import Path

import msgspec

from designer.figures.checking import check_pose, check_spec
from designer.figures.errors import FigureError
from designer.figures.pose import Pose, PoseChange
from designer.figures.spec import Figure, FigureFile, FigureSpec

LARGEST = 2_000_000  # bytes of one file


def read_figures(folder: Path) -> dict[str, Figure]:
    """Every figure in the JSON files of a folder. Raises FigureError."""
    files = [(path.name, _decode(path)) for path in sorted(folder.glob("*.json"))]
    poses = {name: pose for _, file in files for name, pose in file.poses.items()}
    figures: dict[str, Figure] = {}
    for name, file in files:
        for exercise, spec in file.figures.items():
            if exercise in figures:
                raise FigureError(
                    "This exercise has two figures.", "Take one out.", file=name, exercise=exercise
                )
            try:
                figures[exercise] = build_figure(exercise, spec, poses)
            except FigureError as error:
                raise error.located(file=name, exercise=exercise) from error
    return figures


def build_figure(exercise: str, spec: FigureSpec, poses: dict[str, PoseChange]) -> Figure:
    """Fill in what the positions are like, and check every joint. Raises FigureError."""
    check_spec(spec)
    filled: list[Pose] = []
    for change in spec.positions:
        base = _base(change.like, poses, ()) if change.like else (filled[-1] if filled else Pose())
        pose = change.on(base)
        check_pose(pose)
        filled.append(pose)
    return Figure(id=exercise, spec=spec, poses=tuple(filled))


def _base(name: str, poses: dict[str, PoseChange], seen: tuple[str, ...]) -> Pose:
    if name not in poses or name in seen:
        raise FigureError(
            f"There is no pose {name!r} to build on."
            if name not in poses
            else f"The pose {name!r} builds on itself.",
            f"Use one of: {', '.join(sorted(poses))}.",
        )
    change = poses[name]
    below = _base(change.like, poses, (*seen, name)) if change.like else Pose()
    return change.on(below)


def _decode(path: Path) -> FigureFile:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FigureError(
            f"The file cannot be read ({error.strerror}).", "Restore it.", file=path.name
        ) from error
    return decode_file(raw, path.name)


def decode_file(raw: bytes, name: str) -> FigureFile:
    """One file's content. Raises FigureError."""
    if len(raw) > LARGEST:
        raise FigureError("The file is too large.", "Split it.", file=name)
    try:
        return msgspec.json.decode(raw, type=FigureFile)
    except (msgspec.DecodeError, RecursionError) as error:
        raise FigureError(f"{error}.", "Correct the value or its spelling.", file=name) from error
