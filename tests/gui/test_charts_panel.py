"""The charts of the progress page: one time axis, a remembered choice, files of what is shown."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from designer.demo import demo_records
from designer.model.outcome import Outcome
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from resources.paths import folder
from tests.gui.clinics import NOW, library
from widgets.charts.chart_stack import PARTS, USUAL_PARTS
from widgets.charts.clock import DAY_S, seconds
from widgets.progress.charts_panel import ChartsPanel
from widgets.state.layout_store import LayoutStore
from widgets.theme.theme import Theme

TODAY = NOW.date()


@pytest.fixture
def records() -> list[PatientRecord]:
    return list(demo_records(library(), folder("demo"), TODAY))


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path) -> Iterator[ChartsPanel]:
    panel = ChartsPanel(Theme("light"), library(), LayoutStore(tmp_path / "layout.ini"))
    qtbot.addWidget(panel)
    panel.resize(1000, 640)
    panel.show()
    yield panel
    panel.hide()


def titles(panel: ChartsPanel) -> list[str]:
    return [c.accessibleName() for c in panel.stack.charts if not c.isHidden()]


def test_every_chart_follows_when_one_is_moved(
    panel: ChartsPanel, records: list[PatientRecord]
) -> None:
    panel.show_record(records[0], TODAY)
    first, last = panel.stack.time_range
    panel.stack.charts[1].zoom(0.5)
    ranges = {chart.time_range for chart in panel.stack.charts[: len(panel.stack.contents)]}
    assert len(ranges) == 1
    assert panel.stack.time_range[1] - panel.stack.time_range[0] < (last - first) * 0.6
    panel.show_weeks(0)
    assert panel.stack.time_range == (first, last)


def test_range_buttons_end_today(panel: ChartsPanel, records: list[PatientRecord]) -> None:
    panel.show_record(records[0], TODAY)
    panel.show_weeks(4)
    first, last = panel.stack.time_range
    assert abs(last - seconds(NOW)) < DAY_S
    assert abs((last - first) / DAY_S - 28) < 1.5


def test_a_choice_is_kept_for_the_next_window(
    panel: ChartsPanel, records: list[PatientRecord], qtbot: QtBot, tmp_path: Path
) -> None:
    panel.show_record(records[0], TODAY)
    for action in panel.chooser.actions():
        if action.data() in {"leg", "tolerance", "sessions", "calendar", "turns"}:
            action.trigger()
    assert titles(panel) == ["Pain around sessions, 0 to 10"]
    again = ChartsPanel(Theme("light"), library(), LayoutStore(tmp_path / "layout.ini"))
    qtbot.addWidget(again)
    assert again.stack.chosen == {"pain", "measure"}


def test_another_patient_leaves_nothing_of_the_one_before(
    panel: ChartsPanel, records: list[PatientRecord]
) -> None:
    panel.choose(PARTS)
    panel.show_record(records[0], TODAY)
    assert "Worst leg pain of the day, 0 to 10" in titles(panel)
    panel.show_record(records[2], TODAY)
    assert "Worst leg pain of the day, 0 to 10" not in titles(panel)
    panel.show_record(PatientRecord(patient=Patient(id="new")), TODAY)
    assert titles(panel) == []
    assert panel.stack._nothing.text().startswith("Nothing is logged yet. Log a session")
    panel.grab()


def test_scores_have_a_chart_with_the_source_of_the_threshold(
    panel: ChartsPanel, records: list[PatientRecord]
) -> None:
    scores = tuple(
        Outcome(id=f"o{ago}", measure="odi", on=TODAY - timedelta(days=ago), score=score)
        for ago, score in ((60, 44), (3, 28))
    )
    panel.show_record(replace(records[0], outcomes=scores), TODAY)
    chart = panel.stack.charts[len(panel.stack.contents) - 1]
    assert "a change that matters" in chart.accessibleDescription()
    assert "(Ostelo 2008)" in chart.accessibleDescription()


def test_what_is_shown_is_saved_as_picture_vectors_and_data(
    panel: ChartsPanel, records: list[PatientRecord], tmp_path: Path
) -> None:
    panel.choose(USUAL_PARTS)
    panel.show_record(records[1], TODAY)
    panel.show_weeks(4)
    panel.save_png(tmp_path / "a.png")
    panel.save_svg(tmp_path / "a.svg")
    panel.save_csv(tmp_path / "a.csv")
    picture = QImage(str(tmp_path / "a.png"))
    assert picture.height() >= panel.stack.height()  # also what is scrolled out of view
    tree = ET.parse(tmp_path / "a.svg")  # noqa: S314  # our own
    said = {text.text for text in tree.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Pain around sessions, 0 to 10", "next day"} <= said
    rows = list(csv.DictReader(StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
    assert min(row["date"] for row in rows) >= (TODAY - timedelta(days=29)).isoformat()
    assert {row["line"] for row in rows} >= {"worst in the session", "walking", "week"}


def test_a_log_of_a_hundred_years_does_not_break_the_axis(
    panel: ChartsPanel, records: list[PatientRecord]
) -> None:
    early = replace(records[0].sessions[0], at=NOW.replace(year=1900))
    panel.choose(PARTS)
    panel.show_record(replace(records[0], sessions=(early, *records[0].sessions)), TODAY)
    panel.grab()
