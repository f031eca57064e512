"""What is different between two versions of a record, part by part."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from designer.merging.clash import CONFIRMATION, FACT, PROGRAM, WEEK, ClashKey
from designer.model.patient import Patient
from designer.model.program import Program
from designer.model.record import PatientRecord


class PartChange(NamedTuple):
    """A part before and after. None: it was not there, or is gone."""

    key: ClashKey
    before: Any
    after: Any


def changes(before: PatientRecord, after: PatientRecord) -> tuple[PartChange, ...]:
    """Every part that is different: facts first, then programs, then logs and the rest."""
    return tuple(_changes(before, after))


def _changes(before: PatientRecord, after: PatientRecord) -> Iterator[PartChange]:
    yield from _facts(before.patient, after.patient)
    yield from _programs(before.programs, after.programs)
    for name in PatientRecord.__struct_fields__:
        if name not in {"patient", "programs"}:
            yield from _members(name, getattr(before, name), getattr(after, name))


def _facts(before: Patient, after: Patient) -> Iterator[PartChange]:
    for name in Patient.__struct_fields__:
        if name == "confirmations":
            yield from _members(CONFIRMATION, before.confirmations, after.confirmations, key="fact")
        elif getattr(before, name) != getattr(after, name):
            yield PartChange(ClashKey(FACT, name), getattr(before, name), getattr(after, name))


def _programs(before: Sequence[Program], after: Sequence[Program]) -> Iterator[PartChange]:
    for change in _members(PROGRAM, before, after):
        old, new = change.before, change.after
        if old is None or new is None or len(old.weeks) != len(new.weeks):
            yield change
            continue
        for number, pair in enumerate(zip(old.weeks, new.weeks, strict=True)):
            if pair[0] != pair[1]:
                yield PartChange(ClashKey(WEEK, f"{old.id}/{number}"), *pair)
        if old.head != new.head:
            yield change


def _members(
    part: str, before: Sequence[Any], after: Sequence[Any], key: str = "id"
) -> Iterator[PartChange]:
    if before == after:
        return
    old = {getattr(value, key): value for value in before}
    new = {getattr(value, key): value for value in after}
    for name in {**old, **new}:
        if old.get(name) != new.get(name):
            yield PartChange(ClashKey(part, name), old.get(name), new.get(name))
