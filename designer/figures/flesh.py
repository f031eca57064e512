"""The body around a skeleton: every form is the hull of a few spheres.

A hull of spheres seen from anywhere is a hull of circles, so one primitive serves limbs, trunk,
head and hands in every view. Radii in metres.
"""

from itertools import pairwise
from typing import NamedTuple

from designer.figures import body
from designer.figures.errors import FigureError
from designer.figures.skeleton import SIDES, Skeleton
from designer.figures.vector import Vec

Sphere = tuple[Vec, float]


class Blob(NamedTuple):
    """One convex form in one tone. ``root``: the first sphere lies hidden in the body."""

    role: str
    spheres: tuple[Sphere, ...]
    root: bool = False


class Part(NamedTuple):
    """Forms that share one outline, and the point that decides what lies in front of what."""

    name: str
    blobs: tuple[Blob, ...]
    at: Vec
    bias: float = 0.0  # metres towards the viewer
    lined: bool = True


def flesh(skeleton: Skeleton, toward: Vec, fists: frozenset[str]) -> list[Part]:
    """The parts of a body; ``toward`` points at the viewer, ``fists`` names closed hands."""
    near = {name: skeleton.frames["pelvis"].right.times(sign).dot(toward) for name, sign in SIDES}
    parts = [shirt(skeleton), *head(skeleton, toward)]
    nearest = max(near, key=near.__getitem__)
    for name, _ in SIDES:
        other = "left" if name == "right" else "right"
        far = near[name] < near[other] - 0.35
        joined = name == nearest and not tucked(skeleton, name)
        parts.extend(leg(skeleton, name, toward, far=far, joined=joined))
        parts.extend(arm(skeleton, name, toward, far=far, fist=name in fists))
    if tucked(skeleton, nearest):
        parts.append(
            Part("hips", (Blob("trousers", _pelvis_spheres(skeleton)),), skeleton.joints["pelvis"])
        )
    return parts


def tucked(skeleton: Skeleton, side: str) -> bool:
    """Whether a thigh is drawn up so far that it lies before the belly."""
    return skeleton.frames[f"thigh-{side}"].up.dot(skeleton.frames["pelvis"].up) < -0.3


def shirt(skeleton: Skeleton) -> Part:
    """Waist, ribs and shoulders as one rounded form, down to a hem over the trousers."""
    levels = [_hem(skeleton), *(_level(skeleton, index) for index in range(1, len(_LEVELS)))]
    forms = [Blob("shirt", a + b) for a, b in pairwise(levels)]
    yoke = Blob("shirt", (*levels[-1], *_yoke(skeleton)))
    return Part("shirt", (*forms, yoke), skeleton.joints["spine3"])


def _hem(skeleton: Skeleton) -> tuple[Sphere, ...]:
    """A ring of small spheres: seen from anywhere the edge is nearly straight, not a ball."""
    frame = skeleton.frames["spine0"]
    at = skeleton.joints["spine0"].plus(frame.up, -0.052)
    ring = ((0.088, 0.05), (-0.096, 0.05), (0.02, 0.137))
    return tuple(
        (at.plus(frame.at(ahead, 0, aside * sign)), 0.012)
        for ahead, aside in ring
        for _, sign in SIDES
    )


# Where along the spine (joint, share to the next), how far forward, half width, radius.
_LEVELS = (
    ("spine0", -0.3, 0.006, 0.066, 0.088),
    ("spine0", 0.75, 0.008, 0.056, 0.081),
    ("spine1", 0.8, 0.010, 0.054, 0.082),
    ("spine3", 0.0, 0.012, 0.060, 0.090),
    ("spine4", 0.0, 0.014, 0.070, 0.099),
    ("spine5", -0.1, 0.012, 0.084, 0.098),
    ("spine5", 0.3, 0.000, 0.088, 0.074),
)


