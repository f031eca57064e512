"""Marks over a figure: arrows, what stays still, breathing, speech, holds, and the cross.

Marks are drawn in the picture, after the body. Units as in ``drawing``.
"""

from itertools import pairwise
from math import atan2, cos, hypot, sin
from typing import Annotated, Literal, get_args

from msgspec import Meta

from designer.figures.drawing import Bounds, Path, Segment, Shape, polyline, smooth
from designer.figures.fit import fitted_line
from designer.figures.pose import Number
from designer.model.base import Value

Flat = tuple[float, float]
Badge = Literal[  # stands in a corner of the picture
    "hold",
    "both-sides",
    "no",
    "fast",
    "repeat",
    "clock",
    "sun",
    "every-day",
    "other-days",
    "pause",
    "aid",
    "far",
    "light",
    "short",
]
Kind = Literal["move", "arrow", "still", "breath", "talk", Badge, "brace"]
BADGES: frozenset[Kind] = frozenset(get_args(Badge))
BADGE = 26.0  # side of a badge, units
ARROW_WIDTH = 3.2


class Mark(Value, frozen=True, kw_only=True):
    """One mark. ``through`` are points right of and above a joint, units."""

    kind: Kind
    point: str = ""  # the joint it belongs to
    through: tuple[tuple[Number, Number], ...] = ()
    shift: tuple[Number, Number] = (0, 0)  # right, up
    both_ways: bool = False
    at_start: bool = False  # in a pair: belongs to the first position
    number: Annotated[int, Meta(ge=0, le=600)] = 0  # in the badge: minutes


def arrow(points: list[Flat], *, both_ways: bool = False, role: str = "arrow") -> list[Shape]:
    """A smooth arrow through points, with a light rim so that it reads on any ground."""
    head = min(9.0, max(5.5, _length(points) * 0.4))
    line = _shortened(points, head * 0.8)
    if both_ways:
        line = _shortened(line[::-1], head * 0.8)[::-1]
    path = tuple(fitted_line(line)) if len(line) > 4 else smooth(line)
    heads = [_head(points[-2] if len(points) > 2 else points[0], points[-1], head)]
    if both_ways:
        heads.append(_head(points[1], points[0], head))
    shapes = [Shape(path=path, stroke="white", width=ARROW_WIDTH + 2.6)]
    shapes += [Shape(path=one, fill="white", stroke="white", width=2.6) for one in heads]
    shapes.append(Shape(path=path, stroke=role, width=ARROW_WIDTH))
    return shapes + [Shape(path=one, fill=role, stroke=role, width=0.8) for one in heads]


