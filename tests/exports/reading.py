"""What another program finds in a finished PDF: its language, its fonts, its pictures."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from ctypes import c_float, c_ulong, c_ushort
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]


class Shown(NamedTuple):
    """A figure on a page: its place in points (left, bottom, right, top) and its words."""

    page: int
    box: Box
    words: str


def language_of(pdf: bytes) -> str:
    """The language a document says it is in."""
    with pypdfium2.PdfDocument(pdf) as document:
        buffer = (c_ushort * 40)()
        length = pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, 80)
        return bytes(buffer)[: length - 2].decode("utf-16-le")


def unpacked(pdf: bytes) -> bytes:
    """The file with every compressed stream behind it as plain bytes."""
    streams = re.findall(
        rb"/FlateDecode[^>]*?(?:>>)?[^>]*>>\s*stream\r?\n(.*?)\nendstream", pdf, re.DOTALL
    )
    return pdf + b"\n".join(zlib.decompressobj().decompress(stream) for stream in streams)


def figures_on(pdf: bytes) -> Iterator[Shown]:
    """Every figure in the order in which it is drawn."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            for found in page.get_objects(max_depth=1):
                if found.type == pdfium.FPDF_PAGEOBJ_FORM and not _is_foot(found):
                    # A reader drops a clip inside which the whole form lies.
                    yield Shown(number, _clipped_to(found) or found.get_bounds(), _words(found))


def _is_foot(found: pypdfium2.PdfObject) -> bool:
    """Whether something stands on every page: its mark says more than that it is passed over."""
    mark = pdfium.FPDFPageObj_GetMark(found.raw, 0)
    return int(pdfium.FPDFPageObjMark_CountParams(mark)) > 1


def _clipped_to(found: pypdfium2.PdfObject) -> Box | None:
    """The part of the page that an object may paint; None for all of it."""
    clip = pdfium.FPDFPageObj_GetClipPath(found.raw)
    points = []
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            x, y = c_float(), c_float()
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _words(found: pypdfium2.PdfObject) -> str:
    """The alternative text that a reader finds at a figure; blank where it is passed over."""
    mark = pdfium.FPDFPageObj_GetMark(found.raw, 0)
    buffer, length = (c_ushort * 200)(), c_ulong()
    pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Alt", buffer, 400, length)
    text = bytes(buffer)[: length.value].decode("utf-16-le")
    return text.replace("\0", "")  # pdfium takes the big-endian text for UTF-8
