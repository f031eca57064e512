"""Rules changed on purpose, one small change each, as they stand in the rule files.

A change to a definition counts once, for all the rules that use it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_type_hints

from designer.safety.conditions import Condition

Json = dict[str, Any]

SEVERITIES = ("info", "caution", "block", "hard_block")
_WORD_LISTS = ("any_of", "facts", "names", "all_of")
_FLAGS = ("new", "last", "general", "or_now", "equals")
# The smallest step that means something; for everything else it is 1.
_STEPS = {
    ("latest-log", "peak_at_least"): 0.5,  # patients give half points
    ("leg-pain-relief", "at_most"): 0.05,
    ("sleep-outside", "low"): 0.1,
    ("sleep-outside", "high"): 0.1,
    ("tolerance-change", "up_by"): 0.01,
    ("tolerance-change", "down_by"): 0.01,
    ("hours-since-procedure", "at_least"): 1 / 60,
    ("hours-since-procedure", "above"): 1 / 60,
    ("hours-since-procedure", "below"): 1 / 60,
    ("hours-since-procedure", "at_most"): 1 / 60,
}
_MINUTES_FROM = 300  # seconds; longer times are planned in minutes
# Where a comparison may be strict or not, the next number there is on the other side of the edge.
_OTHER_SIDE = {"above": -math.inf, "at_least": math.inf, "below": math.inf, "at_most": -math.inf}
# What a figure can be at all; beyond it a change changes nothing.
_DOMAINS = {"prog-week": (1, 13), "first-prog-week": (1, 13), "training-sessions": (0, 7)}


class Mutant(NamedTuple):
    """One change to a rule or to a definition; ``levels`` or ``condition`` as they now stand."""

    owner: str  # the id of the rule, or the name of the definition
    change: str
    levels: tuple[Json, ...] = ()
    condition: Json | None = None


def read_rules(folder: Path, name: str = "*-*.json") -> dict[str, Json]:
    """The shipped rules by id, as written; of one file, if it is named."""
    files = sorted(folder.glob(name))
    return {rule["id"]: rule for file in files for rule in json.loads(file.read_text("utf-8"))}


def read_definitions(folder: Path) -> dict[str, Json]:
    """The shipped definitions by name, as written."""
    found: dict[str, Json] = json.loads((folder / "definitions.json").read_text("utf-8"))
    return found


def mutants_of_rule(rule: Json) -> Iterator[Mutant]:
    """Every small change of a rule's levels."""
    seen = {_text(rule["levels"])}
    for change, levels in _changed_levels(rule["levels"]):
        if _text(levels) not in seen:
            seen.add(_text(levels))
            yield Mutant(rule["id"], change, levels=tuple(levels))


def mutants_of_definition(name: str, condition: Json) -> Iterator[Mutant]:
    """Every small change of a condition that rules share."""
    seen = {_text(condition)}
    for change, changed in _changed(condition):
        if _text(changed) not in seen:
            seen.add(_text(changed))
            yield Mutant(name, change, condition=changed)


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _changed_levels(levels: list[Json]) -> Iterator[tuple[str, list[Json]]]:
    for number, level in enumerate(levels):
        where = f"level {number + 1}: " if len(levels) > 1 else ""
        if len(levels) > 1:
            yield f"{where}dropped", [*levels[:number], *levels[number + 1 :]]
        changes = [*_severities(level), *_conditions(level)]
        for change, changed in changes:
            yield where + change, [*levels[:number], changed, *levels[number + 1 :]]


def _severities(level: Json) -> Iterator[tuple[str, Json]]:
    for field in ("severity", "unknown"):
        if field not in level:
            continue
        rank = SEVERITIES.index(level[field])
        for other in SEVERITIES[max(rank - 1, 0) : rank + 2]:
            if other != level[field]:
                yield f"{field} {level[field]} → {other}", {**level, field: other}
    if "unknown" in level:
        yield "unknown dropped", {k: v for k, v in level.items() if k != "unknown"}


