"""What somebody changed in a record, in words that need no knowledge of how it is stored."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject

from designer.knowledge.library import Library
from designer.merging import Clash, ClashKey, PartChange
from designer.merging.clash import CONFIRMATION, CURRENT, FACT, PROGRAM, WEEK
from designer.model.log import DayLog, SessionLog
from designer.model.program import Program
from designer.model.record import Override, PrintRecord
from designer.model.units import METRIC, Units
from widgets.common.counts import counted
from widgets.common.dates import shown_date, shown_time
from widgets.common.value_words import ValueWords
from widgets.sharing.week_words import WeekWords


class ChangeWords(QObject):
    """Says changes: where they are, and what each side made of it."""

    def __init__(
        self, library: Library, parent: QObject | None = None, units: Units = METRIC
    ) -> None:
        super().__init__(parent)
        self._weeks = WeekWords(library, self, units)
        self._values = ValueWords(library, self, units)

    def title(self, key: ClashKey, value: Any = None) -> str:
        """Where a change is: "Week 3", "Notes", "Session of 3 Mar 2026"."""
        if key.part == FACT:
            return self._values.field(key.id)
        if key.part == CONFIRMATION:
            return self.tr("Confirmation: {name}").format(name=self._values.named(key.id))
        if key.part == WEEK:
            number = int(key.id.rpartition("/")[2]) + 1
            return self.tr("Week {number}").format(number=number)
        if key.part in {PROGRAM, CURRENT}:
            return self.tr("Course of weeks") if key.part == PROGRAM else self.tr("Current program")
        return self._entry(key, value)

    def _entry(self, key: ClashKey, value: Any) -> str:
        match value:
            case SessionLog():
                return self.tr("Session of {time}").format(time=shown_time(value.at))
            case DayLog():
                return self.tr("Log of {date}").format(date=shown_date(value.on))
            case Override():
                return self.tr("Override of {rule}").format(rule=value.rule_id)
            case PrintRecord():
                return self.tr("Print of {time}").format(time=shown_time(value.when))
        names = {
            "sessions": self.tr("A logged session"),
            "days": self.tr("A logged day"),
            "overrides": self.tr("An override"),
            "outcomes": self.tr("A questionnaire score"),
            "decisions": self.tr("A decision"),
            "log_edits": self.tr("The history of the log"),
            "reviews": self.tr("The history of the intake"),
        }
        return names.get(key.part, self._values.field(key.part))

    def lines(self, key: ClashKey, before: Any, after: Any) -> list[str]:
        """What one side made of a part, one line for each thing that is different."""
        if after is None:
            return [self.tr("removed")]
        if key.part == WEEK:
            return self._weeks.lines(before, after)
        if key.part == PROGRAM:
            return self._course(before, after)
        if key.part == CURRENT:
            return [self.tr("began a new program")]
        if key.part == FACT:
            return [self._values.said(after, key.id)]
        if key.part == CONFIRMATION:
            return [self._values.said(after.state)]
        return self._fields(before, after)

    def _course(self, before: Program | None, after: Program) -> list[str]:
        one, many = self.tr("1 week"), self.tr("{n} weeks")
        count = counted(len(after.weeks), one, many)
        if before is None:
            return [self.tr("a new program, {weeks}").format(weeks=count)]
        lines = []
        if len(before.weeks) != len(after.weeks):
            was = counted(len(before.weeks), one, many)
            lines.append(f"{was} → {count}")
        if before.start_date != after.start_date:
            on = shown_date(after.start_date, self.tr("no date"))
            lines.append(self.tr("begins on {date}").format(date=on))
        for number, pair in enumerate(zip(before.weeks, after.weeks, strict=False), start=1):
            title = self.tr("Week {number}").format(number=number)
            lines.extend(f"{title}, {line}" for line in self._weeks.lines(*pair))
        return lines

    def _fields(self, before: Any, after: Any) -> list[str]:
        lines = []
        for name in after.__struct_fields__:
            new = getattr(after, name)
            old = getattr(before, name, None) if before is not None else None
            if name != "id" and new != old and (before is not None or new not in (None, "", ())):
                lines.append(f"{self._values.field(name)}: {self._values.said(new, name)}")
        return lines

    def sides(self, clash: Clash) -> tuple[list[str], list[str]]:
        """What we made of a part, and what they made of it."""
        mine = self.lines(clash.key, clash.base, clash.mine)
        return mine, self.lines(clash.key, clash.base, clash.theirs)

    def titles(self, changes: Iterable[PartChange]) -> str:
        """Where the changes are, on one line."""
        titles = [self.title(one.key, one.after or one.before) for one in changes]
        unlike = list(dict.fromkeys(titles))
        if len(unlike) > 4:
            more = self.tr("{count} more").format(count=len(unlike) - 4)
            unlike = [*unlike[:4], more]
        return ", ".join(unlike)
