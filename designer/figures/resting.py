"""What stands on what, edited: a part is put on a surface, taken off it, or kept in its place.

Everything gives a settled body. A contact that cannot be met raises FigureError, and the old body
stays as it was.
"""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from msgspec.structs import replace

from designer.figures.angles import angle, limit_of
from designer.figures.contacts import Settled, lowest
from designer.figures.errors import FigureError
from designer.figures.limb_angles import SIGNS, hanging_arm, hanging_leg
from designer.figures.planting import on_floor
from designer.figures.pose import Arm, Leg, Pin, Pose, Reach
from designer.figures.posing import checked, reached, set_angles, shifted
from designer.figures.skeleton import SIDES, rehung
from designer.figures.solving import solve
from designer.figures.things.prop_types import Prop
from designer.figures.vector import Vec

PARTS = ("feet", "toes", "heels", "knees", "hands", "forearms", "seat", "back", "chest", "head")
SIDED = ("foot", "toe", "heel", "knee", "hand", "elbow", "hip", "shoulder")
ENDS = ("wrist-right", "wrist-left", "ankle-right", "ankle-left")
_PAIRS = {
    "feet": "foot",
    "toes": "toe",
    "heels": "heel",
    "knees": "knee",
    "hands": "hand",
    "forearms": "elbow",
}
_FOOT = {"foot", "toe", "heel", "ball"}
_LEVERS = {  # the limb, and which of its angles bring the part down
    "foot": ("leg", ("hip flexion", "knee")),
    "toe": ("leg", ("hip flexion", "knee", "ankle")),
    "heel": ("leg", ("hip flexion", "knee", "ankle")),
    "ball": ("leg", ("hip flexion", "knee", "ankle")),
    "knee": ("leg", ("hip flexion",)),
    "hand": ("arm", ("shoulder flexion", "shoulder abduction", "elbow")),
    "elbow": ("arm", ("shoulder flexion", "shoulder abduction")),
}
_TOPS = {  # height of what can be stood or sat on, where the figure does not say it: metres
    "mat": 0.0,
    "step": 0.12,
    "blocks": 0.24,
    "bench": 0.45,
    "counter": 0.9,
    "chair": 0.45,
    "pillow": 0.1,
}
_MET = 0.012  # metres that a part may lie off its surface
_PALM = 0.035  # metres that the bones of a hand lie above what its heel rests on
_SAME = 0.015  # metres between heights that are one surface
_NEAR = 0.14  # metres between a hand's joint and what it lies against
_TIP = 30.0  # degrees that the whole body may tip for a contact
_EASE = 3e-4  # metres that a degree of needless bending counts
_ASTRAY = 0.2  # how much counts that a part leaves its spot along the picture


class Contact(NamedTuple):
    """One thing that holds the body: a part on a surface, a limb's end or a spot that stays."""

    kind: Literal["rest", "place", "spot"]
    part: str  # a contact's name; wrist or ankle with its side; the joint that is pinned
    height: float = 0.0  # of the surface, metres


def contacts_of(pose: Pose) -> list[Contact]:
    """What holds a position, in the order of the pose."""
    found = [Contact("rest", part, height) for part, height in pose.rest.items()]
    found += [Contact("place", end) for end in ENDS if _reach(pose, end) is not None]
    if pose.pin is not None:
        found.append(Contact("spot", pose.pin.point))
    return found


def touching(held: Settled) -> list[str]:
    """Soles and palms that lie on the floor without being named: they stay there too."""
    named = {_PAIRS.get(part, part.partition("-")[0]) for part in held.pose.rest}
    if named & _FOOT:
        named.add("foot")
    return [
        f"{part}-{side}"
        for limb, part in (("leg", "foot"), ("arm", "hand"))
        for side, _ in SIDES
        if part not in named and on_floor(held.skeleton, limb, side)
    ]


def top_of(prop: Prop) -> float | None:
    """The height (metres) of what can be stood, sat or leaned on; None where there is no such."""
    if prop.kind not in _TOPS or prop.hold:
        return None
    height = prop.size[1] if prop.size and prop.kind != "mat" else _TOPS[prop.kind]
    return prop.at[1] + height


def surface_at(props: tuple[Prop, ...], height: float) -> str:
    """The kind of thing whose top has this height, "floor", or "" for nothing known."""
    for prop in props:
        top = top_of(prop)
        if top is not None and abs(top - height) < _SAME:
            return prop.kind
    return "floor" if abs(height) < _SAME else ""


