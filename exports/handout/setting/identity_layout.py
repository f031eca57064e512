"""The head of page 1: clinic and logo, title, week, whose program it is."""

import struct
from collections.abc import Sequence

from exports.handout.content.blocks import Identity
from exports.handout.errors import HandoutError
from exports.handout.setting.marks import Chunk, Photo, Row
from exports.handout.setting.setting import Cell, Setting, column_wise, joined, padded
from exports.handout.setting.style import SECOND_INK

# Larger type would leave two columns of a few words each.
_TWO_COLUMNS_UP_TO = 14.0
_TWO_COLUMNS_FROM = 300.0  # the width of the page or column
_LOGO = (132.0, 46.0)  # at most so wide and high
_LOGO_GAP = 14.0


def identity_chunk(block: Identity, setting: Setting) -> Chunk:
    """Clinic, title and week, then the fields, then whose paper this is."""
    style, width = setting.style, setting.width
    rows = _letterhead(block, setting)
    rows += padded(setting.text_rows(block.week, style.body, width=width, bold=True), 0, 6)
    rows += _run_on_fields(block, setting) if style.compact else _field_columns(block, setting)
    own_use = setting.text_rows(block.own_use, style.small, width=width, colour=SECOND_INK)
    rows += padded(own_use, 6, 4) if not style.compact else own_use
    return Chunk(tuple(rows), place="the head of page 1 with the names")


def _letterhead(block: Identity, setting: Setting) -> list[Row]:
    """The clinic's name and lines above the title, the logo on the right of all that."""
    style = setting.style
    logo = _logo(block, setting)
    width = setting.width - (logo.width + _LOGO_GAP if logo else 0)
    rows: list[Row] = []
    if block.clinic:
        rows += setting.text_rows(
            block.clinic, style.small, width=width, bold=True, colour=SECOND_INK
        )
    if block.letterhead:
        lines = setting.listed(block.letterhead, style.small, width)
        rows += setting.rows([Cell(0, lines, SECOND_INK)], style.small)
    rows += setting.text_rows(block.title, style.title, width=width, bold=True, colour=style.accent)
    if logo is None:
        return rows
    missing = logo.height + 4 - sum(row.height for row in rows)
    return [joined([*rows, *([Row(missing)] if missing > 0 else [])], logo)]


def _logo(block: Identity, setting: Setting) -> Photo | None:
    if not block.logo:
        return None
    wide, high = png_size(block.logo)
    scale = min(_LOGO[0] / wide, _LOGO[1] / high)
    width = wide * scale
    words = block.clinic or "Logo"
    return Photo(setting.width - width, 0, width, high * scale, block.logo, words)


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels, from its first chunk."""
    if png[:8] != b"\x89PNG\r\n\x1a\n" or len(png) < 24:
        raise HandoutError("The clinic's logo cannot be read; choose it again.")
    width, height = struct.unpack(">II", png[16:24])
    return max(width, 1), max(height, 1)


def _run_on_fields(block: Identity, setting: Setting) -> tuple[Row, ...]:
    size = setting.style.small
    texts = [f"{label} {value}" for _, label, value in block.fields]
    return setting.rows([Cell(0, setting.listed(texts, size, setting.width))], size)


def _field_columns(block: Identity, setting: Setting) -> list[Row]:
    across = 2 if has_columns(setting) else 1
    measure = setting.fonts.regular.width
    label_width = 12 + max(measure(label, setting.style.small) for _, label, _ in block.fields)
    rows = []
    for first in range(0, len(block.fields), across):
        pair = block.fields[first : first + across]
        rows.append(_fields(pair, across, label_width, setting))
    return rows


def _fields(
    fields: Sequence[tuple[str, str, str]], across: int, label_width: float, setting: Setting
) -> Row:
    """Labels and values side by side."""
    style = setting.style
    room = setting.width / across
    cells = []
    for index, (_, label, value) in enumerate(fields):
        x = index * room
        labels = setting.lines(label, style.small, label_width)
        values = setting.lines(value, style.small, room - label_width - 8, bold=True)
        cells += [Cell(x, labels, SECOND_INK), Cell(x + label_width, values)]
    return column_wise(setting.rows(cells, style.small))


def has_columns(setting: Setting) -> bool:
    """Whether there is room for two columns of text."""
    style = setting.style
    wide = setting.width > _TWO_COLUMNS_FROM
    roomy = not style.compact or "call" in style.listed
    return wide and roomy and style.small <= _TWO_COLUMNS_UP_TO
