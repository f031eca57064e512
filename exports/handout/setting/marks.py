"""What can stand on a page, as plain values: text, lines, boxes, signs, pictures.

x runs to the right from the left margin, y downwards from the top of the row; both in points.
There are thousands, of which most are thrown away again: values are made sooner than named tuples.
"""

from typing import Literal

from designer.figures import Drawing
from designer.model.base import Value
from exports.handout.content.blocks import Draw


class Text(Value, frozen=True):
    """One line of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    size: float
    bold: bool
    colour: str


class Rule(Value, frozen=True):
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float
    colour: str
    dashed: bool = False


class Box(Value, frozen=True):
    """A rectangle; an empty colour leaves out its fill or its line."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    line: str = ""
    line_width: float = 1


class Sign(Value, frozen=True):
    """A drawn sign, ``size`` wide and high, with its upper left corner at x, y."""

    kind: Literal["stop", "urgent", "call", "dot", "disc", "tick-box", "scissors"]
    x: float
    y: float
    size: float
    colour: str


class Picture(Value, frozen=True):
    """A figure scaled to ``width``; ``words`` say what it shows to those who cannot see it."""

    x: float
    y: float
    width: float
    drawing: Drawing
    words: str = ""


class Photo(Value, frozen=True):
    """A picture made of dots, such as a logo: a PNG of the given size on paper."""

    x: float
    y: float
    width: float
    height: float
    png: bytes
    words: str = ""


class Drawn(Value, frozen=True):
    """Something that draws itself onto the canvas, such as a chart."""

    x: float
    y: float
    height: float
    draw: Draw
    words: str = ""


Mark = Text | Rule | Box | Sign | Picture | Photo | Drawn


class Row(Value, frozen=True):
    """A strip of the page that is never divided."""

    height: float
    marks: tuple[Mark, ...] = ()


class Frame(Value, frozen=True):
    """A box behind rows that belong together; drawn anew where they continue on the next page."""

    fill: str = ""
    line: str = ""
    line_width: float = 1
    bar: str = ""  # colour of a thick line on the left
    bar_width: float = 0
    x: float = 0
    width: float = 0  # 0: as wide as the page's text


class Chunk(Value, frozen=True):
    """Rows that stay together if a page can hold them.

    ``head`` is repeated above them on each new page, as for a table. ``with_next`` keeps a heading
    with what it announces. ``columns`` says that the texts are told column by column.
    ``place`` names the chunk in an error.
    """

    rows: tuple[Row, ...]
    place: str
    head: tuple[Row, ...] = ()
    space_before: float = 0
    with_next: bool = False
    new_page: bool = False
    frame: Frame | None = None
    columns: bool = False
    bookmark: str = ""
