"""The bottom of the page: the strip of weeks and the button that adds one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QWidget

from designer.model.record import PatientRecord
from widgets.common.labels import plain_label
from widgets.design.program_steps import LAST_PROG_WEEK, ProgramSteps
from widgets.design.template_dialog import TemplateDialog
from widgets.design.week_strip import CHIP, HEIGHT, WeekStrip
from widgets.state.document import RecordDocument
from widgets.state.services import Services
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme
from widgets.theme.tokens import Tokens


class WeeksBar(QWidget):
    """Shows the weeks and adds to them.

    Signals:
        week_added(index): a week came.
    """

    week_added = Signal(int)

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._theme = services, theme
        self._steps = ProgramSteps(services.new_id)
        self._document: RecordDocument | None = None
        self.strip = WeekStrip(theme)
        self.add = QPushButton(self.tr("Add week"))
        self.menu = QMenu(self.add)
        self.copy_week = self.menu.addAction(self.tr("Copy of the week shown"))
        self.empty_week = self.menu.addAction(self.tr("Empty week"))
        self.template_week = self.menu.addAction(self.tr("From a template…"))
        self.add.setMenu(self.menu)
        self._lay_out()
        self.strip.week_chosen.connect(self._show_week)
        self.copy_week.triggered.connect(self.add_copy)
        self.empty_week.triggered.connect(self.add_empty)
        self.template_week.triggered.connect(self.ask_template)
        theme.changed.connect(self._dress)
        self._dress(theme.tokens)

    def show_document(self, document: RecordDocument | None) -> None:
        self._document = document
        self.strip.show_document(document)
        if document is not None:
            document.program_changed.connect(self._follow)
            document.week_shown.connect(self._reveal)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(800, HEIGHT + 20)

    def add_copy(self) -> None:
        """Add a copy of the week that is shown."""
        document = self._document
        if document is not None:
            record = self._steps.add_copy(document.record, document.week_index)
            self._add(record, self.tr("Add a copy of the week"))

    def add_empty(self) -> None:
        """Add a week without exercises."""
        if self._document is not None:
            record = self._steps.add_empty(self._document.record)
            self._add(record, self.tr("Add an empty week"))

    def ask_template(self) -> None:
        """Ask for a template and add a week from it."""
        document = self._document
        if document is None or document.program is None:
            return
        last = document.program.weeks[-1].prog_week
        prog_week = min(LAST_PROG_WEEK, last + 1)
        dialog = TemplateDialog(self._services, self._theme, document.record, prog_week, self)
        template = dialog.template() if dialog.exec() else None
        if template is not None:
            record = self._steps.add_template(document.record, template)
            self._add(record, self.tr("Add week from {name}").format(name=template.name))

    def _lay_out(self) -> None:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(HEIGHT + 10)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.strip)
        self.strip.setAutoFillBackground(False)
        self._area = area
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 4)
        row.setSpacing(16)
        row.addWidget(plain_label(self.tr("Weeks"), "strong"))
        row.addWidget(area, 1)
        row.addWidget(self.add)

    def _add(self, record: PatientRecord, text: str) -> None:
        document = self._document
        if document is None or document.program is None:
            return
        index = len(document.program.weeks)
        document.change(record, text, week_index=index)
        self.week_added.emit(index)

    def _show_week(self, index: int) -> None:
        if self._document is not None:
            self._document.show_week(index)

    def _follow(self) -> None:
        shown = self._document is not None and self._document.program is not None
        self.setVisible(shown)
        self.strip.updateGeometry()
        self._reveal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reveal()

    def _reveal(self, _index: int = 0) -> None:
        """Bring the chip of the week that is shown into view."""
        if self._document is not None:
            middle = self.strip.chip_rect(self._document.week_index).center().toPoint()
            self._area.ensureVisible(middle.x(), middle.y(), CHIP, 0)

    def _dress(self, tokens: Tokens) -> None:
        self.add.setIcon(icon(Icon.ADD, tokens))
