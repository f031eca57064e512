"""The bottom of the page: the strip of weeks, and what can be done to weeks and program."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QWidget

from designer.model.record import PatientRecord
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip, badge, plain_label
from widgets.design.weeks.program_menu import ProgramMenu
from widgets.design.weeks.program_steps import LAST_PROG_WEEK, ProgramSteps
from widgets.design.weeks.template_dialog import TemplateDialog
from widgets.design.weeks.week_commands import WeekCommands
from widgets.design.weeks.week_menu import WeekMenu
from widgets.design.weeks.week_strip import CHIP, WeekStrip
from widgets.state.document import RecordDocument
from widgets.state.services import Services
from widgets.theme.icons import Icon, icon
from widgets.theme.shortcuts import Shortcut, keys, keys_text
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
        self.strip = WeekStrip(theme, services.library)
        self.commands = WeekCommands(services.library, services.new_id, self)
        self.of_week = WeekMenu(self.commands, services, theme, self)
        self.of_program = ProgramMenu(self.commands, services, theme, self)
        self.week = QPushButton(self.tr("Week"))
        self.program = QPushButton(self.tr("Program"))
        self.ended = badge("")
        self._caption = plain_label(self.tr("Weeks"), "strong")
        self.add = QPushButton(self.tr("Add week"))
        self.menu = QMenu(self.add)
        self.copy_week = self.menu.addAction(self.tr("Copy of the week shown"))
        self.empty_week = self.menu.addAction(self.tr("Empty week"))
        self.template_week = self.menu.addAction(self.tr("From a template…"))
        self.add.setMenu(self.menu)
        self._menus = (QMenu(self.week), QMenu(self.program))
        self.week.setMenu(self._menus[0])
        self.program.setMenu(self._menus[1])
        self._lay_out()
        self._menus[0].aboutToShow.connect(self._fill_week)
        self._menus[1].aboutToShow.connect(self._fill_program)
        self.strip.menu_requested.connect(self._show_menu)
        self.strip.move_requested.connect(self.commands.move)
        self.strip.removal_requested.connect(self.commands.remove)
        self.strip.height_changed.connect(self._fit_height)
        self.strip.week_chosen.connect(self._show_week)
        self.copy_week.triggered.connect(self.add_copy)
        self.empty_week.triggered.connect(self.add_empty)
        self.template_week.triggered.connect(self.ask_template)
        theme.changed.connect(self._dress)
        self._dress(theme.tokens)

    def show_document(self, document: RecordDocument | None) -> None:
        self._document = self.commands.document = document
        self.strip.show_document(document)
        if document is not None:
            document.program_changed.connect(self._follow)
            document.facts_changed.connect(self._follow)
            document.week_shown.connect(self._reveal)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(800, self.strip.full_height + 20)

    def actions_of_menu(self) -> list[QAction]:
        """The commands for the menu bar; the menus of week and program hold all others."""
        tr = self.tr
        week = QAction(f"{tr('Week…')}\t{keys_text(Shortcut.WEEK_MENU)}", self)
        week.triggered.connect(self.open_week_menu)
        course = QAction(tr("Build the course…"), self)
        course.triggered.connect(self.of_program.ask_course)
        programs = QAction(tr("Programs of this patient…"), self)
        programs.triggered.connect(self.of_program.show_programs)
        care = QAction(tr("Discharge, or take in again…"), self)
        care.triggered.connect(self.of_program.ask_care)
        return [week, course, programs, care]

    def add_shortcuts(self, page: QWidget) -> None:
        """Let the keys of weeks work wherever the keyboard is on ``page``."""
        named = (
            (Shortcut.WEEK_MENU, self.open_week_menu),
            (Shortcut.PREVIOUS_WEEK, self._show_previous),
            (Shortcut.NEXT_WEEK, self._show_next),
        )
        for shortcut, do in named:
            action = QAction(page)
            action.setShortcuts(keys(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(do)
            page.addAction(action)

    def open_week_menu(self) -> None:
        """The menu of the week that is shown, above its button."""
        if self.week.isVisible():
            self.week.showMenu()

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
        area.setFixedHeight(self.strip.full_height + 10)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.strip)
        area.viewport().installEventFilter(self)
        self.strip.setAutoFillBackground(False)
        self._area = area
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 4)
        row.setSpacing(16)
        row.addWidget(self._caption)
        row.addWidget(area, 1)
        row.addWidget(self.ended)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.add, self.week, self.program):
            buttons.addWidget(button)
        row.addLayout(buttons)
        self.week.setToolTip(
            self.tr("What can be done to the week that is shown ({keys})").format(
                keys=keys_text(Shortcut.WEEK_MENU)
            )
        )
        self.program.setToolTip(self.tr("The course as a whole, earlier programs, discharge"))

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
        document = self._document
        program = document.program if document is not None else None
        over = program is not None and program.ended_on is not None
        in_care = document is not None and document.record.patient.discharge is None
        # Where the last program is over and the care is not, another one is to be begun.
        self.setVisible(program is not None and not (over and in_care))
        self.strip.updateGeometry()
        self._tell_end()
        self._reveal()

    def _tell_end(self) -> None:
        """That the program is over, where it is."""
        program = self._document.program if self._document is not None else None
        over = program is not None and program.ended_on is not None
        self.ended.setVisible(over)
        if program is not None and over:
            said = self.tr("Ended {date}").format(date=shown_date(program.ended_on))
            self.ended.setText(said)
            self.ended.setToolTip(as_tooltip(program.ended_why))

    def _fit_height(self) -> None:
        self._area.setFixedHeight(self.strip.full_height + 10)
        self.updateGeometry()

    def _fill_week(self) -> None:
        if self._document is not None:
            self.of_week.fill(self._menus[0], self._document.week_index)

    def _fill_program(self) -> None:
        self.of_program.fill(self._menus[1])

    def _show_menu(self, index: int, at: QPoint) -> None:
        """The menu of a chip; the week itself comes into view with it."""
        self._show_week(index)
        menu = QMenu(self)
        self.of_week.fill(menu, index)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _show_previous(self) -> None:
        self._go(-1)

    def _show_next(self) -> None:
        self._go(1)

    def _go(self, by: int) -> None:
        document = self._document
        if document is not None and 0 <= document.week_index + by < self.commands.count:
            document.show_week(document.week_index + by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The chips have their room only after the bar has its own."""
        if event.type() == QEvent.Type.Resize:
            self._reveal()
        return super().eventFilter(watched, event)

    def _reveal(self, _index: int = 0) -> None:
        """Bring the chip of the week that is shown into view."""
        if self._document is not None:
            middle = self.strip.chip_rect(self._document.week_index).center().toPoint()
            self._area.ensureVisible(middle.x(), middle.y(), CHIP, 0)

    def _dress(self, tokens: Tokens) -> None:
        self.add.setIcon(icon(Icon.ADD, tokens))
        self.week.setIcon(icon(Icon.CALENDAR, tokens))
        self.program.setIcon(icon(Icon.LIST, tokens))
