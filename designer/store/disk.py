"""The edge to the operating system: the few calls that reading and writing safely need.

``os`` is called through its module, never by an imported name, so that tests can put faults at
every call.
"""

import errno
import os
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from designer.store.errors import NotRead, NotWritten, OutcomeUnknown, ReadOnly

_BINARY: int = getattr(os, "O_BINARY", 0)  # Windows would turn line ends into two bytes
_SHARING_VIOLATIONS = (5, 32, 33)  # a virus scanner or another instance has the file open
_RETRIES = 20
_AT_REST_NS = 600 * 10**9  # systems write what was left unsynced after half a minute or so
_MANY = 32


class Stamp(NamedTuple):
    """What tells whether a file is still the one that was read."""

    inode: int
    size: int
    mtime_ns: int


UNKNOWN = Stamp(0, -1, 0)  # no file has it


def stamp_of(status: os.stat_result) -> Stamp:
    return Stamp(status.st_ino, status.st_size, status.st_mtime_ns)


def read_from(path: Path, offset: int) -> tuple[bytes, Stamp]:
    """The bytes after ``offset`` and the stamp they belong to.

    Raises FileNotFoundError when there is no such file, NotRead for every other refusal.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _BINARY)
        try:
            stamp = stamp_of(os.fstat(handle))
            os.lseek(handle, min(offset, stamp.size), os.SEEK_SET)
            return _read(handle, max(0, stamp.size - offset)), stamp
        finally:
            close(handle)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise NotRead(path, _reason(error)) from error


def stat(path: Path) -> Stamp:
    """The stamp of ``path`` now. Raises FileNotFoundError or NotRead."""
    try:
        return stamp_of(os.stat(path))  # noqa: PTH116 - a third of the time; this is on every way
    except FileNotFoundError:
        raise
    except OSError as error:
        raise NotRead(path, _reason(error)) from error


def status(path: Path) -> os.stat_result | None:
    """What the system tells of a file; None when there is none. Raises NotRead."""
    try:
        return os.stat(path)  # noqa: PTH116 - where the tests put their faults
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotRead(path, _reason(error)) from error


def list_folder(folder: Path, suffix: str) -> dict[str, os.stat_result]:
    """The files with this suffix, by their names without it. Raises NotRead.

    As the system tells of them: thousands of stamps would take as long to make as to ask for.
    """
    try:
        with os.scandir(folder) as entries:
            length = len(suffix)
            return {
                name[:-length]: entry.stat()
                for entry in entries
                if (name := entry.name)[-length:] == suffix
            }
    except OSError as error:
        raise NotRead(folder, _reason(error)) from error


def _read(handle: int, size: int) -> bytes:
    """At most ``size`` bytes: what another instance appends meanwhile belongs to the next read."""
    parts = []
    while size > 0 and (part := os.read(handle, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def close(handle: int) -> None:
    """Close. What counts was synced before, so a close that complains changes nothing."""
    with suppress(OSError):
        os.close(handle)


def append(path: Path, end: int, data: bytes, *, durable: bool) -> Stamp:
    """Write ``data`` at ``end``, the end of what is acknowledged, in one write and one sync.

    Raises ReadOnly or NotWritten with the old content intact, OutcomeUnknown when the sync fails.
    """
    try:
        handle = os.open(path, os.O_RDWR | _BINARY)
    except OSError as error:
        raise refused(path, error) from error
    try:
        size = os.fstat(handle).st_size
        if size < end:
            raise NotWritten(path, "it became shorter meanwhile")
        if size > end:
            # A record that was never acknowledged. Its removal is made durable on its own: mixed
            # with the new record by a power cut, its rest would look like damage.
            os.ftruncate(handle, end)
            sync(handle)
        os.lseek(handle, end, os.SEEK_SET)
        _write_or_take_back(path, handle, end, data)
        if durable:
            _sync_or_take_back(path, handle, end)
        return _stamp_after(handle)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        close(handle)


def _stamp_after(handle: int) -> Stamp:
    """The stamp after a write that succeeded; one that no file has when the system won't say."""
    try:
        return stamp_of(os.fstat(handle))
    except OSError:
        return UNKNOWN


def _write_or_take_back(path: Path, handle: int, end: int, data: bytes) -> None:
    try:
        written = os.write(handle, data)
    except OSError:
        _take_back(handle, end)
        raise
    if written != len(data):  # a full disk writes short without raising
        _take_back(handle, end)
        raise NotWritten(path, "the disk is full")


def _sync_or_take_back(path: Path, handle: int, end: int) -> None:
    try:
        sync(handle)
    except OSError as error:
        # After a failed sync the system may drop the pages and call them written; appending behind
        # them would leave a hole. What is taken back can be written anew.
        _take_back(handle, end)
        raise OutcomeUnknown(path, _reason(error)) from error


def _take_back(handle: int, end: int) -> None:
    try:
        os.ftruncate(handle, end)
    except OSError:
        # The rest stays behind the acknowledged end: readers ignore it, the next writer removes it.
        return


