"""The log sheet (H-22): what the patient writes down each day of the week."""

from designer.text import Texts
from exports.handout.content.blocks import DayHead, Days, LogRow, LogSheet

# Each question and whether a tick answers it. Together they are the fields of H-22.
# The order is that of the lines in designer/progress/week_sheet.py, where the sheet is typed in.
_QUESTIONS = (
    ("night", True),
    ("done", True),
    ("left-out", False),
    ("before", False),
    ("worst", False),
    ("after", False),
    ("feeling", False),
    ("below-knee", True),
    ("nerve", True),
    ("breath", True),
    ("next-day", False),
    ("hours", False),
    ("walk", False),
    ("stand", False),
    ("sit", False),
)
# Above which question a group begins, and which questions belong to the day, not to the session.
_GROUPS = {"done": "session", "next-day": "after", "walk": "day"}
_EVERY_DAY = frozenset({"night", "walk", "stand", "sit"})
_ALL: Days = (True, True, True, True, True, True, True)


def log_sheet(days: tuple[DayHead, ...], texts: Texts, planned: Days = _ALL) -> LogSheet:
    """The questions for the days of one week; ``planned`` are the days with exercises."""
    rows = tuple(
        LogRow(
            question=texts(f"handout.log.row.{name}"),
            tick=tick,
            group=texts(f"handout.log.group.{_GROUPS[name]}") if name in _GROUPS else "",
            rests=name not in _EVERY_DAY,
        )
        for name, tick in _QUESTIONS
    )
    return LogSheet(head=texts("handout.log.question"), days=days, rows=rows, planned=planned)
