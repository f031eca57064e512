"""The weeks of the program in a row: number, phase band, and what the rules say about each.

Verdicts of the weeks that are not shown are worked out one at a time when nothing else is to do.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.model.finding import Report
from designer.model.program import Program
from designer.model.vocabulary import Phase
from widgets.common.dates import shown_date
from widgets.design.report_glyph import report_glyph
from widgets.design.text_lines import TextLines
from widgets.state.document import RecordDocument
from widgets.theme.glyphs import Glyph, glyph_color, paint_glyph
from widgets.theme.theme import Theme

CHIP = 60
GAP = 4
HEIGHT = 58
LATER_MS = 150


class WeekStrip(QWidget):
    """Shows the program's weeks.

    Signals:
        week_chosen(index): a click or an arrow key.
    """

    week_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: RecordDocument | None = None
        self._glyphs: dict[int, Glyph] = {}
        self._pending: list[int] = []
        tokens = theme.tokens
        self._numbers = TextLines(theme.font(tokens.large_px, tokens.strong))
        self._words = TextLines(theme.font(tokens.small_px))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._judge_next)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Weeks of the program"))
        theme.changed.connect(self.update)

    def show_document(self, document: RecordDocument | None) -> None:
        """Show another program."""
        self._document = document
        self._glyphs = {}
        if document is not None:
            document.program_changed.connect(self._follow)
            document.week_shown.connect(self._follow)
            document.report_changed.connect(self._follow_report)
            self._follow_report(document.report)
        self._follow()

    def glyph(self, index: int) -> Glyph | None:
        """The shape for a week's report, once it is worked out."""
        return self._glyphs.get(index)

    def chip_rect(self, index: int) -> QRectF:
        """Where the chip of a week is."""
        return QRectF(index * (CHIP + GAP), 0, CHIP, 36)

    def sizeHint(self) -> QSize:
        return QSize(len(self._weeks()) * (CHIP + GAP), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().x() // (CHIP + GAP))
        if 0 <= index < len(self._weeks()):
            self.week_chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key not in steps or self._document is None:
            super().keyPressEvent(event)
            return
        index = self._document.week_index + steps[key]
        if 0 <= index < len(self._weeks()):
            self.week_chosen.emit(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._document.week_index if self._document is not None else -1
        for index, prog_week in enumerate(self._weeks()):
            self._paint_chip(painter, index, prog_week, shown=index == shown)
        self._paint_bands(painter)

    def _paint_chip(self, painter: QPainter, index: int, prog_week: int, *, shown: bool) -> None:
        tokens = self._theme.tokens
        rect = self.chip_rect(index).adjusted(1, 1, -1, -1)
        color = tokens.accent if shown else tokens.line
        painter.setPen(QPen(color, 2 if shown else 1))
        painter.setBrush(tokens.accent_soft if shown else tokens.surface)
        painter.drawRoundedRect(rect, tokens.radius_s, tokens.radius_s)
        painter.setPen(tokens.ink)
        number = str(prog_week)
        text = QRectF(rect.left() + 12, rect.top() + 6, 24, 1)
        self._numbers.paint(painter, text, number, 1)
        glyph = self._glyphs.get(index)
        if glyph is not None:
            spot = QRectF(rect.right() - 24, rect.top() + 9, 16, 16)
            paint_glyph(painter, spot, glyph, glyph_color(glyph, tokens))
        if shown and self.hasFocus():
            painter.setPen(QPen(tokens.ink, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 4, 4)

    def _paint_bands(self, painter: QPainter) -> None:
        """A line below each run of weeks of one phase, with its word."""
        tokens = self._theme.tokens
        for phase, first, last in _runs(self._weeks()):
            left = self.chip_rect(first).left() + 1
            right = self.chip_rect(last).right() - 1
            painter.setPen(QPen(tokens.phase(phase), 3, Qt.PenStyle.SolidLine))
            painter.drawLine(QPointF(left, 39.5), QPointF(right, 39.5))
            painter.setPen(tokens.second_ink)
            word = self.tr("Phase {n}").format(n=phase)
            self._words.paint(painter, QRectF(left, 41, right - left, 1), word, 1)

    def _follow(self, *_what: object) -> None:
        self.setToolTip(self._described())
        self.updateGeometry()
        self.update()

    def _follow_report(self, report: Report) -> None:
        if self._document is None:
            return
        shown = self._document.week_index
        self._glyphs[shown] = report_glyph(report)
        self.setToolTip(self._described())
        self._pending = [index for index in range(len(self._weeks())) if index != shown]
        if self._pending:
            self._later.start(LATER_MS)
        self.update()

    def _judge_next(self) -> None:
        if self._document is None or not self._pending:
            return
        index = self._pending.pop(0)
        if index < len(self._weeks()):
            self._glyphs[index] = report_glyph(self._document.case.check_week(index))
            self.update()
        if self._pending:
            self._later.start(0)

    def _word(self, glyph: Glyph) -> str:
        words = {
            Glyph.HARD_BLOCK: self.tr("stop"),
            Glyph.BLOCK: self.tr("block"),
            Glyph.CAUTION: self.tr("caution"),
            Glyph.FINE: self.tr("no block or caution"),
        }
        return words.get(glyph, self.tr("not fully assessed"))

    def _weeks(self) -> tuple[int, ...]:
        """The progression week of each week."""
        program = self._program()
        return tuple(week.prog_week for week in program.weeks) if program is not None else ()

    def _program(self) -> Program | None:
        return self._document.program if self._document is not None else None

    def _described(self) -> str:
        program = self._program()
        if program is None:
            return ""
        lines = []
        for index, week in enumerate(program.weeks):
            on = shown_date(program.date_of(index, 0), self.tr("no date"))
            line = self.tr("Week {n}: from {date}").format(n=week.prog_week, date=on)
            glyph = self._glyphs.get(index)
            lines.append(line if glyph is None else f"{line} · {self._word(glyph)}")
        return "\n".join(lines)


def _phase_of(prog_week: int) -> Phase:
    """The phase whose exercises begin in that week (clinical-spec 4.2)."""
    if prog_week <= 2:
        return "1"
    return "2" if prog_week <= 4 else "3"


def _runs(prog_weeks: tuple[int, ...]) -> list[tuple[Phase, int, int]]:
    """Neighbouring weeks of the same phase: phase, first and last index."""
    runs: list[tuple[Phase, int, int]] = []
    for index, prog_week in enumerate(prog_weeks):
        phase = _phase_of(prog_week)
        if runs and runs[-1][0] == phase:
            runs[-1] = (phase, runs[-1][1], index)
        else:
            runs.append((phase, index, index))
    return runs
