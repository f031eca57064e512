"""Writes a reportlab document small: all but its streams goes into one compressed stream.

PDF has object streams and cross-reference streams since version 1.5 (2003); reportlab writes
neither. What they hold is what reportlab made; only the file around it is ours. The same document
gives the same bytes.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDictionary, PDFObjectReference, PDFStream
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.objects import said, said_whole

_HEAD = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
_LEVEL = 7  # of compression
_NEAR = (9, 3)  # the binary logarithm of how far the compressor looks back, and its memory level
_ZLIB_HEAD = b"\x78\x9c"
_ROW = ">BIH"  # of the cross-reference
_NEXT = b"\x02" + bytes(6) + b"\x01"  # a row that counts one further
_NEXT_AND_CARRY = b"\x02" + bytes(5) + b"\x01\x01"  # the same, to the next 256
_FREE, _AT_OFFSET, _IN_STREAM = 0, 1, 2  # kinds of entries of the cross-reference


class More(NamedTuple):
    """Objects by ``reserved`` numbers, in their order, which reportlab does not know.

    From the number ``alike_from`` on, each resembles those beside it.
    """

    objects: Mapping[int, bytes]
    alike_from: int


_NO_MORE = More({}, 0)


def packed(canvas: Canvas, more: More = _NO_MORE) -> bytes:
    """The finished document of a canvas; the canvas cannot be used any more."""
    document = document_of(canvas)
    _share_resources(document)
    _shorten_pages(document)
    document.format = lambda: _file(document, more)
    made = canvas.getpdfdata()  # type: ignore[no-untyped-call]
    assert isinstance(made, bytes)  # noqa: S101 - reportlab says nothing about the type
    return made


def document_of(canvas: Canvas) -> Any:
    """The ``PDFDocument`` behind a canvas, which has no types; nor is there a public way to it."""
    return canvas._doc  # type: ignore[attr-defined] # noqa: SLF001


def _share_resources(document: Any) -> None:
    """One list of fonts and forms for all pages that need no more; reportlab writes it for each."""
    forms: dict[str, object] = {}
    shared = PDFDictionary({"Font": PDFObjectReference(BasicFonts)})
    for page in document.Pages.pages:
        if page.XObjects:
            forms.update(page.XObjects.dict)
        if not (page.ExtGState or page._shadingUsed or page._colorsUsed):  # noqa: SLF001
            page.Resources = document.Reference(shared)
    if forms:
        shared["XObject"] = PDFDictionary(forms)


def _shorten_pages(document: Any) -> None:
    """Leave out what says nothing: that a page is not turned, and not faded in."""
    for page in document.Pages.pages:
        page.MediaBox = page.MediaBox or f"[0 0 {page.pagewidth:g} {page.pageheight:g}]"
        page.Rotate = page.Rotate or None
        if page.Trans is not None and not page.Trans.dict:
            page.Trans = None


def compressed(content: bytes, *, numbers: bool = False) -> bytes:
    """As small as the standard library makes it; ``numbers`` is for text that is mostly those."""
    way = zlib.Z_FILTERED if numbers else zlib.Z_DEFAULT_STRATEGY
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, way)
    return packer.compress(content) + packer.flush()


def compressed_in_parts(parts: Iterable[tuple[bytes, bool]]) -> bytes:
    """Parts that differ in kind as one stream, each with whether like stands beside like in it.

    Where it does, only what stands near is looked at: the compressor takes the longest likeness
    that it finds, and to say that it is far away takes more room than the letters themselves.
    """
    made = [_ZLIB_HEAD]
    check = zlib.adler32(b"")
    for content, near in parts:
        window, memory = _NEAR if near else (zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -window, memory)
        made += (packer.compress(content), packer.flush(zlib.Z_SYNC_FLUSH))
        check = zlib.adler32(content, check)
    made += (zlib.compressobj(wbits=-zlib.MAX_WBITS).flush(), check.to_bytes(4, "big"))
    return b"".join(made)


@lru_cache(maxsize=8)
def _compressed_font(content: bytes) -> bytes:
    """The letters of most documents are the same."""
    return compressed(content)


def reserved(document: Any, count: int) -> int:
    """The first of so many numbers in a row, for objects that ``packed`` is handed."""
    first = document.objectcounter + 1
    document.objectcounter += count
    return int(first)


def _file(document: Any, more: More) -> bytes:
    """All objects; takes the place of the document's own ``format``."""
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    parts = [_HEAD]
    offset = len(_HEAD)
    places: dict[int, int] = {}  # of the streams
    groups: list[list[tuple[int, bytes]]] = [[]]  # of all else: various, much alike, various
    number = 1
    while number <= document.objectcounter:  # writing one may bring others into being
        if number in more.objects:
            various = more.alike_from - number
            objects = list(more.objects.items())
            groups[-1] += objects[:various]
            groups += [objects[various:], []]
            number += len(objects)
            continue
        content, is_stream = _object(number, document)
        if is_stream:
            places[number] = offset
            parts.append(_numbered(number, content))
            offset += len(parts[-1])
        else:
            groups[-1].append((number, content))
        number += 1
    places[number] = offset
    parts.append(_numbered(number, _object_stream(groups)))
    offset += len(parts[-1])
    places[number + 1] = offset
    pointers = b"/Root %s/Info %s/ID[%s]" % (
        said(root, document),
        said(info, document),
        b"<%s>" % document.signature.hexdigest().encode("ascii") * 2,
    )
    parts.append(_numbered(number + 1, _cross_reference(places, number, pointers)))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
    return b"".join(parts)


