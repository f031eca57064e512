"""Where in a day a placement belongs, so that it shows up in its own lane.

A day is one row of placements in the order in which they are done; the board shows it as lanes. A
place in a lane is therefore "in front of that placement", or the end of the lane. No Qt here.
"""

from collections.abc import Callable, Collection

from designer.model.vocabulary import LANES, Lane
from designer.model.week import Day, Placement

LaneOf = Callable[[str], Lane]


def in_lane(day: Day, lane: Lane, lane_of: LaneOf) -> tuple[Placement, ...]:
    """The placements of one lane, in their order."""
    return tuple(p for p in day.placements if lane_of(p.exercise_id) is lane)


def follower(
    day: Day, lane: Lane, row: int | None, lane_of: LaneOf, moving: Collection[str] = ()
) -> str | None:
    """The id of the placement that will follow one put at ``row`` of the lane; None = day's end.

    ``row`` counts the lane's placements as shown, those that are moving included; None asks for the
    end of the lane.
    """
    shown = in_lane(day, lane, lane_of)
    behind = shown[row:] if row is not None else ()
    for placement in behind:
        if placement.id not in moving:
            return placement.id
    staying = [p for p in day.placements if p.id not in moving]
    own = [at for at, p in enumerate(staying) if lane_of(p.exercise_id) is lane]
    if own:
        rest = staying[own[-1] + 1 :]
        return rest[0].id if rest else None
    order = LANES.index(lane)
    later = (p.id for p in staying if LANES.index(lane_of(p.exercise_id)) > order)
    return next(later, None)