def _level(skeleton: Skeleton, index: int) -> tuple[Sphere, ...]:
    joint, share, ahead, half, radius = _LEVELS[index]
    number = int(joint[-1])
    frame = skeleton.frames[joint]
    if share >= 0:
        at = skeleton.joints[joint].mixed(skeleton.joints[f"spine{min(number + 1, 6)}"], share)
    else:
        below = "pelvis" if number == 0 else f"spine{number - 1}"
        at = skeleton.joints[joint].mixed(skeleton.joints[below], -share)
    return tuple((at.plus(frame.at(ahead, 0, half * sign)), radius) for _, sign in SIDES)


def _pelvis_spheres(skeleton: Skeleton) -> tuple[Sphere, ...]:
    frame, at = skeleton.frames["pelvis"], skeleton.joints["pelvis"]
    hips = tuple((at.plus(frame.at(0.0, 0.0, body.HIP_HALF * s)), 0.088) for _, s in SIDES)
    buttocks = tuple((at.plus(frame.at(-0.038, 0.005, 0.062 * s)), 0.088) for _, s in SIDES)
    return hips + buttocks


def _yoke(skeleton: Skeleton) -> tuple[Sphere, ...]:
    chest = skeleton.frames["chest"]
    base = skeleton.joints["spine6"].plus(chest.at(-0.008, 0.004, 0))
    # As round as the sleeves, so that the line runs on from one to the other.
    shoulders = tuple((skeleton.joints[f"shoulder-{name}"], 0.056) for name, _ in SIDES)
    return (*shoulders, (base, 0.05))


def head(skeleton: Skeleton, toward: Vec) -> list[Part]:
    """Neck, face, eyes, ears and short hair."""
    frame, at = skeleton.frames["head"], skeleton.joints["head"]
    face = tuple(_on_head(skeleton, "skin", spots) for spots in _FACE)
    hair = tuple(_on_head(skeleton, "hair", spots) for spots in _HAIR)
    away = frame.forward.dot(toward) < -0.35
    parts = [_neck(skeleton), Part("head", (*face, *hair) if away else (*hair, *face), at, 0.012)]
    for _, s in SIDES:
        if frame.right.times(s).dot(toward) > 0.25:
            ear = _on_head(skeleton, "skin-far", ((-0.020, -0.002, 0.071 * s, 0.016),))
            parts.append(Part("ear", (ear,), at, 0.030, lined=False))
        if not away and frame.at(0.8, 0, 0.6 * s).dot(toward) > 0.12:
            eye = _on_head(skeleton, "outline", ((0.080, 0.002, 0.031 * s, 0.0068),))
            parts.append(Part("eye", (eye,), at, 0.031, lined=False))
    return parts


# Spheres of the head: forward, up and right of its middle, radius.
_Spot = tuple[float, float, float, float]
_SKULL: _Spot = (0.016, 0.022, 0, 0.076)
_FACE: tuple[tuple[_Spot, ...], ...] = (
    (
        _SKULL,
        (0.058, -0.082, 0, 0.028),
        (0.002, -0.052, 0.018, 0.044),
        (0.002, -0.052, -0.018, 0.044),
    ),
    ((0.101, -0.022, 0, 0.0085), (0.083, 0.018, 0, 0.010), (0.060, -0.03, 0, 0.030)),  # the nose
)
_HAIR: tuple[tuple[_Spot, ...], ...] = (
    ((-0.030, 0.030, 0, 0.083), (0.030, 0.056, 0, 0.064)),  # crown
    ((-0.045, 0.005, 0, 0.067), (-0.048, -0.046, 0, 0.036)),  # nape
)


def _on_head(skeleton: Skeleton, role: str, spots: tuple[_Spot, ...]) -> Blob:
    frame, at = skeleton.frames["head"], skeleton.joints["head"]
    return Blob(role, tuple((at.plus(frame.at(x, y, z)), radius) for x, y, z, radius in spots))


def _neck(skeleton: Skeleton) -> Part:
    base = skeleton.joints["spine6"].plus(skeleton.frames["chest"].at(-0.006, -0.02, 0))
    top = skeleton.joints["skull"].plus(skeleton.frames["head"].at(-0.010, 0.01, 0))
    blob = Blob("skin-far", ((base, 0.052), (top, 0.047)), True)
    return Part("neck", (blob,), base.mixed(top, 0.5), -0.06)  # the collar covers it


