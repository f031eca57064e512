"""Checksummed records in one append-only file: how bytes become records and records bytes.

A record is one line: the length of its JSON and a checksum, 8 hexadecimal digits each, then the
JSON. The checksum covers everything from the start of the file to the end of the record, so one
look at the last record verifies the whole file: nothing was changed, removed, repeated or moved.
"""

from typing import NamedTuple
from zlib import crc32

_PREFIX = 18  # "LLLLLLLL CCCCCCCC "
_ZEROS = 16


class Damaged(Exception):
    """The bytes at ``offset`` are no record of this chain."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class Scan(NamedTuple):
    """The records found, where the last one ends, and the checksum to go on from."""

    payloads: list[bytes]
    end: int
    chain: int


def encode(payload: bytes, chain: int) -> tuple[bytes, int]:
    """The line for ``payload``, JSON without line breaks, and the checksum to go on from."""
    line = b"%s%s\n" % (_prefix(payload, chain), payload)
    return line, crc32(line, chain)


def _prefix(payload: bytes, chain: int) -> bytes:
    length = b"%08x" % len(payload)
    return b"%s %08x " % (length, crc32(payload, crc32(length, chain)))


def scan(data: bytes, chain: int) -> Scan:
    """The records in ``data``, whose first byte stands where a record begins.

    A last record without its line end was never acknowledged and is left out. Raises Damaged for
    everything else that is not as it was written.
    """
    end = data.rfind(b"\n") + 1
    lines = data[:end].split(b"\n")[:-1]
    if lines:
        last = end - len(lines[-1]) - 1
        before = crc32(data[:last], chain)
        if not _sound(lines[-1], before):
            raise Damaged(_first_unsound(lines, chain))
        chain = crc32(data[last:end], before)
    if not _unfinished(data[end:]):
        raise Damaged(end)
    return Scan([line[_PREFIX:] for line in lines], end, chain)


def _sound(line: bytes, chain: int) -> bool:
    return line[:_PREFIX] == _prefix(line[_PREFIX:], chain)


def _first_unsound(lines: list[bytes], chain: int) -> int:
    """Where the damage is, for the message."""
    offset = 0
    for line in lines:
        if not _sound(line, chain):
            break
        chain = crc32(line + b"\n", chain)
        offset += len(line) + 1
    return offset


def _unfinished(rest: bytes) -> bool:
    """True for what a write that was cut short leaves behind: less than it announces.

    Some file systems show zeros, which no record contains, where a file grew just before the
    power went. A few zeros only are damage: disks write whole sectors.
    """
    if len(rest) < _PREFIX or rest.endswith(bytes(_ZEROS)):
        return True
    try:
        return len(rest) <= _PREFIX + int(rest[:8], 16)
    except ValueError:
        return False
