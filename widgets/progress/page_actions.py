"""The commands of the progress page: as actions for the menu bar, and as buttons on the page."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from widgets.progress.log_windows import LogWindows
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme, set_kind
from widgets.theme.tokens import Tokens


class ProgressActions(QObject):
    """Every command with its words and its shortcut; ``all`` is in the order of the menu."""

    def __init__(self, windows: LogWindows, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.log = self._add(
            self.tr("Log a session…"),
            self.tr("Enter what the patient reports (Ctrl+L)"),
            windows.log_session,
            "Ctrl+L",
        )
        self.week = self._add(
            self.tr("Type in a log sheet…"),
            self.tr("A whole week of a returned sheet, by keys alone (Ctrl+Shift+L)"),
            windows.type_week,
            "Ctrl+Shift+L",
        )
        self.visit = self._add(
            self.tr("Log a visit…"),
            self.tr("What you ask at a visit: signs, tolerance, questionnaires"),
            windows.visit,
        )
        self.decide = self._add(
            self.tr("Decide the next step…"),
            self.tr("Advance, hold or step back: prepares the next week"),
            windows.decide,
        )
        self.report = self._add(
            self.tr("Report…"),
            self.tr("How it went, on one or two pages, for the patient or who referred"),
            windows.report,
        )
        self.scores = self._add(
            self.tr("Questionnaires…"),
            self.tr("Scores over time; correct or remove one"),
            windows.show_scores,
        )
        self.decisions = self._add(
            self.tr("Decisions…"), self.tr("What was decided, and why"), windows.show_decisions
        )
        self.changes = self._add(
            self.tr("Changed entries…"),
            self.tr("What log entries and scores were before somebody changed them"),
            windows.show_changes,
        )
        self.csv = self._add(
            self.tr("Save the log as CSV…"),
            self.tr("Everything logged, as a table for a spreadsheet"),
            windows.save_csv,
        )

        self.import_csv = self._add(
            self.tr("Import a log from CSV…"),
            self.tr("Take in what an app or a spreadsheet wrote; you see it before it counts"),
            windows.import_csv,
        )

    @property
    def all(self) -> tuple[QAction, ...]:
        return (
            self.log,
            self.week,
            self.visit,
            self.decide,
            self.report,
            self.scores,
            self.decisions,
            self.changes,
            self.csv,
            self.import_csv,
        )

    def _add(self, text: str, tip: str, act: Callable[[], None], keys: str = "") -> QAction:
        action = QAction(text, self._page)
        action.setToolTip(tip)
        action.triggered.connect(lambda _checked=False: act())
        if keys:
            action.setShortcut(QKeySequence(keys))
        self._page.addAction(action)
        return action


class LogButtons(QWidget):
    """The two ways to log, and the other commands behind one button."""

    def __init__(self, actions: ProgressActions, theme: Theme) -> None:
        super().__init__()
        log = _button(actions.log, self.tr("Log a session…"))
        set_kind(log, "primary")
        week = _button(actions.week, self.tr("Log sheet…"))
        self.more = QPushButton()
        self.more.setAccessibleName(self.tr("More to log and to look at"))
        self.more.setToolTip(self.more.accessibleName())
        self.more.setFixedWidth(40)
        menu = QMenu(self.more)
        menu.setToolTipsVisible(True)
        menu.addActions([actions.visit, actions.report])
        menu.addSeparator()
        menu.addActions([actions.scores, actions.decisions, actions.changes])
        menu.addSeparator()
        menu.addActions([actions.csv, actions.import_csv])
        self.menu = menu
        self.more.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(log, 3)
        row.addWidget(week, 2)
        row.addWidget(self.more)
        theme.changed.connect(self._paint)
        self._paint(theme.tokens)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _paint(self, tokens: Tokens) -> None:
        self.more.setIcon(icon(Icon.MORE, tokens))


def _button(action: QAction, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    return button
