"""Opening a clinic's folder: is the place fit, is the form today's, and only then the clinic."""

from pathlib import Path

from msgspec.structs import replace

from designer.store import migrations, staged
from designer.store.clinic import Clinic, default_folder, open_clinic, system_clock
from designer.store.database import OwnerDatabase
from designer.store.errors import Corrupt, NotRead, TooNew
from designer.store.folder_settings import read_settings, write_settings
from designer.store.lock import FolderLock
from designer.store.places import check_place
from designer.store.port import Clock
from designer.store.progress import Step, silent


def open_safely(
    folder: Path | None = None,
    *,
    clock: Clock = system_clock,
    actor: str = "",
    anyway: bool = False,
    step: Step = silent,
) -> Clinic:
    """The clinic in ``folder`` (the user's data folder by default), made on first use.

    Raises UnsuitableFolder unless ``anyway``, TooNew for a clinic of a newer program, BackupFailed
    when an older one should be brought up to date and cannot be backed up first, and what
    ``open_clinic`` raises. ``step`` is told how far bringing it up to date is.
    """
    folder = folder or default_folder()
    check_place(folder, anyway=anyway)
    bring_up_to_date(folder, clock, step)
    return open_clinic(folder, clock=clock, actor=actor)


def bring_up_to_date(folder: Path, clock: Clock, step: Step = silent) -> int:
    """Write a clinic of an earlier version in today's form, after a backup; how many files.

    May be interrupted at any moment and called again. Damaged files are left as they are.
    """
    settings = read_settings(folder)
    if settings.version == migrations.VERSION or not (folder / "patients").exists():
        return 0
    from designer.store.backups import Backups  # noqa: PLC0415 - not on the way to the window
    from designer.store.backups.taking import owners_in  # noqa: PLC0415

    owners = owners_in(folder)
    if owners:
        Backups(folder, clock).take("migration", step)
    written = 0
    with FolderLock(folder / ".lock", 5.0).held():
        staged.finish(folder)
        for owner in owners:
            written += _brought_up_to_date(folder, owner)
        write_settings(folder, replace(read_settings(folder), version=migrations.VERSION))
    return written


def _brought_up_to_date(folder: Path, owner: str) -> bool:
    database = OwnerDatabase(staged.journal_path(folder, owner), owner)
    try:
        database.refresh()
    except TooNew:
        raise
    except (FileNotFoundError, Corrupt, NotRead):
        return False
    return database.storage.bring_up_to_date()
