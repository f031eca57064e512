"""Chunks of rows dealt out to pages. Nothing is cut: what does not fit moves to the next page."""

from collections.abc import Sequence
from typing import NamedTuple

from exports.handout.errors import HandoutError
from exports.handout.setting.marks import Chunk, Frame, Row
from exports.handout.setting.setting import column_wise

# A page never ends or begins with fewer rows of a divided chunk than this.
_LEAST_ROWS = 2


class PlacedRow(NamedTuple):
    """A row and the distance of its top from the top of the page's content."""

    y: float
    row: Row


class PlacedFrame(NamedTuple):
    y: float
    height: float
    frame: Frame


class Bookmark(NamedTuple):
    y: float
    title: str


class Page(NamedTuple):
    """What stands on one page."""

    rows: tuple[PlacedRow, ...]
    frames: tuple[PlacedFrame, ...]
    bookmarks: tuple[Bookmark, ...]


def paginate(chunks: Sequence[Chunk], height: float) -> tuple[Page, ...]:
    """Pages of at most ``height``, in the order of the chunks."""
    flow = _Flow(height)
    for index, chunk in enumerate(chunks):
        flow.place(chunk, _needed(chunks, index, height))
    return flow.pages()


def total_height(chunks: Sequence[Chunk]) -> float:
    """The height of the chunks on one endless page, each head once."""
    height = 0.0
    head: tuple[Row, ...] = ()
    for chunk in chunks:
        height += chunk.space_before + _height(chunk.rows)
        if chunk.head is not head and chunk.head != head:
            height += _height(chunk.head)
        head = chunk.head
    return height


def _needed(chunks: Sequence[Chunk], index: int, height: float) -> float:
    """The room a chunk asks for: a heading asks for what follows it as well."""
    chunk = chunks[index]
    own = chunk.space_before + _height(chunk.rows)
    if chunk.with_next and index + 1 < len(chunks) and not chunks[index + 1].new_page:
        together = own + _height(chunks[index + 1].head) + _needed(chunks, index + 1, height)
        if together <= height:  # else they cannot help being parted
            return together
    if own + _height(chunk.head) > height:
        own = chunk.space_before + _height(chunk.rows[:_LEAST_ROWS])
    return own


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)


class _Flow:
    """The page being filled, and those already full."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._full: list[Page] = []
        self._y = 0.0
        self._head: tuple[Row, ...] = ()
        self._rows: list[PlacedRow] = []
        self._frames: list[PlacedFrame] = []
        self._bookmarks: list[Bookmark] = []

    def pages(self) -> tuple[Page, ...]:
        self._end_page()
        return tuple(self._full)

    def place(self, chunk: Chunk, needed: float) -> None:
        if self._y and (
            chunk.new_page or self._y + self._head_height(chunk) + needed > self._height
        ):
            self._turn()
        y = self._y + (chunk.space_before if self._y else 0)
        if chunk.bookmark:
            self._bookmarks.append(Bookmark(y, chunk.bookmark))
        self._y = y
        rest = list(chunk.rows)
        while rest:
            self._place_head(chunk)
            count = self._fitting(rest, chunk)
            if count == 0:
                self._turn()
                continue
            placed = rest[:count]
            self._place_rows([column_wise(placed)] if chunk.columns else placed, chunk.frame)
            rest = rest[count:]
            if rest:
                self._turn()

    def _fitting(self, rows: Sequence[Row], chunk: Chunk) -> int:
        """How many rows fit, without leaving too few on either page."""
        room = self._height - self._y
        if _height(rows) <= room:
            return len(rows)
        count = 0
        while count < len(rows) and room >= rows[count].height - 1e-6:
            room -= rows[count].height
            count += 1
        at_top = self._y <= _height(chunk.head) + 1e-6
        if count == 0 and at_top:
            place = chunk.place[:1].upper() + chunk.place[1:]
            raise HandoutError(
                f"{place} does not fit on one page; shorten it or choose another layout."
            )
        if count < len(rows):
            count = min(count, max(len(rows) - _LEAST_ROWS, 1))
            if count < _LEAST_ROWS and not at_top:
                return 0
        return count

    def _place_rows(self, rows: Sequence[Row], frame: Frame | None) -> None:
        if frame is not None:
            self._frames.append(PlacedFrame(self._y, _height(rows), frame))
        for row in rows:
            self._rows.append(PlacedRow(self._y, row))
            self._y += row.height

    def _head_height(self, chunk: Chunk) -> float:
        return 0 if self._has_head(chunk) else _height(chunk.head)

    def _has_head(self, chunk: Chunk) -> bool:
        """Whether the page has the head of the chunk above it already."""
        return chunk.head is self._head or chunk.head == self._head

    def _place_head(self, chunk: Chunk) -> None:
        if chunk.head and not self._has_head(chunk):
            self._place_rows(chunk.head, None)
        self._head = chunk.head

    def _turn(self) -> None:
        self._end_page()
        self._y, self._head = 0.0, ()
        self._rows, self._frames, self._bookmarks = [], [], []

    def _end_page(self) -> None:
        self._full.append(Page(tuple(self._rows), tuple(self._frames), tuple(self._bookmarks)))
