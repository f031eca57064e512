"""Conditions on the patient's log, as of today."""

from datetime import timedelta
from statistics import fmean
from typing import ClassVar, Literal

from designer.knowledge.order import easier_than
from designer.safety.conditions.base import CASE, ITEM_OF_CASE, Base, Sees
from designer.safety.scene.course_of_pain import then_and_now
from designer.safety.scene.doubts import doubts
from designer.safety.scene.leg_pain import leg_climb, leg_leap
from designer.safety.scene.response_hits import HitKind, is_in_leg, tells
from designer.safety.scene.scene import Case, Scene
from designer.safety.scene.truth import Truth, unknown

LoggedFlag = Literal["form_lost", "form_shaky", "breath_held", "cramp_or_grip", "end_range"]
Tolerance = Literal["walk_min", "stand_min", "sit_min"]


class OpenHit(Base, frozen=True, kw_only=True, tag="open-hit"):
    """A response to this exercise, or to an easier version, still speaks against it (group I)."""

    sees: ClassVar[frozenset[Sees]] = ITEM_OF_CASE
    any_of: tuple[HitKind, ...]
    in_easier: bool = False

    def judge(self, scene: Scene) -> Truth:
        if scene.exercise is None:
            return False
        id_, log = scene.exercise.id, scene.case.log
        open_hits = log.open_hits
        if not self.in_easier:
            return not open_hits.get(id_, frozenset()).isdisjoint(self.any_of)
        return bool(open_hits) and any(
            not open_hits.get(easier, frozenset()).isdisjoint(self.any_of)
            for easier in easier_than(id_, log.easier)
        )


class UntoldRise(Base, frozen=True, kw_only=True, tag="untold-rise"):
    """The last log of this exercise tells a pain above 2 and not the level before it (R-143)."""

    sees: ClassVar[frozenset[Sees]] = ITEM_OF_CASE

    def judge(self, scene: Scene) -> Truth:
        return scene.exercise is not None and scene.exercise.id in scene.case.log.latest.untold


class LatestLog(Base, frozen=True, kw_only=True, tag="latest-log"):
    """The last log of this exercise says yes to a field, or a worst pain of at least a figure."""

    sees: ClassVar[frozenset[Sees]] = ITEM_OF_CASE
    name: LoggedFlag | None = None
    peak_at_least: float | None = None

    def judge(self, scene: Scene) -> Truth:
        if scene.exercise is None:
            return False
        id_, log = scene.exercise.id, scene.case.log
        if self.name is not None:
            said = getattr(log.latest.items.get(id_), self.name, None) is True
            return said or (self.name == "breath_held" and id_ in log.latest.breathless)
        peak, limit = log.latest.worst.get(id_), self.peak_at_least
        return peak is not None and limit is not None and peak >= limit


class LatestSession(Base, frozen=True, kw_only=True, tag="latest-session"):
    """The worst pain of the last session that told one is at least so much, of no one exercise."""

    sees: ClassVar[frozenset[Sees]] = CASE
    worst_at_least: float

    def judge(self, scene: Scene) -> Truth:
        worst = scene.case.log.latest.unnamed
        return worst is not None and worst >= self.worst_at_least


