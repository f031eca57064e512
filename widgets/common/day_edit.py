"""A field for a day that is always known, with a calendar to choose it from."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from widgets.common.dates import MONTH_IN_LETTERS

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)


class DayEdit(QDateEdit):
    """Shows ``day``; for a day that may be blank there is ``fields.DateField``."""

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat(MONTH_IN_LETTERS)
        self.setDateRange(_qdate(EARLIEST), _qdate(LATEST))  # Qt's own begins in 1752
        if day is not None:
            self.show_day(day)

    def day(self) -> date:
        """The day that is chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date) -> None:
        """Show this day."""
        self.setDate(_qdate(day))

    def set_first(self, day: date) -> None:
        """No day before this one."""
        self.setMinimumDate(_qdate(day))

    def set_last(self, day: date) -> None:
        """No day after this one."""
        self.setMaximumDate(_qdate(day))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
