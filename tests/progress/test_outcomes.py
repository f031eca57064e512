"""Scores of questionnaires: one a day for each measure, compared with the first."""

from __future__ import annotations

from designer.knowledge.library import Library
from designer.model.outcome import Outcome
from designer.progress.outcomes import last_score, score_rows, with_outcomes, without_outcome
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


def test_a_second_score_of_a_day_takes_the_place_of_the_first(library: Library) -> None:
    first = with_outcomes(record(), [_odi(1, 30)])
    second = with_outcomes(first, [_odi(1, 32, "again")])
    assert [one.score for one in second.outcomes] == [32]
    assert without_outcome(second, "again").outcomes == ()
