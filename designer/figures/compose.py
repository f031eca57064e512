"""From a staged figure to a drawing: one position, two over each other, or two side by side."""

from itertools import pairwise
from math import cos, pi, sin

from msgspec.structs import replace

from designer.figures.badges import badge
from designer.figures.camera import Camera
from designer.figures.drawing import Bounds, Drawing, Shape, bounds_of, placed, points_of
from designer.figures.marks import (
    BADGES,
    Kind,
    Mark,
    arrow,
    badge_places,
    breath,
    girdle,
    still_line,
    talk,
)
from designer.figures.pose import Pose
from designer.figures.scene import (
    Stage,
    body_items,
    body_room,
    furniture,
    ground,
    paint_order,
    prop_items,
    shirt_depth,
)
from designer.figures.skeleton import Skeleton
from designer.figures.things.prop_types import Item

PAD = 5.0
LEAST = 180.0  # no drawing is smaller: a curled-up body must not look like a giant's
GAP = 14.0


def compose(stage: Stage, style: str, *, without: frozenset[Kind] = frozenset()) -> Drawing:
    """``style`` is card (the figure's own way), start-end, pair, start or end.

    Marks of the kinds in ``without`` are left out.
    """
    if without:
        stage = _without(stage, without)
    spec = stage.figure.spec
    if style == "card":
        style = {"overlay": "start-end", "pair": "pair", "end": "end"}[spec.layout]
    if style == "start":
        shapes = _start(stage)
    elif style == "end" or len(stage.skeletons) == 1:
        shapes = _single(stage, 1.0, marks=True)
    elif style == "pair":
        shapes = _pair(stage)
    else:
        shapes = _overlay(stage)
    return _framed(shapes, bounds_of(shapes))


def compose_moment(stage: Stage, phase: float, box: Bounds) -> Drawing:
    """The body at ``phase`` from 0 to 1, in a box that holds the whole movement."""
    return _framed(_single(stage, phase, marks=False), box)


def position_shapes(stage: Stage, index: int, *, marks: bool) -> list[Shape]:
    """One key position as it lies in the camera's picture, not fitted into a box: to edit it."""
    last = len(stage.skeletons) - 1
    return _single(stage, index / last if last else 1.0, marks=marks)


def movement_box(stage: Stage) -> Bounds:
    """The box around a whole movement, so that the picture does not jump while it runs."""
    box, *others = (_room(stage, k / 8) for k in range(9))
    for other in others:
        box = box.with_(other)
    return box


def _room(stage: Stage, phase: float) -> Bounds:
    """What the body and its things take up at ``phase``, without drawing the body."""
    skeleton, _ = stage.at(phase)
    behind, among = furniture(stage, skeleton)
    held = prop_items(stage.figure.spec, skeleton, stage.view, held=True)
    shapes = [*ground(stage, [skeleton]), *paint_order([*behind, *among, *held])]
    room = body_room(skeleton, stage.view)
    return room.with_(bounds_of(shapes)) if shapes else room


def _without(stage: Stage, kinds: frozenset[Kind]) -> Stage:
    figure = stage.figure
    marks = tuple(mark for mark in figure.spec.marks if mark.kind not in kinds)
    return stage._replace(figure=replace(figure, spec=replace(figure.spec, marks=marks)))


def _framed(shapes: list[Shape], box: Bounds) -> Drawing:
    box = box.grown(PAD)
    width, height = max(box.width, 40.0), max(box.height, 40.0)
    if max(width, height) < LEAST:
        if width >= height:
            width = LEAST
        else:
            height = LEAST
    left = (width - box.width) / 2 - box.left
    top = (height - box.height) / 2 - box.top
    return Drawing(width=round(width, 2), height=round(height, 2), shapes=placed(shapes, left, top))


def _scene(stage: Stage, skeleton: Skeleton, pose: Pose, *, marks: bool) -> list[Shape]:
    behind, among = furniture(stage, skeleton)
    spec, view = stage.figure.spec, stage.view
    items = [
        *body_items(skeleton, pose, view),
        *prop_items(spec, skeleton, view, held=True),
        *among,
        *(_girdle(stage, skeleton) if marks else []),
    ]
    return [*ground(stage, [skeleton]), *paint_order(behind), *paint_order(items)]


def _single(stage: Stage, phase: float, *, marks: bool) -> list[Shape]:
    skeleton, pose = stage.at(phase)
    shapes = _scene(stage, skeleton, pose, marks=marks)
    return shapes + (_marks(stage, skeleton, shapes) if marks else [])


def _overlay(stage: Stage) -> list[Shape]:
    """The end solid over the start, which is pale."""
    spec, view = stage.figure.spec, stage.view
    first, end = stage.skeletons[0], stage.skeletons[-1]
    behind, among = furniture(stage, end)
    start_items = body_items(first, stage.figure.poses[0], view, pale=True)
    start_items += prop_items(spec, first, view, held=True)
    items = body_items(end, stage.figure.poses[-1], view)
    items += prop_items(spec, end, view, held=True) + _girdle(stage, end)
    shapes = [
        *ground(stage, [first, end]),
        *paint_order(behind),
        *paint_order(start_items, pale=True),
        *paint_order([*items, *among]),
    ]
    return shapes + _marks(stage, end, shapes)


