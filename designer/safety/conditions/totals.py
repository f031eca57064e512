"""Conditions on what a day or a week adds up to."""

from itertools import pairwise
from typing import ClassVar, Literal

from designer.model.vocabulary import SessionName
from designer.safety.conditions.base import DAY, WEEK, Base, Sees
from designer.safety.conditions.exercise import Attribute
from designer.safety.scene.response_hits import HitKind
from designer.safety.scene.scene import Scene
from designer.safety.scene.totals import Item, standing_minutes
from designer.safety.scene.truth import Truth


class DayMinutes(Base, frozen=True, kw_only=True, tag="minutes"):
    """Estimated minutes of the main or the daily session: its work (1.5), or its cardio."""

    sees: ClassVar[frozenset[Sees]] = DAY
    session: SessionName = "main"
    of: Literal["work", "cardio"] = "work"
    above: float

    def judge(self, scene: Scene) -> Truth:
        day = scene.day
        if day is None:
            return False
        items = day.of_session(self.session)
        if self.of == "cardio":
            return day.cardio_minutes(items) > self.above
        return (day.main_minutes if self.session == "main" else day.minutes(items)) > self.above


class OutOfOrder(Base, frozen=True, kw_only=True, tag="out-of-order"):
    """Load before stabilise, or either before mobilise, in one session (R-121)."""

    sees: ClassVar[frozenset[Sees]] = DAY

    def judge(self, scene: Scene) -> Truth:
        return scene.day is not None and bool(scene.day.out_of_order)

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        return scene.day.out_of_order if scene.day else ()


class OneSided(Base, frozen=True, kw_only=True, tag="one-sided"):
    """An item is planned on one side only (R-102)."""

    sees: ClassVar[frozenset[Sees]] = DAY

    def judge(self, scene: Scene) -> Truth:
        return scene.day is not None and bool(scene.day.one_sided)

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        return scene.day.one_sided if scene.day else ()


class UprightItems(Base, frozen=True, kw_only=True, tag="upright-items"):
    """More than so many upright items in a row without a break (R-090, design 6.34)."""

    sees: ClassVar[frozenset[Sees]] = DAY
    above: int

    def judge(self, scene: Scene) -> Truth:
        return scene.day is not None and any(
            len(run) > self.above for run in scene.day.upright_runs
        )

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        runs = scene.day.upright_runs if scene.day else ()
        return tuple(item for run in runs if len(run) > self.above for item in run)


class UprightMinutes(Base, frozen=True, kw_only=True, tag="upright-minutes"):
    """Longer on the feet without a break than the logged tolerance, or than a figure (R-091)."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("day", "case"))
    without_log_above: float

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        runs = scene.day.upright_runs if scene.day else ()
        return max(runs, key=standing_minutes, default=())

    def judge(self, scene: Scene) -> Truth:
        if scene.day is None:
            return False
        logged = [d.stand_min for d in scene.case.log.days if d.stand_min is not None]
        return scene.day.upright_minutes > (logged[-1] if logged else self.without_log_above)


class TrainingSessions(Base, frozen=True, kw_only=True, tag="training-sessions"):
    """Training sessions of the week lie between these (3.1). A week without items is not judged."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    at_least: int = 0
    at_most: int = 7

    def judge(self, scene: Scene) -> Truth:
        week = scene.week
        return (
            week is not None
            and not week.is_empty
            and self.at_least <= len(week.training_days) <= self.at_most
        )


class DailySessions(Base, frozen=True, kw_only=True, tag="daily-sessions"):
    """Short daily sessions stand on at least so many days."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    at_least: int

    def judge(self, scene: Scene) -> Truth:
        return scene.week is not None and scene.week.daily_days >= self.at_least


class ThreeDayPlan(Base, frozen=True, kw_only=True, tag="three-day-plan"):
    """The training sessions stand on exactly three days, none beside another (R-135)."""

    sees: ClassVar[frozenset[Sees]] = WEEK

    def judge(self, scene: Scene) -> Truth:
        days = scene.week.training_days if scene.week else ()
        return len(days) == 3 and all(later - day > 1 for day, later in pairwise(days))


class CardioDays(Base, frozen=True, kw_only=True, tag="cardio-days"):
    """So many training days, or days between them, hold so many minutes of an exercise."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    on: Literal["training", "between"]
    where: Attribute
    minutes: float = 0
    at_least: int = 0
    at_most: int = 7

    def judge(self, scene: Scene) -> Truth:
        week = scene.week
        if week is None:
            return False
        mask = scene.select(self.where)
        found = 0
        for day in week.days:
            items = tuple(item for item in day.items if item.bit & mask)
            meant = day.is_training is (self.on == "training")
            found += bool(meant and items and day.cardio_minutes(items) >= self.minutes)
        return self.at_least <= found <= self.at_most


