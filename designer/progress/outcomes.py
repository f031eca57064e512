"""Scores of questionnaires in a record: put in, corrected, taken out, compared with the first."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec.structs import replace

from designer.model.base import Value
from designer.model.measure import OutcomeMeasure
from designer.model.outcome import Outcome
from designer.model.record import PatientRecord

Direction = Literal["first", "same", "better", "worse"]


class ScoreRow(Value, frozen=True, kw_only=True):
    """A score beside the first of its measure. ``change`` is in points, with its sign."""

    outcome: Outcome
    measure: OutcomeMeasure
    direction: Direction
    change: float = 0
    matters: bool = False
    band: str = ""


def with_outcomes(record: PatientRecord, new: Iterable[Outcome]) -> PatientRecord:
    """The record with these scores; each corrects the one of its measure and date, if any."""
    by_day = {(one.measure, one.on): one for one in record.outcomes}
    for one in new:
        old = by_day.get((one.measure, one.on))
        note = one.note or (old.note if old else "")
        by_day[one.measure, one.on] = replace(one, id=old.id, note=note) if old else one
    return replace(record, outcomes=_ordered(by_day.values()))


def with_corrected(record: PatientRecord, outcome: Outcome) -> PatientRecord:
    """The record with this score in place of the one with its id."""
    others = [one for one in record.outcomes if one.id != outcome.id]
    return replace(record, outcomes=_ordered((*others, outcome)))


def same_day(record: PatientRecord, outcome: Outcome) -> Outcome | None:
    """Another score of the same measure and date."""
    return next(
        (
            one
            for one in record.outcomes
            if (one.measure, one.on) == (outcome.measure, outcome.on) and one.id != outcome.id
        ),
        None,
    )


def without_outcome(record: PatientRecord, outcome_id: str) -> PatientRecord:
    """The record without this score."""
    return replace(record, outcomes=tuple(o for o in record.outcomes if o.id != outcome_id))


def last_score(record: PatientRecord, measure_id: str) -> Outcome | None:
    """The newest score of a measure."""
    return max(
        (one for one in record.outcomes if one.measure == measure_id),
        key=lambda one: one.on,
        default=None,
    )


def score_rows(
    record: PatientRecord, measures: Mapping[str, OutcomeMeasure]
) -> tuple[ScoreRow, ...]:
    """Every score of a known measure, newest first, with the change since the measure's first."""
    firsts: dict[str, Outcome] = {}
    rows = []
    for one in sorted(record.outcomes, key=lambda one: one.on):
        measure = measures.get(one.measure)
        if measure is None:
            continue
        first = firsts.setdefault(one.measure, one)
        rows.append(_row(one, first, measure))
    return tuple(reversed(rows))


def _ordered(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(sorted(outcomes, key=lambda one: (one.on, one.measure)))


def _row(one: Outcome, first: Outcome, measure: OutcomeMeasure) -> ScoreRow:
    direction: Direction = "same"
    if one is first:
        direction = "first"
    elif one.score != first.score:
        direction = "better" if measure.improved(first.score, one.score) else "worse"
    return ScoreRow(
        outcome=one,
        measure=measure,
        direction=direction,
        change=round(one.score - first.score, 2),
        matters=measure.matters(first.score, one.score),
        band=measure.band_of(one.score, one.distress),
    )
