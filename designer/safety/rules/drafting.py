"""A clinic's rule as rows that are chosen from lists, and the rule that they make."""

from typing import Literal, NamedTuple

import msgspec
from msgspec import Raw

from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.own_rule import OwnRule
from designer.model.vocabulary import Severity
from designer.safety.conditions import AllOf, Condition, Not
from designer.safety.conditions.dose import DoseFigure, FigureName
from designer.safety.conditions.exercise import Attribute, AttributeName
from designer.safety.conditions.patient import DiagnosisIs
from designer.safety.conditions.time import ProgWeek
from designer.safety.rules.rules import Example, Level, Rule, Substitutes

LAST_WEEK = 13
Comparison = Literal["above", "at_least", "below"]


class AttributeRow(NamedTuple):
    """The exercise has one of these values, or none of them."""

    name: AttributeName
    values: tuple[str | bool, ...]
    negated: bool = False


class DoseRow(NamedTuple):
    """A planned figure lies above, at or above, or below a number."""

    name: FigureName
    how: Comparison
    number: float


class DiagnosisRow(NamedTuple):
    """The patient has one of these diagnoses."""

    ids: tuple[str, ...]


class WeeksRow(NamedTuple):
    """The progression week lies between these, both included."""

    first: int = 1
    last: int = LAST_WEEK


Row = AttributeRow | DoseRow | DiagnosisRow | WeeksRow


class RuleDraft(Value, frozen=True, kw_only=True):
    """A rule as the form holds it. All rows must hold for it to speak."""

    rows: tuple[Row, ...] = ()
    severity: Severity = Severity.CAUTION
    message: str = ""
    reason: str = ""
    source: str = ""
    substitutes: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


def rule_of(draft: RuleDraft, rule_id: str, version: int = 1) -> Rule:
    """The rule that a draft makes; see ``own_rule_problems`` for whether it is any good."""
    when = AllOf(of=tuple(_condition(row) for row in draft.rows))
    return Rule(
        id=rule_id,
        key=f"clinic-{rule_id.lower()}",
        scope="exercise",
        levels=(Level(severity=draft.severity, when=when),),
        message=draft.message,
        reason=draft.reason,
        source=draft.source,
        basis="beyond the guide",
        substitutes=Substitutes(general=draft.substitutes),
        actions=("remove",),
        version=version,
        examples=draft.examples,
    )


def draft_of(rule: Rule) -> RuleDraft | None:
    """The rows that a rule was made of; None when it says more than rows can."""
    if len(rule.levels) != 1 or not isinstance(rule.levels[0].when, AllOf):
        return None
    rows = [_row(part) for part in rule.levels[0].when.of]
    found = tuple(row for row in rows if row is not None)
    if len(found) < len(rows):
        return None
    return RuleDraft(
        rows=found,
        severity=rule.severity,
        message=rule.message,
        reason=rule.reason,
        source=rule.source,
        substitutes=rule.substitutes.general,
        examples=rule.examples,
    )


def kept(rule: Rule, **about: object) -> OwnRule:
    """The rule as it is stored; ``about``: reason, who, on, retired."""
    raw = Raw(msgspec.json.encode(rule))
    return msgspec.structs.replace(OwnRule(id=rule.id, rule=raw, version=rule.version), **about)


def example(
    item: str, diagnosis: str, prog_week: int, fires: Severity | None, says: str, dose: Dose
) -> Example:
    """One exercise on a Monday for one diagnosis; ``fires``: the severity expected, None: none."""
    return Example(
        says=says,
        expect="silent" if fires is None else "fires",
        kind="silent" if fires is None else "fires",
        severity=fires,
        item=item,
        dose=dose,
        diagnoses=(diagnosis,) if diagnosis else (),
        prog_week=prog_week,
    )


def _condition(row: Row) -> Condition:
    match row:
        case AttributeRow(name, values, negated):
            has = Attribute(name=name, any_of=values)
            return Not(of=has) if negated else has
        case DoseRow(name, how, number):
            return _figure(name, how, number)
        case DiagnosisRow(ids):
            return DiagnosisIs(any_of=ids)
        case WeeksRow(first, last):
            return ProgWeek(at_least=first, at_most=last)


def _figure(name: FigureName, how: Comparison, number: float) -> DoseFigure:
    if how == "above":
        return DoseFigure(name=name, above=number)
    if how == "at_least":
        return DoseFigure(name=name, at_least=number)
    return DoseFigure(name=name, below=number)


def _row(condition: Condition) -> Row | None:
    match condition:
        case Attribute(name=name, any_of=values):
            return AttributeRow(name, values)
        case Not(of=Attribute(name=name, any_of=values)):
            return AttributeRow(name, values, negated=True)
        case DoseFigure():
            return _dose_row(condition)
        case DiagnosisIs(any_of=ids):
            return DiagnosisRow(ids)
        case ProgWeek(at_least=first, at_most=last):
            return WeeksRow(first, last)
        case _:
            return None


def _dose_row(condition: DoseFigure) -> DoseRow | None:
    hows: tuple[Comparison, ...] = ("above", "at_least", "below")
    given = [(how, getattr(condition, how)) for how in hows]
    stated = [(how, number) for how, number in given if number is not None]
    plain = condition.equals is None and condition.above_guide is None
    if not plain or len(stated) != 1:
        return None
    how, number = stated[0]
    return DoseRow(condition.name, how, number)
