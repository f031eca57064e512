"""Brings together a record as we have it and as somebody else stored it meanwhile."""

from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from designer.merging.clash import CONFIRMATION, DAYS, FACT, Choices, Clash, ClashKey, Sides
from designer.merging.keyed import merge_keyed
from designer.merging.program_merge import merge_programs
from designer.model.log import DayLog
from designer.model.patient import Confirmation, Patient
from designer.model.record import PatientRecord


class Merged(NamedTuple):
    """The common record, and the parts that both sides had changed."""

    record: PatientRecord
    clashes: tuple[Clash, ...]


def merge(
    base: PatientRecord,
    mine: PatientRecord,
    theirs: PatientRecord,
    keep_mine: frozenset[ClashKey] = frozenset(),
) -> Merged:
    """What both sides changed since ``base``, in one record.

    A part that only one side changed is as that side has it. Where both changed the same part it is
    as theirs, or as ours when its key is in ``keep_mine``. Facts count field by field, a program
    week by week, logs and overrides one by one. Nothing is mixed inside a part.
    """
    choices = Choices(keep_mine)
    parts: dict[str, Any] = {}
    for name in PatientRecord.__struct_fields__:
        sides = Sides(getattr(base, name), getattr(mine, name), getattr(theirs, name))
        if name == "patient":
            parts[name] = _patient(sides, choices)
        elif name == "programs":
            parts[name] = merge_programs(sides, choices)
        elif name == DAYS:
            parts[name] = _days(sides, choices)
        else:
            parts[name] = _listed(name, sides, choices)
    return Merged(PatientRecord(**parts), tuple(choices.clashes))


def brought_together(
    base: PatientRecord,
    mine: PatientRecord,
    theirs: PatientRecord,
    keep_mine: frozenset[ClashKey] | None = None,
) -> PatientRecord:
    """What both changed since ``base``.

    A part that both changed is as in ``mine`` where its key is in ``keep_mine``; None: always.
    """
    if theirs is base or theirs == base:
        return mine
    if keep_mine is None:
        keep_mine = frozenset(clash.key for clash in merge(base, mine, theirs).clashes)
    return merge(base, mine, theirs, keep_mine).record


def _patient(whole: Sides, choices: Choices) -> Patient:
    theirs: Patient = whole.theirs
    if whole.mine == whole.base:
        return theirs
    fields: dict[str, Any] = {}
    for name in Patient.__struct_fields__:
        sides = Sides(*(getattr(side, name) for side in whole))
        if name == "confirmations":
            fields[name] = _confirmations(sides, choices)
        else:
            fields[name] = choices.settle(ClashKey(FACT, name), sides)
    return replace(theirs, **fields)


def _confirmations(sides: Sides, choices: Choices) -> tuple[Confirmation, ...]:
    """Each fact apart: two people may tick different ones."""
    return merge_keyed(CONFIRMATION, sides, lambda value: str(value.fact), choices)


def _listed(part: str, sides: Sides, choices: Choices) -> tuple[Any, ...]:
    return merge_keyed(part, sides, lambda value: str(value.id), choices)


def _days(sides: Sides, choices: Choices) -> tuple[DayLog, ...]:
    """As other logs; but a day that both began to log is one day, not two."""
    known = {log.id for log in sides.base}
    ours: dict[date, DayLog] = {log.on: log for log in sides.mine if log.id not in known}
    others: dict[date, DayLog] = {log.on: log for log in sides.theirs if log.id not in known}
    dropped = set()
    for on in ours.keys() & others.keys():
        if ours[on].id != others[on].id:
            key = ClashKey(DAYS, on.isoformat())
            kept = choices.settle(key, Sides(None, ours[on], others[on]))
            dropped.add(ours[on].id if kept is others[on] else others[on].id)
    merged = _listed(DAYS, sides, choices)
    return tuple(log for log in merged if log.id not in dropped)
