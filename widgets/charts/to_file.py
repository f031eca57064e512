"""Charts as a picture file, with or without a window on the screen."""

from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.errors import DesignerError
from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.progress.markers import markers
from widgets.charts.contents import all_charts
from widgets.charts.time_chart import TimeChart, seconds
from widgets.theme.theme import Theme, set_role

_WIDTH_PX, _HEIGHT_PX = 1200, 900


class ChartFileError(DesignerError):
    """The picture could not be written."""


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
    moments = [session.at for session in record.sessions]
    moments += [datetime.combine(day.on, time()) for day in record.days]
    if moments:
        for chart in charts:
            chart.show_range(seconds(min(moments)), seconds(datetime.combine(today, time(23, 59))))
    sheet.resize(_WIDTH_PX, _HEIGHT_PX)
    sheet.ensurePolished()
    return _png(sheet)


def save_widget_png(widget: QWidget, path: Path) -> None:
    """Save what a widget shows. Raises ChartFileError; an older file stays as it was then."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(_png(widget))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ChartFileError(
            f"The charts could not be saved as {path.name}: {error.strerror}. "
            "Choose another folder or free some space."
        ) from error


def _png(widget: QWidget) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(data.data())
