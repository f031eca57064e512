"""Which changes of the rules the tests notice: examples, boundary values, diagnosis table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from designer.knowledge.library import Library, load_library
from designer.safety import Checker
from designer.safety.conditions import Condition
from designer.safety.findings import flat
from designer.safety.rules.reading import _Reader, load_rules
from designer.safety.rules.rules import Example, Level, Rule, RuleSet
from designer.safety.upkeep.examples import judged, report_of
from resources.paths import folder, knowledge_folder
from tests.mutate.mutants import (
    Mutant,
    mutants_of_definition,
    mutants_of_rule,
    read_definitions,
    read_rules,
    uses,
)
from tests.safety.test_boundaries import BOUNDARIES
from tests.safety.test_verdict_table import DIAGNOSIS_RULES, wrong_verdicts
from tests.safety.verdict_table import TABLE


class Edge(NamedTuple):
    """A boundary value of the specification for one rule: the severity expected, or none."""

    example: Example
    fires: bool
    severity: str | None


class Judge:
    """The shipped rules, their tests, and whether these notice a change."""

    def __init__(self) -> None:
        self.folder = folder("rules")
        self.library: Library = load_library(knowledge_folder())
        self.shipped: RuleSet = load_rules(self.folder, self.library)
        self.rules = {rule.id: rule for rule in self.shipped.rules}
        self.written = read_rules(self.folder)
        self.definitions = read_definitions(self.folder)
        self.edges = _edges()

    def mutants(self) -> list[Mutant]:
        """Every change of every rule and definition, always in the same order."""
        found = [m for rule in self.written.values() for m in mutants_of_rule(rule)]
        for name, condition in self.definitions.items():
            found.extend(mutants_of_definition(name, condition))
        return found

    def notices(self, mutant: Mutant) -> bool:
        """Whether a test of some rule fails with this change in place, or it cannot be read."""
        try:
            return any(self.fails(rule) for rule in self._changed(mutant))
        except msgspec.ValidationError:
            return True

    def _changed(self, mutant: Mutant) -> Iterator[Rule]:
        if mutant.condition is None:
            yield self._rule(mutant.owner, mutant.levels, self._reader())
            return
        reader = self._reader()
        changed = {**self.definitions, mutant.owner: mutant.condition}
        reader.definitions = msgspec.convert(changed, dict[str, Condition])
        for id_, rule in self.written.items():
            if mutant.owner in self._named(rule["levels"]):
                yield self._rule(id_, tuple(rule["levels"]), reader)

    def _reader(self) -> _Reader:
        return _Reader(self.folder, self.library)

    def _named(self, written: object) -> set[str]:
        """The definitions a rule uses, those inside definitions too."""
        found: set[str] = set()
        new = uses(written)
        while new:
            found |= new
            new = set[str]().union(*(uses(self.definitions[name]) for name in new)) - found
        return found

    def _rule(self, id_: str, levels: tuple[object, ...], reader: _Reader) -> Rule:
        read = msgspec.convert(list(levels), tuple[Level, ...])
        resolved = tuple(replace(one, when=reader._resolve(one.when, "")) for one in read)
        return replace(self.rules[id_], levels=resolved)

    def fails(self, rule: Rule) -> bool:
        """Whether a test of this rule fails."""
        rules = RuleSet(
            version="changed", rules=(rule,), table=self.shipped.table, lapses=self.shipped.lapses
        )
        checker = Checker(self.library, rules)
        return (
            any(judged(checker, rule, example) for example in rule.examples)
            or any(self._misses(checker, rule.id, edge) for edge in self.edges.get(rule.id, ()))
            or (rule.id in DIAGNOSIS_RULES and self._wrong_in_table(rule))
        )

    @staticmethod
    def _misses(checker: Checker, rule_id: str, edge: Edge) -> bool:
        report = report_of(checker, edge.example)
        said = {f.rule_id: str(f.severity) for f in flat(report.findings)}
        if not edge.fires:
            return rule_id in said
        return rule_id not in said or edge.severity not in {None, said[rule_id]}

    def _wrong_in_table(self, rule: Rule) -> bool:
        others = (r for r in self.shipped.rules if r.id in DIAGNOSIS_RULES)
        rules = tuple(rule if r.id == rule.id else r for r in others)
        checker = Checker(self.library, RuleSet(version="changed", rules=rules))
        return any(wrong_verdicts(checker, diagnosis) for diagnosis in TABLE)


_judge: Judge | None = None


def start() -> None:
    """Make a worker process ready: it reads the rules once."""
    global _judge  # noqa: PLW0603 - a worker of a pool has no other place to keep something
    _judge = Judge()


def notices(mutant: Mutant) -> bool:
    """Whether the tests notice a change; in a worker process."""
    if _judge is None:
        raise RuntimeError("the worker has not read the rules")
    return _judge.notices(mutant)


def _edges() -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for says, case, fires, silent in BOUNDARIES:
        whole = {"says": says, "expect": "silent", **case}
        example = msgspec.json.decode(msgspec.json.encode(whole), type=Example)
        rules = fires.split()
        severity = rules.pop() if rules and not rules[-1].startswith("R-") else None
        for rule_id in rules:
            found.setdefault(rule_id, []).append(Edge(example, fires=True, severity=severity))
        for rule_id in silent.split():
            found.setdefault(rule_id, []).append(Edge(example, fires=False, severity=None))
    return found
