"""Charts as files: a picture of what is shown, vectors, and the data, with or without a window."""

from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from exports.charts import calendar_drawing, chart_drawing, chart_svg, charts_csv, stacked
from widgets.charts.chart_stack import ON_FILE, ChartStack
from widgets.charts.clock import moment_of
from widgets.charts.event_strip import EventStrip
from widgets.theme.theme import Theme

_WIDTH_PX = 1200
_CHART_PX, _CARDS_PX = 210, 420
_SVG_WIDTH_PT, _SVG_HEIGHT_PT = 640, 170


def charts_png(record: PatientRecord, library: Library, today: date, theme: Theme) -> bytes:
    """The record's charts below each other, as the bytes of a PNG. Needs a QApplication."""
    stack = ChartStack(theme, library)
    stack.choose(ON_FILE)
    stack.show_record(record, today)
    strip = EventStrip(theme)
    strip.show_markers(stack.markers)
    stack.resize(_WIDTH_PX, max(_CARDS_PX, len(stack.contents) * _CHART_PX + _CARDS_PX))
    strip.resize(_WIDTH_PX, strip.sizeHint().height())
    for widget in (strip, stack):
        widget.ensurePolished()
    stack.grab()  # lays it out, so that the axis has its place
    follow_axis(strip, stack)
    return stack_png(strip, stack)


def follow_axis(strip: EventStrip, stack: ChartStack) -> None:
    """Put the events above their days."""
    chart = stack.first_chart()
    if chart is None:
        strip.follow(*stack.time_range, 0, strip.width())
        return
    left, right = chart.axis_px()
    shift = _left_of(chart, stack) + (_left_of(stack, None) - _left_of(strip, None))
    strip.follow(*stack.time_range, left + shift, right + shift)


def stack_png(strip: EventStrip, stack: ChartStack) -> bytes:
    """The strip and all charts, also those scrolled out of view, as the bytes of a PNG."""
    above = 0 if strip.isHidden() else strip.height()
    ratio = stack.devicePixelRatioF()
    picture = QPixmap(round(stack.width() * ratio), round((stack.height() + above) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(stack.palette().window().color())
    painter = QPainter(picture)
    if above:
        strip.render(painter, QPoint(0, 0))
    stack.render(painter, QPoint(0, above))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(data.data())


def stack_svg(stack: ChartStack) -> bytes:
    """The charts shown, over the time in view, as vectors with text that stays text."""
    first, last = map(moment_of, stack.time_range)
    drawings = [
        chart_drawing(
            content,
            stack.markers,
            (first, last),
            stack.words,
            _SVG_WIDTH_PT,
            _SVG_HEIGHT_PT,
            "colour",
        )
        for content in stack.contents
    ]
    if "calendar" in stack.chosen and stack.calendar_days:
        drawings.append(calendar_drawing(stack.calendar_days, stack.words, _SVG_WIDTH_PT, "colour"))
    return chart_svg(stacked(drawings))


def stack_csv(stack: ChartStack) -> bytes:
    """The data of the charts shown, over the time in view."""
    first, last = map(moment_of, stack.time_range)
    return charts_csv(stack.contents, stack.markers, (first, last))


def _left_of(widget: QWidget, above: QWidget | None) -> int:
    if above is not None:
        return widget.mapTo(above, QPoint(0, 0)).x()
    return widget.mapToGlobal(QPoint(0, 0)).x() if widget.parentWidget() is not None else 0
