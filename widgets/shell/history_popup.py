"""All steps of the open patient since it was opened; a click goes back or forward to one."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QUndoStack
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.common.labels import as_tooltip, plain_label
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme, set_role

WIDTH = 340
ROW = 32
MOST_ROWS = 14


class HistoryPopup(QFrame):
    """A list with the newest step on top; the state that is shown now carries a tick.

    Signals:
        step_chosen(int): so many steps shall have been done; 0 is the patient as it was opened.
    """

    step_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        set_role(self, "card")
        self.setAccessibleName(self.tr("Steps"))
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Steps, the newest first"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(4)
        head = plain_label(self.tr("Steps"), "strong")
        head.setIndent(8)
        hint = plain_label(self.tr("Choose one to go back or forward to it"), "hint")
        hint.setIndent(8)
        for widget in (head, hint, self.list):
            layout.addWidget(widget)

    def fill(self, stack: QUndoStack | None) -> None:
        """Show the steps of a stack; what was taken back stands above the tick, in quiet ink."""
        self.list.clear()
        count, now = (stack.count(), stack.index()) if stack is not None else (0, 0)
        for at in range(count, 0, -1):
            text = stack.text(at - 1) if stack is not None else ""
            self._add(at, text, now)
        self._add(0, self.tr("As it was opened"), now)
        self.list.setCurrentRow(count - now)

    def open_below(self, button: QWidget) -> None:
        """Show below a button, within the screen."""
        rows = min(MOST_ROWS, self.list.count())
        wanted = QSize(WIDTH, rows * ROW + 84)
        corner = button.mapToGlobal(QPoint(button.width() - WIDTH, button.height() + 4))
        room = button.screen().availableGeometry()
        self.setGeometry(
            max(room.left(), min(corner.x(), room.right() - WIDTH)),
            corner.y(),
            wanted.width(),
            min(wanted.height(), max(160, room.bottom() - corner.y())),
        )
        self.show()
        self.list.scrollToItem(self.list.currentItem())
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
            return
        super().keyPressEvent(event)

    def _add(self, done: int, text: str, now: int) -> None:
        tokens = self._theme.tokens
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, done)
        item.setSizeHint(QSize(0, ROW))
        said = text
        if done == now:
            item.setIcon(icon(Icon.CHECK, tokens, tokens.accent))
            said = self.tr("{step}, shown now").format(step=text)
        else:
            item.setIcon(icon(Icon.REDO if done > now else Icon.UNDO, tokens))
        if done > now:
            item.setForeground(QColor(tokens.second_ink))
            said = self.tr("{step}, taken back").format(step=text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(as_tooltip(said))
        self.list.addItem(item)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.close()
            self.step_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
