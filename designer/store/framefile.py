"""One append-only file of checksummed records, read on from where it was left."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from designer.store import disk, frames
from designer.store.codec import PLAIN, Codec, Unopenable
from designer.store.errors import Corrupt, NotWritten, TooNew
from designer.store.frames import Payload


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The first record: what the file is, and whose."""

    format: str
    version: int
    owner: str
    codec: str = ""  # what the further records went through; empty: they are JSON as it is


class News(NamedTuple):
    """Records not seen before. ``anew``: they are all there are, forget what was read earlier."""

    payloads: Sequence[Payload]
    anew: bool


Upgrade = Callable[[Sequence[Payload], int], Sequence[Payload]]  # records of an earlier version

_READ_HEADER = msgspec.json.Decoder(Header)


class FrameFile:
    """The file at ``path``. Writers must hold the folder's lock and have refreshed under it."""

    def __init__(
        self, path: Path, header: Header, codec: Codec = PLAIN, upgrade: Upgrade | None = None
    ) -> None:
        self.path = path
        self._header = header
        self._context = msgspec.json.encode(header)  # what the codec binds each record to
        self._codec = codec
        self._upgrade = upgrade
        self.outdated = False  # of an earlier version: it can be read, and rewritten whole
        self._settled = False  # whether a power cut leaves what was read
        self._remember(disk.UNKNOWN, 0, 0)

    def _remember(self, stamp: disk.Stamp, end: int, chain: int) -> None:
        self.stamp = stamp
        self.end = end  # of the last whole record; what stands behind it was never acknowledged
        self._chain = chain

    def forget(self) -> None:
        """Read the whole file next time."""
        self._settled = False
        self._remember(disk.UNKNOWN, 0, 0)

    def refresh(self) -> News:
        """What was appended or replaced since the last look.

        Raises FileNotFoundError, NotRead, and Corrupt for anything that is not this file whole.
        """
        if self.end:
            stamp = disk.stat(self.path)
            if stamp == self.stamp:
                return News((), anew=False)
            grown = stamp.inode == self.stamp.inode and stamp.size > self.end
            if grown and not self.outdated:
                try:
                    return self._read_on()
                except frames.Damaged:
                    pass  # another file under the same inode, or damage: the whole file tells
        return self._read_all()

    def _read_on(self) -> News:
        data, stamp = disk.read_from(self.path, self.end)
        found = frames.scan(data, self._chain, self.end)
        payloads = self._opened(found.payloads, self._context)
        self._settled = False
        self._remember(stamp, self.end + found.end, found.chain)
        return News(payloads, anew=False)

    def _read_all(self) -> News:
        self.forget()
        data, stamp = disk.read_from(self.path, 0)
        if not data:
            raise Corrupt(self.path, "(it is empty)")
        try:
            found = frames.scan(data, 0)
        except frames.Damaged as damage:
            raise Corrupt(self.path, f"at byte {damage.offset:,}") from damage
        if not found.payloads:
            raise Corrupt(self.path, "at its first record")
        version = self._check_header(found.payloads[0])
        payloads = self._opened(found.payloads[1:], found.payloads[0])
        if version < self._header.version:
            payloads = self._upgraded(payloads, version)
        self.outdated = version < self._header.version
        self._remember(stamp, found.end, found.chain)
        return News(payloads, anew=True)

    def _opened(self, sealed: Sequence[Payload], header: Payload) -> Sequence[Payload]:
        if self._codec is PLAIN:
            return sealed
        try:
            return [self._codec.open(bytes(payload), bytes(header)) for payload in sealed]
        except Unopenable as error:
            raise Corrupt(self.path, "in what it holds") from error

    def _upgraded(self, payloads: Sequence[Payload], version: int) -> Sequence[Payload]:
        form = f"or of an earlier version ({version}) that is no longer read"
        if self._upgrade is None:
            raise Corrupt(self.path, form)
        try:
            return self._upgrade(payloads, version)
        except (msgspec.MsgspecError, LookupError, TypeError, ValueError) as error:
            raise Corrupt(self.path, form) from error

    def _check_header(self, payload: Payload) -> int:
        """The version of the file."""
        try:
            header = _READ_HEADER.decode(payload)
        except msgspec.MsgspecError as error:
            raise Corrupt(self.path, "at its first record") from error
        if header.format != self._header.format or header.owner != self._header.owner:
            raise Corrupt(self.path, "(it holds something else than its name says)")
        if header.version > self._header.version or header.codec != self._header.codec:
            form = f"format version {header.version} {header.codec}".rstrip()
            raise TooNew(self.path, form)
        return header.version

    def settle(self) -> None:
        """Make sure that what was read survives a power cut.

        Whoever wrote it may have died before the sync, or before that of the folder after a rename.
        Raises ReadOnly or NotWritten.
        """
        if not self._settled:
            disk.settle(self.path)
            self._settled = True

    def append(self, payload: bytes, *, durable: bool = True) -> None:
        """Add one record to what was read.

        Raises ReadOnly, NotWritten or OutcomeUnknown; then everything has to be read anew.
        """
        if not self.end:
            raise NotWritten(self.path, "it has to be read first")  # or all of it would go
        sealed = self._codec.seal(payload, self._context)
        line, chain = frames.encode(sealed, self._chain)
        end = self.end
        try:
            if durable:
                self.settle()  # or a power cut could leave this record and take the one before it
            stamp = disk.append(self.path, end, line, durable=durable)
        except BaseException:
            self.forget()
            raise
        self._remember(stamp, end + len(line), chain)

    def rewrite(self, payloads: Sequence[bytes], *, durable: bool = True) -> None:
        """Put a file with these records in its place. Raises as ``append`` does."""
        lines, chain = [], 0
        sealed = (self._codec.seal(payload, self._context) for payload in payloads)
        for payload in (self._context, *sealed):
            line, chain = frames.encode(payload, chain)
            lines.append(line)
        data = b"".join(lines)
        self.forget()
        self.outdated = False
        put = disk.replace if durable else disk.place
        self._remember(put(self.path, data), len(data), chain)
        self._settled = durable
