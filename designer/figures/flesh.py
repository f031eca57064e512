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
    parts = [trunk(skeleton), *head(skeleton, toward)]
    if (edge := hem(skeleton)) is not None:
        parts.append(edge)
    for name, _ in SIDES:
        other = "left" if name == "right" else "right"
        far = near[name] < near[other] - 0.35
        parts.append(leg(skeleton, name, far=far))
        parts.extend(arm(skeleton, name, far=far, fist=name in fists))
    return parts


def trunk(skeleton: Skeleton) -> Part:
    """Pelvis, waist, ribs and shoulders as one rounded body, trousers below and shirt above."""
    trousers = _pelvis_spheres(skeleton)
    levels = [_level(skeleton, index) for index in range(len(_LEVELS))]
    shirt = [Blob("shirt", a + b) for a, b in pairwise(levels)]
    yoke = [*levels[-1], *_yoke(skeleton)]
    hem = _level(skeleton, 0)
    blobs = (
        Blob("trousers", trousers + hem),
        *shirt,
        Blob("shirt", tuple(yoke)),
    )
    return Part("trunk", blobs, skeleton.joints["spine3"])


def hem(skeleton: Skeleton) -> Part | None:
    """The lower edge of the shirt over the top of the thighs; a thigh that is lifted covers it."""
    pelvis = skeleton.frames["pelvis"]
    if any(skeleton.frames[f"thigh-{name}"].up.dot(pelvis.up) < 0.7 for name, _ in SIDES):
        return None
    blob = Blob("shirt", _level(skeleton, 0) + _level(skeleton, 1))
    return Part("hem", (blob,), skeleton.joints["pelvis"], lined=False)


