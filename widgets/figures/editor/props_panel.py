"""The things around the body: where they stand or who holds them, and how large they are."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QLabel, QPushButton

from designer.figures.editing import new_prop, with_props
from designer.figures.spec import Figure
from designer.figures.things.prop_sizes import Size, of_usual_size, resized, shown_size, sizes_of
from designer.figures.things.prop_types import HELD, Prop
from widgets.common.labels import plain_label
from widgets.figures.editor.draft import PictureDraft
from widgets.figures.editor.things_panel import ThingsPanel
from widgets.figures.editor.words import EditorWords

_MOST_SIZES = 3
_FARTHEST_CM = 300
_NO_PLACE = {"mat", "dowel", "poles"}  # lie under the body, or go where the body goes


class PropsPanel(ThingsPanel):
    """Mat, band, bike and the like. Held things move with the hands, others are dragged."""

    def __init__(self, draft: PictureDraft, words: EditorWords, title: str) -> None:
        super().__init__(draft, words, title, words.props)
        self.hold = QComboBox()
        for key, text in words.holds.items():
            self.hold.addItem(text, key)
        self.hold.setAccessibleName(self.tr("Where it is held"))
        self.hold.activated.connect(self._hold)
        self.fields.addWidget(self.hold)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self.places: list[QDoubleSpinBox] = []
        self.sizes: list[QDoubleSpinBox] = []
        self._rows: dict[QDoubleSpinBox, tuple[QLabel, QLabel]] = {}
        for axis, name in enumerate(
            (
                self.tr("Along the picture"),
                self.tr("Above the floor"),
                self.tr("Towards the viewer"),
            )
        ):
            field = self._field(grid, name)
            field.setRange(-_FARTHEST_CM, _FARTHEST_CM)
            field.setSuffix(" cm")
            field.valueChanged.connect(partial(self._move, axis))
            self.places.append(field)
        for number in range(_MOST_SIZES):
            field = self._field(grid, "")
            field.valueChanged.connect(partial(self._resize, number))
            self.sizes.append(field)
        self.fields.addLayout(grid)
        self.usual = QPushButton(self.tr("Usual size"))
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(self._usual)
        self.fields.addWidget(self.usual)
        self._show()

    def _field(self, grid: QGridLayout, name: str) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setDecimals(0)
        field.lineEdit().setTextMargins(6, 0, 0, 0)
        field.setFixedWidth(92)
        field.setKeyboardTracking(False)
        field.setAccessibleName(name)
        label, limits = plain_label(name), plain_label("", "hint")
        row = grid.rowCount()
        for column, widget in enumerate((label, field, limits)):
            grid.addWidget(widget, row, column)
        self._rows[field] = (label, limits)
        return field

    def things(self) -> tuple[Prop, ...]:
        return self.draft.figure.spec.props

    def name(self, thing: Prop) -> str:
        return self.words.props[thing.kind]

    def with_things(self, figure: Figure, things: tuple[Prop, ...]) -> Figure:
        return with_props(figure, things)

    def add_kind(self, kind: str) -> None:
        self.append(new_prop(kind))

    def show_fields(self, thing: Prop | None) -> None:
        self.hold.setVisible(thing is not None and thing.kind in HELD)
        # A band's place is that of its anchor, also while it is held.
        free = thing is not None and (not thing.hold or thing.kind == "band")
        for axis, field in enumerate(self.places):
            self._show_row(field, shown=free and thing is not None and thing.kind not in _NO_PLACE)
            if thing is not None:
                field.setValue(round(thing.at[axis] * 100))
        sizes = sizes_of(thing) if thing is not None else ()
        for number, field in enumerate(self.sizes):
            self._show_row(field, shown=number < len(sizes))
            if thing is not None and number < len(sizes):
                self._show_size(field, self._fitted(thing), sizes[number])
        self.usual.setVisible(bool(sizes))
        if thing is not None:
            self.hold.setCurrentIndex(self.hold.findData(thing.hold))
            self.usual.setEnabled(thing != of_usual_size(thing))

    def _show_row(self, field: QDoubleSpinBox, *, shown: bool) -> None:
        for widget in (field, *self._rows[field]):
            widget.setVisible(shown)

    def _show_size(self, field: QDoubleSpinBox, thing: Prop, size: Size) -> None:
        label, limits = self._rows[field]
        words = self.words.sizes[size.name]
        space = "" if size.unit == "°" else " "
        label.setText(words)
        low, high, unit = f"{size.low:g}", f"{size.high:g}", f"{space}{size.unit}"
        limits.setText(self.tr("{low} to {high}").format(low=low, high=high) + unit)
        field.setAccessibleName(words)
        field.setSuffix(unit)
        field.setRange(size.low, size.high)
        field.setValue(round(shown_size(thing, size)))

    def _fitted(self, thing: Prop) -> Prop:
        """A mat without a size has the one that it is drawn with."""
        if thing.kind != "mat" or thing.size is not None:
            return thing
        return self.draft.stage().figure.spec.props[self.list.currentRow()]

    def _hold(self) -> None:
        held = str(self.hold.currentData())
        self.change(self.tr("Hold"), lambda prop: replace(prop, hold=held))

    def _move(self, axis: int, value_cm: float) -> None:
        def moved(prop: Prop) -> Prop:
            numbers = list(prop.at)
            numbers[axis] = value_cm / 100
            x, y, z = numbers
            return replace(prop, at=(x, y, z))

        self.change(self.tr("Move"), moved, merge="move prop")

    def _resize(self, number: int, value: float) -> None:
        thing = self.chosen()
        if thing is None or number >= len(sizes_of(thing)):
            return
        size, fitted = sizes_of(thing)[number], self._fitted(thing)
        text = self.words.sizes[size.name]
        self.change(text, lambda _prop: resized(fitted, size, value), merge=f"resize {size.name}")

    def _usual(self) -> None:
        self.change(self.tr("Usual size"), of_usual_size)
