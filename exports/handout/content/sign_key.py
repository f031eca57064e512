"""What the signs in the pictures mean: those that really stand in the pictures of this handout."""

from collections.abc import Iterable

from designer.figures import Drawing
from designer.figures.badges import badge
from designer.figures.drawing import Shape
from designer.figures.marks import BADGE, BADGES, Kind, Mark, arrow, breath, still_line, talk
from designer.text import Texts
from exports.handout.content.blocks import SignKey
from exports.handout.content.pictures import ON_THE_PLAN, Figures

_WIDE, _HIGH = BADGE + 6, BADGE + 2  # of the drawing of a sign, units
_ARROWS = frozenset({"move", "arrow"})


def sign_key(
    exercise_ids: Iterable[str], figures: Figures | None, texts: Texts, *, small: bool = False
) -> SignKey | None:
    """The key, or None where no picture holds a sign that it explains.

    ``small`` pictures hold no badges.
    """
    if figures is None:
        return None
    hidden = BADGES if small else ON_THE_PLAN
    known = (figures.figure(id_) for id_ in dict.fromkeys(exercise_ids))
    kinds = dict.fromkeys(
        "move" if mark.kind in _ARROWS else mark.kind
        for figure in known
        if figure is not None
        for mark in figure.spec.marks
        if mark.kind not in hidden
    )
    signs = tuple(
        (_drawing(kind), texts(f"handout.signs.{kind}"))
        for kind in kinds
        if f"handout.signs.{kind}" in texts and (kind in BADGES or kind in _DRAWN)
    )
    return SignKey(title=texts("handout.signs.title"), signs=signs) if signs else None


_DRAWN = frozenset({"move", "still", "breath", "talk"})


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
        case "breath":
            return breath((3, middle), (1, 0))
        case _:
            return badge(Mark(kind=kind), _WIDE / 2, middle)
