"""What the patient's log says: response hits, flares, clean sessions (clinical-spec 3.3, group I).

Only entries dated today or earlier count. Order, gaps and several sessions a day do not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from statistics import median
from typing import Literal, NamedTuple

from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Clearance
from designer.safety.lazy import lazy

HitKind = Literal["rise", "linger", "quality", "radicular", "below-knee", "joint"]

RISE_ABOVE = 2  # strictly more than 2 points
LINGER_ABOVE_H = 24  # strictly more than a day
LINGER_AT_LEAST = 1  # point above the starting level
_BAD_FEELINGS = {"sharp", "burning", "radiating"}
_NORMAL_SORENESS = {"abdominals", "glutes", "hamstrings"}
_INSIDE_DAYS = 7  # "inside 7 days" of the flare definition
_QUIET_DAYS = 7
_CLEAN_SESSIONS = 2
_SETTLED_DAYS = 7
TOWARD_BACK, DOWN_LEG = "toward-back", "down-leg"  # of ``pain_moved_to``; else a free text
_MAY_CENTRALISE = ("below-knee", "linger")  # favourable where the pain retreats to the back
_NEW_FLARE_AFTER = 3  # days without a trigger, then the next one is another flare (ours)


class Hit(NamedTuple):
    """One response that speaks against an exercise, or against a whole session."""

    on: date
    kind: HitKind
    exercise_ids: tuple[str, ...]
    session_id: str


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
        self._easier = easier
        self._clearances = clearances

    @property
    def is_empty(self) -> bool:
        return not self.sessions and not self.days

    @lazy
    def hits(self) -> tuple[Hit, ...]:
        """All hits of R-143 to R-145, R-104, R-105 and R-147, oldest first."""
        found = [
            hit
            for session in self.sessions
            for hit in (_item_hits(session) or _session_hits(session))
        ]
        for day in self.days:
            found.extend(self._day_hits(day))
        kept = (h for h in found if h.kind not in _MAY_CENTRALISE or h.on not in self.centralised)
        return tuple(sorted(kept, key=lambda hit: hit.on))

    @lazy
    def centralised(self) -> frozenset[date]:
        """Days on which the pain moved toward the back, with no more leg pain than before (6.7)."""
        found: set[date] = set()
        before: float | None = None
        for day in self.days:
            leg = day.leg_pain_worst
            rose = leg is not None and before is not None and leg > before
            if day.pain_moved_to == TOWARD_BACK and not rose:
                found.add(day.on)
            before = before if leg is None else leg
        return frozenset(found)

    def spread(self, day: DayLog) -> bool:
        """Whether symptoms newly reached the leg or foot; moving toward the back is no spread."""
        moved_down = day.pain_moved_to == DOWN_LEG and day.leg_spread_new is not False
        return (day.leg_spread_new is True or moved_down) and day.on not in self.centralised

    @lazy
    def responses(self) -> tuple[Hit, ...]:
        """The response hits of 3.1: all but joint pain."""
        return tuple(hit for hit in self.hits if hit.kind != "joint")

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
    def _clean_of(self) -> Mapping[str, frozenset[str]]:
        """The exercises done cleanly in each session, by the session's id (3.1, 'clean')."""
        spoiled = {(hit.session_id, id_) for hit in self.hits for id_ in hit.exercise_ids}
        return {
            session.id: frozenset(
                item.exercise_id
                for item in session.items
                if _kept_form(item) and (session.id, item.exercise_id) not in spoiled
            )
            for session in self.sessions
            if session.done in {None, "yes"}
        }

    @lazy
    def clean_sessions(self) -> tuple[tuple[date, frozenset[str]], ...]:
        """Each session with the exercises done cleanly in it."""
        return tuple(
            (session.at.date(), self._clean_of.get(session.id, frozenset()))
            for session in self.sessions
        )

    def clean_count(self, exercise_ids: frozenset[str], since: date | None = None) -> int:
        """Sessions after ``since`` in which one of the exercises was clean."""
        return sum(
            1
            for on, clean in self.clean_sessions
            if (since is None or on > since) and not clean.isdisjoint(exercise_ids)
        )

    def held_clean(self, exercise_ids: frozenset[str], hold_s: float) -> int:
        """Sessions in which one of the exercises was clean with a hold at least so long."""
        return sum(
            any(
                item.exercise_id in exercise_ids & self._clean_of.get(session.id, frozenset())
                and (item.hold_s_done or 0) >= hold_s
                for item in session.items
            )
            for session in self.sessions
        )

    def is_painless(self, session: SessionLog, item: ItemLog) -> bool:
        """No response hit in this item of a session."""
        return not any(
            hit.session_id == session.id and item.exercise_id in hit.exercise_ids
            for hit in self.hits
        )

    @lazy
    def clean_counts(self) -> Mapping[str, int]:
        """In how many sessions each exercise was clean."""
        return Counter(id_ for clean in self._clean_of.values() for id_ in clean)

    @lazy
    def clean_streaks(self) -> Mapping[str, int]:
        """How many of the latest sessions with an exercise in a row were clean."""
        streaks: dict[str, int] = {}
        broken: set[str] = set()
        for session in reversed(self.sessions):
            clean = self._clean_of.get(session.id, frozenset())
            for id_ in {item.exercise_id for item in session.items} - broken:
                if id_ in clean:
                    streaks[id_] = streaks.get(id_, 0) + 1
                else:
                    broken.add(id_)
        return streaks

    @lazy
    def latest(self) -> Mapping[str, ItemLog]:
        """The last log of each exercise."""
        return {item.exercise_id: item for session in self.sessions for item in session.items}

    @lazy
    def open_hits(self) -> Mapping[str, frozenset[HitKind]]:
        """What still speaks against each exercise."""
        found: defaultdict[str, set[HitKind]] = defaultdict(set)
        for hit in self.hits:
            for exercise_id in hit.exercise_ids:
                if not self._cleared(hit, exercise_id):
                    found[exercise_id].add(hit.kind)
        return {exercise_id: frozenset(kinds) for exercise_id, kinds in found.items()}

    def _cleared(self, hit: Hit, exercise_id: str) -> bool:
        if hit.kind == "joint":
            return any(
                c.flag == "joint-pain" and c.on is not None and c.on >= hit.on
                for c in self._clearances
            )
        versions = frozenset((exercise_id, *self._easier.get(exercise_id, ())))
        clean = self.clean_count(versions, since=hit.on)
        if hit.kind == "radicular":
            return clean >= 1 and (self.today - hit.on).days >= _SETTLED_DAYS
        return clean >= _CLEAN_SESSIONS

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
        found.update(self._repeated_hits())
        found.update(day.on for day in self.days if self._worse_next_day(day))
        found.update(self._two_bad_days())
        return tuple(sorted(found))

    def _repeated_hits(self) -> set[date]:
        events = sorted({(h.on, h.session_id, h.exercise_ids) for h in self.responses})
        return {
            later[0]
            for index, later in enumerate(events)
            for earlier in events[:index]
            if (later[0] - earlier[0]).days < _INSIDE_DAYS
            and not (later[1] == earlier[1] and set(later[2]) & set(earlier[2]))
        }

    def _worse_next_day(self, day: DayLog) -> bool:
        session = self.session_before(day)
        if session is None or session.pain_before is None or day.pain_next_day is None:
            return False
        return day.pain_next_day - session.pain_before > RISE_ABOVE and not _only_muscle(day)

    def _two_bad_days(self) -> set[date]:
        worst = {day.on: day.worst_pain for day in self.days if day.worst_pain is not None}
        found = set()
        for on, pain in worst.items():
            first = on - timedelta(days=1)
            if first not in worst:
                continue
            before = [worst[d] for n in range(1, 8) if (d := first - timedelta(days=n)) in worst]
            if before and min(pain, worst[first]) - median(before) > RISE_ABOVE:
                found.add(on)
        return found

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

    def quiet_log(self, sessions: int, days: int) -> bool:
        """At least so many sessions over so many days, none with a response hit (design 6.4)."""
        since = self.today - timedelta(days=days)
        recent = [s for s in self.sessions if s.at.date() > since and s.done != "no"]
        return len(recent) >= sessions and not any(hit.on > since for hit in self.responses)

    def within(self, days: int) -> list[DayLog]:
        """The day logs of the last ``days`` days, today included."""
        return [day for day in self.days if (self.today - day.on).days < days]

    def sessions_within(self, days: int) -> list[SessionLog]:
        return [s for s in self.sessions if (self.today - s.at.date()).days < days]


