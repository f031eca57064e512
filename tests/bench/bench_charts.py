"""Charts: the first frame, a frame of a pan, and another patient, beside matplotlib and QtCharts.

The floor is a widget that paints one polyline with QPainter from the same lowest and highest of
each column of pixels; it has no axes, names or markers. All frames are painted into an image.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from designer.charts.content import Band, ChartContent, ChartLine
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from designer.progress.series import Point, Series
from tests.bench.timing import report, take_turns
from tests.gui.builders import library
from widgets.charts.chart_stack import PARTS, ChartStack
from widgets.charts.clock import arrays, seconds
from widgets.charts.pyramid import Pyramid
from widgets.charts.time_chart import TimeChart
from widgets.theme.theme import Theme

SIZES = {1_000: 20, 100_000: 10, 1_000_000: 5}  # points: rounds
WIDTH, HEIGHT = 1000, 300
START = datetime(2000, 1, 1)
STEP_S = 600  # between two points of a long line
SWITCH_DAYS = 200
YEARS_DAYS = 3 * 365


def main() -> None:
    """Print the figures. Usage: python -m tests.bench charts."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme("light", app)
    theme.apply_to(app)
    for size, rounds in SIZES.items():
        points = _walk(size)
        _first_frames(theme, points, rounds)
        _pans(theme, points, rounds)
    _switches(theme)
    _records(theme)


def _walk(size: int, seed: int = 1, step: timedelta = timedelta(seconds=STEP_S)) -> Series:
    """A random course of pain from 0 to 10."""
    values = np.random.default_rng(seed).normal(0, 0.3, size).cumsum()
    values = np.abs((values + 5) % 20 - 10)
    return tuple(
        Point(at=START + number * step, value=float(value), entry_id="e")
        for number, value in enumerate(values)
    )


def _content(*lines: Series) -> ChartContent:
    named = tuple(ChartLine(name=f"line {n}", points=p) for n, p in enumerate(lines))
    band = Band(low=2, high=4, name="band")
    return ChartContent(id="pain", title="Pain", unit="of 10", lines=named, top=10, band=band)


class _Floor(QWidget):
    """A polyline and nothing else."""

    def __init__(self, at_s: Any, value: Any) -> None:
        super().__init__()
        self.resize(WIDTH, HEIGHT)
        self._pyramid = Pyramid(at_s, value)
        self.first, self.last = float(at_s[0]), float(at_s[-1])

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        at_s, value = self._pyramid.between(self.first, self.last, self.width())
        x = (at_s - self.first) / (self.last - self.first) * self.width()
        y = (1 - value / 10) * self.height()
        painter = QPainter(self)
        painter.fillRect(self.rect(), "white")
        painter.drawPolyline(arrayToQPolygonF(x, y))


def _ours(theme: Theme, points: Series) -> TimeChart:
    chart = TimeChart(theme)
    chart.resize(WIDTH, HEIGHT)
    chart.show_content(_content(points))
    chart.show_range(seconds(points[0].at), seconds(points[-1].at))
    return chart


def _matplotlib(at_s: Any, value: Any) -> tuple[Any, Any]:
    from matplotlib import style
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    style.use("fast")
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    canvas = FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.plot(at_s, value, linewidth=1)
    axes.set_ylim(0, 10)
    axes.set_xlim(at_s[0], at_s[-1])
    return canvas, axes


def _qtcharts(*lines: tuple[Any, Any]) -> tuple[Any, Any, list[Any]]:
    from PySide6.QtCharts import QChart, QChartView, QLineSeries, QValueAxis
    from PySide6.QtCore import Qt

    chart, across, up = QChart(), QValueAxis(), QValueAxis()
    chart.legend().hide()
    chart.addAxis(across, Qt.AlignmentFlag.AlignBottom)
    chart.addAxis(up, Qt.AlignmentFlag.AlignLeft)
    up.setRange(0, 10)
    all_series = []
    for at_s, value in lines:
        series = QLineSeries()
        series.replaceNp(at_s, value)
        chart.addSeries(series)
        series.attachAxis(across)
        series.attachAxis(up)
        series.setPointsVisible(len(at_s) <= SWITCH_DAYS)  # as ours shows them
        all_series.append(series)
    across.setRange(lines[0][0][0], lines[0][0][-1])
    view = QChartView(chart)
    view.resize(WIDTH, HEIGHT)
    return view, across, all_series


def _first_frames(theme: Theme, points: Series, rounds: int) -> None:
    at_s, value = arrays(points)
    kept: list[QWidget] = []  # taken down outside the timing

    def grabbed(widget: QWidget) -> None:
        widget.grab()
        kept.append(widget)

    def draw_matplotlib() -> None:
        canvas, _ = _matplotlib(at_s, value)
        canvas.draw()

    times = take_turns(
        {
            "floor": lambda: grabbed(_Floor(at_s, value)),
            "ours": lambda: grabbed(_ours(theme, points)),
            "matplotlib": draw_matplotlib,
            "QtCharts": lambda: grabbed(_qtcharts((at_s, value))[0]),
        },
        rounds,
        warm_ups=1,
        before=kept.clear,
    )
    report(f"first frame, {len(points):,} points", times, "floor")


