"""An outline as large print tells it: what stood side by side stands below each other.

In 18 points page 1 cannot hold the signs, so they are smaller there; further on they are told again
in full size. What the foot of every page repeats leaves page 1 to them.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from exports.handout.content.blocks import (
    Block,
    Card,
    CardLine,
    DoseRow,
    DoseTable,
    GridGroup,
    GridRow,
    Identity,
    Outline,
    PicturedList,
    Section,
    SignKey,
    Statement,
    WeekGrid,
)

_ON_PAGE_1 = ("the patient's name", "the clinic's phone")  # the foot has all the others
_BEFORE = ("feeling", "more", "call", "stop-at", "points")  # the signs are told again


def for_large_print(outline: Outline) -> Outline:
    """The outline with the same content for large print."""
    if outline.form != "pages":
        return outline
    start, *others = outline.sections
    doses = [
        block for section in others for block in section.blocks if isinstance(block, DoseTable)
    ]
    grids = [block for section in others for block in section.blocks if isinstance(block, WeekGrid)]
    made = [_stacked(section) for section in others]
    if len(doses) == len(grids) == 1:
        made = [_with_doses(section, doses[0]) for section in made]
    made = [section for section in _key_with_points(made) if section.blocks]
    signs = [block for block in start.blocks if isinstance(block, Statement)]
    helps = start.blocks[start.blocks.index(signs[0]) :] if signs else ()
    again = Section(id="signs-again", title=outline.title, blocks=helps, heading=False)
    at = next((n for n, section in enumerate(made) if section.id in _BEFORE), len(made))
    return replace(outline, sections=(_shorter(start), *made[:at], again, *made[at:]))


def _shorter(start: Section) -> Section:
    """Page 1 without what its foot says, and without what explains the signs in full size."""
    blocks: list[Block] = []
    for block in start.blocks:
        if isinstance(block, Identity):
            fields = tuple(field for field in block.fields if field[0] in _ON_PAGE_1)
            blocks.append(replace(block, fields=fields))
        elif isinstance(block, Statement) or not isinstance(blocks[-1], Statement):
            blocks.append(block)
    return replace(start, blocks=tuple(blocks))


def _stacked(section: Section) -> Section:
    """The section with its lists in one column."""
    return replace(
        section,
        blocks=tuple(
            replace(block, rows=False) if isinstance(block, PicturedList) else block
            for block in section.blocks
        ),
    )


def _key_with_points(sections: Sequence[Section]) -> list[Section]:
    """A card fills its page, and the key would stand alone on one before it."""
    ids = [section.id for section in sections]
    if "points" not in ids or "week" in ids:  # it may stand below the week
        return list(sections)
    keys = tuple(b for section in sections for b in section.blocks if isinstance(b, SignKey))
    found = [
        replace(section, blocks=tuple(b for b in section.blocks if b not in keys))
        for section in sections
    ]
    at = ids.index("points")
    found[at] = replace(found[at], blocks=(*keys, *found[at].blocks))
    return found


def _with_doses(section: Section, doses: DoseTable) -> Section:
    """The week with the doses below its exercises, the easier version on each card.

    The table of the doses has three columns, too narrow for large type.
    """
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, WeekGrid):
            blocks.append(_grid(block, doses))
        elif isinstance(block, Card):
            blocks.append(_card(block, doses))
        elif not isinstance(block, DoseTable):
            blocks.append(block)
    return replace(section, blocks=tuple(blocks))


def _card(card: Card, doses: DoseTable) -> Card:
    easier = next((row.easier for row in doses.rows if row.number == card.number), "")
    if not easier:
        return card
    line = CardLine(
        kind="easier",
        place=f"the easier version of exercise {card.number}",
        label=doses.easier,
        text=easier,
    )
    return replace(card, lines=(*card.lines, line))


def _grid(grid: WeekGrid, doses: DoseTable) -> WeekGrid:
    """Both have a row for each prescription, in the same order."""
    left = iter(doses.rows)
    groups: Sequence[GridGroup] = [
        replace(group, rows=tuple(_row(row, next(left)) for row in group.rows))
        for group in grid.groups
    ]
    return replace(grid, groups=tuple(groups))


def _row(row: GridRow, dose: DoseRow) -> GridRow:
    return replace(row, dose=dose.main, details=dose.details)
