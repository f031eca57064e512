"""Conditions on what a week asks for beyond the week before it."""

from typing import ClassVar, Literal

from designer.model.dose import Dose
from designer.safety.conditions.base import WEEK, Base, Sees
from designer.safety.conditions.exercise import Attribute
from designer.safety.scene.scene import Scene
from designer.safety.scene.totals import Item, WeekTotals
from designer.safety.scene.truth import Truth, unknown

_LEVELS = ("none", "light", "moderate", "heavy")
_BANDS = ("very-light", "light", "medium", "heavy")
_DEPTHS = ("knee", "mid-shin", "below-mid-shin", "floor")  # of the blocks: lower is further
_REACHES = ("neutral", "past-neutral", "end-range")
_INTENSITIES = ("easy", "moderate", "vigorous")
# ``volume``: more sets, holds, times or bouts, a longer or further one, each side instead of both
# together. ``effort``: harder by the patient's own scale, or a faster walk or ride.
Raisable = Literal["prog-week", "phase", "load", "hold", "reps", "volume", "effort"]


class Raised(Base, frozen=True, kw_only=True, tag="raised"):
    """Something is higher than in the week before (R-011, design 6.1).

    Without a week before it is not known. After a week off it is the last one that holds anything.
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
        if "phase" in self.any_of and week.highest_phase > before.reached_phase:
            return True
        return bool(self.points_at(scene))

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        week, before = scene.week, _last_done(scene)
        if week is None or before is None:
            return ()
        return tuple(
            item
            for item, earlier in week.changed(before)
            if _rises(item.placement.dose, earlier, self.any_of)
        )


class RaisedTogether(Base, frozen=True, kw_only=True, tag="raised-together"):
    """One exercise raises at least so many of load, range, hold and volume at once (R-064).

    With ``apart`` sets and reps count each for itself (R-158).
    """

    sees: ClassVar[frozenset[Sees]] = WEEK
    at_least: int
    apart: bool = False
    where: Attribute | None = None  # looks at these exercises only

    def judge(self, scene: Scene) -> Truth:
        return bool(self.points_at(scene))

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        week, before = scene.week, _last_done(scene)
        if week is None or before is None:
            return ()
        mask = -1 if self.where is None else scene.select(self.where)
        return tuple(
            item
            for item, earlier in week.changed(before)
            if item.bit & mask
            and _raises(item.placement.dose, earlier, apart=self.apart) >= self.at_least
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
        week, before = scene.week, _last_done(scene)
        if week is None or before is None:
            return ()
        return tuple(
            item
            for item, earlier in week.changed(before)
            if _rises(item.placement.dose, earlier, ("reps", "load"))
            and self._unproven(item, scene)
        )

    def _unproven(self, item: Item, scene: Scene) -> bool:
        log = scene.case.log
        holds = [
            (hold, log.clean.is_painless(session, entry) and not entry.form_shaky)
            for session in log.sessions
            for entry in session.items
            if entry.exercise_id in {item.exercise.id, *item.exercise.easier}
            and (hold := entry.hold_s_done) is not None
        ]
        if not holds:
            return False
        return not any(good and hold >= self.hold_below for hold, good in holds)


def _last_done(scene: Scene) -> WeekTotals | None:
    return None if scene.before is None else scene.before.last_done


def _raises(dose: Dose, earlier: tuple[Dose, ...], *, apart: bool) -> int:
    """How many of load, range, hold and volume are above the week before."""
    reps, sets = _rises(dose, earlier, ("reps",)), _above(dose.sets, [e.sets for e in earlier])
    volume = reps + sets if apart else reps or sets
    reach = (
        _above(dose.step_height_cm, [e.step_height_cm for e in earlier])
        or _above(dose.angle_deg, [e.angle_deg for e in earlier])
        or _above(
            _rank(_DEPTHS, dose.block_height), [_rank(_DEPTHS, e.block_height) for e in earlier]
        )
        or _above(
            _rank(_REACHES, dose.trunk_range), [_rank(_REACHES, e.trunk_range) for e in earlier]
        )
    )
    longer = _above(dose.duration_s, [e.duration_s for e in earlier])
    hold = _rises(dose, earlier, ("hold",)) or longer
    return sum((_rises(dose, earlier, ("load",)), reach, volume, hold))


def _rises(dose: Dose, earlier: tuple[Dose, ...], what: tuple[Raisable, ...]) -> bool:
    """Whether a dose is above every dose of the same exercise in the week before."""
    if "reps" in what and _above(dose.reps, [e.reps for e in earlier]):
        return True
    if "hold" in what and _above(dose.hold_s, [e.hold_s for e in earlier]):
        return True
    if "volume" in what and _more(dose, earlier):
        return True
    if "effort" in what and (
        _above(dose.effort_0_10, [e.effort_0_10 for e in earlier])
        or _above(
            _rank(_INTENSITIES, dose.intensity), [_rank(_INTENSITIES, e.intensity) for e in earlier]
        )
    ):
        return True
    return "load" in what and (
        _above(dose.load_kg, [e.load_kg for e in earlier])
        or _above(_rank(_LEVELS, dose.load_level), [_rank(_LEVELS, e.load_level) for e in earlier])
        or _above(_rank(_BANDS, dose.band), [_rank(_BANDS, e.band) for e in earlier])
    )


def _more(dose: Dose, earlier: tuple[Dose, ...]) -> bool:
    """Whether more is done than in any of these doses, as far as both say how much."""
    figures: tuple[tuple[float | None, list[float | None]], ...] = (
        (dose.sets, [e.sets for e in earlier]),
        (dose.holds, [e.holds for e in earlier]),
        (dose.times_per_day, [e.times_per_day for e in earlier]),
        (dose.bouts, [e.bouts for e in earlier]),
        (dose.duration_s, [e.duration_s for e in earlier]),
        (dose.distance_m, [e.distance_m for e in earlier]),
        (_each_side(dose), [_each_side(e) for e in earlier]),
    )
    return any(_above(now, before) for now, before in figures)


def _each_side(dose: Dose) -> float | None:
    """Repetitions of one leg or arm; ``both`` counts the two together."""
    if dose.reps is None or dose.side is None:
        return None
    return dose.reps / 2 if dose.side == "both" else dose.reps


def _above(value: float | None, earlier: list[float | None]) -> bool:
    known = [other for other in earlier if other is not None]
    return value is not None and bool(known) and value > max(known)


def _rank(words: tuple[str, ...], word: str | None) -> int | None:
    return None if word is None else words.index(word)


RiseCondition = Raised | RaisedTogether | RaisedWithoutHold
