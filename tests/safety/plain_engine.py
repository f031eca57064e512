"""The naive twin of the compiled engine: asks every rule about everything, every time."""

from collections.abc import Iterator

from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.safety.conditions import parts
from designer.safety.conditions.base import Base
from designer.safety.conditions.patient import Confirmed, Met
from designer.safety.engine import TotalHit
from designer.safety.outcomes import Hit, Judged, outcome, still_open, strictest
from designer.safety.rules.rules import Level, Rule, RuleSet
from designer.safety.scene.scene import Case, Moment, Scene
from designer.safety.scene.totals import DayTotals, Item, WeekTotals

_ANY = Moment(prog_week=1)


class PlainEngine:
    """No sets and no tables; the compiled engine must never say anything else."""

    def __init__(self, library: Library, rules: RuleSet, case: Case) -> None:
        self._library = library
        self._case = case
        self._picked: dict[int, int] = {}  # what attributes pick never changes
        self._placed: dict[str, list[Rule]] = {"item": [], "day": [], "week": [], "patient": []}
        for rule in rules.rules:
            self._placed[_place(rule)].append(rule)

    def item_hits(self, exercise: Exercise, dose: Dose, moment: Moment) -> tuple[Hit, ...]:
        return self._hits("item", self._scene(moment)._replace(exercise=exercise, dose=dose))

    def day_hits(self, day: DayTotals, moment: Moment) -> tuple[TotalHit, ...]:
        return self._totals("day", self._scene(moment)._replace(day=day))

    def week_hits(
        self, week: WeekTotals, before: WeekTotals | None, moment: Moment
    ) -> tuple[TotalHit, ...]:
        return self._totals("week", self._scene(moment)._replace(week=week, before=before))

    def patient_hits(self, moment: Moment) -> tuple[Hit, ...]:
        return self._hits("patient", self._scene(moment))

    def _scene(self, moment: Moment) -> Scene:
        return Scene(self._case, moment, self._select, ids_of=self._ids)

    def _select(self, condition: object) -> int:
        assert isinstance(condition, Base)
        if id(condition) not in self._picked:
            self._picked[id(condition)] = sum(
                1 << number
                for number, exercise in enumerate(self._library.exercises.values())
                if condition.judge(self._scene(_ANY)._replace(exercise=exercise)) is True
            )
        return self._picked[id(condition)]

    def _ids(self, mask: int) -> frozenset[str]:
        return frozenset(
            id_ for number, id_ in enumerate(self._library.exercises) if mask >> number & 1
        )

    def _hits(self, place: str, scene: Scene) -> tuple[Hit, ...]:
        said = (strictest(list(_level_hits(rule, scene))) for rule in self._placed[place])
        return tuple(hit for hit in said if hit is not None)

    def _totals(self, place: str, scene: Scene) -> tuple[TotalHit, ...]:
        return tuple(
            TotalHit(hit, _pointed_at(hit.rule, scene)) for hit in self._hits(place, scene)
        )


def _place(rule: Rule) -> str:
    sees = {part for level in rule.levels for part in _sees(level)}
    if sees & {"exercise", "dose"}:
        return "item"
    if rule.scope in {"day", "week"}:
        return rule.scope
    return next((totals for totals in ("day", "week") if totals in sees), "patient")


def _sees(level: Level) -> Iterator[str]:
    counted = {
        id(inner)
        for part in parts(level.when)
        if (where := getattr(part, "where", None)) is not None
        for inner in parts(where)
    }
    for part in parts(level.when):
        if id(part) not in counted:
            yield from part.sees


def _level_hits(rule: Rule, scene: Scene) -> Iterator[Hit]:
    template = scene.case.is_template
    for level in rule.levels:
        kinds = (Confirmed, Met) if template else (Confirmed,)
        gates = frozenset(
            fact for part in parts(level.when) if isinstance(part, kinds) for fact in part.facts
        )
        judged = Judged(level.when.judge(scene), level.when.judge(scene._replace(gates_met=True)))
        if template:
            gates |= {"profile"}
        elif scene.moment.future:
            gates = still_open(gates, scene.case.facts)
        hit = outcome(rule, level, judged, gates, ahead=scene.moment.future, template=template)
        if hit is not None:
            yield hit


def _pointed_at(rule: Rule, scene: Scene) -> tuple[Item, ...]:
    for level in rule.levels:
        if level.when.judge(scene) is not False:
            items = level.when.points_at(scene)
            if items:
                return items
    return ()
