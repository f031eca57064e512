"""The pictures of exercises that a handout shows."""

import logging
from typing import Protocol

from designer.figures import Drawing, FigureError
from designer.figures.marks import BADGES, Kind
from designer.figures.spec import Figure

_LOG = logging.getLogger(__name__)


class Figures(Protocol):
    """The pictures of exercises; a ``FigureBook`` is one."""

    def positions(
        self, exercise_id: str, *, crossed: bool = True, without: frozenset[Kind] = frozenset()
    ) -> tuple[Drawing, ...]: ...

    def words(self, exercise_id: str) -> str: ...

    def figure(self, exercise_id: str) -> Figure | None: ...


# The plan says on which days and for how long; in the picture it would contradict another plan.
ON_THE_PLAN: frozenset[Kind] = frozenset({"every-day", "other-days", "clock"})
_CHANGE_SIDES: frozenset[Kind] = frozenset({"both-sides"})


def hidden_marks(*, small: bool = False, one_side: bool = False) -> frozenset[Kind]:
    """What no picture shows on paper.

    A small picture has no badges: nobody could read them. Who trains ``one_side`` alone is not
    told to change sides.
    """
    hidden = BADGES if small else ON_THE_PLAN
    return hidden | _CHANGE_SIDES if one_side else hidden


def pictures_of(
    exercise_id: str, figures: Figures | None, *, small: bool = False, one_side: bool = False
) -> tuple[Drawing, ...]:
    """Start and end of a prescribed exercise, so without the cross that would forbid it."""
    if figures is None:
        return ()
    try:
        return figures.positions(
            exercise_id, crossed=False, without=hidden_marks(small=small, one_side=one_side)
        )
    except FigureError as error:  # words alone are better than no handout
        _LOG.warning("No picture: %s", error)
        return ()


def words_of(exercise_id: str, figures: Figures | None) -> str:
    """What the clinic's own photo shows, for who cannot see it; "" for a figure."""
    return "" if figures is None else figures.words(exercise_id)