def _cuff(end: Vec, up: Vec, toward: Vec, radius: float) -> tuple[Sphere, ...]:
    """The end of a sleeve or a trouser leg: cut straight across, round when seen from its end."""
    across = up.cross(toward)
    ball = (end.plus(up, radius * 0.6), radius * 0.98)
    if across.length < 0.35:
        return (ball,)
    small = 0.008
    aside = across.unit().times(radius - small)
    return (ball, (end.plus(aside), small), (end.plus(aside, -1), small))


def leg(
    skeleton: Skeleton, name: str, toward: Vec, *, far: bool, joined: bool
) -> tuple[Part, Part]:
    """A shoe, and a trouser leg down to the ankle; ``joined``: in one piece with the hips."""
    j, thigh, shank = (
        skeleton.joints,
        skeleton.frames[f"thigh-{name}"],
        skeleton.frames[f"shank-{name}"],
    )
    hip, knee, ankle = j[f"hip-{name}"], j[f"knee-{name}"], j[f"ankle-{name}"]
    cloth = "trousers-far" if far else "trousers"
    root = (hip.mixed(knee, 0.05), 0.082)
    middle = (hip.mixed(knee, 0.42).plus(thigh.forward, 0.010), 0.075)
    cap = (knee.plus(thigh.forward, 0.004), 0.055)
    calf = (knee.mixed(ankle, 0.3).plus(shank.forward, -0.016), 0.055)
    cuff = _cuff(ankle.plus(shank.up, 0.012), shank.up, toward, 0.046)
    forms = (
        Blob(cloth, (root, middle), not joined),
        Blob(cloth, (middle, cap)),
        Blob(cloth, (cap, calf)),
        Blob(cloth, (calf, *cuff)),
    )
    hips = (Blob(cloth, (*_pelvis_spheres(skeleton), root)),) if joined else ()
    at = hip.mixed(knee, 0.6)
    return _shoe(skeleton, name, at, far=far), Part(f"leg-{name}", (*hips, *forms), at)


def _shoe(skeleton: Skeleton, name: str, at: Vec, *, far: bool) -> Part:
    j, role = skeleton.joints, "shoe-far" if far else "shoe"
    foot, toes = skeleton.frames[f"foot-{name}"], skeleton.frames[f"toes-{name}"]
    ankle = (j[f"ankle-{name}"].plus(foot.at(-0.006, -0.008, 0)), 0.038)
    heel = (j[f"heel-{name}"].plus(foot.at(0.012, 0.028, 0)), 0.028)
    instep = (j[f"ankle-{name}"].plus(foot.at(0.05, -0.034, 0)), 0.036)
    ball = (j[f"ball-{name}"].plus(foot.up, 0.027), 0.027)
    toe = (j[f"toe-{name}"].plus(toes.at(-0.018, 0.023, 0)), 0.023)
    forms = (
        Blob(role, (ankle, heel, instep), True),
        Blob(role, (heel, instep, ball)),
        Blob(role, (ball, toe)),
    )
    return Part(f"shoe-{name}", forms, at)


def arm(skeleton: Skeleton, name: str, toward: Vec, *, far: bool, fist: bool) -> list[Part]:
    """The bare arm with its hand, and a short sleeve."""
    j, upper = skeleton.joints, skeleton.frames[f"upper-arm-{name}"]
    shoulder, elbow, wrist = j[f"shoulder-{name}"], j[f"elbow-{name}"], j[f"wrist-{name}"]
    skin, cloth = ("skin-far", "shirt-far") if far else ("skin", "shirt")
    start = (shoulder.mixed(elbow, 0.3), 0.044)
    bend, bulge = (elbow, 0.037), (elbow.mixed(wrist, 0.28), 0.040)
    forms = (
        Blob(skin, (start, bend), True),
        Blob(skin, (bend, bulge, (wrist, 0.025))),
        *hand(skeleton, name, skin, fist=fist),
        Blob(
            cloth,
            ((shoulder, 0.056), *_cuff(shoulder.mixed(elbow, 0.55), upper.up, toward, 0.054)),
            True,
        ),
    )
    return [Part(f"arm-{name}", forms, elbow)]


