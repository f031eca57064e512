"""A week's placements gathered into what the patient is asked to do, in the order of the session.

The same exercise with the same dose on four days is one prescription with four days.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.units import METRIC, Units
from designer.model.vocabulary import LANES, SessionName
from designer.model.week import Placement, Week
from exports.handout.errors import HandoutError

SESSIONS: tuple[SessionName, ...] = ("daily", "main")


class Prescription(Value, frozen=True, kw_only=True):
    """One exercise with one dose. ``number`` is that of the exercise on this handout."""

    number: int
    exercise: Exercise
    dose: Dose
    session: SessionName
    note: str
    days: tuple[int, ...]  # 0 = Monday ... 6 = Sunday
    units: Units = METRIC  # in which the patient reads the dose


# Session, exercise, dose, note, and the how-manieth of its kind on the day: an exercise that a day
# holds twice is done twice.
_Key = tuple[SessionName, str, Dose, str, int]


def prescriptions_of(
    week: Week,
    exercises: Mapping[str, Exercise],
    numbers: dict[str, int] | None = None,
    units: Units = METRIC,
) -> tuple[Prescription, ...]:
    """What the week asks for: the short daily session first, each in the order of its days.

    ``numbers`` are those that exercises have already; new ones are added to it.
    """
    days: dict[_Key, list[int]] = {}
    sequences: list[list[_Key]] = []
    for day, content in enumerate(week.days):
        keys: list[_Key] = []
        for placement in content.placements:
            keys.append(_key(placement, exercises, keys))
        sequences.append(keys)
        for key in keys:
            days.setdefault(key, []).append(day)
    rank = {key: _rank(key, exercises, first) for first, key in enumerate(days)}
    numbers = {} if numbers is None else numbers
    return tuple(
        Prescription(
            number=numbers.setdefault(key[1], len(numbers) + 1),
            exercise=exercises[key[1]],
            dose=key[2],
            session=key[0],
            note=key[3],
            days=tuple(days[key]),
            units=units,
        )
        for key in _in_order(sequences, rank)
    )


def one_side(same: Iterable[Prescription]) -> bool:
    """Whether the patient never changes sides within a session."""
    return all(item.dose.side in {"left", "right"} for item in same)


def course_numbers(weeks: Sequence[Week], exercises: Mapping[str, Exercise]) -> dict[str, int]:
    """Numbers for all exercises of a course, so that each week's list climbs where it can.

    An exercise keeps its number through the weeks; where two weeks order a pair the other way
    round, the lane decides.
    """
    order: list[str] = []
    lists = [
        list(dict.fromkeys(item.exercise.id for item in prescriptions_of(week, exercises)))
        for week in weeks
    ]
    waiting = sorted(
        dict.fromkeys(id_ for ids in lists for id_ in ids),
        key=lambda id_: (
            all(i.session == "main" for week in weeks for i in _of(week, id_)),
            LANES.index(exercises[id_].lane),
        ),
    )
    while waiting:
        placed = set(order)
        free = (
            id_
            for id_ in waiting
            if all(set(ids[: ids.index(id_)]) <= placed for ids in lists if id_ in ids)
        )
        order.append(next(free, waiting[0]))
        waiting.remove(order[-1])
    return {id_: number for number, id_ in enumerate(order, start=1)}


def _of(week: Week, exercise_id: str) -> Iterator[Placement]:
    """The exercise's places in the week."""
    return (p for day in week.days for p in day.placements if p.exercise_id == exercise_id)


def _key(placement: Placement, exercises: Mapping[str, Exercise], earlier: Sequence[_Key]) -> _Key:
    if placement.exercise_id not in exercises:
        raise HandoutError(
            f"The exercise {placement.exercise_id!r} is not in the library; replace it in the week."
        )
    kind = (placement.session, placement.exercise_id, placement.dose, placement.note.strip())
    return *kind, sum(1 for key in earlier if key[:4] == kind)


def _rank(key: _Key, exercises: Mapping[str, Exercise], first: int) -> tuple[int, int, int]:
    session, exercise_id, *_ = key
    return SESSIONS.index(session), LANES.index(exercises[exercise_id].lane), first


def _in_order(
    sequences: Iterable[Sequence[_Key]], rank: Mapping[_Key, tuple[int, int, int]]
) -> list[_Key]:
    """All keys, each after those that precede it on a day; lanes decide where days leave it open.

    Two days that contradict each other leave no such order; then the lane decides as well.
    """
    before: dict[_Key, set[_Key]] = {key: set() for key in rank}
    for sequence in sequences:
        for index, key in enumerate(sequence):
            before[key].update(k for k in sequence[:index] if k != key and k[0] == key[0])
    waiting = sorted(rank, key=rank.__getitem__)
    ordered: list[_Key] = []
    while waiting:
        free = (key for key in waiting if not before[key].intersection(waiting))
        chosen = next(free, waiting[0])
        waiting.remove(chosen)
        ordered.append(chosen)
    return ordered
