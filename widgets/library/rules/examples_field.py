"""The examples of a rule: one exercise in one week, and whether the rule speaks; run as typed."""

from collections.abc import Sequence
from typing import get_args

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout

from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.vocabulary import Severity
from designer.safety.conditions.dose import FigureName
from designer.safety.rules.drafting import LAST_WEEK, example
from designer.safety.rules.rules import Example
from widgets.common.fields import NumberField
from widgets.common.labels import plain_label
from widgets.common.row_stack import RowStack, StackRow
from widgets.library.rules.figure_words import figure_words
from widgets.theme.theme import set_kind, set_role

USUAL = "chronic-low-back-pain"  # whose examples need no diagnosis of their own


class ExampleRow(StackRow):
    """One case, and what the validator made of it."""

    def __init__(
        self, library: Library, one: Example | None = None, *, speaks: bool = True
    ) -> None:
        super().__init__(self.tr("Remove this example"))
        set_role(self, "well")
        self._shown = one
        self.item = QComboBox()
        for exercise in sorted(library.exercises.values(), key=lambda e: e.name.casefold()):
            self.item.addItem(exercise.name, exercise.id)
        self.item.setAccessibleName(self.tr("Exercise of the example"))
        self.diagnosis = QComboBox()
        for known in library.diagnoses.values():
            self.diagnosis.addItem(known.name, known.id)
        self.diagnosis.setCurrentIndex(self.diagnosis.findData(USUAL))
        self.diagnosis.setAccessibleName(self.tr("Diagnosis of the example"))
        self.week = QSpinBox()
        self.week.setRange(1, LAST_WEEK)
        self.week.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.week.setAccessibleName(self.tr("Progression week of the example"))
        self.figure = QComboBox()
        self.figure.addItem(self.tr("no dose"), "")
        for name in get_args(FigureName):
            self.figure.addItem(figure_words(name), name)
        self.figure.setAccessibleName(self.tr("Dose figure of the example"))
        self.number = NumberField(0, 10_000)
        self.number.setAccessibleName(self.tr("Dose of the example"))
        self.expect = QComboBox()
        self.expect.addItem(self.tr("it speaks"), "fires")
        self.expect.addItem(self.tr("it is silent"), "silent")
        self.expect.setAccessibleName(self.tr("What is expected"))
        self.result = plain_label("", "hint", wrap=True)
        set_kind(self.remove, "quiet")
        for box in (self.item, self.diagnosis, self.figure):
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.setFocusProxy(self.item)
        self._lay_out()
        self.expect.setCurrentIndex(0 if speaks else 1)
        if one is not None:
            self._show(one)
        for box in (self.item, self.diagnosis, self.figure, self.expect):
            box.activated.connect(self._tell)
        self.week.valueChanged.connect(self._tell)
        self.number.edited.connect(self._tell)

    def example(self, severity: Severity) -> Example:
        """The case as it stands in the fields."""
        fires = severity if self.expect.currentData() == "fires" else None
        says = f"{self.item.currentText()}, week {self.week.value()}"
        if self.diagnosis.currentData() != USUAL:
            says += f", {self.diagnosis.currentText()}"
        dose, field, number = Dose(), self.figure.currentData(), self.number.value()
        if field and number is not None:
            whole = field in {"sets", "reps", "holds", "times_per_day", "bouts"}
            figure = max(1, int(number)) if whole else float(number)
            dose = replace(dose, **{field: figure})
            says += f", {self.figure.currentText()} {figure:g}"
        diagnosis = self.diagnosis.currentData()
        return example(self.item.currentData(), diagnosis, self.week.value(), fires, says, dose)

    def show_result(self, told: str) -> None:
        """Say whether it came out as expected."""
        self.result.setText(f"✗ {told}" if told else self.tr("✓ as expected"))
        set_role(self.result, "error" if told else "hint")

    def _show(self, one: Example) -> None:
        self.item.setCurrentIndex(max(0, self.item.findData(one.item)))
        diagnosis = one.diagnoses[0] if one.diagnoses else USUAL
        self.diagnosis.setCurrentIndex(max(0, self.diagnosis.findData(diagnosis)))
        self.week.setValue(one.prog_week)
        self.expect.setCurrentIndex(0 if one.expect == "fires" else 1)
        for name in get_args(FigureName):
            number = getattr(one.dose, name)
            if number is not None:
                self.figure.setCurrentIndex(self.figure.findData(name))
                self.number.show_value(number)

    def _tell(self, *_what: object) -> None:
        self.edited.emit()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(8)
        first.addWidget(self.item, 2)
        first.addWidget(self.diagnosis, 2)
        first.addWidget(plain_label(self.tr("week"), "hint"))
        first.addWidget(self.week)
        second.addWidget(self.figure)
        second.addWidget(self.number)
        second.addWidget(plain_label(self.tr("expected:"), "hint"))
        second.addWidget(self.expect)
        second.addWidget(self.result, 1)
        second.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)


class ExamplesField(RowStack[ExampleRow]):
    """The examples, as many as the rule needs."""

    def __init__(self, library: Library) -> None:
        super().__init__(self.tr("Add an example"), lambda: ExampleRow(library))
        self._library = library

    def value(self, severity: Severity) -> tuple[Example, ...]:
        """The examples; those on which it speaks expect ``severity``."""
        return tuple(row.example(severity) for row in self.rows)

    def show_value(self, examples: Sequence[Example]) -> None:
        """Show these; without any, one on which it speaks and one on which it does not."""
        if examples:
            self.show_rows(ExampleRow(self._library, one) for one in examples)
        else:
            self.show_rows(ExampleRow(self._library, speaks=speaks) for speaks in (True, False))

    def show_results(self, results: Sequence[str]) -> None:
        """What came of each: "" when it came out as expected."""
        for row, told in zip(self.rows, results, strict=False):
            row.show_result(told)
