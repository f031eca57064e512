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
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from designer.model.finding import Verdict
from widgets.common.labels import plain_label
from widgets.design.card_delegate import FigureProvider, LibraryCardDelegate
from widgets.design.card_words import CardWords
from widgets.design.day_names import DayNames
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.library_index import LibraryIndex
from widgets.design.library_list import LibraryList
from widgets.design.library_model import LibraryModel
from widgets.design.mime import placements_of
from widgets.design.verdict_words import VERDICTS
from widgets.state.document import RecordDocument
from widgets.theme.glyphs import glyph_icon, verdict_glyph, verdict_word
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme
from widgets.theme.tokens import PHASES, Tokens


class LibraryPanel(QWidget):
    """Finds exercises and offers them.

    Signals:
        add_requested(exercise_id): to the chosen day.
        add_to_day_requested(exercise_id, day): to a day.
        add_to_days_requested(exercise_id): to days that have to be asked for.
        drag_started(exercise_id), drag_ended(): an exercise is on its way.
        removal_requested(placement_ids): placements were dropped here, out of the week.
    """

    add_requested = Signal(str)
    add_to_day_requested = Signal(str, int)
    add_to_days_requested = Signal(str)
    drag_started = Signal(str)
    drag_ended = Signal()
    removal_requested = Signal(object)

    def __init__(
        self,
        cards: ExerciseCards,
        theme: Theme,
        figures: FigureProvider | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._names = theme, DayNames(self)
        self._document: RecordDocument | None = None
        self._verdicts: dict[str, Verdict] = {}
        self._words = CardWords(cards, self)
        exercises = [card.exercise for card in cards.all() if card.exercise is not None]
        self._phases = {exercise.id: exercise.phase for exercise in exercises}
        self._index = LibraryIndex(exercises)
        self.model = LibraryModel(cards, self._words, self)
        self.search = QLineEdit(self)
        self.phase = QComboBox(self)
        self.verdict = QComboBox(self)
        self._count = plain_label("", "hint")
        self._nothing = plain_label("", "hint", wrap=True)
        delegate = LibraryCardDelegate(theme, self._words, figures, self)
        self.list = LibraryList(self.model, delegate, self)
        self._zone = RemoveZone(theme, self)
        self._fill()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._refresh()

    def show_document(self, document: RecordDocument | None) -> None:
        """Show the verdicts for another patient; None: no verdicts."""
        self._document = document
        if document is not None:
            document.facts_changed.connect(self._follow_facts)
        self.verdict.setEnabled(document is not None)
        self._follow_facts()

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
        menu.setEnabled(self._document is not None)
        return menu

    def _fill(self) -> None:
        self.search.setPlaceholderText(self.tr("Search exercises"))
        self.search.setToolTip(self.tr("Name, other name, equipment, movement or position"))
        self.search.setClearButtonEnabled(True)
        # The sheet of the application makes every tool button as tall as a finger; not these two.
        self.search.setStyleSheet("QToolButton { border: none; padding: 0; min-height: 0; }")
        self.search.setAccessibleName(self.tr("Search exercises"))
        self.phase.addItem(self.tr("All phases"), "")
        for phase in PHASES:
            self.phase.addItem(self._words.phase_word(phase), phase)  # type: ignore[arg-type]
        self.phase.setAccessibleName(self.tr("Phase"))
        self.verdict.addItem(self.tr("All verdicts"), "")
        for word in VERDICTS:
            self.verdict.addItem(verdict_word(word), word)
        self.verdict.setAccessibleName(self.tr("Verdict for this patient"))
        self._search_icon = self.search.addAction(
            icon(Icon.SEARCH, self._theme.tokens), QLineEdit.ActionPosition.LeadingPosition
        )
        self._dress(self._theme.tokens)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.phase, 1)
        filters.addWidget(self.verdict, 1)
        for box in (self.phase, self.verdict):
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        head = QVBoxLayout()
        head.setContentsMargins(10, 8, 10, 0)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addLayout(filters)
        head.addWidget(self._count)
        head.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        body = QHBoxLayout()
        body.setContentsMargins(8, 0, 0, 0)
        body.addWidget(self.list)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._refresh)
        self.search.returnPressed.connect(self._add_current)
        self.search.installEventFilter(self)
        self.phase.currentIndexChanged.connect(self._refresh)
        self.verdict.currentIndexChanged.connect(self._refresh)
        self.list.add_requested.connect(self.add_requested)
        self.list.drag_started.connect(self.drag_started)
        self.list.drag_ended.connect(self.drag_ended)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._theme.changed.connect(self._dress)

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
        self._verdicts = dict(document.case.verdicts()) if document is not None else {}
        self.model.show_verdicts(self._verdicts)
        self._refresh()

    def _refresh(self) -> None:
        """Show what search and filters leave over."""
        ids = self._index.search(self.search.text())
        phase, word = self.phase.currentData(), self.verdict.currentData()
        if phase:
            ids = tuple(key for key in ids if self._phases[key] == phase)
        if word and self._verdicts:
            ids = tuple(
                key for key in ids if key in self._verdicts and self._verdicts[key].word == word
            )
        kept = self.list.current_exercise()
        self.model.show(ids)
        row = self.model.row_of(kept) if kept is not None else None
        if ids:
            self.list.setCurrentIndex(self.model.index(row or 0))
        every = len(self._index.ids)
        shown = (
            self.tr("{n} exercises") if len(ids) == every else self.tr("{n} of {every} exercises")
        )
        self._count.setText(shown.format(n=len(ids), every=every))
        self._nothing.setVisible(not ids)
        self._nothing.setText(self.tr("Nothing found. Try a shorter word or other filters."))

    def _add_current(self) -> None:
        exercise_id = self.list.current_exercise()
        if exercise_id is not None:
            self.add_requested.emit(exercise_id)

    def _show_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        if index.isValid():
            menu = self.build_menu(self.model.exercise_id(index))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.list.viewport().mapToGlobal(point))

    def _dress(self, tokens: Tokens) -> None:
        self._search_icon.setIcon(icon(Icon.SEARCH, tokens))
        for row, word in enumerate(VERDICTS, start=1):
            self.verdict.setItemIcon(row, glyph_icon(verdict_glyph(word), tokens))


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
