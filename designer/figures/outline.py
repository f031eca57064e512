"""The outline of several hulls together, as one path: no seams, no hidden lines.

A limb is a chain of hulls. Drawn one by one they need an outline each and a second one to hide it;
their union needs one. Exact: arcs of circles and straight lines, cut where they enter another hull.
"""

from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from typing import NamedTuple

from designer.figures.hull import TURN, Arc, Circle, Point, arc_start, hull_arcs

_EPS = 1e-6
_INSIDE = 2e-4  # units that a point must lie inside a hull to count as hidden
STRONG = 1.8  # radians: an arc that turns further is a landmark for the curves
TWO_IN = 2.6  # radians that two curves follow
_EDGE = 1e-4  # units that two lines may lie apart and still be one
_GAP = 0.02  # units that two pieces may lie apart and still join


class Piece(NamedTuple):
    """A straight line, or the arc of a circle between two angles (radians, increasing)."""

    start: Point
    end: Point
    circle: Circle | None = None
    low: float = 0.0
    high: float = 0.0

    @property
    def first_way(self) -> float:
        """The direction at the start, radians."""
        if self.circle is None:
            return atan2(self.end[1] - self.start[1], self.end[0] - self.start[0])
        return self.low + pi / 2

    @property
    def last_way(self) -> float:
        return self.first_way if self.circle is None else self.high + pi / 2


class Hull(NamedTuple):
    """A convex form, ready to be asked what lies inside it."""

    circles: tuple[Circle, ...]
    arcs: tuple[Arc, ...]
    corners: tuple[Point, ...]  # where arcs and lines meet, in order
    lines: tuple[tuple[Point, Point], ...]  # the straight parts of the edge
    box: tuple[float, float, float, float]

    def hides(self, x: float, y: float) -> bool:
        """Whether a point lies inside, not on the edge."""
        left, top, right, bottom = self.box
        if not (left < x < right and top < y < bottom):
            return False
        for cx, cy, r in self.circles:
            if hypot(x - cx, y - cy) < r - _INSIDE:
                return True
        if len(self.arcs) == 1:
            return False
        before = self.corners[-1]
        for corner in self.corners:
            across, along = corner[0] - before[0], corner[1] - before[1]
            length = hypot(across, along)
            if length > _EPS:
                depth = (across * (y - before[1]) - along * (x - before[0])) / length
                if depth < _INSIDE:
                    return False
            before = corner
        return True


def hull_of(circles: list[Circle]) -> Hull:
    """The hull of circles."""
    arcs = tuple(hull_arcs(circles))
    corners = tuple(
        arc_start(circles[arc.circle], angle) for arc in arcs for angle in (arc.start, arc.end)
    )
    box = (
        min(x - r for x, _, r in circles),
        min(y - r for _, y, r in circles),
        max(x + r for x, _, r in circles),
        max(y + r for _, y, r in circles),
    )
    lines = (
        ()
        if len(arcs) == 1
        else tuple(zip(corners[1::2], (*corners[2::2], corners[0]), strict=True))
    )
    return Hull(tuple(circles), arcs, corners, lines, box)


def union(forms: list[list[Circle]]) -> list[list[Piece]]:
    """The loops of pieces round all forms together; holes run the other way round."""
    hulls = [hull_of(circles) for circles in forms]
    pieces = [*_visible_arcs(hulls), *_visible_lines(hulls)]
    return _joined(pieces)


