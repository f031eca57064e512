"""Random values of the model, made from its types: a new field is tested without a word here."""

from typing import Any

import msgspec.inspect as types
from hypothesis import strategies as st
from msgspec.structs import replace

from designer.model.record import PatientRecord

_LISTS = (
    "programs",
    "sessions",
    "days",
    "overrides",
    "prints",
    "outcomes",
    "decisions",
    "log_edits",
    "reviews",
)
_FEW = 3  # members of a list; more finds nothing new and costs time


def values(model: Any) -> st.SearchStrategy[Any]:
    """Any value that ``model`` allows."""
    return _of(types.type_info(model))


def records() -> st.SearchStrategy[PatientRecord]:
    """Patient records as the program makes them: a UUID for the patient, no id twice in a list."""
    whole = values(PatientRecord)
    return st.builds(_with_ids, whole, st.uuids(version=4).map(str))


def _with_ids(record: PatientRecord, patient_id: str) -> PatientRecord:
    lists = {
        name: tuple({member.id: member for member in getattr(record, name)}.values())
        for name in _LISTS
    }
    patient = replace(record.patient, id=patient_id)
    return replace(record, patient=patient, **lists)


def _of(node: types.Type) -> st.SearchStrategy[Any]:
    match node:
        case types.StructType(cls=cls, fields=fields):
            required = {f.name: _of(f.type) for f in fields if f.required}
            optional = {f.name: _of(f.type) for f in fields if not f.required}
            return st.fixed_dictionaries(required, optional=optional).map(lambda d: cls(**d))
        case types.UnionType(types=members):
            return st.one_of(*map(_of, members))
        case types.VarTupleType(item_type=item):
            return st.lists(_of(item), max_size=_FEW).map(tuple)
        case types.TupleType(item_types=items):
            return st.tuples(*map(_of, items))
        case types.DictType(key_type=key, value_type=value):
            return st.dictionaries(_of(key), _of(value), max_size=_FEW)
        case _:
            return _simple(node)


_PLAIN: dict[type[types.Type], st.SearchStrategy[Any]] = {
    types.NoneType: st.none(),
    types.BoolType: st.booleans(),
    types.BytesType: st.binary(max_size=12),
    types.DateType: st.dates(),
    types.DateTimeType: st.datetimes(),
}


def _simple(node: types.Type) -> st.SearchStrategy[Any]:
    match node:
        case types.IntType(ge=low, le=high):
            bounds = (-(2**63) if low is None else low, 2**63 - 1 if high is None else high)
            return st.integers(*bounds)
        case types.FloatType(ge=low, le=high):
            return st.floats(low, high, allow_nan=False, allow_infinity=False)
        case types.StrType(min_length=least, max_length=most):
            return st.text(min_size=least or 0, max_size=min(most or 12, 12))
        case types.LiteralType(values=words):
            return st.sampled_from(words)
        case types.EnumType(cls=cls):
            return st.sampled_from(list(cls))
    return _PLAIN[type(node)]
