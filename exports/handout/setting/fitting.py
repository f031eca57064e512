"""Sections as chunks, each in the roomiest way that leaves on one page what belongs on one page."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from exports.handout.content.blocks import LogSheet, Section, WriteIn
from exports.handout.setting.flow import paginate, total_height
from exports.handout.setting.layout import section_chunks
from exports.handout.setting.marks import Chunk
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import (
    FULL_GRIDS,
    GRID_FIGURES,
    LARGE_LOG_ROWS,
    LOG_ROWS,
    PICTURED,
)


def chunks_of(sections: Sequence[Section], setting: Setting) -> list[Chunk]:
    """The chunks of all sections."""
    chunks: list[Chunk] = []
    for section in sections:
        if chunks and not section.heading and isinstance(section.blocks[0], WriteIn):
            chunks[-1] = replace(chunks[-1], with_next=True)  # nobody signs an empty page
        chunks += _fitted(section, setting, chunks)
    return chunks


def _fitted(section: Section, setting: Setting, before: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The section with the largest pictures that leave it on one page, if that is asked for."""
    if section.one_page and any(isinstance(block, LogSheet) for block in section.blocks):
        return _tightened(section, setting)
    if section.one_page:
        return _largest(section, setting)
    if section.few_pages:
        return _on_fewest_pages(section, setting, () if section.new_page else before)
    return section_chunks(section, setting)


def _tightened(section: Section, setting: Setting) -> tuple[Chunk, ...]:
    """A log in the roomiest setting that leaves it on one page, or on the fewest in large print."""
    large = not setting.style.figure_beside
    ways = LARGE_LOG_ROWS if large else LOG_ROWS
    if large:
        all_chunks = (_log_chunks(section, setting, way) for way in ways)
        return min(all_chunks, key=lambda chunks: len(paginate(chunks, setting.page_height)))

    def fits(way: tuple[float, float, float, float]) -> bool:
        return total_height(_log_chunks(section, setting, way)) <= setting.page_height

    # What is tighter needs less room, so the ways are halved down.
    found = bisect_left(ways, True, key=fits)
    if found < len(ways):
        return _log_chunks(section, setting, ways[found])
    return section_chunks(section, setting)


def _log_chunks(
    section: Section, setting: Setting, way: tuple[float, float, float, float]
) -> tuple[Chunk, ...]:
    body, row, line, pad = way
    style = replace(setting.style, body=body, log_row=row, line=line, pad=pad)
    return section_chunks(section, setting.with_style(style))


def _on_fewest_pages(
    section: Section, setting: Setting, before: Sequence[Chunk]
) -> tuple[Chunk, ...]:
    """The section with the largest pictures that cost no page. It begins below ``before``."""
    least, chosen = 0, tuple[Chunk, ...]()
    for line, figure in PICTURED:
        style = replace(setting.style, line=min(line, setting.style.line), grid_figure=figure)
        chunks = section_chunks(section, setting.with_style(style))
        pages = len(paginate((*before, *chunks), setting.page_height))
        if not least or pages < least:
            least, chosen = pages, chunks
        if least == 1:
            break
    return chosen


def _largest(section: Section, setting: Setting) -> tuple[Chunk, ...]:
    """The section with the largest pictures that leave it on one page, or on the fewest."""
    style = setting.style
    ways = [(style.body, style.line, figure) for figure in GRID_FIGURES]
    if style.figure_beside:  # large print stays large
        ways += FULL_GRIDS
    least, chosen = 0, tuple[Chunk, ...]()
    for body, line, figure in ways:
        tried = setting.with_style(replace(style, body=body, line=line, grid_figure=figure))
        chunks = section_chunks(section, tried)
        if total_height(chunks) <= setting.page_height:
            return chunks
        pages = len(paginate(chunks, setting.page_height))
        if figure and (not least or pages < least):
            least, chosen = pages, chunks
    return chosen
