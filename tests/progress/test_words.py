"""The course in sentences."""

from __future__ import annotations

from designer.progress.words import summary
from tests.progress.conftest import TODAY, day, record, session
from tests.words import WORDS


def test_pain_that_fell() -> None:
    peaks = {42: 5, 39: 5, 35: 6, 20: 4, 5: 2, 3: 2, 0: 1}
    logs = [session(days, pain_peak=peak) for days, peak in peaks.items()]
    assert summary(record(*logs), TODAY, WORDS) == (
        "Pain during exercise fell from 5 to 2 over six weeks.",
        "Sessions done: 0 to 2 a week over six weeks.",
    )


def test_standing_that_rose() -> None:
    logs = [day(84, stand_min=8), day(40, stand_min=14), day(0, stand_min=25)]
    assert summary(record(*logs), TODAY, WORDS) == (
        "Standing tolerance rose from 8 to 25 minutes over twelve weeks.",
    )


def test_what_stayed() -> None:
    logs = [day(14, leg_pain_worst=2.5), day(0, leg_pain_worst=2.5)]
    assert summary(record(*logs), TODAY, WORDS) == (
        "The worst leg pain of the day stayed at 2.5 over two weeks.",
    )


def test_too_little_to_say_anything() -> None:
    assert summary(record(day(3, walk_min=10), day(0, walk_min=20)), TODAY, WORDS) == ()


def test_nothing_logged() -> None:
    assert summary(record(), TODAY, WORDS) == ("Nothing is logged yet.",)


def test_entries_after_today_do_not_count() -> None:
    assert summary(record(day(-3, walk_min=20)), TODAY, WORDS) == ("Nothing is logged yet.",)