class BreathHeldInSession(Base, frozen=True, kw_only=True, tag="session-breath-held"):
    """The last session that told of the breath says it was held, and names no exercise."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        for session in reversed(scene.case.log.sessions):
            if session.breath_held is not None:
                return session.breath_held and not session.items
            if any(item.breath_held is not None for item in session.items):
                return False
        return False


class CleanSessions(Base, frozen=True, kw_only=True, tag="clean-sessions"):
    """The exercise was clean in at least so many logged sessions, or in the last so many."""

    sees: ClassVar[frozenset[Sees]] = ITEM_OF_CASE
    at_least: int
    last: bool = False

    def judge(self, scene: Scene) -> Truth:
        if scene.exercise is None:
            return False
        log = scene.case.log
        counts = log.clean.streaks if self.last else log.clean.counts
        return counts.get(scene.exercise.id, 0) >= self.at_least


class PainlessTrial(Base, frozen=True, kw_only=True, tag="painless-trial"):
    """The exercise was clean in a logged session in which the pain did not rise at all (R-109)."""

    sees: ClassVar[frozenset[Sees]] = ITEM_OF_CASE

    def judge(self, scene: Scene) -> Truth:
        exercise, clean = scene.exercise, scene.case.log.clean
        return exercise is not None and exercise.id in clean.painless_trials


class QuietLog(Base, frozen=True, kw_only=True, tag="quiet-log"):
    """At least so many sessions over so many days without a response hit (design 6.4)."""

    sees: ClassVar[frozenset[Sees]] = CASE
    sessions: int
    days: int

    def judge(self, scene: Scene) -> Truth:
        return scene.case.log.quiet_log(self.sessions, self.days)


class LegPainLogged(Base, frozen=True, kw_only=True, tag="leg-pain-logged"):
    """Leg pain was logged in the last so many days."""

    sees: ClassVar[frozenset[Sees]] = CASE
    days: int

    def judge(self, scene: Scene) -> Truth:
        log = scene.case.log
        by_day = any((day.leg_pain_worst or 0) > 0 for day in log.within(self.days))
        sessions = log.sessions_within(self.days)
        items = (item for session in sessions for item in session.items)
        return by_day or any(map(is_in_leg, sessions)) or any(map(is_in_leg, items))


class LegPainClimbing(Base, frozen=True, kw_only=True, tag="leg-pain-climbing"):
    """The weekly worst leg pain was higher than the week before in two weeks running (R-009).

    A specialist visit of the last seven days, recorded as a clearance, answers it.
    """

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        return leg_climb(scene.case.log, scene.case.patient.clearances) is not None


class PainNotLower(Base, frozen=True, kw_only=True, tag="pain-not-lower"):
    """The median worst pain of the last seven days is not below the program's first (R-010)."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        log = scene.case.log
        pain = then_and_now(log, scene.case.patient.baseline_pain, scene.case.begun)
        return unknown("daily pain") if pain is None else pain.now >= pain.then


class SessionsDone(Base, frozen=True, kw_only=True, tag="sessions-done"):
    """Sessions done in the last so many days lie between these.

    ``told`` counts only those of which it is told how they went, ``in_program`` only those since
    the program began.
    """

    sees: ClassVar[frozenset[Sees]] = CASE
    days: int
    at_least: int = 0
    at_most: int = 1000
    told: bool = False
    in_program: bool = False

    def judge(self, scene: Scene) -> Truth:
        done = [s for s in scene.case.log.sessions_within(self.days) if s.done != "no"]
        if self.in_program and scene.case.begun is not None:
            done = [s for s in done if s.at.date() >= scene.case.begun]
        return self.at_least <= sum(tells(s) or not self.told for s in done) <= self.at_most


class Walked(Base, frozen=True, kw_only=True, tag="walked"):
    """A walk was logged in the last so many days."""

    sees: ClassVar[frozenset[Sees]] = CASE
    days: int

    def judge(self, scene: Scene) -> Truth:
        return any((day.walk_min or 0) > 0 for day in scene.case.log.within(self.days))


class Logged(Base, frozen=True, kw_only=True, tag="logged"):
    """Anything at all was logged, ever or in the last so many days."""

    sees: ClassVar[frozenset[Sees]] = CASE
    days: int | None = None

    def judge(self, scene: Scene) -> Truth:
        log = scene.case.log
        if self.days is None:
            return not log.is_empty
        return bool(log.sessions_within(self.days) or log.within(self.days))


class UrgentUnanswered(Base, frozen=True, kw_only=True, tag="urgent-unanswered"):
    """The latest session was logged without its urgent-sign questions (R-022)."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        sessions = scene.case.log.sessions
        return bool(sessions) and sessions[-1].urgent_checked is not True


class FormLostTwice(Base, frozen=True, kw_only=True, tag="form-lost-twice"):
    """Form was lost in the last two sessions (R-023, count ours)."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        last = scene.case.log.sessions[-2:]
        return len(last) == 2 and all(any(i.form_lost for i in s.items) for s in last)


