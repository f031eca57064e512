"""Conditions narrowed to one patient at one moment: as sets of exercises, or what is left to ask.

The sets are those of ``compiling.py``.
"""

from msgspec.structs import replace

from designer.safety.compiling import Compiled, Masks
from designer.safety.conditions import AllOf, AnyOf, Condition, Not
from designer.safety.conditions.base import Base, Sees
from designer.safety.scene.lazy import lazy
from designer.safety.scene.scene import Scene
from designer.safety.scene.truth import Truth

_OPEN: frozenset[Sees] = frozenset(("dose", "day", "week"))  # never known beforehand


class Fixed(Base, frozen=True, kw_only=True, tag="fixed"):
    """A part whose answer is known already; never written in a file."""

    truth: bool | frozenset[str]

    def judge(self, scene: Scene) -> Truth:  # noqa: ARG002 - the answer is known
        return self.truth


class Narrowed:
    """Masks of conditions for one patient at one moment; a part's answer is worked out once.

    Only exercises in ``among`` are asked about. With ``any_moment`` the answers hold for all of the
    patient's moments: what depends on the time may hold.
    """

    def __init__(
        self,
        compiled: Compiled,
        scene: Scene,
        of_case: dict[Condition, Masks],
        among: int,
        *,
        any_moment: bool = False,
    ) -> None:
        self._compiled = compiled
        self._scene = scene
        self._of_case = of_case  # answers that hold at every moment of this patient
        self.among = among
        self._open = _OPEN | {"moment"} if any_moment else _OPEN
        self._scalars: dict[Condition, Masks] = {}

    @lazy
    def _scenes(self) -> list[tuple[int, Scene]]:
        """Each exercise that is asked about at this moment, with its bit."""
        shelf, scene = self._compiled.shelf, self._scene
        asked = shelf.each(self.among)
        return [(shelf.bits[e.id], scene.of_item(e)) for e in asked]

    def masks(self, condition: Condition, among: int | None = None) -> Masks:
        """For which exercises ``condition`` holds or may hold. A dose part always may.

        Only exercises in ``among`` matter to the asker; the rest may come out as they like.
        """
        settled = self._compiled.settled.get(id(condition))
        if settled is not None:
            return settled
        everything = self._compiled.shelf.everything
        if isinstance(condition, AllOf):
            return self._all(condition, self.among if among is None else among)
        if isinstance(condition, AnyOf):
            sure = possible = 0
            for part in condition.of:
                inner = self.masks(part, among)
                sure |= inner.sure
                possible |= inner.possible
            return Masks(sure, possible)
        if isinstance(condition, Not):
            inner = self.masks(condition.of, among)
            return Masks(everything & ~inner.possible, everything & ~inner.sure)
        return self._leaf(condition, everything)

    def _all(self, condition: AllOf, among: int) -> Masks:
        """The parts that cost nothing come first; most rules are out of the question by then."""
        sure = possible = among
        for part in self._compiled.by_cost(condition):
            inner = self.masks(part, possible)
            sure &= inner.sure
            possible &= inner.possible
            if not possible:
                break
        return Masks(sure, possible)

    def left_of(self, condition: Condition, among: int) -> Condition:
        """``condition`` without the parts that surely hold for all exercises in ``among``."""
        if not isinstance(condition, AllOf) or not among:
            return condition
        left = tuple(p for p in condition.of if among & ~self.masks(p, among).sure)
        if len(left) == len(condition.of):
            return condition
        return left[0] if len(left) == 1 else AllOf(of=left)

    def _leaf(self, condition: Condition, everything: int) -> Masks:
        sees = condition.sees
        if sees & self._open:
            return Masks(0, everything)
        kept = self._scalars if "moment" in sees else self._of_case
        known = kept.get(condition)
        if known is None:
            if "exercise" in sees:
                known = self._one_by_one(condition)
            else:
                truth = condition.judge(self._scene)
                known = Masks(
                    everything if truth is True else 0, 0 if truth is False else everything
                )
            kept[condition] = known
        return known

    def _one_by_one(self, condition: Condition) -> Masks:
        sure = possible = 0
        for bit, scene in self._scenes:
            truth = condition.judge(scene)
            if truth is not False:
                possible |= bit
                if truth is True:
                    sure |= bit
        return Masks(sure, possible)


def simplified(
    condition: Condition, scene: Scene, seen: dict[int, frozenset[Sees]], open_to: frozenset[Sees]
) -> Condition | Fixed:
    """``condition`` with everything answered that does not look at ``open_to``."""
    if not seen[id(condition)] & open_to:
        return Fixed(truth=condition.judge(scene))
    if isinstance(condition, AllOf | AnyOf):
        decisive = isinstance(condition, AnyOf)
        left: list[Condition | Fixed] = []
        for part in condition.of:
            simple = simplified(part, scene, seen, open_to)
            if isinstance(simple, Fixed) and isinstance(simple.truth, bool):
                if simple.truth is decisive:
                    return simple
                continue
            left.append(simple)
        if len(left) == 1:
            return left[0]
        return replace(condition, of=tuple(left)) if left else Fixed(truth=not decisive)
    if isinstance(condition, Not):
        inner = simplified(condition.of, scene, seen, open_to)
        return replace(condition, of=inner)
    return condition
