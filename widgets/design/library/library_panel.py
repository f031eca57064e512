"""The library beside the board: search, filters, and cards that can be dragged or added by key."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from designer.model.search import SearchGroups
from designer.model.units import Units
from widgets.design.card_delegate import FigureProvider, LibraryCardDelegate
from widgets.design.card_words import CardWords
from widgets.design.day_names import DayNames
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.library.grid_card_delegate import GridCardDelegate
from widgets.design.library.library_filters import LibraryFilters
from widgets.design.library.library_list import LibraryList
from widgets.design.library.library_model import LibraryModel
from widgets.design.mime import placements_of
from widgets.state.document import RecordDocument
from widgets.state.kept_exercises import KeptExercises
from widgets.theme.shortcuts import Shortcut, keys_text
from widgets.theme.theme import Theme


class LibraryPanel(QWidget):
    """Finds exercises and offers them.

    Signals:
        add_requested(exercise_id): to the chosen day.
        add_to_day_requested(exercise_id, day): to a day.
        add_to_days_requested(exercise_id): to days that have to be asked for.
        drag_started(exercise_id), drag_ended(): an exercise is on its way.
        why_requested(exercise_id, point): why it has its verdict; the point is of the screen.
        removal_requested(placement_ids): placements were dropped here, out of the week.
    """

    add_requested = Signal(str)
    add_to_day_requested = Signal(str, int)
    add_to_days_requested = Signal(str)
    drag_started = Signal(str)
    drag_ended = Signal()
    removal_requested = Signal(object)
    why_requested = Signal(str, QPoint)

    def __init__(
        self,
        cards: ExerciseCards,
        theme: Theme,
        figures: FigureProvider | None = None,
        kept: KeptExercises | None = None,
        groups: SearchGroups | None = None,
        parent: QWidget | None = None,
        *,
        with_retired: bool = False,
    ) -> None:
        super().__init__(parent)
        self._names = DayNames(self)
        self._document: RecordDocument | None = None
        self.kept = kept if kept is not None else KeptExercises(parent=self)
        words = self._words = CardWords(cards, self)
        self.model = LibraryModel(cards, words, self)
        self.filters = LibraryFilters(
            cards, words, groups or SearchGroups(), self.kept, theme, with_retired=with_retired
        )
        self.search = self.filters.search
        delegate = LibraryCardDelegate(theme, words, figures, self)
        self._tiles = GridCardDelegate(theme, words, figures, self)
        self.list = LibraryList(self.model, delegate, self)
        self._zone = RemoveZone(theme, self)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._refresh()

    def show_document(self, document: RecordDocument | None) -> None:
        """Show the verdicts for another patient; None: no verdicts."""
        self._document = document
        if document is not None:
            document.facts_changed.connect(self._follow_facts)
        self._follow_facts()

    def show_units(self, units: Units) -> None:
        """Say doses in other units."""
        self._words.show_units(units)
        self.list.viewport().update()

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def offer_removal(self, offered: bool) -> None:
        """While a card of the board is dragged, the library is the place to drop it out."""
        self._zone.setGeometry(self.rect())
        self._zone.setVisible(offered)
        self._zone.raise_()

    def sizeHint(self) -> QSize:
        return QSize(272, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._zone.setGeometry(self.rect())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if placements_of(event.mimeData()):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.offer_removal(offered=True)

    def dropEvent(self, event: QDropEvent) -> None:
        self.offer_removal(offered=False)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.removal_requested.emit(placements_of(event.mimeData()))

    def build_menu(self, exercise_id: str) -> QMenu:
        """The context menu of a card; the caller shows it."""
        menu = QMenu(self)
        for day in range(7):
            text = self.tr("Add to {day}").format(day=self._names.long(day))
            action = menu.addAction(text)
            action.triggered.connect(
                lambda _=False, day=day: self.add_to_day_requested.emit(exercise_id, day)
            )
        menu.addSeparator()
        several = menu.addAction(self.tr("Add to days…"))
        several.triggered.connect(lambda _=False: self.add_to_days_requested.emit(exercise_id))
        for action in menu.actions():
            action.setEnabled(self._document is not None)
        menu.addSeparator()
        why = menu.addAction(f"{self.tr('Why this verdict')}\t{keys_text(Shortcut.WHY)}")
        why.setEnabled(self._document is not None)
        why.triggered.connect(lambda _=False: self._ask_why(exercise_id))
        marked = exercise_id in self.kept.favourites
        star = menu.addAction(
            self.tr("Take out of the favourites") if marked else self.tr("Add to the favourites")
        )
        star.triggered.connect(lambda: self.kept.mark(exercise_id, favourite=not marked))
        return menu

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.filters)
        body = QHBoxLayout()
        body.setContentsMargins(8, 0, 0, 0)
        body.addWidget(self.list)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._refresh)
        self.filters.grid_toggled.connect(self._show_as)
        self.search.returnPressed.connect(self._add_current)
        self.search.installEventFilter(self)
        self.list.add_requested.connect(self.add_requested)
        self.list.drag_started.connect(self.drag_started)
        self.list.drag_ended.connect(self.drag_ended)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.why_requested.connect(self._ask_why)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if (
            watched is self.search
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
        ):
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _follow_facts(self) -> None:
        document = self._document
        verdicts = document.case.asked_verdicts() if document is not None else {}
        self.model.show_verdicts(verdicts)
        self.filters.show_verdicts(verdicts, patient_open=document is not None)
        self._refresh()

    def _refresh(self) -> None:
        """Show what search and filters leave over."""
        ids = self.filters.left_over()
        kept = self.list.current_exercise()
        self.model.show(ids)
        row = self.model.row_of(kept) if kept is not None else None
        if ids:
            self.list.setCurrentIndex(self.model.index(row or 0))

    def _show_as(self, grid: bool) -> None:
        self.list.show_grid(self._tiles if grid else None)

    def _add_current(self) -> None:
        exercise_id = self.list.current_exercise()
        if exercise_id is not None:
            self.add_requested.emit(exercise_id)

    def _ask_why(self, exercise_id: str) -> None:
        row = self.model.row_of(exercise_id)
        if row is not None and self._document is not None:
            corner = self.list.visualRect(self.model.index(row)).topRight()
            self.why_requested.emit(exercise_id, self.list.viewport().mapToGlobal(corner))

    def _show_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        if index.isValid():
            menu = self.build_menu(self.model.exercise_id(index))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.list.viewport().mapToGlobal(point))


class RemoveZone(QWidget):
    """What covers the library while a card of the board is in the air."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tokens.surface
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(tokens.field_line, 2, Qt.PenStyle.DashLine))
        painter.setBrush(tokens.sunken)
        painter.drawRoundedRect(self.rect().adjusted(12, 12, -12, -12), 10, 10)
        painter.setPen(tokens.ink)
        painter.setFont(self._theme.font(tokens.large_px, tokens.strong))
        painter.drawText(
            self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.tr("Drop here to remove")
        )
