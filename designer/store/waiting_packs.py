"""Files of packs that wait for an admin: as they came, apart from all that the clinic uses.

A file is written once under the name of its content, and deleted when the pack was settled. What
the library does not name (a program died in between) is deleted with the next one.
"""

import hashlib
import re
from collections.abc import Container
from pathlib import Path
from typing import Protocol

from designer.store import disk
from designer.store.errors import Corrupt, Invalid, NotRead

FOLDER = "imports"
_NAME = re.compile(r"[0-9a-f]{32}\Z")


def pack_id(content: bytes) -> str:
    """The name of a pack with this content."""
    return hashlib.sha256(content).hexdigest()[:32]


class WaitingPacks(Protocol):
    """Where they lie. Raises StoreErrors."""

    def read(self, name: str) -> bytes:
        """The content. Raises NotRead when it is missing, Corrupt when damaged."""
        ...

    def write(self, content: bytes) -> str:
        """Keep a pack; its name is the answer. Raises ReadOnly, NotWritten, OutcomeUnknown."""
        ...

    def keep_only(self, names: Container[str]) -> None:
        """Delete all others. Raises ReadOnly or NotWritten."""
        ...


class PackFolder:
    """The folder ``imports`` of a clinic; made with the first pack."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        path = self._path(name)
        try:
            content, _ = disk.read_from(path, 0)
        except FileNotFoundError as error:
            raise NotRead(path, "the file is missing") from error
        if pack_id(content) != name:
            raise Corrupt(path, "in its content")
        return content

    def write(self, content: bytes) -> str:
        name = pack_id(content)
        disk.make_folder(self._folder)
        disk.replace(self._path(name), content)
        return name

    def keep_only(self, names: Container[str]) -> None:
        if not self._folder.exists():
            return
        for name in disk.list_folder(self._folder, ".zip"):
            if _NAME.match(name) and name not in names:
                disk.remove(self._path(name))

    def _path(self, name: str) -> Path:
        if not _NAME.match(name):
            raise Invalid("pack", "its name is no name of a pack")
        return self._folder / f"{name}.zip"


class PacksInMemory:
    """Packs that are gone when the program ends: for tests and a store in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def read(self, name: str) -> bytes:
        if name not in self._kept:
            raise NotRead(Path(name), "the file is missing")
        return self._kept[name]

    def write(self, content: bytes) -> str:
        name = pack_id(content)
        self._kept[name] = content
        return name

    def keep_only(self, names: Container[str]) -> None:
        self._kept = {name: data for name, data in self._kept.items() if name in names}