def _object(number: int, document: Any) -> tuple[bytes, bool]:
    """The content of an object, and whether it is a stream."""
    found = document.idToObject[document.numberToId[number]]
    if isinstance(found, PDFStream):
        return _stream(found, document), True
    content = said_whole(found, document)
    return content, content.endswith(b"endstream")


def _stream(stream: PDFStream, document: Any) -> bytes:
    entries = dict(stream.dictionary.dict)
    content = stream.content
    if isinstance(content, str):
        content = content.encode("latin-1")
    if "Filter" not in entries:
        is_font = "Length1" in entries
        content = _compressed_font(content) if is_font else compressed(content)
        entries["Filter"] = "/FlateDecode"
    return _whole_stream(said(PDFDictionary(entries), document)[2:-2], content)


def _whole_stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def _numbered(number: int, content: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, content)


def _object_stream(groups: Sequence[Sequence[tuple[int, bytes]]]) -> bytes:
    """All objects behind a list of their places; those of every second group are much alike."""
    objects = list(chain(*groups))
    ends = accumulate((len(content) + 1 for _, content in objects), initial=0)
    places = map("%d %d".__mod__, zip((number for number, _ in objects), ends, strict=False))
    head = " ".join(places).encode("ascii") + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(objects), len(head))
    parts = [(head, True)]
    for index, group in enumerate(groups):
        parts.append((b"".join([content + b"\n" for _, content in group]), index % 2 == 1))
    return _whole_stream(entries, compressed_in_parts(parts))


def _cross_reference(places: Mapping[int, int], container: int, pointers: bytes) -> bytes:
    """Where every object is: a column of kinds, of places, of positions inside a stream.

    ``places`` are those of the streams, the last objects among them; all else stands in the
    container, in order. Each row is written as its difference to the row before, which compresses
    better.
    """
    above = struct.pack(_ROW, _FREE, 0, 65535)
    rows = [b"\x02" + above]
    number, position = 1, 0
    for stream, place in sorted(places.items()):
        if number < stream:
            rows.append(_step(above, struct.pack(_ROW, _IN_STREAM, container, position)))
            last = position + stream - number
            following = range(position + 1, last)
            rows += [_NEXT if at & 0xFF else _NEXT_AND_CARRY for at in following]
            above = struct.pack(_ROW, _IN_STREAM, container, last - 1)
            position = last
        row = struct.pack(_ROW, _AT_OFFSET, place, 0)
        rows.append(_step(above, row))
        above, number = row, stream + 1
    table = b"/Type/XRef/Size %d/W[1 4 2]%s/Filter/FlateDecode/DecodeParms<<%s>>" % (
        len(rows),
        pointers,
        b"/Predictor 12/Columns %d" % struct.calcsize(_ROW),
    )
    return _whole_stream(table, compressed(b"".join(rows)))


def _step(above: bytes, row: bytes) -> bytes:
    """A row as its difference to the one above."""
    return b"\x02" + bytes((one - other) & 0xFF for one, other in zip(row, above, strict=True))
