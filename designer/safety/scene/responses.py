"""What the patient's log says: response hits, flares, clean sessions (clinical-spec 3.3, group I).

Only entries dated today or earlier count. Order, gaps and several sessions a day do not matter.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Clearance
from designer.safety.scene.clean import CleanWork
from designer.safety.scene.flare_triggers import (
    is_worse_next_day,
    only_muscle,
    repeated_hits,
    two_bad_days,
)
from designer.safety.scene.latest import LatestAnswers
from designer.safety.scene.lazy import lazy
from designer.safety.scene.response_hits import (
    Hit,
    HitKind,
    item_hits,
    rules_out,
    session_hits,
    tells,
)

LINGER_ABOVE_H = 24  # strictly more than a day
LINGER_AT_LEAST = 1  # point above the starting level
_QUIET_DAYS = 7
_TOLD_DAYS = 2  # days with something told since a flare, before it counts as settled (ours)
_CLEAN_SESSIONS = 2
_SETTLED_DAYS = 7
TOWARD_BACK, DOWN_LEG = "toward-back", "down-leg"  # of ``pain_moved_to``; else a free text
JOINT_REVIEWED = "joint-pain"  # the clearance after a joint hurt
SESSION_REVIEWED = "session-response"  # the clearance after a session that names no exercise
_NEW_FLARE_AFTER = 3  # days without a trigger, then the next one is another flare (ours)


class LogFacts:
    """The log of one patient as of ``today``; each answer is worked out when first asked for."""

    def __init__(
        self,
        sessions: tuple[SessionLog, ...],
        days: tuple[DayLog, ...],
        today: date,
        easier: Mapping[str, tuple[str, ...]],
        clearances: tuple[Clearance, ...] = (),
    ) -> None:
        self.today = today
        by_time = sorted(sessions, key=lambda s: (s.at, s.id))
        self.sessions = [session for session in by_time if session.at.date() <= today]
        self.days = sorted((d for d in days if d.on <= today), key=lambda d: (d.on, d.id))
        self.easier = easier
        self._clearances = clearances

    @property
    def is_empty(self) -> bool:
        return not self.sessions and not self.days

    @lazy
    def hits(self) -> tuple[Hit, ...]:
        """All hits of R-143 to R-145, R-104, R-105 and R-147, oldest first."""
        found: list[Hit] = []
        for session in self.sessions:
            named = item_hits(session)
            found += [*named, *session_hits(session, {hit.kind for hit in named})]
        for day in self.days:
            found.extend(self._day_hits(day))
        return tuple(sorted((h for h in found if not self._favours(h)), key=lambda hit: hit.on))

    def _favours(self, hit: Hit) -> bool:
        """Whether the pain retreated to the back, which is favourable (design 6.7)."""
        if hit.kind == "linger":
            return hit.on in self.centralised
        # Pain below the knee speaks against it, so the leg's scores have to show the retreat.
        return hit.kind == "below-knee" and hit.on in self._retreated

    @lazy
    def centralised(self) -> frozenset[date]:
        """Days on which the pain moved toward the back, and nothing told says otherwise (6.7)."""
        return frozenset(on for on, more in self._toward_back if more is not True)

    @lazy
    def _retreated(self) -> frozenset[date]:
        """Those of them on which the leg's score is known to be no higher than the one before."""
        return frozenset(on for on, more in self._toward_back if more is False)

    @lazy
    def _toward_back(self) -> tuple[tuple[date, bool | None], ...]:
        """Days on which pain moved toward the back, and whether there was more in the leg."""
        found: list[tuple[date, bool | None]] = []
        before: float | None = None
        for day in self.days:
            leg = day.leg_pain_worst
            more = None if leg is None or before is None else leg > before
            if day.pain_moved_to == TOWARD_BACK:
                # Without scores, "newly in the leg" is believed rather than "toward the back".
                found.append((day.on, True if more is None and day.leg_spread_new else more))
            before = before if leg is None else leg
        return tuple(found)

    def spread(self, day: DayLog) -> bool:
        """Whether symptoms newly reached the leg or foot; a retreat by the scores is no spread."""
        moved_down = day.pain_moved_to == DOWN_LEG and day.leg_spread_new is not False
        return (day.leg_spread_new is True or moved_down) and day.on not in self._retreated

    @lazy
    def responses(self) -> tuple[Hit, ...]:
        """The response hits of 3.1: all but joint pain."""
        return tuple(hit for hit in self.hits if hit.kind != "joint")

    @property
    def joint_lately(self) -> bool:
        """Whether a joint hurt within the last seven days (R-147); it is no response hit (3.1)."""
        recent = (hit for hit in self.hits if (self.today - hit.on).days < _QUIET_DAYS)
        return any(hit.kind == "joint" for hit in recent)

    def session_before(self, day: DayLog) -> SessionLog | None:
        """The session that the next-day answers of ``day`` belong to: the day before's last."""
        return self._last_on.get(day.on - timedelta(days=1))

    @lazy
    def _last_on(self) -> Mapping[date, SessionLog]:
        """The last session of each date: three years of days must not search three years each."""
        return {session.at.date(): session for session in self.sessions}

    def _day_hits(self, day: DayLog) -> list[Hit]:
        session = self.session_before(day)
        ids = tuple(item.exercise_id for item in session.items) if session else ()
        session_id = session.id if session else day.id
        found = []
        if _lingers(day, session):
            found.append(Hit(day.on, "linger", ids, session_id))
        if day.soreness_kind == "joint":
            found.append(Hit(day.on, "joint", ids, session_id))
        return found

    @lazy
    def clean(self) -> CleanWork:
        """What was done cleanly."""
        return CleanWork(self.sessions, self.hits)

    def _asked_again(self, hit: Hit, exercise_ids: frozenset[str]) -> int:
        """Later sessions with one of the exercises clean, and the question of the hit answered."""
        return sum(
            any(
                item.exercise_id in exercise_ids & self.clean.exercises(session)
                and self._rules_out(hit.kind, session, item)
                for item in session.items
            )
            for session in self.sessions
            if session.at.date() > hit.on
        )

    def _whole_again(self, hit: Hit) -> int:
        """Later sessions clean as a whole, and the question of the hit answered."""
        bad = {one.session_id for one in self.hits}
        return sum(
            session.done in {None, "yes"}
            and session.id not in bad
            and session.breath_held is not True
            and self._rules_out("rise", session)
            and self._rules_out(hit.kind, session)
            for session in self.sessions
            if session.at.date() > hit.on
        )

    def _rules_out(self, kind: HitKind, session: SessionLog, item: ItemLog | None = None) -> bool:
        if kind == "linger":
            return session.at.date() in self._told_next_day
        if item is not None or rules_out(kind, session):
            return rules_out(kind, session, item)
        each = [rules_out(kind, session, one) for one in session.items]
        return bool(each) and all(each)

    @lazy
    def _told_next_day(self) -> frozenset[date]:
        """Dates of whose sessions somebody told how the next day was."""
        return frozenset(
            day.on - timedelta(days=1)
            for day in self.days
            if day.linger_hours is not None or day.pain_next_day is not None
        )

    @lazy
    def latest(self) -> LatestAnswers:
        """What was told of each exercise the last time."""
        return LatestAnswers(self.sessions)

    @lazy
    def open_hits(self) -> Mapping[str, frozenset[HitKind]]:
        """What still speaks against each exercise."""
        found: defaultdict[str, set[HitKind]] = defaultdict(set)
        for hit in self.hits:
            for exercise_id in hit.exercise_ids:
                if not self._cleared(hit, exercise_id):
                    found[exercise_id].add(hit.kind)
        return {exercise_id: frozenset(kinds) for exercise_id, kinds in found.items()}

    @lazy
    def open_session_hits(self) -> tuple[Hit, ...]:
        """What still speaks against a session as a whole: no exercise is named, oldest first."""
        return tuple(hit for hit in self.hits if not hit.exercise_ids and not self._settled(hit))

    def exercises_of(self, session_id: str) -> tuple[str, ...]:
        """The exercises that were logged in a session."""
        return tuple(
            item.exercise_id
            for session in self.sessions
            if session.id == session_id
            for item in session.items
        )

    def _cleared(self, hit: Hit, exercise_id: str) -> bool:
        if hit.kind == "joint":
            return self._reviewed(hit, JOINT_REVIEWED)
        versions = frozenset((exercise_id, *self.easier.get(exercise_id, ())))
        return self._enough(hit, self._asked_again(hit, versions))

    def _settled(self, hit: Hit) -> bool:
        """Whether a hit that no exercise is named for was reviewed, or sessions since were fine."""
        if self._reviewed(hit, SESSION_REVIEWED):
            return True
        if hit.kind == "joint":
            return self._reviewed(hit, JOINT_REVIEWED)
        return self._enough(hit, self._whole_again(hit))

    def _enough(self, hit: Hit, clean: int) -> bool:
        if hit.kind == "radicular":
            return clean >= 1 and (self.today - hit.on).days >= _SETTLED_DAYS
        return clean >= _CLEAN_SESSIONS

    def _reviewed(self, hit: Hit, flag: str) -> bool:
        return any(
            c.flag == flag and c.counts_on(self.today) and c.on is not None and c.on >= hit.on
            for c in self._clearances
        )

    @lazy
    def flares(self) -> tuple[date, ...]:
        """The first day of each flare (3.3)."""
        starts: list[date] = []
        last: date | None = None
        for on in self._triggers:
            if last is None or (on - last).days > _NEW_FLARE_AFTER:
                starts.append(on)
            last = on
        return tuple(starts)

    @lazy
    def _triggers(self) -> tuple[date, ...]:
        found = {day.on for day in self.days if day.flare_marked}
        found.update(repeated_hits(self.responses))
        found.update(
            day.on for day in self.days if is_worse_next_day(day, self.session_before(day))
        )
        found.update(two_bad_days(self.days))
        return tuple(sorted(found))

    @lazy
    def last_event(self) -> date | None:
        """The latest response hit or flare trigger."""
        days = [hit.on for hit in self.responses] + list(self._triggers)
        return max(days, default=None)

    @property
    def quiet_a_week(self) -> bool:
        """Seven days without a response hit or flare trigger."""
        return self.last_event is None or (self.today - self.last_event).days >= _QUIET_DAYS

    @property
    def open_flare(self) -> date | None:
        """The latest flare while it has not been quiet for a week since."""
        return self.flares[-1] if self.flares and not self.quiet_a_week else None

    @lazy
    def unheard_flare(self) -> date | None:
        """The latest flare where too little was told since: silence is not a quiet week."""
        since = self.last_event
        if not self.flares or not self.quiet_a_week or since is None:
            return None
        told = {session.at.date() for session in self.sessions if tells(session)}
        told |= {day.on for day in self.days}
        return self.flares[-1] if sum(on > since for on in told) < _TOLD_DAYS else None

    def quiet_log(self, sessions: int, days: int) -> bool:
        """At least so many sessions over so many days, none with a response hit (design 6.4).

        A session of which nobody told how it went does not count.
        """
        since = self.today - timedelta(days=days)
        recent = [s for s in self.sessions if s.at.date() > since and tells(s)]
        return len(recent) >= sessions and not any(hit.on > since for hit in self.responses)

    def within(self, days: int) -> list[DayLog]:
        """The day logs of the last ``days`` days, today included."""
        return [day for day in self.days if (self.today - day.on).days < days]

    def sessions_within(self, days: int) -> list[SessionLog]:
        return [s for s in self.sessions if (self.today - s.at.date()).days < days]


def _lingers(day: DayLog, session: SessionLog | None) -> bool:
    """More than 24 h at least 1 point above the starting level (R-144, design 6.7)."""
    if day.linger_hours is None or day.linger_hours <= LINGER_ABOVE_H or only_muscle(day):
        return False
    start = session.pain_before if session else None
    if start is None or day.pain_next_day is None:
        return True  # recorded as lingering; no scores say otherwise
    return day.pain_next_day - start >= LINGER_AT_LEAST
