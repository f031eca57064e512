"""What a day and a week add up to: order, minutes, sessions, time on the feet."""

from collections.abc import Callable

from designer.model.dose import Dose
from designer.model.exercise import Attributes, Exercise
from designer.model.vocabulary import LANES, Lane, SessionName
from designer.model.week import Day, Placement
from designer.safety.scene.lazy import lazy
from designer.timing import CHANGE_OVER_S, work_seconds

TRAINING_KINDS = ("stabilise", "anti-movement", "load", "restricted")
_BREAK_S = 30  # design 6.34: a rest this long ends continuous upright work
_PHASES = {"1": 1, "2": 2, "3": 3}
_UPRIGHT = ("standing", "walking", "half-kneeling")


class Item:
    """A placement together with the exercise it names and its bit in the library."""

    __slots__ = (
        "bit",
        "cardio",
        "exercise",
        "order",
        "phase",
        "placement",
        "session",
        "training",
        "work_s",
    )

    def __init__(self, placement: Placement, exercise: Exercise, bit: int) -> None:
        self.placement = placement
        self.exercise = exercise
        self.bit = bit
        # Whether it makes a training session: stabilise, anti-movement or load work.
        self.training = exercise.kind in TRAINING_KINDS
        self.order = _order(exercise)
        self.phase = _PHASES.get(exercise.phase, 0)
        self.session = placement.session
        self.cardio = exercise.kind == "cardio"
        self.work_s = work_seconds(placement.dose)


def _order(exercise: Exercise) -> int | None:
    """The place in a session; breathing, rest and cardio have none (R-121, design 6.28)."""
    rests = exercise.kind == "mobility" and exercise.attributes.pattern != "stretch"
    free = rests or exercise.lane in {Lane.CARDIO, Lane.BREATH}
    return None if free else LANES.index(exercise.lane)


def stranger(placement: Placement) -> Item:
    """A placement whose exercise the library does not have: pointed at, never judged."""
    name = placement.exercise_id
    attributes = Attributes(pattern="brace", position="standing")
    exercise = Exercise(id=name, name=name, kind="restricted", phase="avoid", attributes=attributes)
    return Item(placement, exercise, 0)


class DayTotals:
    """The sums of one day: those that every check needs at once, the others when asked for."""

    def __init__(
        self, source: Day, items: tuple[Item, ...], strangers: tuple[Item, ...] = ()
    ) -> None:
        self.source = source
        self.strangers = strangers  # whose exercises the library does not have
        self.items = items
        self.mask = 0  # the exercises of the day, as a bitset
        self.is_training = False  # has training other than the short daily sequence (3.1)
        self.is_daily_training = False  # the short daily sequence trains something
        self.sets = 0  # of training in the main session
        main: list[Item] = []
        daily: list[Item] = []
        for item in items:
            self.mask |= item.bit
            if item.session == "main":
                main.append(item)
                if item.training:
                    self.is_training = True
                    self.sets += item.placement.dose.sets or 1
            else:
                daily.append(item)
                self.is_daily_training |= item.training
        self.main = tuple(main)
        self.daily = tuple(daily)
        self._phases: dict[int, int] = {}
        self._counts: dict[int, int] = {}
        self._changed: tuple[WeekTotals, tuple[Item, ...]] | None = None

    def of_session(self, name: SessionName | None) -> tuple[Item, ...]:
        """The items of one session; of both without a name."""
        if name is None:
            return self.items
        return self.main if name == "main" else self.daily

    @staticmethod
    def minutes(items: tuple[Item, ...]) -> float:
        """Minutes of a session without cardio."""
        work_s = [item.work_s + CHANGE_OVER_S for item in items if not item.cardio]
        return sum(work_s) / 60

    @staticmethod
    def cardio_minutes(items: tuple[Item, ...]) -> float:
        """Minutes of walking, cycling and the like."""
        return sum(item.work_s for item in items if item.cardio) / 60

    @lazy
    def main_minutes(self) -> float:
        return self.minutes(self.main)

    def changed(self, before: "WeekTotals") -> tuple[Item, ...]:
        """Items that the week before had too, but with other doses."""
        if self._changed is None or self._changed[0] is not before:
            doses = before.doses
            found = [
                item
                for item in self.items
                if (earlier := doses.get(item.exercise.id)) and item.placement.dose not in earlier
            ]
            self._changed = (before, tuple(found))
        return self._changed[1]

    def count(self, mask: int) -> int:
        """How many items have an exercise in ``mask``; kept, since most days do not change."""
        known = self._counts.get(mask)
        if known is None:
            known = len([item for item in self.items if item.bit & mask]) if self.mask & mask else 0
            self._counts[mask] = known
        return known

    def highest_phase(self, exempt: int) -> int:
        """The highest phase among items outside ``exempt``; 0 when there is none."""
        known = self._phases.get(exempt)
        if known is None:
            phases = [item.phase for item in self.items if not item.bit & exempt]
            known = self._phases[exempt] = max(phases, default=0)
        return known

    @lazy
    def out_of_order(self) -> tuple[Item, ...]:
        """Items that stand after something that belongs later: mobilise, stabilise, load."""
        found: list[Item] = []
        for session in (self.main, self.daily):
            furthest = 0
            for item in session:
                if item.order is None:
                    continue
                if item.order < furthest:
                    found.append(item)
                else:
                    furthest = item.order
        return tuple(found)

    @lazy
    def one_sided(self) -> tuple[Item, ...]:
        """Items planned on one side only, with the other side nowhere in the day (R-102)."""
        sides: dict[str, set[str]] = {}
        for item in self.items:
            if item.placement.dose.side in {"left", "right"}:
                sides.setdefault(item.exercise.id, set()).add(str(item.placement.dose.side))
        return tuple(i for i in self.items if len(sides.get(i.exercise.id, ())) == 1)

    @lazy
    def upright_runs(self) -> tuple[tuple[Item, ...], ...]:
        """Stretches of upright work without a break of 30 s or a seated item (design 6.34)."""
        runs: list[tuple[Item, ...]] = []
        run: list[Item] = []
        for item in self.items:
            if item.exercise.attributes.position in _UPRIGHT:
                run.append(item)
                if (item.placement.dose.rest_s or 0) >= _BREAK_S:
                    runs.append(tuple(run))
                    run = []
            elif run:
                runs.append(tuple(run))
                run = []
        return (*runs, tuple(run)) if run else tuple(runs)

    @lazy
    def upright_minutes(self) -> float:
        """The longest continuous time on the feet."""
        return max((standing_minutes(run) for run in self.upright_runs), default=0.0)


