"""The glossary: each plain word with its standard name and what it means."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from designer.model.knowledge import Term
from widgets.common.labels import plain_label
from widgets.common.plain_table import PlainTable
from widgets.common.search_field import SearchField
from widgets.theme.theme import Theme

_OURS = "†"


class WordsView(QWidget):
    """A searchable list of the glossary's terms."""

    def __init__(self, terms: Iterable[Term], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Search words"), theme)
        heads = (self.tr("Plain word"), self.tr("Standard name"), self.tr("Meaning"))
        self.table = PlainTable(self.tr("Glossary"), heads, wide=2)
        self.table.setAlternatingRowColors(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for term in sorted(terms, key=lambda term: term.plain.casefold()):
            cells = (
                term.plain,
                _marked(term.standard, term.from_guide),
                _marked(term.meaning, term.meaning_from_guide),
            )
            self.table.add_row(cells, term.plain)
        none = self.tr("No word is like that. Clear the search.")
        self.empty = plain_label(none, "hint", wrap=True)
        ours = self.tr("{mark} Our words; the guide has none.").format(mark=_OURS)
        self.ours = plain_label(ours, "hint", wrap=True)
        self.search.textChanged.connect(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.ours)
        column.addStretch()
        self.filter("")

    def filter(self, text: str) -> None:
        """Show only the rows that hold ``text``."""
        wanted, found = text.strip().casefold(), 0
        for row in range(self.table.rowCount()):
            items = (self.table.item(row, column) for column in range(3))
            said = " ".join(item.text() for item in items if item is not None).casefold()
            self.table.setRowHidden(row, wanted not in said)
            found += wanted in said
        self.table.setVisible(bool(found))
        self.ours.setVisible(bool(found))
        self.empty.setVisible(not found)


def _marked(text: str, from_guide: bool) -> str:
    """The text, with a mark where the wording is not the guide's."""
    return text if from_guide or not text else f"{text} {_OURS}"
