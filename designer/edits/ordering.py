"""The order of a session: the lanes one after the other."""

from collections.abc import Callable, Iterable

from designer.edits.edits import Reorder
from designer.model.vocabulary import LANES, Lane
from designer.model.week import Placement, Week


def session_order(
    week: Week, days: Iterable[int], lane_of: Callable[[str], Lane]
) -> tuple[Reorder, ...]:
    """Put days in the order of the lanes; inside a lane the order stays."""

    def rank(placement: Placement) -> int:
        return LANES.index(lane_of(placement.exercise_id))

    return tuple(
        Reorder(
            day=day,
            placement_ids=tuple(p.id for p in sorted(week.days[day].placements, key=rank)),
        )
        for day in days
    )
