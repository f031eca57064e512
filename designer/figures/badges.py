"""Badges: small signs in a corner of the picture, such as a stopwatch or the cross."""

from math import cos, pi, sin

from designer.figures.drawing import Path, Segment, Shape, polyline, smooth
from designer.figures.marks import BADGE, Flat, Mark, arrow
from designer.figures.things.solids import ellipse


def badge(mark: Mark, x: float, y: float) -> list[Shape]:
    """A badge with its middle at (x, y)."""
    return _BADGE[mark.kind](x, y, mark.number)


def _clock(x: float, y: float, number: int) -> list[Shape]:
    r = BADGE / 2 - 1.5
    shapes = [
        Shape(path=ellipse(x, y, r, r), fill="white", stroke="cue", width=2.0),
    ]
    if number:
        return shapes + _digits(str(number), x, y, 10.0)
    hands = polyline([(x, y - r * 0.62), (x, y), (x + r * 0.45, y + r * 0.25)])
    return [*shapes, Shape(path=hands, stroke="cue", width=2.2)]


def _hold(x: float, y: float, number: int) -> list[Shape]:
    """A stopwatch: stay in the position for a time."""
    r = BADGE / 2 - 3
    y += 1.5
    knob = polyline([(x, y - r), (x, y - r - 3.5)])
    cap = polyline([(x - 3, y - r - 3.5), (x + 3, y - r - 3.5)])
    shapes = [
        Shape(path=knob, stroke="cue", width=2.2),
        Shape(path=cap, stroke="cue", width=2.2),
        Shape(path=ellipse(x, y, r, r), fill="white", stroke="cue", width=2.0),
    ]
    if number:
        return shapes + _digits(str(number), x, y, 8.5)
    wedge: Path = (
        ("M", x, y),
        ("L", x, y - r * 0.68),
        ("C", x + r * 0.4, y - r * 0.68, x + r * 0.68, y - r * 0.4, x + r * 0.68, y),
        ("Z",),
    )
    return [*shapes, Shape(path=wedge, fill="cue", stroke="cue", width=0.6)]


def _no(x: float, y: float, number: int) -> list[Shape]:
    del number
    r = BADGE / 2
    cross: Path = (
        ("M", x - r * 0.4, y - r * 0.4),
        ("L", x + r * 0.4, y + r * 0.4),
        ("M", x + r * 0.4, y - r * 0.4),
        ("L", x - r * 0.4, y + r * 0.4),
    )
    return [
        Shape(path=ellipse(x, y, r, r), fill="no", stroke="white", width=1.5),
        Shape(path=cross, stroke="white", width=3.6),
    ]


def _both_sides(x: float, y: float, number: int) -> list[Shape]:
    """Two arrows over each other: change sides."""
    del number
    upper = arrow([(x - 11, y - 4.5), (x, y - 4.5), (x + 11, y - 4.5)], role="cue")
    return upper + arrow([(x + 11, y + 5.5), (x, y + 5.5), (x - 11, y + 5.5)], role="cue")


def _fast(x: float, y: float, number: int) -> list[Shape]:
    """Two chevrons: quickly."""
    del number
    return [
        Shape(
            path=polyline([(x + d - 5, y - 8), (x + d + 3, y), (x + d - 5, y + 8)]),
            stroke="arrow",
            width=3.6,
        )
        for d in (-5, 5)
    ]


def _repeat(x: float, y: float, number: int) -> list[Shape]:
    """A round arrow: again and again."""
    del number
    r = BADGE / 2 - 4
    points = [
        (x + r * cos(a), y + r * sin(a)) for a in (pi * (-0.35 + 0.165 * k) for k in range(11))
    ]
    return arrow(points, role="cue")


def _sun(x: float, y: float, number: int) -> list[Shape]:
    """A sun: every day."""
    del number
    rays: list[Segment] = []
    for k in range(8):
        a = pi / 4 * k
        rays += [("M", x + 8.5 * cos(a), y + 8.5 * sin(a)), ("L", x + 12 * cos(a), y + 12 * sin(a))]
    return [
        Shape(path=tuple(rays), stroke="cue", width=2.0),
        Shape(path=ellipse(x, y, 5.5, 5.5), fill="cue"),
    ]


def _every_day(x: float, y: float, number: int) -> list[Shape]:
    """A leaf of a calendar, each of its days filled."""
    del number
    return _calendar(x, y, (True,) * 6)


def _other_days(x: float, y: float, number: int) -> list[Shape]:
    """A leaf of a calendar, every other day filled."""
    del number
    return _calendar(x, y, (True, False) * 3)


def _calendar(x: float, y: float, days: tuple[bool, ...]) -> list[Shape]:
    half = BADGE / 2 - 1.0
    left, top = x - half, y - half
    corners = [(left, top), (x + half, top), (x + half, y + half), (left, y + half)]
    head = [(left, top), (x + half, top), (x + half, top + 5), (left, top + 5)]
    shapes = [
        Shape(path=polyline(corners, closed=True), fill="white", stroke="cue", width=2.0),
        Shape(path=polyline(head, closed=True), fill="cue", stroke="cue", width=1.0),
    ]
    for place, filled in enumerate(days):
        u, v = left + 5.2 + place % 3 * 6.8, top + 10.2 + place // 3 * 7.6
        r = 2.7 if filled else 0.6
        day = [(u - r, v - r), (u + r, v - r), (u + r, v + r), (u - r, v + r)]
        shapes.append(Shape(path=polyline(day, closed=True), fill="cue"))
    return shapes


