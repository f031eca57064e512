"""A record's charts as a file of vectors or of data, without a screen."""

from datetime import date

from designer.charts.adherence import calendar
from designer.charts.contents import all_charts
from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.progress.markers import markers
from designer.progress.series import logged_span
from exports.charts.drawing import stacked
from exports.charts.layout import chart_drawing, day_span
from exports.charts.month_grid import calendar_drawing
from exports.charts.svg import chart_svg
from exports.charts.table import charts_csv

_WIDTH_PT, _HEIGHT_PT = 640, 170


def record_svg(record: PatientRecord, library: Library, today: date) -> bytes:
    """Every chart that holds a point, over all that is logged, and the calendar."""
    span = logged_span(record.sessions, record.days, today) or day_span(today, today)
    events = markers(record, library)
    drawings = [
        chart_drawing(content, events, span, library.words, _WIDTH_PT, _HEIGHT_PT, "colour")
        for content in all_charts(record, library, today)
        if not content.is_empty
    ]
    days = calendar(record, library, today)
    drawings.append(calendar_drawing(days, library.words, _WIDTH_PT, "colour"))
    return chart_svg(stacked(drawings))


def record_csv(record: PatientRecord, library: Library, today: date) -> bytes:
    """The data of every chart, over all that is logged."""
    span = logged_span(record.sessions, record.days, today) or day_span(today, today)
    contents = all_charts(record, library, today)
    return charts_csv(contents, markers(record, library), span)