def hand(skeleton: Skeleton, name: str, role: str, *, fist: bool) -> tuple[Blob, ...]:
    j, frame = skeleton.joints, skeleton.frames[f"hand-{name}"]
    wrist, palm, tip = j[f"wrist-{name}"], j[f"hand-{name}"], j[f"fingers-{name}"]
    if fist:
        return (Blob(role, ((wrist, 0.025), (palm, 0.038))),)
    across = frame.right.times(0.018)
    knuckles = ((palm.plus(across), 0.019), (palm.plus(across, -1), 0.019))
    thumb = wrist.mixed(palm, 0.35)
    return (
        Blob(role, ((wrist, 0.025), *knuckles)),
        Blob(role, (*knuckles, (tip, 0.013))),
        Blob(
            role,
            ((thumb.plus(frame.forward, 0.012), 0.016), (palm.plus(frame.forward, 0.034), 0.011)),
        ),
    )


def arm_depth(skeleton: Skeleton, side: str, toward: Vec) -> float:
    """How far an arm lies before the trunk (metres): mostly by where it grows from."""
    joints = skeleton.joints
    root = joints[f"shoulder-{side}"].minus(joints["chest"]).dot(toward)
    end = joints[f"elbow-{side}"].mixed(joints[f"wrist-{side}"], 0.5)
    return 0.65 * root + 0.35 * end.minus(joints["chest"]).dot(toward)


_CONTACTS = {
    "feet": ("foot-right", "foot-left"),
    "toes": ("toe-right", "toe-left"),
    "heels": ("heel-right", "heel-left"),
    "knees": ("knee-right", "knee-left"),
    "hands": ("hand-right", "hand-left"),
    "forearms": ("elbow-right", "elbow-left"),
}


def contact_spheres(skeleton: Skeleton, name: str) -> list[Sphere]:
    """The spheres that a contact's name stands for."""
    if name in _CONTACTS:
        return [s for one in _CONTACTS[name] for s in contact_spheres(skeleton, one)]
    if name == "seat":
        return list(_pelvis_spheres(skeleton))
    if name in {"back", "chest"}:
        trunk = [s for blob in shirt(skeleton).blobs for s in blob.spheres]
        return trunk if name == "chest" else [*trunk, *_pelvis_spheres(skeleton)]
    if name == "head":
        return [s for part in head(skeleton, Vec(0, 0, 1)) for b in part.blobs for s in b.spheres]
    return _joint_spheres(skeleton, name)


_JOINT_RADII = {
    "knee": 0.055,
    "elbow": 0.039,
    "hand": 0.019,
    "wrist": 0.026,
    "ankle": 0.04,
    "fingers": 0.013,
    "shoulder": 0.055,
    "hip": 0.088,
    "pelvis": 0.0,
}


CONTACT_NAMES = frozenset(
    {*_CONTACTS, "seat", "back", "chest", "head", "pelvis"}
    | {
        f"{kind}-{side}"
        for kind in ("foot", "toe", "heel", "ball", *_JOINT_RADII)
        for side in ("right", "left")
        if kind != "pelvis"
    }
)


def _joint_spheres(skeleton: Skeleton, name: str) -> list[Sphere]:
    kind, _, side = name.partition("-")
    if kind == "foot":
        return [(skeleton.joints[f"{one}-{side}"], 0.0) for one in ("heel", "ball", "toe")]
    if kind in {"toe", "heel", "ball"} and side:
        return [(skeleton.joints[name], 0.0)]
    if kind in _JOINT_RADII and name in skeleton.joints:
        return [(skeleton.joints[name], _JOINT_RADII[kind])]
    raise FigureError(
        "There is no such contact.",
        "Use feet, toes, heels, knees, hands, forearms, seat, back, chest, head, or a joint.",
        joint=name,
    )
