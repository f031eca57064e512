"""Which days the first week of a program has, in words."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from designer.model.week import monday_of
from widgets.common.dates import shown_date


def first_week_words(first: date) -> str:
    """Weeks run from Monday to Sunday, whatever day a program begins on."""
    tr = QCoreApplication.translate
    monday = monday_of(first)
    said = tr("FirstWeek", "Weeks begin on Monday. The first one is {first} to {last}").format(
        first=shown_date(monday), last=shown_date(monday + timedelta(days=6))
    )
    if first > monday:
        said = tr("FirstWeek", "{weeks}; its days before {day} stay free").format(
            weeks=said, day=shown_date(first)
        )
    return f"{said}."
