"""Looking over a whole clinic folder: every file opened, backups read again, nothing changed."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from designer.store import migrations
from designer.store.backups import Backups, Head, Step, silent
from designer.store.backups.taking import PICTURES, SoundFile, owners_in, photos_in, witnesses
from designer.store.commits import is_owner
from designer.store.errors import Corrupt, NotRead, StoreError, TooNew
from designer.store.folder_settings import had_library, read_settings
from designer.store.index import Entry, Index, entry_of
from designer.store.library import join_library
from designer.store.lock import FolderLock
from designer.store.photos import PhotoFolder
from designer.store.places import unsuitable
from designer.store.port import LIBRARY, Clock
from designer.store.records import join
from designer.store.staged import journal_path
from designer.store.unused_photos import unused_photos
from designer.text import Texts

Kind = Literal[
    "damaged",  # a file that cannot be opened, or is missing
    "photo",  # a photo of the library that is damaged or missing
    "newer",  # a file, or something in it, of a newer program
    "older",  # a file of an earlier program; it is read, and will be written anew
    "torn",  # an end that was never acknowledged
    "index",  # the patient list is behind; it is derived
    "unfinished",  # a restore that was interrupted
    "unused photos",  # of the library, which no exercise shows any more
    "stray",  # a journal under a name that is no patient's, such as a copy that a program made
    "leftover",  # a draft that a killed program left
    "settings",  # clinic.json
    "place",  # the folder lies where a clinic should not
    "backup",  # a backup that is not whole
    "no backup",
]
Weight = Literal["damage", "mendable", "remark"]

_WEIGHTS: dict[Kind, Weight] = {
    "damaged": "damage",
    "photo": "damage",
    "newer": "damage",
    "settings": "damage",
    "backup": "damage",
    "older": "mendable",
    "torn": "mendable",
    "index": "mendable",
    "unfinished": "mendable",
    "leftover": "mendable",
    "place": "remark",
    "unused photos": "remark",
    "stray": "remark",
    "no backup": "remark",
}


class Trouble(msgspec.Struct, frozen=True):
    """Something that is not as it should be; the sentence names the file and never a patient."""

    kind: Kind
    path: Path
    sentence: str
    owner: str = ""

    @property
    def weight(self) -> Weight:
        """``damage``: something cannot be read. ``mendable``: nothing is lost. ``remark``."""
        return _WEIGHTS[self.kind]


class CheckReport(msgspec.Struct, frozen=True):
    """What was looked at, and what was found."""

    folder: Path
    patients: int
    saved_changes: int
    backups: int
    copies: int
    troubles: tuple[Trouble, ...]


class Checking:
    """One look over the clinic in ``folder``; what it finds is said in ``words``."""

    def __init__(self, folder: Path, clock: Clock, words: Texts) -> None:
        self._folder = folder
        self._clock = clock
        self._words = words
        self._backups = Backups(folder, clock)
        self._lock = FolderLock(folder / ".lock", 5.0)
        self._witnesses: dict[str, Entry] = {}
        self._entries: dict[str, Entry] = {}  # as the files say
        self._named_photos: set[str] = set()
        self._saved_changes = 0
        self._good: set[str] = set()  # copies that were found good

    def check(self, step: Step = silent, *, backups: bool = True) -> CheckReport:
        """Open everything. Raises NotRead when there is no clinic in the folder."""
        self._witnesses = witnesses(self._folder)
        owners = sorted({*owners_in(self._folder), *self._witnesses, *self._library()})
        troubles = [*self._of_folder()]
        for number, owner in enumerate(owners):
            step(number, len(owners))
            troubles += self._of_owner(owner)
        step(len(owners), len(owners))
        troubles += self._of_photos()
        troubles += self._of_index()
        ids = []
        if backups and not any(trouble.kind == "settings" for trouble in troubles):
            ids = [head.id for head in self._heads(troubles)]
            for backup_id in ids:
                troubles += self._of_backup(backup_id, step)
        return CheckReport(
            folder=self._folder,
            patients=sum(owner != LIBRARY for owner in owners),
            saved_changes=self._saved_changes,
            backups=len(ids),
            copies=len(self._good),
            troubles=tuple(troubles),
        )

    def _library(self) -> tuple[str, ...]:
        """The library, where it must be there."""
        return (LIBRARY,) if had_library(self._folder) else ()

    # The folder

    def _of_folder(self) -> Iterator[Trouble]:
        try:
            read_settings(self._folder)
        except Corrupt as error:
            yield Trouble("settings", error.path, str(error))
        found = unsuitable(self._folder)
        if found is not None:
            yield Trouble("place", self._folder, f"{found.folder}: {found.reason}")
        if (self._folder / "restoring").exists():
            yield self._trouble("unfinished", self._folder / "restoring")
        for place in (self._folder, self._folder / "patients"):
            for path in sorted(place.glob("*.tmp")):
                yield self._trouble("leftover", path)
        for path in sorted((self._folder / "patients").glob("*.journal")):
            if not is_owner(path.stem) or path.stem == LIBRARY:
                yield self._trouble("stray", path)

    def _trouble(self, kind: Kind, path: Path, owner: str = "", **fields: str | float) -> Trouble:
        """One that no error tells of; its text may name path, owner and fields."""
        key = f"said.check.found.{kind.replace(' ', '-')}"
        return Trouble(kind, path, self._words(key, path=str(path), owner=owner, **fields), owner)

    # Journals

    def _of_owner(self, owner: str) -> list[Trouble]:
        """What is wrong with the file; looked at twice, as it may be in the middle of a save."""
        if self._look(owner):
            with suppress(StoreError), self._lock.held():
                pass  # whoever was writing has finished
        troubles = self._look(owner)
        entry = self._entries.get(owner)
        self._saved_changes += entry.witness.commits if entry else 0
        return troubles

    def _look(self, owner: str) -> list[Trouble]:
        path = journal_path(self._folder, owner)
        try:
            file = SoundFile(path, owner, self._witnesses.get(owner))
            self._named_photos |= _read_whole(owner, file, path)
            entry = entry_of(owner, file.database)
        except FileNotFoundError:
            return [self._trouble("damaged", path, owner)]
        except TooNew as error:
            return [Trouble("newer", path, str(error), owner)]
        except (Corrupt, NotRead) as error:
            return [Trouble("damaged", path, str(error), owner)]
        if entry is not None:
            self._entries[owner] = entry
        return self._remarks(owner, path, file)

    def _remarks(self, owner: str, path: Path, file: SoundFile) -> list[Trouble]:
        found = []
        if file.seen[0] > len(file.data):
            size = f"{file.seen[0] - len(file.data):,}"
            found.append(self._trouble("torn", path, owner, size=size))
        if file.database.storage.file.outdated:
            found.append(self._trouble("older", path, owner, version=migrations.VERSION))
        return found

    def _of_photos(self) -> Iterator[Trouble]:
        photos = PhotoFolder(self._folder / PICTURES)
        for name in sorted({*photos_in(self._folder), *self._named_photos}):
            try:
                photos.read(name)
            except (NotRead, Corrupt) as error:
                yield Trouble("photo", error.path, str(error))
        if LIBRARY in self._entries:  # else nobody knows which are used
            yield from self._unused_photos()

    def _unused_photos(self) -> Iterator[Trouble]:
        found = unused_photos(self._folder, self._named_photos, self._clock())
        if found:
            size = f"{sum(found.values()):,}"
            place = self._folder / PICTURES
            yield self._trouble("unused photos", place, n=len(found), size=size)

    # The list

    def _of_index(self) -> Iterator[Trouble]:
        path = self._folder / "index.journal"
        index = Index(path)
        if not index.refresh():
            if path.exists() or self._entries:
                yield self._trouble("index", path)
            return
        behind = [
            owner
            for owner, entry in self._entries.items()
            if not _agrees(index.entries.get(owner), entry)
        ]
        if behind:
            numbers = {"behind": len(behind), "of": len(self._entries)}
            said = self._words("said.check.index-behind", path=str(path), **numbers)
            yield Trouble("index", path, said)

    # Backups

    def _heads(self, troubles: list[Trouble]) -> Sequence[Head]:
        place = self._backups.folder
        try:
            heads = self._backups.heads()
            unreadable = self._backups.unreadable()
            troubles += [Trouble("backup", place, sentence) for sentence in unreadable]
        except StoreError as error:
            troubles.append(Trouble("backup", place, str(error)))
            return ()
        if not heads:
            troubles.append(self._trouble("no backup", place))
        return heads

    def _of_backup(self, backup_id: str, step: Step) -> Iterator[Trouble]:
        place = self._backups.folder
        try:
            bad = self._backups.verify(backup_id, step, known_good=self._good)
        except StoreError as error:
            yield Trouble("backup", place, str(error))
            return
        for copy in bad:
            yield self._trouble("backup", place, copy.owner, backup=backup_id)


def _read_whole(owner: str, file: SoundFile, path: Path) -> frozenset[str]:
    """Read every document as what it is, not only as JSON; the photos that are named there.

    Raises TooNew: a sound file was written as it is, by a program that knew what it wrote.
    """
    packed = file.database.packed(())
    try:
        if owner == LIBRARY:
            return join_library(packed)[0].photo_files
        join(owner, packed)
    except (msgspec.MsgspecError, LookupError) as error:
        raise TooNew(path, "it holds something unknown") from error
    return frozenset()


def _agrees(noted: Entry | None, found: Entry) -> bool:
    """But for the time of the file, which changes when a folder is copied."""
    if noted is None:
        return False
    witness = replace(found.witness, mtime_ns=noted.witness.mtime_ns)
    return noted == replace(found, witness=witness)