def against(props: tuple[Prop, ...], at: Vec) -> str:
    """The kind of standing thing that a hand or foot at this place lies against; "" for none."""
    boxes = (prop for prop in props if prop.kind == "wall" or prop.kind in _TOPS)
    near = [(_outside(prop, at).length, prop.kind) for prop in boxes if prop.kind != "mat"]
    distance, kind = min(near, default=(9.0, ""))
    return kind if distance < _NEAR else ""


def put_on(held: Settled, part: str, height: float) -> Settled:
    """The body with a part on a surface: its limb bends, or the trunk moves, or the body tips."""
    pose = _still(held)
    others = {name: at for name, at in pose.rest.items() if name != part}
    pose = replace(pose, rest=others, level=pose.level and len(others) > 1)
    rest = {**others, part: height}
    kept = [name for name, at in others.items() if _is_met(held, name, at)]
    for attempt in _attempts(held, pose, part, height, rest):
        try:
            found = checked(attempt())
        except FigureError:
            continue
        tipped = abs(found.tilt - held.tilt) > _TIP
        if not tipped and all(_is_met(found, name, rest[name]) for name in (*kept, part)):
            return found
    raise FigureError(
        "This part does not get there while the others stay where they are.",
        "Bring it nearer first, or take another contact out.",
        joint=part,
    )


def _is_met(held: Settled, part: str, height: float) -> bool:
    off = abs(lowest(held.skeleton, part) - height)
    return off < (_PALM if _sides(part)[0] == "hand" else _MET)


def _attempts(
    held: Settled, pose: Pose, part: str, height: float, rest: dict[str, float]
) -> Iterator[Callable[[], Pose]]:
    yield lambda: replace(pose, rest=rest)
    if _sides(part)[0] in _LEVERS:
        yield lambda: replace(_limbs_down(held, pose, part, height), rest=rest)
    by = height - lowest(held.skeleton, part)
    yield lambda: replace(shifted(pose, held.skeleton, Vec(0, by, 0)), rest=rest)
    for other in pose.rest:
        first = {other: rest[other], part: height}
        yield lambda first=first: replace(pose, rest={**first, **rest}, level=True)  # type: ignore[misc]


def _limbs_down(held: Settled, pose: Pose, part: str, height: float) -> Pose:
    """The limbs of a part bent until it lies at a height; the trunk stays where it is."""
    kind, sides = _sides(part)
    limb, levers = _LEVERS[kind]
    for side in sides:
        one = f"{kind}-{side}"
        if getattr(pose, f"{side}_{limb}").reach is not None:
            end = f"{'wrist' if limb == 'arm' else 'ankle'}-{side}"
            by = Vec(0, height - lowest(held.skeleton, one), 0)
            pose = reached(pose, held.skeleton, end, held.skeleton.joints[end].plus(by))
            continue
        if kind == "foot":  # its sole lies level
            leg = hanging_leg(pose, held.skeleton, side)
            pose = replace(pose, **{f"{side}_leg": replace(leg, ankle=None)})
        pose = _limb_down(held, pose, (limb, side, one), levers, height)
    return pose


def _limb_down(
    held: Settled, pose: Pose, what: tuple[str, str, str], levers: tuple[str, ...], height: float
) -> Pose:
    limb, side, part = what
    skeleton = held.skeleton
    names = tuple(f"{side} {lever}" for lever in levers)
    start = [angle(pose, skeleton, name) for name in names]
    joint = f"{part.partition('-')[0]}-{side}".replace("foot", "ankle")
    spot = skeleton.joints[joint]

    def missed(angles: list[float]) -> list[float]:
        hung = rehung(skeleton, set_angles(pose, skeleton, names, angles), limb, side)
        astray = hung.joints[joint].minus(spot)
        ease = [(now - then) * _EASE for now, then in zip(angles, start, strict=True)]
        off = lowest(hung, part) - height
        return [off * 4, astray.x * _ASTRAY, astray.z * _ASTRAY, *ease]

    # A straight limb does not know which way to bend: the better of two beginnings counts.
    limits = [limit_of(name) for name in names]
    bent = [at + by for at, by in zip(start, (25, 50, 20), strict=False)]
    found = min(
        (solve(begin, limits, missed, 25) for begin in (start, bent)),
        key=lambda angles: sum(one * one for one in missed(angles)),
    )
    return set_angles(pose, skeleton, names, [round(one, 2) for one in found])


