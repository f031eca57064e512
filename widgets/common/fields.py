"""Form fields that can be blank: blank means unknown, and nothing is filled in silently.

Each field has ``value()``, ``show_value(value)``, ``problem()`` (a sentence, "" when all is well)
and the signal ``edited``. ``value()`` of a field with a problem is its last good value's absence:
None. Ask ``problem()`` first.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from designer.model.units import Quantity, Units
from widgets.common.dates import shown_date
from widgets.common.labels import plain_label
from widgets.common.reading import read_date, read_number, written_number
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme, set_kind
from widgets.theme.tokens import Tokens

SHORT_TEXT = 300
LONG_TEXT = 10_000


class TextField(QLineEdit):
    """One line of text; ``required`` says what is missing when it is blank."""

    edited = Signal()

    def __init__(self, required: str = "", limit: int = SHORT_TEXT) -> None:
        super().__init__()
        self._required = required
        self.setMaxLength(limit)
        self.textEdited.connect(self.edited)

    def value(self) -> str:
        return self.text().strip()

    def show_value(self, value: object) -> None:
        self.setText(str(value or ""))
        self.setCursorPosition(0)

    def problem(self) -> str:
        return "" if self.value() else self._required


class LongTextField(QPlainTextEdit):
    """Several lines of text. Tab leaves the field: a form is walked through with it."""

    edited = Signal()

    def __init__(self, height_px: int = 84) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(height_px)
        self._showing = False
        self.textChanged.connect(self._tell)

    def value(self) -> str:
        return self.toPlainText().strip()

    def show_value(self, value: object) -> None:
        self._showing = True
        self.setPlainText(str(value or ""))
        self._showing = False

    def problem(self) -> str:
        if len(self.value()) > LONG_TEXT:
            return self.tr("The text is too long; keep it under 10,000 characters.")
        return ""

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit()


class NumberField(QWidget):
    """A number within bounds, with its unit behind it."""

    edited = Signal()

    def __init__(self, low: float, high: float, unit: str = "", *, whole: bool = False) -> None:
        super().__init__()
        self._low, self._high, self._whole = low, high, whole
        self._line = QLineEdit()
        self._line.setFixedWidth(88)
        self._line.setMaxLength(12)
        self._line.textEdited.connect(self.edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        row.addWidget(plain_label(unit, "hint"))
        row.addStretch()
        self.setFocusProxy(self._line)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def value(self) -> float | int | None:
        number = read_number(self._line.text())
        if number is None or self.problem():
            return None
        return int(number) if self._whole else number

    def show_value(self, value: object) -> None:
        self._line.setText(written_number(value) if isinstance(value, int | float) else "")

    def problem(self) -> str:
        text = self._line.text().strip()
        if not text:
            return ""
        number = read_number(text)
        if number is None:
            return self.tr("Write a number, or leave it blank.")
        if self._whole and number != int(number):
            return self.tr("Write a whole number.")
        if not self._low <= number <= self._high:
            bounds = self.tr("Write a number from {low} to {high}.")
            low, high = written_number(self._low), written_number(self._high)
            return bounds.format(low=low, high=high)
        return ""


class MeasuredField(NumberField):
    """A number that is stored in kg, cm or m, and shown and typed in the clinic's units.

    What was shown and left alone stays as it is stored, however it was rounded.
    """

    def __init__(self, high: float, quantity: Quantity, units: Units) -> None:
        super().__init__(0, round(high / units.factor(quantity)), units.name(quantity))
        self._quantity: Quantity = quantity
        self._units = units
        self._given: tuple[str, float | None] = ("", None)  # as shown, as stored

    def value(self) -> float | None:
        typed, (shown, stored) = super().value(), self._given
        if typed is None or self._line.text() == shown:
            return stored if typed is not None else None
        return round(typed * self._units.factor(self._quantity), 3)

    def show_value(self, value: object) -> None:
        stored = float(value) if isinstance(value, int | float) else None
        super().show_value(None if stored is None else self._units.shown(self._quantity, stored))
        self._given = (self._line.text(), stored)


class DateField(QWidget):
    """A date, typed or picked from a calendar. ``latest`` keeps the future out."""

    edited = Signal()

    def __init__(self, theme: Theme, latest: date | None = None) -> None:
        super().__init__()
        self._latest = latest
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("day month year"))
        self._line.setFixedWidth(124)
        self._line.setMaxLength(40)
        self._line.textEdited.connect(self.edited)
        self._line.editingFinished.connect(self._write_anew)
        self._button = QToolButton()
        set_kind(self._button, "quiet")
        self._dress(theme.tokens)
        self._button.setToolTip(self.tr("Choose from a calendar"))
        self._button.clicked.connect(self._open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._line)
        row.addWidget(self._button)
        row.addStretch()
        self.setFocusProxy(self._line)
        theme.changed.connect(self._dress)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._button.setAccessibleName(self.tr("Calendar: {field}").format(field=name))

    def value(self) -> date | None:
        return None if self.problem() else read_date(self._line.text())

    def show_value(self, value: object) -> None:
        self._line.setText(shown_date(value) if isinstance(value, date) else "")

    def _dress(self, tokens: Tokens) -> None:
        self._button.setIcon(icon(Icon.CALENDAR, tokens))

    def _write_anew(self) -> None:
        """However it was typed, it stands there as everywhere else."""
        day = self.value()
        if day is not None:
            self.show_value(day)

    def problem(self) -> str:
        text = self._line.text().strip()
        if not text:
            return ""
        day = read_date(text)
        if day is None:
            return self.tr("Write the month in letters, such as 2 Mar 2026, or the year first.")
        if not 1900 <= day.year <= 2199:
            return self.tr("Write a year between 1900 and 2199.")
        if self._latest is not None and day > self._latest:
            return self.tr("This day has not come yet.")
        return ""

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        day = self.value() or self._latest or date.today()  # noqa: DTZ011 # only where it opens
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        if self._latest is not None:
            latest = self._latest
            calendar.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        menu.exec(self._line.mapToGlobal(QPoint(0, self._line.height() + 4)))

    def _pick(self, day: QDate) -> None:
        picked = date(day.year(), day.month(), day.day())
        if picked != self.value():
            self.show_value(picked)
            self.edited.emit()


class ComboField(QComboBox):
    """One of a list; the first entry is unknown. ``free`` lets people write their own word."""

    edited = Signal()

    def __init__(
        self, choices: Sequence[tuple[str, str]], unknown: str, *, free: bool = False
    ) -> None:
        super().__init__()
        self.setEditable(free)
        if not free:
            self.addItem(unknown, "")
        for key, text in choices:
            self.addItem(text, key)
        line = self.lineEdit()
        if line is not None:
            line.setMaxLength(SHORT_TEXT)
            line.setPlaceholderText(unknown)
            line.textEdited.connect(self.edited)
            self.setCurrentIndex(-1)
        self._given = ""  # a word of other origin stays as it is until somebody changes it
        self.activated.connect(self.edited)

    def value(self) -> str:
        if not self.isEditable():
            return str(self.currentData() or "")
        if self.currentText().strip() == self._given:
            return self._given
        index = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(index)) if index >= 0 else self.currentText().strip()

    def show_value(self, value: object) -> None:
        index = self.findData(value or "")
        self._given = str(value or "")
        if self.isEditable() and index < 0:
            self.setCurrentIndex(-1)
            self.setEditText(self._given)
        else:
            self.setCurrentIndex(max(0, index))

    def problem(self) -> str:
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Return belongs to the form's button, not to opening this list.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)


class _Segment(QPushButton):
    """As wide as it will be when chosen: the words are bold then."""

    def sizeHint(self) -> QSize:
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        wider = QFontMetrics(bold).horizontalAdvance(self.text())
        return hint + QSize(max(0, wider - self.fontMetrics().horizontalAdvance(self.text())), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ChoiceField(QWidget):
    """A few answers side by side; exactly one holds. The arrow keys move between them.

    ``choices`` are (value, text); ``alarming`` is the value that is shown as a warning.
    """

    edited = Signal()

    def __init__(self, choices: Sequence[tuple[object, str]], alarming: object = ...) -> None:
        super().__init__()
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (value, text) in enumerate(choices):
            button = _Segment(text)
            button.setCheckable(True)
            place = "first" if index == 0 else "last" if index == len(choices) - 1 else "middle"
            button.setProperty("segment", place)
            button.setProperty("alarming", value == alarming)
            self._group.addButton(button, index)
            row.addWidget(button)
        row.addStretch()
        self._group.idClicked.connect(self.edited)
        self.setFocusProxy(self._group.button(0))
        self._texts = [text for _, text in choices]

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for index, text in enumerate(self._texts):
            self._group.button(index).setAccessibleName(f"{name}: {text}")

    def button(self, value: object) -> QPushButton:
        """The button of one answer."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, QPushButton)  # noqa: S101  # the group holds nothing else
        return button

    def value(self) -> object:
        return self._values[self._group.checkedId()]

    def show_value(self, value: object) -> None:
        button = self.button(value)
        button.setChecked(True)
        self.setFocusProxy(button)

    def problem(self) -> str:
        return ""
