"""What is tortured: our store, and as controls stock TinyDB and our store with its syncs off."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from unittest import mock

import tinydb.storages
from tinydb.storages import JSONStorage

from designer.store import disk, index, journal
from designer.store.errors import Key, StoreError
from designer.store.tinydb_store import TinyDBStore
from tests.torture.workload import State, Step


class Unreadable(Exception):
    """What was stored cannot be read, and the system says so."""


class Opened(Protocol):
    """A clinic folder in use."""

    def do(self, step: Step) -> None:
        """Commit; returning is the acknowledgement."""
        ...

    def read(self) -> State:
        """All that is there. Raises Unreadable."""
        ...


class System(Protocol):
    """A way to keep documents in a folder."""

    def open(self, folder: Path) -> Opened:
        """Open the folder, made when it is not there."""
        ...


def now() -> datetime:
    return datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class OurFolder:
    """Our store, with a look at the list now and then, as the window takes it."""

    def __init__(self, folder: Path) -> None:
        self.store = TinyDBStore(folder, now)
        self._steps = 0

    def do(self, step: Step) -> None:
        self.store.commit(step.owner, step.batch, step.expected, "torture")
        self._steps += 1
        if self._steps % 5 == 0:
            self.store.patients()

    def read(self) -> State:
        try:
            return self._read()
        except StoreError as error:
            raise Unreadable(str(error)) from error

    def _read(self) -> State:
        if damaged := self.store.damaged():
            raise Unreadable(damaged[0].sentence)
        state = {
            owner: {document.key: document.body or b"" for document in self.store.query(owner)}
            for owner in self.store.owners()
        }
        for line in self.store.patients():
            if line.name.encode() not in state[line.id][Key("patient", line.id)]:
                raise AssertionError(f"the list is not of now: {line.name}")
        if {line.id for line in self.store.patients()} != {o for o in state if o != "library"}:
            raise AssertionError("the list is not complete")
        return state


class Ours:
    """Our store, folding after a few commits instead of a few dozen."""

    def open(self, folder: Path) -> OurFolder:
        with (
            mock.patch.object(journal, "_FOLD_AT", 6),
            mock.patch.object(index, "_FOLD_AT", 6),
        ):
            return _Folding(folder)


class _Folding(OurFolder):
    def do(self, step: Step) -> None:
        with (
            mock.patch.object(journal, "_FOLD_AT", 6),
            mock.patch.object(index, "_FOLD_AT", 6),
        ):
            super().do(step)


class StockFolder:
    """One stock JSONStorage for each owner, one of its writes for each step."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def do(self, step: Step) -> None:
        with _through_os():
            storage = JSONStorage(str(self._folder / f"{step.owner}.json"))
            try:
                tables = storage.read() or {}
                for key, body in step.batch:
                    table = tables.setdefault(key.kind, {})
                    table.pop(key.id, None)
                    if body is not None:
                        table[key.id] = {"body": body.decode()}
                storage.write(tables)
            finally:
                storage.close()

    def read(self) -> State:
        try:
            return {path.stem: self._bodies(path) for path in self._folder.glob("*.json")}
        except (ValueError, AttributeError, TypeError, KeyError) as error:
            raise Unreadable(repr(error)) from error

    def _bodies(self, path: Path) -> dict[Key, bytes]:
        storage = JSONStorage(str(path))
        try:
            tables = storage.read() or {}
        finally:
            storage.close()
        return {
            Key(kind, name): row["body"].encode()
            for kind, table in tables.items()
            for name, row in table.items()
        }


class Stock:
    """TinyDB as it comes."""

    def open(self, folder: Path) -> StockFolder:
        return StockFolder(folder)


class WithoutSync:
    """Our store, where nothing ever waits for the disk."""

    def __init__(self, skipped: str) -> None:
        self._skipped = skipped  # the function of designer.store.disk that does nothing

    def open(self, folder: Path) -> Opened:
        return _WithoutSync(Ours().open(folder), self._skipped)


class _WithoutSync:
    def __init__(self, inner: OurFolder, skipped: str) -> None:
        self._inner = inner
        self._skipped = skipped

    def do(self, step: Step) -> None:
        with mock.patch.object(disk, self._skipped, return_value=None):
            self._inner.do(step)

    def read(self) -> State:
        return self._inner.read()


class _RawFile(io.RawIOBase):
    """A file whose every call goes through ``os``, where the torture waits for it."""

    def __init__(self, path: str, mode: str) -> None:
        flags = os.O_RDWR | os.O_CREAT | (os.O_APPEND if mode == "a" else 0)
        self._handle = os.open(path, flags, 0o600)

    def readinto(self, buffer: Any) -> int:
        data = os.read(self._handle, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any) -> int:
        return os.write(self._handle, bytes(data))

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return os.lseek(self._handle, offset, whence)

    def truncate(self, size: int | None = None, /) -> int:
        end = os.lseek(self._handle, 0, os.SEEK_CUR) if size is None else size
        os.ftruncate(self._handle, end)
        return end

    def fileno(self) -> int:
        return self._handle

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._handle)


@contextmanager
def _through_os() -> Iterator[None]:
    """Let JSONStorage open files as Python does, but on calls of ``os`` that can be seen."""

    def opened(path: str, mode: str = "r", encoding: str | None = None) -> io.TextIOWrapper:
        raw = _RawFile(path, mode)
        return io.TextIOWrapper(io.BufferedRandom(raw), encoding=encoding or "utf-8")

    with mock.patch.object(tinydb.storages, "open", opened, create=True):
        yield
