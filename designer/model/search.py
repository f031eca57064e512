"""What exercises can be found by besides their own words: parts of the body, kinds of equipment."""

from designer.model.base import Identity, ShortText, Value
from designer.model.vocabulary import Pattern


class Region(Value, frozen=True, kw_only=True):
    """A part of the body to search by. Our sorting, for finding only: no rule reads it."""

    id: Identity
    name: ShortText
    patterns: tuple[Pattern, ...]  # movements that work it
    words: tuple[ShortText, ...] = ()  # what else people type for it: muscles, everyday names


class EquipmentGroup(Value, frozen=True, kw_only=True):
    """Pieces of equipment that go by one name in a filter."""

    id: Identity
    name: ShortText
    words: tuple[ShortText, ...]  # an exercise whose equipment has one of these belongs here


class SearchGroups(Value, frozen=True, kw_only=True):
    """What exercises can be found by besides their own words. Without a file: nothing."""

    regions: tuple[Region, ...] = ()
    equipment: tuple[EquipmentGroup, ...] = ()
