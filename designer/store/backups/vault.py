"""The folder that holds the backups: a list for each, and each copy once, by its digest.

<folder>/20260302T093000Z.backup       who is in the backup, and which copies
<folder>/files/ab/abcdef....journal    a patient's file as it was; byte for byte a journal
<folder>/files/cd/cdef01....photo      one of the clinic's photos
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec

from designer.store import disk
from designer.store.backups.values import Backup, Copy, Head, PhotoCopy
from designer.store.database import OwnerDatabase
from designer.store.errors import (
    BackupFailed,
    Corrupt,
    NotRead,
    NotWritten,
    OutcomeUnknown,
    ReadOnly,
    StoreError,
    TooNew,
)
from designer.store.framefile import FrameFile, Header
from designer.store.frames import Payload
from designer.store.lock import FolderLock

FORMAT = "home-program-backup"
VERSION = 1
_SUFFIX = ".backup"
_JOURNAL = ".journal"
PHOTO = ".photo"

_READ_HEAD = msgspec.json.Decoder(Head)
_READ_BACKUP = msgspec.json.Decoder(Backup)


def digest_of(data: bytes) -> str:
    """The name under which a copy is kept."""
    return sha256(data).hexdigest()


class Vault:
    """The backups in ``folder``. Every refusal of its disk is a BackupFailed.

    ``must_exist``: the folder was chosen by somebody, and is never made anew: when it is missing,
    its drive is not connected.
    """

    def __init__(self, folder: Path, *, must_exist: bool, patience: float = 5.0) -> None:
        self.folder = folder
        self._must_exist = must_exist
        self._lock = FolderLock(folder / ".lock", patience)

    @contextmanager
    def held(self) -> Iterator[None]:
        """One computer at a time. Makes the folder on first use. Raises Busy or BackupFailed."""
        with self._told():
            self._check_place()
            disk.make_folder(self.folder / "files")
            with self._lock.held():
                yield

    def _check_place(self) -> None:
        if self._must_exist and not self.folder.is_dir():
            remedy = "connect the drive it is on, or choose another place for backups"
            raise BackupFailed(self.folder, "the folder is not there", remedy)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Name the backups' disk as what failed: nothing happened to the clinic."""
        try:
            yield
        except (ReadOnly, NotWritten, NotRead, OutcomeUnknown) as error:
            if not error.path.is_relative_to(self.folder):
                raise
            raise BackupFailed(self.folder, error.reason) from error

    # Lists

    def names(self) -> list[str]:
        """The backups' ids, newest first, those included that cannot be read."""
        self._check_place()
        if not self.folder.exists():
            return []
        with self._told():
            return sorted(disk.list_folder(self.folder, _SUFFIX), reverse=True)

    def path(self, name: str) -> Path:
        return self.folder / f"{name}{_SUFFIX}"

    def head(self, name: str) -> Head:
        """What the list shows. Raises Corrupt, TooNew or BackupFailed."""
        payload = self._payloads(name)[0]
        try:
            return _READ_HEAD.decode(payload)
        except msgspec.MsgspecError as error:
            raise self._unsound(name) from error

    def backup(self, name: str) -> Backup:
        """The whole backup. Raises as ``head``."""
        payload = self._payloads(name)[1]
        try:
            return _READ_BACKUP.decode(payload)
        except msgspec.MsgspecError as error:
            raise self._unsound(name) from error

    def _payloads(self, name: str) -> list[Payload]:
        with self._told():
            try:
                payloads = list(self._file(name).refresh().payloads)
            except TooNew:
                raise
            except (Corrupt, FileNotFoundError) as error:
                raise self._unsound(name) from error
        if len(payloads) != 2:
            raise self._unsound(name)
        return payloads

    def _unsound(self, name: str) -> Corrupt:
        return Corrupt(self.path(name), "or gone", "use another backup")

    def _file(self, name: str) -> FrameFile:
        return FrameFile(self.path(name), Header(FORMAT, VERSION, name))

    def write(self, backup: Backup) -> None:
        """Put the list in place, as a whole, and read it again. Raises BackupFailed."""
        lines = (msgspec.json.encode(backup.head), msgspec.json.encode(backup))
        with self._told():
            self._file(backup.head.id).rewrite(lines)
        try:
            if self.backup(backup.head.id) != backup:
                raise BackupFailed(self.folder, "what was written does not read back the same")
        except Corrupt as error:
            raise BackupFailed(self.folder, "what was written does not read back") from error

    def remove(self, names: Iterable[str]) -> None:
        """Take backups out of the list. Raises BackupFailed."""
        with self._told():
            for name in names:
                disk.remove(self.path(name))

    def set_aside_unreadable(self) -> int:
        """Move the lists that cannot be read out of the way; how many. Raises BackupFailed."""
        moved = 0
        for name in self.names():
            try:
                self.backup(name)
            except TooNew:
                continue
            except Corrupt:
                with self._told():
                    disk.make_folder(self.folder / "damaged")
                    disk.move(self.path(name), self.folder / "damaged" / f"{name}{_SUFFIX}")
                moved += 1
        return moved

    # Copies

    def copy_path(self, digest: str, suffix: str = _JOURNAL) -> Path:
        return self.folder / "files" / digest[:2] / f"{digest}{suffix}"

    def put(self, data: bytes, digest: str, suffix: str = _JOURNAL) -> bool:
        """Keep a copy; False when it is there and good already. Raises BackupFailed.

        It is on the disk itself after ``settle``; no list may name it before.
        """
        if self.holds(digest, suffix):
            return False
        with self._told():
            disk.place(self.copy_path(digest, suffix), data)
        if not self.holds(digest, suffix):
            raise BackupFailed(self.folder, "what was written does not read back the same")
        return True

    def settle(self, copies: Iterable[Copy | PhotoCopy]) -> None:
        """Return when these copies are on the disk itself. Raises BackupFailed."""
        with self._told():
            disk.settle_placed({self._path_of(copy) for copy in copies})

    def _path_of(self, copy: Copy | PhotoCopy) -> Path:
        return self.copy_path(copy.digest, _JOURNAL if isinstance(copy, Copy) else PHOTO)

    def holds(self, digest: str, suffix: str = _JOURNAL) -> bool:
        """True when the copy is there and not one bit of it has changed."""
        try:
            return digest_of(disk.read_from(self.copy_path(digest, suffix), 0)[0]) == digest
        except (FileNotFoundError, NotRead):
            return False

    def has_size(self, copy: Copy) -> bool:
        """A quick look: the copy is there and as long as it was."""
        try:
            return disk.stat(self.copy_path(copy.digest)).size == copy.size
        except (FileNotFoundError, NotRead):
            return False

    def opens(self, copy: Copy) -> bool:
        """True when the copy is unchanged and opens as the patient's file."""
        if not self.holds(copy.digest):
            return False
        database = OwnerDatabase(self.copy_path(copy.digest), copy.owner)
        try:
            database.refresh()
        except (FileNotFoundError, StoreError):
            return False
        return database.storage.commits == copy.commits

    def read(self, copy: Copy | PhotoCopy) -> bytes:
        """The copy's bytes. Raises BackupFailed unless they are as they were written."""
        path = self._path_of(copy)
        with self._told():
            try:
                data, _ = disk.read_from(path, 0)
            except FileNotFoundError:
                data = b""
        if digest_of(data) != copy.digest:
            reason = f"the copy {path.name} is damaged or gone"
            raise BackupFailed(self.folder, reason, "use an older backup")
        return data

    def named_by(self, backup: Backup) -> set[str]:
        """The file names of a backup's copies."""
        journals = {self.copy_path(copy.digest).name for copy in backup.copies}
        return journals | {self.copy_path(photo.digest, PHOTO).name for photo in backup.photos}

    def sweep(self, needed: set[str]) -> int:
        """Delete the copies whose file names no backup needs; how many. Raises BackupFailed."""
        removed = 0
        with self._told():
            for path in self.folder.glob("*.tmp"):
                disk.remove(path)  # a draft of a list that somebody died over
            for path in sorted((self.folder / "files").glob("??/*")):
                if path.name not in needed:
                    disk.remove(path)
                    removed += 1
        return removed
