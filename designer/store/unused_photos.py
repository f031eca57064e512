"""The clinic's photos that no exercise shows any more: which they are, and taking them out.

A photo is written before the library names it, each time anew, perhaps by another workstation. So
one that was written lately counts as used, and the library is read again under the lock.
"""

from collections.abc import Callable, Container
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from designer.store import disk
from designer.store.backups.taking import PICTURES, SoundFile, photos_in, witnesses
from designer.store.errors import Corrupt, StoreError
from designer.store.library import join_library
from designer.store.lock import FolderLock
from designer.store.photos import PhotoFolder
from designer.store.port import LIBRARY
from designer.store.staged import journal_path

LATELY = timedelta(days=7)


def unused_photos(folder: Path, named: Container[str], now: datetime) -> dict[str, int]:
    """The size in bytes of each sound photo that is not ``named`` and was not written lately.

    ``folder`` is the clinic's. Raises NotRead.
    """
    photos = PhotoFolder(folder / PICTURES)
    latest = (now - LATELY).timestamp()
    found = {}
    for name in photos_in(folder):
        status = disk.status(folder / PICTURES / name)
        if name in named or status is None or status.st_mtime > latest:
            continue
        try:
            photos.read(name)
        except Corrupt:
            continue  # the check names it
        found[name] = status.st_size
    return found


def take_out(
    folder: Path, lock: FolderLock, now: datetime, kept: Callable[[str], bytes | None]
) -> None:
    """Delete the unused photos of which a backup has the content, which ``kept`` hands out.

    Raises Busy, NotRead, ReadOnly or NotWritten; what is deleted until then stays so.
    """
    photos = PhotoFolder(folder / PICTURES)
    safe = [name for name in _unused(folder, now) if kept(name) == photos.read(name)]
    with lock.held():
        still = _unused(folder, now)
        for name in safe:
            if name in still:
                disk.remove(folder / PICTURES / name)


def _unused(folder: Path, now: datetime) -> dict[str, int]:
    """The same as the library says now; none where it cannot be read: then nobody knows."""
    try:
        file = SoundFile(journal_path(folder, LIBRARY), LIBRARY, witnesses(folder).get(LIBRARY))
        library, _ = join_library(file.database.packed(()))
    except (FileNotFoundError, StoreError, msgspec.MsgspecError, LookupError):
        return {}
    return unused_photos(folder, library.photo_files, now)
