"""What happened in a week besides training: flares, procedures, operations, steps back."""

from datetime import datetime, time
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.progress.markers import markers


class Mark(StrEnum):
    """The kinds of marks, most urgent first."""

    FLARE = "flare"
    PROCEDURE = "procedure"
    SURGERY = "surgery"
    STEP_BACK = "step-back"


def mark_word(mark: Mark) -> str:
    """The word beside the shape."""
    words = {
        Mark.FLARE: QCoreApplication.translate("WeekMark", "flare"),
        Mark.PROCEDURE: QCoreApplication.translate("WeekMark", "procedure"),
        Mark.SURGERY: QCoreApplication.translate("WeekMark", "surgery"),
        Mark.STEP_BACK: QCoreApplication.translate("WeekMark", "step back"),
    }
    return words[mark]


def week_marks(record: PatientRecord, library: Library) -> tuple[tuple[Mark, ...], ...]:
    """The marks of each week of the current program."""
    program = record.program
    if program is None:
        return ()
    events = [
        (marker.at, Mark(marker.kind))
        for marker in markers(record, library)
        if marker.kind in (Mark.FLARE, Mark.PROCEDURE)
    ]
    surgery = record.patient.surgery
    if surgery is not None and surgery.on is not None:
        events.append((datetime.combine(surgery.on, time()), Mark.SURGERY))
    found = []
    for index, week in enumerate(program.weeks):
        first, end = program.date_of(index, 0), program.date_of(index, 7)
        here = {
            mark
            for at, mark in events
            if first is not None and end is not None and first <= at.date() < end
        }
        if index and week.prog_week < program.weeks[index - 1].prog_week:
            here.add(Mark.STEP_BACK)
        found.append(tuple(mark for mark in Mark if mark in here))
    return tuple(found)


def paint_mark(painter: QPainter, rect: QRectF, mark: Mark, color: QColor) -> None:
    """A small shape: burst, cross, square or arrow to the left."""
    painter.save()
    painter.setPen(QPen(color, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, half = rect.center(), rect.width() / 2
    if mark is Mark.FLARE:
        painter.setBrush(color)
        lower = QPointF(middle.x(), rect.bottom())
        corners = [QPointF(middle.x(), rect.top()), rect.center() + QPointF(half, 0)]
        painter.drawPolygon(QPolygonF([*corners, lower, rect.center() - QPointF(half, 0)]))
    elif mark is Mark.PROCEDURE:
        painter.drawLine(QPointF(middle.x(), rect.top()), QPointF(middle.x(), rect.bottom()))
        painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y()))
    elif mark is Mark.SURGERY:
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.drawLine(
            QPointF(middle.x(), rect.top() + 3), QPointF(middle.x(), rect.bottom() - 3)
        )
        painter.drawLine(
            QPointF(rect.left() + 3, middle.y()), QPointF(rect.right() - 3, middle.y())
        )
    else:
        painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y()))
        tip = QPointF(rect.left(), middle.y())
        painter.drawLine(tip, tip + QPointF(half * 0.8, -half * 0.8))
        painter.drawLine(tip, tip + QPointF(half * 0.8, half * 0.8))
    painter.restore()
