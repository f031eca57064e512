"""The folder's lock: one writer at a time among all instances of the program."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import lock_descriptor, unlock_descriptor

from designer.store import disk
from designer.store.errors import Busy

POLL_S = 0.002  # a commit takes less than a millisecond


class FolderLock:
    """Held with ``with lock.held():``, by one thread at a time.

    The system frees it when its holder dies. filelock's FileLock looks after things we don't need
    and takes a third of a commit's time; the descriptor functions beside it are the same lock.
    """

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self.patience = patience  # s
        self._depth = 0

    @contextmanager
    def held(self, *, wait: bool = True) -> Iterator[None]:
        """Hold the lock; may be nested. Raises Busy, at once where it may not ``wait``, ReadOnly or
        NotWritten.
        """
        if self._depth:
            yield
            return
        handle = self._open()
        try:
            self._wait(handle, self.patience if wait else 0)
            self._depth = 1
            try:
                yield
            finally:
                self._depth = 0
                with suppress(OSError):  # closing frees it all the same
                    unlock_descriptor(handle)
        finally:
            disk.close(handle)

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise disk.refused(self._path, error) from error

    def _wait(self, handle: int, patience: float) -> None:
        deadline = time.monotonic() + patience
        try:
            while not lock_descriptor(handle, blocking=False):
                if time.monotonic() >= deadline:
                    raise Busy(self._path.parent, patience)
                time.sleep(POLL_S)
        except OSError as error:
            raise disk.refused(self._path, error) from error
