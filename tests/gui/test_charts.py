"""Charts: gaps stay gaps, a point leads to its entry, the pointer reads a day in words."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from designer.progress.series import Point
from widgets.charts.content import Band, ChartContent, ChartLine
from widgets.charts.time_chart import TimeChart, moment_of, seconds
from widgets.theme.theme import Theme

START = datetime(2026, 3, 2, 9)


def points(*days_and_values: tuple[int, float]) -> tuple[Point, ...]:
    return tuple(
        Point(at=START + timedelta(days=day), value=value, entry_id=f"e{day}")
        for day, value in days_and_values
    )


def content(*lines: ChartLine) -> ChartContent:
    return ChartContent(title="Pain", unit="of 10", lines=lines, top=10, band=Band(2, 4, "band"))


@pytest.fixture
def chart(qtbot: QtBot) -> TimeChart:
    chart = TimeChart(Theme("light"))
    qtbot.addWidget(chart)
    chart.resize(800, 300)
    chart.show()
    return chart


def test_a_gap_in_the_log_breaks_the_line_and_is_never_zero(chart: TimeChart) -> None:
    chart.show_content(content(ChartLine("worst", points((0, 5), (2, 4), (30, 3)))))
    _, values = chart._lines[0].getOriginalDataset()
    assert np.isnan(values).tolist() == [False, False, True, False]
    assert 0 not in values


def test_the_pointer_reads_a_day_in_words(chart: TimeChart) -> None:
    shown = content(ChartLine("worst", points((0, 5), (2, 4))), ChartLine("before", points((0, 2))))
    day_s = 86_400
    assert chart._words(shown, seconds(START), day_s / 2).endswith(": worst 5, before 2")
    assert chart._words(shown, seconds(START) + 20 * day_s, day_s) == "nothing logged here"


def test_a_click_on_a_point_names_its_entry(chart: TimeChart, qtbot: QtBot) -> None:
    chart.show_content(content(ChartLine("worst", points((0, 5), (2, 4)))))
    clicked = chart._lines[0].scatter.points()[1]
    with qtbot.waitSignal(chart.entry_activated) as signal:
        chart._lines[0].sigPointsClicked.emit(chart._lines[0], [clicked], None)
    assert signal.args == ["e2"]


def test_points_outside_the_shown_time_do_no_harm(chart: TimeChart, qtbot: QtBot) -> None:
    chart.show_content(content(ChartLine("worst", points(*((day, 5) for day in range(60))))))
    chart.show_range(seconds(START + timedelta(days=50)), seconds(START + timedelta(days=60)))
    chart.grab()  # paints; an exception while painting fails the test
    clicked = chart._lines[0].scatter.points()[-1]
    with qtbot.waitSignal(chart.entry_activated) as signal:
        chart._click(chart._lines[0], [clicked])
    assert signal.args == ["e59"]


def test_another_record_leaves_nothing_of_the_one_before(chart: TimeChart) -> None:
    chart.show_content(content(ChartLine("a", points((0, 5))), ChartLine("b", points((0, 2)))))
    chart.show_content(content(ChartLine("a", ())))
    assert not chart._lines[1].isVisible()
    assert not chart.plot.isVisible()
    assert chart._empty.text() == "Nothing logged yet."


def test_wall_times_survive_the_axis_whatever_the_zone() -> None:
    for moment in (datetime(2026, 3, 29, 2, 30), datetime(2026, 10, 25, 2, 30)):
        assert moment_of(seconds(moment)) == moment
