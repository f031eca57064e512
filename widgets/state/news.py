"""What another workstation did to the open patient, for those who tell the user."""

from dataclasses import dataclass
from datetime import datetime

from designer.merging import Clash, PartChange


@dataclass(frozen=True, slots=True)
class News:
    """Changes of others that are part of the open record now."""

    at: datetime  # the clinic's wall time, when it was noticed here
    author: str  # "" when nobody is named
    changes: tuple[PartChange, ...]
    merged: bool  # with changes made here that were not on disk yet
    plan_affected: bool  # facts changed, against which the program was judged anew


@dataclass(frozen=True, slots=True)
class Standoff:
    """Parts that both sides changed; nothing is saved until somebody chooses."""

    author: str
    clashes: tuple[Clash, ...]
    theirs: tuple[PartChange, ...]  # everything they changed, the clashes included
    mine: tuple[PartChange, ...]
