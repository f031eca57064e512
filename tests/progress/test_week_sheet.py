"""A returned sheet as a grid: what stands in it, what is wrong, and what the record becomes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count

import pytest

from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.record import PatientRecord
from designer.progress.week_sheet import LINES, WeekSheet, likely_week
from tests.progress.conftest import record, session

FIRST = date(2026, 2, 23)  # the Monday of the week before TODAY
NOW = datetime(2026, 3, 2, 18)
AT = {line.key: number for number, line in enumerate(LINES)}
_numbers = count()


def _sheet(logged: PatientRecord, now: datetime = NOW) -> WeekSheet:
    return WeekSheet(logged, FIRST, now)


def _applied(sheet: WeekSheet) -> PatientRecord:
    return sheet.applied(lambda: f"new-{next(_numbers)}", "J. Ortiz")


def test_a_day_becomes_a_session_and_the_next_days_log() -> None:
    sheet = _sheet(record())
    for key, text in {"done": "y", "before": "2", "worst": "3.5", "feeling": "EM"}.items():
        sheet.texts[AT[key], 0] = text
    sheet.texts[AT["next-day"], 0] = "1"
    sheet.texts[AT["walk"], 0] = "20"
    made = _applied(sheet)
    (log,) = made.sessions
    assert (log.at, log.done, log.pain_before, log.pain_peak) == (
        datetime(2026, 2, 23),
        "yes",
        2,
        3.5,
    )
    assert (log.quality, log.pain_after, log.entered_by) == (
        ("effort", "radiating"),
        None,
        "J. Ortiz",
    )
    assert [(day.on, day.walk_min, day.pain_next_day) for day in made.days] == [
        (FIRST, 20, None),
        (FIRST + timedelta(days=1), None, 1),
    ]


def test_a_sheet_in_spanish_has_letters_of_its_own_for_two_feelings() -> None:
    sheet = _sheet(record())
    sheet.texts[AT["done"], 0], sheet.texts[AT["feeling"], 0] = "y", "AQM"
    (log,) = _applied(sheet).sessions
    assert log.quality == ("sharp", "burning", "radiating")


def test_what_is_there_is_shown_and_only_changed_cells_change_it() -> None:
    item = ItemLog(exercise_id="dead-bug", pain_peak=2)
    old = session(6, item, pain_before=2, pain_peak=3)  # Tuesday 24 February, 8:00
    logged = record(old)
    sheet = _sheet(logged)
    assert sheet.texts[AT["before"], 1] == "2"
    assert _applied(sheet) == logged
    sheet.texts[AT["before"], 1] = ""
    sheet.texts[AT["worst"], 1] = "4"
    (log,) = _applied(sheet).sessions
    assert (log.id, log.at, log.items) == (old.id, old.at, (item,))
    assert (log.pain_before, log.pain_peak) == (None, 4)


def test_an_entry_that_is_wholly_blanked_is_gone() -> None:
    sheet = _sheet(record(SessionLog(id="s", at=datetime(2026, 2, 24), pain_before=2)))
    sheet.texts[AT["before"], 1] = ""
    assert _applied(sheet).sessions == ()


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        ("before", "11", "score"),
        ("before", "2.3", "half"),
        ("before", "x", "score"),
        ("hours", "241", "hours"),
        ("walk", "1441", "minutes"),
        ("feeling", "X", "feelings"),
        ("done", "q", "done"),
        ("night", "q", "yes-no"),
    ],
)
def test_what_a_line_cannot_hold(key: str, text: str, problem: str) -> None:
    sheet = _sheet(record())
    sheet.texts[AT[key], 2] = text
    assert sheet.problems() == {(AT[key], 2): problem}
    with pytest.raises(ValueError, match="problems"):
        _applied(sheet)


@pytest.mark.parametrize(
    ("worst", "after", "doubtful"), [("3", "3", False), ("3", "3.5", True), ("", "9", False)]
)
def test_pain_after_above_the_worst_pain_is_to_be_confirmed_and_may_stand(
    worst: str, after: str, *, doubtful: bool
) -> None:
    sheet = _sheet(record())
    sheet.texts[AT["before"], 2] = "2"
    sheet.texts[AT["worst"], 2] = worst
    sheet.texts[AT["after"], 2] = after
    assert sheet.problems() == {}
    assert sheet.doubts() == (((AT["after"], 2),) if doubtful else ())
    assert _applied(sheet).sessions[0].pain_after == float(after)


def test_what_was_kept_before_is_not_asked_about_again() -> None:
    sheet = _sheet(record(session(6, pain_before=2, pain_peak=3, pain_after=9)))
    assert sheet.doubts() == ()
    sheet.texts[AT["worst"], 1] = "4"
    assert sheet.doubts() == ((AT["after"], 1),)


def test_the_worst_pain_is_not_lower_than_the_pain_before() -> None:
    sheet = _sheet(record())
    sheet.texts[AT["before"], 2] = "4"
    sheet.texts[AT["worst"], 2] = "3"
    assert sheet.problems() == {(AT["worst"], 2): "low"}


def test_a_day_to_come_cannot_be_logged() -> None:
    sheet = _sheet(record(), datetime(2026, 2, 24, 9))
    sheet.texts[AT["before"], 1] = "1"
    sheet.texts[AT["next-day"], 0] = "1"
    sheet.texts[AT["next-day"], 1] = "1"  # told on Wednesday, which is tomorrow
    sheet.texts[AT["before"], 2] = "1"
    assert sheet.problems() == {(AT["next-day"], 1): "future", (AT["before"], 2): "future"}


def test_two_sessions_a_day_are_left_to_the_list() -> None:
    two = tuple(SessionLog(id=str(n), at=datetime(2026, 2, 24, n), done="yes") for n in (8, 18))
    sheet = _sheet(record(*two))
    assert sheet.is_locked(AT["before"], 1)
    assert not sheet.is_locked(AT["walk"], 1)
    assert not sheet.is_locked(AT["before"], 0)


def test_the_week_before_is_offered_while_nothing_of_it_is_logged() -> None:
    assert likely_week(record(), date(2026, 3, 4)) == FIRST
    logged = record(DayLog(id="d", on=FIRST), session(5))
    assert likely_week(logged, date(2026, 3, 4)) == date(2026, 3, 2)
