"""The machines of the gym, seen from the side: tubes, wheels and seats.

Each gives (order, shapes): what lies behind the body, between the legs, and before it.
"""

from collections.abc import Callable
from math import cos, radians, sin, sqrt

from designer.figures.camera import Camera
from designer.figures.drawing import Shape
from designer.figures.things.solids import DARK, METAL, PLAIN, Tones, box, disc, drum, prism, tube
from designer.figures.vector import Vec

Layers = list[tuple[float, list[Shape]]]
BEHIND = -9.0
BETWEEN = 0.0
ACROSS = Vec(0, 0, 1)


def upright_bike(view: Camera, at: Vec, slope: float) -> Layers:
    """Saddle over ``at``, 0.86 m up; crank at (0.20, 0.33), level; grips at (0.62, 1.12)."""
    del slope

    def p(x: float, y: float, z: float = 0) -> Vec:
        return at.plus(Vec(x, y, z))

    back: list[Shape] = []
    for foot in (-0.35, 0.75):
        back += tube(view, [p(foot, 0.04, -0.24), p(foot, 0.04, 0.24)], 0.05)
    frame = drum(view, p(0.62, 0.33), ACROSS, 0.22, 0.08, "prop-side")
    frame += tube(view, [p(-0.35, 0.05), p(0.20, 0.30), p(0.75, 0.05)], 0.06)
    frame += tube(view, [p(0.20, 0.30), p(0.02, 0.80)], 0.06)
    frame += tube(view, [p(0.40, 0.25), p(0.58, 1.05)], 0.06)
    frame += tube(view, [p(-0.13, 0.845), p(0.13, 0.825)], 0.07, "weight")
    bars = tube(view, [p(0.58, 1.05), p(0.52, 1.1), p(0.66, 1.14)], 0.04, curved=True)
    return [
        (BEHIND, back),
        (-0.05, _crank(view, p(0.20, 0.33, -0.06), (-0.17, 0.0), 0.0)),
        (BETWEEN, [*frame, *bars]),
        (0.3, _crank(view, p(0.20, 0.33, 0.06), (0.17, 0.0), 0.085)),
    ]


def _crank(view: Camera, hub: Vec, arm: tuple[float, float], ring: float) -> list[Shape]:
    """A crank with its pedal; ``ring`` is the radius of the chain wheel, 0 for none."""
    side = 1 if hub.z > 0 else -1
    end = hub.plus(Vec(*arm, 0.01 * side))
    wheel = [disc(view, hub, ACROSS, ring, "prop")] if ring else []
    wheel += tube(view, [hub, end], 0.034, "metal")
    out = Vec(0, 0, 0.04 * side)
    pedal = [end.plus(Vec(-0.06, 0, 0)).plus(out), end.plus(Vec(0.06, 0, 0)).plus(out)]
    return wheel + tube(view, pedal, 0.032, "weight")


def recumbent_bike(view: Camera, at: Vec, slope: float) -> Layers:
    """Seat over ``at``, 0.50 m up, with a back rest; crank at (0.70, 0.42)."""
    del slope

    def p(x: float, y: float, z: float = 0) -> Vec:
        return at.plus(Vec(x, y, z))

    back: list[Shape] = []
    for foot in (-0.35, 1.0):
        back += tube(view, [p(foot, 0.04, -0.24), p(foot, 0.04, 0.24)], 0.05)
    back += tube(view, [p(-0.35, 0.05), p(1.0, 0.05)], 0.07)
    back += tube(view, [p(-0.1, 0.05), p(-0.1, 0.4)], 0.07)
    lean = [(-0.17, 0.44), (-0.11, 0.42), (-0.33, 1.04), (-0.39, 1.02)]
    back += prism(view, [(at.x + x, at.y + y) for x, y in lean], 0.18, -0.18, DARK)
    seat = [(-0.17, 0.40), (0.22, 0.44), (0.22, 0.50), (-0.17, 0.46)]
    back += prism(view, [(at.x + x, at.y + y) for x, y in seat], 0.18, -0.18, DARK)
    frame = drum(view, p(0.74, 0.36), ACROSS, 0.24, 0.10, "prop-side")
    frame += tube(view, [p(0.85, 0.08), p(0.85, 0.42), p(0.72, 0.98)], 0.06)
    frame += tube(view, [p(0.76, 0.98), p(0.64, 1.0)], 0.07, "weight")
    crank = _crank(view, p(0.70, 0.42, 0.07), (0.13, -0.11), 0.085)
    other = _crank(view, p(0.70, 0.42, -0.07), (-0.13, 0.11), 0.0)
    rail = tube(view, [p(-0.1, 0.36, 0.26), p(-0.02, 0.62, 0.26), p(0.12, 0.66, 0.26)], 0.035)
    return [(BEHIND, back), (-0.05, other), (BETWEEN, frame), (0.3, crank), (0.31, rail)]


