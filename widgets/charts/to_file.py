"""Charts as a picture file, with or without a window on the screen."""

from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.progress.markers import markers
from designer.progress.series import logged_span
from widgets.charts.contents import all_charts
from widgets.charts.time_chart import TimeChart, seconds
from widgets.theme.theme import Theme, set_role

_WIDTH_PX, _HEIGHT_PX = 1200, 900


def charts_png(record: PatientRecord, library: Library, today: date, theme: Theme) -> bytes:
    """The record's charts below each other, as the bytes of a PNG. Needs a QApplication."""
    sheet = QWidget()
    set_role(sheet, "surface")
    column = QVBoxLayout(sheet)
    marks = markers(record, library)
    charts: list[TimeChart] = []
    for content in all_charts(record, today):
        chart = TimeChart(theme)
        chart.show_content(content, marks, name_markers=not charts)
        column.addWidget(chart)
        charts.append(chart)
    span = logged_span(record.sessions, record.days, today)
    if span is not None:
        for chart in charts:
            chart.show_range(seconds(span[0]), seconds(span[1]))
    sheet.resize(_WIDTH_PX, _HEIGHT_PX)
    sheet.ensurePolished()
    return widget_png(sheet)


def widget_png(widget: QWidget) -> bytes:
    """What a widget shows, as the bytes of a PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(data.data())
