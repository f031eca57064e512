"""The week of one patient: which rules speak about its items, its days and the whole."""

from functools import partial
from typing import NamedTuple

from designer.model.program import Program
from designer.model.week import Day, Placement, Week
from designer.safety.compiling import Compiled
from designer.safety.conditions.exercise import early_by_diagnosis
from designer.safety.engine import Engine
from designer.safety.facts import Calendar, prog_week_on
from designer.safety.gathering import (
    Hears,
    Overrides,
    Said,
    merged,
    missing_facts,
    sayings,
)
from designer.safety.scene.lazy import lazy
from designer.safety.scene.response_hits import Hit
from designer.safety.scene.scene import Case, Moment, Scene
from designer.safety.scene.totals import DayTotals, Item, WeekTotals, stranger

_KEPT_PLACEMENTS = 2048  # on each day
_KEPT_DAYS = 2048  # results kept; far more than one sitting of edits needs


class _DayResult:
    """What was said about one day; good as long as the day is the same object."""

    __slots__ = ("hints", "missing", "said", "source", "totals")

    def __init__(
        self,
        totals: DayTotals,
        said: tuple[Said, ...],
        hints: tuple[Said, ...],
        missing: tuple[str, ...],
    ) -> None:
        self.source = totals.source
        self.totals = totals
        self.said = said
        self.hints = hints
        self.missing = missing


class _Placed(NamedTuple):
    """What was said about one placement; good as long as it is the same object."""

    item: Item
    said: tuple[Said, ...]
    missing: dict[str, None]


class _Standing(NamedTuple):
    """What is so of a week of the program, whatever is placed in it; see ``WeekTotals``."""

    template_id: str
    flare_prog_week: int | None
    is_over: bool


