"""Type set into rows: lines of text in columns, the material of every block."""

from collections.abc import Sequence

from msgspec.structs import replace

from designer.model.base import Value
from exports.handout.setting.marks import Mark, Row, Rule, Text
from exports.handout.setting.style import INK, LINE, Style
from exports.handout.typefaces.fonts import Fonts

_SEPARATOR = " · "


class Cell(Value, frozen=True):
    """Lines of text at ``x``, and marks before the first line. All lines have the same size."""

    x: float
    lines: tuple[tuple[str, bool], ...] = ()  # text, bold
    colour: str = INK
    marks: tuple[Mark, ...] = ()


class Setting:
    """The room there is and the type to fill it with."""

    def __init__(self, style: Style, width: float, fonts: Fonts, page_height: float = 0) -> None:
        self.style = style
        self.width = width
        self.fonts = fonts
        self.page_height = page_height  # of a page's content; 0 where it does not matter
        self._value = (style, width, page_height, fonts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Setting) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def with_style(self, style: Style) -> "Setting":
        """The same room in another style."""
        return Setting(style, self.width, self.fonts, self.page_height)

    def lines(
        self, text: str, size: float, width: float, *, bold: bool = False
    ) -> tuple[tuple[str, bool], ...]:
        """``text`` broken into lines of at most ``width``, each with its weight."""
        face = self.fonts.face(bold=bold)
        return tuple([(line, bold) for line in face.lines(text, size, width)])

    def listed(
        self, texts: Sequence[str], size: float, width: float, *, bold: bool = False
    ) -> tuple[tuple[str, bool], ...]:
        """Texts in a row with dots between; a new line begins between texts where one can."""
        face = self.fonts.face(bold=bold)
        lines: list[str] = []
        for text in texts:
            together = f"{lines[-1]}{_SEPARATOR}{text}" if lines else text
            if lines and face.width(together, size) <= width:
                lines[-1] = together
            else:
                lines.extend(face.lines(text, size, width))
        return tuple((line, bold) for line in lines)

    def measure(self, size: float) -> float:
        """The longest line that reads easily: about 68 characters, or the whole width."""
        return min(self.width, 36 * size)

    def text_rows(
        self,
        text: str,
        size: float,
        *,
        x: float = 0,
        width: float = 0,
        bold: bool = False,
        colour: str = INK,
    ) -> tuple[Row, ...]:
        """A paragraph, one row for each line."""
        lines = self.lines(text, size, width or self.measure(size), bold=bold)
        return self.rows([Cell(x, lines, colour)], size)

    def run_in(
        self, lead: str, text: str, size: float, *, x: float, width: float
    ) -> tuple[Row, ...]:
        """Bold words that run into a sentence on the same line."""
        bold = self.fonts.bold
        *whole, last = bold.lines(lead, size, width)
        indent = bold.width(f"{last} ", size)
        first, *others = self.fonts.regular.lines(text, size, width, indent)
        lead_lines = tuple((line, True) for line in (*whole, last))
        rows = [*self.rows([Cell(x, lead_lines)], size)]
        beside = self.rows([Cell(x + indent, ((first, False),))], size)[0]
        rows[-1] = Row(rows[-1].height, (*rows[-1].marks, *beside.marks))
        if others:
            rows += self.rows([Cell(x, tuple((line, False) for line in others))], size)
        return tuple(rows)

    def rows(self, cells: Sequence[Cell], size: float) -> tuple[Row, ...]:
        """Cells side by side: the first row holds the first line of each, and so on."""
        leading = self.style.leading(size)
        baseline = leading / 2 + 0.36 * size  # capitals stand in the middle of the line
        if len(cells) == 1 and not cells[0].marks:  # most are plain lines
            cell = cells[0]
            x, colour = cell.x, cell.colour
            plain = [
                Row(leading, (Text(x, baseline, text, size, bold, colour),) if text else ())
                for text, bold in cell.lines
            ]
            return tuple(plain) or (Row(leading),)
        count = max((len(cell.lines) for cell in cells), default=0) or 1
        rows = []
        for index in range(count):
            marks: list[Mark] = []
            for cell in cells:
                if index == 0:
                    marks.extend(cell.marks)
                if index < len(cell.lines) and cell.lines[index][0]:
                    text, bold = cell.lines[index]
                    marks.append(Text(cell.x, baseline, text, size, bold, cell.colour))
            rows.append(Row(leading, tuple(marks)))
        return tuple(rows)


def padded(
    rows: Sequence[Row], before: float, after: float, *, least: float = 0
) -> tuple[Row, ...]:
    """The rows with room above and below, ``least`` points high altogether."""
    result = list(rows)
    if least:
        missing = least - before - after - sum(row.height for row in rows)
        if missing > 0:
            before, after = before + missing / 2, after + missing / 2
    if before:
        first = result[0]
        marks = tuple([lowered(mark, before) for mark in first.marks])
        result[0] = Row(first.height + before, marks)
    if after:
        last = result[-1]
        result[-1] = Row(last.height + after, last.marks)
    return tuple(result)


def lowered(mark: Mark, by: float) -> Mark:
    """The mark moved down."""
    if not by:
        return mark
    if isinstance(mark, Rule):
        return replace(mark, y=mark.y + by, to_y=mark.to_y + by)
    return replace(mark, y=mark.y + by)


def moved(mark: Mark, right: float, down: float) -> Mark:
    """The mark moved right and down."""
    if isinstance(mark, Rule):
        mark = replace(mark, to_x=mark.to_x + right)
    return lowered(replace(mark, x=mark.x + right), down)


def underlined(rows: Sequence[Row], width: float, line_width: float = 0.6) -> tuple[Row, ...]:
    """The rows with a line below the last."""
    *before, last = rows
    rule = Rule(0, last.height, width, last.height, line_width, LINE)
    return (*before, Row(last.height, (*last.marks, rule)))


def joined(rows: Sequence[Row], *more: Mark) -> Row:
    """The rows as one that is never divided, with ``more`` marks on it."""
    marks: list[Mark] = []
    y = 0.0
    for row in rows:
        marks += [lowered(mark, y) for mark in row.marks] if y else row.marks
        y += row.height
    return Row(y, (*marks, *more))


def column_wise(rows: Sequence[Row]) -> Row:
    """The rows as one, its marks told column by column instead of line by line.

    That is the order in which a screen reader, a copy or a search meets the text of a table.
    """
    row = joined(rows)
    return Row(row.height, tuple(sorted(row.marks, key=_column)))


def _column(mark: Mark) -> float:
    return mark.x if isinstance(mark, Text) else -1.0
