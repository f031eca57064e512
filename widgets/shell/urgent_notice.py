"""The notice across the whole window when somebody else must see the patient first.

It lies over everything until it is acknowledged, and comes again only with a sign that was not yet
acknowledged; the bar below the tabs stays as long as the sign does.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.model.finding import Report
from designer.model.vocabulary import Urgency
from designer.safety.urgent import UrgentSign, urgent_signs
from widgets.common.dates import shown_date
from widgets.common.labels import plain_label
from widgets.common.scrolling import scrolled
from widgets.common.severity_badge import SeverityBadge
from widgets.shell.urgent_words import UrgentWords
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace
from widgets.theme.glyphs import Glyph
from widgets.theme.theme import set_kind, set_role

READABLE_PX = 720  # wider lines are hard to read
GLYPH_PX = 48


class UrgentNotice(QWidget):
    """Covers ``over`` while an urgent sign is not acknowledged.

    An emergency goes away only by its button; the others by Escape, too.

    Signals:
        intake_requested(): the user wishes to record the clearance.
    """

    intake_requested = Signal()

    def __init__(self, workspace: Workspace, over: QWidget) -> None:
        super().__init__(over)
        self._workspace, self._words = workspace, UrgentWords(self)
        self._document: RecordDocument | None = None
        self._known: frozenset[object] = frozenset()  # what was acknowledged and is still there
        self._signs: tuple[UrgentSign, ...] = ()
        self._focus_before: QWidget | None = None
        set_role(self, "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._badge = SeverityBadge(workspace.theme, Glyph.HARD_BLOCK, size=GLYPH_PX)
        self._heading = plain_label("", "title", wrap=True)
        self._patient = plain_label("", "strong", wrap=True)
        self._to_do = plain_label("", "title", wrap=True)
        self._recorded = plain_label("", "heading", wrap=True)
        self._reasons = plain_label("", wrap=True)
        self._clears = plain_label("", wrap=True)
        self._sources = plain_label("", "hint", wrap=True)
        self.acknowledge = QPushButton()
        self.intake = QPushButton(self.tr("Record a clearance"))
        self._lay_out()
        self.acknowledge.clicked.connect(self.close_notice)
        self.intake.clicked.connect(self._ask_for_intake)
        workspace.document_closed.connect(self._forget)
        over.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """Everything it says, for assistive technology."""
        said = (self._heading, self._to_do, self._recorded, self._reasons, self._clears)
        return "\n".join(label.text() for label in said if label.text())

    def close_notice(self) -> None:
        """What is shown was read; it will not be shown again while it lasts."""
        self._known = frozenset(_key(sign) for sign in self._signs)
        self.hide()
        if self._focus_before is not None:
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._cover()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        may_leave = bool(self._signs) and self._signs[0].urgency is not Urgency.EMERGENCY
        if event.key() == Qt.Key.Key_Escape and may_leave:
            self.close_notice()
        else:
            event.accept()  # nothing below may answer

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The Tab key stays inside: what lies below cannot be seen."""
        buttons = (self.acknowledge, self.intake)
        at = next((n for n, button in enumerate(buttons) if button.hasFocus()), -1)
        step = 1 if forward else -1
        buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _lay_out(self) -> None:
        tokens = self._workspace.theme.tokens
        head = QHBoxLayout()
        head.setSpacing(tokens.space_l)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(tokens.space_xs)
        words.addWidget(self._patient)
        words.addWidget(self._heading)
        head.addLayout(words, 1)
        set_kind(self.acknowledge, "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.space_s)
        buttons.addWidget(self.acknowledge)
        buttons.addWidget(self.intake)
        buttons.addStretch(1)
        self._card = QWidget()
        set_role(self._card, "notice-block")
        self._card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card.setMaximumWidth(READABLE_PX)
        column = QVBoxLayout(self._card)
        edge = tokens.space_xxl
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(tokens.space_m)
        column.addLayout(head)
        # What to act on stands above the reasons: on a small screen those may have to be scrolled.
        for label in (self._to_do, self._recorded, self._clears):
            column.addWidget(label)
        column.addLayout(buttons)
        column.addSpacing(tokens.space_m)
        column.addWidget(self._reasons)
        column.addWidget(self._sources)
        self._center()

    def _center(self) -> None:
        """The card in the middle of the window; scrolled where a small screen has many signs."""
        inside = QWidget()
        middle = QHBoxLayout(inside)
        middle.addStretch(1)
        middle.addWidget(self._card, 8, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        area = scrolled(inside, sideways=True)  # several signs on a small screen
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_document(self, document: RecordDocument) -> None:
        """Follow another patient."""
        self._document, self._known = document, frozenset()
        document.report_changed.connect(self.follow)
        self.follow(document.report)

    def _forget(self) -> None:
        self._document, self._known, self._signs = None, frozenset(), ()
        self._focus_before = None
        self.hide()

    def follow(self, report: Report) -> None:
        """Show what is new and urgent in a report."""
        document = self._document
        if document is None:
            return
        signs: tuple[UrgentSign, ...] = ()
        if any(finding.urgency is not Urgency.NONE for finding in report.findings):
            library = self._workspace.services.library
            signs = urgent_signs(report, document.case.flags, library)
        keys = frozenset(_key(sign) for sign in signs)
        self._known &= keys  # what went and comes back is news
        if not signs:
            self._signs = ()
            self.hide()
        elif not keys <= self._known:
            self._show(document, signs)

    def _show(self, document: RecordDocument, signs: Sequence[UrgentSign]) -> None:
        self._signs, words = tuple(signs), self._words
        patient = document.record.patient
        named = (
            patient.identifiers.name,
            self.tr("MRN {mrn}").format(mrn=patient.identifiers.mrn or "–"),
            self.tr("born {date}").format(date=shown_date(patient.birth_date, "–")),
        )
        self._patient.setText(" · ".join(part for part in named if part))
        self._heading.setText(words.heading(signs[0].urgency))
        self._to_do.setText(words.to_do(signs))
        self._recorded.setText(words.recorded(signs))
        self._recorded.setVisible(bool(self._recorded.text()))
        self._reasons.setText(words.reasons(signs))
        self._clears.setText(words.clears(signs))
        self._sources.setText(words.sources(signs))
        self._badge.show_badge(Glyph.HARD_BLOCK, "", self.tr("Stop"))
        self.acknowledge.setText(self.tr("I have read this"))
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(self._heading.text())
        self.setAccessibleDescription(self.text())
        self.acknowledge.setAccessibleDescription(self.text())  # read with the focus
        self._cover()
        self.show()
        self.raise_()
        self.acknowledge.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _cover(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())

    def _ask_for_intake(self) -> None:
        self.close_notice()
        self._focus_before = None
        self.intake_requested.emit()


def _key(sign: UrgentSign) -> object:
    return sign.rule_id, sign.urgency, sign.flags