class WeekCheck:
    """Judges weeks of one patient's program and keeps what it found about each day."""

    def __init__(
        self,
        compiled: Compiled,
        engine: Engine,
        program: Program | None,
        case: Case,
        calendar: Calendar,
        overrides: Overrides,
    ) -> None:
        self._compiled = compiled
        self._engine = engine
        self._program = program
        self._case = case
        self._calendar = calendar
        self._overrides = overrides
        self._moments: dict[int, tuple[Moment, ...]] = {}
        self._befores: dict[int, WeekTotals | None] = {}
        self._days: dict[tuple[int, int, int], _DayResult] = {}
        self._exempt: dict[int, int] = {}
        self._standings: dict[int, _Standing] = {}
        # By day and moment, then by placement: a moment is asked for once a day, not once an item.
        self._placed: dict[tuple[int, Moment], dict[int, _Placed]] = {}
        self._near_procedure: dict[int, bool] = {}

    @lazy
    def now(self) -> Moment:
        """Today, in the progression week of the current week."""
        return self._calendar.now(self._calendar.prog_week(self._calendar.current_index()))

    def planned(self, index: int) -> Week | None:
        """The week of the program, if there is one."""
        program = self._program
        if program is None or not 0 <= index < len(program.weeks):
            return None
        return program.weeks[index].week

    def moments(self, index: int) -> tuple[Moment, ...]:
        """The seven days of a week."""
        known = self._moments.get(index)
        if known is None:
            known = tuple(self._calendar.moment(index, day) for day in range(7))
            self._moments[index] = known
        return known

    def stand_at(self, moment: Moment) -> None:
        """Judge the first week as if all its days were at ``moment`` (templates)."""
        self._moments[0] = (moment,) * 7
        self._near_procedure[0] = moment.near_procedure
        self._befores[0] = None

    def gather(self, index: int, week: Week, gathering: Hears, *, hints: bool) -> None:
        """Everything the rules say about a week. ``hints`` lets the hints speak too (0.3)."""
        moments = self.moments(index)
        results = [self._day(index, n, day) for n, day in enumerate(week.days)]
        hints = hints and not self._is_near_procedure(index)
        for result in results:
            gathering.merge(result.said, result.missing)
            if hints and result.hints:
                gathering.merge(result.hints)
        totals = self._totals(index, tuple(result.totals for result in results))
        for hit, items in self._engine.week_hits(totals, self._before(index), moments[0]):
            if hints or not hit.rule.hint:
                gathering.merge(
                    sayings(hit, None, items, None, self._overrides, moments[-1].on),
                    missing_facts(hit),
                )

    def _is_near_procedure(self, index: int) -> bool:
        known = self._near_procedure.get(index)
        if known is None:
            known = any(moment.near_procedure for moment in self.moments(index))
            self._near_procedure[index] = known
        return known

    def _day(self, index: int, number: int, day: Day) -> _DayResult:
        key = (index, number, id(day))
        known = self._days.get(key)
        if known is not None and known.source is day:
            return known
        if len(self._days) > _KEPT_DAYS:
            self._days.clear()
        result = self._judged(day, number, self.moments(index)[number])
        self._days[key] = result
        return result

    def _judged(self, day: Day, number: int, moment: Moment) -> _DayResult:
        items: list[Item] = []
        strangers: list[Item] = []
        said: list[Said] = []
        missing: dict[str, None] = {}
        placed = self._placed.setdefault((number, moment), {})
        if len(placed) > _KEPT_PLACEMENTS:
            placed.clear()
        for placement in day.placements:
            known = placed.get(id(placement))
            if known is None or known.item.placement is not placement:
                known = self._placement(placement, number, moment)
                if known is None:
                    strangers.append(stranger(placement))
                    missing[f"exercise {placement.exercise_id}"] = None
                    continue
                placed[id(placement)] = known
            items.append(known.item)
            said += known.said
            if known.missing:
                missing.update(known.missing)
        totals = DayTotals(day, tuple(items), tuple(strangers))
        hints: list[Said] = []
        for hit, pointed in self._engine.day_hits(totals, moment):
            target = hints if hit.rule.hint else said
            target.extend(sayings(hit, number, pointed, None, self._overrides, moment.on))
            missing.update(dict.fromkeys(missing_facts(hit)))
        return _DayResult(totals, merged(said), merged(hints), tuple(missing))

    def _placement(self, placement: Placement, number: int, moment: Moment) -> "_Placed | None":
        """What is said about one placement, unless its exercise is not in the library."""
        item = self._item(placement)
        if item is None:
            return None
        hits = self._engine.item_hits(item.exercise, placement.dose, moment)
        return _Placed(
            item,
            tuple(
                one
                for hit in hits
                for one in sayings(hit, number, (item,), item, self._overrides, moment.on)
            ),
            dict.fromkeys(fact for hit in hits for fact in missing_facts(hit)),
        )

    def _item(self, placement: Placement) -> Item | None:
        shelf = self._compiled.shelf
        exercise = shelf.by_id.get(placement.exercise_id)
        return None if exercise is None else Item(placement, exercise, shelf.bits[exercise.id])

    def _plain_totals(self, day: Day) -> DayTotals:
        """The sums of a day, with nothing said about it."""
        items = (self._item(placement) for placement in day.placements)
        return DayTotals(day, tuple(item for item in items if item is not None))

    def _totals(self, index: int, days: tuple[DayTotals, ...]) -> WeekTotals:
        moment = self.moments(index)[0]
        standing = self._standings.get(index)
        if standing is None:
            standing = self._standings[index] = self._standing(index)
        return WeekTotals(
            days,
            moment.prog_week,
            exempt=self._exempt_mask(moment),
            template_id=standing.template_id,
            flare_prog_week=standing.flare_prog_week,
            is_over=standing.is_over,
            suspects=self._suspects(index, days),
        )

    def _standing(self, index: int) -> _Standing:
        program = self._program
        planned = program.weeks[index] if program and index < len(program.weeks) else None
        return _Standing(
            planned.template_id if planned else "",
            self._flare_prog_week(index),
            self._calendar.is_over(index),
        )

    def _before(self, index: int) -> WeekTotals | None:
        if index not in self._befores:
            week = self.planned(index - 1)
            totals = None
            if week is not None:
                days = tuple(self._plain_totals(day) for day in week.days)
                totals = self._totals(index - 1, days)
                totals.earlier = partial(self._before, index - 1)
            self._befores[index] = totals
        return self._befores[index]

    def _exempt_mask(self, moment: Moment) -> int:
        """Items that only the patient's diagnosis lets in before their normal first week."""
        if moment.prog_week not in self._exempt:
            scene = Scene(self._case, moment, self._compiled.select)
            self._exempt[moment.prog_week] = self._compiled.shelf.mask_of(
                lambda exercise: (
                    (exercise.first_week or 0) > moment.prog_week
                    and early_by_diagnosis(scene._replace(exercise=exercise))
                )
            )
        return self._exempt[moment.prog_week]

    def _flare_prog_week(self, index: int) -> int | None:
        """The progression week of an open flare, if this week is not over before it or today."""
        flare = self._case.log.open_flare
        program = self._program
        if flare is None or program is None or self._calendar.is_over(index):
            return None
        return prog_week_on(program, flare)

    def _suspects(self, index: int, days: tuple[DayTotals, ...]) -> frozenset[str]:
        """What was done, or else planned, where a session went badly and no exercise is named."""
        log, found = self._case.log, set[str]()
        for hit in log.open_session_hits:
            done = log.exercises_of(hit.session_id)
            found.update(done or self._planned_around(hit, index, days))
        return frozenset(found)

    def _planned_around(self, hit: Hit, index: int, days: tuple[DayTotals, ...]) -> set[str]:
        """The exercises planned on the day of a hit; the week at ``index`` has these ``days``."""
        found: set[str] = set()
        for week in range(len(self._program.weeks) if self._program else 0):
            first = self._calendar.date_of(week, 0)
            for on in hit.days:
                number = (on - first).days if first is not None else -1
                if not 0 <= number < len(days):
                    continue
                if week == index:
                    found.update(item.exercise.id for item in days[number].items)
                elif (planned := self.planned(week)) is not None:
                    found.update(p.exercise_id for p in planned.days[number].placements)
        return found