def _length(points: list[Flat]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def _shortened(points: list[Flat], by: float) -> list[Flat]:
    """Without the last ``by`` units."""
    line = list(points)
    while len(line) > 1:
        (x1, y1), (x2, y2) = line[-2:]
        piece = hypot(x2 - x1, y2 - y1)
        if piece > by:
            share = by / piece
            line[-1] = (x2 + (x1 - x2) * share, y2 + (y1 - y2) * share)
            return line
        by -= piece
        if len(line) == 2:
            return line
        line.pop()
    return line


def _head(before: Flat, tip: Flat, size: float) -> Path:
    angle = atan2(tip[1] - before[1], tip[0] - before[0])
    corners = [tip]
    corners += [
        (tip[0] + size * cos(angle + turn), tip[1] + size * sin(angle + turn))
        for turn in (2.65, -2.65)
    ]
    return polyline(corners, closed=True)


def still_line(points: list[Flat]) -> list[Shape]:
    """A dashed line along the spine with a bar at both ends: keep this still."""
    shapes = []
    dense = _resampled(points, 6.0)
    dashes: list[Segment] = []
    for a, b in zip(dense[::2], dense[1::2], strict=False):
        dashes += [("M", *a), ("L", *b)]
    shapes.append(Shape(path=tuple(dashes), stroke="still", width=2.2))
    for (x1, y1), (x2, y2) in ((dense[0], dense[1]), (dense[-1], dense[-2])):
        length = hypot(x2 - x1, y2 - y1) or 1.0
        nx, ny = -(y2 - y1) / length * 4.5, (x2 - x1) / length * 4.5
        bar = polyline([(x1 - nx, y1 - ny), (x1 + nx, y1 + ny)])
        shapes.append(Shape(path=bar, stroke="still", width=2.2))
    return shapes


def _resampled(points: list[Flat], step: float) -> list[Flat]:
    dense = [points[0]]
    rest = step
    for (x1, y1), (x2, y2) in pairwise(points):
        piece, done = hypot(x2 - x1, y2 - y1), 0.0
        while piece - done >= rest:
            done += rest
            dense.append((x1 + (x2 - x1) * done / piece, y1 + (y2 - y1) * done / piece))
            rest = step
        rest -= piece - done
    return dense


def breath(mouth: Flat, ahead: Flat) -> list[Shape]:
    """Three soft lines of air before the mouth; ``ahead`` is the way the face looks."""
    shapes = []
    angle = atan2(ahead[1], ahead[0])
    for turn in (-0.5, 0.0, 0.5):
        a = angle + turn
        length = 15.0 if turn == 0 else 11.0
        points = [
            (mouth[0] + r * cos(a) - w * sin(a), mouth[1] + r * sin(a) + w * cos(a))
            for r, w in ((5, 0), (5 + length / 3, 1.8), (5 + 2 * length / 3, -1.8), (5 + length, 0))
        ]
        shapes.append(Shape(path=smooth(points), stroke="cue", width=2.0))
    return shapes


def girdle(rings: list[list[Flat]]) -> list[Shape]:
    """Lines round the waist: the trunk is made gently firm on all sides."""
    rim = [Shape(path=smooth(ring), stroke="white", width=4.6) for ring in rings]
    return rim + [Shape(path=smooth(ring), stroke="still", width=2.4) for ring in rings]


def talk(mouth: Flat, way: Flat) -> list[Shape]:
    """A speech bubble with lines: a whole sentence can be said."""
    x, y = mouth[0] + way[0], mouth[1] + way[1]
    w, h, r = 19.0, 12.0, 6.0
    path: list[Segment] = [
        ("M", x - w + r, y - h),
        ("L", x + w - r, y - h),
        ("C", x + w, y - h, x + w, y - h, x + w, y - h + r),
        ("L", x + w, y + h - r),
        ("C", x + w, y + h, x + w, y + h, x + w - r, y + h),
        ("L", x - w + r, y + h),
        ("C", x - w, y + h, x - w, y + h, x - w, y + h - r),
        ("L", x - w, y - h + r),
        ("C", x - w, y - h, x - w, y - h, x - w + r, y - h),
        ("Z",),
    ]
    side = 1 if mouth[0] > x else -1
    foot = max(-w + r, min(w - r, side * 8.0))
    edge = y + h - 0.5 if mouth[1] > y else y - h + 0.5
    gap = 5.0 / (hypot(x - mouth[0], y - mouth[1]) or 1.0)  # before the lips, not in the face
    tip = (mouth[0] + (x - mouth[0]) * gap, mouth[1] + (y - mouth[1]) * gap)
    tail = polyline([(x + foot - 4, edge), tip, (x + foot + 4, edge)])
    shapes = [
        Shape(path=tuple(path), fill="white", stroke="cue", width=1.8),
        Shape(path=tail, fill="white", stroke="cue", width=1.8),
    ]
    for row, share in ((-4.5, 1.0), (0.5, 1.0), (5.5, 0.5)):
        line = polyline([(x - w + 6, y + row), (x - w + 6 + (2 * w - 12) * share, y + row)])
        shapes.append(Shape(path=line, stroke="cue", width=1.7))
    return shapes


def badge_places(taken: list[Flat], box: Bounds, count: int) -> list[Flat]:
    """Where ``count`` badges go: in a row or a column in a free corner of the box, or above it."""
    half, more = BADGE / 2 + 2, (count - 1) * (BADGE + 4)
    for across, down in ((more, 0.0), (0.0, more)):
        for top in (True, False):
            for right in (True, False):
                x = box.right - half - across if right else box.left + half
                y = box.top + half if top else box.bottom - half - down
                if not any(
                    x - half - 3 < px < x + across + half + 3
                    and y - half - 3 < py < y + down + half + 3
                    for px, py in taken
                ):
                    return _in_line((x, y), down > 0, count)
    return _in_line((box.right - half - more, box.top - half - 3), False, count)


def _in_line(first: Flat, down: bool, count: int) -> list[Flat]:
    step = BADGE + 4
    return [
        (first[0], first[1] + k * step) if down else (first[0] + k * step, first[1])
        for k in range(count)
    ]
