"""Plain tables, and lines to write on."""

from collections.abc import Iterator

from exports.handout.blocks import Table, TableRow, WriteIn
from exports.handout.marks import Chunk, Row, Rule
from exports.handout.setting import Cell, Setting, column_wise, padded, underlined
from exports.handout.style import INK, LINE, SECOND_INK

_GAP = 12.0  # between columns
_PAD = 4.0
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
    columns, x = [], 0.0
    for share in table.shares:
        columns.append((x, share * setting.width - _GAP))
        x += share * setting.width
    return columns


def _row(row: TableRow, columns: list[tuple[float, float]], setting: Setting) -> tuple[Row, ...]:
    size = setting.style.small
    cells = [
        Cell(x, setting.lines(text, size, width, bold=index == 0), INK)
        for index, ((x, width), text) in enumerate(zip(columns, row.cells, strict=True))
        if text
    ]
    return underlined(padded(setting.rows(cells, size), _PAD, _PAD), setting.width)


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
