"""Going back to a backup: what would change, and the change itself.

A restore is one more commit of each patient: what stands in the backup is written over what stands
there now, with new revisions and a note in the audit. Nothing that was saved is taken out of the
history, and whoever has an older state open gets a conflict instead of overwriting. Only where the
file is damaged or gone does the copy take its place; the damaged one is kept among the damaged.
Patients who came after the backup stay as they are.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from designer.store import disk
from designer.store.backups.taking import PICTURES, SoundFile, owners_in, witnesses
from designer.store.backups.values import Backup, Copy, Head
from designer.store.backups.vault import Vault
from designer.store.database import OwnerDatabase
from designer.store.errors import Corrupt, NotRead, TooNew
from designer.store.index import Entry
from designer.store.photos import PhotoFolder
from designer.store.port import Document
from designer.store.progress import Step
from designer.store.staged import Staged, Staging, aside_name, digest_at, journal_path

_UNKNOWN_LOSS = (
    1_000  # more commits than were ever lost where nothing remembers how many there were
)

State = Literal["same", "differs", "damaged", "missing", "added"]


class Difference(msgspec.Struct, frozen=True):
    """One owner, now and in the backup.

    ``state``: ``same``; ``differs``; ``damaged`` or ``missing`` now, so the copy takes its place;
    ``added`` since the backup, so it stays. ``commits_apart`` counts the saved changes since the
    backup, None where nobody knows; below zero the backup is the newer one.
    """

    owner: str
    name: str
    state: State
    commits_apart: int | None
    last_change_now: datetime | None
    last_change_then: datetime | None

    @property
    def changes(self) -> bool:
        """True when restoring would write something."""
        return self.state in ("differs", "damaged", "missing")


class Preview(msgspec.Struct, frozen=True):
    """What a restore would do: everybody whom it is about, the library last."""

    backup: Head
    differences: tuple[Difference, ...]

    @property
    def changes(self) -> tuple[Difference, ...]:
        """Those who would be different afterwards."""
        return tuple(line for line in self.differences if line.changes)


class _Now:
    """An owner's file as it is: sound, damaged or missing."""

    def __init__(self, folder: Path, owner: str, known: Entry | None) -> None:
        self.owner = owner
        self.known = known  # as the index remembers it
        self.path = journal_path(folder, owner)
        self.file: SoundFile | None = None
        self.state: State = "same"
        try:
            self.file = SoundFile(self.path, owner, known)
        except FileNotFoundError:
            self.state = "missing"
        except TooNew:
            raise  # sound, and not ours to replace
        except (Corrupt, NotRead):
            self.state = "damaged"

    @property
    def commits(self) -> int | None:
        """How many there were at last, as far as anybody knows."""
        if self.file is not None:
            return self.file.commits
        return self.known.witness.commits if self.known else None


def preview(
    folder: Path, vault: Vault, backup: Backup, owners: Iterable[str] | None, step: Step
) -> Preview:
    """What restoring these owners, by default all, would change. Raises TooNew or BackupFailed."""
    known = witnesses(folder)
    wanted = set(owners) if owners is not None else None
    copies = [copy for copy in backup.copies if wanted is None or copy.owner in wanted]
    lines = []
    for number, copy in enumerate(copies):
        step(number, len(copies))
        now = _Now(folder, copy.owner, known.get(copy.owner))
        lines.append(_difference(now, copy, vault))
    step(len(copies), len(copies))
    if wanted is None and (folder / "patients").exists():
        in_backup = {copy.owner for copy in backup.copies}
        added = [owner for owner in owners_in(folder) if owner not in in_backup]
        lines += [_added(owner, known.get(owner)) for owner in added]
    return Preview(backup.head, tuple(lines))


def _added(owner: str, known: Entry | None) -> Difference:
    line = known.line if known else None
    name, last_change = (line.name, line.last_change) if line else ("", None)
    return Difference(owner, name, "added", None, last_change, None)


def _difference(now: _Now, copy: Copy, vault: Vault) -> Difference:
    state, name = now.state, copy.name
    if now.file is not None and not _unchanged(now.file, copy):
        state = "differs" if _back(now.file.database, _opened(vault, copy), 0) else "same"
    if now.known is not None:
        name = now.known.line.name or name
    return Difference(
        owner=copy.owner,
        name=name,
        state=state,
        commits_apart=None if now.commits is None else now.commits - copy.commits,
        last_change_now=now.file.database.last_change() if now.file else None,
        last_change_then=copy.last_change,
    )


def _unchanged(file: SoundFile, copy: Copy) -> bool:
    return file.seen == copy.seen and file.commits == copy.commits


