"""The fields of one kind of dose, two beside each other, with the guide's range below each."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.units import METRIC, Units
from widgets.common.labels import plain_label
from widgets.design.dose.dose_fields import ChoiceField, NumberField, RangeBar, TickField
from widgets.design.dose.dose_specs import FieldSpec, Value, guide_range, is_house_value
from widgets.design.dose.stepper import Stepper
from widgets.theme.theme import Theme

AnyField = NumberField | ChoiceField | TickField


class DoseForm(QWidget):
    """Shows a dose in fields.

    Signals:
        edited(name, value): the user changed a field.
        stepped(name, steps): each of several items goes up or down from its own figure.
        left(): the keyboard left a field; what follows is another step for undo.
    """

    edited = Signal(str, object)
    stepped = Signal(str, int)
    left = Signal()

    def __init__(
        self,
        specs: tuple[FieldSpec, ...],
        theme: Theme,
        units: Units = METRIC,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.specs, self.units = specs, units
        self.fields: dict[str, AnyField] = {}
        self.bars: dict[str, RangeBar] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        for at, spec in enumerate(specs):
            row, column = 3 * (at // 2), at % 2
            field = self.fields[spec.name] = self._new_field(spec)
            bar = self.bars[spec.name] = RangeBar(theme)
            label = plain_label("" if spec.kind == "tick" else spec.label, "hint")
            label.setBuddy(field)
            grid.addWidget(label, row, column)
            shown = Stepper(field) if isinstance(field, NumberField) else field
            grid.addWidget(shown, row + 1, column)
            grid.addWidget(bar, row + 2, column)
        for before, after in pairwise(specs):
            QWidget.setTabOrder(self.fields[before.name], self.fields[after.name])

    def show_doses(self, exercise: Exercise | None, doses: Sequence[Dose]) -> None:
        """Show what several doses have in common, and what the guide says of one exercise."""
        for spec in self.specs:
            values: set[Value] = {getattr(dose, spec.name) for dose in doses}
            mixed = len(values) > 1
            value = None if mixed else next(iter(values))
            self.fields[spec.name].show_value(value, mixed=mixed)
            house, found = False, None
            if exercise is not None:
                house = not mixed and is_house_value(exercise, doses[0], spec.name)
                found = guide_range(exercise, spec.name)
            self.bars[spec.name].show_range(found, value, spec.scale, house=house)

    def first(self) -> AnyField | None:
        """The first field."""
        return next(iter(self.fields.values()), None)

    def _new_field(self, spec: FieldSpec) -> AnyField:
        field: AnyField
        if spec.kind == "choice":
            field = ChoiceField(spec)
        elif spec.kind == "tick":
            field = TickField(spec)
        else:
            field = NumberField(spec)
            field.left.connect(self.left)
            field.stepped.connect(lambda steps, name=spec.name: self.stepped.emit(name, steps))
        field.edited.connect(lambda value, name=spec.name: self.edited.emit(name, value))
        return field
