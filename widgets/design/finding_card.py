"""One finding as a card: what, where, why, source, and buttons that mend it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from designer.model.finding import Finding, Remedy
from designer.model.vocabulary import Severity
from widgets.common.flow_layout import FlowLayout
from widgets.common.labels import ElidedLabel, plain_label
from widgets.design.finding_words import FindingText
from widgets.theme.glyphs import paint_glyph, severity_glyph, severity_word
from widgets.theme.theme import Theme, set_kind

LEFT = 36  # room for the shape


class FindingCard(QFrame):
    """Shows one finding. It knows its remedies, but not how they are applied.

    Signals:
        reveal_requested(Finding): a click, Enter or the button.
        remedy_requested(Finding, Remedy): apply this remedy.
        dose_requested(Finding), override_requested(Finding), withdraw_requested(Finding).
    """

    reveal_requested = Signal(object)
    remedy_requested = Signal(object, object)
    dose_requested = Signal(object)
    override_requested = Signal(object)
    withdraw_requested = Signal(object)

    def __init__(
        self, theme: Theme, name_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._name_of = theme, name_of
        self.finding: Finding | None = None
        self._text: FindingText | None = None
        self._title = plain_label("", "strong", wrap=True)
        self._where = plain_label("", "hint")
        self._message = plain_label("", wrap=True)
        self._why = plain_label("", "hint", wrap=True)
        self._override = plain_label("", "hint", wrap=True)
        self._source = ElidedLabel("", "hint")
        self._more = plain_label("", "hint", wrap=True)
        self._more.hide()
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 12, 12, 12)
        column.setSpacing(3)
        parts: tuple[QWidget, ...] = (
            self._title,
            self._where,
            self._message,
            self._why,
            self._override,
            self._source,
            self._buttons,
            self._more,
        )
        for part in parts:
            column.addWidget(part)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_finding(
        self, finding: Finding, text: FindingText, folded: Sequence[FindingText]
    ) -> None:
        """Show a finding; the same one again costs nothing."""
        if finding == self.finding and text == self._text:
            return
        self.finding, self._text = finding, text
        lines = (
            (self._title, text.title),
            (self._where, text.where),
            (self._message, text.message),
            (self._why, text.why),
            (self._override, text.override),
            (self._source, text.source),
        )
        for label, words in lines:
            label.setText(words)
            label.setVisible(bool(words))
        more = [text.clears, *(self._folded_line(one) for one in folded)]
        self._more.setText("\n\n".join(part for part in more if part))
        self._more.hide()
        self._fill_buttons(finding, len(folded))
        word = severity_word(finding.severity)
        self.setAccessibleName(", ".join(part for part in (word, text.title, text.where) if part))
        self.setAccessibleDescription(f"{text.message} {text.why}".strip())
        self.update()

    def buttons(self) -> list[QPushButton]:
        """The buttons, for tests and the tour."""
        return self._buttons.findChildren(QPushButton)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.finding is None:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        severity = self.finding.severity
        color = tokens.severity(severity) if self.finding.is_open else tokens.second_ink
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(tokens.accent if self.hasFocus() else tokens.line)
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(box, tokens.radius_s, tokens.radius_s)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(0, 6, 4, self.height() - 12), 2, 2)
        paint_glyph(painter, QRectF(12, 12, 18, 18), severity_glyph(severity), color)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.finding is not None:
            self.reveal_requested.emit(self.finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.reveal_requested.emit(self.finding)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def _fill_buttons(self, finding: Finding, folded: int) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)  # at once, or a reader would still find it
                widget.deleteLater()
        if finding.is_open:
            self._add_remedies(finding)
        else:
            self._add(self.tr("Withdraw"), lambda: self.withdraw_requested.emit(finding))
        if self._more.text():
            text = self.tr("More ({n})").format(n=folded) if folded else self.tr("More")
            self._add(text, self._toggle_more, kind="quiet")
        self._buttons.setVisible(self._flow.count() > 0)

    def _add_remedies(self, finding: Finding) -> None:
        by_kind: dict[str, list[Remedy]] = {}
        for remedy in finding.remedies:
            by_kind.setdefault(remedy.kind, []).append(remedy)
        if replacements := by_kind.get("replace"):
            self._add_replacements(finding, replacements)
        for remedy in by_kind.get("dose", ()):
            text = remedy.text or self.tr("Change dose")
            self._add(text, partial(self.remedy_requested.emit, finding, remedy))
        if confirms := by_kind.get("confirm"):
            self._add_confirm(finding, confirms[0])
        if "screen" in by_kind:
            screen = by_kind["screen"][0]
            text = self.tr("Open intake")
            self._add(text, lambda: self.remedy_requested.emit(finding, screen))
        if not {"dose", "confirm"} & set(by_kind) and finding.where.placement_ids:
            self._add(self.tr("Change dose"), lambda: self.dose_requested.emit(finding))
        if remove := by_kind.get("remove"):
            self._add(self.tr("Remove"), lambda: self.remedy_requested.emit(finding, remove[0]))
        if finding.severity in (Severity.BLOCK, Severity.CAUTION):
            self._add(self.tr("Override…"), lambda: self.override_requested.emit(finding))

    def _add_replacements(self, finding: Finding, remedies: Sequence[Remedy]) -> None:
        button = QPushButton(self.tr("Replace with"), self._buttons)
        menu = QMenu(button)
        for remedy in remedies:
            name = self._name_of(remedy.exercise_id).replace("&", "&&")
            action = menu.addAction(name)
            action.setToolTip(remedy.text)
            action.triggered.connect(
                lambda _=False, r=remedy: self.remedy_requested.emit(finding, r)
            )
        button.setMenu(menu)
        self._flow.addWidget(button)

    def _add_confirm(self, finding: Finding, remedy: Remedy) -> None:
        """One click records "met"; the other button knows "not met"."""
        refused = Remedy(kind="not-met", fact=remedy.fact)
        confirm = partial(self.remedy_requested.emit, finding, remedy)
        refuse = partial(self.remedy_requested.emit, finding, refused)
        self._add(self.tr("Confirm"), confirm, tip=self.tr("Record as met, today"))
        self._add(self.tr("Not met"), refuse, tip=self.tr("Record as not met, today"))

    def _add(self, text: str, do: Callable[[], object], kind: str = "", tip: str = "") -> None:
        button = QPushButton(text.replace("&", "&&"), self._buttons)
        button.setToolTip(tip)
        if kind:
            set_kind(button, kind)
        button.clicked.connect(lambda _checked=False: do())
        self._flow.addWidget(button)

    def _toggle_more(self) -> None:
        self._more.setVisible(self._more.isHidden())

    def _folded_line(self, text: FindingText) -> str:
        return f"{text.message or text.title}\n{text.source}"
