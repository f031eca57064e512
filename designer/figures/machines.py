"""The machines of the gym, seen from the side: tubes, wheels and seats.

Each gives (order, shapes): what lies behind the body, between the legs, and before it.
"""

from collections.abc import Callable
from math import cos, radians, sin

from designer.figures.camera import Camera
from designer.figures.drawing import Shape
from designer.figures.solids import DARK, METAL, PLAIN, box, disc, drum, prism, tube
from designer.figures.vector import Vec

Layers = list[tuple[float, list[Shape]]]
BEHIND = -9.0
BETWEEN = 0.0
ACROSS = Vec(0, 0, 1)


def upright_bike(view: Camera, at: Vec, slope: float) -> Layers:
    """Saddle over ``at``, 0.86 m up; crank at (0.20, 0.33); grips at (0.62, 1.12)."""
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
    crank = disc(view, p(0.20, 0.33, 0.05), ACROSS, 0.10, "metal")
    pedal = tube(view, [p(0.20, 0.33, 0.06), p(0.30, 0.20, 0.06)], 0.03)
    pedal += tube(view, [p(0.24, 0.195, 0.1), p(0.37, 0.205, 0.1)], 0.03, "weight")
    other = tube(view, [p(0.20, 0.33, -0.06), p(0.10, 0.46, -0.06)], 0.03)
    other += tube(view, [p(0.04, 0.465, -0.1), p(0.17, 0.465, -0.1)], 0.03, "weight")
    return [(BEHIND, back), (-0.05, other), (BETWEEN, [*frame, *bars, crank]), (0.02, pedal)]


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
    frame = drum(view, p(0.70, 0.42), ACROSS, 0.22, 0.10, "prop-side")
    frame += tube(view, [p(0.85, 0.08), p(0.85, 0.42), p(0.72, 0.98)], 0.06)
    frame += tube(view, [p(0.76, 0.98), p(0.64, 1.0)], 0.07, "weight")
    crank = disc(view, p(0.70, 0.42, 0.06), ACROSS, 0.09, "metal")
    pedal = tube(view, [p(0.70, 0.42, 0.07), p(0.84, 0.36, 0.07)], 0.03)
    pedal += tube(view, [p(0.85, 0.30, 0.1), p(0.88, 0.43, 0.1)], 0.03, "weight")
    other = tube(view, [p(0.70, 0.42, -0.07), p(0.56, 0.48, -0.07)], 0.03)
    other += tube(view, [p(0.56, 0.42, -0.1), p(0.59, 0.55, -0.1)], 0.03, "weight")
    rail = tube(view, [p(-0.1, 0.36, 0.26), p(-0.02, 0.62, 0.26), p(0.12, 0.66, 0.26)], 0.035)
    return [(BEHIND, back), (-0.05, other), (BETWEEN, [*frame, crank]), (0.02, pedal), (0.3, rail)]


def treadmill(view: Camera, at: Vec, slope: float) -> Layers:
    """A belt through ``at``, rising to the right by ``slope`` degrees, with a rail at the front."""
    c, s = cos(radians(slope)), sin(radians(slope))

    def on(along: float, above: float, z: float = 0) -> Vec:
        return at.plus(Vec(along * c - above * s, along * s + above * c, z))

    def flat(along: float, above: float) -> tuple[float, float]:
        point = on(along, above)
        return point.x, point.y

    floor = at.y + min(on(-0.8, -0.1).y, -0.12) - at.y
    shapes: list[Shape] = []
    foot = on(0.72, -0.1)
    shapes += prism(
        view,
        [(foot.x - 0.12, floor), (foot.x + 0.12, floor), flat(0.84, -0.06), flat(0.6, -0.06)],
        0.28,
        -0.28,
        PLAIN,
    )
    deck = [flat(-0.85, -0.1), flat(0.85, -0.1), flat(0.85, 0), flat(-0.85, 0)]
    shapes += prism(view, deck, 0.3, -0.3, METAL)
    far = tube(view, [on(0.8, 0, -0.3), _up(on(0.8, 0, -0.3), 1.0)], 0.05)
    far += tube(view, [_up(on(0.8, 0, -0.3), 0.88), _up(on(0.4, 0, -0.3), 0.84)], 0.04)
    far += box(view, _up(on(0.72, 0, -0.3), 1.0), _up(on(0.86, 0, 0.3), 1.16), PLAIN)
    near = tube(view, [on(0.8, 0, 0.3), _up(on(0.8, 0, 0.3), 1.0)], 0.05)
    near += tube(view, [_up(on(0.8, 0, 0.3), 0.88), _up(on(0.4, 0, 0.3), 0.84)], 0.04)
    return [(BEHIND, [*shapes, *far]), (0.5, near)]


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
    """A bench for the back extension: a pad for the hips over ``at`` and a roll for the ankles."""
    del slope

    def p(x: float, y: float, z: float = 0) -> Vec:
        return at.plus(Vec(x, y, z))

    back = tube(view, [p(0.1, 0.04, -0.25), p(0.1, 0.04, 0.25)], 0.05)
    back += tube(view, [p(-0.85, 0.04, -0.25), p(-0.85, 0.04, 0.25)], 0.05)
    back += tube(view, [p(-0.9, 0.05), p(0.15, 0.05)], 0.06)
    back += tube(view, [p(0.0, 0.05), p(0.0, 0.75)], 0.06)
    back += tube(view, [p(-0.86, 0.05), p(-0.86, 0.99)], 0.06)
    back += tube(view, [p(-0.86, 0.3), p(0.0, 0.66)], 0.05)

    def cushion(left: float, right: float, top: float) -> list[Shape]:
        corners = [(left, top - 0.08), (right, top - 0.08), (right, top), (left, top)]
        return prism(view, [(at.x + x, at.y + y) for x, y in corners], 0.2, -0.2, DARK)

    pad = [*cushion(-0.26, 0.08, 0.80), *cushion(-0.95, -0.6, 0.835)]
    roll = drum(view, p(-0.86, 0.995), ACROSS, 0.06, 0.46, "weight")
    return [(BEHIND, [*back, *pad]), (-0.5, roll[:1]), (0.5, roll[1:])]


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
