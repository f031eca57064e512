"""Which exercises this user marked as favourites, and which were placed last."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from widgets.state.layout_store import LayoutStore

MOST_RECENT = 24
LATER_MS = 2000  # after a drop: the file costs a millisecond of the answer to the hand


class KeptExercises(QObject):
    """Favourites and recent exercises by id; remembered on this computer. No patient data.

    Signals:
        changed(): another exercise was marked, unmarked or placed.
    """

    changed = Signal()

    def __init__(self, store: LayoutStore | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.favourites: frozenset[str] = frozenset(store.words("favourites") if store else ())
        self.recent: tuple[str, ...] = store.words("recent") if store else ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.write)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.write)

    def mark(self, exercise_id: str, *, favourite: bool) -> None:
        """Make an exercise a favourite, or no longer one."""
        one = frozenset((exercise_id,))
        marked = self.favourites | one if favourite else self.favourites - one
        if marked != self.favourites:
            self.favourites = marked
            self.write()
            self.changed.emit()

    def note_placed(self, exercise_id: str) -> None:
        """It comes first among the recent ones."""
        recent = tuple(dict.fromkeys((exercise_id, *self.recent)))[:MOST_RECENT]
        if recent != self.recent:
            self.recent = recent
            self._later.start(LATER_MS)
            self.changed.emit()

    def write(self) -> None:
        """Remember all of it now; what was placed is written a moment later by itself."""
        self._later.stop()
        if self._store is not None:
            self._store.set_words("favourites", sorted(self.favourites))
            self._store.set_words("recent", self.recent)
