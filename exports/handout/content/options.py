"""What the caller may choose about a handout."""

from collections.abc import Callable, Mapping
from typing import Protocol

from designer.model.base import Value
from designer.model.exercise import Exercise
from designer.model.finding import Report
from designer.model.knowledge import Diagnosis, HandoutBlock, ProcedureKind
from designer.text import Texts
from exports.handout.content.pictures import Figures
from exports.handout.content.statements import ALWAYS
from exports.handout.errors import HandoutError
from exports.handout.layout_kinds import MOST_LOG_WEEKS, kind_of

OPTIONAL_BLOCKS = (
    "H-02",
    "H-03",
    "H-04",
    "H-05",
    "H-06",
    "H-12",
    "H-13",
    "H-19",
    "H-20",
    "H-23",
)
"""Statements that are printed only when asked for with ``HandoutOptions.extra``."""


_STATEMENTS = ("H-08", "H-11", "H-17", "H-18", "H-21", "H-22", "H-24")  # may be left out


class Knowledge(Protocol):
    """What the handout needs of the library; ``words`` is what the core says to therapists."""

    @property
    def exercises(self) -> Mapping[str, Exercise]: ...

    @property
    def diagnoses(self) -> Mapping[str, Diagnosis]: ...

    @property
    def words(self) -> Texts: ...

    @property
    def fact_name(self) -> Callable[[str], str]: ...

    @property
    def procedures(self) -> Mapping[str, ProcedureKind]: ...

    @property
    def handout_blocks(self) -> Mapping[str, HandoutBlock]: ...


class HandoutOptions(Value, frozen=True, kw_only=True):
    """Choices for one handout.

    ``easier_ok`` holds the ids of exercises that pass every rule for this patient. Only these are
    named as an easier version, since nobody has checked the others (design section 6, point 16).
    """

    layout: str = "week"
    language: str = "en"
    hidden: frozenset[str] = frozenset()  # ids of sections or H-blocks that are left out
    extra: tuple[str, ...] = ()  # of OPTIONAL_BLOCKS
    easier_ok: frozenset[str] = frozenset()
    figures: Figures | None = None
    log_weeks: int = 1  # how many weeks of log sheets, 1 to 4
    report: Report | None = None  # what the rules say of the printed week; for the clinic's papers


def check_options(options: HandoutOptions) -> None:
    """Raise ``HandoutError`` for a choice that does not exist or is not free."""
    kind = kind_of(options.layout)
    if not 1 <= options.log_weeks <= MOST_LOG_WEEKS:
        raise HandoutError(
            f"A log for {options.log_weeks} weeks cannot be printed; "
            f"choose 1 to {MOST_LOG_WEEKS} weeks."
        )
    fixed = sorted(options.hidden.intersection((*ALWAYS, "start")))
    if fixed:
        raise HandoutError(
            f"{fixed[0]} holds signs that every handout must show; take it off the hidden blocks."
        )
    odd = sorted(options.hidden.difference(kind.parts, _STATEMENTS))
    if odd:
        raise HandoutError(
            f"{odd[0]!r} is no part of the layout {kind.name!r} that can be left out; "
            f"choose from: {', '.join(kind.parts) or 'none'}."
        )
    unknown = [block for block in options.extra if block not in OPTIONAL_BLOCKS]
    if unknown:
        raise HandoutError(
            f"{unknown[0]!r} cannot be added to a handout; choose from: "
            f"{', '.join(OPTIONAL_BLOCKS)}."
        )
