"""The clinic's own rules beside the shipped ones: read, checked, joined; never in their place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.exercise import Exercise
from designer.model.own_rule import OwnRule, StricterRule
from designer.model.vocabulary import Severity
from designer.safety.checking import Checker
from designer.safety.conditions import Condition, Named, parts
from designer.safety.conditions.dose import (
    DoseBlank,
    DoseFigure,
    DoseFlag,
    DoseWord,
    PlannedLoad,
)
from designer.safety.conditions.exercise import Attribute
from designer.safety.errors import RuleFileError, StricterError
from designer.safety.rules.reading import bad_condition, readable, rule_problems
from designer.safety.rules.rules import LeftOut, Rule, RuleSet, Stricter
from designer.safety.upkeep.examples import judged

OWN_PREFIX = "CR-"  # the clinic’s rules are numbered apart: CR-001
_ABOUT_ITEMS = (Attribute, DoseFigure, DoseWord, DoseFlag, DoseBlank, PlannedLoad)


def with_clinic_rules(
    shipped: RuleSet, own: Iterable[OwnRule], stricter: Iterable[StricterRule], library: Library
) -> RuleSet:
    """The shipped rules with the clinic's. One that cannot be used is among ``left_out``."""
    left: list[LeftOut] = []
    rules = shipped
    for kept in stricter:
        try:
            rules = rules.with_stricter([read_change(kept, library)])
        except (RuleFileError, StricterError) as error:
            left.append(LeftOut(id=kept.id, why=f"made stricter: {error}", stricter=True))
    taken = {rule.id for rule in shipped.rules}
    added: list[Rule] = []
    for one in own:
        if one.retired:
            continue
        try:
            rule = read_own_rule(one, library)
        except RuleFileError as error:
            left.append(LeftOut(id=one.id, why=str(error)))
            continue
        if rule.id in taken:
            why = f"rule {rule.id}: id: another rule has it; choose another number."
            left.append(LeftOut(id=one.id, why=why))
            continue
        taken.add(rule.id)
        added.append(rule)
    return replace(rules.with_own(added) if added else rules, left_out=tuple(left))


def read_change(kept: StricterRule, library: Library) -> Stricter:
    """A shipped rule's change as it was kept. Raises ``RuleFileError``."""
    try:
        change = msgspec.json.decode(kept.change, type=Stricter)
    except msgspec.DecodeError as error:
        raise RuleFileError((f"change {kept.id}: {readable(str(error))}",)) from None
    told = tuple(
        f"rule {change.rule}: also: {problem}"
        for level in change.also
        for part in parts(level.when)
        for problem in bad_condition(part, library)
    )
    if told:
        raise RuleFileError(told)
    return change


def read_own_rule(kept: OwnRule, library: Library) -> Rule:
    """A rule of the clinic as it was kept. Raises ``RuleFileError`` with every problem."""
    try:
        rule = msgspec.json.decode(kept.rule, type=Rule)
    except msgspec.DecodeError as error:
        raise RuleFileError((f"rule {kept.id}: {readable(str(error))}",)) from None
    told = tuple(f"rule {kept.id}: {problem}" for problem in own_rule_problems(rule, library))
    if told:
        raise RuleFileError(told)
    return rule


def own_rule_problems(rule: Rule, library: Library) -> Iterator[str]:
    """What is wrong with a rule of the clinic, each as "field: sentence with its remedy"."""
    if not rule.id.startswith(OWN_PREFIX):
        yield f"id: a rule of the clinic is numbered {OWN_PREFIX}001 and on."
    for field, said in (("message", rule.message), ("reason", rule.reason)):
        if not said.strip():
            yield f"{field}: it is empty; write a sentence."
    if not rule.source.strip():
        yield "source: it is empty; say where the rule comes from, or who decided it."
    if rule.scope != "exercise":
        yield "scope: the clinic's rules are about exercises; use “exercise”."
    if rule.severity is Severity.HARD_BLOCK:
        yield "severity: no clearance could lift a hard block by this rule; use “block”."
    for level in rule.levels:
        yield from _level_problems(level.when)
    if not any(one.expect == "fires" for one in rule.examples):
        yield "examples: there is none on which it speaks; add one."
    if not any(one.expect == "silent" for one in rule.examples):
        yield "examples: there is none on which it stays silent; add one."
    yield from rule_problems(rule, library)


def _level_problems(when: Condition) -> Iterator[str]:
    inside = tuple(parts(when))
    if any(isinstance(part, Named) for part in inside):
        yield "levels.when: write the condition out instead of naming a definition."
    if not any(isinstance(part, _ABOUT_ITEMS) for part in inside):
        yield (
            "levels.when: it would speak of every exercise; add a demand or a dose that the "
            "exercises in question have."
        )


def example_results(checker: Checker, rule: Rule) -> tuple[str, ...]:
    """For each example "" when it comes out as it says, else what came out instead."""
    known = {one.id for one in checker.rules.rules}
    if rule.id not in known:
        checker = Checker(checker.library, checker.rules.with_own([rule]))
    return tuple(judged(checker, rule, example) for example in rule.examples)


def next_number(own: Iterable[OwnRule]) -> str:
    """The number of the clinic's next rule; retired ones keep theirs."""
    used = [int(n) for one in own if (n := one.id.removeprefix(OWN_PREFIX)).isdecimal()]
    return f"{OWN_PREFIX}{max(used, default=0) + 1:03d}"


class Assembled(NamedTuple):
    """The library and the validator of a clinic; rules that could not be used are named there."""

    library: Library
    checker: Checker
    problems: tuple[str, ...] = ()  # exercises that could not be used


def assembled(
    library: Library,
    shipped: RuleSet,
    exercises: Sequence[Exercise],
    own: Iterable[OwnRule],
    stricter: Iterable[StricterRule],
) -> Assembled:
    """Put together what is shipped and what is the clinic's. Takes 30 ms or more: no UI thread."""
    whole, wrong = library.with_usable(exercises)
    rules = with_clinic_rules(shipped, own, stricter, whole)
    return Assembled(whole, Checker(whole, rules), tuple(str(problem) for problem in wrong))
