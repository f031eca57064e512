"""Page 1: the head and all signs, in the roomiest way that holds them."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from exports.handout.content.blocks import Block, Identity, Section, Statement
from exports.handout.errors import HandoutError
from exports.handout.setting.fitting import chunks_of
from exports.handout.setting.flow import Page, paginate, total_height
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import FirstPage


def first_page(
    start: Section, setting: Setting, ways: Sequence[FirstPage]
) -> tuple[Page, tuple[Section, ...]]:
    """Page 1 with all signs. In the tightest ways, all but head and signs moves to page 2.

    What stands after the first sign helps to understand it and moves last. The second value is
    what moved.
    """
    for stage, (stays, moves) in enumerate(_ways_to_part(start)):
        for way in ways:
            run_on = way.compact and "call" not in way.listed
            if way.only_signs != bool(stage) or (run_on and _helps(stays)):
                continue
            tried = _tried(setting, way)
            chunks = chunks_of((replace(start, blocks=stays),), tried)
            if total_height(chunks) <= setting.page_height:
                page = paginate(chunks, setting.page_height)[0]
                return page, _moved(start, moves)
    raise no_room()


def _ways_to_part(start: Section) -> Iterator[tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """What stays on page 1 and what moves: nothing, what comes before the signs, all else."""
    blocks = start.blocks
    fixed = tuple(b for b in blocks if isinstance(b, Identity | Statement))
    helps = _helps(blocks)
    yield blocks, ()
    early = tuple(b for b in blocks if b not in fixed and b not in helps)
    if helps:
        yield tuple(b for b in blocks if b not in early), early
    yield fixed, (*early, *helps)


def only_signs(start: Section) -> tuple[Section, ...]:
    """The section with head and signs alone, then what else it held."""
    *_, (stays, moves) = _ways_to_part(start)
    return replace(start, blocks=stays), *_moved(start, moves)


def _moved(start: Section, blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    return (replace(start, id="moved", title="", blocks=blocks),) if blocks else ()


def _helps(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks between and after the signs that are no signs themselves."""
    first = next((n for n, b in enumerate(blocks) if isinstance(b, Statement)), len(blocks))
    return tuple(b for b in blocks[first:] if not isinstance(b, Identity | Statement))


def _tried(setting: Setting, way: FirstPage) -> Setting:
    small = min(way.size, setting.style.small)
    line = min(way.line, setting.style.line)
    style = replace(
        setting.style,
        body=way.size,
        small=small,
        compact=way.compact,
        listed=way.listed,
        line=line,
    )
    return setting.with_style(style)


def no_room() -> HandoutError:
    return HandoutError(
        "The head of page 1 leaves no room for the stop signs; shorten the names of clinic, "
        "patient or therapist, or choose normal print."
    )
