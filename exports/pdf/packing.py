"""Writes a reportlab document small: all but its streams goes into one compressed stream.

PDF has object streams and cross-reference streams since version 1.5 (2003); reportlab writes
neither. What they hold is what reportlab made; only the file around it is ours. The same document
gives the same bytes.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, count, groupby, pairwise
from typing import Any

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDictionary, PDFObjectReference, PDFStream
from reportlab.pdfgen.canvas import Canvas

from exports.pdf.objects import said, said_whole

_HEAD = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
_LEVEL = 7  # of compression
_NEAR = (9, 3)  # the binary logarithm of how far the compressor looks back, and its memory level
_ZLIB_HEAD = b"\x78\x9c"
_ROW = ">BIH"  # of the cross-reference
_NEXT = b"\x02" + bytes(6) + b"\x01"  # a row that counts one further
_FREE, _AT_OFFSET, _IN_STREAM = 0, 1, 2  # kinds of entries of the cross-reference


def packed(canvas: Canvas, more: Mapping[int, bytes] | None = None) -> bytes:
    """The finished document of a canvas; the canvas cannot be used any more.

    ``more`` are objects by ``reserved`` numbers, which reportlab does not know.
    """
    document = document_of(canvas)
    _share_resources(document)
    _shorten_pages(document)
    document.format = lambda: _file(document, more or {})
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


def _file(document: Any, more: Mapping[int, bytes]) -> bytes:
    """All objects; takes the place of the document's own ``format``."""
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    parts = [_HEAD]
    offset = len(_HEAD)
    places: dict[int, int] = {}  # of the streams
    small: list[tuple[int, bytes]] = []
    for number, content, is_stream in _objects(document, more):
        if is_stream:
            places[number] = offset
            parts.append(_numbered(number, content))
            offset += len(parts[-1])
        else:
            small.append((number, content))
    container = len(places) + len(small) + 1
    places[container] = offset
    parts.append(_numbered(container, _object_stream(small, more)))
    offset += len(parts[-1])
    places[container + 1] = offset
    pointers = b"/Root %s/Info %s/ID[%s]" % (
        said(root, document),
        said(info, document),
        b"<%s>" % document.signature.hexdigest().encode("ascii") * 2,
    )
    entries = _entries(places, container)
    parts.append(_numbered(container + 1, _cross_reference(entries, pointers)))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
    return b"".join(parts)


def _entries(places: Mapping[int, int], container: int) -> list[tuple[int, int, int]]:
    """The cross-reference: streams are at their places, all else is in the container, in order."""
    inside = count()
    return [(_FREE, 0, 65535)] + [
        (_AT_OFFSET, places[number], 0)
        if number in places
        else (_IN_STREAM, container, next(inside))
        for number in range(1, container + 2)
    ]


def _objects(document: Any, more: Mapping[int, bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """Number and content of every object, and whether it is a stream.

    Writing one may bring others into being, which then follow.
    """
    number = 1
    while number <= document.objectcounter:
        if number in more:
            yield number, more[number], False
        else:
            found = document.idToObject[document.numberToId[number]]
            if isinstance(found, PDFStream):
                yield number, _stream(found, document), True
            else:
                content = said_whole(found, document)
                yield number, content, content.endswith(b"endstream")
        number += 1


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


def _object_stream(objects: list[tuple[int, bytes]], tree: Mapping[int, bytes]) -> bytes:
    """All ``objects`` behind a list of their places; those of the ``tree`` are much alike."""
    ends = accumulate((len(content) + 1 for _, content in objects), initial=0)
    places = (f"{number} {end}" for (number, _), end in zip(objects, ends, strict=False))
    head = " ".join(places).encode("ascii") + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(objects), len(head))
    groups = groupby(objects, key=lambda one: one[0] in tree)
    parts = ((b"".join(content + b"\n" for _, content in group), near) for near, group in groups)
    return _whole_stream(entries, compressed_in_parts(((head, True), *parts)))


def _cross_reference(entries: list[tuple[int, int, int]], pointers: bytes) -> bytes:
    """Where every object is: a column of kinds, of places, of positions inside a stream.

    Each row is written as its difference to the row before, which compresses better.
    """
    differences = [b"\x02" + struct.pack(_ROW, *entries[0])]
    for before, entry in pairwise(entries):
        if entry == (before[0], before[1], before[2] + 1) and entry[2] & 0xFF:
            differences.append(_NEXT)  # as nearly all are
        else:
            pairs = zip(struct.pack(_ROW, *entry), struct.pack(_ROW, *before), strict=True)
            differences.append(b"\x02" + bytes((a - b) & 0xFF for a, b in pairs))
    table = b"/Type/XRef/Size %d/W[1 4 2]%s/Filter/FlateDecode/DecodeParms<<%s>>" % (
        len(entries),
        pointers,
        b"/Predictor 12/Columns %d" % struct.calcsize(_ROW),
    )
    return _whole_stream(table, compressed(b"".join(differences)))
