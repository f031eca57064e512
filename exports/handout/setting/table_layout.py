"""The three tables: week grid, doses, log. Their heads are repeated on every page."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from exports.handout.content.blocks import (
    DayHead,
    DoseRow,
    DoseTable,
    GridRow,
    LogRow,
    LogSheet,
    WeekGrid,
)
from exports.handout.setting.card_layout import badge_width, number_badge
from exports.handout.setting.figure_layout import arranged
from exports.handout.setting.marks import Box, Chunk, Mark, Picture, Row, Rule, Sign, Text
from exports.handout.setting.setting import Cell, Setting, column_wise, joined, padded, underlined
from exports.handout.setting.style import INK, LINE, SECOND_INK

_PAD = 5.0
_TOGETHER = 3  # rows of a table that never leave its heading alone
_FIGURE = (4.4, 2.6)  # room for a small figure, as multiples of the type size
_FIGURE_PAD, _FIGURE_GAP = 1.5, 6.0
_SHADE = "#E8E8E8"  # of a field that stays blank
_TICK = 1.05  # side of a tick box as a multiple of the type size


class _DayColumns:
    """Seven equal columns at the right of the page, as narrow as their heads allow."""

    def __init__(self, heads: Sequence[DayHead], setting: Setting) -> None:
        size = setting.style.small
        bold = setting.fonts.bold
        widest = max(bold.width(word, size) for head in heads for word in _words(head))
        self.each = max(widest + 5, 32)
        self.left = setting.width - 7 * self.each
        self._heads = heads
        self._setting = setting

    def head_rows(self, title: str) -> tuple[Row, ...]:
        """Weekday, day and month under each other; the title beside them."""
        setting, size = self._setting, self._setting.style.small
        leading = setting.style.leading(size)
        rows = setting.rows([Cell(0, setting.lines(title, size, self.left - 8, bold=True))], size)
        marks = list(joined(rows).marks)
        for index, head in enumerate(self._heads):
            for line, word in enumerate(_words(head)):
                bold = line < 2  # the month is the same nearly everywhere
                width = setting.fonts.face(bold=bold).width(word, size)
                x = self.left + index * self.each + (self.each - width) / 2
                y = leading * (line + 0.5) + 0.36 * size
                marks.append(Text(x, y, word, size, bold, INK if bold else SECOND_INK))
        height = leading * max(len(rows), *(len(_words(head)) for head in self._heads))
        whole = padded((Row(height, tuple(marks)),), 2, 3)
        return underlined(whole, setting.width, 1.2)

    def tick(self, day: int, middle: float) -> Sign:
        """A box to tick in the column of ``day``."""
        side = self._setting.style.small * _TICK
        x = self.left + day * self.each + (self.each - side) / 2
        return Sign("tick-box", x, middle - side / 2, side, INK)

    def shade(self, day: int, height: float) -> Box:
        """The field of a day on which there is nothing to fill in."""
        return Box(self.left + day * self.each, 0, self.each, height, fill=_SHADE)

    def dividers(self, height: float) -> tuple[Rule, ...]:
        """Lines between the columns."""
        xs = [self.left + day * self.each for day in range(7)]
        return tuple(Rule(x, 0, x, height, 0.5, LINE) for x in xs)


def _words(head: DayHead) -> list[str]:
    return [word for word in (head.weekday, head.day, head.month) if word]


def grid_chunks(grid: WeekGrid, setting: Setting) -> Iterator[Chunk]:
    """One chunk for each exercise, and one for the title of each session."""
    columns = _DayColumns(grid.days, setting)
    head = columns.head_rows(grid.head)
    for group in grid.groups:
        if group.title:
            yield _title(group.title, "a session's title", head, setting)
        for row in group.rows:
            yield Chunk(
                _grid_row(row, columns, setting),
                place=f"exercise {row.number} in the week grid",
                head=head,
                columns=True,
            )


def _grid_row(row: GridRow, columns: _DayColumns, setting: Setting) -> tuple[Row, ...]:
    if not setting.style.figure_beside:
        return _stacked_row(row, columns, setting)
    size = setting.style.small
    room = columns.left - 8
    picture = _small_picture(row, room, setting)
    wide, high = _figure_room(setting)
    width = room - (wide if picture else 0)
    named = setting.rows([_named(row, width, setting)], size)
    least = high + 2 * _FIGURE_PAD if picture else 0
    whole = joined(padded(named, _PAD, _PAD, least=least))
    middle = whole.height / 2
    ticks = tuple(columns.tick(day, middle) for day, planned in enumerate(row.days) if planned)
    marks = (*picture, *whole.marks, *ticks)
    return underlined((Row(whole.height, marks),), setting.width)


def _named(row: GridRow, width: float, setting: Setting) -> Cell:
    """Number and name, the dose and its details below."""
    name = numbered(row.number, row.name, width, setting, bold=bool(row.dose))
    for text in (row.dose, row.details):
        if text:
            lines = setting.lines(text, setting.style.small, width - name.x)
            name = replace(name, lines=(*name.lines, *lines))
    return name


def _stacked_row(row: GridRow, columns: _DayColumns, setting: Setting) -> tuple[Row, ...]:
    """Large print: the words have the whole width; picture and boxes stand below them."""
    size = setting.style.small
    named = setting.rows([_named(row, setting.width, setting)], size)
    # A week without doses has cards with large pictures after it; it stays short.
    picture = _small_picture(row, columns.left - 8, setting) if row.dose else ()
    high = _figure_room(setting)[1] + 2 * _FIGURE_PAD if picture else size * 1.5
    ticks = tuple(columns.tick(day, high / 2) for day, planned in enumerate(row.days) if planned)
    rows = padded((*named, Row(high, (*picture, *ticks))), _PAD, _PAD)
    return underlined((joined(rows),), setting.width)


def _figure_room(setting: Setting) -> tuple[float, float]:
    """The room for a small figure: wider rather than higher where it may be large."""
    size, scale = setting.style.small, setting.style.grid_figure
    return _FIGURE[0] * size * (1 + (scale - 1) * 0.72), _FIGURE[1] * size * scale


def _small_picture(row: GridRow, room: float, setting: Setting) -> tuple[Picture | Text, ...]:
    """The figure left of the boxes, for the eye only: the name says the same."""
    if row.figure is None or not setting.style.grid_figure:
        return ()
    wide, high = _figure_room(setting)
    wide = min(wide, room)
    figure = arranged([row.figure], "", wide - _FIGURE_GAP, high, 1)
    x = room - wide + (wide - figure.width + _FIGURE_GAP) / 2
    return figure.at(x, _FIGURE_PAD + (high - figure.height) / 2)


def numbered(number: int, name: str, width: float, setting: Setting, *, bold: bool) -> Cell:
    """An exercise's number and name in a column of ``width``."""
    size = setting.style.small
    x = badge_width(size * 0.8)
    badge: tuple[Mark, ...] = number_badge(
        number, 0, setting.style.leading(size) / 2, setting, size * 0.8
    )
    return Cell(x, setting.lines(name, size, width - x, bold=bold), INK, badge)


