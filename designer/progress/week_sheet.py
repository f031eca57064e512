"""A returned log sheet (H-22) as a grid of texts: out of the record, checked, and back into it.

A column is a day. What the sheet asks about "the next day" belongs to the day log of the day after.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal

from msgspec.structs import replace

from designer.model.base import Value
from designer.model.log import DayLog, SessionLog
from designer.model.record import PatientRecord
from designer.model.week import monday_of
from designer.progress.entries import day_log_of

LineKind = Literal["done", "score", "hours", "minutes", "feelings", "yes-no", "text"]
DAYS = 7


class SheetLine(Value, frozen=True, kw_only=True):
    """One line of the sheet and the field it fills."""

    key: str  # as in the handout's log sheet
    kind: LineKind
    field: str
    of: Literal["session", "day", "day-after"]
    high: float = 10


LINES = (
    SheetLine(key="night", kind="yes-no", field="night_pain_woke", of="day"),
    SheetLine(key="done", kind="done", field="done", of="session"),
    SheetLine(key="left-out", kind="text", field="note", of="session"),
    SheetLine(key="before", kind="score", field="pain_before", of="session"),
    SheetLine(key="worst", kind="score", field="pain_peak", of="session"),
    SheetLine(key="after", kind="score", field="pain_after", of="session"),
    SheetLine(key="feeling", kind="feelings", field="quality", of="session"),
    SheetLine(key="below-knee", kind="yes-no", field="below_knee", of="session"),
    SheetLine(key="nerve", kind="yes-no", field="exact_radicular", of="session"),
    SheetLine(key="breath", kind="yes-no", field="breath_held", of="session"),
    SheetLine(key="next-day", kind="score", field="pain_next_day", of="day-after"),
    SheetLine(key="hours", kind="hours", field="linger_hours", of="day-after", high=240),
    SheetLine(key="walk", kind="minutes", field="walk_min", of="day", high=1440),
    SheetLine(key="stand", kind="minutes", field="stand_min", of="day", high=1440),
    SheetLine(key="sit", kind="minutes", field="sit_min", of="day", high=1440),
)
FEELINGS = {"e": "effort", "p": "pressure", "s": "sharp", "b": "burning", "m": "radiating"}
# Sheets in Spanish ask for other letters: A aguda, Q quema.
TYPED_FEELINGS = FEELINGS | {"a": "sharp", "q": "burning"}
_DONE = {"y": "yes", "p": "partly", "n": "no"}
_LETTERS = {word: letter for letter, word in FEELINGS.items()}

Cell = tuple[int, int]  # line, day
Problem = Literal[
    "score", "half", "hours", "minutes", "feelings", "yes-no", "done", "future", "low"
]


def first_day(record: PatientRecord, day: date) -> date:
    """The first day of the week that holds ``day``: the program's own, else its Monday."""
    for program in reversed(record.programs):
        for index in range(len(program.weeks)):
            first = program.date_of(index, 0)
            if first is not None and 0 <= (day - first).days < DAYS:
                return first
    return monday_of(day)


def likely_week(record: PatientRecord, today: date) -> date:
    """The first day of the week before, where nothing of it is logged yet; else of this week."""
    this = first_day(record, today)
    before = first_day(record, this - timedelta(days=1))
    logged = any(before <= session.at.date() < this for session in record.sessions)
    return this if logged else before