# Where along the spine (joint, share to the next), how far forward, half width, radius.
_LEVELS = (
    ("spine0", -0.3, 0.006, 0.066, 0.088),
    ("spine0", 0.75, 0.008, 0.056, 0.081),
    ("spine1", 0.8, 0.010, 0.054, 0.082),
    ("spine3", 0.0, 0.012, 0.060, 0.090),
    ("spine4", 0.0, 0.014, 0.070, 0.099),
    ("spine5", -0.1, 0.012, 0.084, 0.098),
    ("spine5", 0.45, 0.000, 0.100, 0.078),
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
    base = skeleton.joints["spine6"].plus(chest.at(-0.006, -0.022, 0))
    shoulders = tuple(
        (skeleton.joints[f"shoulder-{name}"].plus(chest.right, -0.016 * s), 0.051)
        for name, s in SIDES
    )
    return (*shoulders, (base, 0.052))


def head(skeleton: Skeleton, toward: Vec) -> list[Part]:
    """Neck, face, eyes, ears and short hair."""
    frame, at = skeleton.frames["head"], skeleton.joints["head"]
    face = tuple(_on_head(skeleton, "skin", spots) for spots in _FACE)
    hair = tuple(_on_head(skeleton, "hair", spots) for spots in _HAIR)
    away = frame.forward.dot(toward) < -0.35
    parts = [_neck(skeleton), Part("head", (*face, *hair) if away else (*hair, *face), at, 0.012)]
    for _, s in SIDES:
        if frame.right.times(s).dot(toward) > 0.25:
            ear = _on_head(skeleton, "skin-far", ((-0.027, -0.006, 0.070 * s, 0.017),))
            parts.append(Part("ear", (ear,), at, 0.030, lined=False))
        if frame.at(0.8, 0, 0.6 * s).dot(toward) > 0.12:
            eye = _on_head(skeleton, "outline", ((0.079, 0.004, 0.032 * s, 0.0075),))
            parts.append(Part("eye", (eye,), at, 0.031, lined=False))
    return parts


# Spheres of the head: forward, up and right of its middle, radius.
_Spot = tuple[float, float, float, float]
_SKULL: _Spot = (0.018, 0.02, 0, 0.076)
_FACE: tuple[tuple[_Spot, ...], ...] = (
    (_SKULL, (0.048, -0.075, 0, 0.036), (-0.005, -0.058, 0, 0.046)),  # with chin and jaw
    ((0.098, -0.018, 0, 0.011), (0.082, 0.02, 0, 0.012), _SKULL),  # with the nose
)
_HAIR: tuple[tuple[_Spot, ...], ...] = (
    ((-0.03, 0.026, 0, 0.084), (0.022, 0.05, 0, 0.066)),  # crown
    ((-0.045, 0, 0, 0.068), (-0.045, -0.045, 0, 0.044)),  # nape
)


def _on_head(skeleton: Skeleton, role: str, spots: tuple[_Spot, ...]) -> Blob:
    frame, at = skeleton.frames["head"], skeleton.joints["head"]
    return Blob(role, tuple((at.plus(frame.at(x, y, z)), radius) for x, y, z, radius in spots))


def _neck(skeleton: Skeleton) -> Part:
    base = skeleton.joints["spine6"].plus(skeleton.frames["chest"].at(-0.002, -0.015, 0))
    top = skeleton.joints["skull"].plus(skeleton.frames["head"].at(-0.012, 0, 0))
    blob = Blob("skin", ((base, 0.047), (top, 0.045)), True)
    return Part("neck", (blob,), base.mixed(top, 0.5), -0.06)  # the collar covers it


def leg(skeleton: Skeleton, name: str, *, far: bool) -> Part:
    """Trousers down to the ankle, and a shoe."""
    j, thigh, shank = (
        skeleton.joints,
        skeleton.frames[f"thigh-{name}"],
        skeleton.frames[f"shank-{name}"],
    )
    hip, knee, ankle = j[f"hip-{name}"], j[f"knee-{name}"], j[f"ankle-{name}"]
    cloth, shoe = ("trousers-far", "shoe-far") if far else ("trousers", "shoe")
    root = hip.mixed(knee, 0.05)  # lower than the joint, or it would bulge over the shirt
    middle = hip.mixed(knee, 0.42).plus(thigh.forward, 0.008)
    calf = knee.mixed(ankle, 0.3).plus(shank.forward, -0.014)
    foot, toes = skeleton.frames[f"foot-{name}"], skeleton.frames[f"toes-{name}"]
    heel = j[f"heel-{name}"].plus(foot.at(0.012, 0.030, 0))
    ball = j[f"ball-{name}"].plus(foot.up, 0.027)
    toe = j[f"toe-{name}"].plus(toes.at(-0.018, 0.022, 0))
    blobs = (
        Blob(shoe, ((ankle.plus(foot.at(-0.004, -0.012, 0)), 0.040), (heel, 0.030), (ball, 0.027))),
        Blob(shoe, ((ball, 0.027), (toe, 0.022))),
        Blob(cloth, ((root, 0.080), (middle, 0.077), (knee, 0.055)), True),
        Blob(cloth, ((knee, 0.054), (calf, 0.056))),
        Blob(cloth, ((calf, 0.056), (ankle.plus(shank.up, 0.03), 0.040))),
    )
    return Part(f"leg-{name}", blobs, hip.mixed(knee, 0.6))


def arm(skeleton: Skeleton, name: str, *, far: bool, fist: bool) -> list[Part]:
    """A short sleeve, the bare arm and the hand."""
    j, frame = skeleton.joints, skeleton.frames[f"forearm-{name}"]
    shoulder, elbow, wrist = j[f"shoulder-{name}"], j[f"elbow-{name}"], j[f"wrist-{name}"]
    skin, cloth = ("skin-far", "shirt-far") if far else ("skin", "shirt")
    bulge = elbow.mixed(wrist, 0.28)
    blobs = (
        *hand(skeleton, name, skin, fist=fist),
        Blob(skin, ((shoulder, 0.046), (elbow, 0.039)), True),
        Blob(skin, ((elbow, 0.038), (bulge, 0.041), (wrist, 0.026))),
        Blob(cloth, ((shoulder, 0.055), (shoulder.mixed(elbow, 0.52), 0.051)), True),
    )
    del frame
    return [Part(f"arm-{name}", blobs, elbow)]


def hand(skeleton: Skeleton, name: str, role: str, *, fist: bool) -> tuple[Blob, ...]:
    j, frame = skeleton.joints, skeleton.frames[f"hand-{name}"]
    wrist, palm, tip = j[f"wrist-{name}"], j[f"hand-{name}"], j[f"fingers-{name}"]
    if fist:
        return (Blob(role, ((wrist, 0.026), (palm, 0.040))),)
    across = frame.right.times(0.018)
    knuckles = ((palm.plus(across), 0.019), (palm.plus(across, -1), 0.019))
    thumb = wrist.mixed(palm, 0.35)
    return (
        Blob(role, ((wrist, 0.026), *knuckles)),
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
    if name == "back":
        return [s for blob in trunk(skeleton).blobs for s in blob.spheres]
    if name == "chest":
        return [s for blob in trunk(skeleton).blobs if blob.role == "shirt" for s in blob.spheres]
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
