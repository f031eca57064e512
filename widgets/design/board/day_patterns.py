"""The patterns in which a week is repeated: Mon Wed Fri, weekdays, every day ..."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from widgets.design.day_names import DayNames


@dataclass(frozen=True, slots=True)
class DayPattern:
    """Days of the week (0 = Monday) under the name that people use for them."""

    name: str
    days: tuple[int, ...]


class DayPatterns(QObject):
    """The patterns in the reader's language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = DayNames(self)

    def usual(self) -> tuple[DayPattern, ...]:
        """What most programs need."""
        return (
            DayPattern(self._names.list((0, 2, 4)), (0, 2, 4)),
            DayPattern(self._names.list((1, 3, 5)), (1, 3, 5)),
            DayPattern(self.tr("Weekdays"), (0, 1, 2, 3, 4)),
            DayPattern(self.tr("Every day"), (0, 1, 2, 3, 4, 5, 6)),
        )

    def of_day(self, day: int) -> tuple[DayPattern, ...]:
        """What a day may be repeated on, with every second day counted from it."""
        second = tuple(range(day % 2, 7, 2))
        named = self.tr("Every second day ({days})").format(days=self._names.list(second))
        usual = self.usual()
        kept = tuple(one for one in usual if one.days != second)
        return (DayPattern(named, second), *kept)
