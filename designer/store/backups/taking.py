"""Taking a backup: a sound copy of everybody's file, each read again."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from designer.store import disk
from designer.store.backups.values import Backup, Copy, Head, PhotoCopy, Reason
from designer.store.backups.vault import PHOTO, Vault, digest_of
from designer.store.commits import is_owner
from designer.store.database import OwnerDatabase
from designer.store.errors import BackupFailed, Corrupt, NotRead
from designer.store.index import Entry, Index
from designer.store.photos import PhotoFolder, is_photo_name
from designer.store.port import LIBRARY
from designer.store.progress import Step
from designer.store.staged import journal_path

PICTURES = "pictures"
_TRIES = 3


class SoundFile:
    """An owner's file as it is now, folded, with its bytes up to the last acknowledged commit.

    ``known`` is what the index remembers of it. Raises FileNotFoundError, Corrupt, NotRead.
    """

    def __init__(self, path: Path, owner: str, known: Entry | None) -> None:
        for _ in range(_TRIES):
            self.database = OwnerDatabase(path, owner)
            self.database.refresh()
            file = self.database.storage.file
            data, stamp = disk.read_from(path, 0)
            if stamp.inode == file.stamp.inode:  # else it was folded between the two looks
                break
        else:
            raise NotRead(path, "it changes all the time")
        self.data = data[: file.end]
        self.seen = (file.stamp.size, file.stamp.mtime_ns)
        self.commits = self.database.storage.commits
        if known is not None:
            known.witness.check_end(path, self.commits)


def owners_in(folder: Path) -> list[str]:
    """Everybody who has a file there, the library included. Raises NotRead."""
    files = disk.list_folder(folder / "patients", ".journal")
    names = sorted(name for name in files if is_owner(name) and name != LIBRARY)
    return [*names, LIBRARY] if journal_path(folder, LIBRARY).exists() else names


def photos_in(folder: Path) -> list[str]:
    """The names of the clinic's photos."""
    return sorted(path.name for path in (folder / PICTURES).glob("*") if is_photo_name(path.name))


def witnesses(folder: Path) -> dict[str, Entry]:
    """What the index remembers of each file; nothing when it cannot be used."""
    index = Index(folder / "index.journal")
    return dict(index.entries) if index.refresh() else {}


class Taking:
    """One backup of the clinic in ``folder``. The vault is held by the caller.

    ``previous`` is the newest backup: copies of unchanged files are used again, and a file that is
    damaged now keeps its newest good copy. Unless ``thorough``, a file whose size and time are
    those of the previous backup is not read again.
    """

    def __init__(
        self,
        folder: Path,
        vault: Vault,
        previous: Backup | None,
        newest_good: Callable[[str], Copy | None],
        *,
        thorough: bool,
    ) -> None:
        self._folder = folder
        self._newest_good = newest_good
        self._vault = vault
        self._thorough = thorough
        self._witnesses = witnesses(folder)  # before the files: they only ever know more
        copies = previous.copies if previous else ()
        self._known = {copy.owner: copy for copy in copies}
        self._lost = set(previous.lost) if previous else set()
        photos = previous.photos if previous else ()
        self._known_photos = {photo.name: photo for photo in photos}
        # What a list names is on the disk itself. A copy that merely is there may not be: whoever
        # put it may have died before it was.
        self._settled = {copy.digest for copy in copies} | {photo.digest for photo in photos}

    def take(self, name: str, at: datetime, reason: Reason, step: Step) -> Backup:
        """Copy everybody, then write the list. Raises BackupFailed, NotRead, or what ``step``
        raises: then there is no such backup.
        """
        found = set(owners_in(self._folder))
        everybody = sorted(found | self._known.keys() | self._lost | self._witnesses.keys())
        copies, lost = [], []
        for number, owner in enumerate(everybody):
            step(number, len(everybody))
            copy = self._copy(owner, at)
            if copy is None:
                lost.append(owner)
            else:
                copies.append(copy)
        step(len(everybody), len(everybody))
        head = Head(
            id=name,
            at=at,
            reason=reason,
            patients=sum(copy.owner != LIBRARY for copy in copies),
            size=sum(copy.size for copy in copies),
            unsound=len(lost) + sum(not copy.sound for copy in copies),
        )
        backup = Backup(head, tuple(copies), tuple(lost), tuple(self._photos()))
        every: tuple[Copy | PhotoCopy, ...] = (*backup.copies, *backup.photos)
        self._vault.settle(copy for copy in every if copy.digest not in self._settled)
        self._vault.write(backup)
        return backup

    def _copy(self, owner: str, at: datetime) -> Copy | None:
        known = self._known.get(owner)
        if known is not None and not self._thorough and self._unchanged(known):
            return known
        try:
            path = journal_path(self._folder, owner)
            return self._fresh(owner, SoundFile(path, owner, self._witnesses.get(owner)), at)
        except (FileNotFoundError, Corrupt, NotRead):
            return self._carried(owner)

    def _unchanged(self, known: Copy) -> bool:
        try:
            stamp = disk.stat(journal_path(self._folder, known.owner))
        except (FileNotFoundError, NotRead):
            return False
        same = (stamp.size, stamp.mtime_ns) == known.seen
        return same and known.sound and self._vault.has_size(known)

    def _fresh(self, owner: str, file: SoundFile, at: datetime) -> Copy:
        known = self._witnesses.get(owner)
        copy = Copy(
            owner=owner,
            name=known.line.name if known else "",
            digest=digest_of(file.data),
            size=len(file.data),
            commits=file.commits,
            last_change=file.database.last_change(),
            copied=at,
            sound=True,
            seen=file.seen,
        )
        if self._vault.put(file.data, copy.digest):
            self._settled.discard(copy.digest)
        if not self._vault.opens(copy):
            raise BackupFailed(self._vault.folder, "a copy does not open after it was written")
        return copy

    def _photos(self) -> Iterator[PhotoCopy]:
        for name in sorted({*photos_in(self._folder), *self._known_photos}):
            known = self._known_photos.get(name)
            if known is not None and self._vault.holds(known.digest, PHOTO):
                yield known
                continue
            with suppress(NotRead, Corrupt):  # the check names it
                data = PhotoFolder(self._folder / PICTURES).read(name)
                digest = digest_of(data)
                if self._vault.put(data, digest, PHOTO):
                    self._settled.discard(digest)
                yield PhotoCopy(name, digest, len(data))

    def _carried(self, owner: str) -> Copy | None:
        """The newest good copy there is of a file that is damaged now."""
        good = self._newest_good(owner)
        return replace(good, sound=False) if good else None


def name_of(at: datetime, taken: set[str]) -> str:
    """A name that sorts by time; several in one second follow each other."""
    base = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (f"{base}-{number:03d}" if number else base for number in range(1000))
    return next(name for name in names if name not in taken)