def _visible_arcs(hulls: list[Hull]) -> list[Piece]:
    spans: dict[Circle, list[tuple[float, float]]] = {}
    for hull in hulls:
        mine: dict[Circle, list[tuple[float, float]]] = {}
        for arc in hull.arcs:
            mine.setdefault(hull.circles[arc.circle], []).append((arc.start, arc.end))
        for circle in hull.circles:
            # A circle that several forms share is on the edge only where all of them show it.
            found = mine.get(circle, [])
            spans[circle] = _common(spans[circle], found) if circle in spans else found
    pieces = []
    for circle, shown in spans.items():
        others = [hull for hull in hulls if circle not in hull.circles]
        for low, high in shown:
            cuts = [low, *_cut_angles(circle, low, high, others), high]
            for one, two in pairwise(cuts):
                if two - one < _EPS:
                    continue
                middle = arc_start(circle, (one + two) / 2)
                if not any(hull.hides(*middle) for hull in others):
                    ends = arc_start(circle, one), arc_start(circle, two)
                    pieces.append(Piece(*ends, circle, one, two))
    return pieces


def _common(
    ones: list[tuple[float, float]], others: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Where two lists of angle spans overlap, whole turns apart or not."""
    shared = []
    for low, high in ones:
        for start, end in others:
            for turn in (-2 * TURN, -TURN, 0.0, TURN, 2 * TURN):
                a, b = max(low, start + turn), min(high, end + turn)
                if b - a > _EPS:
                    shared.append((a, b))
    return shared


def _cut_angles(circle: Circle, low: float, high: float, hulls: list[Hull]) -> list[float]:
    x, y, r = circle
    found = []
    for hull in hulls:
        left, top, right, bottom = hull.box
        if x + r < left or x - r > right or y + r < top or y - r > bottom:
            continue
        points = [p for other in hull.circles for p in _circle_circle(circle, other)]
        for start, end in hull.lines:
            points += [_on(start, end, t) for t in _line_circle(start, end, circle)]
        for px, py in points:
            angle = low + (atan2(py - y, px - x) - low) % TURN
            if angle < high:
                found.append(angle)
    return sorted(found)


def _visible_lines(hulls: list[Hull]) -> list[Piece]:
    pieces = []
    earlier: list[tuple[Point, Point]] = []
    for hull in hulls:
        others = [other for other in hulls if other is not hull]
        for start, end in hull.lines:
            drawn = _drawn_already(start, end, earlier)
            ends = (share for span in drawn for share in span)
            shares = sorted([0.0, *_cut_shares(start, end, others), *ends, 1.0])
            for one, two in pairwise(shares):
                middle = (one + two) / 2
                if two - one < _EPS or any(low < middle < high for low, high in drawn):
                    continue
                if not any(other.hides(*_on(start, end, middle)) for other in others):
                    pieces.append(Piece(_on(start, end, one), _on(start, end, two)))
        earlier.extend(hull.lines)
    return pieces


def _drawn_already(
    start: Point, end: Point, earlier: list[tuple[Point, Point]]
) -> list[tuple[float, float]]:
    """Shares of a line along which an earlier one runs: two forms with the same edge, or part."""
    across, along = end[0] - start[0], end[1] - start[1]
    length = hypot(across, along)
    if length < _EPS:
        return []
    spans = []
    for points in earlier:
        offsets = [(x - start[0], y - start[1]) for x, y in points]
        if any(abs(across * dy - along * dx) > _EDGE * length for dx, dy in offsets):
            continue
        one, two = ((across * dx + along * dy) / length**2 for dx, dy in offsets)
        low, high = max(one, 0.0), min(two, 1.0)  # against its way it is a hole between forms
        if high - low > _EPS:
            spans.append((low, high))
    return spans


def _cut_shares(start: Point, end: Point, hulls: list[Hull]) -> list[float]:
    found = []
    for hull in hulls:
        left, top, right, bottom = hull.box
        if max(start[0], end[0]) < left or min(start[0], end[0]) > right:
            continue
        if max(start[1], end[1]) < top or min(start[1], end[1]) > bottom:
            continue
        for circle in hull.circles:
            found += _line_circle(start, end, circle)
        for one, two in hull.lines:
            found += _line_line(start, end, one, two)
    return sorted(found)


def _on(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _line_circle(start: Point, end: Point, circle: Circle) -> list[float]:
    """Shares of the line at which it meets a circle."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    fx, fy = start[0] - circle[0], start[1] - circle[1]
    a, b = dx * dx + dy * dy, fx * dx + fy * dy
    inside = b * b - a * (fx * fx + fy * fy - circle[2] ** 2)
    if a < _EPS or inside <= 0:
        return []
    root = inside**0.5
    return [t for t in ((-b - root) / a, (-b + root) / a) if 0 < t < 1]


def _line_line(start: Point, end: Point, one: Point, two: Point) -> list[float]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    ex, ey = two[0] - one[0], two[1] - one[1]
    cross = dx * ey - dy * ex
    if abs(cross) < 1e-9:
        return []
    gx, gy = one[0] - start[0], one[1] - start[1]
    t, u = (gx * ey - gy * ex) / cross, (gx * dy - gy * dx) / cross
    return [t] if 0 < t < 1 and -_EPS < u < 1 + _EPS else []


def _circle_circle(one: Circle, two: Circle) -> list[Point]:
    dx, dy = two[0] - one[0], two[1] - one[1]
    distance = hypot(dx, dy)
    if distance < _EPS or not abs(one[2] - two[2]) < distance < one[2] + two[2]:
        return []
    along = (distance**2 + one[2] ** 2 - two[2] ** 2) / (2 * distance)
    off = max(0.0, one[2] ** 2 - along**2) ** 0.5
    ux, uy = dx / distance, dy / distance
    x, y = one[0] + ux * along, one[1] + uy * along
    return [(x - uy * off, y + ux * off), (x + uy * off, y - ux * off)]


def _joined(pieces: list[Piece]) -> list[list[Piece]]:
    """Loops; slivers that nothing joins are left out, and edges found twice."""
    loops = []
    left = list(pieces)
    while left:
        loop = [left.pop(0)]
        while left:
            x, y = loop[-1].end
            gaps = [hypot(p.start[0] - x, p.start[1] - y) for p in left]
            best = min(range(len(left)), key=gaps.__getitem__)
            home = hypot(loop[0].start[0] - x, loop[0].start[1] - y)
            if home <= min(gaps[best], _GAP) or gaps[best] > _GAP * 20:
                break
            loop.append(left.pop(best))
        if sum(_length(piece) for piece in loop) > 1.0:
            loops.append(loop)
    # Two edges a hair apart are both on the outside; the second one finds no way home.
    closed = [loop for loop in loops if _way_home(loop) <= _GAP * 20]
    return closed or loops


def _way_home(loop: list[Piece]) -> float:
    end, start = loop[-1].end, loop[0].start
    return hypot(start[0] - end[0], start[1] - end[1])


def _length(piece: Piece) -> float:
    if piece.circle is None:
        return hypot(piece.end[0] - piece.start[0], piece.end[1] - piece.start[1])
    return piece.circle[2] * (piece.high - piece.low)


def samples(piece: Piece) -> list[Point]:
    """Points along a piece, without its last."""
    if piece.circle is None:
        steps = 1 + min(3, int(_length(piece) / 7))
        return [_on(piece.start, piece.end, k / steps) for k in range(steps)]
    x, y, r = piece.circle
    steps = max(1, round((piece.high - piece.low) / 0.35))
    angles = (piece.low + (piece.high - piece.low) * k / steps for k in range(steps))
    return [(x + r * cos(a), y + r * sin(a)) for a in angles]


def halves(piece: Piece) -> list[Piece]:
    """A strong bend in parts, as one curve cannot follow much more than a quarter turn."""
    sweep = piece.high - piece.low
    if piece.circle is None or sweep < STRONG:
        return [piece]
    count = 2 if sweep < TWO_IN else 4
    angles = [piece.low + sweep * k / count for k in range(count + 1)]
    ends = [piece.start, *(arc_start(piece.circle, a) for a in angles[1:-1]), piece.end]
    return [
        Piece(ends[k], ends[k + 1], piece.circle, angles[k], angles[k + 1]) for k in range(count)
    ]
