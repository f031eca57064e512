"""The days of the week in words."""

from PySide6.QtCore import QObject


class DayNames(QObject):
    """Names of days, by index: 0 = Monday ... 6 = Sunday."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._short = (
            self.tr("Mon"),
            self.tr("Tue"),
            self.tr("Wed"),
            self.tr("Thu"),
            self.tr("Fri"),
            self.tr("Sat"),
            self.tr("Sun"),
        )
        self._long = (
            self.tr("Monday"),
            self.tr("Tuesday"),
            self.tr("Wednesday"),
            self.tr("Thursday"),
            self.tr("Friday"),
            self.tr("Saturday"),
            self.tr("Sunday"),
        )

    def short(self, day: int) -> str:
        return self._short[day]

    def long(self, day: int) -> str:
        return self._long[day]

    def list(self, days: tuple[int, ...]) -> str:
        """Several days on one line; all seven have a word of their own."""
        if len(set(days)) == 7:
            return self.tr("every day")
        return " ".join(self._short[day] for day in sorted(set(days)))
