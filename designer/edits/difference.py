"""The difference between two weeks, as steps that a list model can follow by id.

The steps, applied in order, turn the row of placements of one day into another. Removals come
first (from the last to the first), then insertions and changes from the first to the last, so each
step's ``row`` is right at the moment it is applied.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from designer.model.base import Value
from designer.model.week import Placement, Week


class RowStep(Value, frozen=True, kw_only=True):
    """One step: a row goes, a row comes, or a row's content changes."""

    kind: Literal["remove", "insert", "change"]
    row: int
    placement: Placement


class WeekDifference(Value, frozen=True, kw_only=True):
    """What changed between two weeks, by placement id. Moved placements count as neither."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()  # to another day, or to another place in the day
    changed: tuple[str, ...] = ()  # another dose, note, session or exercise


def row_steps(before: Sequence[Placement], after: Sequence[Placement]) -> tuple[RowStep, ...]:
    """The steps that turn one row of placements into another; rows that may stay do stay."""
    kept = _kept_ids(before, after)
    steps = [
        RowStep(kind="remove", row=row, placement=before[row])
        for row in range(len(before) - 1, -1, -1)
        if before[row].id not in kept
    ]
    old = {placement.id: placement for placement in before}
    for row, placement in enumerate(after):
        if placement.id not in kept:
            steps.append(RowStep(kind="insert", row=row, placement=placement))
        elif old[placement.id] != placement:
            steps.append(RowStep(kind="change", row=row, placement=placement))
    return tuple(steps)


def difference(before: Week, after: Week) -> WeekDifference:
    """What was added, removed, moved and changed between two weeks."""
    old = dict(_by_id(before))
    new = dict(_by_id(after))
    return WeekDifference(
        added=tuple(key for key in new if key not in old),
        removed=tuple(key for key in old if key not in new),
        moved=_moved(before, after),
        changed=tuple(key for key, value in new.items() if key in old and old[key] != value),
    )


def _by_id(week: Week) -> list[tuple[str, Placement]]:
    return [(placement.id, placement) for _, placement in week.placements()]


def _moved(before: Week, after: Week) -> tuple[str, ...]:
    moved: list[str] = []
    for old_day, new_day in zip(before.days, after.days, strict=True):
        kept = _kept_ids(old_day.placements, new_day.placements)
        moved.extend(
            placement.id
            for placement in new_day.placements
            if placement.id not in kept and before.find(placement.id) is not None
        )
    return tuple(moved)


def _kept_ids(before: Sequence[Placement], after: Sequence[Placement]) -> set[str]:
    """Ids that may stay where they are: a longest common run of the two orders."""
    old_ids = [placement.id for placement in before]
    new_ids = [placement.id for placement in after]
    matcher = SequenceMatcher(None, old_ids, new_ids, autojunk=False)
    return {
        old_ids[block.a + offset]
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }
