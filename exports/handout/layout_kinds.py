"""Which layouts of a handout there are, for whom, and what may be chosen about each."""

from typing import Literal

from designer.model.base import Value
from exports.handout.errors import HandoutError


class LayoutKind(Value, frozen=True, kw_only=True):
    """One layout. ``parts`` are the sections that may be left out."""

    name: str
    audience: Literal["patient", "clinic"] = "patient"
    parts: tuple[str, ...] = ()
    large_print: bool = False  # there is a version in 18 points
    whole_course: bool = False  # all weeks, not one
    extras: bool = False  # OPTIONAL_BLOCKS may be added
    log: bool = False  # it holds log sheets, whose number of weeks may be chosen
    cards_a_page: int = 0  # to cut out: so only one side of the paper is printed


KINDS = (
    LayoutKind(
        name="week",
        parts=("week", "dose", "feeling", "exercises", "walking", "log", "call"),
        large_print=True,
        extras=True,
        log=True,
    ),
    LayoutKind(name="glance", parts=("exercises",), large_print=True),
    LayoutKind(name="cards-2", large_print=True, cards_a_page=2),
    LayoutKind(name="cards-4", cards_a_page=4),
    LayoutKind(name="cards-6", cards_a_page=6),
    LayoutKind(
        name="booklet",
        parts=("course", "feeling", "exercises", "log", "call"),
        large_print=True,
        whole_course=True,
        extras=True,
        log=True,
    ),
    LayoutKind(name="pocket"),
    LayoutKind(name="log", large_print=True, log=True),
    LayoutKind(
        name="therapist",
        audience="clinic",
        parts=("grid", "prescription", "findings", "overrides", "facts", "cert"),
    ),
    LayoutKind(name="referral", audience="clinic", parts=("program", "course-so-far", "answer")),
)
LAYOUTS = tuple(kind.name for kind in KINDS)
"""The names of the layouts there are."""
MOST_LOG_WEEKS = 4


def kind_of(layout: str) -> LayoutKind:
    """The layout of this name. Raises HandoutError."""
    for kind in KINDS:
        if kind.name == layout:
            return kind
    raise HandoutError(
        f"There is no handout layout {layout!r}; choose one of: {', '.join(LAYOUTS)}."
    )
