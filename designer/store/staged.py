"""Many files put in place together: all of them or none, whatever dies in between.

Every new file is first written beside the old ones, into ``restoring/``. Then a plan is written:
from that moment the change counts, and whoever opens the folder next finishes what was begun.
Before it nothing has changed, and leftovers are thrown away. The folder's lock is held throughout.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from designer.store import disk
from designer.store.database import OwnerDatabase
from designer.store.errors import NotRead, StoreError
from designer.store.framefile import FrameFile, Header
from designer.store.index import Index, entry_of
from designer.store.port import LIBRARY

_FOLDER = "restoring"
_PLAN = "plan.journal"
DAMAGED = "damaged"  # where files go that could not be used; nothing is ever deleted there


class Staged(msgspec.Struct, frozen=True):
    """A file that waits in ``restoring/``. ``before`` is the digest of the file it replaces, empty
    for none; ``aside`` keeps that one under this name among the damaged.
    """

    owner: str
    before: str
    aside: str = ""


_READ_PLAN = msgspec.json.Decoder(list[Staged])


def journal_path(folder: Path, owner: str) -> Path:
    """Where the owner's file is."""
    return (folder if owner == LIBRARY else folder / "patients") / f"{owner}.journal"


def digest_at(path: Path) -> str:
    """The digest of the whole file; empty when there is none. Raises NotRead."""
    try:
        return sha256(disk.read_from(path, 0)[0]).hexdigest()
    except FileNotFoundError:
        return ""


def aside_name(owner: str, at: datetime) -> str:
    """Under which name a damaged file is kept."""
    return f"{owner}-{at:%Y%m%dT%H%M%S.%f}.journal"


class Staging:
    """The files of one change. ``path`` to write each, ``finish`` to put them all in place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        clear(folder)
        disk.make_folder(folder / _FOLDER)

    def path(self, owner: str) -> Path:
        """Where the owner's new file is to be written."""
        return self._folder / _FOLDER / f"{owner}.journal"

    def finish(self, staged: Sequence[Staged]) -> None:
        """Put them in place. Raises ReadOnly, NotWritten: nothing was changed as long as there is
        no plan, else the next opening goes on. OutcomeUnknown as usual.
        """
        plan = _plan_file(self._folder)
        plan.rewrite((msgspec.json.encode(staged),))
        finish(self._folder)


def _plan_file(folder: Path) -> FrameFile:
    return FrameFile(folder / _FOLDER / _PLAN, Header("home-program-plan", 1, "plan"))


def finish(folder: Path) -> None:
    """Go on with a change that was interrupted; throw away one that was never decided.

    A file that somebody saved to meanwhile is left as it is: nobody's change is overwritten.
    """
    if disk.status(folder / _FOLDER) is None:
        return
    try:
        payloads = _plan_file(folder).refresh().payloads
        staged = _READ_PLAN.decode(payloads[0])
    except NotRead:
        raise  # it may well have been decided
    except (FileNotFoundError, StoreError, LookupError, msgspec.MsgspecError):
        clear(folder)
        return
    for item in staged:
        _put_in_place(folder, item)
    _note(folder, [item.owner for item in staged])
    clear(folder)


def _put_in_place(folder: Path, item: Staged) -> None:
    source = folder / _FOLDER / f"{item.owner}.journal"
    target = journal_path(folder, item.owner)
    if not source.exists():
        return  # moved before the interruption
    found = digest_at(target)
    if found not in (item.before, ""):
        return
    if found and item.aside:
        disk.make_folder(folder / DAMAGED)
        disk.move(target, folder / DAMAGED / item.aside)
    disk.make_folder(target.parent)
    disk.move(source, target)


def _note(folder: Path, owners: Sequence[str]) -> None:
    """Tell the patient list, and with it every running instance, what these files hold now."""
    index = Index(folder / "index.journal")
    if not index.refresh():
        return  # it is built anew from the files
    for owner in owners:
        database = OwnerDatabase(journal_path(folder, owner), owner)
        with suppress(FileNotFoundError, StoreError):  # the next start looks at the files
            database.refresh()
            entry = entry_of(owner, database)
            if entry is not None:
                index.note(entry)


def clear(folder: Path) -> None:
    """Throw away what was staged; the plan first, without which the rest means nothing."""
    staging = folder / _FOLDER
    if not staging.exists():
        return
    disk.remove(staging / _PLAN)
    for path in staging.iterdir():
        disk.remove(path)
    with suppress(OSError):
        staging.rmdir()
