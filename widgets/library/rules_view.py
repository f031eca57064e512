"""Every safety rule with its reason, source and examples, and how often this clinic overrides it.

A rule that is overridden again and again is either wrong for this clinic or no longer read; the
table brings it to light (hazard H4).
"""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from widgets.common.labels import plain_label
from widgets.library.override_counter import OverrideCounter
from widgets.library.rule_view import RuleView
from widgets.library.rules_table import RulesTable
from widgets.state.workspace import Workspace


class RulesView(QWidget):
    """Filled when it is first shown; the rules need not be read before."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = workspace.services
        self.table = RulesTable(workspace.theme)
        self.rule = RuleView(workspace.services.library)
        self.counter = OverrideCounter(workspace.services, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search rules"))
        self.search.setAccessibleName(self.tr("Search rules"))
        self.search.setClearButtonEnabled(True)
        self.count = QPushButton(self.tr("Count again"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(160)
        self.progress.setAccessibleName(self.tr("Counting overrides"))
        self.said = plain_label("", "hint")
        self._filled = False
        self._lay_out()
        self.table.rule_chosen.connect(self._show_rule)
        self.search.textChanged.connect(self._filter)
        self.count.clicked.connect(self._start_or_stop)
        self.counter.progressed.connect(self._show_progress)
        self.counter.finished.connect(self._show_rates)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._filled:
            self._filled = True
            self.table.show_rules(self._services.checker.rules.rules, self._services.library)
            self._start_or_stop()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.counter.running:  # nobody looks; it can be counted again
            self._start_or_stop()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.search, 1)
        head.addWidget(self.progress)
        head.addWidget(self.said)
        head.addWidget(self.count)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 24, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        sides.addWidget(left)
        sides.addWidget(self.rule)
        sides.setStretchFactor(0, 3)
        sides.setStretchFactor(1, 2)
        sides.setSizes([820, 480])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sides)

    def _show_rule(self, rule_id: str) -> None:
        self.rule.show_rule(self._services.checker.rules.rule(rule_id))

    def _filter(self, text: str) -> None:
        self.table.filter(text.strip().casefold())

    def _start_or_stop(self) -> None:
        if self.counter.running:
            self.counter.stop()
            self._show_rates()
        else:
            self.counter.start()

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setVisible(True)
        self.progress.setMaximum(max(1, total))
        self.progress.setValue(done)
        self.count.setText(self.tr("Stop"))
        words = self.tr("Counting overrides: {done} of {total} patients")
        self.said.setText(words.format(done=done, total=total))

    def _show_rates(self) -> None:
        self.progress.hide()
        self.count.setText(self.tr("Count again"))
        words = self.tr("Overrides of {n} patients")
        if self.counter.unread:
            words += self.tr(", {unread} could not be read")
        self.said.setText(words.format(n=self.counter.counted, unread=self.counter.unread))
        self.table.show_rates(self.counter.rates)