def _pause(x: float, y: float, number: int) -> list[Shape]:
    """Two bars: rest in between."""
    del number
    return [
        Shape(path=ellipse(x, y, 11.5, 11.5), fill="white", stroke="cue", width=2.0),
        Shape(path=polyline([(x - 3.5, y - 5), (x - 3.5, y + 5)]), stroke="cue", width=3.2),
        Shape(path=polyline([(x + 3.5, y - 5), (x + 3.5, y + 5)]), stroke="cue", width=3.2),
    ]


def _aid(x: float, y: float, number: int) -> list[Shape]:
    """A plaster: after a procedure."""
    del number
    a, w, h = -0.6, 11.0, 4.2

    def at(u: float, v: float) -> Flat:
        return x + u * cos(a) - v * sin(a), y + u * sin(a) + v * cos(a)

    strip = smooth(
        [at(-w, -h), at(w, -h), at(w + 3, 0), at(w, h), at(-w, h), at(-w - 3, 0), at(-w, -h)]
    )
    pad = polyline([at(-4, -h), at(4, -h), at(4, h), at(-4, h)], closed=True)
    return [
        Shape(path=strip, fill="white", stroke="cue", width=1.8),
        Shape(path=pad, fill="white", stroke="cue", width=1.8),
        Shape(path=ellipse(*at(0, 0), 1.2, 1.2), fill="cue"),
    ]


def _far(x: float, y: float, number: int) -> list[Shape]:
    """A long way: a flag at the end of a dotted road."""
    del number
    dots: list[Shape] = [
        Shape(path=ellipse(x + d, y + 9, 1.5, 1.5), fill="cue") for d in (-11, -5.5, 0)
    ]
    flag = polyline([(x + 7, y - 10), (x - 3, y - 6), (x + 7, y - 2)], closed=True)
    pole = polyline([(x + 7, y + 10), (x + 7, y - 10)])
    return [*dots, Shape(path=pole, stroke="cue", width=2.2), Shape(path=flag, fill="cue")]


def _short(x: float, y: float, number: int) -> list[Shape]:
    """A short way between two bars."""
    del number
    shapes = [
        Shape(path=polyline([(x + d, y - 6), (x + d, y + 6)]), stroke="cue", width=2.2)
        for d in (-11, 11)
    ]
    return shapes + arrow([(x - 8, y), (x, y), (x + 8, y)], role="cue")


def _light(x: float, y: float, number: int) -> list[Shape]:
    """A feather: with very little force."""
    del number
    vane = smooth(
        [
            (x - 8, y + 7),
            (x - 6, y - 3),
            (x + 2, y - 9),
            (x + 10, y - 10),
            (x + 9, y - 2),
            (x + 3, y + 4),
            (x - 8, y + 7),
        ]
    )
    quill = polyline([(x - 11, y + 10), (x + 6, y - 6)])
    return [
        Shape(path=vane, fill="white", stroke="cue", width=1.8),
        Shape(path=quill, stroke="cue", width=1.8),
    ]


_BADGE = {
    "clock": _clock,
    "hold": _hold,
    "no": _no,
    "both-sides": _both_sides,
    "fast": _fast,
    "repeat": _repeat,
    "sun": _sun,
    "every-day": _every_day,
    "other-days": _other_days,
    "pause": _pause,
    "aid": _aid,
    "far": _far,
    "short": _short,
    "light": _light,
}

_STROKES = {  # digits on a grid of 2 x 4
    "0": ((0, 0), (2, 0), (2, 4), (0, 4), (0, 0)),
    "1": ((0.3, 1), (1.2, 0), (1.2, 4)),
    "2": ((0, 0.6), (0.6, 0), (1.6, 0), (2, 0.7), (2, 1.4), (0, 4), (2, 4)),
    "3": ((0, 0), (2, 0), (0.9, 1.6), (1.6, 1.8), (2, 2.6), (1.6, 3.8), (0.6, 4), (0, 3.4)),
    "4": ((1.5, 4), (1.5, 0), (0, 2.8), (2, 2.8)),
    "5": ((1.9, 0), (0.2, 0), (0.1, 1.7), (1.3, 1.6), (2, 2.4), (1.8, 3.6), (1, 4), (0, 3.6)),
    "6": ((1.7, 0), (0.4, 1.4), (0, 2.8), (0.5, 4), (1.6, 4), (2, 3), (1.5, 2), (0.3, 2.2)),
    "7": ((0, 0), (2, 0), (0.8, 4)),
    "8": ((1, 1.8), (0.1, 0.9), (1, 0), (1.9, 0.9), (1, 1.8), (0, 3), (1, 4), (2, 3), (1, 1.8)),
    "9": ((1.8, 1.8), (0.6, 2), (0, 1), (0.5, 0), (1.6, 0), (2, 1.2), (1.6, 2.8), (0.5, 4)),
}


def _digits(text: str, x: float, y: float, height: float) -> list[Shape]:
    k = height / 4
    left = x - (len(text) * 3 - 1) * k / 2
    return [
        Shape(
            path=polyline(
                [(left + (3 * n + u) * k, y - height / 2 + v * k) for u, v in _STROKES[d]]
            ),
            stroke="cue",
            width=2.2,
        )
        for n, d in enumerate(text)
    ]
