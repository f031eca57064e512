"""What the patient list says of logs, prints and the course of weeks: read from their documents.

Only the dates are read. A document that does not hold what is looked for is passed over: the list
must open, and whoever opens the patient is told what is wrong with it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec
from msgspec.structs import replace

from designer.model.week import monday_of
from designer.store.port import Document
from designer.store.summary import PatientSummary, course_text, runs_of

DocumentsOf = Callable[[str], Iterable[Document]]  # all documents of a kind, tombstones too

SESSION, DAY, PRINT, PROGRAM, WEEK = "session", "day", "print", "program", "week"
_DATES = {"last_log": (DAY, SESSION), "last_print": (PRINT,)}  # field -> the kinds it is from
_COURSE = frozenset((PROGRAM, WEEK))


class _Dated(msgspec.Struct):
    at: datetime | None = None  # of a session
    on: date | None = None  # of a day
    when: datetime | None = None  # of a print

    @property
    def day(self) -> date | None:
        moment = self.at or self.when
        return moment.date() if moment is not None else self.on


class _DatedBody(msgspec.Struct):
    value: _Dated


class _Head(msgspec.Struct):
    id: str
    start_date: date | None = None
    weeks: int = 0


class _HeadBody(msgspec.Struct):
    value: _Head
    place: float | None = None


class _Week(msgspec.Struct):
    start_date: date | None = None


class _WeekBody(msgspec.Struct):
    value: _Week


_READ_DATED = msgspec.json.Decoder(_DatedBody)
_READ_HEAD = msgspec.json.Decoder(_HeadBody)
_READ_WEEK = msgspec.json.Decoder(_WeekBody)


def with_happenings(summary: PatientSummary, documents_of: DocumentsOf) -> PatientSummary:
    """The line with everything that the documents of the other kinds say."""
    dates = {field: _latest_of(kinds, documents_of) for field, kinds in _DATES.items()}
    return replace(summary, course_text=_course(documents_of), **dates)


def followed(
    summary: PatientSummary, written: Sequence[Document], documents_of: DocumentsOf
) -> PatientSummary:
    """The line after a commit that wrote these documents. A new log costs one look at its date."""
    changed: dict[str, object] = {}
    for field, kinds in _DATES.items():
        news = [document for document in written if document.key.kind in kinds]
        if news and _all_new(news):
            changed[field] = _later(getattr(summary, field), _latest(news))
        elif news:
            changed[field] = _latest_of(kinds, documents_of)
    if any(document.key.kind in _COURSE for document in written):
        changed["course_text"] = _course(documents_of)
    return replace(summary, **changed) if changed else summary


def _all_new(documents: Iterable[Document]) -> bool:
    return all(document.revision == 1 and not document.deleted for document in documents)


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)


def _latest_of(kinds: Iterable[str], documents_of: DocumentsOf) -> date | None:
    return _latest(document for kind in kinds for document in documents_of(kind))


def _latest(documents: Iterable[Document]) -> date | None:
    return max((day for d in documents if (day := _day_of(d)) is not None), default=None)


def _day_of(document: Document) -> date | None:
    if document.body is None:
        return None
    try:
        return _READ_DATED.decode(document.body).value.day
    except msgspec.MsgspecError:
        return None


def _course(documents_of: DocumentsOf) -> str:
    heads = [head for document in documents_of(PROGRAM) if (head := _head_of(document))]
    if not heads:
        return ""
    current = max(heads, key=lambda head: head.place or 0.0).value
    weeks = {document.key.id: document.body for document in documents_of(WEEK)}
    starts = []
    for number in range(current.weeks):
        start = _start_of(weeks.get(f"{current.id}/{number}"))
        if start is None and current.start_date is not None:
            start = current.start_date + timedelta(weeks=number)
        starts.append(None if start is None else monday_of(start))  # as Program.date_of
    return course_text(runs_of(starts))


def _head_of(document: Document) -> _HeadBody | None:
    if document.body is None:
        return None
    try:
        return _READ_HEAD.decode(document.body)
    except msgspec.MsgspecError:
        return None


def _start_of(body: bytes | None) -> date | None:
    if body is None:
        return None
    try:
        return _READ_WEEK.decode(body).value.start_date
    except msgspec.MsgspecError:
        return None
