"""Where the drawings of a figure stand: start and end beside each other, or one below the other."""

from collections.abc import Sequence
from typing import NamedTuple

from designer.figures import Drawing
from exports.handout.setting.marks import Picture, Text
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import SECOND_INK

_GAP = 6.0
_CAPTION = 1.35  # height of a caption as a multiple of its size


class Arranged(NamedTuple):
    """Pictures, and their captions, in a box of ``width`` x ``height``."""

    width: float
    height: float
    pictures: tuple[Picture | Text, ...]

    @property
    def scale(self) -> float:
        """Points for a unit of the drawings."""
        found = (p.width / p.drawing.width for p in self.pictures if isinstance(p, Picture))
        return next(found, 0)

    def at(self, x: float, y: float) -> tuple[Picture | Text, ...]:
        """The pictures with their box moved to x, y."""
        return tuple(p._replace(x=p.x + x, y=p.y + y) for p in self.pictures)


def captioned(
    drawings: Sequence[Drawing],
    words: str,
    width: float,
    height: float,
    scale: float,
    captions: Sequence[str],
    setting: Setting,
) -> Arranged:
    """As ``arranged``, with a word below each picture. The captions are told one by one."""
    if not captions:
        return arranged(drawings, words, width, height, scale)
    size = setting.style.small
    strip = size * _CAPTION
    across = _beside(drawings, width, height - strip, scale)
    along = _below(drawings, width, height - strip * len(drawings), scale)
    widths = [setting.fonts.regular.width(caption, size) for caption in captions]
    if across >= along:
        found = _row(drawings, words, across, widths)
        found = found._replace(height=found.height + strip)
    else:
        found = _column(drawings, words, along, strip)
    texts = []
    for picture, caption in zip(found.pictures, captions, strict=False):
        if isinstance(picture, Picture):
            high = picture.width * picture.drawing.height / picture.drawing.width
            middle = picture.x + picture.width / 2
            x = middle - setting.fonts.regular.width(caption, size) / 2
            x = max(min(x, width - setting.fonts.regular.width(caption, size)), 0)
            y = picture.y + high + strip * 0.78
            texts.append(Text(x, y, caption, size, False, SECOND_INK))
    return found._replace(pictures=(*found.pictures, *texts))


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


def _row(
    drawings: Sequence[Drawing], words: str, scale: float, least: Sequence[float] = ()
) -> Arranged:
    """Beside each other on the same floor, each with the width that its caption needs."""
    height = scale * max(d.height for d in drawings)
    pictures: list[Picture] = []
    x = 0.0
    for drawing in drawings:
        y = height - scale * drawing.height
        wide = max(scale * drawing.width, least[len(pictures)] if least else 0)
        left = x + (wide - scale * drawing.width) / 2
        pictures.append(_picture(drawing, left, y, scale, "" if pictures else words))
        x += wide + _GAP
    return Arranged(x - _GAP, height, tuple(pictures))


def _column(drawings: Sequence[Drawing], words: str, scale: float, strip: float = 0) -> Arranged:
    """Below each other, in the middle; ``strip`` points are left below each."""
    width = scale * max(d.width for d in drawings)
    pictures: list[Picture] = []
    y = 0.0
    for drawing in drawings:
        x = (width - scale * drawing.width) / 2
        pictures.append(_picture(drawing, x, y, scale, "" if pictures else words))
        y += scale * drawing.height + strip + _GAP
    return Arranged(width, y - _GAP, tuple(pictures))


def _picture(drawing: Drawing, x: float, y: float, scale: float, words: str) -> Picture:
    return Picture(x, y, scale * drawing.width, drawing, words)
