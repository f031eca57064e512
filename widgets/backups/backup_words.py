"""Backups in words."""

from datetime import datetime

from PySide6.QtCore import QLocale, QObject

from designer.store.backups import Difference, Head
from designer.store.port import LIBRARY
from widgets.common.dates import shown_time


class BackupWords(QObject):
    """Says when, why, how large, and what going back would do."""

    def when(self, at: datetime) -> str:
        """In the workstation's own time."""
        return shown_time(at.astimezone())

    def why(self, head: Head) -> str:
        """What the backup was made for."""
        words = {
            "daily": self.tr("the day’s first"),
            "hourly": self.tr("after changes"),
            "asked": self.tr("asked for"),
            "import": self.tr("before an import"),
            "migration": self.tr("before a new version"),
            "restore": self.tr("before a restore"),
            "repair": self.tr("before a repair"),
        }
        return words[head.reason]

    def size(self, head: Head) -> str:
        """How large all copies together are."""
        return QLocale().formattedDataSize(head.size, 1)

    def name(self, owner: str, name: str) -> str:
        """Whom a copy is about."""
        if owner == LIBRARY:
            return self.tr("The clinic’s details, exercises and pictures")
        return name or self.tr("(no name)")

    def effect(self, line: Difference) -> str:
        """What going back would do to somebody's file."""
        match line.state:
            case "damaged":
                return self.tr("damaged now; the copy takes its place")
            case "missing":
                return self.tr("missing now; the copy takes its place")
            case "added":
                return self.tr("newer than the backup; stays as it is")
            case "same":
                return self.tr("the same; stays as it is")
        apart = line.commits_apart
        if apart is None:
            return self.tr("different; goes back")
        if apart < 0:
            return self.tr("the backup is newer; comes forward")
        if apart == 1:
            return self.tr("1 saved change since then is set back")
        return self.tr("{count} saved changes since then are set back").format(count=apart)
