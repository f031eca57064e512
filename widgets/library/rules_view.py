"""Every safety rule with its reason, source and examples, and how often this clinic overrides it.

A rule that is overridden again and again is either wrong for this clinic or no longer read; the
table brings it to light (hazard H4).
"""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designer.safety.rules.rules import Rule
from widgets.common.counts import counted
from widgets.common.labels import plain_label
from widgets.common.search_field import SearchField
from widgets.library.override_counter import OverrideCounter
from widgets.library.rule_view import RuleView
from widgets.library.rules.actions import RuleActions
from widgets.library.rules.left_out_list import LeftOutList
from widgets.library.rules_table import RulesTable
from widgets.people.access_words import show_access, why_not
from widgets.state.workspace import Workspace


class RulesView(QWidget):
    """Filled when it is first shown; the rules need not be read before."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.table = RulesTable(workspace.theme)
        self.rule = RuleView(workspace.services.library, None, self._why_not)
        self.counter = OverrideCounter(workspace.services, self)
        self.search = SearchField(self.tr("Search rules"), workspace.theme)
        self.actions_ = RuleActions(workspace, self)
        self.new = QPushButton(self.tr("New rule…"))
        self.left_out = LeftOutList()
        self._retired: dict[str, Rule] = {}
        self._stricter: frozenset[str] = frozenset()
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
        self.new.clicked.connect(self.actions_.make)
        self.left_out.let_go_requested.connect(self.actions_.let_go)
        self.rule.stricter_requested.connect(self.actions_.make_stricter)
        self.rule.relaxing_requested.connect(self.actions_.relax)
        self.rule.edit_requested.connect(self.actions_.edit)
        self.rule.retirement_requested.connect(self.actions_.set_retired)
        self.actions_.saved.connect(self.show_rule)
        workspace.actor_changed.connect(self._show_access)
        workspace.clinic_changed.connect(self._show_access)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._filled:
            self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.counter.running:  # nobody looks; it can be counted again
            self._start_or_stop()

    def take_library(self) -> None:
        """The rules are others now."""
        self._filled = False
        self.rule.take_library(self._workspace.services.library)
        self.counter.take_services(self._workspace.services)
        if self.isVisible():
            self._fill()

    def _why_not(self) -> str:
        return why_not("edit rule", self._workspace)

    def _show_access(self) -> None:
        why = self._why_not()
        show_access(why, (self.new,))
        self.left_out.show_access(why)
        self.rule.show_access()

    def _fill(self) -> None:
        services = self._workspace.services
        self._filled = True
        own = self.actions_.kept()
        self._retired = {rule.id: rule for rule in self.actions_.retired_rules(own)}
        self._stricter = self.actions_.stricter_rules(own)
        rules = (*services.checker.rules.rules, *self._retired.values())
        self.table.show_rules(rules, services.library)
        self.left_out.show_left_out(services.checker.rules.left_out)
        self._show_access()
        self.counter.stop()
        self.counter.start()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.search, 1)
        head.addWidget(self.progress)
        head.addWidget(self.said)
        head.addWidget(self.count)
        head.addWidget(self.new)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 24, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.left_out)
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

    def show_rule(self, rule_id: str) -> None:
        """Show one rule, clearing a search that hides it."""
        for row in range(self.table.rowCount()):
            if self.table.rule_at(row) == rule_id:
                if self.table.isRowHidden(row):
                    self.search.clear()
                self.table.setCurrentCell(row, 0)

    def _show_rule(self, rule_id: str) -> None:
        retired = self._retired.get(rule_id)
        rule = retired or self._workspace.services.checker.rules.rule(rule_id)
        self.rule.show_rule(
            rule,
            self.counter.fired(rule_id) if retired is None else None,
            changed=rule_id in self._stricter,
            retired=retired is not None,
        )

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
        one, many = self.tr("Overrides of 1 patient"), self.tr("Overrides of {n} patients")
        words = counted(self.counter.counted, one, many)
        if self.counter.unread:
            unread = self.tr(", {unread} could not be read")
            words += unread.format(unread=self.counter.unread)
        self.said.setText(words)
        self.table.show_rates(self.counter.rates)
        row = self.table.currentRow()
        if row >= 0:
            self._show_rule(self.table.rule_at(row))
