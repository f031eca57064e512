"""Whatever was logged: advice never passes over a bad response, and neither order nor zone matter.

What counts as a bad response is worked out here a second time, in the plainest way.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from designer.files.reading import read_program_file
from designer.files.writing import write_program_file
from designer.knowledge.library import Library
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.record import PatientRecord
from designer.progress.advice import advise
from tests.progress.conftest import TODAY, ago, record

_SCORES = st.one_of(st.none(), st.sampled_from([0, 1, 2, 3, 5, 8]))
_BOOLS = st.sampled_from([None, None, False, True])
_ITEMS = st.builds(
    ItemLog,
    exercise_id=st.sampled_from(["dead-bug", "bird-dog", "heel-slide"]),
    pain_before=_SCORES,
    pain_peak=_SCORES,
    quality=st.sampled_from([(), (), ("effort",), ("sharp",), ("radiating",)]),
    below_knee=_BOOLS,
    exact_radicular=_BOOLS,
    form_lost=_BOOLS,
)


@st.composite
def _sessions(draw: st.DrawFn) -> tuple[SessionLog, ...]:
    days = draw(st.lists(st.integers(0, 20), max_size=8))
    return tuple(
        SessionLog(
            id=f"s{number}",
            at=datetime.combine(ago(day), datetime.min.time()) + timedelta(hours=8, minutes=number),
            done=draw(st.sampled_from([None, "yes", "partly", "no"])),
            pain_before=draw(_SCORES),
            pain_peak=draw(_SCORES),
            below_knee=draw(_BOOLS),
            items=tuple(draw(st.lists(_ITEMS, max_size=2))),
        )
        for number, day in enumerate(days)
    )


@st.composite
def _days(draw: st.DrawFn) -> tuple[DayLog, ...]:
    days = draw(st.lists(st.integers(0, 20), max_size=8, unique=True))
    return tuple(
        DayLog(
            id=f"d{day}",
            on=ago(day),
            pain_next_day=draw(_SCORES),
            linger_hours=draw(st.sampled_from([None, None, 2, 24, 30])),
            worst_pain=draw(_SCORES),
            flare_marked=draw(st.sampled_from([None, None, None, True])),
        )
        for day in days
    )


_LOGS = st.tuples(_sessions(), _days())


def _record(logs: tuple[tuple[SessionLog, ...], tuple[DayLog, ...]]) -> PatientRecord:
    made: PatientRecord = record(*logs[0], *logs[1], prog_weeks=(4, 5))
    return made


def _bad(session: SessionLog, item: ItemLog) -> bool:
    before = item.pain_before if item.pain_before is not None else session.pain_before
    rose = before is not None and item.pain_peak is not None and item.pain_peak - before > 2
    feeling = bool({"sharp", "burning", "radiating"} & set(item.quality))
    return rose or feeling or bool(item.below_knee) or bool(item.exact_radicular)


def _bad_as_a_whole(session: SessionLog) -> bool:
    before, peak = session.pain_before, session.pain_peak
    rose = before is not None and peak is not None and peak - before > 2
    return rose or bool(session.below_knee)


def _unresolved(record: PatientRecord) -> bool:
    """A bad response in the last week, or one that no later session with the exercise followed."""
    for session in record.sessions:
        recent = (TODAY - session.at.date()).days < 7
        bad_items = [item.exercise_id for item in session.items if _bad(session, item)]
        if recent and (bad_items or _bad_as_a_whole(session)):
            return True
        for exercise_id in bad_items:
            later = [s for s in record.sessions if s.at.date() > session.at.date()]
            if len([s for s in later if _easier_or_same(s, exercise_id)]) < 2:
                return True
    return any(day.flare_marked and (TODAY - day.on).days < 7 for day in record.days)


def _easier_or_same(session: SessionLog, exercise_id: str) -> bool:
    return any(item.exercise_id == exercise_id or _is_easier(item) for item in session.items)


def _is_easier(item: ItemLog) -> bool:
    return item.exercise_id == "heel-slide"  # the one of the three that may be an easier link


@given(_LOGS)
def test_advice_never_advances_past_a_bad_response(
    library: Library, logs: tuple[tuple[SessionLog, ...], tuple[DayLog, ...]]
) -> None:
    logged = _record(logs)
    if _unresolved(logged):
        assert advise(logged, library, TODAY).action != "advance"


@given(_LOGS, st.randoms(use_true_random=False))
def test_the_order_of_the_log_does_not_matter(
    library: Library,
    logs: tuple[tuple[SessionLog, ...], tuple[DayLog, ...]],
    chance: random.Random,
) -> None:
    logged = _record(logs)
    sessions, days = list(logged.sessions), list(logged.days)
    chance.shuffle(sessions)
    chance.shuffle(days)
    shuffled = replace(logged, sessions=tuple(sessions), days=tuple(days))
    assert advise(shuffled, library, TODAY) == advise(logged, library, TODAY)


@contextmanager
def _clock_in(zone: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone")
@given(_LOGS, st.sampled_from(["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"]))
def test_the_zone_of_the_machine_does_not_matter(
    library: Library,
    logs: tuple[tuple[SessionLog, ...], tuple[DayLog, ...]],
    zone: str,
) -> None:
    logged = _record(logs)
    content = write_program_file(logged, library, TODAY)
    with _clock_in(zone):
        again = read_program_file(content, library, TODAY).record
        assert advise(again, library, TODAY) == advise(logged, library, TODAY)
