"""Backups of the clinic: taken, read again, thinned out, looked into and restored."""

from designer.store.backups.keeper import Backups
from designer.store.backups.restoring import Difference, Preview
from designer.store.backups.schedule import due, superfluous
from designer.store.backups.values import Backup, Copy, GoodCopy, Head, Reason
from designer.store.progress import Step, silent

__all__ = [
    "Backup",
    "Backups",
    "Copy",
    "Difference",
    "GoodCopy",
    "Head",
    "Preview",
    "Reason",
    "Step",
    "due",
    "silent",
    "superfluous",
]
