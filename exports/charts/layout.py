"""From what a chart shows to marks on paper: axes, band, goals, lines, their names, and events."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from designer.charts.content import ChartContent, ChartLine
from designer.charts.spread import spread
from designer.charts.thin import thinned
from designer.charts.ticks import DateTick, date_ticks, value_ticks
from designer.progress.markers import Marker
from designer.progress.series import Point, runs
from designer.text import Texts
from exports.charts.drawing import Area, ChartDrawing, Mark, Stroke, Words, box
from exports.charts.palette import INKS, Inks
from exports.charts.symbols import DASHES, sign, symbol
from exports.handout.typefaces.fonts import fonts

_SMALL, _TITLE = 7.0, 9.5
_LEFT, _BOTTOM = 24.0, 14.0
_LINE_HEIGHT = 9.0
_NAMES = 124.0  # room for names at the right: the same in every chart, so that their days align
_MOST_NAME = _NAMES - 8  # a longer name ends in an ellipsis
_HATCH = 5.0  # between two slanting lines, in points
_FEW = 80  # symbols only where a line has fewer points
_BAR_SHARE = 0.8


class _Frame(NamedTuple):
    """Where the plot lies, and from time and value to a place."""

    left: float
    top: float
    right: float
    bottom: float
    first: datetime
    last: datetime
    high: float

    def x(self, at: datetime) -> float:
        share = (at - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.bottom - value / self.high * (self.bottom - self.top)

    def holds(self, at: datetime) -> bool:
        return self.first <= at <= self.last


def chart_drawing(
    content: ChartContent,
    markers: Sequence[Marker],
    span: tuple[datetime, datetime],
    texts: Texts,
    width_pt: float = 480,
    height_pt: float = 150,
    palette: str = "grey",
) -> ChartDrawing:
    """The chart over ``span`` in a box of ``width_pt`` by ``height_pt``.

    ``palette`` is ``grey`` or ``colour``. Names stand beside the ends of their lines, so that no
    key is needed; what lies outside ``span`` is left out. Under the title: words and source.
    ``texts`` have the words for dates and signs.
    """
    inks = INKS[palette]
    head, top = _head(content, markers, span, width_pt, inks, texts)
    lines = [_cut(line, span) for line in content.lines]
    frame = _Frame(
        left=_LEFT,
        top=top,
        right=width_pt - _NAMES,
        bottom=height_pt - _BOTTOM,
        first=span[0],
        last=max(span[1], span[0] + timedelta(days=1)),
        high=_height(content, lines) * 1.08,
    )
    marks: list[Mark] = [*head, *_axes(content, frame, inks, texts), *_events(markers, frame, inks)]
    for number, line in enumerate(lines):
        marks += (
            _bars(line, frame, inks) if line.bars else _line(number, line, content, frame, inks)
        )
    marks += _names(lines, content, frame, inks, texts)
    nothing = "" if any(line.points for line in lines) else texts("drawing.nothing")
    words = content.words or nothing
    return ChartDrawing(width_pt, height_pt, tuple(marks), content.title, words)


def _head(
    content: ChartContent,
    markers: Sequence[Marker],
    span: tuple[datetime, datetime],
    width: float,
    inks: Inks,
    texts: Texts,
) -> tuple[list[Mark], float]:
    """Title, words, source and what the band means; and where the plot may begin."""
    marks: list[Mark] = [Words(0, 9, content.title, _TITLE, inks.ink, bold=True)]
    y = 9.0
    said = [content.words, content.source]
    if content.band is not None:
        drawn = "hatched" if content.band.limit else "shaded"
        said.append(texts(f"drawing.{drawn}", name=content.band.name))
    if any(marker.kind == "dose" and span[0] <= marker.at <= span[1] for marker in markers):
        said.append(texts("drawing.doses"))
    text = " ".join(part for part in said if part)
    for line in fonts().regular.lines(text, _SMALL, width) if text else []:
        y += _LINE_HEIGHT
        marks.append(Words(0, y, line, _SMALL, inks.second))
    has_words = any(span[0] <= m.at <= span[1] and m.kind != "dose" for m in markers)
    return marks, y + (2 * _LINE_HEIGHT + 2 if has_words else 6)


def _axes(content: ChartContent, frame: _Frame, inks: Inks, texts: Texts) -> list[Mark]:
    marks: list[Mark] = []
    if content.band is not None and content.band.limit:
        marks += _hatched(frame, frame.y(content.band.high), inks)
    elif content.band is not None:
        low, high = frame.y(content.band.low), frame.y(content.band.high)
        marks.append(Area(box(frame.left, high, frame.right - frame.left, low - high), inks.band))
    for value in value_ticks(frame.high / 1.08):
        y = frame.y(value)
        marks.append(Stroke(((frame.left, y), (frame.right, y)), inks.line, 0.4))
        words = Words(frame.left - 4, y + 2.5, f"{value:g}", _SMALL, inks.second, "end")
        marks.append(words)
    room = max(2, int((frame.right - frame.left) / 52))
    for tick in date_ticks(frame.first.date(), frame.last.date(), room):
        x = frame.x(datetime.combine(tick.on, datetime.min.time()))
        if not frame.left <= x <= frame.right:
            continue
        marks.append(Stroke(((x, frame.bottom), (x, frame.bottom + 3)), inks.second, 0.5))
        if frame.left + 8 <= x <= frame.right - 8:
            said = _tick_words(tick, texts)
            marks.append(Words(x, frame.bottom + 11, said, _SMALL, inks.second, "middle"))
    return marks


def _tick_words(tick: DateTick, texts: Texts) -> str:
    month = texts(f"date.month-short.{tick.on.month - 1}")
    if tick.is_month:
        return texts("date.month-year", month=month, year=str(tick.on.year))
    return texts("date.day-month", day=str(tick.on.day), month=month)


def _hatched(frame: _Frame, bottom: float, inks: Inks) -> list[Mark]:
    """Slanting lines from the top of the plot down to ``bottom``: beyond a limit."""
    tall = bottom - frame.top
    if tall <= 0:
        return []
    marks: list[Mark] = []
    x = frame.left - tall
    while x < frame.right:
        start, end = max(frame.left, x), min(frame.right, x + tall)
        if end > start:
            ends = ((start, bottom - (start - x)), (end, bottom - (end - x)))
            marks.append(Stroke(ends, inks.line, 0.5))
        x += _HATCH
    return marks


def _events(markers: Sequence[Marker], frame: _Frame, inks: Inks) -> list[Mark]:
    """Upright lines with their signs; words where there is room, weeks giving way to the rest."""
    marks: list[Mark] = []
    taken: list[tuple[float, float, int]] = []
    order = sorted(markers, key=lambda marker: (marker.kind in {"week", "dose"}, marker.at))
    for marker in order:
        if not frame.holds(marker.at):
            continue
        x = frame.x(marker.at)
        if marker.kind == "dose":
            marks += sign("dose", x, frame.bottom - 3, 2, inks.event, inks.paper)
            continue
        dash = (1.0, 2.0) if marker.kind == "week" else (3.0, 2.0)
        marks.append(Stroke(((x, frame.top), (x, frame.bottom)), inks.event, 0.6, dash))
        text = marker.text
        is_week = marker.kind in {"week", "program"}
        shift = 0.0 if is_week else 8.0
        end = x + shift + _width(text) + 4
        rows = (1,) if is_week else (0, 1)
        row = next((row for row in rows if _free(taken, x, end, row)), None)
        if row is None or end > frame.right + 60:
            continue
        taken.append((x, end, row))
        y = frame.top - 3 - (0 if row else _LINE_HEIGHT)
        marks += sign(marker.kind, x + 3, y - 2.5, 2.6, inks.ink, inks.paper)
        marks.append(Words(x + shift, y, text, _SMALL, inks.ink if shift else inks.second))
    return marks


def _free(taken: Sequence[tuple[float, float, int]], left: float, right: float, row: int) -> bool:
    return not any(row == other and left < end and right > start for start, end, other in taken)


def _line(
    number: int, line: ChartLine, content: ChartContent, frame: _Frame, inks: Inks
) -> list[Mark]:
    color = inks.series[number % len(inks.series)]
    shown = thinned(line.points, max(1, int(frame.right - frame.left)))
    width = 1.3 if line.main else 0.8
    marks: list[Mark] = []
    for run in runs(shown, content.gap_days):
        places = tuple((frame.x(point.at), frame.y(point.value)) for point in run)
        if len(places) > 1:
            marks.append(Stroke(places, color, width, DASHES[number % len(DASHES)]))
    if len(shown) <= _FEW:
        radius = 2.2 if line.main else 1.7
        marks += [
            symbol(number, frame.x(p.at), frame.y(p.value), radius, color, inks.paper)
            for p in shown
        ]
    return marks


def _bars(line: ChartLine, frame: _Frame, inks: Inks) -> list[Mark]:
    week = timedelta(weeks=1)
    marks: list[Mark] = []
    for point in line.points:
        left = max(frame.left, frame.x(point.at + week * (1 - _BAR_SHARE) / 2))
        right = min(frame.right, frame.x(point.at + week * (1 + _BAR_SHARE) / 2))
        if right > left and point.value:
            y = frame.y(point.value)
            corners = box(left, y, right - left, frame.bottom - y)
            marks.append(Area(corners, inks.paper, inks.series[0], 0.8))
    return marks


def _names(
    lines: Sequence[ChartLine], content: ChartContent, frame: _Frame, inks: Inks, texts: Texts
) -> list[Mark]:
    """The names of lines and goals at the right edge, moved apart where they would cover."""
    marks: list[Mark] = []
    wanted: list[tuple[float, str, Callable[[float], list[Mark]]]] = []
    for number, line in enumerate(lines):
        if line.points and not line.bars:
            color = inks.series[number % len(inks.series)]

            def sample(y: float, number: int = number, color: str = color) -> list[Mark]:
                return [symbol(number, frame.right + 4, y - 2.5, 1.7, color, inks.paper)]

            wanted.append((frame.y(line.points[-1].value), _short(line.name), sample))
    numbers = {line.name: number for number, line in enumerate(lines)}
    for goal in content.goals:
        y, at = frame.y(goal.value), numbers.get(goal.line)
        color = inks.goal if at is None else inks.series[at % len(inks.series)]
        marks.append(Stroke(((frame.left, y), (frame.right, y)), color, 0.7, (4, 2)))

        def of_line(y: float, at: int | None = at, color: str = color) -> list[Mark]:
            if at is None:
                return []
            return [symbol(at, frame.right + 4, y - 2.5, 1.7, color, inks.paper)]

        wanted.append((y, _short(goal.name), of_line))
    bars = [point for line in lines if line.bars for point in line.points]
    if bars and bars[-1].at == content.so_far:
        wanted.append((frame.y(bars[-1].value), _short(texts("drawing.so-far")), lambda _y: []))
    low, high = frame.top + 3, frame.bottom
    places = spread([place for place, _, _ in wanted], _LINE_HEIGHT - 1, low, high)
    for y, (_, text, sample_at) in zip(places, wanted, strict=True):
        marks += sample_at(y + 2.5)
        marks.append(Words(frame.right + 8, y + 2.5, text, _SMALL, inks.ink))
    return marks


def _cut(line: ChartLine, span: tuple[datetime, datetime]) -> ChartLine:
    """The line with the points inside the span; a bar also when its week reaches into it."""
    week = timedelta(weeks=1) if line.bars else timedelta()
    points: tuple[Point, ...] = tuple(
        point for point in line.points if span[0] - week <= point.at <= span[1]
    )
    return ChartLine(name=line.name, points=points, bars=line.bars, main=line.main)


def _height(content: ChartContent, lines: Sequence[ChartLine]) -> float:
    shown = ChartContent(
        id=content.id,
        title="",
        unit="",
        lines=tuple(lines),
        top=content.top,
        band=content.band,
        goals=content.goals,
    )
    return shown.height


def _short(name: str) -> str:
    if _width(name) <= _MOST_NAME:
        return name
    while name and _width(name + "…") > _MOST_NAME:
        name = name[:-1]
    return name.rstrip() + "…"


def _width(text: str) -> float:
    return fonts().regular.width(text, _SMALL)


def day_span(first: date, last: date) -> tuple[datetime, datetime]:
    """From the beginning of one day to the end of another."""
    return datetime.combine(first, datetime.min.time()), datetime.combine(
        last, datetime.max.time().replace(microsecond=0)
    )
