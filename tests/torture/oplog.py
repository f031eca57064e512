"""A log of what was asked of the file system, and what a power cut may leave of it. Simulated.

The model is the weakest that a disk and its file system may offer. Until a file is synced, each
512-byte piece of each write to it may or may not be there, in any combination; so may a changed
length. What is missing inside the length reads as it was before, or as zeros. Until a folder is
synced, each name made or moved in it may or may not be there. What was synced stays.
"""

import os
import random
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

_SECTOR = 512

WATCHED = ("open", "write", "ftruncate", "fsync", "fdatasync", "replace", "close", "mkdir")


class Piece(NamedTuple):
    """A part of a write that reaches the disk as a whole or not at all."""

    offset: int
    data: bytes


class Length(NamedTuple):
    """The file got this length."""

    size: int


class Name(NamedTuple):
    """A name was given to a file; ``old`` is the name it had."""

    path: str
    file: int
    old: str = ""


Change = Piece | Length | Name


class Disk:
    """The names and contents that are safe, and the changes that are not yet."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.contents: dict[int, bytes] = {}
        self.pending: dict[int, list[Piece | Length]] = {}
        self.pending_names: list[Name] = []

    def sync(self, file: int) -> None:
        """The file's content is safe."""
        self.contents[file] = _applied(self.contents.get(file, b""), self.pending.pop(file, []))

    def sync_folder(self, folder: str) -> None:
        """The names in the folder are safe."""
        self.names = _named(self.names, [n for n in self.pending_names if _parent(n) == folder])
        self.pending_names = [n for n in self.pending_names if _parent(n) != folder]

    def crashes(self, dice: random.Random, most: int) -> Iterator[Mapping[str, bytes]]:
        """Files as a power cut at this moment may leave them; about ``most`` different ones."""
        changes: list[tuple[int, Change]] = [
            (file, change) for file, pending in self.pending.items() for change in pending
        ]
        changes += [(-1, name) for name in self.pending_names]
        for chosen in _choices(len(changes), dice, most):
            yield self._left([change for keep, change in zip(chosen, changes, strict=True) if keep])

    def _left(self, kept: Sequence[tuple[int, Change]]) -> Mapping[str, bytes]:
        names = _named(self.names, [change for _, change in kept if isinstance(change, Name)])
        by_file: dict[int, list[Piece | Length]] = {}
        for file, change in kept:
            if not isinstance(change, Name):
                by_file.setdefault(file, []).append(change)
        return {
            path: _applied(self.contents.get(file, b""), by_file.get(file, []))
            for path, file in names.items()
        }


def _parent(name: Name) -> str:
    return str(Path(name.path).parent)


def _named(names: Mapping[str, int], changes: Sequence[Name]) -> dict[str, int]:
    result = dict(names)
    for path, file, old in changes:
        if result.get(old) == file:
            del result[old]
        result[path] = file
    return result


def _applied(content: bytes, changes: Sequence[Piece | Length]) -> bytes:
    data = bytearray(content)
    for change in changes:
        if isinstance(change, Length):
            del data[change.size :]
            data.extend(bytes(change.size - len(data)))
        else:
            end = change.offset + len(change.data)
            data.extend(bytes(max(0, end - len(data))))
            data[change.offset : end] = change.data
    return bytes(data)


def _choices(number: int, dice: random.Random, most: int) -> Iterator[Sequence[bool]]:
    """Which of ``number`` changes reached the disk: all combinations, or the telling ones."""
    if 1 << number <= most:
        for bits in range(1 << number):
            yield [bool(bits >> place & 1) for place in range(number)]
        return
    for end in range(number + 1):
        yield [place < end for place in range(number)]  # in order, cut off
    for lone in range(number):
        yield [place != lone for place in range(number)]  # all but one
        yield [place == lone for place in range(number)]  # none but one
    for _ in range(most - 3 * number):
        likely = dice.random()
        yield [dice.random() < likely for _ in range(number)]


class Recorder:
    """Handles the calls of ``os`` and keeps a ``Disk`` up to date; ``looked`` after each change.

    A file can be torn within a sector too: with ``torn`` the last write is cut at any byte.
    """

    def __init__(self, looked: Callable[[Disk], None]) -> None:
        self.disk = Disk()
        self._looked = looked
        self._files: dict[int, int] = {}  # handle -> file
        self._folders: dict[int, str] = {}  # handle -> path
        self._names: dict[str, int] = {}  # as the running program sees them
        self._made = 0

    def handle(self, name: str, real: Callable[..., Any], arguments: Any, options: Any) -> Any:
        """The handler for ``intercepted``."""
        offset = os.lseek(arguments[0], 0, os.SEEK_CUR) if name == "write" else 0
        result = real(*arguments, **options)
        changed = getattr(self, f"_{name}")(result, offset, *arguments)
        if changed:
            self._looked(self.disk)
        return result

    def _open(self, handle: int, _offset: int, path: Any, flags: int, *_mode: int) -> bool:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            self._folders[handle] = str(path)
            return False
        name = str(path)
        new = name not in self._names
        if new:
            self._made += 1
            self._names[name] = self._made
            self.disk.pending_names.append(Name(name, self._made))
        file = self._files[handle] = self._names[name]
        if flags & os.O_TRUNC and not new:
            self._change(file, Length(0))
        return new or bool(flags & os.O_TRUNC)

    def _change(self, file: int, *changes: Piece | Length) -> None:
        self.disk.pending.setdefault(file, []).extend(changes)

    def _write(self, written: int, offset: int, handle: int, data: bytes) -> bool:
        file, data = self._files[handle], bytes(data)[:written]
        self._change(file, Length(offset + len(data)), *_pieces(offset, data))
        return True

    def _ftruncate(self, _result: None, _offset: int, handle: int, size: int) -> bool:
        self._change(self._files[handle], Length(size))
        return True

    def _fsync(self, _result: None, _offset: int, handle: int) -> bool:
        if handle in self._folders:
            self.disk.sync_folder(self._folders[handle])
        else:
            self.disk.sync(self._files[handle])
        return True

    _fdatasync = _fsync

    def _replace(self, _result: None, _offset: int, source: Any, target: Any) -> bool:
        old, new = str(source), str(target)
        file = self._names.pop(old)
        self._names[new] = file
        self.disk.pending_names.append(Name(new, file, old))
        return True

    def _close(self, _result: None, _offset: int, handle: int) -> bool:
        self._files.pop(handle, None)
        self._folders.pop(handle, None)
        return False

    def _mkdir(self, *_arguments: object) -> bool:
        return False  # folders are always there again: nothing of ours depends on their absence


def _pieces(offset: int, data: bytes) -> Iterator[Piece]:
    start = 0
    while start < len(data):
        end = min(len(data), start + _SECTOR - (offset + start) % _SECTOR)
        yield Piece(offset + start, data[start:end])
        start = end
