"""The dose of the selected exercise: fields that suit it, the guide's range beside each, the days.

Every change is one step for undo; what is typed into a field in one go is one step as well.
"""

from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.week import Placement
from widgets.common.labels import ElidedLabel, plain_label
from widgets.design.day_chips import DayChips
from widgets.design.dose_fields import ChoiceField, NumberField, RangeBar, TickField
from widgets.design.dose_specs import (
    DoseSpecs,
    FieldSpec,
    Value,
    guide_range,
    is_house_value,
)
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.scrolling import scrolling
from widgets.design.steps import Steps
from widgets.state.document import RecordDocument
from widgets.theme.theme import Theme

AnyField = NumberField | ChoiceField | TickField


class DoseEditor(QWidget):
    """Edits the dose of the selected placements.

    Signals:
        days_changed(placement_ids): the day chips put these there.
    """

    days_changed = Signal(object)

    def __init__(
        self, cards: ExerciseCards, steps: Steps, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cards, self._steps, self._theme = cards, steps, theme
        self._document: RecordDocument | None = None
        self._ids: tuple[str, ...] = ()
        self._specs: tuple[FieldSpec, ...] = ()
        self._fields: dict[str, AnyField] = {}
        self._bars: dict[str, RangeBar] = {}
        self._typing = 0  # counts the visits to fields: each is a step of its own
        self._dose_specs = DoseSpecs(self)
        self._title = ElidedLabel("", "strong")
        self._hint = plain_label("", "hint", wrap=True)
        self._all_days = QCheckBox(self.tr("All days"))
        self._all_days.setToolTip(self.tr("Same dose on all days of this exercise"))
        self.chips = DayChips(theme)
        self._form = QWidget()
        self._grid = QGridLayout(self._form)
        self._lay_out()
        self.chips.toggled.connect(self._toggle_day)
        self._refresh()

    def show_document(self, document: RecordDocument | None) -> None:
        """Edit another record from now on."""
        self._document = document
        self._ids = ()
        if document is not None:
            document.week_changed.connect(lambda *_: self._refresh())
        self._refresh()

    def show_placements(self, ids: tuple[str, ...]) -> None:
        """Edit the dose of these placements."""
        self._ids = ids
        self._typing += 1
        self._refresh()

    def focus_first(self) -> None:
        """Bring the keyboard to the first field."""
        first = next(iter(self._fields.values()), None)
        if first is None:
            return
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(first, NumberField):
            first.selectAll()

    def field(self, name: str) -> AnyField:
        """The field of that name; for tests."""
        return self._fields[name]

    def bar(self, name: str) -> RangeBar:
        return self._bars[name]

    def field_names(self) -> tuple[str, ...]:
        return tuple(self._fields)

    def sizeHint(self) -> QSize:
        return QSize(304, 280)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 4, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._all_days)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.chips)
        column.addWidget(self._form)
        column.addStretch(1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, self))

    def _refresh(self) -> None:
        placements = self._placements()
        exercise = self._exercise(placements)
        editable = exercise is not None
        for part in (self.chips, self._form):
            part.setVisible(editable)
        self._hint.setVisible(not editable)
        self._all_days.setVisible(editable and len(self._everywhere()) > 1)
        if exercise is None:
            self._title.setText(
                self.tr("{n} items").format(n=len(placements)) if placements else ""
            )
            self._hint.setText(self._why_not(placements))
            self._title.setVisible(bool(placements))
            return
        self._title.show()
        self._title.setText(exercise.name)
        self._show_days()
        self._show_fields(exercise, placements[0].dose)

    def _why_not(self, placements: list[Placement]) -> str:
        if self._document is None:
            return self.tr("Open a patient to see doses.")
        if placements:
            return self.tr("Select cards of one exercise to change its dose.")
        return self.tr("Select a card to see and change its dose.")

    def _show_days(self) -> None:
        everywhere = self._everywhere()
        self.chips.show_days({day for day, _ in everywhere})
        if not self._has_focus_inside():
            self._all_days.setChecked(len({p.dose for _, p in everywhere}) == 1)

    def _show_fields(self, exercise: Exercise, dose: Dose) -> None:
        specs = self._dose_specs.fields(exercise, dose)
        if self._has_focus_inside() and {s.name for s in specs} < set(self._fields):
            specs = self._specs  # a field that was just blanked stays where the hand is
        if specs != self._specs:
            self._build(specs)
        for spec in specs:
            value: Value = getattr(dose, spec.name)
            self._fields[spec.name].show_value(value)
            house = is_house_value(exercise, dose, spec.name)
            found = guide_range(exercise, spec.name)
            self._bars[spec.name].show_range(found, value, spec.scale, house=house)

    def _build(self, specs: tuple[FieldSpec, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._specs, self._fields, self._bars = specs, {}, {}
        for at, spec in enumerate(specs):
            row, column = 3 * (at // 2), at % 2
            field = self._new_field(spec)
            label = plain_label("" if spec.kind == "tick" else spec.label, "hint")
            label.setBuddy(field)
            self._bars[spec.name] = RangeBar(self._theme)
            self._fields[spec.name] = field
            self._grid.addWidget(label, row, column)
            self._grid.addWidget(field, row + 1, column)
            self._grid.addWidget(self._bars[spec.name], row + 2, column)
            field.show()  # now, not with the next event: Enter may bring the keyboard here
        for column in range(2):
            self._grid.setColumnStretch(column, 1)
        for before, after in pairwise(specs):
            QWidget.setTabOrder(self._fields[before.name], self._fields[after.name])

    def _new_field(self, spec: FieldSpec) -> AnyField:
        field: AnyField
        if spec.kind == "choice":
            field = ChoiceField(spec)
        elif spec.kind == "tick":
            field = TickField(spec)
        else:
            field = NumberField(spec)
            field.left.connect(self._next_step)
        field.edited.connect(lambda value, name=spec.name: self._change(name, value))
        return field

    def _next_step(self) -> None:
        self._typing += 1

    def _change(self, name: str, value: Value) -> None:
        document, placements = self._document, self._placements()
        if document is None or not placements:
            return
        dose = replace(placements[0].dose, **{name: value})
        ids = self._ids
        if self._all_days.isChecked():
            ids = tuple(placement.id for _, placement in self._everywhere())
        step = self._steps.change_dose(document.week, ids, dose)
        if step is not None:
            typed = isinstance(self._fields[name], NumberField)
            merge = f"dose {name} {self._typing}" if typed else ""
            document.do(step.edit, step.text, merge)

    def _toggle_day(self, day: int, on: bool) -> None:
        document, placements = self._document, self._placements()
        if document is None or not placements:
            return
        if on:
            step = self._steps.copy_to_days(document.week, (placements[0].id,), (day,))
        else:
            there = tuple(p.id for at, p in self._everywhere() if at == day)
            step = self._steps.remove(document.week, there)
        if step is None:
            return
        others = tuple(p.id for at, p in self._everywhere() if at != day)
        document.do(step.edit, step.text)
        gone = not any(document.week.find(key) for key in self._ids)
        if gone and others:
            self.days_changed.emit(others[:1])
        self._refresh()

    def _placements(self) -> list[Placement]:
        if self._document is None:
            return []
        found = (self._document.week.find(key) for key in self._ids)
        return [hit[1] for hit in found if hit is not None]

    def _exercise(self, placements: list[Placement]) -> Exercise | None:
        """The one exercise that is selected, or None."""
        ids = {placement.exercise_id for placement in placements}
        return self._cards.exercise(ids.pop()) if len(ids) == 1 else None

    def _everywhere(self) -> list[tuple[int, Placement]]:
        """Every placement of the selected exercise in the week, with its day."""
        placements = self._placements()
        if self._document is None or not placements:
            return []
        wanted = placements[0].exercise_id
        return [(d, p) for d, p in self._document.week.placements() if p.exercise_id == wanted]

    def _has_focus_inside(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)
