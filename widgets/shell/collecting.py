"""Python's garbage collection, in the thread of the windows only.

It runs in whichever thread happens to ask for memory. On a worker thread it would end Qt objects
there, together with their timers, and crash the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
OLDEST = 2


class Collecting(QObject):
    """Collects what Python's own thresholds call due, when the event loop is free."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settled = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect_due)

    def install(self) -> None:
        """From now on nothing is collected anywhere else."""
        gc.disable()
        self._timer.start()

    def remove(self) -> None:
        """As Python does by itself."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def collect_due(self) -> None:
        """Collect the oldest generation whose time has come, with the younger ones."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (OLDEST, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                if generation == OLDEST and not self._settled:
                    gc.freeze()  # rules and library stay for good: no later look need pass them
                    self._settled = True
                return
