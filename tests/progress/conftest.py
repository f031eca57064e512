"""The real library, and logs in a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from designer.knowledge.library import Library, load_library
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from resources.paths import knowledge_folder

TODAY = date(2026, 3, 2)


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(knowledge_folder())


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def session(days_ago: int, *items: ItemLog, **fields: Any) -> SessionLog:
    on = ago(days_ago)
    at = datetime(on.year, on.month, on.day, 8)
    return SessionLog(id=f"s{days_ago}", at=at, items=items, **({"done": "yes"} | fields))


def day(days_ago: int, **fields: Any) -> DayLog:
    return DayLog(id=f"d{days_ago}", on=ago(days_ago), **fields)


Record = Callable[..., PatientRecord]


def record(*logs: SessionLog | DayLog, prog_weeks: tuple[int, ...] = (5,), **fields: Any) -> Any:
    """A record whose last week began on this Monday, 2026-03-02; its program four weeks ago."""
    weeks = tuple(
        ProgramWeek(prog_week=week, start_date=ago(7 * (len(prog_weeks) - 1 - index)))
        for index, week in enumerate(prog_weeks)
    )
    start = min(weeks[0].start_date or TODAY, ago(28)) if weeks else None
    return PatientRecord(
        patient=Patient(id="p", **fields),
        programs=(Program(id="q", start_date=start, weeks=weeks),),
        sessions=tuple(log for log in logs if isinstance(log, SessionLog)),
        days=tuple(log for log in logs if isinstance(log, DayLog)),
    )
