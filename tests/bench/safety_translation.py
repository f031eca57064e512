"""The shipped rules about single items in the languages of two rule engines, translated by rote.

Compared are the rules that look at one exercise with its dose, the time and the patient. What a
condition asks of the log, of an operation or of a procedure is worked out by us beforehand and
given to the engines as a fact, which spares them that work. Truth has two values there, so the
patient compared with has every confirmation recorded. Totals of a day or week, remedies and
wording stay with us: our times hold them, theirs do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.safety.compiling import Compiled
from designer.safety.conditions import AllOf, AnyOf, Condition, Not
from designer.safety.conditions.dose import (
    DoseBlank,
    DoseFigure,
    DoseFlag,
    DoseWord,
    figure,
    guide_figure,
)
from designer.safety.conditions.exercise import Attribute, FirstWeekAhead
from designer.safety.conditions.patient import (
    Confirmed,
    DiagnosisIs,
    IrritabilityIs,
    Met,
    ProfileIs,
    Refused,
)
from designer.safety.conditions.time import InWindow, ProgWeek, SinceStart
from designer.safety.scene.scene import Case, Moment, Scene

Facts = dict[str, Any]
Hits = set[tuple[int, str, int]]  # item, rule id, level
_RANGES = {ProgWeek: "week", InWindow: "in_window", SinceStart: "since_start"}


class Words(Protocol):
    """How a language says things."""

    def all_of(self, parts: list[str]) -> str: ...
    def any_of(self, parts: list[str]) -> str: ...
    def negated(self, part: str) -> str: ...
    def is_one_of(self, name: str, values: Iterable[object]) -> str: ...
    def holds_one_of(self, name: str, values: Iterable[object]) -> str: ...
    def compared(self, name: str, operator: str, other: object) -> str: ...
    def absent(self, name: str) -> str: ...


class Level(NamedTuple):
    """One level of a rule, with the facts its condition looks at."""

    rule: str
    number: int
    when: Condition


def levels_of(compiled: Compiled) -> list[Level]:
    """The levels of every rule about single items."""
    return [
        Level(rule.rule.id, number, level.level.when)
        for rule in compiled.by_place["item"]
        for number, level in enumerate(rule.levels)
    ]


class Translator:
    """Says conditions in one language, and which facts they need."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.given: dict[Condition, str] = {}

    def say(self, condition: Condition) -> str:
        """The condition as an expression."""
        words = self.words
        match condition:
            case AllOf():
                return words.all_of([self.say(part) for part in condition.of])
            case AnyOf():
                return words.any_of([self.say(part) for part in condition.of])
            case Not():
                return words.negated(self.say(condition.of))
            case DoseFigure():
                return self._figure(condition)
            case DoseWord() | DoseFlag() | DoseBlank():
                return self._dose(condition)
            case ProgWeek() | InWindow() | SinceStart():
                name = _RANGES[type(condition)]
                low = words.compared(name, ">=", condition.at_least)
                return words.all_of([low, words.compared(name, "<=", condition.at_most)])
            case _:
                return self._word(condition)

    def _word(self, condition: Condition) -> str:
        words = self.words
        match condition:
            case Attribute(name="resists"):
                return words.holds_one_of("a_resists", condition.any_of)
            case Attribute():
                return words.is_one_of(f"a_{condition.name}", condition.any_of)
            case DiagnosisIs():
                return words.holds_one_of("p_diagnoses", condition.any_of)
            case ProfileIs() | IrritabilityIs():
                name = "p_profile" if isinstance(condition, ProfileIs) else "p_irritability"
                return words.is_one_of(name, condition.any_of)
            case Confirmed() | Met():
                met = [words.is_one_of(_fact(fact), ["met"]) for fact in condition.facts]
                return words.all_of(met)
            case Refused():
                no = [words.is_one_of(_fact(fact), ["not-met"]) for fact in condition.any_of]
                return words.any_of(no)
            case FirstWeekAhead(general=True, or_now=True):
                return words.compared("first_week", ">=", "week")
            case _:
                return words.is_one_of(self._given(condition), [True])

    def _dose(self, condition: DoseWord | DoseFlag | DoseBlank) -> str:
        words = self.words
        if isinstance(condition, DoseBlank):
            return words.all_of([words.absent(f"d_{name}") for name in condition.names])
        if isinstance(condition, DoseFlag):
            return words.is_one_of(f"d_{condition.name}", [condition.equals])
        return words.is_one_of(f"d_{condition.name}", condition.any_of)

    def _figure(self, condition: DoseFigure) -> str:
        name = f"d_{condition.name}"
        limits: list[tuple[str, object]] = [
            (operator, limit)
            for operator, limit in (
                (">", condition.above),
                (">=", condition.at_least),
                ("<", condition.below),
                ("==", condition.equals),
            )
            if limit is not None
        ]
        there = [self.words.negated(self.words.absent(name))]
        if condition.above_guide is not None:
            guide = f"g_{condition.name}_{condition.above_guide}"
            there.append(self.words.negated(self.words.absent(guide)))
            limits = [(">", guide)]
        compared = [self.words.compared(name, operator, limit) for operator, limit in limits]
        return self.words.all_of([*there, *compared])

    def _given(self, condition: Condition) -> str:
        return self.given.setdefault(condition, f"given_{len(self.given)}")


def _fact(fact: str) -> str:
    return f"p_{fact}".replace("-", "_")


class FactSheet:
    """Placements as facts, the same for each engine; made beforehand and not timed."""

    def __init__(self, compiled: Compiled, case: Case, given: dict[Condition, str]) -> None:
        self._compiled = compiled
        self._case = case
        self._given = given

    def patient(self) -> Facts:
        """What is the same for every placement."""
        patient = self._case.patient
        facts = {_fact(fact): str(state) for fact, state in self._case.facts.items()}
        return facts | {
            "p_diagnoses": sorted(self._case.diagnoses),
            "p_profile": str(patient.profile),
            "p_irritability": str(patient.irritability or "moderate"),
        }

    def item(self, exercise: Exercise, dose: Dose, moment: Moment) -> Facts:
        """One exercise with its dose on one day."""
        attributes, shelf = exercise.attributes, self._compiled.shelf
        facts: Facts = {
            f"a_{name}": getattr(attributes, name) for name in attributes.__struct_fields__
        }
        facts |= {"a_kind": exercise.kind, "a_phase": exercise.phase}
        facts["a_resists"] = list(attributes.resists)
        for name in dose.__struct_fields__:
            facts[f"d_{name}"] = figure(dose, name, exercise)
            for end in ("maximum", "minimum"):
                facts[f"g_{name}_{end}"] = guide_figure(exercise, name, end)
        facts |= {"first_week": exercise.first_week or 0, "week": moment.prog_week}
        facts |= {"in_window": moment.days_in_window, "since_start": moment.days_since_start}
        scene = Scene(
            self._case,
            moment,
            self._compiled.select,
            exercise=exercise,
            dose=dose,
            ids_of=shelf.ids,
        )
        for condition, name in self._given.items():
            truth = condition.judge(scene)
            if not isinstance(truth, bool):
                raise TypeError(f"{condition} is not known")
            facts[name] = truth
        return {name: _plain(value) for name, value in facts.items()}


def _plain(value: object) -> object:
    """Words of an enumeration as plain text."""
    return str(value) if isinstance(value, str) else value
