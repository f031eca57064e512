"""Which exercises this user marked as favourites, and which were placed last."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from widgets.state.layout_store import LayoutStore

MOST_RECENT = 24


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

    def mark(self, exercise_id: str, *, favourite: bool) -> None:
        """Make an exercise a favourite, or no longer one."""
        one = frozenset((exercise_id,))
        marked = self.favourites | one if favourite else self.favourites - one
        if marked != self.favourites:
            self.favourites = marked
            self._keep("favourites", sorted(marked))

    def note_placed(self, exercise_id: str) -> None:
        """It comes first among the recent ones."""
        recent = tuple(dict.fromkeys((exercise_id, *self.recent)))[:MOST_RECENT]
        if recent != self.recent:
            self.recent = recent
            self._keep("recent", recent)

    def _keep(self, name: str, ids: Iterable[str]) -> None:
        if self._store is not None:
            self._store.set_words(name, ids)
        self.changed.emit()