def _opened(vault: Vault, copy: Copy) -> OwnerDatabase:
    """The copy, folded. Raises BackupFailed for one that is no longer good."""
    vault.read(copy)
    database = OwnerDatabase(vault.copy_path(copy.digest), copy.owner)
    database.refresh()
    return database


def _back(now: OwnerDatabase | None, then: OwnerDatabase, lost: int) -> list[Document]:
    """What to write so that everything reads as it did then, each with a revision never used.

    ``lost`` commits are missing from ``now``: each may have raised every revision by one.
    """
    current = {document.key: document for document in now.documents(())} if now else {}
    wanted = {document.key: document for document in then.documents(())}
    written = []
    for key in sorted(current.keys() | wanted.keys()):
        old, new = current.get(key), wanted.get(key)
        body = new.body if new else None
        if old is not None and old.body == body:
            continue
        revisions = [document.revision for document in (old, new) if document is not None]
        written.append(Document(key, max(revisions) + lost + 1, body))
    return written


def restore_photos(folder: Path, vault: Vault, backup: Backup) -> None:
    """Put back the clinic's photos that are missing or damaged; the others never change.

    Raises BackupFailed, ReadOnly or NotWritten; what is back until then does no harm.
    """
    photos = PhotoFolder(folder / PICTURES)
    for photo in backup.photos:
        try:
            photos.read(photo.name)
        except (NotRead, Corrupt):
            photos.write(photo.name, vault.read(photo))


class Piece(NamedTuple):
    """What is to take the place of a file that is damaged or missing."""

    owner: str
    data: bytes  # a journal
    about: str  # for the audit


class Restoring:
    """One restore into the clinic in ``folder``, whose lock the caller holds."""

    def __init__(self, folder: Path, at: datetime, actor: str) -> None:
        self._folder = folder
        self._at = at
        self._actor = actor
        self._known = witnesses(folder)

    def restore(
        self, vault: Vault, backup: Backup, copies: Sequence[Copy], step: Step
    ) -> tuple[str, ...]:
        """Put the copies in place, all or none; the owners that changed.

        Raises BackupFailed when a copy is not good, ReadOnly, NotWritten, TooNew, or what ``step``
        raises, with nothing changed.
        """
        about = restored_from(backup.head)
        staging = Staging(self._folder)
        staged = []
        for number, copy in enumerate(copies):
            step(number, len(copies))
            now = self._now(copy.owner)
            if now.file is None:
                piece = Piece(copy.owner, vault.read(copy), about)
                staged.append(self._instead(now, piece, staging))
            else:
                documents = _back(now.file.database, _opened(vault, copy), 0)
                if documents:
                    staged.append(self._on_top(now, now.file, documents, about, staging))
        step(len(copies), len(copies))
        staging.finish(staged)
        return tuple(item.owner for item in staged)

    def mend(self, pieces: Sequence[Piece]) -> None:
        """Put the pieces in the place of files that are damaged or missing, all or none."""
        staging = Staging(self._folder)
        staging.finish([self._instead(self._now(one.owner), one, staging) for one in pieces])

    def _now(self, owner: str) -> _Now:
        return _Now(self._folder, owner, self._known.get(owner))

    def _on_top(
        self,
        now: _Now,
        file: SoundFile,
        documents: Sequence[Document],
        about: str,
        staging: Staging,
    ) -> Staged:
        target = staging.path(now.owner)
        disk.replace(target, file.data)
        database = OwnerDatabase(target, now.owner)
        database.refresh()
        database.write(documents, self._at, self._actor, about=about)
        return Staged(now.owner, digest_at(now.path))

    def _instead(self, now: _Now, piece: Piece, staging: Staging) -> Staged:
        target = staging.path(now.owner)
        disk.replace(target, piece.data)
        database = OwnerDatabase(target, now.owner)
        database.refresh()
        lost = _lost(now, database.storage.commits)
        documents = _back(None, database, lost) if lost else []
        database.storage.commits += lost  # the next is one more than there ever were
        database.write(documents, self._at, self._actor, about=piece.about)
        aside = aside_name(now.owner, self._at) if now.path.is_file() else ""
        return Staged(now.owner, digest_at(now.path) if aside else "", aside)


def restored_from(head: Head) -> str:
    """What the audit says of a restore."""
    return f"restored from the backup of {head.at:%Y-%m-%d %H:%M} UTC"


def _lost(now: _Now, commits: int) -> int:
    """How many commits went with the file that was there."""
    if now.known is not None:
        return max(0, now.known.witness.commits - commits)
    return _UNKNOWN_LOSS if now.state == "damaged" else 0