def _pans(theme: Theme, points: Series, rounds: int) -> None:
    """Half of the time in view, moved on by a hundredth for each frame."""
    at_s, value = arrays(points)
    floor, ours = _Floor(at_s, value), _ours(theme, points)
    canvas, axes = _matplotlib(at_s, value)
    view, across, _ = _qtcharts((at_s, value))
    first, whole = float(at_s[0]), float(at_s[-1] - at_s[0])

    def moving(move: Callable[[float, float], object]) -> Callable[[], None]:
        steps = count()

        def frame() -> None:
            left = first + whole * (next(steps) % 50) / 100
            move(left, left + whole / 2)

        return frame

    def move_floor(left: float, right: float) -> None:
        floor.first, floor.last = left, right
        floor.grab()

    def move_ours(left: float, right: float) -> None:
        ours.show_range(left, right)
        ours.grab()

    def move_matplotlib(left: float, right: float) -> None:
        axes.set_xlim(left, right)
        canvas.draw()

    def move_qtcharts(left: float, right: float) -> None:
        across.setRange(left, right)
        view.grab()

    times = take_turns(
        {
            "floor": moving(move_floor),
            "ours": moving(move_ours),
            "matplotlib": moving(move_matplotlib),
            "QtCharts": moving(move_qtcharts),
        },
        rounds * 2,
    )
    report(f"pan, {len(points):,} points", times, "floor")


def _switches(theme: Theme) -> None:
    """Another patient with 200 days of two lines, to the painted frame."""
    day = timedelta(days=1)
    patients = [(_walk(SWITCH_DAYS, n, day), _walk(SWITCH_DAYS, n + 50, day)) for n in range(8)]
    ready = [tuple(arrays(line) for line in lines) for lines in patients]
    ours = TimeChart(theme)
    ours.resize(WIDTH, HEIGHT)
    ours.show_range(seconds(START), seconds(START + SWITCH_DAYS * day))
    view, _, series = _qtcharts(*ready[0])
    turns, theirs, anew = count(), count(), count()
    kept: list[QWidget] = []

    def switch_ours() -> None:
        ours.show_content(_content(*patients[next(turns) % len(patients)]))
        ours.grab()

    def switch_qtcharts() -> None:
        for one, (at_s, value) in zip(series, ready[next(theirs) % len(ready)], strict=True):
            one.replaceNp(at_s, value)
        view.grab()

    def build_ours() -> None:
        chart = TimeChart(theme)
        chart.resize(WIDTH, HEIGHT)
        chart.show_range(seconds(START), seconds(START + SWITCH_DAYS * day))
        chart.show_content(_content(*patients[next(anew) % len(patients)]))
        chart.grab()
        kept.append(chart)

    times = take_turns(
        {"QtCharts, kept": switch_qtcharts, "ours, kept": switch_ours, "ours, anew": build_ours},
        40,
        before=kept.clear,
    )
    report(f"another patient, {SWITCH_DAYS} days x 2 lines", times, "QtCharts, kept")


def _records(theme: Theme) -> None:
    """The page's whole stack for three years of daily logs, and for the parts it shows first."""
    records = [_three_years(number) for number in range(3)]
    today = START.date() + timedelta(days=YEARS_DAYS)
    contenders = {}
    for name, parts in (("pain alone", ("pain",)), ("every part", PARTS)):
        stack = ChartStack(theme, library())
        stack.choose(parts)
        stack.resize(WIDTH, HEIGHT * 4)
        contenders[name] = _showing(stack, records, today)
    report("a record of 3 years, daily", take_turns(contenders, 8), "pain alone")


def _showing(stack: ChartStack, records: list[PatientRecord], today: date) -> Callable[[], None]:
    turns = count()

    def show() -> None:
        stack.show_record(records[next(turns) % len(records)], today)
        stack.grab()

    return show


def _three_years(seed: int) -> PatientRecord:
    pain = _walk(YEARS_DAYS, seed, timedelta(days=1))
    drills = tuple(library().exercises)[:6]
    sessions = tuple(
        SessionLog(
            id=f"s{number}",
            at=point.at + timedelta(hours=9),
            done="yes",
            pain_before=max(0, point.value - 1),
            pain_peak=point.value,
            items=tuple(
                ItemLog(exercise_id=drill, pain_peak=point.value, hold_s_done=10)
                for drill in drills
            ),
        )
        for number, point in enumerate(pain)
    )
    days = tuple(
        DayLog(id=f"d{number}", on=point.at.date(), worst_pain=point.value, walk_min=number % 40)
        for number, point in enumerate(pain)
    )
    return PatientRecord(patient=Patient(id=f"p{seed}"), sessions=sessions, days=days)
