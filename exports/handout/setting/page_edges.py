"""What every page repeats: the banner above, the footer with both identifiers below."""

from exports.handout.content.blocks import Footer
from exports.handout.setting.marks import Box, Row, Rule, Text
from exports.handout.setting.setting import Cell, Setting, padded
from exports.handout.setting.style import INK, LINE, SECOND_INK

_FOOT_SIZE = 12.0  # at most; the clinic's own papers are set smaller
_GAP = 8.0  # between the content and the line above the footer
_LINE = 3.0  # room for that line


def banner_rows(banner: str, setting: Setting) -> tuple[Row, ...]:
    """A framed line across the page, or nothing."""
    if not banner:
        return ()
    size = min(_FOOT_SIZE, setting.style.small)
    rows = padded(setting.text_rows(banner, size, x=8, width=setting.width, bold=True), 2, 2)
    height = sum(row.height for row in rows)
    box = Box(0, 0, setting.width, height, line=INK, line_width=1)
    return (Row(rows[0].height, (box, *rows[0].marks)), *rows[1:], Row(8))


def footer_height(footer: Footer, setting: Setting) -> float:
    """The same on all pages: room is kept for a page number of three digits."""
    return sum(row.height for row in footer_rows(footer, setting))


def footer_rows(footer: Footer, setting: Setting) -> tuple[Row, ...]:
    """Identifiers, then where the paper comes from; the same on all pages."""
    size = _foot_size(setting)
    room = setting.width - setting.fonts.regular.width("Page 888 of 888", size) - 12
    who = setting.listed([text for _, text in footer.identifiers], size, room, bold=True)
    whence = setting.listed([text for _, text in footer.origin], size, setting.width)
    rows = [
        *setting.rows([Cell(0, who, INK)], size),
        *setting.rows([Cell(0, whence, SECOND_INK)], size),
    ]
    rule = Rule(0, 0, setting.width, 0, 0.8, LINE)
    return (Row(_GAP), Row(_LINE, (rule,)), *rows)


def page_number(footer: Footer, page: int, pages: int, setting: Setting) -> Text:
    """The number at the right of the footer's first line; y is counted from the footer's top.

    It is told after the footer, so that it parts no name.
    """
    size = _foot_size(setting)
    number = footer.page.format(page=page, pages=pages)
    x = setting.width - setting.fonts.regular.width(number, size)
    baseline = _GAP + _LINE + setting.style.leading(size) / 2 + 0.36 * size
    return Text(x, baseline, number, size, False, INK)


def _foot_size(setting: Setting) -> float:
    return min(_FOOT_SIZE, setting.style.small)
