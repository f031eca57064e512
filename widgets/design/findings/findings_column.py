"""The cards of the findings below each other, placed by hand and kept as long as they serve."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from designer.model.finding import Finding
from widgets.design.findings.finding_card import FindingCard

GAP = 8
MARGIN = 12
RIGHT = 4


class FindingsColumn(QWidget):
    """Shows findings as cards. A finding that stays keeps its card, and with it the focus."""

    def __init__(
        self,
        new_card: Callable[[], FindingCard],
        fill: Callable[[FindingCard, Finding], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._new_card, self._fill = new_card, fill
        self._cards: list[FindingCard] = []
        self._spare: list[FindingCard] = []
        self._area: QScrollArea | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def follow(self, area: QScrollArea) -> None:
        """Make buttons for the cards that this area brings into view."""
        self._area = area
        area.verticalScrollBar().valueChanged.connect(self._furnish)

    def cards(self) -> Sequence[FindingCard]:
        """The cards, in the order of the findings."""
        return tuple(self._cards)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; cards of findings that went away are used again for new ones."""
        known: dict[object, list[FindingCard]] = {}
        for card in self._cards:
            if card.finding is not None:
                known.setdefault(_same(card.finding), []).append(card)
        kept = [_taken(known, _same(finding)) for finding in findings]
        self._spare += [card for cards in known.values() for card in cards]
        self._cards = []
        for finding, stays in zip(findings, kept, strict=True):
            card = stays or (self._spare.pop() if self._spare else self._added())
            self._fill(card, finding)
            self._cards.append(card)
        for card in self._spare:
            card.hide()
        self.lay_out()
        for before, after in zip(self._cards, self._cards[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def lay_out(self) -> None:
        """Put the cards below each other."""
        width = self.width() - MARGIN - RIGHT
        y = 4
        for card in self._cards:
            height = card.height_for(width)
            card.setGeometry(MARGIN, y, width, height)
            card.setVisible(True)
            y += height + GAP
        self.setMinimumHeight(y)
        self._furnish()

    def sizeHint(self) -> QSize:
        return QSize(280, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()
        else:
            self._furnish()

    def _added(self) -> FindingCard:
        card = self._new_card()
        card.setParent(self)
        card.height_changed.connect(self.lay_out)
        return card

    def _furnish(self, _value: int = 0) -> None:
        """Only cards in view need their buttons."""
        if self._area is None:
            return
        top = self._area.verticalScrollBar().value()
        bottom = top + self._area.viewport().height()
        for card in self._cards:
            if card.y() < bottom and card.geometry().bottom() > top:
                card.buttons()


def _same(finding: Finding) -> object:
    """What makes a finding the same as before the edit, whatever days it is about by now."""
    return finding.key, finding.missing_fact, finding.where.exercise_ids


def _taken(known: dict[object, list[FindingCard]], key: object) -> FindingCard | None:
    """The card that shows this finding already."""
    cards = known.get(key)
    return cards.pop(0) if cards else None
