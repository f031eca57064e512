"""What the log told last: of each exercise, and of a session that names none."""

from collections.abc import Mapping, Sequence

from designer.model.log import ItemLog, SessionLog
from designer.safety.scene.lazy import lazy
from designer.safety.scene.response_hits import unknown_rise, worst_of


class LatestAnswers:
    """The last answers in ``sessions``, which are in their order."""

    def __init__(self, sessions: Sequence[SessionLog]) -> None:
        self._sessions = sessions

    @lazy
    def worst(self) -> Mapping[str, float]:
        """The worst pain in each exercise when it was last told."""
        return {
            item.exercise_id: worst
            for session in self._sessions
            for item in session.items
            if (worst := worst_of(item)) is not None
        }

    @lazy
    def unnamed(self) -> float | None:
        """The worst pain of the last session that told one, where it is of no exercise named."""
        for session in reversed(self._sessions):
            of_items = [w for item in session.items if (w := worst_of(item)) is not None]
            whole = worst_of(session)
            if whole is not None or of_items:
                return whole if whole is not None and whole > max(of_items, default=-1) else None
        return None

    @lazy
    def items(self) -> Mapping[str, ItemLog]:
        """The last log of each exercise."""
        return {item.exercise_id: item for session in self._sessions for item in session.items}

    @lazy
    def untold(self) -> frozenset[str]:
        """The exercises whose pain may have risen the last time: the level before is not told."""
        last = {item.exercise_id: (s, item) for s in self._sessions for item in s.items}
        return frozenset(
            id_ for id_, (session, item) in last.items() if unknown_rise(session, item)
        )

    @lazy
    def breathless(self) -> frozenset[str]:
        """The exercises of whose last session it is told that the breath was held in it."""
        last = {item.exercise_id: session for session in self._sessions for item in session.items}
        return frozenset(id_ for id_, session in last.items() if session.breath_held)