def dose_chunks(table: DoseTable, setting: Setting) -> Iterator[Chunk]:
    """One chunk for each dose; the last one never stands alone on a page."""
    xs = _dose_columns(table, setting)
    size = setting.style.small
    head_cells = [
        Cell(x, setting.lines(title, size, width, bold=True), SECOND_INK)
        for (x, width), title in zip(xs, table.heads, strict=True)
        if title
    ]
    head_rows = padded(setting.rows(head_cells, size), 2, 3)
    head = (column_wise(underlined(head_rows, setting.width, 1.2)),)
    for index, row in enumerate(table.rows):
        yield Chunk(
            _dose_row(row, xs, setting),
            place=f"the dose of exercise {row.number}",
            head=head,
            columns=True,
            with_next=index + 1 < min(_TOGETHER, len(table.rows)) or index + 2 == len(table.rows),
        )


def _dose_columns(table: DoseTable, setting: Setting) -> tuple[tuple[float, float], ...]:
    """Place and width of the three columns; without easier versions the others share the room."""
    shares = (0.33, 0.41, 0.26) if table.heads[2] else (0.4, 0.6, 0)
    gap = 10
    x = 0.0
    columns = []
    for share in shares:
        columns.append((x, share * setting.width - gap))
        x += share * setting.width
    return tuple(columns)


def _dose_row(
    row: DoseRow, columns: Sequence[tuple[float, float]], setting: Setting
) -> tuple[Row, ...]:
    size = setting.style.small
    (_, name_width), (dose_x, dose_width), (easier_x, easier_width) = columns
    name = numbered(row.number, row.name, name_width, setting, bold=True)
    if row.days:
        days = setting.lines(row.days, size, name_width - name.x)
        name = replace(name, lines=(*name.lines, *days))
    dose = setting.lines(row.main, size, dose_width, bold=True)
    if row.details:
        dose += setting.lines(row.details, size, dose_width)
    cells = [name, Cell(dose_x, dose)]
    if row.easier:
        cells.append(Cell(easier_x, setting.lines(row.easier, size, easier_width)))
    return underlined(padded(setting.rows(cells, size), _PAD, _PAD), setting.width)


def _title(words: str, place: str, head: tuple[Row, ...], setting: Setting) -> Chunk:
    """The title of a few rows; it keeps to the first of them."""
    rows = setting.text_rows(words, setting.style.small, bold=True, colour=setting.style.accent)
    return Chunk(padded(rows, setting.style.pad + 4, 2), place=place, head=head, with_next=True)


def log_chunks(sheet: LogSheet, setting: Setting) -> Iterator[Chunk]:
    """One chunk for each question, with room to write."""
    columns = _DayColumns(sheet.days, setting)
    head = columns.head_rows(sheet.head)
    for row in sheet.rows:
        if row.group:
            yield _title(row.group, "a group of the log", head, setting)
        off = tuple(not on for on in sheet.planned) if row.rests else (False,) * 7
        asked = _log_row(row, off, columns, setting)
        # The numbers to stop at, a table too, stand above it.
        apart = 2 * setting.style.pad if row is sheet.rows[0] else 0
        yield Chunk(asked, place="a question of the log", head=head, space_before=apart)


def _log_row(
    row: LogRow, off: Sequence[bool], columns: _DayColumns, setting: Setting
) -> tuple[Row, ...]:
    """A question; the fields of days that are ``off`` are grey."""
    size = setting.style.small
    question = Cell(0, setting.lines(row.question, size, columns.left - 8))
    whole = joined(padded(setting.rows([question], size), 2, 2, least=size * setting.style.log_row))
    height = whole.height
    asked = [day for day in range(7) if not off[day]]
    ticks = tuple(columns.tick(day, height / 2) for day in asked) if row.tick else ()
    grey = tuple(columns.shade(day, height) for day in range(7) if off[day])
    marks = (*grey, *whole.marks, *columns.dividers(height), *ticks)
    return underlined((Row(height, marks),), setting.width)
