"""Every object is where the file says: readers repair a broken list silently, so ours is read."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from typing import NamedTuple

import pytest
from reportlab.pdfgen.canvas import Canvas

from exports.handout.pdf import write_pdf
from exports.pdf.packing import packed
from tests.exports.samples import SIX, outline_of, record_of, week_of

STREAM = re.compile(rb"(\d+) 0 obj\n<<(.*?)>>stream\n", re.DOTALL)


class Stream(NamedTuple):
    number: int
    head: bytes
    content: bytes


def stream_at(pdf: bytes, place: int) -> Stream:
    """The stream object that begins there; its length is right, or this fails."""
    found = STREAM.match(pdf, place)
    assert found, f"no stream at {place}"
    length = int(re.findall(rb"/Length (\d+)", found[2])[-1])
    end = found.end() + length
    assert pdf[end:].startswith(b"\nendstream\nendobj\n")
    return Stream(int(found[1]), found[2], zlib.decompress(pdf[found.end() : end]))


def cross_reference(pdf: bytes) -> list[tuple[int, int, int]]:
    """(kind, place or container, position) of every object."""
    start = re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", pdf)
    assert start
    table = stream_at(pdf, int(start[1]))
    rows, above = [], bytes(7)
    for at in range(0, len(table.content), 8):
        step, *row = table.content[at : at + 8]
        assert step == 2  # a difference to the row above
        above = bytes((one + other) & 0xFF for one, other in zip(row, above, strict=True))
        rows.append(struct.unpack(">BIH", above))
    assert f"/Size {len(rows)}".encode() in table.head
    return rows


def check(pdf: bytes) -> None:
    rows = cross_reference(pdf)
    (container,) = {place for kind, place, _ in rows if kind == 2}
    box = stream_at(pdf, rows[container][1])
    first = int(re.findall(rb"/First (\d+)", box.head)[0])
    numbers = [int(word) for word in box.content[:first].split()]
    inside = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for number, (kind, place, position) in enumerate(rows):
        if kind == 1:
            assert stream_at(pdf, place).number == number
        elif kind == 2:
            assert list(inside)[position] == number
            at = first + inside[number]
            assert box.content[at : at + 1] in {b"<", b"["}
            assert at == first or box.content[at - 1 : at] == b"\n"


def test_every_object_of_a_handout_is_where_the_file_says() -> None:
    check(write_pdf(outline_of(record_of(week_of(SIX)))))


def test_more_objects_than_one_byte_counts() -> None:
    canvas = Canvas(BytesIO(), invariant=1, pageCompression=1)
    for page in range(300):
        canvas.drawString(100, 100, str(page))
        canvas.showPage()
    check(packed(canvas))


def test_the_check_can_fail() -> None:
    pdf = write_pdf(outline_of(record_of(week_of(SIX))))
    with pytest.raises(AssertionError):
        check(pdf.replace(b"%PDF-1.5\n", b"%PDF-1.5\n\n"))