def _conditions(level: Json) -> Iterator[tuple[str, Json]]:
    for change, changed in _changed(level["when"]):
        yield change, {**level, "when": changed}


def _changed(condition: Json, place: str = "") -> Iterator[tuple[str, Json]]:
    """The whole condition with a change somewhere; ``place`` counts the parts down to it."""
    for change, changed in _here(condition):
        yield f"{place} {change}".strip(), changed
    for key in ("of", "where"):
        inner = condition.get(key)
        if isinstance(inner, dict):
            for change, changed in _changed(inner, place):
                yield change, {**condition, key: changed}
        elif isinstance(inner, list):
            yield from _in_list(condition, inner, place)


def _in_list(condition: Json, inner: list[Json], place: str) -> Iterator[tuple[str, Json]]:
    for n, part in enumerate(inner):
        at = f"{place}{n + 1}."
        if len(inner) > 1:
            yield f"{at} dropped {brief(part)}", {**condition, "of": [*inner[:n], *inner[n + 1 :]]}
        for change, changed in _changed(part, at):
            yield change, {**condition, "of": [*inner[:n], changed, *inner[n + 1 :]]}


def _here(condition: Json) -> Iterator[tuple[str, Json]]:
    """Changes of this condition itself."""
    if condition["is"] == "not":
        yield f"negated {brief(condition)}", condition["of"]
        return
    yield f"negated {brief(condition)}", {"is": "not", "of": condition}
    for field, value in condition.items():
        if field in _WORD_LISTS:
            for word in value:
                left = [other for other in value if other != word]
                yield f"{brief(condition)}: without {word}", {**condition, field: left}
        elif isinstance(value, bool):
            if field in _FLAGS:
                yield f"{brief(condition)}: {field} flipped", {**condition, field: not value}
        elif isinstance(value, int | float):
            for changed in _figures(condition["is"], condition.get("name", ""), field, value):
                yield f"{brief(condition)}: {field} {changed}", {**condition, field: changed}
        elif field == "above_guide":
            other = "minimum" if value == "maximum" else "maximum"
            yield f"{brief(condition)}: {other}", {**condition, field: other}


def _figures(kind: str, name: str, field: str, value: float) -> Iterable[float]:
    """A figure one step up and down, and its comparison made strict or loose."""
    step = _STEPS.get((kind, field), 1)
    if name == "duration_s" and value >= _MINUTES_FROM:
        step = 60
    found = [value - step, value + step]
    if field in _OTHER_SIDE and not _is_whole(kind, field):
        found.append(math.nextafter(value, _OTHER_SIDE[field]))
    low, high = _DOMAINS.get(kind, (0, math.inf))
    return [changed for changed in found if low <= changed <= high]


@cache
def _is_whole(kind: str, field: str) -> bool:
    """Whether a figure is a whole number, so that strict and loose are a step apart."""
    condition = next(c for c in get_args(Condition) if c.__struct_config__.tag == kind)
    return get_type_hints(condition)[field] is int


def brief(condition: Json) -> str:
    """A condition in a few words, for the list of survivors."""
    if condition["is"] in {"all", "any"}:
        return f"{condition['is']} of {len(condition['of'])}"
    if condition["is"] == "not":
        return f"not {brief(condition['of'])}"
    said = {k: v for k, v in condition.items() if k not in {"is", "where"}}
    words = " ".join(
        f"{k}={'/'.join(map(str, v)) if isinstance(v, list) else v}" for k, v in said.items()
    )
    return f"{condition['is']} {words}".strip()


def uses(condition: object) -> set[str]:
    """The definitions a condition names."""
    if isinstance(condition, dict):
        own = {condition["name"]} if condition.get("is") == "defined" else set()
        return own.union(*map(uses, condition.values()))
    return set[str]().union(*map(uses, condition)) if isinstance(condition, list) else set()
