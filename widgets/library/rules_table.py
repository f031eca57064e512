"""The rules as a table: number, severity, what is said, how often overridden."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from designer.knowledge.library import Library
from designer.model.vocabulary import Severity
from designer.safety.overriding import Rate
from designer.safety.rules.rules import Rule
from widgets.common.labels import as_tooltip
from widgets.common.plain_table import dress_to_read
from widgets.theme.glyphs import glyph_icon, severity_glyph, severity_word
from widgets.theme.theme import Theme
from widgets.theme.tokens import Tokens

NUMBER, SEVERITY, MESSAGE, RATE = range(4)
ORDER = Qt.ItemDataRole.UserRole  # what a column is sorted by


class _Cell(QTableWidgetItem):
    """Sorts by a figure behind the words."""

    def __init__(self, text: str, order: float | str) -> None:
        super().__init__(text)
        self.setData(ORDER, order)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        return bool(self.data(ORDER) < other.data(ORDER))


class RulesTable(QTableWidget):
    """Shows the rules, sorted by a click on a head.

    Signals:
        rule_chosen(str): a rule by its id.
    """

    rule_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._theme = theme
        self._severities: dict[str, Severity] = {}
        self.setAccessibleName(self.tr("Safety rules"))
        self.setHorizontalHeaderLabels(
            [self.tr("Rule"), self.tr("Severity"), self.tr("It says"), self.tr("Overridden here")]
        )
        dress_to_read(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
        counted = self.tr(
            "Of the findings of this rule in the clinic's programs: how many were overridden. "
            "– : it never spoke here."
        )
        rate = self.horizontalHeaderItem(RATE)
        if rate is not None:
            rate.setToolTip(as_tooltip(counted))
        self.setSortingEnabled(True)
        header.setSortIndicator(NUMBER, Qt.SortOrder.AscendingOrder)
        self.currentCellChanged.connect(self._choose)
        theme.changed.connect(self._paint)

    def show_rules(self, rules: Sequence[Rule], library: Library) -> None:
        """Fill the table."""
        self.setSortingEnabled(False)
        self.setRowCount(len(rules))
        for row, rule in enumerate(rules):
            self._severities[rule.id] = rule.severity
            severity = _Cell(severity_word(rule.severity), rule.severity.rank)
            self.setItem(row, NUMBER, _Cell(rule.id, rule.id))
            self.setItem(row, SEVERITY, severity)
            message = library.readable(rule.message)
            self.setItem(row, MESSAGE, _Cell(message, message.casefold()))
            self.setItem(row, RATE, _Cell("–", -1.0))
        self.setSortingEnabled(True)
        self._paint(self._theme.tokens)
        if rules:
            self.setCurrentCell(0, NUMBER)

    def show_rates(self, rates: Mapping[str, Rate]) -> None:
        """Say for each rule how often it was overridden."""
        self.setSortingEnabled(False)  # rows must not walk away while they are filled
        for row in range(self.rowCount()):
            rate = rates.get(self.rule_at(row), Rate())
            text, order = "–", -1.0
            if rate.fired:
                share = rate.overridden / rate.fired
                text = self.tr("{overridden} of {fired} ({percent} %)").format(
                    overridden=rate.overridden, fired=rate.fired, percent=round(share * 100)
                )
                order = share + rate.overridden / 1_000_000  # of equal shares the more frequent
            self.setItem(row, RATE, _Cell(text, order))
        self.setSortingEnabled(True)

    def filter(self, wanted: str) -> int:
        """Show only the rows that hold ``wanted``; gives how many those are."""
        shown = 0
        for row in range(self.rowCount()):
            items = (self.item(row, column) for column in (NUMBER, SEVERITY, MESSAGE))
            said = " ".join(item.text() for item in items if item is not None).casefold()
            self.setRowHidden(row, wanted not in said)
            shown += wanted in said
        return shown

    def rule_at(self, row: int) -> str:
        """The id of the rule in a row."""
        item = self.item(row, NUMBER)
        return item.text() if item is not None else ""

    def _choose(self, row: int, *_rest: int) -> None:
        if row >= 0:
            self.rule_chosen.emit(self.rule_at(row))

    def _paint(self, tokens: Tokens) -> None:
        for row in range(self.rowCount()):
            item = self.item(row, SEVERITY)
            severity = self._severities.get(self.rule_at(row))
            if item is not None and severity is not None:
                item.setIcon(glyph_icon(severity_glyph(severity), tokens))
