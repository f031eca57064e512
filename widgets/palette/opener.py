"""Opens the palette over the window and does what was chosen in it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenuBar, QWidget

from widgets.palette import sources
from widgets.palette.entry import Entry
from widgets.palette.palette import Palette
from widgets.state.layout_store import LayoutStore
from widgets.state.workspace import Workspace

KEPT = 8  # commands that were done last
_LIST = "palette"


class PaletteOpener(QObject):
    """What was done lately comes first, also the next day; patients only until the window closes.

    ``open_patient``, ``show_exercise`` and ``show_week`` go where an entry leads.
    """

    def __init__(
        self,
        workspace: Workspace,
        menu_bar: QMenuBar,
        parent: QWidget,
        *,
        open_patient: Callable[[str], object],
        show_exercise: Callable[[str], object],
        show_week: Callable[[int], object],
    ) -> None:
        super().__init__(parent)
        self._workspace, self._menu_bar, self._parent = workspace, menu_bar, parent
        self._open_patient = open_patient
        self._show_exercise = show_exercise
        self._show_week = show_week
        self._layout = LayoutStore(workspace.services.layout_file)
        self._recent = list(self._layout.words(_LIST))
        self._not_kept: set[str] = set()
        self.palette: Palette | None = None

    def open(self) -> None:
        """Show the palette with everything that can be done now."""
        if self.palette is not None:
            self.palette.deleteLater()  # its pictures may be of another theme
        self.palette = Palette(self._workspace.theme, self._parent)
        self.palette.chosen.connect(self._do)
        first = [
            *sources.commands(self._menu_bar),
            *sources.weeks(self._workspace.document, self._show_week),
        ]
        first.sort(key=lambda entry: entry.kind)
        self.palette.open_with(first, self._rest(), self._recent)

    def _rest(self) -> Iterator[Entry]:
        services = self._workspace.services
        yield from sources.patients(services.clinic.listed().patients, self._open_patient)
        yield from sources.exercises(services.library, self._show_exercise)

    def _do(self, entry: Entry) -> None:
        self._recent = [entry.key, *(key for key in self._recent if key != entry.key)]
        del self._recent[2 * KEPT :]
        if not entry.kept:
            self._not_kept.add(entry.key)
        kept = [key for key in self._recent if key not in self._not_kept]
        self._layout.set_words(_LIST, kept[:KEPT])
        # The popup has to be gone: what opens a dialog of its own would open below it.
        QTimer.singleShot(0, self, entry.run)
