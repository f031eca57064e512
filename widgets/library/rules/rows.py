"""The condition of a rule as rows of drop-downs: all of them must hold for the rule to speak."""

from collections.abc import Sequence
from typing import Any, get_args

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from designer.knowledge.library import Library
from designer.safety.conditions.dose import FigureName
from designer.safety.drafting import (
    LAST_WEEK,
    AttributeRow,
    DiagnosisRow,
    DoseRow,
    Row,
    WeeksRow,
)
from widgets.common.fields import NumberField
from widgets.common.labels import plain_label
from widgets.library.exercises.terms import demand_terms, identity_terms, resists_choices
from widgets.library.exercises.tick_list import TickList
from widgets.theme.theme import set_kind, set_role

_KINDS = ("attribute", "dose", "diagnosis", "weeks")
_MOST = 10_000.0


def tr(text: str) -> str:
    return QCoreApplication.translate("RuleRows", text)


def dose_words(name: str) -> str:
    """A dose figure as people read it, with its unit."""
    words = {
        "sets": tr("sets"),
        "reps": tr("repetitions"),
        "holds": tr("holds"),
        "hold_s": tr("seconds of each hold"),
        "duration_s": tr("seconds of time"),
        "distance_m": tr("metres"),
        "times_per_day": tr("times a day"),
        "rest_s": tr("seconds of rest"),
        "load_kg": tr("kilograms"),
        "effort_0_10": tr("effort, 0 to 10"),
        "brace_pct": tr("brace, percent"),
        "angle_deg": tr("angle, degrees"),
        "step_height_cm": tr("step height, cm"),
        "bouts": tr("bouts"),
        "break_min": tr("minutes of break"),
    }
    return words[name]


