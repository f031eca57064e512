"""Labels that show data as it is: plain text, never markup, cut with an ellipsis where too long."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from widgets.theme.theme import set_role


def plain_label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label that never reads its text as markup; ``role`` is one of the style sheet's."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if role:
        set_role(label, role)
    return label


def badge(text: str) -> QLabel:
    """A short word in a frame, no larger than it needs to be."""
    label = plain_label(text, "badge")
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def as_tooltip(text: str) -> str:
    """Data as a tooltip: escaped and wrapped, because tooltips read markup unasked."""
    return f"<span style='white-space: pre-wrap'>{escape(text)}</span>" if text else ""


def hairline() -> QFrame:
    """A thin line that divides."""
    line = QFrame()
    set_role(line, "line")
    return line


class ElidedLabel(QLabel):
    """One line of plain text that ends in an ellipsis where it does not fit.

    The whole text is the tooltip then, and always what assistive technology reads.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            set_role(self, role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text; line breaks become spaces."""
        super().setText(" ".join(text.split()))
        self._follow()

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        style = self.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        side = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        style.drawItemText(
            painter,
            self.contentsRect(),
            int(flags | side),
            option.palette,
            self.isEnabled(),
            self._shown(),
            self.foregroundRole(),
        )

    def _shown(self) -> str:
        mode = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), mode, self.contentsRect().width())

    def _follow(self) -> None:
        self.setToolTip(as_tooltip(self.text()) if self._shown() != self.text() else "")
