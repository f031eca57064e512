"""How the program looks and begins on this computer. Kept with the sizes of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.fields import ChoiceField
from widgets.common.form_row import FormRow
from widgets.common.labels import plain_label
from widgets.shell.pages import page_title
from widgets.shell.start_pages import START_PAGES, start_page
from widgets.state.layout_store import SCALES, LayoutStore
from widgets.theme.theme import Theme


class ScreenSettings(QWidget):
    """Each is applied as soon as it is chosen, but for the size, which waits for a start.

    Signals:
        mode_requested(str): the user chose another theme.
        scale_chosen(bool): the user chose a size; whether it is another than the one shown.
    """

    mode_requested = Signal(str)
    scale_chosen = Signal(bool)

    def __init__(self, theme: Theme, layout: LayoutStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._layout = theme, layout
        self._scale_shown = layout.scale
        tr = self.tr
        self.mode = ChoiceField(
            [("light", tr("Light")), ("dark", tr("Dark")), ("system", tr("As the system"))]
        )
        self.motion = ChoiceField(
            [("moving", tr("Move")), ("still", tr("Keep still")), ("system", tr("As the system"))]
        )
        self.scale = ChoiceField([(percent, f"{percent} %") for percent in SCALES])
        self.start = ChoiceField([(name, page_title(name)) for name in START_PAGES])
        self._arrange()
        self.show_values()
        self.mode.edited.connect(self._choose_mode)
        self.motion.edited.connect(self._choose_motion)
        self.scale.edited.connect(self._choose_scale)
        self.start.edited.connect(self._choose_start)

    def show_values(self) -> None:
        """Show what holds now."""
        self.mode.show_value(self._theme.mode)
        self.motion.show_value(self._theme.motion.mode)
        self.scale.show_value(self._layout.scale)
        self.start.show_value(start_page(self._layout.start_page))

    def _choose_mode(self) -> None:
        self.mode_requested.emit(str(self.mode.value()))

    def _choose_motion(self) -> None:
        match self.motion.value():
            case "moving":
                self._theme.motion.set_mode("moving")
            case "still":
                self._theme.motion.set_mode("still")
            case _:
                self._theme.motion.set_mode("system")

    def _choose_scale(self) -> None:
        percent = self.scale.value()
        if isinstance(percent, int):
            self._layout.scale = percent
            self._layout.write()
            self.scale_chosen.emit(percent != self._scale_shown)

    def _choose_start(self) -> None:
        self._layout.start_page = str(self.start.value())

    def _arrange(self) -> None:
        tr = self.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(plain_label(tr("This screen"), "subheading"))
        size = tr("Everything grows: words, pictures and what is clicked.")
        column.addWidget(FormRow(tr("Theme"), self.mode))
        column.addWidget(FormRow(tr("Size"), self.scale, size))
        still = tr("Pictures of exercises move when the pointer rests on them.")
        column.addWidget(FormRow(tr("Moving pictures"), self.motion, still))
        column.addWidget(FormRow(tr("Page at the start"), self.start))
