"""Sizes of paper and type. Lengths are in points (1/72 inch) unless a name says otherwise."""

from typing import NamedTuple

from designer.model.base import Value
from exports.handout.errors import HandoutError

POINTS_PER_MM = 72 / 25.4

INK = "#1B2430"
SECOND_INK = "#3F4A57"
ACCENT = "#0F6E84"
LINE = "#8C97A4"
TINT = "#EDF3F5"
GREY_TINT = "#F0F0F0"
WHITE = "#FFFFFF"


class Paper(Value, frozen=True, kw_only=True):
    """A sheet and its margins in mm. They leave room for printers that cannot print to the edge."""

    width: float
    height: float
    side_margin_mm: float = 18
    top_margin_mm: float = 14
    bottom_margin_mm: float = 12

    @property
    def left(self) -> float:
        return self.side_margin_mm * POINTS_PER_MM

    @property
    def text_width(self) -> float:
        return self.width - 2 * self.left

    @property
    def top(self) -> float:
        """Distance of the content from the upper edge."""
        return self.top_margin_mm * POINTS_PER_MM

    @property
    def bottom(self) -> float:
        """Distance of the footer from the lower edge."""
        return self.bottom_margin_mm * POINTS_PER_MM


PAPERS = {
    "A4": Paper(width=595.276, height=841.89),
    "letter": Paper(width=612, height=792),
}


class Style(Value, frozen=True, kw_only=True):
    """Type sizes. No text of the handout is smaller than ``small``."""

    body: float = 13
    small: float = 12
    title: float = 23
    heading: float = 18
    name: float = 15  # of an exercise
    label_width: float = 78  # the column of labels on a card
    figure_beside: bool = True  # of the steps of a card; else above them
    compact: bool = False  # lists run on as sentences: for a page 1 that is too full otherwise
    listed: frozenset[str] = frozenset()  # tones of the signs that stay lists even then
    line: float = 1.3  # line height as a multiple of the size
    grid_figure: float = 1  # size of the pictures in the week grid; 0: none
    figure_scale: float = 0.9  # points for a centimetre of the body, on a card
    part_gap: float = 4  # between the lines of a card that is cut out, or of a list
    log_row: float = 2.15  # height of a line of the log as a multiple of the size
    pad: float = 4  # above and below the rows of a plain table, and between the parts of a log
    accent: str = ACCENT
    tint: str = TINT

    def leading(self, size: float) -> float:
        """Distance from line to line for text of ``size``."""
        return size * self.line


# Where not all signs fit as lists, the ones that nobody may miss stay so longest.
_LISTED = (
    frozenset({"stop", "urgent", "call"}),
    frozenset({"stop", "urgent"}),
    frozenset({"urgent"}),
    frozenset[str](),
)


class FirstPage(NamedTuple):
    """A way to set page 1."""

    size: float
    only_signs: bool = False  # plain paragraphs move to page 2
    compact: bool = False
    line: float = 1.3  # line height as a multiple of the size
    listed: frozenset[str] = frozenset()  # as in ``Style``


NORMAL = Style()
RECORD = Style(body=10.5, small=10, title=18, heading=13, name=11, line=1.28)
"""For the clinic's own papers."""
POCKET = Style(body=12, small=12, title=16, heading=14, name=12.5, line=1.24)
"""For columns of half a page."""
LARGE = Style(
    body=18,
    small=18,
    title=28,
    heading=24,
    name=21,
    label_width=112,
    figure_beside=False,
    line=1.28,
)  # reflowed, not scaled: the margins stay
FIRST_PAGES = {
    "pages": (
        *(FirstPage(size) for size in (14, 13, 12)),
        *(FirstPage(12, line=line) for line in (1.22, 1.16)),
        *(FirstPage(12, compact=True, listed=_LISTED[0], line=line) for line in (1.22, 1.16)),
        FirstPage(12, only_signs=True),
        FirstPage(12, only_signs=True, line=1.22),
        *(FirstPage(12, only_signs=True, compact=True, listed=listed) for listed in _LISTED),
        FirstPage(12, only_signs=True, compact=True, line=1.17),
    ),
    "large": (
        FirstPage(18),
        *(
            FirstPage(size, only_signs=True, compact=True, listed=_LISTED[0], line=1.22)
            for size in (18, 17, 16, 15, 14)
        ),
        *(
            FirstPage(size, only_signs=True, compact=True, listed=listed)
            for size in (16, 15, 14)
            for listed in _LISTED[1:]
        ),
        *(FirstPage(size, only_signs=True, compact=True, line=1.17) for size in (14, 13)),
    ),
}
"""What to try, roomiest first, until all signs stand on page 1."""


class PocketCover(NamedTuple):
    """A way to set the outside of the pocket list."""

    line: float  # line height as a multiple of the size
    compact: bool = False
    listed: frozenset[str] = frozenset()  # as in ``Style``


POCKET_COVERS = (
    PocketCover(1.24),
    PocketCover(1.15),
    PocketCover(1.12),
    *(PocketCover(1.15, compact=True, listed=listed) for listed in _LISTED),
    PocketCover(1.12, compact=True),
)
"""What to try, roomiest first, until all signs stand on the outside."""
POCKET_INSIDES = tuple(
    (line, figure)
    for line, figures in ((1.24, (1.7, 1.5, 1.3, 1.15, 1, 0.85)), (1.16, (1.15, 1, 0.85, 0.8)))
    for figure in figures
)
"""Line height and pictures to try, roomiest first, for as few pages as may be."""
LOG_ROWS = (
    (13, 2.15, 1.3, 4),
    (12, 2.0, 1.28, 4),
    (12, 1.8, 1.24, 4),
    (12, 1.65, 1.2, 4),
    (12, 1.5, 1.17, 3),
    (12, 1.4, 1.15, 3),
    (12, 1.35, 1.12, 2),
    (12, 1.3, 1.1, 2),
    (12, 1.25, 1.08, 1.5),
    (12, 1.22, 1.06, 1),
)
"""Body, height of a line, leading and padding to try, roomiest first, for a log on one page."""
PICTURED = tuple((line, figure) for line in (1.3, 1.2) for figure in (1.5, 1.3, 1.15, 1, 0.85))
"""Line height and pictures of exercises told whole to try, for as few pages as may be."""
LARGE_LOG_ROWS = (
    (18, 2.15, 1.28, 4),
    (18, 1.9, 1.24, 4),
    (18, 1.7, 1.18, 4),
    (18, 1.5, 1.15, 4),
)
"""The same in large print, where the type stays large, for as few pages as may be."""
GRID_FIGURES = (2.4, 2.0, 1.6, 1.3, 1.0)
"""What to try, largest first, until a week stands on one page."""
FULL_GRIDS = ((12, 1.2, 1.0), (12, 1.15, 0.8), (12, 1.15, 0), (12, 1.08, 0))
"""Type, line height and pictures for a week of many exercises, if none of those does."""


def paper_called(name: str) -> Paper:
    """The paper ``name`` ("A4" or "letter")."""
    for known, paper in PAPERS.items():
        if known.casefold() == name.casefold():
            return paper
    raise HandoutError(f"There is no paper {name!r}; choose one of: {', '.join(PAPERS)}.")
