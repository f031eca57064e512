"""Where the drawings of a figure stand: start and end beside each other, or one below the other."""

from collections.abc import Sequence
from typing import NamedTuple

from designer.figures import Drawing
from exports.handout.marks import Picture

_GAP = 6.0


class Arranged(NamedTuple):
    """Pictures in a box of ``width`` x ``height``."""

    width: float
    height: float
    pictures: tuple[Picture, ...]

    def at(self, x: float, y: float) -> tuple[Picture, ...]:
        """The pictures with their box moved to x, y."""
        return tuple(p._replace(x=p.x + x, y=p.y + y) for p in self.pictures)


def arranged(
    drawings: Sequence[Drawing], words: str, width: float, height: float, scale: float
) -> Arranged:
    """All drawings at one scale, as large as the room and ``scale`` allow.

    Of the two ways the one that shows them larger is taken. The words belong to the first picture;
    the others only go on with it.
    """
    across, along = _beside(drawings, width, height, scale), _below(drawings, width, height, scale)
    if across >= along:
        return _row(drawings, words, across)
    return _column(drawings, words, along)


def _beside(drawings: Sequence[Drawing], width: float, height: float, scale: float) -> float:
    room = width - _GAP * (len(drawings) - 1)
    return min(
        scale, room / sum(d.width for d in drawings), height / max(d.height for d in drawings)
    )


def _below(drawings: Sequence[Drawing], width: float, height: float, scale: float) -> float:
    room = height - _GAP * (len(drawings) - 1)
    return min(
        scale, width / max(d.width for d in drawings), room / sum(d.height for d in drawings)
    )


def _row(drawings: Sequence[Drawing], words: str, scale: float) -> Arranged:
    """Beside each other on the same floor."""
    height = scale * max(d.height for d in drawings)
    pictures: list[Picture] = []
    x = 0.0
    for drawing in drawings:
        y = height - scale * drawing.height
        pictures.append(_picture(drawing, x, y, scale, "" if pictures else words))
        x += scale * drawing.width + _GAP
    return Arranged(x - _GAP, height, tuple(pictures))


def _column(drawings: Sequence[Drawing], words: str, scale: float) -> Arranged:
    """Below each other, in the middle."""
    width = scale * max(d.width for d in drawings)
    pictures: list[Picture] = []
    y = 0.0
    for drawing in drawings:
        x = (width - scale * drawing.width) / 2
        pictures.append(_picture(drawing, x, y, scale, "" if pictures else words))
        y += scale * drawing.height + _GAP
    return Arranged(width, y - _GAP, tuple(pictures))


def _picture(drawing: Drawing, x: float, y: float, scale: float, words: str) -> Picture:
    return Picture(x, y, scale * drawing.width, drawing, words)
