"""One finding as a card: what, where, why, source, and buttons that mend it.

The text is painted and the buttons are placed by hand: a week can have dozens of findings, and
layouts of labels that wrap would cost more than the whole answer to a drop may take. Buttons are
made when the card first comes into view.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from designer.model.finding import Finding, Remedy
from widgets.common.labels import as_tooltip
from widgets.design.findings.finding_buttons import ButtonSpec, FindingButtons, Wishes
from widgets.design.findings.finding_words import FindingText
from widgets.design.text_lines import TextLines
from widgets.theme.glyphs import paint_glyph, severity_glyph, severity_word
from widgets.theme.theme import Theme, set_kind

LEFT = 34  # room for the shape
PAD = 10
LINE_GAP = 3
BUTTON_HEIGHT = 28
BUTTON_GAP = 4
SPARE_BUTTONS = 3


@dataclass(frozen=True, slots=True)
class CardFonts:
    """The fonts of all cards, with the lines they have broken already."""

    strong: TextLines
    body: TextLines
    small: TextLines

    @classmethod
    def of(cls, theme: Theme) -> "CardFonts":
        tokens = theme.tokens
        return cls(
            TextLines(theme.font(tokens.body_px, tokens.strong)),
            TextLines(theme.font(tokens.body_px)),
            TextLines(theme.font(tokens.small_px)),
        )


class FindingCard(QWidget):
    """Shows one finding. It knows its remedies, but not how they are applied.

    Signals:
        reveal_requested(Finding): a click or Enter.
        remedy_requested(Finding, Remedy): apply this remedy.
        dose_requested(Finding), override_requested(Finding), withdraw_requested(Finding).
        height_changed(): more or less is shown.
    """

    reveal_requested = Signal(object)
    remedy_requested = Signal(object, object)
    dose_requested = Signal(object)
    override_requested = Signal(object)
    withdraw_requested = Signal(object)
    height_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        fonts: CardFonts,
        buttons: FindingButtons,
        name_of: Callable[[str], str],
        parent: QWidget | None = None,
        offered: Callable[[Finding], Sequence[Remedy]] = lambda finding: finding.remedies,
        instead: Callable[[Finding], Sequence[str]] = lambda _finding: (),
    ) -> None:
        super().__init__(parent)
        self._instead = instead  # exercise ids that suit where a finding names none
        self._offered = offered  # the remedies that fit into the week as it stands
        self._theme, self._fonts, self._name_of = theme, fonts, name_of
        self._choice = buttons
        self.finding: Finding | None = None
        self.text: FindingText | None = None
        self._more = ""
        self._more_shown, self._folded = False, 0
        self._specs: tuple[ButtonSpec, ...] = ()
        self._buttons: list[QPushButton] | None = None
        self._spare: list[tuple[ButtonSpec, QPushButton]] = []  # hidden until one will do
        self._wishes = Wishes(
            self.remedy_requested.emit,
            self.dose_requested.emit,
            self.override_requested.emit,
            self.withdraw_requested.emit,
            self.toggle_more,
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_finding(
        self, finding: Finding, text: FindingText, folded: Sequence[FindingText]
    ) -> None:
        """Show a finding; the same one again costs nothing."""
        if finding == self.finding and text == self.text:
            return
        self.finding, self.text = finding, text
        more = [text.clears, *(f"{one.message or one.title}\n{one.source}" for one in folded)]
        self._more = "\n\n".join(part for part in more if part)
        self._more_shown, self._folded = False, len(folded)
        self._choose_buttons()
        word = severity_word(finding.severity)
        named = (word, text.title, text.urgency, text.where)
        self.setAccessibleName(", ".join(part for part in named if part))
        said = (text.message, text.why, text.source)
        self.setAccessibleDescription(" ".join(part for part in said if part))
        self._tell_source()
        self.update()

    def height_for(self, width: int) -> int:
        """The height that the card needs."""
        inner = width - LEFT - PAD
        height = PAD
        for fonts, words, most in self._blocks():
            height += len(self._lines(fonts, words, inner, most)) * fonts.height + LINE_GAP
        rows = self._button_rects(inner)
        if rows:
            height += LINE_GAP + rows[-1].bottom() + 1 + LINE_GAP
        if self._more_shown:
            height += len(self._more_lines(inner)) * self._fonts.small.height + LINE_GAP
        return height + PAD - LINE_GAP

    def buttons(self) -> list[QPushButton]:
        """The buttons; made now if the card was never in view."""
        if self._buttons is None:
            self._buttons = [self._new_button(spec) for spec in self._specs]
            self._place_buttons()
        return self._buttons

    @property
    def more(self) -> str:
        """What a click on More shows; empty while it is not shown."""
        return self._more if self._more_shown else ""

    def toggle_more(self) -> None:
        """Show or hide milder findings and what clears this one."""
        self._more_shown = not self._more_shown
        held = any(button.hasFocus() for button in self._buttons or ())
        self._choose_buttons()
        if held:
            self.buttons()[-1].setFocus()  # More and Less are one place for the keyboard
        self.height_changed.emit()
        self.update()

    def resizeEvent(self, _event: object) -> None:
        self._place_buttons()
        self._tell_source()

    def _tell_source(self) -> None:
        """A source that does not fit its line can be read whole in the tooltip."""
        source, width = self.text.source if self.text else "", self.width() - LEFT - PAD
        fits = self._fonts.small.width(source) <= width
        self.setToolTip("" if fits else as_tooltip(source))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.finding is None:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = tokens.severity(self.finding.severity)
        if not self.finding.is_open:
            color = tokens.second_ink
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(tokens.accent if self.hasFocus() else tokens.line)
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(box, tokens.radius_s, tokens.radius_s)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(0, 6, 4, self.height() - 12), 2, 2)
        glyph = severity_glyph(self.finding.severity)
        paint_glyph(painter, QRectF(12, PAD, 18, 18), glyph, color)
        self._paint_text(painter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.finding is not None:
            self.reveal_requested.emit(self.finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.reveal_requested.emit(self.finding)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.buttons()  # the Tab key goes on to them
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _blocks(self) -> list[tuple[TextLines, str, int]]:
        """The texts from top to bottom: fonts, words, and how many lines at most."""
        text, fonts = self.text, self._fonts
        if text is None:
            return []
        blocks = [
            (fonts.strong, text.title, 4),
            (fonts.strong, text.urgency, 2),
            (fonts.small, text.where, 1),
            (fonts.body, text.message, 8),
            (fonts.small, text.why, 8),
            (fonts.small, text.override, 8),
            (fonts.small, text.source, 1),
        ]
        return [block for block in blocks if block[1]]

    @staticmethod
    def _lines(fonts: TextLines, words: str, width: int, most: int) -> tuple[str, ...]:
        return fonts.lines(words, width, most)

    def _more_lines(self, width: int) -> list[str]:
        small = self._fonts.small
        return [line for part in self._more.split("\n") for line in small.lines(part, width, 8)]

    def _paint_text(self, painter: QPainter) -> None:
        tokens, width = self._theme.tokens, self.width() - LEFT - PAD
        y = float(PAD)
        for fonts, words, most in self._blocks():
            painter.setPen(tokens.second_ink if fonts is self._fonts.small else tokens.ink)
            y = fonts.paint(painter, QRectF(LEFT, y, width, 1), words, most) + LINE_GAP
        if not self._more_shown:
            return
        rects = self._button_rects(width)
        y += LINE_GAP + (rects[-1].bottom() + 1 if rects else 0) + LINE_GAP
        painter.setPen(tokens.second_ink)
        for line in self._more_lines(width):
            self._fonts.small.paint(painter, QRectF(LEFT, y, width, 1), line, 1)
            y += self._fonts.small.height

    def _button_rects(self, width: int) -> list[QRect]:
        """Where the buttons stand, counted from the left of the text and the top of the first."""
        rects: list[QRect] = []
        x = y = 0
        for spec in self._specs:
            needed = self._fonts.body.width(spec.text) + (40 if spec.has_menu else 26)
            if x and x + needed > width:
                x, y = 0, y + BUTTON_HEIGHT + BUTTON_GAP
            rects.append(QRect(x, y, min(needed, width), BUTTON_HEIGHT))
            x += needed + BUTTON_GAP
        return rects

    def _place_buttons(self) -> None:
        if self._buttons is None:
            return
        width = self.width() - LEFT - PAD
        top = PAD + LINE_GAP
        for fonts, words, most in self._blocks():
            top += len(self._lines(fonts, words, width, most)) * fonts.height + LINE_GAP
        for button, rect in zip(self._buttons, self._button_rects(width), strict=True):
            button.setGeometry(rect.translated(LEFT, top))

    def _new_button(self, spec: ButtonSpec) -> QPushButton:
        button = QPushButton(_button_text(spec), self)
        button.setToolTip(as_tooltip(spec.tip))
        button.setCursor(Qt.CursorShape.ArrowCursor)
        if spec.quiet:
            set_kind(button, "quiet")
        if spec.has_menu:
            button.setMenu(self._new_menu(button))
        else:
            button.clicked.connect(lambda: self._do(button))
        button.show()
        return button

    def _do(self, button: QPushButton) -> None:
        """What the button says by now: it may have served another finding before."""
        do = self._spec_of(button).do
        if do is not None:
            do()

    def _spec_of(self, button: QPushButton) -> ButtonSpec:
        return self._specs[self.buttons().index(button)]

    def _new_menu(self, button: QPushButton) -> QMenu:
        """Filled when somebody looks: to judge for all cards at once would cost a drop's time."""
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu, self._spec_of(button)))
        return menu

    def _fill_menu(self, menu: QMenu, spec: ButtonSpec) -> None:
        menu.clear()
        remedies = self._found_instead() if spec.looks else self._fitting(spec.choices)
        for remedy in remedies:
            action = menu.addAction(self._name_of(remedy.exercise_id).replace("&", "&&"))
            apply = partial(self.remedy_requested.emit, self.finding, remedy)
            action.triggered.connect(lambda _checked=False, apply=apply: apply())
        if not remedies:
            menu.addAction(self.tr("Nothing that fits into this week")).setEnabled(False)

    def _fitting(self, remedies: Sequence[Remedy]) -> list[Remedy]:
        """Those that may be applied in the week as it is now."""
        offered = self._offered(self.finding) if self.finding is not None else ()
        return [remedy for remedy in remedies if remedy in offered]

    def _found_instead(self) -> list[Remedy]:
        found = self._instead(self.finding) if self.finding is not None else ()
        return [Remedy(kind="replace", exercise_id=exercise_id) for exercise_id in found]

    def _choose_buttons(self) -> None:
        """Others than before: for another finding, or because more or less is shown."""
        if self.finding is None:
            return
        before = list(zip(self._specs, self._buttons or (), strict=False))
        self._specs = self._choice.specs(
            self._wishes,
            self.finding,
            self._folded,
            has_more=bool(self._more),
            open_=self._more_shown,
        )
        if self._buttons is not None:
            before += self._spare
            self._buttons = [self._kept_button(spec, before) for spec in self._specs]
            for one, other in pairwise(self._buttons):
                QWidget.setTabOrder(one, other)
            self._place_buttons()
            self._put_by(before)

    def _kept_button(
        self, spec: ButtonSpec, before: list[tuple[ButtonSpec, QPushButton]]
    ) -> QPushButton:
        """One of those from before that will do, taken out of them: a new one costs a drop's time.

        Not the one with the keyboard, or a second press would do something else.
        """
        for number, (old, button) in enumerate(before):
            if old.looks_like(spec) or (old.serves_as(spec) and not button.hasFocus()):
                del before[number]
                button.setText(_button_text(spec))
                button.setToolTip(as_tooltip(spec.tip))
                button.show()
                return button
        return self._new_button(spec)

    def _put_by(self, spare: list[tuple[ButtonSpec, QPushButton]]) -> None:
        """Keep a few for the next finding that is shown here."""
        for _, button in spare:
            button.hide()
        self._spare = spare[:SPARE_BUTTONS]
        for _, button in spare[SPARE_BUTTONS:]:
            button.deleteLater()


def _button_text(spec: ButtonSpec) -> str:
    return spec.text.replace("&", "&&")