def _start(stage: Stage) -> list[Shape]:
    """The first position with the marks that belong to it."""
    shapes = _single(stage, 0.0, marks=False)
    return shapes + _marks(stage, stage.skeletons[0], shapes, at_start=True)


def _pair(stage: Stage) -> list[Shape]:
    """Start and end in full, beside each other or one below the other: what shows them larger."""
    start = _start(stage)
    end = _single(stage, 1.0, marks=True)
    one, two = bounds_of(start), bounds_of(end)
    beside = max(one.width + two.width, one.height, two.height)
    below = max(one.height + two.height, one.width, two.width)
    if beside < below:  # cards are square
        return [*start, *placed(end, one.right - two.left + GAP, 0)]
    return [*start, *placed(end, 0, one.bottom - two.top + GAP)]


def _marks(
    stage: Stage, skeleton: Skeleton, shapes: list[Shape], *, at_start: bool = False
) -> list[Shape]:
    drawn: list[Shape] = []
    marks = [mark for mark in stage.figure.spec.marks if mark.at_start == at_start]
    badges = [mark for mark in marks if mark.kind in BADGES]
    for mark in marks:
        if mark.kind not in BADGES and mark.kind != "brace":
            drawn += mark_shapes(mark, stage, skeleton)
    if badges:
        box = bounds_of([*shapes, *drawn])
        taken = [p for shape in (*shapes, *drawn) if shape.fill != "floor" for p in _dense(shape)]
        places = badge_places(taken, _squarer(box), len(badges))
        for mark, (x, y) in zip(badges, places, strict=True):
            dx, dy = mark.shift
            drawn += badge(mark, x + dx, y - dy)
    return drawn


def _squarer(box: Bounds) -> Bounds:
    """Cards are square: a tall figure has room at its sides, and a long one above."""
    missing = max(0.0, min(box.height, LEAST) - box.width) / 2
    above = max(0.0, min(box.width * 0.62, LEAST) - box.height)
    return Bounds(box.left - missing, box.top - above, box.right + missing, box.bottom)


def _dense(shape: Shape) -> list[tuple[float, float]]:
    points = list(points_of(shape.path))
    between = [
        ((a[0] * (4 - k) + b[0] * k) / 4, (a[1] * (4 - k) + b[1] * k) / 4)
        for a, b in pairwise(points)
        for k in (1, 2, 3)
    ]
    return points + between


def mark_shapes(mark: Mark, stage: Stage, skeleton: Skeleton) -> list[Shape]:
    """A mark that is no badge, where it lies on this body."""
    view = stage.view
    dx, dy = mark.shift
    match mark.kind:
        case "move":
            path = [view.point(stage.at(k / 8)[0].joints[mark.point]) for k in range(9)]
            return arrow([(x + dx, y - dy) for x, y in path], both_ways=mark.both_ways)
        case "arrow":
            x, y = view.point(skeleton.joints[mark.point])
            points = [(x + u, y - v) for u, v in mark.through]
            return arrow(points, both_ways=mark.both_ways)
        case "still":
            return still_line([(x + dx, y - dy) for x, y in _spine_line(stage, skeleton)])
        case _:
            return _at_mouth(mark, stage, skeleton)


def _girdle(stage: Stage, skeleton: Skeleton) -> list[Item]:
    """The mark for a gentle brace lies on the shirt, below hands and arms."""
    if not any(mark.kind == "brace" for mark in stage.figure.spec.marks):
        return []
    rings = [_ring(skeleton, share, stage.view) for share in (0.5, 1.15)]
    return [Item(shirt_depth(skeleton, stage.view.toward) + 0.001, girdle(rings))]


def _ring(skeleton: Skeleton, share: float, view: Camera) -> list[tuple[float, float]]:
    """The half of a girdle round the waist that the viewer sees."""
    frame = skeleton.frames["spine0"]
    at = skeleton.joints["spine0"].mixed(skeleton.joints["spine1"], share)
    ring = [
        frame.at(0.008 + 0.094 * cos(turn), 0, 0.142 * sin(turn))
        for turn in (pi * k / 18 for k in range(36))
    ]
    # Begin where the nearer half begins, so that it is one run.
    across = sorted(range(36), key=lambda k: ring[k].dot(view.toward))[-17:]
    first = next(k for k in across if (k - 1) % 36 not in across)
    run = [ring[(first + k) % 36] for k in range(0, 17, 4)]
    return [view.point(at.plus(one)) for one in run]


def _at_mouth(mark: Mark, stage: Stage, skeleton: Skeleton) -> list[Shape]:
    view, frame = stage.view, skeleton.frames["head"]
    at = skeleton.joints["head"]
    mouth = view.point(at.plus(frame.at(0.10, -0.05, 0)))
    middle = view.point(at)
    ahead = (mouth[0] - middle[0], mouth[1] - middle[1])
    if mark.kind == "breath":
        return breath(mouth, ahead)
    dx, dy = mark.shift
    return talk(mouth, (dx, -dy))


def _spine_line(stage: Stage, skeleton: Skeleton) -> list[tuple[float, float]]:
    """A line beside the back, from the pelvis to the upper back."""
    view = stage.view
    points = []
    for name in ("pelvis", *(f"spine{n}" for n in range(6))):
        frame = skeleton.frames["pelvis" if name == "pelvis" else name]
        off = -0.165 if name == "pelvis" else -0.15
        points.append(view.point(skeleton.joints[name].plus(frame.at(off, 0, 0))))
    return points