def replace(path: Path, data: bytes) -> Stamp:
    """Put ``data`` in the place of ``path`` as a whole: all of it or nothing, whatever happens.

    Raises ReadOnly or NotWritten with the old content intact, OutcomeUnknown when the new file is
    in place and the folder did not confirm it.
    """
    draft = path.with_suffix(".tmp")
    try:
        stamp = _write_draft(draft, data)
        _rename(draft, path)
    except OSError as error:
        raise refused(path, error) from error
    try:
        _sync_folder(path.parent)
    except OSError as error:
        raise OutcomeUnknown(path, _reason(error)) from error
    return stamp


def place(path: Path, data: bytes) -> Stamp:
    """As ``replace``, and makes the folder; nothing is durable before ``settle_placed``.

    For many files that count only once all of them are there. Raises ReadOnly or NotWritten.
    """
    draft = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        stamp = _write_draft(draft, data, durable=False)
        _rename(draft, path)
    except OSError as error:
        raise refused(path, error) from error
    return stamp


def settle_placed(paths: Iterable[Path]) -> None:
    """Make durable what ``place`` wrote, with the folders above. Raises ReadOnly or NotWritten."""
    every = list(paths)
    if len(every) > _MANY and hasattr(os, "sync"):
        # Everything at once; what follows then waits for nothing, and tells which file failed.
        os.sync()
    for path in every:
        try:
            handle = os.open(path, os.O_RDWR | _BINARY)
            try:
                sync(handle)
            finally:
                close(handle)
        except OSError as error:
            raise refused(path, error) from error
    parents = {path.parent for path in every}
    for folder in sorted(parents | {parent.parent for parent in parents}):
        try:
            _sync_folder(folder)
        except OSError as error:
            raise refused(folder, error) from error


def _write_draft(draft: Path, data: bytes, *, durable: bool = True) -> Stamp:
    handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            written = os.write(handle, rest)
            if written == 0:
                raise OSError(errno.ENOSPC, "the disk is full")
            rest = rest[written:]
        if durable:
            sync(handle)
        return _stamp_after(handle)
    finally:
        close(handle)


def _rename(draft: Path, path: Path) -> None:
    for attempt in range(_RETRIES):
        try:
            os.replace(draft, path)  # noqa: PTH105 - where the tests put their faults
        except OSError as error:
            transient = getattr(error, "winerror", None) in _SHARING_VIOLATIONS
            if not transient or attempt == _RETRIES - 1:
                raise
            time.sleep(0.01 * (attempt + 1))
        else:
            return


def move(source: Path, target: Path) -> None:
    """Put the file ``source`` in the place of ``target``, durably, on the same drive.

    Raises ReadOnly or NotWritten with both as they were, OutcomeUnknown when unconfirmed.
    """
    try:
        _rename(source, target)
    except OSError as error:
        raise refused(target, error) from error
    try:
        for folder in {source.parent, target.parent}:
            _sync_folder(folder)
    except OSError as error:
        raise OutcomeUnknown(target, _reason(error)) from error


def remove(path: Path) -> None:
    """Delete a file, if it is there. Not durable: a power cut may bring it back.

    Raises ReadOnly or NotWritten.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise refused(path, error) from error


def make_folder(path: Path) -> None:
    """Make the folder, for this user alone, so that a power cut does not take it away again.

    Raises ReadOnly.
    """
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
            _sync_folder(folder.parent)
    except OSError as error:
        raise ReadOnly(path, _reason(error)) from error


def sync(handle: int) -> None:
    """Return when the file's bytes are on the disk itself."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - Unix only

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync stops at the drive's own memory there
    elif sys.platform == "win32":
        os.fsync(handle)
    else:
        os.fdatasync(handle)


def settle(path: Path) -> None:
    """Make durable what another program wrote to ``path`` and may have died before syncing.

    Raises ReadOnly or NotWritten; nothing is lost then.
    """
    try:
        handle = os.open(path, os.O_RDWR | _BINARY)
        try:
            sync(handle)
        finally:
            close(handle)
        _sync_folder(path.parent)
    except OSError as error:
        raise refused(path, error) from error


def settle_all(files: Mapping[Path, os.stat_result]) -> None:
    """``settle`` those of the files that were written lately; what cannot be is left out.

    The system has put the others on the disk by itself. Where many are new, as after copying a
    clinic, one sync of everything keeps nobody waiting for thousands.
    """
    now = time.time_ns()
    late = [path for path, status in files.items() if now - status.st_mtime_ns < _AT_REST_NS]
    if len(late) > _MANY and hasattr(os, "sync"):
        os.sync()
        return
    for path in late:
        with suppress(ReadOnly, NotWritten):
            settle(path)


def _sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable. Windows has no such call and does it by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        close(handle)


def refused(path: Path, error: OSError) -> ReadOnly | NotWritten:
    """The error of ours for a refusal that left the old content intact."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly(path, _reason(error))
    return NotWritten(path, _reason(error))


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