class RowsField(QWidget):
    """Rows that come and go.

    Signals:
        edited(): the user changed something.
    """

    edited = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.rows: list[RowField] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.add = QPushButton(self.tr("Add a condition"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch()
        column.addLayout(line)

    def value(self) -> tuple[Row, ...]:
        """The rows that say something."""
        return tuple(row for field in self.rows if (row := field.value()) is not None)

    def unfinished(self) -> int:
        """How many rows say nothing yet."""
        return len(self.rows) - len(self.value())

    def show_value(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        for field in list(self.rows):
            self._remove(field)
        for row in rows or (AttributeRow("pattern", ()),):
            self._add(row)

    def _add(self, row: Row) -> None:
        field = RowField(self._library, row)
        field.edited.connect(self.edited)
        field.remove.clicked.connect(lambda: self._take_out(field))
        self.rows.append(field)
        self._column.addWidget(field)

    def _add_blank(self) -> None:
        self._add(AttributeRow("pattern", ()))
        self.rows[-1].kind.setFocus()
        self.edited.emit()

    def _take_out(self, field: "RowField") -> None:
        self._remove(field)
        self.add.setFocus()
        self.edited.emit()

    def _remove(self, field: "RowField") -> None:
        self.rows.remove(field)
        self._column.removeWidget(field)
        field.hide()
        field.deleteLater()


class RowField(QWidget):
    """One condition: its kind, and the drop-downs of that kind."""

    edited = Signal()

    def __init__(self, library: Library, row: Row) -> None:
        super().__init__()
        set_role(self, "well")
        self.kind = QComboBox()
        texts = (
            self.tr("The exercise"),
            self.tr("The dose"),
            self.tr("The diagnosis"),
            self.tr("The week"),
        )
        for kind, text in zip(_KINDS, texts, strict=True):
            self.kind.addItem(text, kind)
        self.kind.setAccessibleName(self.tr("What the condition looks at"))
        parts: tuple[Part, ...] = (
            AttributePart(),
            DosePart(),
            DiagnosisPart(library),
            WeeksPart(),
        )
        self.parts = parts
        for part in self.parts:
            part.edited.connect(self.edited)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAutoDefault(False)
        self.remove.setAccessibleName(self.tr("Remove this condition"))
        set_kind(self.remove, "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 8, 8, 8)
        line.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.kind, 0, top)
        for part in self.parts:
            line.addWidget(part, 1)
        line.addWidget(self.remove, 0, top)
        kinds = (AttributeRow, DoseRow, DiagnosisRow, WeeksRow)
        at = kinds.index(type(row))
        self.parts[at].show_row(row)
        self.kind.setCurrentIndex(at)
        self._show_part(at)
        self.kind.activated.connect(self._choose)

    def value(self) -> Row | None:
        return self.parts[self.kind.currentIndex()].row()

    def _choose(self, at: int) -> None:
        self._show_part(at)
        self.edited.emit()

    def _show_part(self, at: int) -> None:
        for number, part in enumerate(self.parts):
            part.setVisible(number == at)


class Part(QWidget):
    """The drop-downs of one kind of condition."""

    edited = Signal()

    def row(self) -> Row | None:
        raise NotImplementedError

    def show_row(self, row: Any) -> None:
        raise NotImplementedError

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        return line

    def _combo(self, name: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for value, text in choices:
            box.addItem(text, value)
        box.activated.connect(self._tell)
        return box

    def _tell(self, *_what: object) -> None:
        self.edited.emit()


class AttributePart(Part):
    """What the exercise is: one of some values, or none of them."""

    def __init__(self) -> None:
        super().__init__()
        terms = [*identity_terms(), *demand_terms()]
        self._choices = {term.field: list(term.choices) for term in terms}
        self._choices["resists"] = list(resists_choices())
        names = [(term.field, term.label) for term in terms]
        self.name = self._combo(
            self.tr("Attribute"), [*names, ("resists", self.tr("Trunk resists"))]
        )
        self.negated = self._combo(
            self.tr("Is or is not"), [("is", self.tr("is one of")), ("not", self.tr("is none of"))]
        )
        self.values: TickList | None = None
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addWidget(self.negated)
        head.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._fill()
        self.name.activated.connect(self._fill)

    def row(self) -> AttributeRow | None:
        ticked = self.values.value() if self.values is not None else ()
        if not ticked:
            return None
        field = self.name.currentData()
        flags = field in {"ballistic", "end_range"}
        values = tuple(value == "yes" if flags else value for value in ticked)
        return AttributeRow(field, values, negated=self.negated.currentData() == "not")

    def show_row(self, row: AttributeRow) -> None:
        self.name.setCurrentIndex(self.name.findData(row.name))
        self.negated.setCurrentIndex(int(row.negated))
        self._fill()
        words = [("yes" if v else "no") if isinstance(v, bool) else v for v in row.values]
        if self.values is not None:
            self.values.show_value(words)

    def _fill(self, *_index: object) -> None:
        if self.values is not None:
            self._column.removeWidget(self.values)
            self.values.hide()
            self.values.deleteLater()
        self.values = TickList(self._choices[self.name.currentData()])
        self.values.setAccessibleName(self.name.currentText())
        self.values.edited.connect(self._tell)
        self._column.addWidget(self.values)


class DosePart(Part):
    """A planned figure against a number."""

    def __init__(self) -> None:
        super().__init__()
        figures = [(name, dose_words(name)) for name in get_args(FigureName)]
        self.name = self._combo(self.tr("Figure"), figures)
        hows = [
            ("above", self.tr("above")),
            ("at_least", self.tr("at least")),
            ("below", self.tr("below")),
        ]
        self.how = self._combo(self.tr("Comparison"), hows)
        self.number = NumberField(0, _MOST)
        self.number.setAccessibleName(self.tr("Number"))
        self.number.edited.connect(self._tell)
        line = self._line()
        for widget in (self.name, self.how, self.number):
            line.addWidget(widget)
        line.addStretch()

    def row(self) -> DoseRow | None:
        number = self.number.value()
        if number is None:
            return None
        return DoseRow(self.name.currentData(), self.how.currentData(), float(number))

    def show_row(self, row: DoseRow) -> None:
        self.name.setCurrentIndex(self.name.findData(row.name))
        self.how.setCurrentIndex(self.how.findData(row.how))
        self.number.show_value(row.number)


class DiagnosisPart(Part):
    """One of some diagnoses of the patient."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.ticks = TickList([(one.id, one.name) for one in library.diagnoses.values()])
        self.ticks.setAccessibleName(self.tr("Diagnoses"))
        self.ticks.edited.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ticks)

    def row(self) -> DiagnosisRow | None:
        ticked = self.ticks.value()
        return DiagnosisRow(ticked) if ticked else None

    def show_row(self, row: DiagnosisRow) -> None:
        self.ticks.show_value(row.ids)


class WeeksPart(Part):
    """From one progression week to another."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = self._week(1), self._week(LAST_WEEK)
        self.first.setAccessibleName(self.tr("From progression week"))
        self.last.setAccessibleName(self.tr("To progression week"))
        line = self._line()
        parts: tuple[QLabel | QSpinBox, ...] = (
            plain_label(self.tr("from progression week")),
            self.first,
            plain_label(self.tr("to")),
            self.last,
        )
        for widget in parts:
            line.addWidget(widget)
        line.addStretch()

    def row(self) -> WeeksRow | None:
        first, last = self.first.value(), self.last.value()
        return WeeksRow(first, last) if first <= last else None

    def show_row(self, row: WeeksRow) -> None:
        self.first.setValue(row.first)
        self.last.setValue(row.last)

    def _week(self, value: int) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(1, LAST_WEEK)
        spin.setValue(value)
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.valueChanged.connect(self._tell)
        return spin
