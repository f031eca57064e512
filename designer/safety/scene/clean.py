"""Which exercises were done cleanly in which session (3.1), and how often."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from designer.model.log import ItemLog, SessionLog
from designer.safety.scene.lazy import lazy
from designer.safety.scene.response_hits import Hit, kept_form, rules_out, stayed


class CleanWork:
    """Of ``sessions`` in their order, with all response ``hits`` of the log.

    What nobody told is not known to be clean: the pain has to be known, and not to have risen.
    """

    def __init__(self, sessions: Sequence[SessionLog], hits: Sequence[Hit]) -> None:
        self._sessions = sessions
        self._hits = hits

    @lazy
    def _spoiled(self) -> frozenset[tuple[str, str]]:
        """Sessions and exercises with a hit."""
        return frozenset((hit.session_id, id_) for hit in self._hits for id_ in hit.exercise_ids)

    @lazy
    def _went_badly(self) -> frozenset[str]:
        """The ids of sessions with a hit that no exercise is named for."""
        return frozenset(hit.session_id for hit in self._hits if not hit.exercise_ids)

    @lazy
    def _by_session(self) -> Mapping[str, frozenset[str]]:
        return {
            session.id: frozenset(
                item.exercise_id
                for item in session.items
                if kept_form(session, item)
                and rules_out("rise", session, item)
                and self.is_painless(session, item)
            )
            for session in self._sessions
            if session.done in {None, "yes"} and session.id not in self._went_badly
        }

    def is_painless(self, session: SessionLog, item: ItemLog) -> bool:
        """No response hit in this item of a session."""
        return (session.id, item.exercise_id) not in self._spoiled

    def exercises(self, session: SessionLog) -> frozenset[str]:
        """The exercises that were clean in a session."""
        return self._by_session.get(session.id, frozenset())

    @lazy
    def sessions(self) -> tuple[tuple[date, frozenset[str]], ...]:
        """The day of each session with the exercises that were clean in it."""
        return tuple((session.at.date(), self.exercises(session)) for session in self._sessions)

    @lazy
    def painless_trials(self) -> frozenset[str]:
        """The exercises that were clean in a session in which the pain did not rise at all."""
        return frozenset(
            item.exercise_id
            for session in self._sessions
            for item in session.items
            if item.exercise_id in self.exercises(session) and stayed(session, item)
        )

    def count(self, exercise_ids: frozenset[str]) -> int:
        """Sessions in which one of the exercises was clean."""
        return sum(not clean.isdisjoint(exercise_ids) for _, clean in self.sessions)

    def count_held(self, exercise_ids: frozenset[str], hold_s: float) -> int:
        """Sessions in which one of the exercises was clean with a hold at least so long."""
        return sum(
            any(
                item.exercise_id in exercise_ids & self.exercises(session)
                and (item.hold_s_done or 0) >= hold_s
                for item in session.items
            )
            for session in self._sessions
        )

    @lazy
    def counts(self) -> Mapping[str, int]:
        """In how many sessions each exercise was clean."""
        return Counter(id_ for clean in self._by_session.values() for id_ in clean)

    @lazy
    def streaks(self) -> Mapping[str, int]:
        """How many of the latest sessions with an exercise in a row were clean."""
        streaks: dict[str, int] = {}
        broken: set[str] = set()
        for session in reversed(self._sessions):
            clean = self.exercises(session)
            for id_ in {item.exercise_id for item in session.items} - broken:
                if id_ in clean:
                    streaks[id_] = streaks.get(id_, 0) + 1
                else:
                    broken.add(id_)
        return streaks
