"""What another program finds in a finished PDF: its language, its fonts, its pictures."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from ctypes import c_float, c_ushort
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from tests.exports.structure import trees_of

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
    """Every figure in the order in which it is drawn; without words where it is passed over."""
    trees = trees_of(pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            nodes = [node for top in trees[number] for node in top.all_inside()]
            words = {piece: node.alt for node in nodes for piece in node.pieces}
            for found in page.get_objects(max_depth=1):
                if found.type == pdfium.FPDF_PAGEOBJ_FORM and not _is_foot(found):
                    # A reader drops a clip inside which the whole form lies.
                    box = _clipped_to(found) or found.get_bounds()
                    piece = pdfium.FPDFPageObj_GetMarkedContentID(found.raw)
                    yield Shown(number, box, words.get(piece, ""))


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
