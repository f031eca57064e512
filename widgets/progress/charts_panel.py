"""The charts of the progress page: which ones, which time, and saving them."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.model.units import METRIC, Units
from designer.output import write_whole
from designer.progress.markers import Marker
from widgets.charts.chart_stack import PARTS, USUAL_PARTS, ChartStack
from widgets.charts.clock import seconds
from widgets.charts.event_strip import EventStrip
from widgets.charts.to_file import follow_axis, stack_csv, stack_png, stack_svg
from widgets.common.asking import tell
from widgets.common.saving import ask_where
from widgets.common.scrolling import scrolled
from widgets.state.layout_store import LayoutStore
from widgets.theme.theme import Theme, set_kind

_RANGES_WEEKS = (4, 12, 0)  # 0: everything
_ZOOM = 1.5
_REMEMBERED = "charts"


class ChartsPanel(QWidget):
    """Chosen charts on one time axis; kept and refilled when another patient is opened.

    Signals:
        entry_requested(str): show this log entry.
    """

    entry_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        library: Library,
        store: LayoutStore | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.stack = ChartStack(theme, library)
        self.strip = EventStrip(theme)
        self.chooser = QMenu(self)
        self._save_menu = QMenu(self)
        remembered = [part for part in (store.words(_REMEMBERED) if store else ()) if part in PARTS]
        self.stack.choose(remembered or USUAL_PARTS)
        self._scroll = scrolled(self.stack, sideways=True)
        self._scroll.setAccessibleName(self.tr("Charts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._bar())
        column.addWidget(self.strip)
        column.addWidget(self._scroll, 1)
        self._later = QTimer(self, singleShot=True, interval=0)  # when all is laid out
        self._later.timeout.connect(self._follow)
        self.stack.installEventFilter(self)
        self.stack.entry_activated.connect(self.entry_requested)
        self.stack.range_changed.connect(self._later.start)
        self.strip.marker_activated.connect(self._show_marker)

    def show_record(self, record: PatientRecord, today: date, units: Units = METRIC) -> None:
        """Show this record's charts, with weights and distances in ``units``."""
        self.stack.show_record(record, today, units)
        self.strip.show_markers(self.stack.markers)
        self._later.start()

    def show_weeks(self, weeks: int) -> None:
        """Show the last ``weeks`` weeks; 0 shows everything."""
        if self.stack.span is None:
            return
        if not weeks:
            self.stack.show_all()
            return
        last = self.stack.span[1]
        self.stack.show_range(seconds(last - timedelta(weeks=weeks)), seconds(last) + 43_200)

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as long a time, up to the same last day."""
        first, last = self.stack.time_range
        self.stack.show_range(last - (last - first) * factor, last)

    def choose(self, parts: tuple[str, ...]) -> None:
        """Show these charts, next time too."""
        self.stack.choose(parts)
        for action in self.chooser.actions():
            action.setChecked(action.data() in parts)
        if self._store is not None:
            self._store.set_words(_REMEMBERED, parts)

    def save_png(self, path: Path) -> None:
        """Save the charts as they stand as a picture. Raises DesignerError."""
        self._follow()
        write_whole(path, stack_png(self.strip, self.stack))

    def save_svg(self, path: Path) -> None:
        """Save the charts as vectors. Raises DesignerError."""
        write_whole(path, stack_svg(self.stack))

    def save_csv(self, path: Path) -> None:
        """Save the data of the charts as a table. Raises DesignerError."""
        write_whole(path, stack_csv(self.stack))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Follow the stack when its scroll bar comes or goes."""
        if watched is self.stack and event.type() == QEvent.Type.Resize:
            self._later.start()
        return False

    def _follow(self) -> None:
        follow_axis(self.strip, self.stack)

    def _show_marker(self, marker: Marker) -> None:
        """Bring the time around an event into the middle."""
        first, last = self.stack.time_range
        half = (last - first) / 2
        self.stack.show_range(seconds(marker.at) - half, seconds(marker.at) + half)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for weeks in _RANGES_WEEKS:
            text = self.tr("{n} weeks").format(n=weeks) if weeks else self.tr("All")
            button = _quiet(text, self.tr("Show so much of the course"))
            button.clicked.connect(lambda _on=False, weeks=weeks: self.show_weeks(weeks))
            bar.addWidget(button)
        wheel = self.tr("also: Ctrl and the wheel, or the key in a chart")
        for text, name, factor in (
            ("+", self.tr("Zoom in"), 1 / _ZOOM),
            ("−", self.tr("Zoom out"), _ZOOM),
        ):
            button = _quiet(text, f"{name} ({wheel})")
            button.setAccessibleName(name)
            button.setFixedWidth(36)
            button.clicked.connect(lambda _on=False, factor=factor: self.zoom(factor))
            bar.addWidget(button)
        bar.addStretch()
        self._fill_chooser()
        charts = QPushButton(self.tr("Charts"))
        charts.setToolTip(self.tr("Choose which charts are shown; remembered"))
        charts.setMenu(self.chooser)
        save = QPushButton(self.tr("Save charts"))
        save.setToolTip(self.tr("As a picture, as vectors, or their data"))
        save.setMenu(self._save_menu)
        bar.addWidget(charts)
        bar.addWidget(save)
        return bar

    def _fill_chooser(self) -> None:
        for part, text in self._part_names().items():
            action = QAction(text, self.chooser)
            action.setCheckable(True)
            action.setData(part)
            action.setChecked(part in self.stack.chosen)
            action.triggered.connect(self._take_choice)
            self.chooser.addAction(action)
        kinds: tuple[tuple[str, str, Callable[[Path], None]], ...] = (
            (self.tr("Picture (*.png)"), ".png", self.save_png),
            (self.tr("Vectors (*.svg)"), ".svg", self.save_svg),
            (self.tr("Data of these charts (*.csv)"), ".csv", self.save_csv),
        )
        for text, ending, save in kinds:
            action = QAction(text, self._save_menu)
            action.triggered.connect(
                lambda _on=False, text=text, ending=ending, save=save: self._ask_and_save(
                    text, ending, save
                )
            )
            self._save_menu.addAction(action)

    def _part_names(self) -> dict[str, str]:
        tr = self.tr
        return {
            "pain": tr("Pain around sessions"),
            "leg": tr("Leg pain"),
            "tolerance": tr("Tolerance and goals"),
            "sessions": tr("Sessions in the week"),
            "linger": tr("Hours until pain was back"),
            "holds": tr("Hold in each drill"),
            "measure": tr("Questionnaires"),
            "calendar": tr("Calendar of sessions"),
            "turns": tr("What came before flares and improvements"),
            "drills": tr("Pain by exercise"),
        }

    def _take_choice(self) -> None:
        chosen = (action.data() for action in self.chooser.actions() if action.isChecked())
        self.choose(tuple(chosen))

    def _ask_and_save(self, kind: str, ending: str, save: Callable[[Path], None]) -> None:
        title = self.tr("Save the charts")
        path = ask_where(self, title, f"progress{ending}", kind, ending)
        if path is None:
            return
        try:
            save(path)
        except DesignerError as error:
            tell(self, self.tr("Not saved"), str(error), self.tr("Close"))


def _quiet(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    set_kind(button, "quiet")
    button.setToolTip(tip)
    return button
