"""What a backup is, in words: who is in it, from when, and where the copies lie."""

from datetime import datetime
from typing import Literal

import msgspec

Reason = Literal["daily", "hourly", "asked", "import", "migration", "restore", "repair"]


class Copy(msgspec.Struct, frozen=True, gc=False):
    """The copy of one owner's file.

    ``sound`` is False when the file was damaged or missing when the backup was made: the copy is
    then the newest good one of an earlier backup, so the newest backup always holds the best there
    is of everybody.
    """

    owner: str
    name: str
    digest: str  # SHA-256 of the copy, and its name in the folder
    size: int  # bytes
    commits: int
    last_change: datetime
    copied: datetime
    sound: bool
    seen: tuple[int, int]  # size and time (ns) of the clinic's file, to tell whether it changed


class Head(msgspec.Struct, frozen=True, gc=False):
    """One line of the list of backups."""

    id: str  # such as 20260302T093000Z; also the file's name
    at: datetime
    reason: Reason
    patients: int
    size: int  # bytes, of all copies together; unchanged ones are shared with other backups
    unsound: int  # files that were damaged or missing in the clinic at that time


class PhotoCopy(msgspec.Struct, frozen=True, gc=False):
    """The copy of one of the clinic's photos, which never change once they are there."""

    name: str
    digest: str
    size: int  # bytes


class Backup(msgspec.Struct, frozen=True):
    """A backup with all its copies. ``lost`` are owners of whom no good copy was left anywhere."""

    head: Head
    copies: tuple[Copy, ...]
    lost: tuple[str, ...] = ()
    photos: tuple[PhotoCopy, ...] = ()

    def copy_of(self, owner: str) -> Copy | None:
        """The owner's copy; None when the backup has none."""
        return next((copy for copy in self.copies if copy.owner == owner), None)


class GoodCopy(msgspec.Struct, frozen=True):
    """A copy that was read again and is good, and the backup it stands in."""

    backup: Head
    copy: Copy
