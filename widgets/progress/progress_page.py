"""The progress page: advice and entries on the left, charts on the right."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from designer.progress.advice import advise
from designer.progress.entries import with_entry, without_entries
from designer.progress.words import summary
from widgets.common.dates import shown_date
from widgets.common.empty_state import EmptyState
from widgets.common.labels import plain_label
from widgets.progress.advice_panel import AdvicePanel
from widgets.progress.charts_panel import ChartsPanel
from widgets.progress.entries_list import EntriesList
from widgets.progress.entries_model import ENTRY_ROLE, EntriesModel, Entry
from widgets.progress.log_dialog import LogDialog, day_of, new_logs
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon
from widgets.theme.theme import Theme, set_kind

_SIDE_PX = 336


class ProgressPage(QWidget):
    """Logs, charts and advice of the open patient."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = workspace.theme
        self._workspace = workspace
        self._document: RecordDocument | None = None
        self._stale = False  # something changed while the page was hidden
        self.advice = AdvicePanel(theme)
        self.charts = ChartsPanel(theme, workspace.services.library)
        self.model = EntriesModel(self)
        self.entries = EntriesList()
        self._build(theme)
        workspace.document_opened.connect(self._open)
        workspace.document_closed.connect(self._close)
        if workspace.document is not None:
            self._open(workspace.document)

    def log_session(self) -> None:
        """Open the form for a new entry."""
        if self._document is None:
            return
        services = self._workspace.services
        session, day = new_logs(self._document.record, services.now(), services.new_id())
        dialog = LogDialog(
            self._document.record, services.library, services.now(), session, day, self
        )
        self._run(dialog, self.tr("Log session"))

    def edit_entry(self, entry: Entry) -> None:
        """Open the form for an entry that exists."""
        document = self._document
        if document is None:
            return
        services = self._workspace.services
        session, _ = new_logs(document.record, entry.at, services.new_id())
        session = entry.session or session
        day = entry.day or day_of(document.record, session, services.new_id())
        dialog = LogDialog(document.record, services.library, services.now(), session, day, self)
        dialog.had_session.setChecked(entry.session is not None)
        self._run(dialog, self.tr("Change log entry"))

    def remove_entry(self, entry: Entry) -> None:
        """Take an entry out; undo brings it back."""
        if self._document is None:
            return
        record = without_entries(self._document.record, entry.ids)
        text = self.tr("Remove log entry of {date}").format(date=shown_date(entry.at.date()))
        self._document.change(record, text)

    def reveal_entry(self, entry_id: str) -> None:
        """Select the entry in the list."""
        row = self.model.row_of(entry_id)
        if row >= 0:
            index = self.model.index(row)
            self.entries.setCurrentIndex(index)
            self.entries.scrollTo(index)
            self.entries.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _run(self, dialog: LogDialog, text: str) -> None:
        document = self._document
        if dialog.exec() and document is not None:
            session, day = dialog.result_logs()
            document.change(with_entry(document.record, session, day), text)
        dialog.deleteLater()

    def _open(self, document: RecordDocument) -> None:
        self._document = document
        document.facts_changed.connect(self._refresh)
        document.program_changed.connect(self._refresh)
        self._stack.setCurrentWidget(self._content)
        self._refresh()

    def _close(self) -> None:
        self._document = None
        self.model.show_record(None)
        self._stack.setCurrentWidget(self._empty)

    def _refresh(self) -> None:
        document = self._document
        self._stale = document is not None and not self.isVisible()
        if document is None or self._stale:
            return
        services = self._workspace.services
        record, today = document.record, services.today()
        self.model.show_record(record)
        self.advice.show_advice(advise(record, services.library, today), summary(record, today))
        self.charts.show_record(record, today)

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
        row.addWidget(self.charts, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)
        self.advice.entry_requested.connect(self.reveal_entry)
        self.charts.entry_requested.connect(self.reveal_entry)

    def _side(self) -> QWidget:
        log = QPushButton(self.tr("Log a session…"))
        set_kind(log, "primary")
        log.setToolTip(self.tr("Enter what the patient reports (Ctrl+L)"))
        log.clicked.connect(self.log_session)
        QShortcut(QKeySequence("Ctrl+L"), self, self.log_session)
        advice_area = QScrollArea()
        advice_area.setWidgetResizable(True)
        advice_area.setFrameShape(QScrollArea.Shape.NoFrame)
        advice_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        advice_area.setWidget(self.advice)
        self._prepare_entries()
        side = QWidget()
        side.setFixedWidth(_SIDE_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(log)
        column.addWidget(advice_area, 3)
        column.addWidget(plain_label(self.tr("Entries"), "subheading"))
        column.addWidget(self.entries, 2)
        return side

    def _prepare_entries(self) -> None:
        self.entries.setModel(self.model)
        self.entries.setUniformItemSizes(True)
        self.entries.setSpacing(3)  # rows of at least 24 px
        self.entries.setAccessibleName(self.tr("Log entries, newest first"))
        self.entries.setToolTip(self.tr("Enter opens an entry, Delete removes it"))
        self.entries.activated.connect(self._activate)
        self.entries.entry_removal_requested.connect(self.remove_entry)

    def _activate(self, index: QModelIndex) -> None:
        self.edit_entry(index.data(ENTRY_ROLE))