def treadmill(view: Camera, at: Vec, slope: float) -> Layers:
    """A belt through ``at``, rising to the right by ``slope`` degrees, with a rail at the front.

    Its rear end lies on the floor, its front on two legs.
    """
    c, s = cos(radians(slope)), sin(radians(slope))

    def on(along: float, above: float, z: float = 0) -> Vec:
        return at.plus(Vec(along * c - above * s, along * s + above * c, z))

    def slab(left: float, right: float, low: float, high: float) -> list[tuple[float, float]]:
        corners = [on(left, low), on(right, low), on(right, high), on(left, high)]
        return [(corner.x, corner.y) for corner in corners]

    under: list[Shape] = []
    for z in (-0.26, 0.26):
        head, foot = on(0.66, -0.1, z), Vec(on(0.72, 0).x, 0.03, z)
        under += tube(view, [foot, head], 0.07)
        under += tube(view, [_at_floor(on(0.5, 0, z)), _at_floor(on(0.95, 0, z))], 0.05, "weight")
    for along in (-0.82, 0.82):  # the rollers
        under += drum(view, on(along, -0.05), ACROSS, 0.055, 0.56)
    deck = prism(view, slab(-0.82, 0.82, -0.09, -0.005), 0.3, -0.3, PLAIN)
    belt = prism(
        view, slab(-0.82, 0.82, -0.005, 0), 0.23, -0.23, Tones("metal", "weight", "weight")
    )
    wheels = [disc(view, on(along, -0.05, 0.305), ACROSS, 0.05) for along in (-0.8, 0.8)]
    far = tube(view, [on(0.74, 0, -0.3), _up(on(0.8, 0, -0.3), 1.0)], 0.05)
    far += tube(view, [_up(on(0.8, 0, -0.3), 0.88), _up(on(0.4, 0, -0.3), 0.84)], 0.04)
    far += box(view, _up(on(0.72, 0, -0.3), 1.0), _up(on(0.86, 0, 0.3), 1.16), PLAIN)
    near = tube(view, [on(0.74, 0, 0.3), _up(on(0.8, 0, 0.3), 1.0)], 0.05)
    near += tube(view, [_up(on(0.8, 0, 0.3), 0.88), _up(on(0.4, 0, 0.3), 0.84)], 0.04)
    return [(BEHIND, [*under, *deck, *belt[:1], *wheels, *far]), (0.5, near)]


def _at_floor(at: Vec) -> Vec:
    return Vec(at.x, 0.025, at.z)


def _up(at: Vec, height: float) -> Vec:
    return Vec(at.x, at.y + height, at.z)


