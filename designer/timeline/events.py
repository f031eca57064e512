"""What an event of a patient's timeline is."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

from designer.model.log import DayLog, SessionLog

FactKind = Literal[
    "intake",
    "review",
    "edit",
    "taken-in",
    "onset",
    "surgery",
    "procedure",
    "screen",
    "confirmation",
    "clearance",
    "discharge",
    "readmission",
]
EventKind = Literal[
    FactKind,
    "program",
    "program-end",
    "week",
    "step-back",
    "decision",
    "override",
    "print",
    "logs",
    "flare",
    "score",
    "log-edit",
    "saved",
    "restored",
]


class Place(NamedTuple):
    """Where the thing is: a page of the window, and an id or a number there."""

    page: Literal["intake", "design", "progress", "handout"]
    id: str = ""  # of a log entry, or of a program
    week: int = -1  # of the program, from 0


class Event(NamedTuple):
    """One thing that happened. ``subject`` is the value of the record that tells of it."""

    at: datetime  # the clinic's wall time; midnight where only the day is known
    kind: EventKind
    subject: object
    place: Place | None = None
    who: str = ""


class Logged(NamedTuple):
    """What was logged in one calendar week, from Monday."""

    monday: date
    sessions: Sequence[SessionLog]
    days: Sequence[DayLog]


class Saved(NamedTuple):
    """What one person saved on one day: how often, and parts of which kinds."""

    on: date
    times: int
    kinds: Sequence[str]
