"""Where the drawings of a figure stand: start and end beside each other, or one below the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from designer.figures import Drawing
from designer.model.base import Value
from exports.handout.setting.marks import Picture, Text
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import SECOND_INK

_GAP = 6.0
_CAPTION = 1.35  # height of a caption as a multiple of its size


class Arranged(Value, frozen=True):
    """Drawings, and their captions, in a box of ``width`` x ``height``.

    A box is tried in many sizes and put on paper in one: its marks are made by ``at``.
    """

    width: float
    height: float
    scale: float  # points for a unit of the drawings
    corners: tuple[tuple[Drawing, float, float], ...]  # upper left, in the box
    words: str
    captions: Callable[[Sequence[Picture]], Iterable[Text]] | None = None

    def at(self, x: float, y: float) -> tuple[Picture | Text, ...]:
        """The pictures and their captions with their box moved to x, y."""
        pictures = [
            Picture(left, top, self.scale * drawing.width, drawing, "" if index else self.words)
            for index, (drawing, left, top) in enumerate(self.corners)
        ]
        marks: list[Picture | Text] = [*pictures]
        if self.captions:
            marks += self.captions(pictures)
        return tuple(replace(mark, x=mark.x + x, y=mark.y + y) for mark in marks)


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
        found = replace(found, height=found.height + strip)
    else:
        found = _column(drawings, words, along, strip)
    return replace(
        found, captions=lambda pictures: _below_each(pictures, captions, width, strip, setting)
    )


def caption_height(captions: Sequence[str], setting: Setting) -> float:
    """What the captions of pictures beside each other take below them."""
    return setting.style.small * _CAPTION if captions else 0.0


def widest_beside(drawings: Sequence[Drawing], width: float) -> float:
    """The scale at which drawings beside each other fill the width."""
    return (width - _GAP * (len(drawings) - 1)) / sum(drawing.width for drawing in drawings)


def _below_each(
    pictures: Sequence[Picture],
    captions: Sequence[str],
    room: float,
    strip: float,
    setting: Setting,
) -> Iterator[Text]:
    size = setting.style.small
    for picture, caption in zip(pictures, captions, strict=False):
        high = picture.width * picture.drawing.height / picture.drawing.width
        middle = picture.x + picture.width / 2
        wide = setting.fonts.regular.width(caption, size)
        x = max(min(middle - wide / 2, room - wide), 0)
        yield Text(x, picture.y + high + strip * 0.78, caption, size, False, SECOND_INK)


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
    corners = []
    x = 0.0
    for index, drawing in enumerate(drawings):
        own = scale * drawing.width
        wide = max(own, least[index] if least else 0)
        corners.append((drawing, x + (wide - own) / 2, height - scale * drawing.height))
        x += wide + _GAP
    return Arranged(x - _GAP, height, scale, tuple(corners), words)


def _column(drawings: Sequence[Drawing], words: str, scale: float, strip: float = 0) -> Arranged:
    """Below each other, in the middle; ``strip`` points are left below each."""
    width = scale * max(d.width for d in drawings)
    corners = []
    y = 0.0
    for drawing in drawings:
        corners.append((drawing, (width - scale * drawing.width) / 2, y))
        y += scale * drawing.height + strip + _GAP
    return Arranged(width, y - _GAP, scale, tuple(corners), words)
