"""One line of the command palette."""

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What a line leads to, in the order in which the kinds are listed."""

    PAGE = 0
    COMMAND = 1
    WEEK = 2
    PATIENT = 3
    EXERCISE = 4


class Entry(NamedTuple):
    """Something to do. ``key`` names it from one day to the next; ``kept`` where that is allowed.

    What is about a patient is never kept: the file of window sizes holds no patient data.
    """

    key: str
    kind: Kind
    title: str
    run: Callable[[], object]
    detail: str = ""  # where it belongs, or what tells two of a name apart
    keys: str = ""  # as the system writes them
    also: str = ""  # other words that find it
    enabled: bool = True
    kept: bool = True
