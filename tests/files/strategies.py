"""Hypothesis strategies made from the types: whatever a record can hold, a test will try.

A field that joins a type is tried without anybody thinking of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st
from msgspec import inspect

Strategy = st.SearchStrategy[Any]

# What no file can hold: half characters, and zero bytes that a file system may refuse.
_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
_DATES = st.dates(date(1950, 1, 1), date(2026, 3, 2))
_TIMES = st.datetimes(datetime(1950, 1, 1), datetime(2026, 3, 2, 23, 59))


class Strategies:
    """Strategies by type; ``special`` gives those of fields whose words are a closed list."""

    def __init__(self, special: Mapping[str, Strategy]) -> None:
        self._special = special

    def of(self, type_: type) -> Strategy:
        return self._any(inspect.type_info(type_))

    def _any(self, type_: inspect.Type) -> Strategy:
        match type_:
            case inspect.UnionType(types=types):
                return st.one_of(*(self._any(t) for t in types))
            case inspect.VarTupleType(item_type=item):
                return st.lists(self._any(item), max_size=2).map(tuple)
            case inspect.TupleType(item_types=items):
                return st.tuples(*(self._any(item) for item in items))
            case inspect.DictType(key_type=key, value_type=value):
                return st.dictionaries(self._any(key), self._any(value), max_size=2)
            case inspect.StructType():
                return self._struct(type_)
            case _:
                return _plain(type_)

    def _struct(self, type_: inspect.StructType) -> Strategy:
        required: dict[str, Strategy] = {}
        optional: dict[str, Strategy] = {}
        for field in type_.fields:
            owned = f"{type_.cls.__name__}.{field.name}"
            made = self._special.get(owned, self._special.get(field.name))
            strategy = self._any(field.type) if made is None else made
            # Ids are always set: a blank one gets a value when the file is read.
            always = field.required or field.name == "id"
            (required if always else optional)[field.name] = strategy
        return st.fixed_dictionaries(required, optional=optional).map(
            lambda fields: type_.cls(**fields)
        )


def _plain(type_: inspect.Type) -> Strategy:
    match type_:
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=low, le=high):
            return st.integers(low if low is not None else 0, high if high is not None else 99)
        case inspect.FloatType(ge=low, le=high):
            return st.floats(low if low is not None else 0, high if high is not None else 1e6)
        case inspect.StrType(min_length=least):
            return _TEXT.filter(lambda text: len(text) >= (least or 0))
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.DateType():
            return _DATES
        case inspect.DateTimeType():
            return _TIMES
    raise NotImplementedError(type_)
