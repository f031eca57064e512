"""The compiled engine: verdict tables for one patient, filled when first asked for."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple, Protocol

from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.safety.compiling import Compiled, CompiledLevel, CompiledRule, Masks
from designer.safety.conditions import Condition
from designer.safety.conditions.base import Sees
from designer.safety.narrowing import Fixed, Narrowed, simplified
from designer.safety.outcomes import Hit, Judged, outcome, still_open, strictest
from designer.safety.rules.rules import Rule
from designer.safety.scene.scene import Case, Moment, Scene
from designer.safety.scene.totals import DayTotals, Item, WeekTotals
from designer.safety.scene.truth import Truth

_TOTALS: frozenset[Sees] = frozenset(("day", "week"))
_ANY_MOMENT = Moment(prog_week=1)  # nothing that looks at it is asked


class TotalHit(NamedTuple):
    """What a day or week rule says, and the items it points at."""

    hit: Hit
    items: tuple[Item, ...]


class Engine(Protocol):
    """Whatever can say which rules speak. The tests have a second, naive one."""

    def item_hits(self, exercise: Exercise, dose: Dose, moment: Moment) -> tuple[Hit, ...]:
        """What the rules say about an exercise with a dose."""
        ...

    def day_hits(self, day: DayTotals, moment: Moment) -> tuple[TotalHit, ...]:
        """What the rules say about a day as a whole."""
        ...

    def week_hits(
        self, week: WeekTotals, before: WeekTotals | None, moment: Moment
    ) -> tuple[TotalHit, ...]:
        """What the rules say about a week as a whole."""
        ...

    def patient_hits(self, moment: Moment) -> tuple[Hit, ...]:
        """What the rules say about the patient."""
        ...


class _Open(NamedTuple):
    """A level of a day, week or patient rule reduced to what still depends on the totals."""

    level: CompiledLevel
    now: Condition | Fixed
    gates_met: Condition | Fixed


class _Left(NamedTuple):
    """A rule with the levels that can still speak."""

    rule: Rule
    levels: tuple[_Open, ...]


class _Asked(NamedTuple):
    """A level of an item rule, the exercises it may speak of, and what is still to be asked."""

    level: CompiledLevel
    masks: Masks
    open: Condition


class _Alive(NamedTuple):
    """An item rule that can speak about some exercise."""

    rule: Rule
    levels: tuple[_Asked, ...]
    possible: int
    needs_dose: bool


class _Table:
    """Everything already known for one patient at moments that give the same answers."""

    def __init__(self, engine: "CompiledEngine", moment: Moment) -> None:
        self.scene = engine.scene(moment)
        self.ahead = moment.future or engine.case.is_template
        self.alive = engine.alive_at(self.scene)
        self.fixed: dict[str, tuple[tuple[Hit, ...], tuple[_Alive, ...]]] = {}
        self.items: dict[tuple[str, Dose], tuple[Hit, ...]] = {}
        self.totals: dict[str, tuple[_Left, ...]] = {}
        self.patient: tuple[Hit, ...] | None = None


class CompiledEngine:
    """Answers from sets of exercises; only what depends on the dose is judged one by one.

    ``among`` (all, unless given) are the exercises that will be asked about, as a bitset: a plan
    holds few of a library. Asked about another one it begins anew, with all.
    """

    def __init__(self, compiled: Compiled, case: Case, among: int | None = None) -> None:
        self.compiled = compiled
        self.case = case
        self.among = compiled.shelf.everything if among is None else among
        self._possible: list[tuple[CompiledRule, int]] | None = None
        self.of_case: dict[Condition, Masks] = {}  # answers that hold at every moment
        self._by_moment: dict[Moment, _Table] = {}
        self._by_answers: dict[tuple[object, ...], _Table] = {}

    def alive_at(self, scene: Scene) -> list[_Alive]:
        """The item rules that may speak at a moment, each with what is still to be asked."""
        narrow = Narrowed(self.compiled, scene, self.of_case, self.among)
        rules: Iterable[CompiledRule] = self.compiled.by_place["item"]
        if self._by_answers:  # what can never speak is worth finding out from a second table on
            rules = (rule for rule, _ in self._at_some_moment())
        found = (_alive(rule, narrow) for rule in rules)
        return [alive for alive in found if alive is not None]

    def spoken_of(self) -> int:
        """The exercises that item rules may speak of at some moment, as a bitset."""
        return reduce(or_, (possible for _, possible in self._at_some_moment()), 0)

    def _at_some_moment(self) -> list[tuple[CompiledRule, int]]:
        """The item rules that may speak at some moment of this patient, and of which exercises."""
        if self._possible is None:
            scene = self.scene(_ANY_MOMENT)
            narrow = Narrowed(self.compiled, scene, self.of_case, self.among, any_moment=True)
            rules = self.compiled.by_place["item"]
            found = ((rule, _possible(_masks(rule, narrow), narrow)) for rule in rules)
            self._possible = [(rule, possible) for rule, possible in found if possible]
        return self._possible

    def _ask_about_all(self) -> None:
        self.among = self.compiled.shelf.everything
        self._possible = None
        for known in (self.of_case, self._by_moment, self._by_answers):
            known.clear()

    def scene(self, moment: Moment) -> Scene:
        """The patient at a moment, with nothing planned."""
        shelf = self.compiled.shelf
        return Scene(self.case, moment, self.compiled.select, ids_of=shelf.ids)

    def item_hits(self, exercise: Exercise, dose: Dose, moment: Moment) -> tuple[Hit, ...]:
        """What the rules say about an exercise with a dose."""
        if not self.compiled.shelf.bits[exercise.id] & self.among:
            self._ask_about_all()
        table = self._table(moment)
        key = (exercise.id, dose)
        known = table.items.get(key)
        if known is None:
            known = self._item_hits(exercise, dose, table)
            table.items[key] = known
        return known

    def _item_hits(self, exercise: Exercise, dose: Dose, table: _Table) -> tuple[Hit, ...]:
        bit = self.compiled.shelf.bits[exercise.id]
        scene = table.scene.of_item(exercise, dose)
        known = table.fixed.get(exercise.id)
        if known is None:
            mine = [alive for alive in table.alive if alive.possible & bit]
            sure = (self._item(a, bit, scene, table) for a in mine if not a.needs_dose)
            known = (
                tuple(hit for hit in sure if hit is not None),
                tuple(alive for alive in mine if alive.needs_dose),
            )
            table.fixed[exercise.id] = known
        fixed, by_dose = known
        said = [hit for a in by_dose if (hit := self._item(a, bit, scene, table)) is not None]
        return (*fixed, *said)

    def _item(self, alive: _Alive, bit: int, scene: Scene, table: _Table) -> Hit | None:
        hits: list[Hit] = []
        for level, (sure, possible), left in alive.levels:
            if not possible & bit:
                continue
            now: Truth = True if sure & bit else left.judge(scene)
            if now is False:
                continue
            whole = level.level.when
            met = whole.judge(scene._replace(gates_met=True)) if table.ahead else now
            hit = self._said(alive.rule, level, Judged(now, met), scene)
            if hit is not None:
                hits.append(hit)
        return strictest(hits) if hits else None

    @staticmethod
    def _said(rule: Rule, level: CompiledLevel, judged: Judged, scene: Scene) -> Hit | None:
        case, ahead = scene.case, scene.moment.future
        gates = level.brings if case.is_template else level.gates
        if ahead and not case.is_template:
            gates = still_open(gates, case.facts)
        return outcome(rule, level.level, judged, gates, ahead=ahead, template=case.is_template)

    def _opened(self, rule: CompiledRule, scene: Scene, open_to: frozenset[Sees]) -> _Left:
        met_scene = scene._replace(gates_met=True)
        found: list[_Open] = []
        for level in rule.levels:
            when, seen = level.level.when, self.compiled.seen
            now = simplified(when, scene, seen, open_to)
            if isinstance(now, Fixed) and now.truth is False:
                continue
            met = simplified(when, met_scene, seen, open_to) if level.gates else now
            found.append(_Open(level, now, met))
        return _Left(rule.rule, tuple(found))

    def _judge(self, left: _Left, scene: Scene) -> Hit | None:
        hits: list[Hit] = []
        for level, now, gates_met in left.levels:
            truth = now.judge(scene)
            if truth is False:
                continue
            met = gates_met.judge(scene) if gates_met is not now else truth
            hit = self._said(left.rule, level, Judged(truth, met), scene)
            if hit is not None:
                hits.append(hit)
        return strictest(hits) if hits else None

    def day_hits(self, day: DayTotals, moment: Moment) -> tuple[TotalHit, ...]:
        """What the rules say about a day as a whole."""
        table = self._table(moment)
        return self._total_hits("day", table, table.scene._replace(day=day))

    def week_hits(
        self, week: WeekTotals, before: WeekTotals | None, moment: Moment
    ) -> tuple[TotalHit, ...]:
        """What the rules say about a week as a whole."""
        table = self._table(moment)
        return self._total_hits("week", table, table.scene._replace(week=week, before=before))

    def _total_hits(self, place: str, table: _Table, scene: Scene) -> tuple[TotalHit, ...]:
        left = table.totals.get(place)
        if left is None:
            opened = (
                self._opened(rule, table.scene, _TOTALS) for rule in self.compiled.by_place[place]
            )
            left = table.totals[place] = tuple(rule for rule in opened if rule.levels)
        found: list[TotalHit] = []
        for rule in left:
            hit = self._judge(rule, scene)
            if hit is not None:
                found.append(TotalHit(hit, _pointed_at(rule.levels, scene)))
        return tuple(found)

    def patient_hits(self, moment: Moment) -> tuple[Hit, ...]:
        """What the rules say about the patient."""
        table = self._table(moment)
        if table.patient is None:
            opened = (
                self._opened(rule, table.scene, frozenset())
                for rule in self.compiled.by_place["patient"]
            )
            said = (self._judge(rule, table.scene) for rule in opened)
            table.patient = tuple(hit for hit in said if hit is not None)
        return table.patient

    def _table(self, moment: Moment) -> _Table:
        table = self._by_moment.get(moment)
        if table is None:
            scene = self.scene(moment)
            answers = tuple(part.judge(scene) for part in self.compiled.moment_parts)
            key = (moment.prog_week, moment.future, answers)
            table = self._by_answers.get(key)
            if table is None:
                table = self._by_answers[key] = _Table(self, moment)
            self._by_moment[moment] = table
        return table


def _masks(rule: CompiledRule, narrow: Narrowed) -> list[Masks]:
    return [narrow.masks(level.level.when) for level in rule.levels]


def _possible(masks: list[Masks], narrow: Narrowed) -> int:
    return reduce(or_, (mask.possible for mask in masks), 0) & narrow.among


def _alive(rule: CompiledRule, narrow: Narrowed) -> _Alive | None:
    """An item rule narrowed to a patient and a moment; None where it cannot speak."""
    masks = _masks(rule, narrow)
    possible = _possible(masks, narrow)
    if not possible:
        return None
    levels = tuple(
        _Asked(level, mask, narrow.left_of(level.level.when, mask.possible & narrow.among))
        for level, mask in zip(rule.levels, masks, strict=True)
    )
    return _Alive(rule.rule, levels, possible, any("dose" in level.sees for level in rule.levels))


def _pointed_at(levels: tuple[_Open, ...], scene: Scene) -> tuple[Item, ...]:
    for level in levels:
        if level.now.judge(scene) is not False:
            items = level.now.points_at(scene)
            if items:
                return items
    return ()
