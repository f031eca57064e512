"""Everything that happened to a patient, newest first; a click leads to the thing."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.knowledge.library import Library
from designer.timeline import Event
from widgets.common.empty_state import EmptyState
from widgets.common.labels import plain_label
from widgets.common.search_field import SearchField
from widgets.patients.timeline.timeline_model import Index, Role, TimelineModel
from widgets.patients.timeline.timeline_signs import sign_of
from widgets.patients.timeline.timeline_words import TimelineWords
from widgets.theme.icons import Icon, icon_pixmap
from widgets.theme.theme import Theme

ROW_PX = 52
DATE_PX = 104
_SIGN_PX = 18


class TimelineView(QWidget):
    """Filter, search, list.

    Signals:
        place_requested(Place): the user wishes to see the thing behind an event.
    """

    place_requested = Signal(object)

    def __init__(self, library: Library, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TimelineModel(TimelineWords(library))
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Kind of events"))
        for key, text in self._groups():
            self.kinds.addItem(text, key)
        self.search = SearchField(self.tr("Search the timeline"), theme)
        self._count = plain_label("", "hint")
        self.list = self._make_list(theme)
        self._nothing = EmptyState(theme, Icon.CLOCK, "", "")
        self._clear = self._nothing.add_button(self.tr("Show everything"))
        self._clear.clicked.connect(self.show_everything)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self.kinds.currentIndexChanged.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self._arrange(theme)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show a patient's events, newest first."""
        self.model.show_events(events)
        self._follow()

    def show_reading(self) -> None:
        """Show no events, and say that they are being read."""
        self.model.show_events(())
        self._stack.setCurrentWidget(self.list)  # where the keyboard may be
        self._count.setText(self.tr("Reading…"))

    def take_library(self, library: Library) -> None:
        """Say the names of another library."""
        self.model.take_words(TimelineWords(library))

    def show_everything(self) -> None:
        """Take the filters away."""
        self.kinds.setCurrentIndex(0)
        self.search.clear()

    def _groups(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Everything")),
            ("facts", self.tr("Facts, intake and reviews")),
            ("program", self.tr("Program, decisions, overrides")),
            ("prints", self.tr("Prints")),
            ("log", self.tr("Log, flares, scores")),
            ("changes", self.tr("Who changed what")),
        ]

    def _filter(self, _change: object = None) -> None:
        self.model.filter_by(str(self.kinds.currentData()), self.search.text())
        self._follow()

    def _follow(self) -> None:
        shown, everything = self.model.rowCount(), self.model.count_of_all
        self._stack.setCurrentWidget(self.list if shown else self._nothing)
        self._clear.setVisible(bool(everything))
        if everything:
            self._nothing.say(
                self.tr("Nothing of this kind"), self.tr("No event fits the search and the filter.")
            )
        else:
            self._nothing.say(
                self.tr("Nothing has happened yet"),
                self.tr("What is recorded, planned, printed and logged will stand here by date."),
            )
        text = self.tr("{count} events") if shown != 1 else self.tr("1 event")
        self._count.setText(text.format(count=shown) if shown else "")

    def _activate(self, index: QModelIndex) -> None:
        event = index.data(Role.EVENT)
        if isinstance(event, Event) and event.place is not None:
            self.place_requested.emit(event.place)

    def _make_list(self, theme: Theme) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(TimelineDelegate(theme, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setAccessibleName(self.tr("Timeline, newest first"))
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.clicked.connect(self._activate)
        view.activated.connect(self._activate_by_key)
        return view

    def _activate_by_key(self, index: QModelIndex) -> None:
        # Where one click activates already, the click itself was enough.
        style = self.list.style()
        if not style.styleHint(QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick):
            self._activate(index)

    def _arrange(self, theme: Theme) -> None:
        tokens = theme.tokens
        row = QHBoxLayout()
        row.setSpacing(tokens.space_s)
        row.addWidget(self.kinds)
        row.addWidget(self.search, 1)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.space_m, 0, 0)
        column.setSpacing(tokens.space_s)
        column.addLayout(row)
        column.addWidget(self._stack, 1)


class TimelineDelegate(QStyledItemDelegate):
    """Date at the left, what happened, and below it what belongs to it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        tokens = theme.tokens
        self._strong = theme.font(tokens.body_px, tokens.strong)
        self._small = theme.font(tokens.small_px)
        self._signs: dict[tuple[Icon, int], QPixmap] = {}
        self._metrics = {id(font): QFontMetrics(font) for font in (self._strong, self._small)}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect = self._theme.tokens, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.accent_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.sunken)
        inner = rect.adjusted(tokens.space_s, 7, -tokens.space_s, -7)
        line = inner.left() + DATE_PX
        self._paint_line(painter, rect, line)
        event: Event = index.data(Role.EVENT)
        painter.drawPixmap(line - _SIGN_PX // 2, rect.top() + 8, self._sign(sign_of(event.kind)))
        date = QRect(inner.left(), inner.top(), DATE_PX - 16, 19)
        self._paint_text(painter, date, str(index.data(Role.DATE)), self._small, tokens.second_ink)
        left = line + tokens.space_l
        upper = QRect(left, inner.top(), inner.right() - left, 19)
        lower = QRect(left, inner.bottom() - 17, inner.right() - left, 18)
        detail = str(index.data(Role.DETAIL))
        self._paint_text(painter, upper, str(index.data()), self._strong, tokens.ink)
        self._paint_text(painter, lower, detail, self._small, tokens.second_ink)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, x: int) -> None:
        tokens = self._theme.tokens
        painter.setPen(tokens.line)
        painter.drawLine(x, rect.top(), x, rect.bottom())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.surface)  # the line gives way to the sign
        painter.drawEllipse(x - 12, rect.top() + 6, 24, 24)

    def _sign(self, name: Icon) -> QPixmap:
        color = self._theme.tokens.accent
        key = (name, color.rgb())
        if key not in self._signs:
            self._signs[key] = icon_pixmap(name, color, _SIGN_PX)
        return self._signs[key]

    def _paint_text(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)
        metrics = self._metrics[id(font)]
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        flags = (
            Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignAbsolute
        )
        painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)
