"""The charts of the progress page on one shared time axis, with range buttons and export."""

from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.errors import DesignerError
from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.output import write_whole
from designer.progress.markers import markers
from designer.progress.series import logged_span
from widgets.charts.contents import all_charts
from widgets.charts.time_chart import TimeChart, seconds
from widgets.charts.to_file import widget_png
from widgets.common.asking import tell
from widgets.theme.theme import Theme, set_kind

_RANGES_WEEKS = (4, 12, 0)  # 0: everything


class ChartsPanel(QWidget):
    """Pain, tolerance and sessions; kept and refilled when another patient is opened.

    Signals:
        entry_requested(str): show this log entry.
    """

    entry_requested = Signal(str)

    def __init__(self, theme: Theme, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._span: tuple[datetime, datetime] | None = None
        self._weeks = 0
        self.charts = tuple(TimeChart(theme) for _ in range(3))
        self._stack = QWidget()
        column = QVBoxLayout(self._stack)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for chart, room in zip(self.charts, (3, 3, 2), strict=True):
            chart.entry_activated.connect(self.entry_requested)
            column.addWidget(chart, room)
            if chart is not self.charts[0]:
                chart.link_time(self.charts[0])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(self._bar())
        outer.addWidget(self._stack, 1)

    def show_record(self, record: PatientRecord, today: date) -> None:
        """Show this record's charts."""
        marks = markers(record, self._library)
        for chart, content in zip(self.charts, all_charts(record, today), strict=True):
            chart.show_content(content, marks, name_markers=chart is self.charts[0])
        span = logged_span(record.sessions, record.days, today)
        if span != self._span:
            self._span = span
            self.show_weeks(self._weeks)

    def show_weeks(self, weeks: int) -> None:
        """Show the last ``weeks`` weeks; 0 shows everything."""
        self._weeks = weeks
        if self._span is None:
            return
        first, last = self._span
        if weeks:
            first = last - timedelta(weeks=weeks)
        self.charts[0].show_range(seconds(first), seconds(last))

    def save_png(self, path: Path) -> None:
        """Save the charts as they stand as a picture. Raises DesignerError."""
        write_whole(path, widget_png(self._stack))

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for weeks in _RANGES_WEEKS:
            text = self.tr("{n} weeks").format(n=weeks) if weeks else self.tr("All")
            button = QPushButton(text)
            set_kind(button, "quiet")
            button.clicked.connect(lambda _on=False, weeks=weeks: self.show_weeks(weeks))
            bar.addWidget(button)
        bar.addStretch()
        save = QPushButton(self.tr("Save charts as PNG…"))
        save.clicked.connect(self._ask_and_save)
        bar.addWidget(save)
        return bar

    def _ask_and_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the charts"), "progress.png", self.tr("Picture (*.png)")
        )
        if not name:
            return
        try:
            self.save_png(Path(name).with_suffix(".png"))
        except DesignerError as error:
            tell(self, self.tr("Not saved"), str(error), self.tr("Close"))
