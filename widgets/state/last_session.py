"""Which patient and page were open, so that a start after an unclean end can go on from there.

Every edit is on disk as soon as it is acknowledged, so nothing of the record has to be kept here:
one small file with the patient's id and the page's name, beside the layout, locked while its window
lives. A file that nobody holds any more is of a window that did not close. Undo steps are not kept:
each holds two whole records, and a second copy of patient data would have to be written, guarded
and thrown away with every drop.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import msgspec
from filelock import lock_descriptor, unlock_descriptor

from designer.model.base import Value

_BINARY: int = getattr(os, "O_BINARY", 0)
_PREFIX = "session-"
_SUFFIX = ".json"


class Place(Value, frozen=True, kw_only=True):
    """Where somebody was. No patient data: ``patient`` is an id that means something here only."""

    patient: str = ""
    page: str = ""


class LastSession:
    """The marker of this window, and those that other windows left behind, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{_PREFIX}{uuid4().hex}{_SUFFIX}"
        self._handle: int | None = None

    def begin(self) -> Place | None:
        """Start a marker; the newest place of a window that did not close, None for none."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            left = list(self._left_behind())
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
            lock_descriptor(self._handle, blocking=False)
        except OSError:  # the program works without
            return None
        return max(left)[1] if left else None

    def note(self, place: Place) -> None:
        """Somebody is in another place now."""
        if self._handle is None:
            return
        with contextlib.suppress(OSError):
            data = msgspec.json.encode(place)
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, data)

    def end(self) -> None:
        """The window closed as it should."""
        if self._handle is None:
            return
        with contextlib.suppress(OSError):
            unlock_descriptor(self._handle)
            os.close(self._handle)
            self._path.unlink(missing_ok=True)
        self._handle = None

    def _left_behind(self) -> Iterator[tuple[float, "Place"]]:
        """The time and place of every marker that nobody holds; they are taken away."""
        for path in self._folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            with contextlib.suppress(OSError, msgspec.MsgspecError):
                found = _taken(path)
                if found is not None:
                    yield found


def _taken(path: Path) -> tuple[float, Place] | None:
    """What stands in a marker, which is removed; None when its window lives."""
    handle = os.open(path, os.O_RDWR | _BINARY)
    try:
        if not lock_descriptor(handle, blocking=False):
            return None
        written = os.fstat(handle).st_mtime
        data = os.read(handle, 4096)
        unlock_descriptor(handle)
    finally:
        os.close(handle)
    path.unlink(missing_ok=True)
    return written, msgspec.json.decode(data or b"{}", type=Place)
