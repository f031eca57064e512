"""The dose of the selected exercise: fields that suit it, the guide's range beside each, the days.

Every change is one step for undo; what is typed into a field in one go is one step as well.
"""

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.week import Placement
from widgets.common.labels import ElidedLabel, plain_label
from widgets.design.day_chips import DayChips
from widgets.design.dose_fields import NumberField
from widgets.design.dose_form import DoseForm
from widgets.design.dose_specs import DoseSpecs, FieldSpec, Value
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.scrolling import scrolling
from widgets.design.steps import Steps
from widgets.state.document import RecordDocument
from widgets.theme.theme import Theme


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
        self._forms: dict[tuple[FieldSpec, ...], DoseForm] = {}
        self._form: DoseForm | None = None
        self._editable = False
        self._typing = 0  # counts the visits to fields: each is a step of its own
        self._dose_specs = DoseSpecs(self)
        self._title = ElidedLabel("", "strong")
        self._hint = plain_label("", "hint", wrap=True)
        self._all_days = QCheckBox(self.tr("All days"))
        self._all_days.setToolTip(self.tr("Same dose on all days of this exercise"))
        self.every_field = QCheckBox(self.tr("All fields"))
        self.every_field.setToolTip(
            self.tr("Also the fields that this kind of exercise seldom needs")
        )
        self.every_field.toggled.connect(self._refresh)
        self.chips = DayChips(theme)
        self._column = QVBoxLayout()
        self._lay_out()
        self.chips.toggled.connect(self._toggle_day)
        self._refresh()

    def show_document(self, document: RecordDocument | None) -> None:
        """Edit another record from now on."""
        self._document = document
        self._ids = ()
        if document is not None:
            document.week_changed.connect(self._follow_week)
        self._refresh()

    def _follow_week(self, *_weeks: object) -> None:
        self._refresh()

    def show_placements(self, ids: tuple[str, ...]) -> None:
        """Edit the dose of these placements."""
        self._ids = ids
        self._typing += 1
        self._refresh()

    def focus_first(self) -> None:
        """Bring the keyboard to the first field."""
        first = self._form.first() if self._form is not None else None
        if first is None or not self._editable:
            return
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(first, NumberField):
            first.selectAll()

    @property
    def form(self) -> DoseForm | None:
        """The fields that are shown; None while there is nothing to edit."""
        return self._form if self._editable else None

    def sizeHint(self) -> QSize:
        return QSize(304, 280)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = self._column
        inside.setLayout(column)
        column.setContentsMargins(12, 8, 4, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._all_days)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.chips)
        column.addWidget(self.every_field)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, self))

    def _refresh(self, *_what: object) -> None:
        placements = self._placements()
        exercise = self._exercise(placements)
        editable = self._editable = exercise is not None
        self.chips.setVisible(editable)
        self.every_field.setVisible(editable)
        if self._form is not None:
            self._form.setVisible(editable)
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
        specs = self._dose_specs.fields(exercise, dose, every=self.every_field.isChecked())
        old = self._form
        focused = QApplication.focusWidget()
        if old is not None and focused is not None and old.isAncestorOf(focused):
            names = {spec.name for spec in specs}
            if names < set(old.fields):
                specs = old.specs  # a field that was just blanked stays where the hand is
        form = self._forms.get(specs) or self._new_form(specs)
        if form is not old:
            if old is not None:
                old.hide()
            self._form = form
        form.show_dose(exercise, dose)
        form.show()

    def _new_form(self, specs: tuple[FieldSpec, ...]) -> DoseForm:
        """Forms are kept: most exercises share a handful of them."""
        form = self._forms[specs] = DoseForm(specs, self._theme)
        form.edited.connect(self._change)
        form.left.connect(self._next_step)
        self._column.insertWidget(self._column.indexOf(self.every_field), form)
        return form

    def _next_step(self) -> None:
        self._typing += 1

    def _change(self, name: str, value: Value) -> None:
        document, placements = self._document, self._placements()
        if document is None or not placements or self._form is None:
            return
        week = document.week
        if self._all_days.isChecked():
            dose = replace(placements[0].dose, **{name: value})
            ids = tuple(placement.id for _, placement in self._everywhere())
            step = self._steps.change_dose(week, ids, dose)
        else:
            doses = {p.id: replace(p.dose, **{name: value}) for p in placements}
            step = self._steps.change_doses(week, doses)
        if step is not None:
            typed = isinstance(self._form.fields[name], NumberField)
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
