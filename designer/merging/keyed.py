"""Brings together two versions of a list whose members are known by an id."""

from collections.abc import Callable
from typing import Any

from designer.merging.clash import Choices, ClashKey, Sides


def merge_keyed(
    part: str, lists: Sides, key_of: Callable[[Any], str], choices: Choices
) -> tuple[Any, ...]:
    """The members of both, each settled apart, in their order, ours at the end."""
    if lists.mine == lists.base:
        return tuple(lists.theirs)
    if lists.theirs == lists.base:
        return tuple(lists.mine)
    base, mine, theirs = ({key_of(value): value for value in side} for side in lists)
    settled = {
        key: choices.settle(
            ClashKey(part, key), Sides(base.get(key), mine.get(key), theirs.get(key))
        )
        for key in {**theirs, **mine, **base}
    }
    return tuple(value for value in settled.values() if value is not None)
