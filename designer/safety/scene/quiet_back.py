"""What contradicts a quiet back: pain above 2 of 10, any in the leg (clinical-spec 2.4, ours)."""

from datetime import date

from designer.model.log import DayLog, ItemLog, SessionLog
from designer.safety.scene.response_hits import is_in_leg, worst_of
from designer.safety.scene.responses import LogFacts

QUIET_UP_TO = 2


def quiet_since(log: LogFacts, on: date) -> bool:
    """Whether no such pain was logged after a date."""
    days = (day for day in log.days if day.on > on)
    sessions = (session for session in log.sessions if session.at.date() > on)
    return not any(map(_day_hurts, days)) and not any(map(_session_hurts, sessions))


def _day_hurts(day: DayLog) -> bool:
    pains = [pain for pain in (day.worst_pain, day.pain_next_day) if pain is not None]
    in_leg = bool(day.leg_pain_worst) or day.leg_spread_new is True
    return in_leg or max(pains, default=0) > QUIET_UP_TO


def _session_hurts(session: SessionLog) -> bool:
    parts: tuple[SessionLog | ItemLog, ...] = (session, *session.items)
    pains = [p for part in parts for p in (part.pain_before, worst_of(part)) if p is not None]
    return any(map(is_in_leg, parts)) or max(pains, default=0) > QUIET_UP_TO
