"""From the text of a file to its rows: which character parts the cells."""

import csv
import io
from collections.abc import Sequence
from typing import Literal, NamedTuple

from designer.log_csv.columns import field_of
from designer.log_csv.errors import LogCsvError

Delimiter = Literal[",", ";", "\t"]
DELIMITERS: tuple[Delimiter, ...] = (",", ";", "\t")
MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL = 10_000  # characters


class Row(NamedTuple):
    """The cells of one row, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """The names of the columns, and the rows below them."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: Delimiter


def table_of(text: str, delimiter: Delimiter | None = None) -> Table:
    """The table in a text. Raises LogCsvError: empty, no known column, or larger than any log."""
    chosen = delimiter or _delimiter_of(text)
    rows: list[Row] = []
    # Lines end where a table's lines end; a form feed inside a name is a letter like others.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=chosen)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                rows.append(_checked(line, cells))
            if len(rows) > MAX_ROWS:
                raise LogCsvError(
                    f"The table has more than {MAX_ROWS:,} rows; split it, for instance by year."
                )
    except csv.Error as error:
        raise LogCsvError(
            f"Line {before + 1} cannot be read ({error}); save the table anew as CSV."
        ) from error
    if text.count('"') % 2 and rows and "\n" in rows[-1].cells[-1]:
        raise LogCsvError(
            f"In line {rows[-1].line} a quotation mark is never closed: it swallows all lines "
            "below it. Close it, or save the table anew as CSV."
        )
    if not rows:
        raise LogCsvError("The file is empty; choose one with a row of column names and a log.")
    head = tuple(name.strip() for name in rows[0].cells)
    if not any(field_of(name) for name in head):
        raise LogCsvError(
            "Line 1 holds none of the known column names, such as date and pain_peak; "
            "give the columns the names of the description."
        )
    if "date" not in {field_of(name) for name in head}:
        raise LogCsvError("There is no column date; without it no entry has its day.")
    return Table(head, tuple(rows[1:]), chosen)


def _checked(line: int, cells: Sequence[str]) -> Row:
    if len(cells) > MAX_COLUMNS:
        raise LogCsvError(f"Line {line} has {len(cells)} cells; at most {MAX_COLUMNS} are read.")
    if any(len(cell) > MAX_CELL for cell in cells):
        raise LogCsvError(
            f"A cell in line {line} has more than {MAX_CELL:,} characters; shorten it, "
            "or look for a quotation mark that is never closed."
        )
    return Row(line, tuple(cells))


def _delimiter_of(text: str) -> Delimiter:
    """What parts the first line into most known columns; a comma where none does."""
    first = next(iter(text.lstrip().splitlines()), "")
    best: Delimiter = ","
    most = 0
    for delimiter in DELIMITERS:
        known = sum(1 for name in _cells_of(first, delimiter) if field_of(name))
        if known > most:
            best, most = delimiter, known
    return best


def _cells_of(line: str, delimiter: Delimiter) -> list[str]:
    """The cells of a line; none where it cannot be parted, which the reading will tell."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
