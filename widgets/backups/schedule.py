"""Makes backups by itself while the program is open: the day's first, then hourly after changes."""

from PySide6.QtCore import QObject, QTimer, Signal

from designer.errors import DesignerError
from designer.store.backups import Backups, Step
from designer.store.clinic import system_clock
from designer.store.errors import Stopped
from widgets.common.work import Work

FIRST_AFTER_S = 60  # the start belongs to the user
EVERY_S = 300


class BackupSchedule(QObject):
    """Looks now and then whether a backup is due.

    Signals:
        failed(str): a backup could not be made; told once until one succeeds.
    """

    failed = Signal(str)

    def __init__(self, backups: Backups, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._told = ""
        self.work = Work(self)
        self.work.finished.connect(self._finish)
        self.work.failed.connect(self._fail)
        self._timer = QTimer(self, interval=EVERY_S * 1000)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin a while after the start."""
        QTimer.singleShot(FIRST_AFTER_S * 1000, self, self.look)
        self._timer.start()

    def stop(self) -> None:
        """The window goes; a backup under way is called off and leaves nothing half done."""
        self._timer.stop()
        self.work.stop()

    def look(self) -> None:
        """Make a backup if one is due."""
        if not self.work.is_running:
            self.work.start(self._take)

    def _take(self, step: Step) -> object:
        reason = self._backups.due(system_clock().astimezone())
        return None if reason is None else self._backups.take(reason, step)

    def _finish(self, _backup: object) -> None:
        self._told = ""

    def _fail(self, error: DesignerError) -> None:
        if not isinstance(error, Stopped) and str(error) != self._told:
            self._told = str(error)
            self.failed.emit(str(error))
