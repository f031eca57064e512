"""Checksummed records in one append-only file: how bytes become records and records bytes.

A record is one line: the length of its JSON, the JSON, a checksum; the two numbers as 8 hexadecimal
digits. The checksum covers everything from the start of the file up to itself, so one look at the
last record verifies the whole file: nothing was changed, removed, repeated or moved.
"""

from typing import NamedTuple
from zlib import crc32

_HEAD = 9  # "LLLLLLLL "
_TAIL = 9  # "CCCCCCCC" and the line end, or a space and "CCCCCCCC"
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
    covered = b"%08x %s " % (len(payload), payload)
    checksum = crc32(covered, chain)
    end = b"%08x\n" % checksum
    return covered + end, crc32(end, checksum)


def scan(data: bytes, chain: int) -> Scan:
    """The records in ``data``, whose first byte stands where a record begins.

    A last record without its line end was never acknowledged and is left out. Raises Damaged for
    everything else that is not as it was written.
    """
    *lines, rest = data.split(b"\n")
    end = len(data) - len(rest)
    if lines:
        sum_at = max(0, end - _TAIL)
        checksum = crc32(memoryview(data)[:sum_at], chain)
        if data[sum_at:end] != b"%08x\n" % checksum:
            raise Damaged(_first_unsound(lines, chain))
        chain = crc32(data[sum_at:end], checksum)
    if not _unfinished(rest):
        raise Damaged(end)
    return Scan([line[_HEAD:-_TAIL] for line in lines], end, chain)


def _first_unsound(lines: list[bytes], chain: int) -> int:
    """Where the damage is, for the message."""
    offset = 0
    for line in lines:
        sound, chain = encode(line[_HEAD:-_TAIL], chain)
        if sound != line + b"\n":
            break
        offset += len(sound)
    return offset


def _unfinished(rest: bytes) -> bool:
    """True for what a write that was cut short leaves behind: less than it announces.

    Some file systems show zeros, which no record contains, where a file grew just before the
    power went. A few zeros only are damage: disks write whole sectors.
    """
    if len(rest) < _HEAD or rest.endswith(bytes(_ZEROS)):
        return True
    try:
        return len(rest) < _HEAD + int(rest[:8], 16) + _TAIL + 1
    except ValueError:
        return False
