"""The log sheet (H-22): what the patient writes down each day of the week."""

from designer.text import Texts
from exports.handout.blocks import DayHead, LogRow, LogSheet

# Each question and whether a tick answers it. Together they are the fields of H-22.
_QUESTIONS = (
    ("done", True),
    ("left-out", False),
    ("before", False),
    ("worst", False),
    ("after", False),
    ("next-day", False),
    ("hours", False),
    ("feeling", False),
    ("below-knee", True),
    ("nerve", True),
    ("breath", True),
    ("night", True),
    ("walk", False),
    ("stand", False),
    ("sit", False),
)


def log_sheet(days: tuple[DayHead, ...], texts: Texts) -> LogSheet:
    """The questions for the days of one week."""
    rows = tuple(
        LogRow(question=texts(f"handout.log.row.{name}"), tick=tick) for name, tick in _QUESTIONS
    )
    return LogSheet(head=texts("handout.log.question"), days=days, rows=rows)
