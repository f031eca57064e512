"""Plain tables, lines to write on, the scale of pain, and the key to the signs."""

from collections.abc import Iterator

from msgspec.structs import replace

from exports.handout.content.blocks import Scale, SignKey, Table, TableRow, WriteIn
from exports.handout.setting.marks import Chunk, Frame, Mark, Picture, Row, Rule, Text
from exports.handout.setting.setting import Cell, Setting, column_wise, joined, padded, underlined
from exports.handout.setting.style import INK, LINE, SECOND_INK

_GAP, _NARROW_GAP = 12.0, 2.0  # between columns
_TOGETHER = 2  # rows of a table that never leave its heading alone
_LINE = 2.1  # distance of writing lines as a multiple of the type size


def table_chunks(table: Table, setting: Setting) -> Iterator[Chunk]:
    """One chunk for each row; a row too high for a page goes on on the next."""
    columns = _columns(table, setting)
    size = setting.style.small
    head: tuple[Row, ...] = ()
    if table.heads:
        cells = [
            Cell(x, setting.lines(title, size, width, bold=True), SECOND_INK)
            for (x, width), title in zip(columns, table.heads, strict=True)
        ]
        rows = padded(setting.rows(cells, size), 2, 3)
        head = (column_wise(underlined(rows, setting.width, 1.2)),)
    for index, row in enumerate(table.rows):
        yield Chunk(
            _row(row, columns, setting),
            place=row.place,
            head=head,
            columns=True,
            with_next=index + 1 < min(_TOGETHER, len(table.rows)),
        )


def _columns(table: Table, setting: Setting) -> list[tuple[float, float]]:
    """Place and width of each column."""
    narrow = min(table.shares) * setting.width < 2 * _GAP  # columns of numbers in half a page
    gap = _NARROW_GAP if narrow else _GAP
    columns, x = [], 0.0
    for share in table.shares:
        columns.append((x, share * setting.width - gap))
        x += share * setting.width
    return columns


def _row(row: TableRow, columns: list[tuple[float, float]], setting: Setting) -> tuple[Row, ...]:
    size, pad = setting.style.small, setting.style.pad
    cells = [
        Cell(x, setting.lines(text, size, width, bold=index == 0), INK)
        for index, ((x, width), text) in enumerate(zip(columns, row.cells, strict=True))
        if text
    ]
    return underlined(padded(setting.rows(cells, size), pad, pad), setting.width)


def write_in_chunk(block: WriteIn, setting: Setting) -> Chunk:
    """The label, then empty lines; a single line begins beside its label."""
    size = setting.style.body
    high = size * _LINE
    rows: list[Row] = []
    start = 0.0
    if block.label:
        labelled = setting.text_rows(block.label, size, width=setting.width, bold=True)
        if block.lines == 1 and len(labelled) == 1:
            start = setting.fonts.bold.width(block.label, size) + 8
            rows = list(padded(labelled, high - labelled[0].height, 0))
            line = Rule(start, high - 3, setting.width, high - 3, 0.7, LINE)
            rows[-1] = Row(rows[-1].height, (*rows[-1].marks, line))
            return Chunk(tuple(padded(rows, 2, 8)), place="a line to write on")
        rows = list(labelled)
    rows += [
        Row(high, (Rule(0, high - 3, setting.width, high - 3, 0.7, LINE),))
        for _ in range(block.lines)
    ]
    return Chunk(tuple(padded(rows, 2, 8)), place="lines to write on")


def scale_chunk(block: Scale, setting: Setting) -> Chunk:
    """A line with the numbers 0 to 10 below it, between the words for both ends."""
    size = setting.style.small
    width_of = setting.fonts.bold.width
    left = width_of(block.low, size) + 12
    right = setting.width - width_of(block.high, size) - 12
    below = right - left < 20 * size  # large type: the words go below the line
    if below:
        left, right = 0.0, setting.width
    step = (right - left - size) / 10
    leading = setting.style.leading(size)
    middle = leading / 2
    baseline = middle + 0.36 * size
    line = leading + 3
    words = baseline + line + 6 if below else baseline
    marks: list[Mark] = [Text(0, words, block.low, size, True, INK)]
    for number in range(11):
        x = left + size / 2 + number * step
        text = str(number)
        marks.append(Text(x - width_of(text, size) / 2, baseline, text, size, True, INK))
        marks.append(Rule(x, line - 4, x, line + 4, 1, INK))
    high_x = setting.width - width_of(block.high, size)
    marks.append(Text(high_x, words, block.high, size, True, INK))
    marks.append(Rule(left + size / 2, line, right - size / 2, line, 1.2, INK))
    height = line + 8 + (leading if below else 0)
    return Chunk((Row(height, tuple(marks)),), place="the scale of pain", space_before=4)


def sign_key_chunk(block: SignKey, setting: Setting) -> Chunk:
    """The signs with their words, two beside each other where the type leaves room."""
    size = setting.style.small
    across = 2 if setting.width > 20 * size else 1
    room = setting.width / across
    rows = [*padded(setting.text_rows(block.title, setting.style.body, bold=True), 0, 2)]
    for first in range(0, len(block.signs), across):
        marks: list[Mark] = []
        high = 0.0
        for index, (drawing, words) in enumerate(block.signs[first : first + across]):
            x = 8 + index * (room - 8)
            wide = size * 1.9
            tall = wide * drawing.height / drawing.width
            lines = setting.lines(words, size, room - wide - 24)
            words_row = joined(setting.rows([Cell(x + wide + 8, lines)], size))
            cell = joined(padded((words_row,), 2, 2, least=tall + 4))
            marks.append(Picture(x, (cell.height - tall) / 2, wide, drawing))
            marks += cell.marks
            high = max(high, cell.height)
        rows.append(Row(high, tuple(marks)))
    framed = Frame(line=LINE, line_width=0.8)
    indented = [
        Row(row.height, tuple(_inset(mark, 8) if index == 0 else mark for mark in row.marks))
        for index, row in enumerate(rows)
    ]
    whole = joined(padded(indented, 6, 5))
    return Chunk(
        (whole,), place="the meaning of the signs", space_before=12, frame=framed, with_next=True
    )


def _inset(mark: Mark, by: float) -> Mark:
    return replace(mark, x=mark.x + by) if isinstance(mark, Text) else mark
