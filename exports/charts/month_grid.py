"""The adherence calendar on paper: a grid for each month, a shape for each state, and the key."""

from collections.abc import Sequence
from datetime import date, timedelta

from designer.charts.adherence import STATES, CalendarDay, DayState, in_words
from designer.text import Texts
from exports.charts.drawing import Area, ChartDrawing, Dot, Mark, Stroke, Words, box, moved
from exports.charts.palette import INKS, Inks
from exports.handout.typefaces.fonts import fonts

_CELL = 15.0
_MONTH_GAP = 14.0
_SMALL = 7.0
_WIDE = 7 * _CELL + _MONTH_GAP


def calendar_drawing(
    days: Sequence[CalendarDay], texts: Texts, width_pt: float = 480, palette: str = "grey"
) -> ChartDrawing:
    """The months that hold ``days``, as many in a row as fit; the newest months come last."""
    inks = INKS[palette]
    title = texts("calendar.title")
    marks: list[Mark] = [Words(0, 9, title, 9.5, inks.ink, bold=True)]
    said = in_words(tuple(days), texts)
    y = 9.0
    for line in fonts().regular.lines(said, _SMALL, width_pt) if said else []:
        y += 9
        marks.append(Words(0, y, line, _SMALL, inks.second))
    y += 8
    across = max(1, int((width_pt + _MONTH_GAP) / _WIDE))
    months = sorted({(day.on.year, day.on.month) for day in days})
    for start in range(0, len(months), across):
        tallest = 0.0
        for place, (year, month) in enumerate(months[start : start + across]):
            inside = [day for day in days if (day.on.year, day.on.month) == (year, month)]
            drawn, height = _month(year, month, inside, inks, texts)
            marks += [moved(mark, place * _WIDE, y) for mark in drawn]
            tallest = max(tallest, height)
        y += tallest + 8
    key, y = _key(days, y, width_pt, inks, texts)
    return ChartDrawing(width_pt, y, tuple(marks + key), title, said)


def day_sign(state: DayState, x: float, y: float, radius: float, inks: Inks) -> list[Mark]:
    """The shape of a state, its middle at (x, y)."""
    r, pen = radius, inks.ink
    corners = box(x - r, y - r, 2 * r, 2 * r)
    if state == "done":
        return [Area(corners, pen, pen, 0.8)]
    if state == "partly":
        half = ((x - r, y + r), (x - r, y - r), (x + r, y + r))
        return [Area(corners, inks.paper, pen, 0.8), Area(half, pen)]
    if state == "missed":
        return [
            Stroke(((x - r, y - r), (x + r, y + r)), pen, 1.1),
            Stroke(((x - r, y + r), (x + r, y - r)), pen, 1.1),
        ]
    if state == "unlogged":
        return [Stroke((*corners, corners[0]), pen, 0.7, (1.5, 1.5))]
    if state == "planned":
        return [Area(corners, inks.paper, pen, 0.8)]
    if state == "extra":
        return [Dot(x, y, r, pen, pen, 0.5)]
    return []


def _month(
    year: int, month: int, days: Sequence[CalendarDay], inks: Inks, texts: Texts
) -> tuple[list[Mark], float]:
    first = date(year, month, 1)
    name = texts(f"date.month-short.{month - 1}")
    head = texts("date.month-year", month=name, year=str(year))
    marks: list[Mark] = [Words(0, 7, head, 8, inks.ink, bold=True)]
    for place in range(7):
        letter = texts(f"date.weekday-short.{place}")[:1]
        x = (place + 0.5) * _CELL
        marks.append(Words(x, 17, letter, 6, inks.second, "middle"))
    known = {day.on: day.state for day in days}
    day, row = first, 0
    while day.month == month:
        x = (day.weekday() + 0.5) * _CELL
        y = 21 + row * _CELL
        marks.append(Words(x, y + 5, str(day.day), 5, inks.second, "middle"))
        marks += day_sign(known.get(day, "rest"), x, y + 9.5, 2.8, inks)
        row += day.weekday() == 6
        day += timedelta(days=1)
    return marks, 21 + (row + 1) * _CELL


def _key(
    days: Sequence[CalendarDay], y: float, width: float, inks: Inks, texts: Texts
) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    x = 4.0
    there = {day.state for day in days}
    for state in STATES:
        if state not in there or state == "rest":
            continue
        text = texts(f"calendar.state.{state}")
        long = 10 + fonts().regular.width(text, _SMALL)
        if x + long > width:
            x, y = 4.0, y + 10
        marks += day_sign(state, x, y + 2, 2.8, inks)
        marks.append(Words(x + 7, y + 4.5, text, _SMALL, inks.ink))
        x += long + 12
    return marks, y + 10
