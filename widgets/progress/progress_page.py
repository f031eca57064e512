"""The progress page: advice and entries on the left, charts on the right."""

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from designer.model.record import PatientRecord
from designer.progress.advice import advise
from designer.progress.words import summary
from widgets.common.empty_state import EmptyState
from widgets.common.labels import plain_label
from widgets.progress.advice_area import AdviceArea
from widgets.progress.advice_panel import AdvicePanel
from widgets.progress.charts_panel import ChartsPanel
from widgets.progress.entries_list import EntriesList
from widgets.progress.entries_model import ENTRY_ROLE, EntriesModel
from widgets.progress.log_windows import LogWindows
from widgets.progress.page_actions import LogButtons, ProgressActions
from widgets.state.document import RecordDocument
from widgets.state.layout_store import LayoutStore
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon
from widgets.theme.theme import Theme

_SIDE_PX = 336
_ENTRIES_PX = 132  # at least: four rows


class ProgressPage(QWidget):
    """Logs, charts and advice of the open patient."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = workspace.theme
        self._workspace = workspace
        self._document: RecordDocument | None = None
        self._stale = False  # something changed while the page was hidden
        self.advice = AdvicePanel(theme)
        services = workspace.services
        self.charts = ChartsPanel(theme, services.library, LayoutStore(services.layout_file))
        self.windows = LogWindows(workspace, self)
        self.commands = ProgressActions(self.windows, self)
        self.log_buttons = LogButtons(self.commands, theme)
        self.model = EntriesModel(self.windows.lists.fields, self)
        self.entries = EntriesList()
        self.all_days = QCheckBox(self.tr("Days without a session"))
        self._build(theme)
        workspace.document_opened.connect(self._open)
        workspace.document_closed.connect(self._close)
        workspace.entry_requested.connect(self.reveal_entry)
        if workspace.document is not None:
            self._open(workspace.document)

    def reveal_entry(self, entry_id: str) -> None:
        """Select the entry in the list; scores and what was removed have lists of their own."""
        if self.model.is_hidden(entry_id):
            self.all_days.setChecked(True)
        row = self.model.row_of(entry_id)
        if row >= 0:
            index = self.model.index(row)
            self.entries.setCurrentIndex(index)
            self.entries.scrollTo(index)
            self.entries.setFocus()
        elif self._document is not None and any(
            one.id == entry_id for one in self._document.record.outcomes
        ):
            self.windows.show_scores()
        elif self._document is not None and any(
            edit.entry_id == entry_id for edit in self._document.record.log_edits
        ):
            self.windows.show_changes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def edit_actions(self) -> list[QAction]:
        """The commands of this page, for the menu bar."""
        return list(self.commands.all)

    def _open(self, document: RecordDocument) -> None:
        self._document = document
        document.facts_changed.connect(self._refresh)
        document.program_changed.connect(self._refresh)
        document.record_changed.connect(self._follow)
        self._stack.setCurrentWidget(self._content)
        self._refresh()

    def _close(self) -> None:
        self._document = None
        self.model.show_record(None)
        self._stack.setCurrentWidget(self._empty)

    def _follow(self, before: PatientRecord, after: PatientRecord) -> None:
        """Show a new decision or score; facts and weeks have signals of their own."""
        if (before.decisions, before.outcomes) != (after.decisions, after.outcomes):
            self._refresh()

    def _refresh(self) -> None:
        document = self._document
        self._stale = document is not None and not self.isVisible()
        if document is None or self._stale:
            return
        services = self._workspace.services
        record, today = document.record, services.today()
        self.windows.lists.fields.units = self._workspace.habits.units
        self.model.show_record(record)
        advice = advise(record, services.library, today)
        decided = self.windows.lists.decision_line(record.decisions[-1]) if record.decisions else ""
        days = {log.id: log.at.date() for log in record.sessions}
        days |= {log.id: log.on for log in record.days}
        self.advice.show_advice(
            advice, summary(record, today, services.library.words), decided, days
        )
        self.charts.show_record(record, today, self._workspace.habits.units)
        logged = record.sessions or record.days or record.outcomes
        self._beside.setCurrentIndex(0 if logged else 1)

    def _build(self, theme: Theme) -> None:
        self._empty = EmptyState(
            theme,
            Icon.CHART,
            self.tr("No patient is open"),
            self.tr("Open a patient to log a session and to see the course."),
        )
        go = self._empty.add_button(self.tr("Go to patients"), primary=True)
        go.clicked.connect(lambda: self._workspace.page_requested.emit("patients"))
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self._side())
        beside = QWidget()
        self._beside = QStackedLayout(beside)
        self._beside.addWidget(self.charts)
        self._beside.addWidget(self._unlogged(theme))
        row.addWidget(beside, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)
        self.advice.entry_requested.connect(self.reveal_entry)
        self.charts.entry_requested.connect(self.reveal_entry)

    def _unlogged(self, theme: Theme) -> QWidget:
        """In place of the charts while there is nothing to draw."""
        empty = EmptyState(
            theme,
            Icon.CHART,
            self.tr("Nothing is logged yet"),
            self.tr("Log a session, or type in a returned log sheet, and the course shows here."),
        )
        log = empty.add_button(self.tr("Log a session…"), primary=True)
        log.clicked.connect(self.windows.log_session)
        sheet = empty.add_button(self.tr("Log sheet…"))
        sheet.clicked.connect(self.windows.type_week)
        return empty

    def _side(self) -> QWidget:
        advice_area = AdviceArea(self.advice)
        advice_area.setAccessibleName(self.tr("Advice"))
        decide = QPushButton(self.tr("Decide the next step…"))
        decide.setToolTip(self.tr("Advance, hold or step back: prepares the next week"))
        decide.clicked.connect(self.windows.decide)
        report = QPushButton(self.tr("Report…"))
        report.setToolTip(self.commands.report.toolTip())
        report.clicked.connect(self.windows.report)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(decide, 2)
        steps.addWidget(report, 1)
        self._prepare_entries()
        side = QWidget()
        side.setFixedWidth(_SIDE_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.log_buttons)
        column.addWidget(advice_area)
        column.addLayout(steps)
        column.addLayout(self._entries_head())
        column.addWidget(self.entries, 1)
        return side

    def _entries_head(self) -> QHBoxLayout:
        """The list's name, and whether days without a session stand in it."""
        self.all_days.setToolTip(self.tr("Show the days on which only the day was logged, too"))
        self.all_days.toggled.connect(self.model.show_days)
        row = QHBoxLayout()
        row.addWidget(plain_label(self.tr("Entries"), "subheading"))
        row.addStretch(1)
        row.addWidget(self.all_days)
        return row

    def _prepare_entries(self) -> None:
        self.entries.setModel(self.model)
        self.entries.setUniformItemSizes(True)
        self.entries.setMinimumHeight(_ENTRIES_PX)
        # What the advice leaves over is the list's, whatever it would wish for.
        self.entries.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.entries.setSpacing(3)  # rows of at least 24 px
        self.entries.setAccessibleName(self.tr("Log entries, newest first"))
        self.entries.setToolTip(self.tr("Enter opens an entry, Delete removes it"))
        self.entries.activated.connect(self._activate)
        self.entries.entry_removal_requested.connect(self.windows.remove_entry)

    def _activate(self, index: QModelIndex) -> None:
        self.windows.edit_entry(index.data(ENTRY_ROLE))
