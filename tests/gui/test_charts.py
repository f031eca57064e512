"""Charts: gaps stay gaps, a point leads to its entry, pointer and keys read a day in words."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.charts.adherence import CalendarDay
from designer.charts.content import Band, ChartContent, ChartLine
from designer.progress.markers import Marker
from designer.progress.response import DrillResponse, Turn
from designer.progress.series import Point
from tests.words import WORDS
from widgets.charts.calendar_view import CalendarView
from widgets.charts.clock import moment_of, seconds
from widgets.charts.drill_view import DrillView
from widgets.charts.event_strip import EventStrip
from widgets.charts.pyramid import Pyramid
from widgets.charts.read_out import ReadOut
from widgets.charts.time_chart import TimeChart
from widgets.charts.turns_view import TurnsView
from widgets.theme.theme import Theme

START = datetime(2026, 3, 2, 9)
DAY_S = 86_400


def points(*days_and_values: tuple[int, float]) -> tuple[Point, ...]:
    return tuple(
        Point(at=START + timedelta(days=day), value=value, entry_id=f"e{day}")
        for day, value in days_and_values
    )


def line(name: str, *days_and_values: tuple[int, float]) -> ChartLine:
    return ChartLine(name=name, points=points(*days_and_values))


def content(*lines: ChartLine) -> ChartContent:
    band = Band(low=2, high=4, name="band")
    return ChartContent(id="pain", title="Pain", unit="of 10", lines=lines, top=10, band=band)


@pytest.fixture
def chart(qtbot: QtBot) -> TimeChart:
    chart = TimeChart(Theme("light"))
    qtbot.addWidget(chart)
    chart.resize(800, 300)
    with qtbot.waitActive(chart):
        chart.show()
        chart.activateWindow()
    chart.show_range(seconds(START) - DAY_S, seconds(START) + 40 * DAY_S)
    return chart


def test_a_gap_in_the_log_breaks_the_line_and_is_never_zero(chart: TimeChart) -> None:
    chart.show_content(content(line("worst", (0, 5), (2, 4), (30, 3))))
    _, values = chart._traces[0]._curve.getData()
    assert np.isnan(values).tolist() == [False, False, True, False]
    assert 0 not in values


def test_the_pointer_reads_a_day_and_its_events_in_words(chart: TimeChart) -> None:
    shown = content(line("worst", (0, 5), (2, 4)), line("before", (0, 2)))
    chart.show_content(shown, [Marker(at=START, kind="flare", text="flare")])
    read = ReadOut(shown, chart._markers, chart._traces)
    assert ": worst 5, before 2; " in read.words(seconds(START), DAY_S / 2)
    assert read.words(seconds(START), DAY_S / 2).endswith(": flare")
    assert read.words(seconds(START) + 20 * DAY_S, DAY_S) == "nothing logged here"


def test_a_click_on_a_point_names_its_entry(chart: TimeChart, qtbot: QtBot) -> None:
    chart.show_content(content(line("worst", *((day, 5) for day in range(60)))))
    chart.show_range(seconds(START) + 50 * DAY_S, seconds(START) + 60 * DAY_S)
    chart.grab()
    here = chart.plot.mapFromScene(_scene_place(chart, 55, 5))
    with qtbot.waitSignal(chart.entry_activated) as signal:
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=here)
    assert signal.args == ["e55"]


def _scene_place(chart: TimeChart, day: int, value: float) -> QPointF:
    at_s = seconds(START + timedelta(days=day))
    place: QPointF = chart._view.mapViewToScene(QPointF(at_s, value))
    return place


def test_keys_read_one_day_after_the_other_and_open_it(chart: TimeChart, qtbot: QtBot) -> None:
    chart.show_content(content(line("worst", (0, 5), (2, 4), (3, 1))))
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription().endswith(": worst 4")
    with qtbot.waitSignal(chart.entry_activated) as signal:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert signal.args == ["e2"]
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription().endswith(": worst 5")


def test_keys_zoom_pan_and_ask_for_everything(chart: TimeChart, qtbot: QtBot) -> None:
    chart.show_content(content(line("worst", (0, 5), (30, 4))))
    first, last = chart.time_range
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    nearer = chart.time_range
    assert nearer[1] - nearer[0] < last - first
    QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chart.time_range[0] > nearer[0]
    with qtbot.waitSignal(chart.reset_requested):
        QTest.keyClick(chart, Qt.Key.Key_Home)


def test_another_record_leaves_nothing_of_the_one_before(chart: TimeChart) -> None:
    chart.show_content(content(line("a", (0, 5)), line("b", (0, 2))))
    chart.show_content(content(ChartLine(name="a", points=())))
    assert not any(trace._curve.isVisible() for trace in chart._traces)
    assert chart._readout.text() == "Nothing logged yet."


def test_wall_times_survive_the_axis_whatever_the_zone() -> None:
    for moment in (datetime(2026, 3, 29, 2, 30), datetime(2026, 10, 25, 2, 30)):
        assert moment_of(seconds(moment)) == moment


def test_a_million_points_keep_every_peak_at_every_zoom() -> None:
    count = 100_003
    value = np.zeros(count)
    peaks = [0, 17, 5_000, 99_999, count - 1]
    value[peaks] = 9
    value[50_000] = np.nan
    pyramid = Pyramid(np.arange(count, dtype=float), value)
    for first, last in ((0, count), (4_000, 6_000), (4_990, 5_010), (90_000, count)):
        _, drawn = pyramid.between(first, last, 500)
        assert np.nanmax(drawn) == 9
        assert len(drawn) <= 2_010
    at_s, drawn = pyramid.between(0, count, 500)
    assert (np.diff(at_s) >= 0).all()
    assert not np.isnan(drawn).any()  # the lone gap is narrower than a pixel


def test_the_calendar_tells_states_apart_by_word_and_opens_a_session(qtbot: QtBot) -> None:
    view = CalendarView(Theme("light"), WORDS)
    qtbot.addWidget(view)
    days = [
        CalendarDay(on=date(2026, 3, 2), state="done", entry_id="s1"),
        CalendarDay(on=date(2026, 3, 3), state="unlogged"),
    ]
    view.resize(600, 240)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.show_days(days, date(2026, 3, 3))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)  # to today
    assert view.accessibleDescription().endswith("planned, not logged")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.accessibleDescription().endswith(": done")
    with qtbot.waitSignal(view.entry_activated) as signal:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert signal.args == ["s1"]


def test_what_came_before_is_listed_and_its_entry_shown(qtbot: QtBot) -> None:
    view = TurnsView()
    qtbot.addWidget(view)
    turn = Turn(
        on=date(2026, 3, 2), kind="flare", text="flare", before=("began week 5",), entry_id="s"
    )
    view.show_turns([turn])
    assert view.words_of(turn).endswith("In the 7 days before: began week 5.")
    assert "Nothing new" in view.words_of(Turn(on=turn.on, kind="flare", text="", before=()))


def test_drills_say_how_few_the_data_are(qtbot: QtBot) -> None:
    view = DrillView(Theme("light"))
    qtbot.addWidget(view)
    drill = DrillResponse(
        exercise_id="a",
        name="Dead bug",
        points=points((0, 2), (3, 6)),
        bad_ids=("e3",),
        sessions=2,
        before_flares=0,
        flares=0,
        words="bad response in 1 of 2 sessions",
    )
    view.resize(400, 200)
    view.show_drills([drill], (START, START + timedelta(days=10)))
    assert view.accessibleDescription() == "Dead bug: bad response in 1 of 2 sessions"
    with qtbot.waitSignal(view.entry_activated) as signal:
        place = view._place(drill.points[1], view._cell(0)).toPoint()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == ["e3"]
    view.grab()


def test_events_are_told_in_words(qtbot: QtBot) -> None:
    strip = EventStrip(Theme("light"))
    qtbot.addWidget(strip)
    strip.show_markers([Marker(at=START, kind="step-back", text="back to progression week 4")])
    assert strip.accessibleDescription().endswith(": back to progression week 4")
    strip.follow(seconds(START) - DAY_S, seconds(START) + DAY_S, 0, 400)
    strip.resize(400, 40)
    with qtbot.waitSignal(strip.marker_activated):
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(202, 10))
    strip.grab()
