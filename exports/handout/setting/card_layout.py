"""The card of one exercise: number and name, then labelled lines, a picture beside them if any."""

from collections.abc import Sequence

from exports.handout.content.blocks import Card, CardLine
from exports.handout.setting.figure_layout import captioned
from exports.handout.setting.marks import Chunk, Mark, Row, Rule, Sign, Text
from exports.handout.setting.setting import Cell, Setting, joined, padded
from exports.handout.setting.style import INK, LINE, NORMAL, SECOND_INK, WHITE

_FIGURE_COLUMN = (0.34, 0.42)  # of the width of the page: usual, and for wide figures
_FIGURE_HEIGHT = 210.0  # at most; in large print more, as the type is larger
_PAD = (8.0, 4.0)  # above and below a card
_SMALLER = (1.0, 0.85, 0.7, 0.55)  # figures above the words, until the card stays on one page
_GAP = 12.0
_LINE_GAP = 3.0  # below each labelled line


def card_chunk(card: Card, setting: Setting) -> Chunk:
    """The card as one chunk, so that it stays together where a page can hold it."""
    rows: list[Row] = []
    for scale in _SMALLER if setting.page_height else _SMALLER[:1]:
        rows = [*_name_rows(card, setting), *_body_rows(card, setting, scale)]
        # A heading may stand above it.
        most = setting.page_height - 2.2 * setting.style.heading - _PAD[0] - _PAD[1]
        if _height(rows) <= most:
            break
    rule = Rule(0, 0, setting.width, 0, 0.8, LINE)
    first = padded(rows, *_PAD)
    first = (Row(first[0].height, (rule, *first[0].marks)), *first[1:])
    return Chunk(first, place=f"exercise {card.number}", space_before=5)


def _body_rows(card: Card, setting: Setting, scale: float) -> list[Row]:
    """The lines; figures stand beside them, or above where that leaves too little room."""
    if not card.figures:
        return _lines_rows(card, setting, setting.width)
    if setting.style.figure_beside:
        return _figures_beside(card, setting)
    return _figures_above(card, setting, scale)


def _figures_beside(card: Card, setting: Setting) -> list[Row]:
    usual, widest = (share * setting.width for share in _FIGURE_COLUMN)
    figure = captioned(
        card.figures,
        card.figure_words,
        widest,
        _FIGURE_HEIGHT,
        setting.style.figure_scale,
        card.captions,
        setting,
    )
    column = max(usual, figure.width)
    rows = _lines_rows(card, setting, setting.width - column - _GAP)
    x = setting.width - column + (column - figure.width) / 2
    return _beside(figure.at(x, 2), rows, figure.height + 8)


def _figures_above(card: Card, setting: Setting, scale: float) -> list[Row]:
    x, larger = setting.style.label_width, setting.style.body / NORMAL.body * scale
    figure = captioned(
        card.figures,
        card.figure_words,
        setting.width - x,
        _FIGURE_HEIGHT * larger,
        setting.style.figure_scale * larger,
        card.captions,
        setting,
    )
    rows = _lines_rows(card, setting, setting.width)
    above = Row(figure.height + 14, figure.at(x, 4))
    return [joined([above, *rows[:1]]), *rows[1:]]


def _lines_rows(card: Card, setting: Setting, width: float) -> list[Row]:
    return [
        row for line in card.lines for row in padded(_line_rows(line, setting, width), 0, _LINE_GAP)
    ]


def number_badge(
    number: int, x: float, middle: float, setting: Setting, size: float
) -> tuple[Mark, Mark]:
    """The number in a filled disc. ``middle`` is the height of its centre."""
    text = str(number)
    side = size * 1.62
    text_width = setting.fonts.bold.width(text, size)
    return (
        Sign("disc", x, middle - side / 2, side, setting.style.accent),
        Text(x + (side - text_width) / 2, middle + 0.36 * size, text, size, True, WHITE),
    )


def badge_width(size: float) -> float:
    """The room a number takes, with the gap after it."""
    return size * 1.62 + 8


def _name_rows(card: Card, setting: Setting) -> tuple[Row, ...]:
    """Number and name on the left, the days on the right."""
    style = setting.style
    x = badge_width(style.small)
    days_width = setting.fonts.regular.width(card.days, style.small)
    room = setting.width - x - (days_width + _GAP if card.days else 0)
    lines = setting.lines(card.name, style.name, room, bold=True)
    middle = style.leading(style.name) / 2
    badge = number_badge(card.number, 0, middle, setting, style.small)
    named = padded(setting.rows([Cell(x, lines, INK, badge)], style.name), 0, 2)
    if not card.days:
        return named
    # The days stand beside the first line but are told after the name.
    above = sum(row.height for row in named[:-1])
    baseline = middle + 0.36 * style.name - above
    days = Text(setting.width - days_width, baseline, card.days, style.small, False, SECOND_INK)
    return (*named[:-1], Row(named[-1].height, (*named[-1].marks, days)))


def _line_rows(line: CardLine, setting: Setting, width: float) -> tuple[Row, ...]:
    style = setting.style
    x = style.label_width
    label = Cell(0, setting.lines(line.label, style.small, x - 6), SECOND_INK)
    if not line.steps:
        text = _sentences(line, setting, x, width - x)
        return tuple(_labelled(label, text, setting))
    rows: list[Row] = []
    for index, step in enumerate(line.steps, start=1):
        number = f"{index}."
        indent = setting.fonts.bold.width("0. ", style.body) + 3
        if len(line.steps) == 1:
            cells = [Cell(x, setting.lines(step, style.body, width - x))]
        else:
            cells = [
                Cell(x, ((number, True),)),
                Cell(x + indent, setting.lines(step, style.body, width - x - indent)),
            ]
        step_rows = setting.rows(cells, style.body)
        rows += _labelled(label, step_rows, setting) if index == 1 else step_rows
    return tuple(rows)


def _sentences(line: CardLine, setting: Setting, x: float, width: float) -> tuple[Row, ...]:
    size = setting.style.body
    if line.lead and line.text:
        return setting.run_in(line.lead, line.text, size, x=x, width=width)
    bold = not line.text
    return setting.text_rows(line.lead or line.text, size, x=x, width=width, bold=bold)


def _labelled(label: Cell, rows: tuple[Row, ...], setting: Setting) -> list[Row]:
    """The label's lines beside the rows, on the same baselines though their size differs."""
    style = setting.style
    leading = style.leading(style.body)
    baseline = leading / 2 + 0.36 * style.body
    result = list(rows)
    while len(result) < len(label.lines):
        result.append(Row(leading))
    for index, (text, bold) in enumerate(label.lines):
        mark = Text(label.x, baseline, text, style.small, bold, label.colour)
        result[index] = Row(result[index].height, (mark, *result[index].marks))
    return result


def _beside(pictures: Sequence[Mark], rows: list[Row], height: float) -> list[Row]:
    """The rows next to the pictures joined into one, so no page parts it; then the others.

    The pictures are told first: their captions would part the text otherwise.
    """
    count = 0
    while count < len(rows) and _height(rows[:count]) < height:
        count += 1
    missing = height - _height(rows[:count])
    beside = [*rows[:count], *((Row(missing),) if missing > 0 else ())]
    whole = joined(beside)
    return [Row(whole.height, (*pictures, *whole.marks)), *rows[count:]]


def _height(rows: list[Row]) -> float:
    return sum(row.height for row in rows)
