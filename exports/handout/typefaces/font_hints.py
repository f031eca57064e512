"""A TrueType font without its hints: a third smaller, and the same on paper.

Hints steer single pixels on coarse screens. A printer has no use for them, and neither has a viewer
that smooths its text. Names and the tables for word processors are left out, too: the PDF has its
own words for what they say.
"""

import struct
from collections.abc import Iterator
from itertools import pairwise

from reportlab.pdfbase.ttfonts import TTFontMaker

_NEEDED = frozenset({"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"})  # by a PDF
_FARTHEST = 2 * 0xFFFF

_WORDS, _SCALED, _MORE, _TWO_SCALES, _MATRIX, _HINTED = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100


def without_hints(font: bytes) -> bytes:
    """The same glyphs, widths and codes; instructions and names left out."""
    tables = dict(_tables(font))
    glyphs = [_plain(glyph) for glyph in _glyphs(tables)]
    tables["glyf"], tables["loca"], far = _joined(glyphs)
    tables["head"] = tables["head"][:50] + struct.pack(">H", far) + tables["head"][52:]
    maker = TTFontMaker()
    for tag, data in tables.items():
        if tag in _NEEDED:
            maker.add(tag, data)
    made = maker.makeStream()
    assert isinstance(made, bytes)  # noqa: S101 - reportlab says nothing about the type
    return made


def _tables(font: bytes) -> Iterator[tuple[str, bytes]]:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        yield tag.decode("ascii"), font[start : start + length]


def _glyphs(tables: dict[str, bytes]) -> Iterator[bytes]:
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    (long_offsets,) = struct.unpack_from(">H", tables["head"], 50)
    form, unit = (">%dL", 1) if long_offsets else (">%dH", 2)
    offsets = [offset * unit for offset in struct.unpack_from(form % (count + 1), tables["loca"])]
    for start, end in pairwise(offsets):
        yield tables["glyf"][start:end]


def _plain(glyph: bytes) -> bytes:
    """The outline without instructions."""
    if len(glyph) < 10:
        return glyph
    (contours,) = struct.unpack_from(">h", glyph)
    if contours < 0:
        return _plain_composite(glyph)
    at = 10 + 2 * contours
    (length,) = struct.unpack_from(">H", glyph, at)
    return glyph[:at] + b"\0\0" + glyph[at + 2 + length :]


def _plain_composite(glyph: bytes) -> bytes:
    """A glyph made of others, such as a letter and its accent."""
    plain = bytearray(glyph)
    at, flags = 10, _MORE
    while flags & _MORE:
        (flags,) = struct.unpack_from(">H", glyph, at)
        struct.pack_into(">H", plain, at, flags & ~_HINTED)
        at += 8 if flags & _WORDS else 6
        if flags & _SCALED:
            at += 2
        elif flags & _TWO_SCALES:
            at += 4
        elif flags & _MATRIX:
            at += 8
    return bytes(plain[:at])


def _joined(glyphs: list[bytes]) -> tuple[bytes, bytes, bool]:
    """Glyph data on even addresses, the addresses, and whether these are too far for halves."""
    offsets, parts, end = [0], [], 0
    for glyph in glyphs:
        padded = glyph + b"\0" * (len(glyph) % 2)
        parts.append(padded)
        end += len(padded)
        offsets.append(end)
    if far := end > _FARTHEST:
        return b"".join(parts), struct.pack(f">{len(offsets)}L", *offsets), far
    halves = (offset // 2 for offset in offsets)
    return b"".join(parts), struct.pack(f">{len(offsets)}H", *halves), far
