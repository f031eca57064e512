"""The clinic's own pictures before the shipped ones: figures it posed, photos it took.

A picture that cannot be read or drawn is left out, with a word in the log, and the shipped one is
shown: nobody loses a handout over it.
"""

import logging
from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from designer.errors import DesignerError
from designer.figures.badges import badge
from designer.figures.drawing import Drawing
from designer.figures.errors import FigureError
from designer.figures.marks import BADGE, Mark
from designer.figures.reading import build_figure
from designer.figures.scene import stage
from designer.figures.spec import Figure, FigureSpec
from designer.model.picture import OwnPicture

_LOG = logging.getLogger(__name__)
_PHOTO_UNITS = 210.0  # the longer side: as large as a figure of a standing body


class OwnPictures(NamedTuple):
    """What the clinic has, and how to read its photos (raises StoreError)."""

    pictures: tuple[OwnPicture, ...] = ()
    read_photo: Callable[[str], bytes] = lambda _name: b""


NO_OWN = OwnPictures()


class Taken(NamedTuple):
    """The clinic's pictures as they are drawn, by exercise id."""

    figures: Mapping[str, Figure]
    photos: Mapping[str, Drawing]
    words: Mapping[str, str]
    read: Mapping[str, OwnPicture]  # what they were made of


NOTHING = Taken({}, {}, {}, {})


def take(own: OwnPictures, before: Taken = NOTHING) -> Taken:
    """Every picture that can be shown; what is as it was ``before`` is not read again."""
    figures: dict[str, Figure] = {}
    photos: dict[str, Drawing] = {}
    words: dict[str, str] = {}
    for picture in own.pictures:
        if _is_as_before(picture, before):
            if picture.figure:
                figures[picture.id] = before.figures[picture.id]
            if picture.photo is not None:
                photos[picture.id] = before.photos[picture.id]
                words[picture.id] = picture.words
            continue
        try:
            if picture.figure:
                figures[picture.id] = read_figure(picture.id, picture.figure)
        except DesignerError as error:
            _LOG.warning("The shipped picture is shown: %s", error)
        try:
            if picture.photo is not None:
                photos[picture.id] = photo_drawing(picture, own.read_photo(picture.photo.file))
                words[picture.id] = picture.words
        except DesignerError as error:
            _LOG.warning("A figure is shown in place of a photo: %s", error)
    return Taken(figures, photos, words, {one.id: one for one in own.pictures})


def _is_as_before(picture: OwnPicture, before: Taken) -> bool:
    """What could not be read is tried again: the file may be there by now."""
    if before.read.get(picture.id) != picture:
        return False
    there = not picture.figure or picture.id in before.figures
    return there and (picture.photo is None or picture.id in before.photos)


def photo_drawing(picture: OwnPicture, content: bytes) -> Drawing:
    """A photo as a drawing, in the shape that the photo has."""
    photo = picture.photo
    if photo is None:
        raise FigureError("There is no photo.", "Choose one.", exercise=picture.id)
    scale = _PHOTO_UNITS / max(photo.width_px, photo.height_px)
    width, height = photo.width_px * scale, photo.height_px * scale
    return Drawing(width=round(width, 2), height=round(height, 2), shapes=(), photo=content)


def crossed_photo(drawing: Drawing) -> Drawing:
    """The photo of a restricted movement, with the cross in its upper corner."""
    shapes = badge(Mark(kind="no"), drawing.width - BADGE / 2 - 4, BADGE / 2 + 4)
    return msgspec.structs.replace(drawing, shapes=tuple(shapes))


def read_figure(exercise: str, text: str) -> Figure:
    """A figure from its own JSON, checked to the last joint. Raises FigureError."""
    try:
        spec = msgspec.json.decode(text, type=FigureSpec)
    except (msgspec.DecodeError, RecursionError) as error:
        raise FigureError(
            f"{error}.", "Open the picture's editor and save it anew.", exercise=exercise
        ) from error
    figure = build_figure(exercise, spec, {})
    stage(figure)  # settles every position
    return figure


def write_figure(figure: Figure) -> str:
    """A figure as JSON that ``read_figure`` reads."""
    return msgspec.json.encode(figure.spec).decode()