class WeekSheet:
    """The sheet of the week that begins on ``first``. The texts are what people write."""

    def __init__(self, record: PatientRecord, first: date, now: datetime) -> None:
        self._record, self._now = record, now
        self.first = first
        self._sessions = [self._sessions_on(day) for day in range(DAYS)]
        self.texts: dict[Cell, str] = {}
        for line, known in enumerate(LINES):
            for day in range(DAYS):
                self.texts[line, day] = self._stored(known, day)
        self._start = dict(self.texts)

    @property
    def changed(self) -> bool:
        return self.texts != self._start

    def date_of(self, day: int) -> date:
        """The date of a column."""
        return self.first + timedelta(days=day)

    def is_locked(self, line: int, day: int) -> bool:
        """Whether the day has several sessions, which one column cannot show apart."""
        return LINES[line].of == "session" and len(self._sessions[day]) > 1

    def problem(self, line: int, day: int) -> Problem | None:
        """What is wrong in a cell."""
        text, known = self.texts[line, day], LINES[line]
        if not text:
            return None
        if self._date(known, day) > self._now.date():
            return "future"
        try:
            parsed(known, text)
        except ValueError as error:
            found: Problem = "half" if str(error) == "half" else _problem_of(known.kind)
            return found
        if known.key == "worst" and text != self._start[line, day]:
            before = self.texts[_line_of("before"), day]
            if _number(before) is not None and (_number(text) or 0) < (_number(before) or 0):
                return "low"
        return None

    def is_doubtful(self, line: int, day: int) -> bool:
        """Whether the pain after stands above the worst pain, so that one of the two is wrong.

        A patient may well have written that: it can be kept, and then the higher one counts.
        """
        if LINES[line].key != "after":
            return False
        worst = _line_of("worst")
        if all(self.texts[cell, day] == self._start[cell, day] for cell in (line, worst)):
            return False
        after, most = _number(self.texts[line, day]), _number(self.texts[worst, day])
        return after is not None and most is not None and after > most

    def doubts(self) -> tuple[Cell, ...]:
        """The cells to confirm before the sheet is kept, by day."""
        after = _line_of("after")
        return tuple((after, day) for day in range(DAYS) if self.is_doubtful(after, day))

    def problems(self) -> dict[Cell, Problem]:
        """Every cell with something wrong in it."""
        cells = ((line, day) for line in range(len(LINES)) for day in range(DAYS))
        found = {cell: self.problem(*cell) for cell in cells}
        return {cell: problem for cell, problem in found.items() if problem is not None}

    def applied(self, new_id: Callable[[], str], entered_by: str = "") -> PatientRecord:
        """The record with what stands in the sheet. Cells that nobody changed change nothing.

        Raises ValueError while there are problems.
        """
        if self.problems():
            raise ValueError("the sheet has problems")
        record = self._record
        for day in range(DAYS):
            record = self._with_session(record, day, new_id, entered_by)
        for offset in range(DAYS + 1):
            record = self._with_day(record, offset, new_id, entered_by)
        return record

    def _with_session(
        self, record: PatientRecord, day: int, new_id: Callable[[], str], by: str
    ) -> PatientRecord:
        answers = self._answers("session", day)
        if not answers or len(self._sessions[day]) > 1:
            return record
        at = datetime.combine(self.date_of(day), time())
        known = self._sessions[day]
        old = known[0] if known else SessionLog(id=new_id(), at=at, entered_by=by)
        new = replace(old, **answers)
        blank = SessionLog(id=new.id, at=new.at, entered_by=new.entered_by)
        others = tuple(one for one in record.sessions if one.id != new.id)
        kept = others if new == blank else (*others, new)
        return replace(record, sessions=tuple(sorted(kept, key=lambda one: (one.at, one.id))))

    def _with_day(
        self, record: PatientRecord, offset: int, new_id: Callable[[], str], by: str
    ) -> PatientRecord:
        answers = self._answers("day", offset) if offset < DAYS else {}
        if offset:
            answers |= self._answers("day-after", offset - 1)
        if not answers:
            return record
        on = self.first + timedelta(days=offset)
        old = day_log_of(record, on) or DayLog(id=new_id(), on=on, entered_by=by)
        new = replace(old, **answers)
        blank = DayLog(id=new.id, on=new.on, entered_by=new.entered_by)
        others = tuple(one for one in record.days if one.id != new.id)
        kept = others if new == blank else (*others, new)
        return replace(record, days=tuple(sorted(kept, key=lambda one: one.on)))

    def _answers(self, of: str, day: int) -> dict[str, object]:
        """The fields of changed cells."""
        return {
            known.field: parsed(known, self.texts[line, day])
            for line, known in enumerate(LINES)
            if known.of == of and self.texts[line, day] != self._start[line, day]
        }

    def _sessions_on(self, day: int) -> list[SessionLog]:
        on = self.date_of(day)
        return [session for session in self._record.sessions if session.at.date() == on]

    def _date(self, line: SheetLine, day: int) -> date:
        return self.date_of(day) + timedelta(days=1 if line.of == "day-after" else 0)

    def _stored(self, line: SheetLine, day: int) -> str:
        if line.of == "session":
            found = self._sessions[day]
            return written(line, getattr(found[-1], line.field)) if found else ""
        log = day_log_of(self._record, self._date(line, day))
        return written(line, getattr(log, line.field)) if log is not None else ""


def written(line: SheetLine, value: object) -> str:
    """A stored value as it is written into a cell."""
    if value is None or value in ("", ()):
        return ""
    if line.kind == "done":
        return {"yes": "y", "partly": "p", "no": "n"}[str(value)]
    if line.kind == "yes-no":
        return "y" if value else "n"
    if line.kind == "feelings" and isinstance(value, tuple):
        return "".join(_LETTERS[word].upper() for word in value)
    if isinstance(value, int | float):
        return f"{value:g}"
    return str(value)


def parsed(line: SheetLine, text: str) -> object:
    """The value of a cell. Raises ValueError for what the line cannot hold."""
    if line.kind == "text":
        return text.strip()
    if not text:
        return () if line.kind == "feelings" else None
    if line.kind == "done":
        return _of(_DONE, text)
    if line.kind == "yes-no":
        return _of({"y": True, "n": False}, text)
    if line.kind == "feelings":
        return _feelings(text)
    number = float(text)
    if not 0 <= number <= line.high:
        raise ValueError("range")
    if line.kind == "score" and number * 2 != int(number * 2):
        raise ValueError("half")
    return number


def _feelings(letters: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(_of(TYPED_FEELINGS, letter)) for letter in letters))


def _of(words: Mapping[str, object], text: str) -> object:
    if text.lower() not in words:
        raise ValueError("word")
    return words[text.lower()]


def _problem_of(kind: LineKind) -> Problem:
    named: Iterable[Problem] = ("score", "hours", "minutes", "feelings", "yes-no", "done")
    return next(name for name in named if name == kind)


def _line_of(key: str) -> int:
    return next(number for number, line in enumerate(LINES) if line.key == key)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
