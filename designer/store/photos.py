"""The clinic's photos: small files beside the library, each named after its content.

A file is written once and never changed, so a reader sees all of it or nothing, and a backup that
copies the folder has what the library names.
"""

import hashlib
import re
from pathlib import Path
from typing import Protocol

from designer.store import disk
from designer.store.errors import Corrupt, Invalid, NotRead

_NAME = re.compile(r"[0-9a-f]{32}\.(jpg|png)\Z")


class Photos(Protocol):
    """Where photos are kept. Raises StoreErrors."""

    def read(self, name: str) -> bytes:
        """The content of a photo. Raises NotRead when it is missing, Corrupt when damaged."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """Keep a photo, on the disk itself. Raises ReadOnly, NotWritten, OutcomeUnknown."""
        ...


class PhotoFolder:
    """The folder ``pictures`` of a clinic; made with the first photo."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        path = self._folder / _checked(name)
        try:
            content, _ = disk.read_from(path, 0)
        except FileNotFoundError as error:
            raise NotRead(path, "the file is missing") from error
        if not _fits(name, content):
            raise Corrupt(path, "in its content")
        return content

    def write(self, name: str, content: bytes) -> None:
        path = self._folder / _checked(name)
        if not _fits(name, content):
            raise Invalid("photo", "its name does not fit its content")
        disk.make_folder(self._folder)
        disk.replace(path, content)


class PhotosInMemory:
    """Photos that are gone when the program ends: for tests and a store in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def read(self, name: str) -> bytes:
        if name not in self._kept:
            raise NotRead(Path(name), "the file is missing")
        return self._kept[name]

    def write(self, name: str, content: bytes) -> None:
        self._kept[_checked(name)] = content


def is_photo_name(name: str) -> bool:
    """True for the file name of a photo."""
    return _NAME.match(name) is not None


def _checked(name: str) -> str:
    if not is_photo_name(name):
        raise Invalid("photo", "its name is no name of a photo")
    return name


def _fits(name: str, content: bytes) -> bool:
    return hashlib.sha256(content).hexdigest().startswith(name[:32])
