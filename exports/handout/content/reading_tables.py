"""The tables of an outline in the order in which they are read, row by row, cell by cell."""

from collections.abc import Iterator, Sequence

from exports.handout.content.blocks import DayHead, Days, DoseTable, LogSheet, Table, WeekGrid
from exports.handout.content.told import Told
from exports.pdf.structure import Element

HEAD = "/O/Table/Scope/Column"  # of a column
_ROW = "/O/Table/Scope/Row"
SEVEN_DAYS = "/O/Table/ColSpan 7"  # of the cell with the boxes to tick, or to write into
_WHOLE_WIDTH = "/O/Table/Scope/Column/ColSpan 8"


def grid(block: WeekGrid, at: Element) -> Iterator[Told]:
    """Exercises by days; the boxes to tick are told as the names of their days."""
    yield from _head(block.head, block.days, "the week grid", at)
    for group in block.groups:
        yield Told(_across(at), "the week grid", group.title)
        for row in group.rows:
            found = at.child("TR")
            name = found.child("TH", attributes=_ROW)
            yield Told(name, f"the name of exercise {row.number}", row.name)
            yield Told(name, f"the dose of exercise {row.number}", row.dose)
            yield Told(name, f"the dose or the note of exercise {row.number}", row.details)
            found.child("TD", alt=_planned(block.days, row.days), attributes=SEVEN_DAYS)


def log(block: LogSheet, at: Element) -> Iterator[Told]:
    """Questions by days, to be filled in."""
    yield from _head(block.head, block.days, "the log sheet", at)
    for row in block.rows:
        yield Told(_across(at), "the log sheet", row.group)
        found = at.child("TR")
        yield Told(found.child("TH", attributes=_ROW), "the log sheet", row.question)
        found.child("TD", attributes=SEVEN_DAYS, empty=True)


def doses(block: DoseTable, at: Element) -> Iterator[Told]:
    """How much of each exercise, and what is easier."""
    yield from _titles(block.heads, "the dose table", at)
    for row in block.rows:
        place = f"the dose of exercise {row.number}"
        found = at.child("TR")
        name = found.child("TH", attributes=_ROW)
        yield Told(name, f"the name of exercise {row.number}", row.name)
        yield Told(name, place, row.days)
        dose = found.child("TD")
        yield Told(dose, place, row.main)
        yield Told(dose, place, row.details)
        if block.heads[2]:
            easier = found.child("TD", empty=not row.easier)
            yield Told(easier, f"the easier version of exercise {row.number}", row.easier)


def table(block: Table, at: Element) -> Iterator[Told]:
    """Plain text in columns, the first of which names the row."""
    yield from _titles(block.heads, "a heading", at)
    for row in block.rows:
        found = at.child("TR")
        for index, text in enumerate(row.cells):
            cell = (
                found.child("TD", empty=not text)
                if index
                else found.child("TH", attributes=_ROW, empty=not text)
            )
            yield Told(cell, row.place, text)


def _titles(heads: Sequence[str], place: str, at: Element) -> Iterator[Told]:
    found = at.child("TR")
    for head in heads:
        yield Told(found.child("TH", attributes=HEAD), place, head)


def _head(title: str, days: Sequence[DayHead], place: str, at: Element) -> Iterator[Told]:
    found = at.child("TR")
    yield Told(found.child("TH", attributes=HEAD), place, title)
    for day in days:
        cell = found.child("TH", attributes=HEAD)
        for word in (day.weekday, day.day, day.month):
            yield Told(cell, place, word)


def _across(at: Element) -> Element:
    """A title over all columns."""
    return at.child("TR").child("TH", attributes=_WHOLE_WIDTH)


def _planned(heads: Sequence[DayHead], days: Days) -> str:
    return ", ".join(head.weekday for head, planned in zip(heads, days, strict=True) if planned)
