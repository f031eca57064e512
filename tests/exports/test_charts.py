"""Charts for paper and files: the same days in the same place, text as text, peaks kept."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from designer.charts.adherence import CalendarDay
from designer.charts.content import Band, ChartContent, ChartLine, Goal
from designer.progress.markers import Marker
from designer.progress.series import Point
from exports.charts import (
    calendar_drawing,
    chart_drawing,
    chart_svg,
    charts_csv,
    draw_chart,
    stacked,
)
from exports.charts.drawing import Stroke, Words
from tests.words import WORDS

START = datetime(2026, 3, 2)
SPAN = (START, START + timedelta(days=60))
SVG = "{http://www.w3.org/2000/svg}"


def content(*values: tuple[int, float], name: str = "worst", title: str = "Pain") -> ChartContent:
    points = tuple(
        Point(at=START + timedelta(days=day), value=value, entry_id="e") for day, value in values
    )
    return ChartContent(
        id="pain",
        title=title,
        unit="of 10",
        lines=(ChartLine(name=name, points=points),),
        top=5,
        band=Band(low=2, high=4, name="usual pain"),
        goals=(Goal(value=3, name="keep under 3"),),
        words="Pain fell.",
        source="Ostelo 2008.",
    )


def texts(marks: tuple[object, ...]) -> list[str]:
    return [mark.text for mark in marks if isinstance(mark, Words)]


def lines_of(svg: bytes) -> list[str]:
    return [str(element.text) for element in tree_of(svg).iter(f"{SVG}text")]


def tree_of(svg: bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  # our own


def test_a_drawing_names_its_lines_goals_events_and_source() -> None:
    flare = Marker(at=START + timedelta(days=9), kind="flare", text="flare")
    drawing = chart_drawing(content((0, 5), (3, 2)), [flare], SPAN, WORDS)
    said = texts(drawing.marks)
    assert {"worst", "keep under 3", "flare", "Pain"} <= set(said)
    assert "Pain fell. Ostelo 2008. Shaded: usual pain." in said


def test_a_gap_breaks_the_line_on_paper_too() -> None:
    drawing = chart_drawing(
        content((0, 5), (3, 4), (40, 3), (42, 2)), [], SPAN, WORDS, palette="colour"
    )
    drawn = [m for m in drawing.marks if isinstance(m, Stroke) and m.color == "#0F6E84"]
    assert [len(mark.points) for mark in drawn] == [2, 2]


def test_hostile_names_are_text_in_the_svg() -> None:
    bad = "<script>alert(1)</script>\x00&"
    drawing = chart_drawing(content((0, 5), name=bad, title=bad), [], SPAN, WORDS)
    svg = chart_svg(drawing)
    assert b"<script" not in svg
    assert bad.replace("\x00", "") in lines_of(svg)
    assert tree_of(svg).findtext(f"{SVG}desc") == "Pain fell."


def test_the_page_of_a_report_carries_the_chart_as_text_and_vectors() -> None:
    paper = BytesIO()
    canvas = Canvas(paper, pagesize=(540, 400), invariant=1)
    days = [CalendarDay(on=date(2026, 3, 2), state="done")]
    drawing = stacked(
        [chart_drawing(content((0, 5), (3, 2)), [], SPAN, WORDS), calendar_drawing(days, WORDS)]
    )
    draw_chart(canvas, drawing, 30, 20)
    canvas.save()
    page = pypdfium2.PdfDocument(paper.getvalue())[0]
    said = page.get_textpage().get_text_bounded()
    assert "keep under 3" in said
    assert "Mar 2026" in said
    assert not any(o.type == 3 for o in page.get_objects())  # no picture: vectors only


def test_another_script_in_a_name_does_not_stop_the_report() -> None:
    canvas = Canvas(BytesIO())
    draw_chart(canvas, chart_drawing(content((0, 5), name="痛み"), [], SPAN, WORDS), 0, 0)


def test_three_years_of_days_stay_a_small_drawing_with_every_peak() -> None:
    values = [(day, 9.0 if day == 700 else 2.0) for day in range(1100)]
    span = (START, START + timedelta(days=1100))
    drawing = chart_drawing(content(*values), [], span, WORDS, palette="colour")
    (line,) = [m for m in drawing.marks if isinstance(m, Stroke) and m.color == "#0F6E84"]
    assert min(y for _, y in line.points) < min(
        y for x, y in line.points if abs(x - line.points[0][0]) < 100
    )


def test_the_table_holds_what_is_in_view_and_no_formula() -> None:
    shown = content((0, 5), (3, 2.5), (400, 1), name="=1+1")
    flare = Marker(at=START, kind="flare", text="flare")
    table = charts_csv([shown], [flare], SPAN).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(table)))
    assert [(row["date"], row["line"], row["value"]) for row in rows] == [
        ("2026-03-02", "'=1+1", "5"),
        ("2026-03-05", "'=1+1", "2.5"),
        ("2026-03-02", "flare", "flare"),
    ]
