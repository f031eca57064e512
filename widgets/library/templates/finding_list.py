"""Findings as a plain list: shape, exercise, what is wrong and which rule says so."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from designer.knowledge.library import Library
from designer.model.finding import Finding
from widgets.common.labels import as_tooltip
from widgets.common.wrapped_items import WrappedItems
from widgets.design.day_names import DayNames
from widgets.design.exercise_cards import ExerciseCards
from widgets.theme.glyphs import glyph_icon, severity_glyph, severity_word
from widgets.theme.theme import Theme

_NAMED = 3  # exercises of one finding by name


class FindingList(QListWidget):
    """Shows findings; a click or Enter says where one is.

    Signals:
        finding_chosen(Finding): show the place it is about.
    """

    finding_chosen = Signal(object)

    def __init__(
        self, library: Library, cards: ExerciseCards, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._cards, self._theme = library, cards, theme
        self._days = DayNames(self)
        self._findings: list[Finding] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(WrappedItems(self))
        self.setSpacing(2)
        self.setIconSize(QSize(18, 18))
        self.setAccessibleName(self.tr("What the rules find"))
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show these, in their order."""
        self._findings = list(findings)
        self.clear()
        for finding in self._findings:
            item = QListWidgetItem(self.words(finding), self)
            glyph = severity_glyph(finding.severity)
            shape = glyph_icon(glyph, self._theme.tokens, 18)
            shape.addPixmap(shape.pixmap(18, 18), QIcon.Mode.Selected)
            item.setIcon(shape)
            item.setToolTip(as_tooltip(self._library.readable(finding.why)))
            said = f"{severity_word(finding.severity)}: {item.text()}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def words(self, finding: Finding) -> str:
        """One finding on two lines."""
        names = [self._cards.name(key) for key in finding.where.exercise_ids]
        if len(names) > _NAMED:
            more = self.tr("{n} more").format(n=len(names) - _NAMED)
            names = [*names[:_NAMED], more]
        head = ", ".join(names)
        if finding.where.days:
            head = f"{head} · {self._days.list(finding.where.days)}" if head else ""
        message = f"{self._library.readable(finding.message)} ({finding.rule_id})"
        return f"{head}\n{message}" if head else message

    def _choose(self, item: QListWidgetItem) -> None:
        self.finding_chosen.emit(self._findings[self.row(item)])
