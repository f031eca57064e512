"""The fields of the dose editor. Each can be blank, and blank means unknown."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from designer.model.dose import Range
from widgets.design.dose.dose_specs import FieldSpec, Value
from widgets.design.dose.dose_words import figure
from widgets.theme.theme import Theme, set_invalid

TEXT_HEIGHT = 16


class NumberField(QLineEdit):
    """A figure or nothing. Up and Down step it.

    Signals:
        edited(value): the user typed another acceptable value (None = blank).
        stepped(steps): one step up or down for several items, each from its own figure.
        left(): the keyboard went elsewhere; what follows is another step for undo.
    """

    edited = Signal(object)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._mixed = False
        self.setPlaceholderText("–")
        self.setAccessibleName(spec.label)
        self.setMinimumWidth(48)
        self.textEdited.connect(self._read)

    def show_value(self, value: Value, *, mixed: bool = False) -> None:
        """Show a value, unless it is what is being typed right now; ``mixed``: several differ."""
        self._mixed = mixed
        self.setPlaceholderText(self.tr("mixed") if mixed else "–")
        if self._parsed() == (True, value):
            return
        number = value if isinstance(value, int | float) else None
        self.setText("" if number is None else figure(number / self._spec.scale))
        self._mark(ok=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        ok, value = self._parsed()
        if ok and value is not None:
            self.setText(figure(value / self._spec.scale))  # "12 kg" in the unit of the field
        self.left.emit()

    def step(self, steps: int) -> None:
        """One step up or down, from the lowest value where the field is blank."""
        if self._mixed and not self.text():
            self.stepped.emit(steps)
            return
        ok, value = self._parsed()
        if ok:
            fresh = self._spec.stepped(value, steps)
            self.setText(figure(fresh / self._spec.scale))
            self._read()

    def _read(self, _text: str = "") -> None:
        ok, value = self._parsed()
        self._mark(ok=ok)
        if ok:
            self.edited.emit(value)

    def _parsed(self) -> tuple[bool, int | float | None]:
        text = self.text().strip()
        return (True, None) if not text else self._spec.read(text)

    def _mark(self, *, ok: bool) -> None:
        set_invalid(self, not ok)
        limits = self.tr("{low} to {high}, or blank for unknown").format(
            low=figure(self._spec.low), high=figure(self._spec.high)
        )
        self.setToolTip(limits)


class ChoiceField(QComboBox):
    """One of a few words or nothing.

    Signals:
        edited(value): the user chose (None = blank).
    """

    edited = Signal(object)

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem("–", None)
        for value, word in spec.choices:
            self.addItem(word, value)
        self.setAccessibleName(spec.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda _row: self.edited.emit(self.currentData()))

    def show_value(self, value: Value, *, mixed: bool = False) -> None:
        self.setPlaceholderText(self.tr("mixed") if mixed else "")
        self.setCurrentIndex(-1 if mixed else max(0, self.findData(value)))


class TickField(QCheckBox):
    """Yes, no, or not stated.

    Signals:
        edited(value): the user ticked (None = not stated).
    """

    edited = Signal(object)

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.label, parent)
        self._label = spec.label
        self.setTristate(True)
        self.clicked.connect(lambda _on: self.edited.emit(self._value()))

    def show_value(self, value: Value, *, mixed: bool = False) -> None:
        said = self.tr("{label} (mixed)").format(label=self._label)
        self.setText(said if mixed else self._label)
        states = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
        partly = Qt.CheckState.PartiallyChecked
        self.setCheckState(states.get(value, partly) if isinstance(value, bool) else partly)

    def _value(self) -> bool | None:
        if self.checkState() is Qt.CheckState.PartiallyChecked:
            return None
        return self.checkState() is Qt.CheckState.Checked


class RangeBar(QWidget):
    """The guide's range as a bar, with the value on it; "house value" where the value is ours."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._range: Range | None = None
        self._value: float | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What stands beside the bar."""
        return self._words

    def show_range(self, found: Range | None, value: Value, scale: float, *, house: bool) -> None:
        """Show the guide's range for a value, both as the dose holds them."""
        number = isinstance(value, int | float) and not isinstance(value, bool)
        shown = float(value) if number and value is not None else None
        words = self._said(found, scale, house=house)
        if (found, shown, words) == (self._range, self._value, self._words):
            return
        self._range, self._value, self._words = found, shown, words
        self.setToolTip(self._words)
        self.setAccessibleName(self._words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, TEXT_HEIGHT + 4)  # the next field's name stands off a little

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._words:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(tokens.small_px))
        left = 0
        if self._range is not None:
            left = 46
            self._paint_bar(painter, QRectF(1, TEXT_HEIGHT / 2 - 2, 38, 4))
        painter.setPen(tokens.second_ink)
        text = QRectF(left, 0, self.width() - left, TEXT_HEIGHT)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), self._words)

    def _paint_bar(self, painter: QPainter, track: QRectF) -> None:
        tokens, found = self._theme.tokens, self._range
        if found is None:
            return
        low = found.low if found.low is not None else 0
        high = found.high if found.high is not None else low * 1.5
        top = max(high * 1.4, (self._value or 0) * 1.05, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.line)
        painter.drawRoundedRect(track, 2, 2)
        start, end = (track.left() + track.width() * at / top for at in (low, max(high, low)))
        painter.setBrush(tokens.accent)
        painter.drawRoundedRect(QRectF(start, track.top(), max(3, end - start), 4), 2, 2)
        if self._value is not None:
            x = track.left() + track.width() * min(self._value, top) / top
            inside = low <= self._value <= high
            painter.setPen(tokens.surface)
            painter.setBrush(tokens.ink if inside else tokens.caution)
            painter.drawRoundedRect(QRectF(x - 2.5, track.top() - 4, 5, 12), 2.5, 2.5)

    def _said(self, found: Range | None, scale: float, *, house: bool) -> str:
        if found is not None and (found.low is not None or found.high is not None):
            ends = [figure(end / scale) for end in (found.low, found.high) if end is not None]
            return self.tr("guide {range}").format(range="–".join(dict.fromkeys(ends)))
        return self.tr("house value") if house else ""
