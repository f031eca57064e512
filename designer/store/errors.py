"""What can go wrong with the store. Each text names file, place and remedy, never patient data."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from designer.errors import DesignerError


class Key(NamedTuple):
    """The address of a document inside its owner."""

    kind: str
    id: str


class StoreError(DesignerError):
    """Base of everything the store reports."""


class Conflict(StoreError):
    """Somebody else changed a document after it was read; nothing was written."""

    def __init__(self, owner: str, keys: Iterable[Key]) -> None:
        self.owner = owner
        self.keys = tuple(keys)
        kinds = ", ".join(sorted({key.kind for key in self.keys}))
        super().__init__(
            f"{owner} was changed elsewhere since it was opened ({kinds}): nothing was saved; "
            "open it again and repeat the change."
        )


class Busy(StoreError):
    """Another instance of the program holds the folder; nothing was written."""

    def __init__(self, folder: Path, seconds: float) -> None:
        super().__init__(
            f"{folder} has been in use by another instance for {seconds:g} s: nothing was saved; "
            "try again, and close the other instance if it hangs."
        )


class Corrupt(StoreError):
    """A file is damaged. It is neither opened nor overwritten."""

    def __init__(self, path: Path, place: str, remedy: str = "") -> None:
        self.path = path
        self.place = place
        super().__init__(
            f"{path} is damaged {place}: it was left as it is; "
            f"{remedy or 'restore this file from a backup'}."
        )


class TooNew(Corrupt):
    """A sound file in a form that only a newer version of the program, or one with a key, reads.

    As with damage, nothing is opened or overwritten; but no backup should take its place.
    """

    def __init__(self, path: Path, form: str) -> None:
        super().__init__(path, "", "")
        self.form = form

    def __str__(self) -> str:
        return (
            f"{self.path} is in a newer form ({self.form}) than this version of the program reads: "
            "nothing was changed; open it with the newest version of the program."
        )


class UnsuitableFolder(StoreError):
    """A clinic may not lie there: locks or renames do not hold on such a drive.

    ``kind`` is a word for scripts (``nfs``, ``synchronised``, ``user-space``), ``reason`` and
    ``remedy`` are sentences.
    """

    def __init__(self, folder: Path, kind: str, reason: str, remedy: str) -> None:
        self.folder = folder
        self.kind = kind
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{folder}: {reason} Nothing was opened. {remedy}")


class BackupFailed(StoreError):
    """A backup was not made, or cannot be used; the clinic's own files are untouched."""

    def __init__(self, folder: Path, reason: str, remedy: str = "") -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(
            f"The backup in {folder} failed ({reason}): the clinic's own files are as they were; "
            f"{remedy or 'check that drive or choose another place for backups'}."
        )


class Stopped(StoreError):
    """Whoever asked for long work called it off; raised by the ``step`` that was handed in."""

    def __init__(self) -> None:
        super().__init__("Stopped as you asked: nothing was changed.")


class ReadOnly(StoreError):
    """The folder or file cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"{path} cannot be written ({reason}): nothing was saved; "
            "allow writing there or choose another folder."
        )


class NotWritten(StoreError):
    """The disk refused; the old content is intact."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"{path} could not be written ({reason}): the change was not saved and what was saved "
            "before is intact; make room or check the disk, then save again."
        )


class NotRead(StoreError):
    """The disk or the system refused to hand out a file."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"{path} could not be read ({reason}): nothing was changed; "
            "check the disk, the network drive and the permissions, then try again."
        )


class OutcomeUnknown(StoreError):
    """The disk failed while confirming; the last change may or may not be there."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"{path} was written but the disk did not confirm it ({reason}): open it again and see "
            "whether the last change is there."
        )


class NotFound(StoreError):
    """There is no such patient."""

    def __init__(self, owner: str) -> None:
        super().__init__(f"The clinic has no patient file {owner}: open the patient from the list.")


class Invalid(StoreError):
    """A value that could be written but not read again, and is therefore refused."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(f"The {kind} was not saved ({reason}): correct that field and save again.")
