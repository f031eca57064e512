"""How often each rule is overridden in the caseload, and a way to the patients behind it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.safety.overriding import Rate
from widgets.common.counts import counted
from widgets.common.labels import plain_label
from widgets.library.rules_table import RATE, RulesTable
from widgets.state.services import Services
from widgets.theme.theme import Theme


class RatesView(QWidget):
    """Filled when it is first shown.

    Signals:
        patients_requested(str): show the patients for whom this rule was overridden.
    """

    patients_requested = Signal(str)

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._rates: Mapping[str, Rate] = {}
        self._filled = False
        self.table = RulesTable(theme)
        heads = self.table.horizontalHeader()
        heads.setAccessibleName(self.tr("Columns of the rules: choose one to sort by it"))
        self.said = plain_label("", "hint", wrap=True)
        self.show_patients = QPushButton(self.tr("Show these patients"))
        self.show_patients.setToolTip(self.tr("The patients for whom the rule was overridden"))
        head = QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.show_patients)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.table.currentCellChanged.connect(lambda *_: self._follow())
        self.table.cellActivated.connect(lambda *_: self._request())
        self.show_patients.clicked.connect(self._request)

    def show_rates(self, rates: Mapping[str, Rate]) -> None:
        """Take on other rates."""
        self._rates = rates
        overridden = sum(rate.overridden for rate in rates.values())
        rules = sum(1 for rate in rates.values() if rate.overridden)
        words = self.tr("In this caseload {decisions}, of {rules}.").format(
            decisions=counted(
                overridden, self.tr("1 override counts"), self.tr("{n} overrides count")
            ),
            rules=counted(rules, self.tr("1 rule"), self.tr("{n} rules")),
        )
        self.said.setText(words if overridden else self.tr("No override counts in this caseload."))
        if self._filled or self.isVisible():
            self.fill()

    def fill(self) -> None:
        """Show the rules with their rates, the most overridden first."""
        if not self._filled:
            self._filled = True
            rules = self._services.checker.rules.rules
            self.table.show_rules(rules, self._services.library)
            self.table.horizontalHeader().setSortIndicator(RATE, Qt.SortOrder.DescendingOrder)
            self.table.show_rates(self._rates)
            self.table.setCurrentCell(0, RATE)
            self.table.scrollToTop()
        else:
            self.table.show_rates(self._rates)
        self._follow()

    def chosen(self) -> str:
        """The selected rule, "" when there is none."""
        row = self.table.currentRow()
        return self.table.rule_at(row) if row >= 0 else ""

    def _follow(self) -> None:
        self.show_patients.setEnabled(self._rates.get(self.chosen(), Rate()).overridden > 0)

    def _request(self) -> None:
        if self.show_patients.isEnabled():
            self.patients_requested.emit(self.chosen())
