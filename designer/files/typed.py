"""From JSON values to typed ones, with complaints a person can act on.

msgspec checks types and ranges fast but says "Expected `int` >= 1 - at `$.a[0].b`". Only when it
has refused, the type at that place is looked up again to say what would have been right.
"""

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar

import msgspec
from msgspec import inspect

from designer.files.errors import Problem
from designer.files.strict_json import member

T = TypeVar("T")

_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?:key in )?\$(?P<path>.*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]|\[\.\.\.\]")
_UNKNOWN_FIELD = re.compile(r"unknown field `(?P<name>.*)`", re.DOTALL)
_MISSING_FIELD = re.compile(r"missing required field `(?P<name>.*)`", re.DOTALL)


def convert(data: object, type_: type[T]) -> T | Problem:
    """``data`` as a value of ``type_``, or what is wrong first."""
    try:
        return msgspec.convert(data, type_)
    except msgspec.ValidationError as error:
        return _explained(str(error), data, type_)


def _explained(message: str, data: object, type_: type[object]) -> Problem:
    match = _AT.match(message)
    what, path = (match["what"], match["path"] or "") if match else (message, "")
    at = _Cursor(inspect.type_info(type_), data)
    for step in _STEP.finditer(path):
        at.enter(step)
    if unknown := _UNKNOWN_FIELD.search(what):
        return _unknown_field(at, unknown["name"])
    if missing := _MISSING_FIELD.search(what):
        return _missing_field(at, missing["name"])
    expected = _expectation(at.type)
    shown = _quoted(at)
    said = f"{shown} is not {expected}" if shown else f"{expected} is expected"
    return Problem(at.place, f"{said}; write one or leave it out")


class _Cursor:
    """A place in the data together with its type."""

    def __init__(self, type_: inspect.Type, value: object) -> None:
        self.type = type_
        self.value = value
        self.place = ""

    def enter(self, step: re.Match[str]) -> None:
        if step["key"] is not None:
            self._enter_field(step["key"])
        elif step["index"] is not None:
            self._enter_item(int(step["index"]))
        else:
            self._enter_member()

    def _enter_field(self, key: str) -> None:
        struct = _struct(self.type)
        self.place = member(self.place, key)
        self.value = self.value.get(key) if isinstance(self.value, dict) else None
        fields = struct.fields if struct else ()
        self.type = next((f.type for f in fields if f.encode_name == key), inspect.AnyType())

    def _enter_item(self, index: int) -> None:
        self.place = f"{self.place}[{index}]"
        self.value = self.value[index] if isinstance(self.value, list) else None
        lists = [t for t in _choices(self.type) if isinstance(t, inspect.VarTupleType)]
        self.type = lists[0].item_type if lists else inspect.AnyType()

    def _enter_member(self) -> None:
        """Enter the member of a mapping that msgspec means: it does not say which."""
        mapping = next(t for t in _choices(self.type) if isinstance(t, inspect.DictType))
        self.type = mapping.value_type
        for key, value in self.value.items() if isinstance(self.value, dict) else ():
            if not _fits(value, mapping.value_type):
                self.place, self.value = member(self.place, key), value
                return


def _fits(value: object, type_: inspect.Type) -> bool:
    """Whether a member of a mapping is of one of the words, or an object, that may stand there."""
    for choice in _choices(type_):
        if isinstance(choice, inspect.LiteralType) and value in choice.values:
            return True
        if isinstance(choice, inspect.StructType) and isinstance(value, dict):
            return not isinstance(convert(value, choice.cls), Problem)
    return False


def _choices(type_: inspect.Type) -> tuple[inspect.Type, ...]:
    """The types a value may have, without null (a blank is left out before)."""
    if isinstance(type_, inspect.Metadata):
        return _choices(type_.type)
    if isinstance(type_, inspect.UnionType):
        return tuple(t for part in type_.types for t in _choices(part))
    return () if isinstance(type_, inspect.NoneType) else (type_,)


def _struct(type_: inspect.Type) -> inspect.StructType | None:
    return next((t for t in _choices(type_) if isinstance(t, inspect.StructType)), None)


def _unknown_field(at: _Cursor, name: str) -> Problem:
    struct = _struct(at.type)
    known = [field.encode_name for field in struct.fields] if struct else []
    near = get_close_matches(name, known, n=1)
    remedy = f"write {near[0]}" if near else f"leave it out; known are {', '.join(known)}"
    return Problem(member(at.place, name), f"there is no such field; {remedy}")


def _missing_field(at: _Cursor, name: str) -> Problem:
    struct = _struct(at.type)
    types = {f.encode_name: f.type for f in struct.fields} if struct else {}
    expected = _expectation(types.get(name, inspect.AnyType()))
    return Problem(member(at.place, name), f"this field is missing; write {expected}")


def _expectation(type_: inspect.Type) -> str:
    return " or ".join(dict.fromkeys(_one(choice) for choice in _choices(type_)))


def _one(type_: inspect.Type) -> str:
    if isinstance(type_, inspect.IntType | inspect.FloatType):
        kind = "a whole number" if isinstance(type_, inspect.IntType) else "a number"
        return kind + _between(type_.ge, type_.le)
    if isinstance(type_, inspect.StrType):
        at_least = "" if not type_.min_length else "not empty and "
        at_most = f" ({at_least}at most {type_.max_length} characters)" if type_.max_length else ""
        return f"a text{at_most}"
    if isinstance(type_, inspect.LiteralType):
        return "one of " + ", ".join(f'"{value}"' for value in type_.values)
    if isinstance(type_, inspect.VarTupleType) and type_.max_length is not None:
        return f"a list of at most {type_.max_length} in square brackets"
    return _NAMES.get(type(type_), "something else")


_NAMES: Mapping[type[inspect.Type], str] = {
    inspect.BoolType: "true or false",
    inspect.DateType: "a date such as 2026-03-02",
    inspect.VarTupleType: "a list in square brackets",
    inspect.StructType: "an object in curly brackets",
    inspect.DictType: "an object in curly brackets",
}


def _between(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f" of at least {low:g}" if low is not None else ""
    return f" from {low:g} to {high:g}"


def _quoted(at: _Cursor) -> str:
    """The value as the complaint may show it: a number, or a word where a list or date belongs."""
    if isinstance(at.value, int | float):
        return json.dumps(at.value)
    closed = (inspect.LiteralType, inspect.DateType)
    if isinstance(at.value, str) and any(isinstance(t, closed) for t in _choices(at.type)):
        return json.dumps(at.value[:40])
    return ""
