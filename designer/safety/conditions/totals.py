"""Conditions on what a day or a week adds up to, and on what rises from week to week."""

from itertools import pairwise
from typing import ClassVar, Literal

from designer.model.dose import Dose
from designer.safety.conditions.base import DAY, WEEK, Base, Sees
from designer.safety.conditions.exercise import Attribute
from designer.safety.scene import Scene
from designer.safety.totals import Item, standing_minutes
from designer.safety.truth import Truth, unknown

_LEVELS = ("none", "light", "moderate", "heavy")
_BANDS = ("very-light", "light", "medium", "heavy")
Raisable = Literal["prog-week", "phase", "load", "hold", "reps"]


class DayMinutes(Base, frozen=True, kw_only=True, tag="minutes"):
    """Estimated minutes of the main or the daily session: its work (1.5), or its cardio."""

    sees: ClassVar[frozenset[Sees]] = DAY
    session: Literal["main", "daily"] = "main"
    of: Literal["work", "cardio"] = "work"
    above: float

    def judge(self, scene: Scene) -> Truth:
        day = scene.day
        if day is None:
            return False
        items = day.main if self.session == "main" else day.daily
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
    """The highest phase is more than one above that of the week before (R-041)."""

    sees: ClassVar[frozenset[Sees]] = WEEK

    def judge(self, scene: Scene) -> Truth:
        week, before = scene.week, scene.before
        if week is None or before is None or not before.highest_phase:
            return False
        return week.highest_phase > before.highest_phase + 1


class HighestPhase(Base, frozen=True, kw_only=True, tag="highest-phase"):
    """The highest phase of the week lies between these; a week of none does not count."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    at_least: int = 1
    at_most: int = 3

    def judge(self, scene: Scene) -> Truth:
        return scene.week is not None and self.at_least <= scene.week.highest_phase <= self.at_most


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


class TemplateIs(Base, frozen=True, kw_only=True, tag="template"):
    """The week came from one of these weekly templates."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    any_of: tuple[str, ...]

    def judge(self, scene: Scene) -> Truth:
        return scene.week is not None and scene.week.template_id in self.any_of


class Raised(Base, frozen=True, kw_only=True, tag="raised"):
    """Something is higher than in the week before (R-011, design 6.1).

    Without a week before it is not known.
    """

    sees: ClassVar[frozenset[Sees]] = WEEK
    any_of: tuple[Raisable, ...]
    unknown_without_before: bool = True

    def judge(self, scene: Scene) -> Truth:
        week, before = scene.week, scene.before
        if week is None or week.is_empty:
            return False
        if before is None:
            return unknown("week before") if self.unknown_without_before else False
        if "prog-week" in self.any_of and week.prog_week > before.prog_week:
            return True
        if "phase" in self.any_of and week.highest_phase > before.highest_phase:
            return True
        return any(
            dose_rises(item.placement.dose, earlier, self.any_of)
            for item, earlier in week.changed(before)
        )


class RaisedTogether(Base, frozen=True, kw_only=True, tag="raised-together"):
    """One exercise raises at least so many of load, range, hold and volume at once (R-064)."""

    sees: ClassVar[frozenset[Sees]] = WEEK
    at_least: int
    where: Attribute | None = None  # looks at these exercises only

    def judge(self, scene: Scene) -> Truth:
        return bool(self.points_at(scene))

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        week, before = scene.week, scene.before
        if week is None or before is None:
            return ()
        mask = -1 if self.where is None else scene.select(self.where)
        return tuple(
            item
            for item, earlier in week.changed(before)
            if item.bit & mask and _raises(item.placement.dose, earlier) >= self.at_least
        )


class RaisedWithoutHold(Base, frozen=True, kw_only=True, tag="raised-without-hold"):
    """Reps or load rise although the best logged hold was short, shaky or painful (R-061).

    Looks at the exercise and its easier links. Nothing logged, or first use: no.
    """

    sees: ClassVar[frozenset[Sees]] = frozenset(("case", "week"))
    hold_below: float

    def judge(self, scene: Scene) -> Truth:
        return bool(self.points_at(scene))

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        week, before = scene.week, scene.before
        if week is None or before is None:
            return ()
        return tuple(
            item
            for item, earlier in week.changed(before)
            if dose_rises(item.placement.dose, earlier, ("reps", "load"))
            and self._unproven(item, scene)
        )

    def _unproven(self, item: Item, scene: Scene) -> bool:
        log = scene.case.log
        holds = [
            (hold, log.is_painless(session, entry) and not entry.form_shaky)
            for session in log.sessions
            for entry in session.items
            if entry.exercise_id in {item.exercise.id, *item.exercise.easier}
            and (hold := entry.hold_s_done) is not None
        ]
        if not holds:
            return False
        return not any(good and hold >= self.hold_below for hold, good in holds)


def _raises(dose: Dose, earlier: tuple[Dose, ...]) -> int:
    """How many of load, range, hold and volume are above the week before."""
    volume = dose_rises(dose, earlier, ("reps",)) or _above(dose.sets, [e.sets for e in earlier])
    heights = [e.step_height_cm for e in earlier]
    reach = _above(dose.step_height_cm, heights) or _above(
        dose.angle_deg, [e.angle_deg for e in earlier]
    )
    longer = _above(dose.duration_s, [e.duration_s for e in earlier])
    hold = dose_rises(dose, earlier, ("hold",)) or longer
    return sum((dose_rises(dose, earlier, ("load",)), reach, volume, hold))


def dose_rises(dose: Dose, earlier: tuple[Dose, ...], what: tuple[Raisable, ...]) -> bool:
    """Whether a dose is above every dose of the same exercise in the week before."""
    if "reps" in what and _above(dose.reps, [e.reps for e in earlier]):
        return True
    if "hold" in what and _above(dose.hold_s, [e.hold_s for e in earlier]):
        return True
    return "load" in what and (
        _above(dose.load_kg, [e.load_kg for e in earlier])
        or _above(_rank(_LEVELS, dose.load_level), [_rank(_LEVELS, e.load_level) for e in earlier])
        or _above(_rank(_BANDS, dose.band), [_rank(_BANDS, e.band) for e in earlier])
    )


def _above(value: float | None, earlier: list[float | None]) -> bool:
    known = [other for other in earlier if other is not None]
    return value is not None and bool(known) and value > max(known)


def _rank(words: tuple[str, ...], word: str | None) -> int | None:
    return None if word is None else words.index(word)


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
    | ProgWeekJump
    | NotSteppedBack
    | FlareWeek
    | TemplateIs
    | Raised
    | RaisedTogether
    | RaisedWithoutHold
    | UnknownExercise
)
