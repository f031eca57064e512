"""Reads a whole CSV log: entries, and of every line that gives none what is wrong with it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from designer.knowledge.library import Library
from designer.log_csv.cells import CellError, bare_text, value_of
from designer.log_csv.columns import FIELDS, field_of
from designer.log_csv.dates import DateForm, date_forms, read_date, read_time, time_in
from designer.log_csv.errors import LogCsvError
from designer.log_csv.table import Delimiter, Row, Table, table_of
from designer.log_csv.text import text_of
from designer.model.base import Value
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.outcome import Outcome

FIRST_DATE = date(2000, 1, 1)  # a spreadsheet's empty date is in 1900
_KINDS: dict[str, type[Value]] = {
    "session": SessionLog,
    "exercise": ItemLog,
    "day": DayLog,
    "score": Outcome,
}
Progress = Callable[[int, int], None]


class Settings(NamedTuple):
    """How the file is written; what is None is found out."""

    encoding: str | None = None
    delimiter: Delimiter | None = None
    date_form: DateForm | None = None


class LineProblem(NamedTuple):
    """What is wrong with a cell or a line, and the remedy."""

    line: int
    column: str
    text: str


class CsvLog(NamedTuple):
    """What a file holds. Lines with a problem give no entry; nothing of them is half taken in."""

    encoding: str
    delimiter: Delimiter
    date_form: DateForm
    ambiguous: bool  # the dates could as well be read the other way round: ask
    unknown_columns: tuple[str, ...]
    sessions: tuple[SessionLog, ...]
    days: tuple[DayLog, ...]
    scores: tuple[Outcome, ...]
    problems: tuple[LineProblem, ...]
    lines: int  # rows below the column names


def read_log_csv(
    data: bytes,
    library: Library,
    today: date,
    new_id: Callable[[], str],
    settings: Settings = Settings(),  # noqa: B008  # an immutable value
    progress: Progress = lambda _done, _of: None,
) -> CsvLog:
    """Everything in the file. Raises LogCsvError when it cannot be read as a whole."""
    text, encoding = text_of(data, settings.encoding)
    table = table_of(text, settings.delimiter)
    fields = tuple(field_of(name) for name in table.head)
    forms = date_forms(row.cells[fields.index("date")] for row in _long_enough(table, fields))
    if not forms and table.rows:
        raise LogCsvError(
            "The column date holds no dates; write them like 2026-03-02 and try again."
        )
    form = settings.date_form or (forms[0] if forms else "iso")
    reader = _Reader(table, fields, form, library, today, new_id)
    for number, row in enumerate(table.rows):
        if not number % 200:
            progress(number, len(table.rows))
        reader.take(row)
    progress(len(table.rows), len(table.rows))
    sessions, days, scores = reader.entries()
    return CsvLog(
        encoding=encoding,
        delimiter=table.delimiter,
        date_form=form,
        ambiguous=settings.date_form is None and len(forms) > 1,
        unknown_columns=tuple(
            name for name, field in zip(table.head, fields, strict=True) if name and not field
        ),
        sessions=sessions,
        days=days,
        scores=scores,
        problems=tuple(reader.problems),
        lines=len(table.rows),
    )


def _long_enough(table: Table, fields: tuple[str, ...]) -> Iterator[Row]:
    return (row for row in table.rows if len(row.cells) > fields.index("date"))


class _LineError(Exception):
    """A line that gives no entry."""

    def __init__(self, column: str, text: str) -> None:
        super().__init__(text)
        self.column, self.text = column, text


class _Reader:
    """Puts rows together: the exercises of a session may stand in rows of their own."""

    def __init__(
        self,
        table: Table,
        fields: tuple[str, ...],
        form: DateForm,
        library: Library,
        today: date,
        new_id: Callable[[], str],
    ) -> None:
        self._head, self._fields, self._form = table.head, fields, form
        self._library, self._today, self._new_id = library, today, new_id
        self.problems: list[LineProblem] = []
        self._sessions: dict[datetime, dict[str, object]] = {}
        self._items: dict[datetime, dict[str, ItemLog]] = {}
        self._days: dict[date, dict[str, object]] = {}
        self._scores: dict[tuple[str, date], Outcome] = {}

    def take(self, row: Row) -> None:
        """Note what a row says, or what is wrong with it."""
        try:
            self._take(row)
        except _LineError as error:
            self.problems.append(LineProblem(row.line, error.column, error.text))

    def entries(
        self,
    ) -> tuple[tuple[SessionLog, ...], tuple[DayLog, ...], tuple[Outcome, ...]]:
        """All entries, oldest first."""
        sessions = tuple(
            SessionLog(
                id=self._new_id(),
                at=at,
                items=tuple(self._items.get(at, {}).values()),
                **self._sessions.get(at, {}),  # type: ignore[arg-type]  # checked cell by cell
            )
            for at in sorted({*self._sessions, *self._items})
        )
        days = tuple(
            DayLog(id=self._new_id(), on=on, **self._days[on])  # type: ignore[arg-type]
            for on in sorted(self._days)
        )
        return sessions, days, tuple(sorted(self._scores.values(), key=lambda one: one.on))

    def _take(self, row: Row) -> None:
        cells = self._cells(row)
        on, at = self._when(cells)
        exercise = cells.get("exercise", "")
        entry = cells.get("entry", "").casefold()
        if entry and entry not in FIELDS:
            raise _LineError("entry", f"write one of: {', '.join(FIELDS)}")
        kinds = (entry,) if entry else _kinds_of(cells, exercise=bool(exercise))
        found = {kind: self._values(kind, cells) for kind in kinds}
        if entry == "exercise" and not exercise:
            raise _LineError("exercise", "name the exercise of this row")
        if not any(found.values()) and not (exercise or entry):
            raise _LineError("", "the line holds no entry beside its date")
        self._check_before_noting(found, exercise, on)
        for kind, values in found.items():
            self._note(kind, values, exercise, on, at)

    def _cells(self, row: Row) -> dict[str, str]:
        if len(row.cells) > len(self._head):
            raise _LineError(
                "", "the line has more cells than there are columns; look for a stray separator"
            )
        return {
            field: text
            for field, cell in zip(self._fields, row.cells, strict=False)
            if field and (text := bare_text(cell))
        }

    def _when(self, cells: dict[str, str]) -> tuple[date, datetime]:
        written = cells.get("date", "")
        if not written:
            raise _LineError("date", "the date is missing")
        on = read_date(written, self._form)
        if on is None:
            raise _LineError("date", "this is no date in the form of the others")
        if on < FIRST_DATE:
            raise _LineError("date", "the date lies before the year 2000; correct it")
        if on > self._today:
            raise _LineError("date", "the date lies after today; correct it")
        clock = time_in(written)
        if cells.get("time"):
            clock = read_time(cells["time"])
            if clock is None:
                raise _LineError("time", "write the time like 14:30")
        return on, datetime.combine(on, clock or time())

    def _values(self, kind: str, cells: dict[str, str]) -> dict[str, object]:
        found: dict[str, object] = {}
        for field, written in cells.items():
            if field not in FIELDS[kind]:
                continue
            try:
                found[field] = value_of(_KINDS[kind], field, written)
            except CellError as error:
                raise _LineError(self._name_of(field), str(error)) from error
        return found

    def _name_of(self, field: str) -> str:
        return self._head[self._fields.index(field)]

    def _check_before_noting(
        self, found: dict[str, dict[str, object]], exercise: str, on: date
    ) -> None:
        """Everything that can be wrong is found before anything of the line is kept."""
        if "exercise" in found and self._library.find_exercise(exercise) is None:
            raise _LineError("exercise", "the library has no such exercise; write its name or id")
        if "score" in found:
            self._score(found["score"], on)

    def _note(
        self, kind: str, values: dict[str, object], exercise: str, on: date, at: datetime
    ) -> None:
        if kind == "session":
            self._sessions.setdefault(at, {}).update(values)
        elif kind == "day" and values:
            self._days.setdefault(on, {}).update(values)
        elif kind == "exercise":
            known = self._library.find_exercise(exercise)
            if known is not None:
                item = ItemLog(exercise_id=known.id, **values)  # type: ignore[arg-type]
                self._items.setdefault(at, {})[known.id] = item
        elif kind == "score":
            score = self._score(values, on)
            self._scores[score.measure, on] = score

    def _score(self, values: dict[str, object], on: date) -> Outcome:
        named = str(values.get("measure", ""))
        measure = self._library.outcome_measures.get(named.casefold())
        if measure is None:
            known = ", ".join(self._library.outcome_measures)
            raise _LineError("measure", f"write one of: {known}")
        score = values.get("score")
        if not isinstance(score, int | float):
            raise _LineError("score", "the score is missing")
        if not measure.allows(score):
            raise _LineError("score", f"write {measure.low:g} to {measure.high:g}")
        rest = {name: value for name, value in values.items() if name not in {"measure", "score"}}
        return Outcome(
            id=self._new_id(),
            measure=measure.id,
            on=on,
            score=score,
            **rest,  # type: ignore[arg-type]  # checked cell by cell
        )


def _kinds_of(cells: dict[str, str], *, exercise: bool) -> tuple[str, ...]:
    """What a row without a kind holds. Fields that session and exercise share are the exercise's
    where one is named.
    """
    if "measure" in cells or "score" in cells:
        return ("score",)
    mine = "exercise" if exercise else "session"
    kinds = [mine] if exercise or FIELDS[mine] & cells.keys() else []
    days = (FIELDS["day"] - FIELDS[mine]) & cells.keys()
    return tuple([*kinds, "day"] if days or not kinds else kinds)
