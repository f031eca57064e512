"""A text of an outline, with what it is and where it stands."""

from typing import NamedTuple

from exports.pdf.structure import Element


class Told(NamedTuple):
    """``place`` names the text in an error; ``element`` says what it is in the structure tree."""

    element: Element
    place: str
    text: str
