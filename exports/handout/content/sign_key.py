"""What the signs in the pictures mean: those that really stand in the pictures of this handout."""

from collections.abc import Iterable, Iterator

from designer.figures import Drawing
from designer.figures.badges import badge
from designer.figures.drawing import Shape
from designer.figures.marks import (
    BADGE,
    BADGES,
    Kind,
    Mark,
    arrow,
    breath,
    girdle,
    still_line,
    talk,
)
from designer.figures.spec import Figure
from designer.text import Texts
from exports.handout.content.blocks import SignKey
from exports.handout.content.pictures import Figures, hidden_marks
from exports.handout.content.prescriptions import Prescription, one_side

_WIDE, _HIGH = BADGE + 6, BADGE + 2  # of the drawing of a sign, units
_ARROWS = frozenset({"move", "arrow"})


def sign_key(
    items: Iterable[Prescription], figures: Figures | None, texts: Texts, *, small: bool = False
) -> SignKey | None:
    """The key, or None where no picture of ``items`` holds a sign that it explains.

    ``small`` pictures hold no badges.
    """
    if figures is None:
        return None
    same: dict[str, list[Prescription]] = {}
    for item in items:
        same.setdefault(item.exercise.id, []).append(item)
    kinds = dict.fromkeys(
        kind
        for id_, doses in same.items()
        for kind in _kinds(figures.figure(id_), hidden_marks(small=small, one_side=one_side(doses)))
    )
    signs = tuple(
        (_drawing(kind), texts(f"handout.signs.{kind}"))
        for kind in kinds
        if f"handout.signs.{kind}" in texts and (kind in BADGES or kind in _DRAWN)
    )
    return SignKey(title=texts("handout.signs.title"), signs=signs) if signs else None


def _kinds(figure: Figure | None, hidden: frozenset[Kind]) -> Iterator[Kind]:
    """The signs that a picture shows; all arrows are one."""
    for mark in figure.spec.marks if figure is not None else ():
        if mark.kind not in hidden:
            yield "move" if mark.kind in _ARROWS else mark.kind


_DRAWN = frozenset({"move", "still", "breath", "talk", "brace"})


def _drawing(kind: Kind) -> Drawing:
    if kind == "talk":
        return Drawing(width=44, height=34, shapes=tuple(talk((6, 32), (16, -17))))
    return Drawing(width=_WIDE, height=_HIGH, shapes=tuple(_shapes(kind)))


def _shapes(kind: Kind) -> list[Shape]:
    middle = _HIGH / 2
    match kind:
        case "move":
            return arrow([(4, middle + 5), (_WIDE / 2, middle - 4), (_WIDE - 4, middle + 2)])
        case "still":
            return still_line([(2, middle), (_WIDE - 2, middle)])
        case "brace":
            lefts = (_WIDE / 2 - 6, _WIDE / 2 + 2)
            return girdle([[(x + 4, 3), (x, middle), (x + 4, _HIGH - 3)] for x in lefts])
        case "breath":
            return breath((3, middle), (1, 0))
        case _:
            return badge(Mark(kind=kind), _WIDE / 2, middle)
