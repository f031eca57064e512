"""Why an item got its verdict: every finding about it, strictest first, with its source."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.model.finding import Finding
from designer.model.week import Week
from widgets.common.labels import hairline, plain_label
from widgets.common.severity_badge import SeverityBadge
from widgets.design.findings.finding_words import FindingText, FindingWords
from widgets.theme.glyphs import Glyph, severity_glyph, severity_word
from widgets.theme.theme import Theme, set_role

WIDTH = 400
MOST_HEIGHT = 520


class WhyPopup(QFrame):
    """Opens beside a card and stays until a click elsewhere, Escape or Close."""

    def __init__(self, words: FindingWords, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._words, self._theme = words, theme
        set_role(self, "card")
        self.said: list[FindingText] = []  # what is shown
        self._title = plain_label("", "subheading", wrap=True)
        self._when = plain_label("", "hint", wrap=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._close = QPushButton(self.tr("Close"))
        self._close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for widget in (self._title, self._when, hairline()):
            layout.addWidget(widget)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)

    def show_findings(self, name: str, when: str, findings: Sequence[Finding], week: Week) -> None:
        """Show what is said about the item ``name``; ``when`` tells of which week or day."""
        self._title.setText(name)
        self._when.setText(when)
        self.setAccessibleName(self.tr("Why this verdict: {name}").format(name=name))
        self.said = [self._words.text(finding, week, None) for finding in findings]
        inside = QWidget()
        set_role(inside, "surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(4)
        column.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)
        for at, (finding, text) in enumerate(zip(findings, self.said, strict=True)):
            if at:
                column.addSpacing(12)
            self._add(column, finding, text)
        if not findings:
            column.addWidget(SeverityBadge(self._theme, Glyph.FINE, self.tr("No rule speaks")))
            fine = self.tr("No rule says anything about it, with what is known of this patient.")
            column.addWidget(plain_label(fine, wrap=True))
        column.addStretch(1)
        self._scroll.setWidget(inside)
        inside.setFixedWidth(WIDTH - 48)
        need = inside.heightForWidth(WIDTH - 48) if inside.hasHeightForWidth() else 0
        self._need = max(need, inside.sizeHint().height())

    def open_beside(self, at: QPoint) -> None:
        """Show at a point of the screen, moved so that all of it is seen."""
        head = self._title.heightForWidth(WIDTH - 32) + self._when.heightForWidth(WIDTH - 32)
        wanted = QSize(WIDTH, min(MOST_HEIGHT, self._need + head + 96))
        room = self.screen().availableGeometry()
        x = max(room.left(), min(at.x(), room.right() - wanted.width()))
        y = max(room.top(), min(at.y(), room.bottom() - wanted.height()))
        self.setGeometry(x, y, wanted.width(), wanted.height())
        self.show()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def _add(self, column: QVBoxLayout, finding: Finding, text: FindingText) -> None:
        word = severity_word(finding.severity)
        if finding.overridden_by:
            word = self.tr("{severity}, overridden").format(severity=word)
        column.addWidget(SeverityBadge(self._theme, severity_glyph(finding.severity), word))
        lines = (
            (text.urgency, "strong"),
            (text.message or text.title, "strong"),
            (text.why, ""),
            (text.clears, ""),
            (text.source, "hint"),
        )
        for said, role in lines:
            if said:
                column.addWidget(plain_label(said, role, wrap=True))
