"""The parts of a record that are compared as a whole, and a part that both sides changed."""

from typing import Any, NamedTuple

FACT = "fact"  # a field of the patient; its id is the field's name
CONFIRMATION = "confirmation"  # of the patient; its id is the fact
PROGRAM = "program"  # a whole program whose weeks came, went or moved
WEEK = "week"  # one week of a program; its id is "<program>/<number from 0>"
CURRENT = "current"  # which program is the current one
DAYS = "days"  # a day's log; its id is the log's, or the date when each side wrote one of its own
# Every other list of the record is a part of its own, by the name of its field: "sessions" ...


class ClashKey(NamedTuple):
    """The address of a part."""

    part: str
    id: str


class Clash(NamedTuple):
    """A part that both sides changed, each to something else. None: it is not there."""

    key: ClashKey
    base: Any
    mine: Any
    theirs: Any


class Sides(NamedTuple):
    """A part as it was, as we have it, and as somebody else stored it."""

    base: Any
    mine: Any
    theirs: Any

    @property
    def clash(self) -> bool:
        """Whether somebody has to choose."""
        return self.mine != self.theirs and self.base not in (self.mine, self.theirs)


class Choices:
    """Settles each part, and remembers where both sides changed it."""

    def __init__(self, keep_mine: frozenset[ClashKey]) -> None:
        self._keep_mine = keep_mine
        self.clashes: list[Clash] = []

    def settle(self, key: ClashKey, sides: Sides) -> Any:
        """The changed side; of two changed ones theirs, unless ours was chosen."""
        if not sides.clash:
            return sides.theirs if sides.mine == sides.base else sides.mine
        self.clashes.append(Clash(key, *sides))
        return sides.mine if key in self._keep_mine else sides.theirs
