"""Sections and their plain blocks laid out as chunks: headings, statements, the head of page 1."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from exports.handout.content.blocks import (
    Block,
    Card,
    CardSheet,
    DoseTable,
    Graphic,
    Identity,
    LogSheet,
    Paragraph,
    Part,
    PicturedList,
    Scale,
    Section,
    SignKey,
    Statement,
    Table,
    WeekGrid,
    WriteIn,
)
from exports.handout.setting.card_layout import card_chunk
from exports.handout.setting.card_sheet_layout import card_sheet_chunks
from exports.handout.setting.identity_layout import has_columns, identity_chunk
from exports.handout.setting.marks import Chunk, Drawn, Frame, Mark, Row, Sign
from exports.handout.setting.pictured_list_layout import pictured_list_chunks
from exports.handout.setting.plain_layout import (
    scale_chunk,
    sign_key_chunk,
    table_chunks,
    write_in_chunk,
)
from exports.handout.setting.setting import Cell, Setting, column_wise, padded
from exports.handout.setting.style import INK, LINE, NORMAL, Style
from exports.handout.setting.table_layout import dose_chunks, grid_chunks, log_chunks

_BOX_PAD = 7.5
_BOX_INDENT = 16.0
_PART_GAP = 3.0


def _frame(tone: str, style: Style) -> Frame | None:
    match tone:
        case "stop":
            accent = style.accent
            return Frame(fill=style.tint, line=accent, line_width=1, bar=accent, bar_width=5)
        case "urgent":
            return Frame(line=INK, line_width=2.2, bar=INK, bar_width=9)
        case "call":
            return Frame(line=LINE, line_width=1, bar=LINE, bar_width=5)
        case "points":
            return Frame(line=style.accent, line_width=1.5)
        case _:
            return None


_TABLES = (WeekGrid, DoseTable, LogSheet, Table)  # never parted from the sentence above them


def section_chunks(section: Section, setting: Setting) -> tuple[Chunk, ...]:
    """The chunks of a section; the first carries its bookmark and may begin a page.

    What was laid out just so before is not laid out again.
    """
    kinds = {type(block) for block in section.blocks}
    if Graphic in kinds:
        return _whole_section(section, setting)
    own = frozenset(_OWN[kind] for kind in kinds if kind in _OWN)
    return _kept_section(section, _as_seen_by(own, setting))


def _whole_section(section: Section, setting: Setting) -> tuple[Chunk, ...]:
    chunks = list(_chunks(section, setting))
    if chunks:
        chunks[0] = replace(chunks[0], bookmark=section.title, new_page=section.new_page)
    return tuple(chunks)


def _chunks(section: Section, setting: Setting) -> Iterator[Chunk]:
    if section.heading:
        yield _heading(section.title, setting)
    for index, block in enumerate(section.blocks):
        after = _after(section.blocks, index)
        chunks = _block(block, setting)
        # Nobody signs an empty page.
        if chunks and (
            isinstance(after, WriteIn)
            or (isinstance(block, Paragraph) and isinstance(after, _TABLES))
        ):
            chunks = (*chunks[:-1], replace(chunks[-1], with_next=True))
        yield from chunks


def _after(blocks: Sequence[Block], index: int) -> Block | None:
    return blocks[index + 1] if index + 1 < len(blocks) else None


# What only one kind of block asks of the style. A section is laid out in many ways until one fits,
# and most of it looks the same in all of them.
_OWN = {
    Card: "figure_scale",
    WeekGrid: "grid_figure",
    PicturedList: "grid_figure",
    LogSheet: "log_row",
}
_USUAL = {name: getattr(NORMAL, name) for name in set(_OWN.values())}


def _block(block: Block, setting: Setting) -> tuple[Chunk, ...]:
    """The chunks of a block; what was laid out just so before is not laid out again."""
    if isinstance(block, Graphic):
        return tuple(_laid_out(block, setting))
    own = _OWN.get(type(block))
    return _kept(block, _as_seen_by(frozenset((own,) if own else ()), setting))


@lru_cache(maxsize=256)
def _as_seen_by(own: frozenset[str], setting: Setting) -> Setting:
    others = {name: usual for name, usual in _USUAL.items() if name not in own}
    return setting.with_style(replace(setting.style, **others))


def forget_layouts() -> None:
    """Lay out everything anew from now on, as in a process that has just begun."""
    _kept_section.cache_clear()
    _kept.cache_clear()


@lru_cache(maxsize=128)
def _kept_section(section: Section, setting: Setting) -> tuple[Chunk, ...]:
    return _whole_section(section, setting)


@lru_cache(maxsize=512)
def _kept(block: Block, setting: Setting) -> tuple[Chunk, ...]:
    return tuple(_laid_out(block, setting))


def _laid_out(block: Block, setting: Setting) -> Iterator[Chunk]:
    match block:
        case Identity():
            yield identity_chunk(block, setting)
        case Paragraph():
            yield _paragraph(block, setting)
        case Statement():
            yield _statement(block, setting)
        case Card():
            yield card_chunk(block, setting)
        case WriteIn():
            yield write_in_chunk(block, setting)
        case Graphic():
            mark = Drawn(0, 0, block.height, block.draw, block.words)
            yield Chunk((Row(block.height, (mark,)),), place="a drawing", space_before=10)
        case Scale():
            yield scale_chunk(block, setting)
        case SignKey():
            yield sign_key_chunk(block, setting)
        case _:
            yield from _listed(block, setting)


def _listed(
    block: WeekGrid | DoseTable | LogSheet | CardSheet | PicturedList | Table,
    setting: Setting,
) -> Iterator[Chunk]:
    """Blocks of many chunks."""
    match block:
        case WeekGrid():
            return grid_chunks(block, setting)
        case DoseTable():
            return dose_chunks(block, setting)
        case LogSheet():
            return log_chunks(block, setting)
        case CardSheet():
            return card_sheet_chunks(block, setting)
        case PicturedList():
            return pictured_list_chunks(block, setting)
        case Table():
            return table_chunks(block, setting)


def _heading(title: str, setting: Setting) -> Chunk:
    rows = setting.text_rows(
        title, setting.style.heading, width=setting.width, bold=True, colour=setting.style.accent
    )
    return Chunk(
        padded(rows, 0, 2), place=f"the heading {title!r}", space_before=16, with_next=True
    )


def _paragraph(block: Paragraph, setting: Setting) -> Chunk:
    style = setting.style
    size, width = style.body, setting.measure(style.body)
    if block.note:
        size, width = style.small, setting.width
    if block.lead:
        rows = setting.run_in(block.lead, block.text, size, x=0, width=width)
    else:
        rows = setting.text_rows(block.text, size, width=width)
    rows = padded(rows, 0, 4 if block.note else 6)
    return Chunk(rows, place="a paragraph", space_before=2)


def _statement(block: Statement, setting: Setting) -> Chunk:
    frame = _frame(block.tone, setting.style)
    inset = _BOX_INDENT if frame else 0
    rows: list[Row] = []
    if block.title:
        rows += _statement_title(block, setting, inset)
    width = setting.width - 2 * inset
    lists = [part for part in block.parts if part.items]
    others = list(block.parts)
    if block.tone == "call" and len(lists) == 2 and has_columns(setting):
        rows.append(_two_lists(lists, setting, inset, width))
        others = [part for part in others if part not in lists]
    run_on = setting.style.compact and block.tone not in setting.style.listed
    for part in others:
        said = _part(part, setting, inset, width, run_on=run_on)
        rows += padded(said, _PART_GAP if rows else 0, 0)
    pad = (_BOX_PAD if frame else 2) * (0.6 if setting.style.compact else 1)
    return Chunk(
        padded(rows, pad, pad),
        place=f"the statement {block.title or block.id!r}",
        space_before=6 if setting.style.compact else 8,
        frame=frame,
    )


def _statement_title(block: Statement, setting: Setting, inset: float) -> tuple[Row, ...]:
    style = setting.style
    size = style.body + 2
    marks: tuple[Mark, ...] = ()
    x = inset
    if block.tone in ("stop", "urgent", "call"):
        side = size * 1.25
        colour = INK if block.tone == "urgent" else style.accent
        marks = (Sign(block.tone, inset, (style.leading(size) - side) / 2, side, colour),)
        x += side + 8
    lines = setting.lines(block.title, size, setting.width - inset - x, bold=True)
    return setting.rows([Cell(x, lines, INK, marks)], size)


def _two_lists(parts: Sequence[Part], setting: Setting, x: float, width: float) -> Row:
    """Two short lists side by side."""
    gap = 16.0
    half = (width - gap) / 2
    left = _part(parts[0], setting, x, half)
    right = _part(parts[1], setting, x + half + gap, half)
    higher, lower = (left, right) if len(left) >= len(right) else (right, left)
    both = [
        Row(row.height, (*row.marks, *(lower[index].marks if index < len(lower) else ())))
        for index, row in enumerate(higher)
    ]
    return column_wise(both)


def _part(
    part: Part, setting: Setting, x: float, width: float, *, run_on: bool = False
) -> list[Row]:
    """Words that lead in are bold; a list follows below them, a sentence on the same line.

    ``run_on``: the list is a sentence, too.
    """
    size = setting.style.body
    measure = min(width, setting.measure(size))
    rows: list[Row] = []
    if run_on and part.items:
        whole = part.items[0].endswith(".")
        told = " ".join(part.items) if whole else f"{'; '.join(part.items)}."
        if not part.lead:
            return list(setting.text_rows(told, size, x=x, width=measure))
        return list(setting.run_in(part.lead, told, size, x=x, width=measure))
    if part.lead and part.text:
        rows += setting.run_in(part.lead, part.text, size, x=x, width=measure)
    elif part.lead or part.text:
        bold = not part.text
        rows += setting.text_rows(part.lead or part.text, size, x=x, width=measure, bold=bold)
    for item in part.items:
        rows += _bullet(item, setting, x, width)
    return rows


def _bullet(item: str, setting: Setting, x: float, width: float) -> tuple[Row, ...]:
    size = setting.style.body
    side = size * 0.36
    middle = setting.style.leading(size) / 2
    dot = Sign("dot", x + 3, middle - side / 2, side, INK)
    lines = setting.lines(item, size, width - size * 1.2)
    return setting.rows([Cell(x + size * 1.2, lines, INK, (dot,))], size)
