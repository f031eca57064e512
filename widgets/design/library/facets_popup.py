"""The filters of the library: a box to tick for everything that any exercise has."""

from collections.abc import Collection

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.common.emptying import empty
from widgets.common.labels import plain_label
from widgets.common.scrolling import scrolled
from widgets.design.library.facet_words import FacetWords
from widgets.design.library.library_facets import Choice, FacetName, LibraryFacets

SHOWN: tuple[FacetName, ...] = ("region", "equipment", "position", "kind", "mine")


class FacetsPopup(QFrame):
    """Opens below its button and stays until a click beside it or Escape.

    Signals:
        chosen_changed(frozenset[Choice]): other boxes are ticked.
    """

    chosen_changed = Signal(object)

    def __init__(self, words: FacetWords, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._words = words
        self.boxes: dict[Choice, QCheckBox] = {}
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Filters"))
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(16, 12, 16, 12)
        self._rows.setSpacing(4)
        scroll = scrolled(self._list)
        self._clear = QPushButton(self.tr("Clear filters"))
        self._clear.clicked.connect(self.clear)
        done = QPushButton(self.tr("Done"))
        done.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.addWidget(self._clear)
        foot.addStretch(1)
        foot.addWidget(done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

    def fill(self, facets: LibraryFacets, chosen: Collection[Choice]) -> None:
        """Offer what the library has, with a count of each; tick what is chosen."""
        self._empty()
        for facet in SHOWN:
            values = facets.values(facet)
            if not values:
                continue
            self._rows.addSpacing(8 if self.boxes else 0)
            self._rows.addWidget(plain_label(self._words.facet(facet), "strong"))
            for value in values:
                self._add(Choice(facet, value), facets, chosen)
        self._rows.addStretch(1)
        self._clear.setEnabled(bool(chosen))

    def open_below(self, button: QWidget) -> None:
        """Show below a button, within the screen."""
        room = button.screen().availableGeometry()
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        wanted = QSize(288, min(560, max(240, room.bottom() - corner.y() - 16)))
        self.resize(wanted)
        self.move(max(room.left(), min(corner.x(), room.right() - wanted.width())), corner.y())
        self.show()
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def chosen(self) -> frozenset[Choice]:
        return frozenset(choice for choice, box in self.boxes.items() if box.isChecked())

    def clear(self) -> None:
        """Tick nothing."""
        for box in self.boxes.values():
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)
        self._tell()

    def _add(self, choice: Choice, facets: LibraryFacets, chosen: Collection[Choice]) -> None:
        count = facets.count(choice, facets.kept(()))
        name = self._words.choice(choice)
        box = QCheckBox(self.tr("{name} ({count})").format(name=name, count=count))
        box.setChecked(choice in chosen)
        box.toggled.connect(self._tell)
        self.boxes[choice] = box
        self._rows.addWidget(box)

    def _tell(self, _ticked: object = None) -> None:
        self._clear.setEnabled(bool(self.chosen))
        self.chosen_changed.emit(self.chosen)

    def _empty(self) -> None:
        self.boxes.clear()
        empty(self._rows)
