"""Props: furniture that stands in the room, and the machines."""

from collections.abc import Callable

from designer.figures.camera import LINE, Camera, blob_path
from designer.figures.drawing import Shape
from designer.figures.skeleton import Skeleton
from designer.figures.things import machines
from designer.figures.things.held import HELD_THINGS
from designer.figures.things.prop_types import BEHIND, Item, Prop
from designer.figures.things.solids import DARK, MAT, METAL, PLAIN, WOOD, Tones, box, tube
from designer.figures.vector import Vec


def draw_prop(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """A prop as items; what is held lies as deep as the hand that holds it."""
    items = _DRAW[prop.kind](prop, view, skeleton)
    if prop.order is not None:
        return [Item(prop.order, item.shapes) for item in items]
    return items


def _size(prop: Prop, length: float, height: float, depth: float) -> tuple[float, float, float]:
    return prop.size or (length, height, depth)


def _standing(
    prop: Prop, view: Camera, size: tuple[float, float, float], tones: Tones = PLAIN
) -> list[Item]:
    length, height, depth = size
    x, y, z = prop.at
    low = Vec(x - length / 2, y, z - depth / 2)
    return [Item(BEHIND, box(view, low, Vec(x + length / 2, y + height, z + depth / 2), tones))]


def _mat(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    del skeleton
    length, height, depth = _size(prop, 1.9, 0.018, 0.62)
    x, y, z = prop.at
    low = Vec(x - length / 2, y - height, z - depth / 2)
    return [Item(BEHIND - 1, box(view, low, Vec(x + length / 2, y, z + depth / 2), MAT))]


def _wall(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    del skeleton
    return _standing(prop, view, _size(prop, 0.06, 1.9, 0.7))


def _step(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    del skeleton
    return _standing(prop, view, _size(prop, 0.4, 0.12, 0.5))


def _blocks(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """Stacked wooden blocks, each at most 12 cm high."""
    del skeleton
    length, height, depth = _size(prop, 0.3, 0.24, 0.24)
    x, y, z = prop.at
    count = max(1, round(height / 0.12))
    shapes: list[Shape] = []
    for number in range(count):
        low = Vec(x - length / 2, y + height * number / count, z - depth / 2)
        high = Vec(x + length / 2, y + height * (number + 1) / count, z + depth / 2)
        shapes.extend(box(view, low, high, WOOD))
    return [Item(-0.05, shapes)]


def _chair(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """Facing right: the back rest is at the left."""
    del skeleton
    x, y, z = prop.at
    f = prop.facing
    shapes: list[Shape] = []
    for side in (-0.2, 0.2):
        for along in (-0.2, 0.2):
            foot = Vec(x + along, y, z + side)
            shapes.extend(tube(view, [foot, foot.plus(Vec(0, 0.43, 0))], 0.03, "wood"))
    back = x - 0.21 * f
    for side in (-0.2, 0.2):
        foot = Vec(back, y + 0.4, z + side)
        shapes.extend(tube(view, [foot, foot.plus(Vec(-0.05 * f, 0.5, 0))], 0.03, "wood"))
    low, high = sorted((back - 0.05 * f, back - 0.01 * f))
    shapes.extend(box(view, Vec(low, y + 0.72, z - 0.22), Vec(high, y + 0.92, z + 0.22)))
    shapes.extend(box(view, Vec(x - 0.22, y + 0.41, z - 0.22), Vec(x + 0.22, y + 0.45, z + 0.22)))
    return [Item(BEHIND, shapes)]


def _counter(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    del skeleton
    x, y, z = prop.at
    length, height, depth = _size(prop, 0.5, 0.9, 0.9)
    low = Vec(x - length / 2 + 0.03, y, z - depth / 2 + 0.03)
    shapes = box(view, low, Vec(x + length / 2 - 0.03, y + height - 0.04, z + depth / 2 - 0.03))
    low = Vec(x - length / 2, y + height - 0.04, z - depth / 2)
    shapes += box(view, low, Vec(x + length / 2, y + height, z + depth / 2), WOOD)
    return [Item(BEHIND, shapes)]


def _bench(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    del skeleton
    x, y, z = prop.at
    length, height, depth = _size(prop, 1.1, 0.45, 0.35)
    shapes: list[Shape] = []
    for along in (-0.4, 0.4):
        foot = Vec(x + along * length, y, z)
        shapes += tube(view, [foot, foot.plus(Vec(0, height - 0.05, 0))], 0.05)
    low = Vec(x - length / 2, y + height - 0.09, z - depth / 2)
    shapes += box(view, low, Vec(x + length / 2, y + height, z + depth / 2), DARK)
    return [Item(BEHIND, shapes)]


def _post(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """A firm upright that a band is tied to."""
    del skeleton
    x, y, z = prop.at
    height = _size(prop, 0, 1.6, 0)[1]
    shapes = box(view, Vec(x - 0.14, y, z - 0.14), Vec(x + 0.14, y + 0.03, z + 0.14), METAL)
    shapes += tube(view, [Vec(x, y + 0.03, z), Vec(x, y + height, z)], 0.055)
    return [Item(BEHIND, shapes)]


def _pillow(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    del skeleton
    length, height, depth = _size(prop, 0.3, 0.1, 0.4)
    at = Vec(*prop.at).plus(Vec(0, height / 2, 0))
    r = height / 2
    ends = [Vec(x, 0, z) for x in (-length / 2, length / 2) for z in (-depth / 2, depth / 2)]
    path = blob_path([view.circle(at.plus(end), r) for end in ends])
    return [Item(BEHIND, [Shape(path=path, fill="prop", stroke="outline", width=LINE)])]


def _machine(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    del skeleton
    draw = machines.MACHINES[prop.kind]
    return [Item(order, shapes) for order, shapes in draw(view, Vec(*prop.at), prop.slope)]


_Drawer = Callable[[Prop, Camera, Skeleton], list[Item]]
_DRAW: dict[str, _Drawer] = {
    "mat": _mat,
    "wall": _wall,
    "chair": _chair,
    "counter": _counter,
    "step": _step,
    "blocks": _blocks,
    "bench": _bench,
    "post": _post,
    "pillow": _pillow,
    **HELD_THINGS,
    **dict.fromkeys(machines.MACHINES, _machine),
}
