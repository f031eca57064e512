"""The weeks of the program in a row: number, phase band, and what the rules say about each.

The large figure counts the weeks of the calendar, as the head of the window and the handout do. The
progression week stands below it in words, so that repeats and steps back can be read.

Flares, procedures, operations and steps back stand in a line of their own, each as a shape and a
word; a program without any has no such line.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from designer.knowledge.library import Library
from designer.model.program import Program
from designer.model.vocabulary import Phase
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip
from widgets.design.text_lines import TextLines
from widgets.design.weeks.week_marks import Mark, mark_word, paint_mark, week_marks
from widgets.design.weeks.week_verdicts import WeekVerdicts
from widgets.state.document import RecordDocument
from widgets.theme.glyphs import Glyph, glyph_color, paint_glyph
from widgets.theme.theme import Theme

CHIP = 134  # room for "progression week 10"
GAP = 3
CHIP_HEIGHT = 42
HEIGHT = 64
MARK_LINE = 16  # where something happened


class WeekStrip(QWidget):
    """Shows the program's weeks.

    Signals:
        week_chosen(index): a click or an arrow key.
        menu_requested(index, QPoint): a right click or the menu key, at a global position.
        move_requested(index, by): Alt with an arrow key, -1 or 1.
        removal_requested(index): Delete.
        height_changed(): the line of marks came or went.
    """

    week_chosen = Signal(int)
    menu_requested = Signal(int, QPoint)
    move_requested = Signal(int, int)
    removal_requested = Signal(int)
    height_changed = Signal()

    def __init__(self, theme: Theme, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._library = theme, library
        self._document: RecordDocument | None = None
        self._marks: tuple[tuple[Mark, ...], ...] = ()
        self._told: tuple[int, tuple[Glyph | None, ...]] = -1, ()
        self.verdicts = WeekVerdicts(self)
        tokens = theme.tokens
        self._numbers = TextLines(theme.font(tokens.large_px, tokens.strong))
        self._words = TextLines(theme.font(tokens.small_px))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.verdicts.changed.connect(self._tell_verdicts)

    def show_document(self, document: RecordDocument | None) -> None:
        """Show another program."""
        self._document = document
        self.verdicts.show_document(document)
        if document is not None:
            document.program_changed.connect(self._follow)
            document.facts_changed.connect(self._follow)
            document.week_shown.connect(self._tell_verdicts)
        self._follow()

    def glyph(self, index: int) -> Glyph | None:
        """The shape for a week's report, once it is worked out."""
        return self.verdicts.glyph(index)

    def marks(self, index: int) -> tuple[Mark, ...]:
        """What happened in a week."""
        return self._marks[index] if index < len(self._marks) else ()

    @property
    def full_height(self) -> int:
        """Of the chips with what stands below them."""
        return HEIGHT + self._mark_line

    @property
    def _mark_line(self) -> int:
        return MARK_LINE if any(self._marks) else 0

    def chip_rect(self, index: int) -> QRectF:
        """Where the chip of a week is."""
        return QRectF(index * (CHIP + GAP), 0, CHIP, CHIP_HEIGHT + self._mark_line)

    def sizeHint(self) -> QSize:
        return QSize(len(self._weeks()) * (CHIP + GAP), self.full_height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().x() // (CHIP + GAP))
        if 0 <= index < len(self._weeks()):
            self.week_chosen.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._document is None or not self._weeks():
            return
        index, pos = self._document.week_index, event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = event.pos().x() // (CHIP + GAP)
        else:
            pos = self.mapToGlobal(self.chip_rect(index).bottomLeft().toPoint())
        if 0 <= index < len(self._weeks()):
            self.menu_requested.emit(index, pos)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = event.pos().x() // (CHIP + GAP)
            inside = 0 <= index < len(self._weeks())
            said = as_tooltip(self.described(index)) if inside else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        document, key = self._document, event.key()
        if document is None or not self._weeks():
            super().keyPressEvent(event)
            return
        steps = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
        shown = document.week_index
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(shown, steps[key])
        elif key in steps and 0 <= shown + steps[key] < len(self._weeks()):
            self.week_chosen.emit(shown + steps[key])
        elif key == Qt.Key.Key_Delete:
            self.removal_requested.emit(shown)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            below = self.chip_rect(shown).bottomLeft().toPoint()
            self.menu_requested.emit(shown, self.mapToGlobal(below))
        elif key not in steps:
            super().keyPressEvent(event)

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
        number = QRectF(rect.left() + 6, rect.top() + 2, 32, 1)
        y = self._numbers.paint(painter, number, str(index + 1), 1)
        painter.setPen(tokens.second_ink)
        words = QRectF(rect.left() + 6, y - 1, rect.width() - 8, 1)
        self._words.paint(painter, words, self.tr("progression week {n}").format(n=prog_week), 1)
        glyph = self.glyph(index)
        if glyph is not None:
            spot = QRectF(rect.right() - 22, rect.top() + 4, 16, 16)
            paint_glyph(painter, spot, glyph, glyph_color(glyph, tokens))
        if self._noted(index):
            pen = QPen(tokens.second_ink, 1.4)
            painter.setPen(pen)
            for line in range(3):  # a note: three lines of writing
                at = rect.top() + 8 + 4 * line
                width = 12 if line < 2 else 7
                painter.drawLine(
                    QPointF(rect.right() - 42, at), QPointF(rect.right() - 42 + width, at)
                )
        self._paint_marks(painter, index, rect)
        if shown and self.hasFocus():
            painter.setPen(QPen(tokens.ink, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 4, 4)

    def _paint_marks(self, painter: QPainter, index: int, rect: QRectF) -> None:
        """The most urgent mark with its word, the others as shapes only; the tooltip says all."""
        tokens, left = self._theme.tokens, rect.left() + 6
        top = rect.bottom() - MARK_LINE
        marks = self.marks(index)
        for mark in marks:
            color = tokens.caution if mark is Mark.FLARE else tokens.second_ink
            paint_mark(painter, QRectF(left, top + 1, 10, 10), mark, color)
            left += 14
        if marks:
            painter.setPen(tokens.second_ink)
            words = QRectF(left, top - 3, rect.right() - left - 2, 1)
            self._words.paint(painter, words, mark_word(marks[0]), 1)

    def _noted(self, index: int) -> bool:
        program = self._program()
        return program is not None and bool(program.weeks[index].note)

    def _paint_bands(self, painter: QPainter) -> None:
        """A line below each run of weeks of one phase, with its word."""
        tokens = self._theme.tokens
        for phase, first, last in _runs(self._weeks()):
            left = self.chip_rect(first).left() + 1
            right = self.chip_rect(last).right() - 1
            painter.setPen(QPen(tokens.phase(phase), 3, Qt.PenStyle.SolidLine))
            y = CHIP_HEIGHT + self._mark_line + 3.5
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            painter.setPen(tokens.second_ink)
            word = self.tr("Phase {n}").format(n=phase)
            self._words.paint(painter, QRectF(left, y + 1.5, right - left, 1), word, 1)

    def _follow(self, *_what: object) -> None:
        document, height = self._document, self.full_height
        self._marks = week_marks(document.record, self._library) if document is not None else ()
        self._describe()
        self.updateGeometry()
        if self.full_height != height:
            self.height_changed.emit()
        self.update()

    def _tell_verdicts(self, *_what: object) -> None:
        document = self._document
        shown = document.week_index if document is not None else -1
        told = shown, tuple(self.glyph(index) for index in range(len(self._weeks())))
        if told != self._told:  # most edits change no verdict
            self._told = told
            self._describe()
            self.update()

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

    def _describe(self) -> None:
        """The same for screen readers: the week that is shown, then all of them."""
        count = len(self._weeks())
        said = [self.described(index) for index in range(count)]
        name = self.tr("Weeks of the program")
        if self._document is not None and count:
            name = f"{name}: {said[self._document.week_index]}"
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(said))

    def described(self, index: int) -> str:
        """One week in words: which of how many, from when, which progression week, the verdict."""
        program = self._program()
        if program is None:
            return ""
        week = program.weeks[index]
        on = shown_date(program.date_of(index, 0), self.tr("no date"))
        head = self.tr("Week {n} of {count}, from {date}")
        before = program.weeks[index - 1].prog_week if index else 0
        parts = [
            head.format(n=index + 1, count=len(program.weeks), date=on),
            self._progress_words(week.prog_week, before),
        ]
        glyph = self.glyph(index)
        if glyph is not None:
            parts.append(self._word(glyph))
        parts += [mark_word(mark) for mark in self.marks(index) if mark is not Mark.STEP_BACK]
        if week.note:
            parts.append(self.tr("Note: {note}").format(note=week.note))
        return " · ".join(parts)

    def _progress_words(self, now: int, before: int) -> str:
        if now == before:
            return self.tr("repeats progression week {n}").format(n=now)
        if now < before:
            return self.tr("steps back to progression week {n}").format(n=now)
        return self.tr("progression week {n}").format(n=now)


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
