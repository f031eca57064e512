"""The drop-downs of each kind of condition: attribute, dose, diagnosis, weeks."""

from collections.abc import Sequence
from typing import Any, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.safety.conditions.dose import FigureName
from designer.safety.rules.drafting import (
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
from widgets.library.rules.figure_words import figure_words

_MOST = 10_000.0


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
        figures = [(name, figure_words(name)) for name in get_args(FigureName)]
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
