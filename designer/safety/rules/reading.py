"""Reads the rule files and says of everything that is badly written where it stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar, get_args

import msgspec
from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.exercise import Attributes, Exercise
from designer.safety.conditions import (
    AllOf,
    AllTriedHurt,
    AnyOf,
    CleanLog,
    Condition,
    Count,
    LoadDaysInARow,
    Named,
    Not,
)
from designer.safety.conditions.exercise import Attribute
from designer.safety.conditions.patient import (
    Confirmed,
    DiagnosisIs,
    Met,
    OnlyDiagnosis,
    RedFlagPresent,
    Refused,
)
from designer.safety.errors import RuleFileError
from designer.safety.rules.rules import Rule, RuleSet, SubstituteRow, Substitutes

_DEFINITIONS = "definitions.json"
_TABLE = "substitutes.json"
_LAPSES = "lapses.json"
NO_SUCH_EXERCISE = "no-such-exercise"  # the one id an example may use without its existing
_Kind = TypeVar("_Kind")
Counting = Count | LoadDaysInARow | CleanLog | AllTriedHurt  # look at exercises ``where`` …


def load_rules(folder: Path, library: Library) -> RuleSet:
    """The rules in ``folder``, checked against ``library``.

    Raises ``RuleFileError`` with every problem; the caller may go on with the last good rules.
    """
    return read_rules(folder, library)[0]


def read_rules(folder: Path, library: Library) -> tuple[RuleSet, dict[str, str]]:
    """The rules in ``folder`` with the file that each one stands in, as ``load_rules``."""
    reader = _Reader(folder, library)
    rules = reader.rules()
    table = reader.table()
    lapses = reader.lapses()
    if reader.problems:
        raise RuleFileError(tuple(reader.problems))
    return RuleSet.of(rules, table, lapses), reader.files


class _Reader:
    def __init__(self, folder: Path, library: Library) -> None:
        self.folder = folder
        self.library = library
        self.problems: list[str] = []
        self.files: dict[str, str] = {}  # by rule id
        self.definitions = self._definitions()

    def _definitions(self) -> dict[str, Condition]:
        path = self.folder / _DEFINITIONS
        if not path.exists():
            return {}
        return self._decode(path, dict[str, Condition]) or {}

    def rules(self) -> tuple[Rule, ...]:
        found: list[Rule] = []
        files = sorted(self.folder.glob("*.json"))
        if not files:
            self.problems.append(f"{self.folder.name}: there are no rule files in this folder.")
        for path in files:
            if path.name in {_DEFINITIONS, _TABLE, _LAPSES}:
                continue
            for number, raw in enumerate(self._decode(path, list[msgspec.Raw]) or (), start=1):
                rule = self._rule(path.name, number, raw)
                if rule is not None:
                    found.append(rule)
                    self.files[rule.id] = path.name
        self.problems.extend(_repeated_ids(found))
        return tuple(found)

    def table(self) -> tuple[SubstituteRow, ...]:
        path = self.folder / _TABLE
        if not path.exists():
            return ()
        rows = self._decode(path, list[SubstituteRow]) or []
        resolved = []
        for number, row in enumerate(rows, start=1):
            place = f"{_TABLE}: row {number}"
            resolved.append(replace(row, when=self._resolve(row.when, place)))
            self._note(place, unknown_ids(row.substitutes, self.library))
            self._note(place, bad_condition(resolved[-1].when, self.library))
        return tuple(resolved)

    def lapses(self) -> dict[str, int]:
        path = self.folder / _LAPSES
        found = (self._decode(path, dict[str, int]) if path.exists() else None) or {}
        for fact in found:
            if fact not in self.library.confirmations:
                self.problems.append(f"{_LAPSES}: the library has no confirmation “{fact}”.")
        return found

    def _rule(self, file: str, number: int, raw: msgspec.Raw) -> Rule | None:
        try:
            rule = msgspec.json.decode(raw, type=Rule)
        except msgspec.ValidationError as error:
            self.problems.append(f"{file}: rule {_id_of(raw, number)}: {readable(str(error))}")
            return None
        place = f"{file}: rule {rule.id}"
        levels = tuple(
            replace(level, when=self._resolve(level.when, f"{place}: levels.when"))
            for level in rule.levels
        )
        rule = replace(rule, levels=levels)
        self._note(place, rule_problems(rule, self.library))
        return rule

    def _resolve(self, condition: Condition, place: str) -> Condition:
        """Put what a name stands for in its place."""
        if isinstance(condition, Named):
            meant = self.definitions.get(condition.name)
            if meant is None:
                self.problems.append(f"{place}: nothing is defined as “{condition.name}”.")
                return condition
            return self._resolve(meant, place)
        if isinstance(condition, AllOf | AnyOf):
            return replace(condition, of=tuple(self._resolve(p, place) for p in condition.of))
        if isinstance(condition, Not):
            return replace(condition, of=self._resolve(condition.of, place))
        if isinstance(condition, Counting):
            return replace(condition, where=self._resolve(condition.where, place))
        return condition

    def _note(self, place: str, problems: Iterator[str]) -> None:
        self.problems.extend(f"{place}: {problem}" for problem in problems)

    def _decode(self, path: Path, kind: type[_Kind]) -> _Kind | None:
        try:
            return msgspec.json.decode(path.read_bytes(), type=kind)
        except OSError as error:
            self.problems.append(f"{path.name}: the file cannot be read ({error.strerror}).")
        except msgspec.ValidationError as error:
            self.problems.append(f"{path.name}: {readable(str(error))}")
        except msgspec.DecodeError as error:
            self.problems.append(f"{path.name}: this is not JSON ({error}).")
        return None


def rule_problems(rule: Rule, library: Library) -> Iterator[str]:
    """What is wrong with a rule that could be read."""
    if not rule.levels:
        yield "levels: a rule needs at least one level."
    for condition in rule.conditions():
        yield from bad_condition(condition, library)
    yield from unknown_ids(rule.substitutes, library)
    for fact in rule.confirms:
        if fact not in library.confirmations:
            yield f"confirms: the library has no confirmation “{fact}”."
    for passage in rule.passages:
        if passage not in library.passages:
            yield f"passages: there is no passage “{passage}”."
    if rule.basis == "beyond the guide" and not rule.source:
        yield "source: a rule beyond the guide needs its source."
    yield from _example_problems(rule, library)


def bad_condition(condition: Condition, library: Library) -> Iterator[str]:
    """Values that no attribute has and ids that nothing has."""
    if isinstance(condition, Attribute):
        allowed = _attribute_values(condition.name)
        for value in condition.any_of:
            if value not in allowed:
                words = ", ".join(str(word) for word in allowed)
                yield f"attribute {condition.name}: “{value}” is none of {words}."
        return
    known: tuple[tuple[type[Condition], str, object], ...] = (
        (DiagnosisIs, "any_of", library.diagnoses),
        (OnlyDiagnosis, "id", library.diagnoses),
        (RedFlagPresent, "any_of", library.red_flags),
        (Confirmed, "facts", library.confirmations),
        (Met, "facts", library.confirmations),
        (Refused, "any_of", library.confirmations),
    )
    for kind, field, entries in known:
        if isinstance(condition, kind):
            named = getattr(condition, field)
            for id_ in (named,) if isinstance(named, str) else named:
                if id_ not in entries:  # type: ignore[operator]  # each is a mapping by id
                    yield f"{field}: the library has no “{id_}”."
    if isinstance(condition, Counting) and not _only_attributes(condition):
        yield "where: only attributes, put together by all, any and not, can be counted."


def _only_attributes(condition: Counting) -> bool:
    def fits(part: Condition) -> bool:
        if isinstance(part, AllOf | AnyOf):
            return all(fits(inner) for inner in part.of)
        return fits(part.of) if isinstance(part, Not) else isinstance(part, Attribute)

    return fits(condition.where)


def unknown_ids(substitutes: Substitutes, library: Library) -> Iterator[str]:
    """Substitutes and diagnoses that the library does not have."""
    lists = [substitutes.general, *substitutes.by_diagnosis.values()]
    for id_ in (id_ for ids in lists for id_ in ids):
        if id_ not in library.exercises:
            yield f"substitutes: the library has no exercise “{id_}”."
    for diagnosis in substitutes.by_diagnosis:
        if diagnosis not in library.diagnoses:
            yield f"substitutes: the library has no diagnosis “{diagnosis}”."


def _example_problems(rule: Rule, library: Library) -> Iterator[str]:
    seen: dict[bytes, str] = {}
    for example in rule.examples:
        items = [item for day in example.week.values() for item in day]
        for id_ in [example.item, *(item.exercise for item in items)]:
            if id_ not in library.exercises and id_ not in {None, NO_SUCH_EXERCISE}:
                yield f"examples: the library has no exercise “{id_}”."
        if (example.expect == "fires") is (example.severity is None):
            yield f"examples: “{example.says}” needs a severity if it fires, and none if not."
        case = msgspec.json.encode(
            replace(example, says="", expect="fires", kind="fires", severity=None), order="sorted"
        )
        verdict = f"{example.expect} {example.severity or ''}"
        if seen.setdefault(case, verdict) != verdict:
            yield f"examples: “{example.says}” contradicts another example of the same case."


def _attribute_values(name: str) -> tuple[object, ...]:
    holder: type[object] = Exercise if name in {"kind", "phase"} else Attributes
    return _words(holder.__annotations__[name])


def _words(hint: object) -> tuple[object, ...]:
    if hint is bool:
        return (True, False)
    found: list[object] = []
    for arg in get_args(hint):
        if isinstance(arg, str):
            found.append(arg)
        else:
            found.extend(_words(arg))
    return tuple(found)


def _repeated_ids(rules: list[Rule]) -> Iterator[str]:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            yield f"rule {rule.id}: id: two rules have it."
        seen.add(rule.id)


def _id_of(raw: msgspec.Raw, number: int) -> str:
    try:
        value = msgspec.json.decode(raw)
    except msgspec.DecodeError:
        return f"number {number}"
    return str(value.get("id", f"number {number}")) if isinstance(value, dict) else str(number)


def readable(text: str) -> str:
    """Msgspec names the field as ``$.levels[0].when``; a therapist needs no dollar sign."""
    return text.replace("`$.", "`").replace("`$[", "`[").replace(" - at ", ", in ") + "."