class FlareAgain(Base, frozen=True, kw_only=True, tag="flare-again"):
    """A second flare within so many days, the later one still open."""

    sees: ClassVar[frozenset[Sees]] = CASE
    days: int

    def judge(self, scene: Scene) -> Truth:
        log = scene.case.log
        if log.open_flare is None or len(log.flares) < 2:
            return False
        return (log.flares[-1] - log.flares[-2]).days <= self.days


class FlareOpen(Base, frozen=True, kw_only=True, tag="flare-open"):
    """There was a flare, and seven quiet days have not passed since."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        return scene.case.log.open_flare is not None


class QuietWeek(Base, frozen=True, kw_only=True, tag="quiet-week"):
    """Seven days without a response hit or a flare trigger, and no bad session unexplained.

    Nor anything in doubt: pain without the level before it, form, breath or the agreed ceiling not
    kept the last time, a leap of the leg pain (ours).
    """

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        log = scene.case.log
        settled = log.quiet_a_week and not log.open_session_hits and not log.joint_lately
        return settled and not doubts(scene.case) and leg_leap(log) is None


class SleepOutside(Base, frozen=True, kw_only=True, tag="sleep-outside"):
    """The mean sleep of the last seven days lies outside these hours (R-163)."""

    sees: ClassVar[frozenset[Sees]] = CASE
    low: float
    high: float

    def judge(self, scene: Scene) -> Truth:
        hours = [day.sleep_h for day in scene.case.log.within(7) if day.sleep_h is not None]
        return bool(hours) and not self.low <= fmean(hours) <= self.high


class NormalSoreness(Base, frozen=True, kw_only=True, tag="normal-soreness"):
    """The latest day log reports muscle soreness of abdominals, glutes or hamstrings (R-146)."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        days = scene.case.log.within(2)
        return bool(days) and (
            days[-1].soreness_kind == "muscle"
            and days[-1].soreness_site in {"abdominals", "glutes", "hamstrings"}
        )


class ToleranceChange(Base, frozen=True, kw_only=True, tag="tolerance-change"):
    """A tolerance rose or fell by at least a share over some weeks (R-155, R-156, sizes ours)."""

    sees: ClassVar[frozenset[Sees]] = CASE
    weeks: int
    up_by: float | None = None
    down_by: float | None = None

    def judge(self, scene: Scene) -> Truth:
        names: tuple[Tolerance, ...] = ("walk_min", "stand_min", "sit_min")
        return any(self._changed(scene.case, name) for name in names)

    def _changed(self, case: Case, name: Tolerance) -> bool:
        since = case.today - timedelta(weeks=self.weeks)
        values = [
            value
            for day in case.log.days
            if day.on >= since and (value := getattr(day, name)) is not None
        ]
        if len(values) < 2 or not values[0]:
            return False
        change = (values[-1] - values[0]) / values[0]
        if self.up_by is not None:
            return bool(change >= self.up_by)
        return self.down_by is not None and bool(change <= -self.down_by)


class LoadDoubled(Base, frozen=True, kw_only=True, tag="load-doubled"):
    """The planned kilograms are more than twice the last logged ones (design 6.37, size ours)."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("exercise", "case", "dose"))

    def judge(self, scene: Scene) -> Truth:
        log = scene.case.log.latest.items.get(scene.exercise.id) if scene.exercise else None
        planned = scene.dose.load_kg if scene.dose else None
        if log is None or not log.load_kg or planned is None:
            return False
        return planned > 2 * log.load_kg


LogCondition = (
    OpenHit
    | UntoldRise
    | LatestLog
    | LatestSession
    | BreathHeldInSession
    | CleanSessions
    | PainlessTrial
    | QuietLog
    | LegPainLogged
    | LegPainClimbing
    | PainNotLower
    | SessionsDone
    | Walked
    | Logged
    | LoadDoubled
    | UrgentUnanswered
    | FormLostTwice
    | FlareAgain
    | FlareOpen
    | QuietWeek
    | SleepOutside
    | NormalSoreness
    | ToleranceChange
)
