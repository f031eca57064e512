"""Checksummed records in one append-only file: how bytes become records and records bytes.

A record is one line: the length of its JSON, the JSON, a checksum; the two numbers as 8 hexadecimal
digits. The checksum covers everything from the start of the file up to itself, so one look at the
last record verifies the whole file: nothing was changed, removed, repeated or moved.
"""

from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

_HEAD = 9  # "LLLLLLLL "
_TAIL = 9  # "CCCCCCCC" and the line end, or a space and "CCCCCCCC"
_ZEROS = 16  # some file systems show them where a file grew just before the power went
_SECTOR = 512  # bytes; what a disk writes as a whole


class Damaged(Exception):
    """The bytes at ``offset`` are no record of this chain."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


Payload = bytes | memoryview  # the JSON of one record, mostly a look into the file's bytes


class Scan(NamedTuple):
    """The records found, where the last one ends, and the checksum to go on from."""

    payloads: list[Payload]
    end: int
    chain: int


def encode(payload: bytes, chain: int) -> tuple[bytes, int]:
    """The line for ``payload``, JSON without line breaks, and the checksum to go on from."""
    covered = b"%08x %s " % (len(payload), payload)
    checksum = crc32(covered, chain)
    end = b"%08x\n" % checksum
    return covered + end, crc32(end, checksum)


def scan(data: bytes, chain: int, start: int = 0) -> Scan:
    """The records in ``data``, which begins with a record, at the file's byte ``start``.

    A last record that the machine did not get to write as a whole was never acknowledged and is
    left out. Raises Damaged for everything else that is not as it was written.
    """
    end = data.rfind(b"\n") + 1
    if end:
        sum_at = max(0, end - _TAIL)
        checksum = crc32(memoryview(data)[:sum_at], chain)
        if data[sum_at:end] == b"%08x\n" % checksum:
            chain = crc32(data[sum_at:end], checksum)
        else:
            end, chain = _sound(data[:end], chain)
    if end < len(data) and not _torn(data[end:], start + end):
        raise Damaged(start + end)
    return Scan(_payloads(data, end), end, chain)


def _payloads(data: bytes, end: int) -> list[Payload]:
    """What the lines up to ``end`` hold, uncopied: a clinic's list is one line of a megabyte."""
    view, find, start = memoryview(data), data.find, 0
    found: list[Payload] = []
    while start < end:
        stop = find(b"\n", start)
        found.append(view[start + _HEAD : stop - _TAIL])
        start = stop + 1
    return found


def _sound(lines: bytes, chain: int) -> tuple[int, int]:
    """Where the lines before the first unsound one end, and the checksum there."""
    end = 0
    for line in lines.split(b"\n")[:-1]:
        whole, next_chain = encode(line[_HEAD:-_TAIL], chain)
        if whole != line + b"\n":
            break
        end, chain = end + len(whole), next_chain
    return end, chain


def _torn(rest: bytes, start: int) -> bool:
    """True for what one write that was cut short leaves behind at ``start``.

    When a program dies that is less than the record announces. When the power goes, some sectors
    of it may be on the disk and others not; those read as zeros, which no record contains.
    """
    if b"\n" in rest[:-1]:
        return False  # more than one record, and only the last can be unfinished
    if rest.endswith(bytes(_ZEROS)) or _lacks_a_sector(rest, start):
        return True
    if len(rest) < _HEAD:
        return not rest.endswith(b"\n")
    try:
        return not rest.endswith(b"\n") and len(rest) < _HEAD + int(rest[:8], 16) + _TAIL + 1
    except ValueError:
        return False


def _lacks_a_sector(rest: bytes, start: int) -> bool:
    edges = [0, *range(_SECTOR - start % _SECTOR, len(rest), _SECTOR), len(rest)]
    return any(not rest[a:b].strip(b"\0") for a, b in pairwise(edges))