def standing_minutes(run: tuple[Item, ...]) -> float:
    """The longest time on the feet without a break in a stretch of upright work."""
    seconds = 0.0
    longest = 0.0
    for item in run:
        dose = item.placement.dose
        if (dose.bouts or 1) > 1 and (dose.break_min or 0) * 60 >= _BREAK_S:
            longest = max(longest, seconds + (dose.duration_s or 0))
            seconds = dose.duration_s or 0  # the last bout runs on into what follows
        else:
            seconds += item.work_s
    return max(longest, seconds) / 60


def _nothing() -> "WeekTotals | None":
    return None


class WeekTotals:
    """The sums of one week, from the sums of its days."""

    def __init__(
        self,
        days: tuple[DayTotals, ...],
        prog_week: int,
        *,
        exempt: int = 0,
        template_id: str = "",
        flare_prog_week: int | None = None,
        is_over: bool = False,
        suspects: frozenset[str] = frozenset(),
    ) -> None:
        self.days = days
        # The week before this one, asked for only where a week is compared with others.
        self.earlier: Callable[[], WeekTotals | None] = _nothing
        self.prog_week = prog_week
        self.exempt = exempt  # items let in before their normal first week, as a bitset
        self.template_id = template_id
        self._changed: tuple[WeekTotals, list[tuple[Item, tuple[Dose, ...]]]] | None = None
        self.flare_prog_week = flare_prog_week  # of an open flare, if this week comes after it
        self.is_over = is_over  # its last day is before today
        self.suspects = suspects  # exercises of a session that went badly, where none is named

    @lazy
    def mask(self) -> int:
        mask = 0
        for day in self.days:
            mask |= day.mask
        return mask

    @lazy
    def items(self) -> tuple[Item, ...]:
        return tuple(item for day in self.days for item in day.items)

    @lazy
    def is_empty(self) -> bool:
        return not any(day.items for day in self.days)

    @lazy
    def training_days(self) -> tuple[int, ...]:
        return tuple(index for index, day in enumerate(self.days) if day.is_training)

    @lazy
    def daily_days(self) -> int:
        """Days with a short daily session that trains something."""
        return sum(day.is_daily_training for day in self.days)

    @lazy
    def highest_phase(self) -> int:
        """The highest phase among items whose normal first week is reached (R-041)."""
        return max(day.highest_phase(self.exempt) for day in self.days)

    @lazy
    def last_done(self) -> "WeekTotals":
        """The week itself or, where it is a week off, the last one that holds anything."""
        earlier = self.earlier() if self.is_empty else None
        return self if earlier is None else earlier.last_done

    @lazy
    def reached_phase(self) -> int:
        """The highest phase of this week or, where it has none, of the last one that has."""
        earlier = None if self.highest_phase else self.earlier()
        return self.highest_phase if earlier is None else earlier.reached_phase

    def changed(self, before: "WeekTotals") -> list[tuple[Item, tuple[Dose, ...]]]:
        """Items whose dose differs from those of the week before, with the earlier doses."""
        if self._changed is None or self._changed[0] is not before:
            found = [
                (item, before.doses[item.exercise.id])
                for day in self.days
                for item in day.changed(before)
            ]
            self._changed = (before, found)
        return self._changed[1]

    @lazy
    def doses(self) -> dict[str, tuple[Dose, ...]]:
        """The different doses of each exercise in the week."""
        found: dict[str, dict[Dose, None]] = {}
        for item in self.items:
            found.setdefault(item.exercise.id, {})[item.placement.dose] = None
        return {exercise_id: tuple(doses) for exercise_id, doses in found.items()}
