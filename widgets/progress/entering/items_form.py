"""The part of the log form with one row for each exercise (clinical-spec 5.1)."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QWidget

from designer.model.log import ItemLog
from designer.model.units import METRIC, Units
from widgets.common.blank_spin import BlankSpinBox
from widgets.common.emptying import empty
from widgets.common.labels import ElidedLabel, plain_label
from widgets.progress.entering.feelings_field import FeelingsField
from widgets.progress.entering.item_more import item_more
from widgets.progress.entering.more_fields import MoreFields
from widgets.theme.theme import set_kind

_IN_ROW = frozenset(
    (
        "exercise_id",
        "pain_peak",
        "hold_s_done",
        "quality",
        "below_knee",
        "exact_radicular",
        "breath_held",
        "form_lost",
    )
)


class ItemsForm(QWidget):
    """A row for each exercise of the session. A blank row says nothing and is not stored."""

    def __init__(
        self, names: Mapping[str, str], units: Units = METRIC, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names = names  # exercise id → name
        self._units = units
        self._rows: list[ItemRow] = []
        self._logged: frozenset[str] = frozenset()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    @property
    def rows(self) -> Sequence["ItemRow"]:
        return tuple(self._rows)

    def show_items(self, items: Sequence[ItemLog], logged: Iterable[str] = ()) -> None:
        """One row for each of these; ``logged`` names those that the session log holds already."""
        self._logged = frozenset(logged)
        empty(self._grid)
        self._rows = []
        if not items:
            nothing = self.tr("No exercise was planned for this day.")
            self._grid.addWidget(plain_label(nothing, "hint"), 0, 0)
            return
        heads = (
            self.tr("Exercise"),
            self.tr("Worst pain"),
            self.tr("Held"),
            self.tr("Feeling"),
            self.tr("Below knee"),
            self.tr("Usual nerve pain"),
            self.tr("Breath held"),
            self.tr("Form lost"),
        )
        for column, head in enumerate(heads):
            self._grid.addWidget(plain_label(head, "hint", wrap=column > 0), 0, column)
        for number, item in enumerate(items):
            name = self._names.get(item.exercise_id, item.exercise_id)
            row = ItemRow(item, name, heads, self._units)
            self._rows.append(row)
            line = 1 + 2 * number
            self._grid.addWidget(ElidedLabel(name), line, 0)
            for column, field in enumerate((*row.fields, row.more_button), start=1):
                self._grid.addWidget(field, line, column)
            row.more_button.toggled.connect(partial(self._show_more, row, line + 1))
            row.more_button.setChecked(row.has_more)

    def _show_more(self, row: "ItemRow", line: int, shown: bool) -> None:
        """The second line of a row is made when it is first asked for."""
        more = row.open_more()
        self._grid.addWidget(more, line, 0, 1, self._grid.columnCount())
        more.setVisible(shown)

    def items(self) -> tuple[ItemLog, ...]:
        """What was logged; rows that say nothing, and never did, are left out."""
        made = [row.item() for row in self._rows]
        return tuple(
            item
            for item in made
            if item.exercise_id in self._logged or item != ItemLog(exercise_id=item.exercise_id)
        )


class ItemRow:
    """The fields of one exercise."""

    def __init__(self, item: ItemLog, name: str, heads: Sequence[str], units: Units) -> None:
        self._item, self._units = item, units
        self.peak = BlankSpinBox(0, 10, 0.5)
        self.hold = BlankSpinBox(0, 600, 1, "s")
        self.feeling = FeelingsField(heads[3])
        self.below_knee, self.radicular, self.breath_held, self.form_lost = (
            QCheckBox() for _ in range(4)
        )
        self.fields: tuple[QWidget, ...] = (
            self.peak,
            self.hold,
            self.feeling,
            self.below_knee,
            self.radicular,
            self.breath_held,
            self.form_lost,
        )
        self.more: MoreFields | None = None
        self.more_button = QPushButton(self.peak.tr("More"))
        self.more_button.setCheckable(True)
        set_kind(self.more_button, "quiet")
        self.more_button.setToolTip(self.peak.tr("Amount done, load, joint pain, note and more"))
        self.more_button.setAccessibleName(f"{name}: {self.more_button.text()}")
        self._name = name
        for head, field in zip(heads[1:], self.fields, strict=True):
            field.setAccessibleName(f"{name}: {head}")
        self._fill()

    @property
    def has_more(self) -> bool:
        """Whether something is logged that the row itself does not show."""
        rest = set(self._item.__struct_fields__) - _IN_ROW
        return any(getattr(self._item, name) not in (None, "") for name in rest)

    def open_more(self) -> MoreFields:
        """The fields that the row itself does not show."""
        if self.more is None:
            self.more = item_more(self._name, self._units)
            self.more.fill(self._item)
        return self.more

    def item(self) -> ItemLog:
        """The row as a value; an unticked box stays as it was logged, else unknown."""
        more = self.more.values() if self.more is not None else {}
        return replace(
            self._item,
            **more,
            pain_peak=self.peak.number,
            hold_s_done=self.hold.number,
            quality=self.feeling.feelings,
            below_knee=_ticked(self.below_knee, self._item.below_knee),
            exact_radicular=_ticked(self.radicular, self._item.exact_radicular),
            breath_held=_ticked(self.breath_held, self._item.breath_held),
            form_lost=_ticked(self.form_lost, self._item.form_lost),
        )

    def _fill(self) -> None:
        item = self._item
        self.peak.set_number(item.pain_peak)
        self.hold.set_number(item.hold_s_done)
        self.feeling.set_feelings(item.quality)
        self.below_knee.setChecked(bool(item.below_knee))
        self.radicular.setChecked(bool(item.exact_radicular))
        self.breath_held.setChecked(bool(item.breath_held))
        self.form_lost.setChecked(bool(item.form_lost))


def _ticked(box: QCheckBox, logged: bool | None) -> bool | None:
    """A tick is a yes. No tick is a no only where something was answered before."""
    if box.isChecked():
        return True
    return None if logged is None else False
