"""reportlab's objects in PDF's own words, without the blanks and lines that nobody reads."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    OutlineEntryObject,
    PDFArray,
    PDFCatalog,
    PDFDate,
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFObjectReference,
    PDFTrueTypeFont,
)
from reportlab.pdfbase.pdfdoc import format as formatted

_PLAIN = frozenset({PDFDictionary, PDFArray})
_ENDS_A_NAME = b"/[(<"
_OF_A_FONT = ("FirstChar", "LastChar", "Widths", "ToUnicode", "FontDescriptor")
_OF_A_BOOKMARK = ("Parent", "Dest", "Prev", "Next", "First", "Last", "Count")


def said(value: Any, document: Any) -> bytes:
    """An object, or what stands in one. What is not known here is left to reportlab."""
    kind = type(value)
    if kind is PDFObjectReference:
        numbers = document.idToObjectNumberAndVersion[value.name]
        return b"%d %d R" % numbers
    if kind is PDFDictionary:
        return _dictionary(value.dict.items(), document)
    if kind is str and value.isascii():
        return bytes(value, "ascii")
    if kind is int:
        return b"%d" % value
    if kind is PDFArray:
        inside = (said(one, document) for one in value.sequence)
        return b"[%s]" % b" ".join(inside)
    return _left_to_reportlab(value, document)


def said_whole(value: Any, document: Any) -> bytes:
    """An object with a number of its own, such as a page."""
    if type(value) in _PLAIN:
        return said(value, document)
    if isinstance(value, OutlineEntryObject):
        links = ((name, getattr(value, name)) for name in _OF_A_BOOKMARK)
        there = ((name, link) for name, link in links if link is not None)
        return _dictionary((("Title", pdf_text(value.Title)), *there), document)
    if type(value) is PDFTrueTypeFont:
        return _font(value, document)
    if type(value) is PDFInfo:
        return _properties(value, document)
    if not isinstance(value, PDFCatalog) or type(value).format is not PDFCatalog.format:
        return _left_to_reportlab(value, document, whole=True).strip()
    value.check_format(document)
    found = {name: getattr(value, name, usual) for name, usual in value.__Defaults__.items()}
    found |= {name: getattr(value, name, None) for name in value.__NoDefault__}
    entries = {
        name: document.Reference(entry) if name in value.__Refs__ else entry
        for name, entry in found.items()
        if entry is not None
    }
    return _dictionary(entries.items(), document)


def _font(font: Any, document: Any) -> bytes:
    kind = (("Type", "/Font"), ("Subtype", "/TrueType"), ("BaseFont", f"/{font.BaseFont}"))
    return _dictionary((*kind, *((name, getattr(font, name)) for name in _OF_A_FONT)), document)


def _properties(info: Any, document: Any) -> bytes:
    """What the document says of itself; what is blank says nothing."""
    names = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
    texts = ((name, getattr(info, name.lower())) for name in names)
    when = PDFDate(ts=document._timeStamp, dateFormatter=info._dateFormatter)  # noqa: SLF001
    dates = (("CreationDate", when), ("ModDate", when))
    return _dictionary(
        (*((name, pdf_text(text)) for name, text in texts if text), *dates), document
    )


def _left_to_reportlab(value: object, document: Any, *, whole: bool = False) -> bytes:
    text = formatted(value, document, toplevel=whole)
    assert isinstance(text, bytes)  # noqa: S101 - reportlab says nothing about the type
    return text


def _dictionary(entries: Iterable[tuple[str, object]], document: Any) -> bytes:
    parts = []
    for name, entry in entries:
        text = said(entry, document)
        between = b"" if text[:1] in _ENDS_A_NAME else b" "
        parts.append(b"%s%s%s" % (_name(name), between, text))
    return b"<<%s>>" % b"".join(parts)


@cache
def _name(name: str) -> bytes:
    return PDFName(name).encode("ascii")


def pdf_text(text: str) -> str:
    """A text string: as it is where PDF's own alphabet has its letters, else in UTF-16."""
    plain = all(" " <= letter <= "~" or "\xa1" <= letter <= "\xff" for letter in text)
    # A hyphen that is not seen is not in that alphabet; marks of other encodings are misread.
    if plain and "\xad" not in text and not text.startswith(("\xfe\xff", "\xff\xfe", "\xef\xbb")):
        for special in "\\()":
            text = text.replace(special, f"\\{special}")
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
