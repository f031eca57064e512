"""The dose of the selected exercise: fields that suit it, the guide's range beside each, the days.

Every change is one step for undo; what is typed into a field in one go is one step as well.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.model.dose import Dose
from designer.model.units import METRIC, US, Units
from designer.model.week import Placement
from widgets.common.labels import ElidedLabel, plain_label
from widgets.common.scrolling import scrolling
from widgets.design.day_chips import DayChips
from widgets.design.dose.dose_choice import DoseChoice, with_steps, with_value
from widgets.design.dose.dose_fields import NumberField
from widgets.design.dose.dose_form import DoseForm
from widgets.design.dose.dose_specs import DoseSpecs, FieldSpec, Value
from widgets.design.dose.rung_buttons import RungButtons
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.ladder import Ladder, Rungs
from widgets.design.steps import Steps
from widgets.state.document import RecordDocument
from widgets.theme.theme import Theme


class DoseEditor(QWidget):
    """Edits the dose of the selected placements.

    Signals:
        units_requested(Units): the user wishes to read other units.
        days_changed(placement_ids): the day chips put these there.
    """

    days_changed = Signal(object)
    units_requested = Signal(object)

    def __init__(
        self, cards: ExerciseCards, steps: Steps, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cards, self._steps, self._theme = cards, steps, theme
        self._document: RecordDocument | None = None
        self._ids: tuple[str, ...] = ()
        self._choice = DoseChoice()
        self._ladder = Ladder(cards)
        self._forms: dict[tuple[FieldSpec, ...], DoseForm] = {}
        self._form: DoseForm | None = None
        self._editable = False
        self._typing = 0  # counts the visits to fields: each is a step of its own
        self._dose_specs = DoseSpecs(self)
        self._title = ElidedLabel("", "strong")
        self._hint = plain_label("", "hint", wrap=True)
        self._all_days = QCheckBox(self.tr("All days"))
        self._all_days.setToolTip(self.tr("A change reaches all days of this exercise"))
        self.every_field = QCheckBox(self.tr("All fields"))
        self.every_field.setToolTip(
            self.tr("Also the fields that this kind of exercise seldom needs")
        )
        self.every_field.setMinimumHeight(24)
        self.every_field.toggled.connect(self._refresh)
        self.unit_switch = QPushButton()
        self.unit_switch.clicked.connect(self._ask_other_units)
        self.chips = DayChips(theme)
        self.rungs = RungButtons(theme, cards.fact_name)
        self._column = QVBoxLayout()
        self._lay_out()
        self.chips.toggled.connect(self._toggle_day)
        self.rungs.chosen.connect(self._climb)
        self.show_units(METRIC)

    def show_document(self, document: RecordDocument | None) -> None:
        """Edit another record from now on."""
        self._document = document
        self._ids = ()
        if document is not None:
            document.week_changed.connect(self._follow_week)
        self._refresh()

    def _follow_week(self, *_weeks: object) -> None:
        if self._read_choice() != self._choice:  # most edits are about other cards
            self._refresh()

    def show_placements(self, ids: tuple[str, ...]) -> None:
        """Edit the dose of these placements."""
        if ids == self._ids:
            return  # told again; a week that changed is followed by itself
        self._ids = ids
        self._typing += 1
        self._refresh()

    def show_units(self, units: Units) -> None:
        """Show and read weights and lengths in these units."""
        self._dose_specs.units = units
        self.unit_switch.setText(f"{units.weight} · {units.length}")
        other = _other(units)
        said = self.tr("Weights in {weight}, lengths in {length}. Switch to {other}").format(
            weight=units.weight,
            length=units.length,
            other=f"{other.weight} · {other.length}",
        )
        self.unit_switch.setToolTip(said)
        self.unit_switch.setAccessibleName(said)
        self._refresh()

    def _ask_other_units(self) -> None:
        self.units_requested.emit(_other(self._dose_specs.units))

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
        column.addWidget(self.rungs)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.every_field)
        foot.addStretch(1)
        foot.addWidget(self.unit_switch)
        column.addWidget(self._foot)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, self))

    def _refresh(self, *_what: object) -> None:
        choice = self._choice = self._read_choice()
        exercise = choice.exercise
        editable = self._editable = bool(choice.items)
        self.chips.setVisible(exercise is not None)
        self.every_field.setVisible(editable)
        self.unit_switch.setVisible(editable)
        if self._form is not None and not editable:
            self._form.hide()
        self._hint.setVisible(not editable)
        self._title.setVisible(editable)
        self._all_days.setVisible(len(choice.everywhere) > 1)
        self._show_rungs()
        if not editable:
            self._hint.setText(self._why_not())
            return
        self._title.setText(
            exercise.name if exercise else self.tr("{n} items").format(n=len(choice.items))
        )
        if exercise is not None:
            self._show_days()
        self._show_fields(choice)

    def _read_choice(self) -> DoseChoice:
        if self._document is None:
            return DoseChoice()
        return DoseChoice.of(self._document.week, self._ids, self._cards)

    def _why_not(self) -> str:
        if self._document is None:
            return self.tr("Open a patient to see doses.")
        return self.tr("Select a card to see and change its dose.")

    def _show_rungs(self) -> None:
        known = self._editable and self._choice.exercise is not None
        self.rungs.show_rungs(self._ladder.of(self._document, self._ids) if known else Rungs())
        self.rungs.setVisible(self.rungs.any())

    def _show_days(self) -> None:
        everywhere = self._choice.everywhere
        self.chips.show_days({day for day, _ in everywhere})
        if not self._has_focus_inside():
            self._all_days.setChecked(len({p.dose for _, p in everywhere}) == 1)

    def _show_fields(self, choice: DoseChoice) -> None:
        items = [(exercise, placement.dose) for placement, exercise in choice.items]
        specs = self._dose_specs.shared(items, every=self.every_field.isChecked())
        old = self._form
        focused = QApplication.focusWidget()
        if old is not None and focused is not None and old.isAncestorOf(focused):
            names = {spec.name for spec in specs}
            if names < set(old.fields) and old.units == self._dose_specs.units:
                specs = old.specs  # a field that was just blanked stays where the hand is
        form = self._forms.get(specs) or self._new_form(specs)
        if form is not old:
            if old is not None:
                old.hide()
            self._form = form
        form.show_doses(choice.exercise, [dose for _, dose in items])
        form.show()
        self._hint.setVisible(not specs)
        if not specs:
            self._hint.setText(self.tr("These exercises share no field; tick All fields."))

    def _new_form(self, specs: tuple[FieldSpec, ...]) -> DoseForm:
        """Forms are kept: most exercises share a handful of them."""
        form = self._forms[specs] = DoseForm(specs, self._theme, self._dose_specs.units)
        form.edited.connect(self._change)
        form.stepped.connect(self._step)
        form.left.connect(self._next_step)
        self._column.insertWidget(self._column.indexOf(self._foot), form)
        return form

    def _next_step(self) -> None:
        self._typing += 1

    def _meant(self) -> tuple[Placement, ...]:
        return self._choice.meant(all_days=self._all_days.isChecked())

    def _change(self, name: str, value: Value) -> None:
        if self._form is None:
            return
        typed = isinstance(self._form.fields[name], NumberField)
        self._give(with_value(self._meant(), name, value), name, merging=typed)

    def _step(self, name: str, steps: int) -> None:
        if self._form is None:
            return
        spec = next(spec for spec in self._form.specs if spec.name == name)
        self._give(with_steps(self._meant(), spec, steps), name, merging=True)

    def _give(self, doses: dict[str, Dose], name: str, *, merging: bool) -> None:
        """Give placements their new doses; what follows in the same field is the same step."""
        document = self._document
        if document is None:
            return
        step = self._steps.change_doses(document.week, doses)
        if step is not None:
            document.do(step.edit, step.text, f"dose {name} {self._typing}" if merging else "")

    def _climb(self, exercise_id: str) -> None:
        """Put the easier or harder exercise where the selected one stands."""
        document = self._document
        if document is None:
            return
        ids = tuple(placement.id for placement in self._meant())
        step = self._steps.replace_with(document.week, ids, exercise_id)
        if step is not None:
            document.do(step.edit, step.text)

    def _toggle_day(self, day: int, on: bool) -> None:
        document, choice = self._document, self._choice
        if document is None or not choice.everywhere:
            return
        if on:
            step = self._steps.copy_to_days(document.week, (choice.placements[0].id,), (day,))
        else:
            there = tuple(p.id for at, p in choice.everywhere if at == day)
            step = self._steps.remove(document.week, there)
        if step is None:
            return
        others = tuple(p.id for at, p in choice.everywhere if at != day)
        document.do(step.edit, step.text)
        gone = not any(document.week.find(key) for key in self._ids)
        if gone and others:
            self.days_changed.emit(others[:1])
        self._refresh()

    def _has_focus_inside(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)


def _other(units: Units) -> Units:
    """What the switch offers: all metric, or all of the other kind."""
    return METRIC if units != METRIC else US