class OneBigSession(Base, frozen=True, kw_only=True, tag="one-big-session"):
    """One session over some minutes holds over half of the week's sets, with two days empty."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    minutes_above: float

    def judge(self, scene: Scene) -> Truth:
        week = scene.week
        if week is None:
            return False
        total = sum(day.sets for day in week.days)
        empty = sum(1 for day in week.days if not day.items)
        return empty >= 2 and any(
            day.sets * 2 > total and day.main_minutes > self.minutes_above for day in week.days
        )


class PhaseJump(Base, frozen=True, kw_only=True, tag="phase-jump"):
    """The highest phase is more than one above that of the last week that had one (R-041).

    A week off, or one of walks only, teaches no phase.
    """

    sees: ClassVar[frozenset[Sees]] = WEEK

    def judge(self, scene: Scene) -> Truth:
        week, before = scene.week, scene.before
        reached = before.reached_phase if before is not None else 0
        return week is not None and bool(reached) and week.highest_phase > reached + 1


class HighestPhase(Base, frozen=True, kw_only=True, tag="highest-phase"):
    """The highest phase of the week lies between these; a week of none does not count."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    at_least: int = 1
    at_most: int = 3

    def judge(self, scene: Scene) -> Truth:
        return scene.week is not None and self.at_least <= scene.week.highest_phase <= self.at_most


_LATELY_WEEKS = 6  # the longest usual time in Phase 1


class LatelyInPhase(Base, frozen=True, kw_only=True, tag="lately-in-phase"):
    """One of the six weeks before this one reached a phase (R-046)."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    at_least: int

    def judge(self, scene: Scene) -> Truth:
        week = scene.before
        for _ in range(_LATELY_WEEKS):
            if week is None:
                return False
            if week.highest_phase >= self.at_least:
                return True
            week = week.earlier()
        return False


class ProgWeekJump(Base, frozen=True, kw_only=True, tag="prog-week-jump"):
    """The progression week is more than so many above that of the week before (R-044)."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    above: int

    def judge(self, scene: Scene) -> Truth:
        week, before = scene.week, scene.before
        if week is None or before is None:
            return False
        return week.prog_week - before.prog_week > self.above


class NotSteppedBack(Base, frozen=True, kw_only=True, tag="not-stepped-back"):
    """The week is in force after a flare and not below the week of the flare (R-148).

    ``flare_prog_week`` of the week says which progression week the flare fell in.
    """

    sees: ClassVar[frozenset[Sees]] = frozenset(("case", "week"))

    def judge(self, scene: Scene) -> Truth:
        week = scene.week
        if week is None or week.flare_prog_week is None:
            return False
        return week.prog_week > max(week.flare_prog_week - 1, 1)


class FlareWeek(Base, frozen=True, kw_only=True, tag="flare-prog-week"):
    """An open flare fell in at most this progression week (R-149)."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    at_most: int

    def judge(self, scene: Scene) -> Truth:
        week = scene.week
        if week is None or week.flare_prog_week is None:
            return False
        return week.flare_prog_week <= self.at_most


class FlareUnheard(Base, frozen=True, kw_only=True, tag="flare-unheard"):
    """Too little was told since a flare to know that it settled; not of a week that is over."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("case", "week"))

    def judge(self, scene: Scene) -> Truth:
        week = scene.week
        return week is not None and not week.is_over and scene.case.log.unheard_flare is not None


class SessionResponse(Base, frozen=True, kw_only=True, tag="session-response"):
    """A session went badly, and no exercise is named for it; not of a week that is over.

    Points at the exercises of that session, or of the plan of its day, as far as the week has them.
    """

    sees: ClassVar[frozenset[Sees]] = frozenset(("case", "week"))
    any_of: tuple[HitKind, ...]

    def judge(self, scene: Scene) -> Truth:
        week = scene.week
        if week is None or week.is_over:
            return False
        return any(hit.kind in self.any_of for hit in scene.case.log.open_session_hits)

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        week = scene.week
        if week is None or not week.suspects:
            return ()
        return tuple(item for item in week.items if item.exercise.id in week.suspects)


class TemplateIs(Base, frozen=True, kw_only=True, tag="template"):
    """The week came from one of these weekly templates."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    any_of: tuple[str, ...]

    def judge(self, scene: Scene) -> Truth:
        return scene.week is not None and scene.week.template_id in self.any_of


class UnknownExercise(Base, frozen=True, kw_only=True, tag="unknown-exercise"):
    """The week holds an exercise that the library does not have."""

    sees: ClassVar[frozenset[Sees]] = WEEK

    def judge(self, scene: Scene) -> Truth:
        return bool(self.points_at(scene))

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        days = scene.week.days if scene.week else ()
        return tuple(item for day in days for item in day.strangers)


TotalsCondition = (
    DayMinutes
    | OutOfOrder
    | OneSided
    | UprightItems
    | UprightMinutes
    | TrainingSessions
    | DailySessions
    | ThreeDayPlan
    | CardioDays
    | OneBigSession
    | PhaseJump
    | HighestPhase
    | LatelyInPhase
    | ProgWeekJump
    | NotSteppedBack
    | FlareWeek
    | FlareUnheard
    | SessionResponse
    | TemplateIs
    | UnknownExercise
)
