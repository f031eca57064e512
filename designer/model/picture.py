"""The clinic's own picture of an exercise: a figure it posed itself, or a photo."""

from typing import Annotated

from msgspec import Meta

from designer.model.base import Identity, ShortText, Value

PhotoFile = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\.(jpg|png)$")]
FigureText = Annotated[str, Meta(max_length=100_000)]


class Photo(Value, frozen=True, kw_only=True):
    """A picture file of the clinic, by its name in the folder ``pictures``."""

    file: PhotoFile
    width_px: Annotated[int, Meta(ge=1, le=10_000)]
    height_px: Annotated[int, Meta(ge=1, le=10_000)]


class OwnPicture(Value, frozen=True, kw_only=True):
    """What is shown in place of the shipped picture. A photo goes before a figure.

    ``figure`` is the JSON of one figure as ``docs/figures.md`` has it, kept as text: a figure that
    this version cannot read must not make the library unreadable.
    """

    id: Identity  # of the exercise
    figure: FigureText = ""
    photo: Photo | None = None
    words: ShortText = ""  # what the photo shows, for those who cannot see it