def rower(view: Camera, at: Vec, slope: float) -> Layers:
    """A rail from the wheel at the right; the seat slides on it at 0.36 m. Feet at (0.0, 0.32)."""
    del slope

    def p(x: float, y: float, z: float = 0) -> Vec:
        return at.plus(Vec(x, y, z))

    back = tube(view, [p(-1.25, 0.04, -0.2), p(-1.25, 0.04, 0.2)], 0.05)
    back += tube(view, [p(0.6, 0.04, -0.2), p(0.6, 0.04, 0.2)], 0.05)
    back += tube(view, [p(-1.25, 0.05), p(-1.25, 0.27)], 0.05)
    back += box(view, p(-1.35, 0.25, -0.05), p(0.3, 0.31, 0.05), METAL)
    back += tube(view, [p(0.3, 0.28), p(0.6, 0.06)], 0.05)
    back += drum(view, p(0.48, 0.46), ACROSS, 0.26, 0.14, "prop-side")
    plates = prism(
        view,
        [
            (at.x + 0.0, at.y + 0.2),
            (at.x + 0.05, at.y + 0.2),
            (at.x + 0.17, at.y + 0.46),
            (at.x + 0.12, at.y + 0.46),
        ],
        0.17,
        -0.17,
        DARK,
    )
    return [(BEHIND, [*back, *plates])]


def roman_chair(view: Camera, at: Vec, slope: float) -> Layers:
    """A bench for the back extension, inclined by 45 degrees: the thighs lie on a pad at
    (0, 0.69) over ``at``, the heels under rollers, the soles on a plate at (-0.62, 0.1).
    """
    del slope

    def p(x: float, y: float, z: float = 0) -> Vec:
        return at.plus(Vec(x, y, z))

    def slab(u: float, v: float, along: tuple[float, float], thick: float) -> list[Shape]:
        """A board whose top passes through (u, v), ``along`` up the slope from there."""
        d = sqrt(0.5)
        low, high = along
        corners = [(low, -thick), (high, -thick), (high, 0.0), (low, 0.0)]
        outline = [(at.x + u + (a - b) * d, at.y + v + (a + b) * d) for a, b in corners]
        return prism(view, outline, 0.19, -0.19, DARK)

    back = tube(view, [p(-0.72, 0.04, -0.26), p(-0.72, 0.04, 0.26)], 0.06)
    back += tube(view, [p(0.34, 0.04, -0.26), p(0.34, 0.04, 0.26)], 0.06)
    back += tube(view, [p(-0.72, 0.05), p(0.34, 0.05)], 0.07)
    back += tube(view, [p(-0.5, 0.06), p(0.12, 0.68)], 0.075)
    back += tube(view, [p(0.26, 0.06), p(0.08, 0.62)], 0.075)
    back += slab(0.0, 0.69, (-0.22, 0.12), 0.11)
    plate = [(-0.73, 0.23), (-0.51, 0.01), (-0.48, 0.04), (-0.70, 0.26)]
    back += prism(view, [(at.x + x, at.y + y) for x, y in plate], 0.2, -0.2, METAL)
    post = tube(view, [p(-0.42, 0.16), p(-0.59, 0.37)], 0.05)
    roll = drum(view, p(-0.59, 0.375), ACROSS, 0.06, 0.46)
    return [(BEHIND, [*back, *post]), (-0.5, roll[:1]), (0.5, roll[1:])]


def trolley(view: Camera, hands: Vec, facing: int) -> Layers:
    """A wheeled shopper pushed in front, its handle in the hands."""
    f = facing

    def p(x: float, y: float, z: float = 0) -> Vec:
        return Vec(hands.x + x * f, y, hands.z + z)

    low, high = sorted((p(0.14, 0).x, p(0.62, 0).x))
    basket = prism(
        view, [(low + 0.06, 0.5), (high, 0.5), (high, 0.84), (low, 0.84)], 0.2, -0.2, PLAIN
    )
    frame: list[Shape] = []
    for z in (-0.2, 0.2):
        frame += tube(
            view, [p(0, hands.y, z), p(0.16, 0.84, z), p(0.12, 0.14, z), p(0.6, 0.14, z)], 0.035
        )
        frame += [disc(view, p(x, 0.07, z), ACROSS, 0.07, "weight") for x in (0.14, 0.58)]
    frame += tube(view, [p(0, hands.y, -0.22), p(0, hands.y, 0.22)], 0.035)
    return [(-0.3, [*frame, *basket])]


MACHINES: dict[str, Callable[[Camera, Vec, float], Layers]] = {
    "bike": upright_bike,
    "recumbent": recumbent_bike,
    "treadmill": treadmill,
    "rower": rower,
    "roman-chair": roman_chair,
}
