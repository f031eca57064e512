"""Scores of questionnaires: one a day for each measure, compared with the first."""

from __future__ import annotations

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.outcome import Outcome
from designer.progress.outcomes import (
    last_score,
    same_day,
    score_rows,
    with_corrected,
    with_outcomes,
    without_outcome,
)
from tests.progress.conftest import ago, record


def _odi(days_ago: int, score: float, name: str = "") -> Outcome:
    return Outcome(id=name or f"o{days_ago}", measure="odi", on=ago(days_ago), score=score)


def test_each_score_is_compared_with_the_first(library: Library) -> None:
    psfs = Outcome(id="p", measure="psfs", on=ago(5), score=4)
    logged = with_outcomes(record(), [_odi(1, 30), _odi(40, 46), _odi(20, 42), psfs])
    told = [
        (row.measure.id, row.outcome.score, row.direction, row.change, row.matters)
        for row in score_rows(logged, library.outcome_measures)
    ]
    assert told == [
        ("odi", 30, "better", -16, True),
        ("psfs", 4, "first", 0, False),
        ("odi", 42, "better", -4, False),
        ("odi", 46, "first", 0, False),
    ]
    assert last_score(logged, "odi") == _odi(1, 30)


def test_a_second_score_of_a_day_corrects_the_first() -> None:
    noted = replace(_odi(1, 30), note="Read aloud")
    second = with_outcomes(record(), [noted])
    second = with_outcomes(second, [_odi(1, 32, "again")])
    assert second.outcomes == (replace(noted, score=32),)
    assert without_outcome(second, "o1").outcomes == ()


def test_a_corrected_score_moves_to_its_date() -> None:
    first = with_outcomes(record(), [_odi(9, 30), _odi(5, 28)])
    moved = replace(_odi(5, 26), on=ago(12))
    second = with_corrected(first, moved)
    assert second.outcomes == (moved, _odi(9, 30))
    assert same_day(second, replace(moved, on=ago(9))) == _odi(9, 30)
    assert same_day(second, moved) is None
