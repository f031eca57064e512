"""The digests beside the patient files. Like the index they are derived and may be deleted."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import msgspec

from designer.store.digest import Digest
from designer.store.errors import StoreError
from designer.store.framefile import FrameFile, Header
from designer.store.lock import FolderLock

NAME = "caseload.journal"
_FORMAT = "home-program-caseload"
_VERSION = 1  # another one: all patients are judged anew
_READ = msgspec.json.Decoder(list[Digest])
_FOLD_OVER = 2  # the file is put in order when it holds so many digests for each patient


class Digests(Protocol):
    """Where digests are kept. Nothing here raises: a digest that is lost is made again."""

    def all(self) -> Mapping[str, Digest]:
        """Every digest by patient."""
        ...

    def keep(self, digests: Sequence[Digest]) -> None:
        """Put these in the place of older ones."""
        ...


class DigestsInMemory:
    """For a clinic without a folder."""

    def __init__(self) -> None:
        self._known: dict[str, Digest] = {}

    def all(self) -> Mapping[str, Digest]:
        return self._known

    def keep(self, digests: Sequence[Digest]) -> None:
        self._known |= {digest.id: digest for digest in digests}


class DigestFile:
    """Digests in one append-only file, shared by all that work on the folder."""

    def __init__(self, folder: Path) -> None:
        self._file = FrameFile(folder / NAME, Header(_FORMAT, _VERSION, "caseload"))
        self._lock = FolderLock(folder / ".lock", patience=0)
        self._unwritten: list[Digest] = []
        self._known: dict[str, Digest] = {}
        self._in_file = 0

    def all(self) -> Mapping[str, Digest]:
        with suppress(FileNotFoundError, StoreError):
            self._read()
        return self._known

    def keep(self, digests: Sequence[Digest]) -> None:
        # The screen waits neither for the disk (what a power cut takes is judged again) nor for
        # who holds the folder: then they go with the next ones.
        self._unwritten += digests
        with suppress(StoreError), self._lock.held(wait=False):
            self._write(readable=self._readable())
            self._unwritten.clear()
            return
        self._take(digests)

    def _write(self, *, readable: bool) -> None:
        self._take(self._unwritten)
        if readable and self._in_file <= _FOLD_OVER * len(self._known):
            self._file.append(msgspec.json.encode(self._unwritten), durable=False)
        else:
            every = msgspec.json.encode(list(self._known.values()))
            self._file.rewrite([every], durable=False)
            self._in_file = len(self._known)

    def _readable(self) -> bool:
        try:
            self._read()
        except (FileNotFoundError, StoreError):
            return False
        return True

    def _read(self) -> None:
        """Take in what was added. Raises FileNotFoundError or StoreError with nothing taken."""
        try:
            news = self._file.refresh()
            found = [digest for payload in news.payloads for digest in _READ.decode(payload)]
        except (FileNotFoundError, StoreError):
            self._file.forget()
            raise
        except msgspec.MsgspecError as error:
            self._file.forget()
            raise StoreError(f"{self._file.path} cannot be read; delete it.") from error
        if news.anew:
            self._known, self._in_file = {}, 0
            found += self._unwritten
        self._take(found)

    def _take(self, digests: Iterable[Digest]) -> None:
        for digest in digests:
            self._known[digest.id] = digest
            self._in_file += 1
