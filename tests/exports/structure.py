"""The structure tree of a finished PDF, as pdfium finds it page by page."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_ushort
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium


class Node(NamedTuple):
    """An element: its kind, its own words without what is inside it, and its children."""

    kind: str
    text: str
    alt: str
    columns: int
    pieces: tuple[int, ...]
    children: tuple[Node, ...]

    def all_inside(self) -> Iterator[Node]:
        """The element and all inside it, in the order in which they are read."""
        yield self
        for child in self.children:
            yield from child.all_inside()


def trees_of(pdf: bytes) -> list[tuple[Node, ...]]:
    """What stands at the top of the tree of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        assert pdfium.FPDFCatalog_IsTagged(document.raw)
        return [_tree(page) for page in document]


def pieces_of(pdf: bytes) -> list[set[int]]:
    """The numbers of the pieces that each page has in its content."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [set(_texts(page)) for page in document]


def _tree(page: pypdfium2.PdfPage) -> tuple[Node, ...]:
    texts = _texts(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        return tuple(
            _node(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n), texts) for n in range(count)
        )
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The words of every numbered piece of a page."""
    found: dict[int, str] = {}
    reader = page.get_textpage()
    for one in page.get_objects(max_depth=1):
        number = pdfium.FPDFPageObj_GetMarkedContentID(one.raw)
        if number >= 0:
            text = ""
            if one.type == pdfium.FPDF_PAGEOBJ_TEXT:
                buffer = (c_ushort * 2000)()
                size = pdfium.FPDFTextObj_GetText(one.raw, reader.raw, buffer, 4000)
                text = bytes(buffer)[: max(0, size - 2)].decode("utf-16-le")
            found[number] = found.get(number, "") + text
    return found


def _node(element: Any, texts: dict[int, str]) -> Node:
    pieces, children = [], []
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            children.append(_node(child, texts))
            continue
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if number >= 0:
            pieces.append(number)
    return Node(
        kind=_string(pdfium.FPDF_StructElement_GetType, element),
        text="".join(texts.get(number, "") for number in pieces),
        alt=_string(pdfium.FPDF_StructElement_GetAltText, element),
        columns=_columns(element),
        pieces=tuple(pieces),
        children=tuple(children),
    )


def _string(ask: Any, element: Any) -> str:
    buffer = (c_ushort * 500)()
    length = ask(element, buffer, 1000)
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le")


def _columns(element: Any) -> int:
    """How many columns a cell takes."""
    for index in range(pdfium.FPDF_StructElement_GetAttributeCount(element)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, index)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, b"ColSpan")
        number = c_float()
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, byref(number)):
            return int(number.value)
    return 1