def _item_hits(session: SessionLog) -> list[Hit]:
    found: list[Hit] = []
    for item in session.items:
        before = session.pain_before if item.pain_before is None else item.pain_before
        rise = None if before is None or item.pain_peak is None else item.pain_peak - before
        kinds: list[HitKind] = []
        if rise is not None and rise > RISE_ABOVE:
            kinds.append("rise")
        if _BAD_FEELINGS & set(item.quality):
            kinds.append("quality")
        if item.exact_radicular:
            kinds.append("radicular")
        if item.below_knee:
            kinds.append("below-knee")
        if item.joint_pain:
            kinds.append("joint")
        on = session.at.date()
        found.extend(Hit(on, kind, (item.exercise_id,), session.id) for kind in kinds)
    return found


def _session_hits(session: SessionLog) -> list[Hit]:
    """What the patient told of the session as a whole: it speaks against no exercise by name."""
    rise = (
        session.pain_before is not None
        and session.pain_peak is not None
        and session.pain_peak - session.pain_before > RISE_ABOVE
    )
    told: tuple[tuple[HitKind, bool], ...] = (
        ("rise", rise),
        ("quality", bool(_BAD_FEELINGS & set(session.quality))),
        ("radicular", session.exact_radicular is True),
        ("below-knee", session.below_knee is True),
    )
    return [Hit(session.at.date(), kind, (), session.id) for kind, is_so in told if is_so]


def _kept_form(item: ItemLog) -> bool:
    return not (item.form_lost or item.breath_held)


def _only_muscle(day: DayLog) -> bool:
    """Soreness of abdominals, glutes or hamstrings is never a hit (R-146)."""
    return day.soreness_kind == "muscle" and day.soreness_site in _NORMAL_SORENESS


def _lingers(day: DayLog, session: SessionLog | None) -> bool:
    """More than 24 h at least 1 point above the starting level (R-144, design 6.7)."""
    if day.linger_hours is None or day.linger_hours <= LINGER_ABOVE_H or _only_muscle(day):
        return False
    start = session.pain_before if session else None
    if start is None or day.pain_next_day is None:
        return True  # recorded as lingering; no scores say otherwise
    return day.pain_next_day - start >= LINGER_AT_LEAST
