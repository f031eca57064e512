"""Checksummed records in one append-only file: how bytes become records and records bytes.

A record is one line: length, checksum and a checksum of these two, 8 hexadecimal digits each, then
the JSON. Every checksum starts from that of the record before, so a record that is changed,
removed, repeated or moved breaks the chain.
"""

from typing import NamedTuple
from zlib import crc32

_PREFIX = 27  # "LLLLLLLL CCCCCCCC HHHHHHHH "
_ZEROS = 16
_NEWLINE = 10


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
    """The line for ``payload`` and the checksum for the next one."""
    chain = crc32(payload, chain)
    return b"%s%s\n" % (_prefix(len(payload), chain), payload), chain


def _prefix(length: int, chain: int) -> bytes:
    fields = b"%08x %08x" % (length, chain)
    return b"%s %08x " % (fields, crc32(fields))


def scan(data: bytes, chain: int) -> Scan:
    """Read ``data`` from its first byte to the last whole record.

    An incomplete last record was never acknowledged and is left out. Raises Damaged otherwise.
    """
    payloads: list[bytes] = []
    position, size = 0, len(data)
    while size - position >= _PREFIX:
        start = position + _PREFIX
        announced = _announced(data[position:start])
        if announced is not None:
            stop = start + announced[0]
            if stop >= size:
                break
            payload = data[start:stop]
            following = crc32(payload, chain)
            if following == announced[1] and data[stop] == _NEWLINE:
                payloads.append(payload)
                position, chain = stop + 1, following
                continue
        if _never_written(data[position:]):
            break
        raise Damaged(position)
    return Scan(payloads, position, chain)


def _announced(prefix: bytes) -> tuple[int, int] | None:
    """The length and checksum that a sound prefix announces; None when it is itself damaged."""
    try:
        length, chain = int(prefix[:8], 16), int(prefix[9:17], 16)
    except ValueError:
        return None
    return (length, chain) if prefix == _prefix(length, chain) else None


def _never_written(rest: bytes) -> bool:
    """True when ``rest`` is one line that ends in zeros, which no record contains.

    That is how some file systems show a file that grew just before the power went. A few zeros
    only are damage: disks write whole sectors.
    """
    written = rest.rstrip(b"\0")
    return len(rest) - len(written) >= _ZEROS and b"\n" not in written
