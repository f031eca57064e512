"""A changed entry keeps what it was."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from msgspec.structs import replace

from designer.model.log import ItemLog
from designer.model.outcome import Outcome
from designer.model.record import PatientRecord
from designer.progress.entries import with_entry, without_entries
from designer.progress.history import changes_of, edits_of, removed, with_history
from designer.progress.outcomes import with_corrected, with_outcomes, without_outcome
from tests.progress.conftest import ago, day, record, session

MONDAY, TUESDAY = datetime(2026, 3, 2, 9), datetime(2026, 3, 3, 9)


def _kept(before: PatientRecord, after: PatientRecord, when: datetime) -> PatientRecord:
    numbers = count(len(before.log_edits))
    return with_history(before, after, when, "J. Ortiz", lambda: f"edit-{next(numbers)}")


def test_what_an_entry_was_is_told_step_by_step() -> None:
    first = record(session(2, ItemLog(exercise_id="dead-bug", pain_peak=4), pain_before=2))
    log = first.sessions[0]
    better = replace(log, items=(ItemLog(exercise_id="dead-bug", pain_peak=3),))
    second = _kept(first, with_entry(first, better, None), MONDAY)
    third = _kept(second, with_entry(second, replace(better, pain_before=1), None), TUESDAY)

    newest, oldest = edits_of(third, [log.id])
    assert (newest.when, newest.who) == (TUESDAY, "J. Ortiz")
    told = [
        [(one.exercise_id, one.field, one.was, one.now) for one in changes_of(third, edit) or ()]
        for edit in (oldest, newest)
    ]
    assert told == [[("dead-bug", "pain_peak", 4, 3)], [("", "pain_before", 2, 1)]]


def test_a_new_entry_has_no_history_and_a_removed_one_stays_readable() -> None:
    first = record(day(1, walk_min=10))
    second = _kept(first, with_entry(first, session(0), None), MONDAY)
    assert second.log_edits == ()
    third = _kept(second, without_entries(second, frozenset(["d1"])), TUESDAY)
    assert [edit.day for edit in removed(third)] == [first.days[0]]
    assert changes_of(third, third.log_edits[0]) is None


def test_a_score_keeps_what_it_was_like_any_entry() -> None:
    score = Outcome(id="o1", measure="odi", on=ago(3), score=44)
    first = with_outcomes(record(), [score])
    second = _kept(first, with_corrected(first, replace(score, score=34)), MONDAY)
    third = _kept(second, without_outcome(second, "o1"), TUESDAY)
    changed, gone = third.log_edits
    assert [(one.field, one.was, one.now) for one in changes_of(third, changed) or ()] == [
        ("score", 44, 34)
    ]
    assert removed(third) == (gone,)
    assert (gone.outcome, gone.when) == (replace(score, score=34), TUESDAY)
