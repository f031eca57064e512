"""The clinic's backups as the window and the command line use them."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from designer.store import disk, staged
from designer.store.backups import schedule
from designer.store.backups.restoring import Preview, Restoring, preview, restore_photos
from designer.store.backups.taking import Taking, name_of
from designer.store.backups.values import Backup, Copy, GoodCopy, Head, Reason
from designer.store.backups.vault import Vault
from designer.store.errors import BackupFailed, Corrupt, NotRead
from designer.store.folder_settings import backups_place, read_settings, write_settings
from designer.store.lock import FolderLock
from designer.store.port import LIBRARY, Clock
from designer.store.progress import Step, silent


class Backups:
    """The backups of the clinic in ``clinic_folder``, beside it unless another place was chosen.

    Every method may take long and belongs on a worker thread; ``step`` is told how far it is and
    may raise Stopped. Each raises a StoreError whose text may be shown; BackupFailed means that the
    backup's own drive failed and the clinic's files are as they were.
    """

    def __init__(self, clinic_folder: Path, clock: Clock, *, patience: float = 5.0) -> None:
        self._clinic = clinic_folder
        self._clock = clock
        self._patience = patience

    # Where

    @property
    def folder(self) -> Path:
        """Where the backups are. Raises Corrupt when the folder's settings cannot be read."""
        return backups_place(self._clinic, read_settings(self._clinic))

    def choose_folder(self, folder: Path | None) -> None:
        """Keep backups there from now on; None: beside the clinic. Those made before stay.

        Raises BackupFailed when nothing can be written there, or when it is the clinic's own.
        """
        read_settings(self._clinic)  # those that cannot be read are not replaced
        if folder is not None:
            folder = folder.absolute()
            if folder.is_relative_to(self._clinic.absolute()):
                remedy = "choose a folder outside, best on another drive"
                raise BackupFailed(folder, "it lies in the clinic's own folder", remedy)
            with Vault(folder, must_exist=False, patience=self._patience).held():
                pass  # a place that cannot be written is better known now
        disk.make_folder(self._clinic / "patients")
        with FolderLock(self._clinic / ".lock", self._patience).held():
            settings = read_settings(self._clinic)
            write_settings(self._clinic, replace(settings, backups=str(folder) if folder else ""))

    def _vault(self) -> Vault:
        chosen = bool(read_settings(self._clinic).backups)
        return Vault(self.folder, must_exist=chosen, patience=self._patience)

    # Reading

    def heads(self) -> Sequence[Head]:
        """The backups that can be read, newest first."""
        return self._heads(self._vault())

    def _heads(self, vault: Vault) -> list[Head]:
        found = []
        for name in vault.names():
            try:
                found.append(vault.head(name))
            except Corrupt:
                continue  # ``unreadable`` names it
        return found

    def unreadable(self) -> Sequence[str]:
        """A sentence for each backup whose list cannot be read."""
        vault = self._vault()
        sentences = []
        for name in vault.names():
            try:
                vault.backup(name)
            except Corrupt as error:
                sentences.append(str(error))
        return sentences

    def open(self, backup_id: str) -> Backup:
        """A backup with everybody who is in it. Raises Corrupt when its list is damaged."""
        return self._vault().backup(backup_id)

    def verify(
        self, backup_id: str, step: Step = silent, *, known_good: set[str] | None = None
    ) -> Sequence[Copy]:
        """Read every copy of a backup again; those that are no longer good.

        ``known_good`` holds the digests of copies that need no look, and gets those found good:
        backups share most of theirs.
        """
        good = set() if known_good is None else known_good
        vault = self._vault()
        backup = vault.backup(backup_id)
        bad = []
        for number, copy in enumerate(backup.copies):
            step(number, len(backup.copies))
            if copy.digest in good:
                continue
            if vault.opens(copy):
                good.add(copy.digest)
            else:
                bad.append(copy)
        step(len(backup.copies), len(backup.copies))
        return bad

    def read(self, good: GoodCopy) -> bytes:
        """The copy's bytes: a journal. Raises BackupFailed when it went bad meanwhile."""
        return self._vault().read(good.copy)

    def set_aside_unreadable(self) -> int:
        """Move lists that cannot be read to ``damaged/``; how many. The copies stay."""
        vault = self._vault()
        with vault.held():
            return vault.set_aside_unreadable()

    def photo(self, name: str) -> bytes | None:
        """A photo's content from the newest backup that has it whole."""
        vault = self._vault()
        for backup_id in vault.names():
            with suppress(Corrupt, BackupFailed):
                found = [one for one in vault.backup(backup_id).photos if one.name == name]
                if found:
                    return vault.read(found[0])
        return None

    def newest_good(self, patient_id: str) -> GoodCopy | None:
        """The newest copy of the patient that is good, having looked; None when there is none."""
        return _newest_good(self._vault(), patient_id)

    # Taking

    def due(self, now: datetime) -> Reason | None:
        """Why a backup should be made now, or None. Days are counted in the zone of ``now``."""
        heads = self.heads()
        newest = heads[0].at if heads else None
        return schedule.due(now, newest, changed=newest is None or self._changed_since(newest))

    def _changed_since(self, moment: datetime) -> bool:
        """True when any file was written since; two seconds early, as some drives count in twos."""
        limit = (moment - timedelta(seconds=2)).timestamp() * 1e9
        files = disk.list_folder(self._clinic / "patients", ".journal")
        times = [status.st_mtime_ns for status in files.values()]
        with suppress(FileNotFoundError, NotRead):
            times.append(disk.stat(self._clinic / "library.journal").mtime_ns)
        return any(time > limit for time in times)

    def take(self, reason: Reason = "asked", step: Step = silent) -> Backup:
        """Make a backup now, each copy read again, then thin out the old ones."""
        vault = self._vault()
        with vault.held():
            backup = self._take(vault, reason, step)
            self._thin(vault)
        return backup

    def _take(self, vault: Vault, reason: Reason, step: Step) -> Backup:
        at = self._clock()
        previous = _newest(vault)
        taking = Taking(
            self._clinic,
            vault,
            previous,
            lambda owner: _copy_in(_newest_good(vault, owner)),
            thorough=reason
            not in ("hourly", "restore"),  # quick: somebody waits, or the lock is held
        )
        return taking.take(name_of(at, set(vault.names())), at, reason, step)

    def _thin(self, vault: Vault) -> None:
        """Remove what the schedule calls superfluous, then the copies that nobody names."""
        gone = schedule.superfluous(self._clock(), self._heads(vault))
        vault.remove(head.id for head in gone)
        needed: set[str] = set()
        try:
            for name in vault.names():
                needed |= vault.named_by(vault.backup(name))
        except Corrupt:
            return  # whatever a list names that cannot be read might be needed yet
        vault.sweep(needed)

    # Restoring

    def preview(
        self, backup_id: str, owners: Iterable[str] | None = None, step: Step = silent
    ) -> Preview:
        """What restoring these patients, by default the whole clinic, would change."""
        vault = self._vault()
        return preview(self._clinic, vault, vault.backup(backup_id), owners, step)

    def restore(
        self,
        backup_id: str,
        owners: Iterable[str] | None = None,
        *,
        actor: str,
        reason: Reason = "restore",
        step: Step = silent,
    ) -> tuple[str, ...]:
        """Go back to the backup, for these owners or all of it; the owners that changed.

        All or nothing. Before it a backup of the present is made; each owner's audit says who did
        it and from which backup. Raises BackupFailed, Busy, ReadOnly, NotWritten or TooNew with
        nothing changed.
        """
        vault = self._vault()
        wanted = None if owners is None else set(owners)
        disk.make_folder(self._clinic / "patients")
        lock = FolderLock(self._clinic / ".lock", self._patience)
        with vault.held(), lock.held():
            staged.finish(self._clinic)  # what an earlier restore began
            backup = vault.backup(backup_id)
            self._take(vault, reason, silent)
            copies = [c for c in backup.copies if wanted is None or c.owner in wanted]
            if wanted is None or LIBRARY in wanted:
                restore_photos(self._clinic, vault, backup)
            restoring = Restoring(self._clinic, self._clock(), actor)
            return restoring.restore(vault, backup, copies, step)


def _newest(vault: Vault) -> Backup | None:
    for name in vault.names():
        try:
            return vault.backup(name)
        except Corrupt:
            continue
    return None


def _newest_good(vault: Vault, owner: str) -> GoodCopy | None:
    for name in vault.names():
        try:
            backup = vault.backup(name)
        except Corrupt:
            continue
        copy = backup.copy_of(owner)
        if copy is not None and vault.opens(copy):
            return GoodCopy(backup.head, copy)
    return None


def _copy_in(good: GoodCopy | None) -> Copy | None:
    return good.copy if good else None