def taken_off(held: Settled, part: str) -> Settled:
    """The body without one of its contacts. Raises FigureError for the last one."""
    pose = _still(held)
    rest = {name: at for name, at in pose.rest.items() if name != part}
    if not rest:
        raise FigureError(
            "Something has to carry the body.", "Add another contact first.", joint=part
        )
    return checked(replace(pose, rest=rest, level=pose.level and len(rest) > 1))


def levelled(held: Settled, *, both: bool) -> Settled:
    """The body tipped until its first two contacts touch at once; or left as it lies."""
    return checked(replace(_still(held), level=both))


def kept_in_place(held: Settled, end: str, at: Vec | None = None) -> Settled:
    """The body with a hand or foot that stays at a place of the room, its own unless told."""
    side, name = _limb_of(end)
    place = at or held.skeleton.joints[end]
    x, y, z = (round(number, 4) for number in place)
    limb: Arm | Leg = getattr(held.pose, name)
    reach = Reach(to=(x, y, round(z * SIGNS[side], 4)), bend=_bend(held, end))
    pose = replace(_still(held), **{name: replace(limb, aim=None, reach=reach)})
    return checked(pose)


def put_against(held: Settled, end: str, prop: Prop) -> Settled:
    """The body with a hand or foot on the nearest spot of a wall."""
    at = held.skeleton.joints[end]
    way = _outside(prop, at)
    return kept_in_place(held, end, at.plus(way).plus(way.unit(), -0.03))


def let_hang(held: Settled, end: str) -> Settled:
    """The body with a hand or foot that no longer keeps a place; it looks the same."""
    side, name = _limb_of(end)
    limb = (hanging_arm if name.endswith("arm") else hanging_leg)(held.pose, held.skeleton, side)
    return checked(replace(_still(held), **{name: limb}))


def on_spot(held: Settled, joint: str) -> Settled:
    """The body with a joint that keeps its spot along the picture; "" for none."""
    if not joint:
        return checked(replace(_still(held), pin=None))
    x = round(held.skeleton.joints[joint].x, 4)
    return checked(replace(_still(held), pin=Pin(point=joint, x=x)))


def _still(held: Settled) -> Pose:
    return replace(held.pose, tilt=round(held.tilt, 3))


def _sides(part: str) -> tuple[str, tuple[str, ...]]:
    """The kind of one side's part, and the sides that are meant."""
    if part in _PAIRS:
        return _PAIRS[part], ("right", "left")
    kind, _, side = part.partition("-")
    return kind, (side,)


def _limb_of(end: str) -> tuple[str, str]:
    kind, _, side = end.partition("-")
    return side, f"{side}_{'arm' if kind == 'wrist' else 'leg'}"


def _reach(pose: Pose, end: str) -> Reach | None:
    limb: Arm | Leg = getattr(pose, _limb_of(end)[1])
    return limb.reach


def _bend(held: Settled, end: str) -> tuple[float, float, float]:
    """Which way elbow or knee points now, seen from the trunk."""
    kind, _, side = end.partition("-")
    root, middle, trunk = (
        ("shoulder", "elbow", "chest") if kind == "wrist" else ("hip", "knee", "pelvis")
    )
    joints, frame = held.skeleton.joints, held.skeleton.frames[trunk]
    line = joints[end].minus(joints[f"{root}-{side}"]).unit()
    out = joints[f"{middle}-{side}"].minus(joints[f"{root}-{side}"]).square_to(line)
    if out.length < 0.01:
        return (-0.7, -0.6, 0.35) if kind == "wrist" else (1, 0.1, 0.08)
    out = out.unit()
    ahead, up, across = (out.dot(one) for one in (frame.forward, frame.up, frame.right))
    return round(ahead, 3), round(up, 3), round(across * SIGNS[side], 3)


def _outside(prop: Prop, at: Vec) -> Vec:
    """From a place to the nearest point of a standing thing's box."""
    length, height, depth = prop.size or {
        "wall": (0.06, 1.9, 0.7),
        "counter": (0.5, 0.9, 0.9),
        "bench": (1.1, 0.45, 0.35),
    }.get(prop.kind, (0.4, _TOPS.get(prop.kind, 0.0), 0.4))
    x, y, z = prop.at
    return Vec(
        _clamped(at.x, x - length / 2, x + length / 2) - at.x,
        _clamped(at.y, y, y + height) - at.y,
        _clamped(at.z, z - depth / 2, z + depth / 2) - at.z,
    )


def _clamped(number: float, low: float, high: float) -> float:
    return min(high, max(low, number))
