"""PDF/UA-1: a file that says it keeps to the standard does; one that falls short says nothing."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from exports.handout.layout_kinds import LAYOUTS
from exports.handout.pdf import lay_out, write_pdf
from exports.pdf.packing import packed
from exports.pdf.structure import Element, PieceNumbers, structure_objects
from exports.pdf.universal import is_universal
from tests.exports.layouts import layout_of
from tests.exports.reading import unpacked
from tests.exports.samples import SIX, outline_of, record_of, week_of
from tests.exports.structure import trees_of
from tests.exports.test_layouts import record

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
TITLE = ".//{http://purl.org/dc/elements/1.1/}title"
PART = ".//{http://www.aiim.org/pdfua/ns/id/}part"


def said_of_itself(pdf: bytes) -> tuple[str, str]:
    """Title and part of PDF/UA in the file's XMP; the part is blank where it claims none."""
    packet = re.search(rb"<x:xmpmeta.*</x:xmpmeta>", unpacked(pdf), re.DOTALL)
    assert packet
    tree = ET.fromstring(packet[0])  # noqa: S314 - our own
    return tree.findtext(f"{TITLE}/{RDF}Alt/{RDF}li") or "", tree.findtext(PART) or ""


def heading_levels(pdf: bytes) -> list[int]:
    nodes = (node for page in trees_of(pdf) for top in page for node in top.all_inside())
    return [int(node.kind[1]) for node in nodes if re.fullmatch(r"H\d", node.kind)]


def outside(pdf: bytes) -> int:
    """How many things on the pages are neither told nor passed over."""
    with pypdfium2.PdfDocument(pdf) as document:
        return sum(
            pdfium.FPDFPageObj_CountMarks(one.raw) == 0
            for page in document
            for one in page.get_objects(max_depth=1)
        )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_keeps_to_the_standard_and_says_so(layout: str) -> None:
    outline = layout_of(layout, record(SIX, layout))
    pdf = write_pdf(outline)
    levels = heading_levels(pdf)
    assert all(after <= before + 1 for before, after in pairwise([0, *levels]))
    assert said_of_itself(pdf) == (outline.title, "1")
    assert outside(pdf) == 0


def test_what_is_only_shown_claims_nothing() -> None:
    handout = lay_out(outline_of(record_of(week_of(SIX))))
    assert b"pdfuaid" not in unpacked(handout.draft(range(len(handout.looks))))


@pytest.mark.parametrize("title", ["<rdf:li>&amp;]]>", "Año ✓ “x”"])
def test_a_title_stays_what_it_is(title: str) -> None:
    canvas = Canvas(BytesIO(), invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.drawString(100, 100, "text")
    canvas.showPage()
    root, numbers = Element("Document"), PieceNumbers()
    numbers.next_page()
    numbers.number(root.child("P"))
    pdf = packed(canvas, structure_objects(canvas, root, numbers))
    assert said_of_itself(pdf) == (title, "1")
    assert outside(pdf) == 1  # the check can fail: nobody said what this text is


def tree(*kinds: str, alt: str = "", attributes: str = "") -> list[Element]:
    """Elements inside one another."""
    at = Element("Document")
    for kind in kinds:
        at = at.child(kind, alt=alt, attributes=attributes)
    whole = at
    while whole.parent is not None:
        whole = whole.parent
    return [whole, *whole.inside()]


def test_lists_tables_and_figures_keep_to_it() -> None:
    assert is_universal(tree("L", "LI", "LBody"))
    assert is_universal(tree("Table", "TR", "TD"))
    assert is_universal(tree("Table", "TR", "TH", attributes="/O/Table/Scope/Row"))
    assert is_universal(tree("Figure", alt="A bird dog"))


@pytest.mark.parametrize(
    "elements",
    [
        tree("H2"),
        tree("H1", "H3"),
        tree("Figure", alt=" "),
        tree("LI", "LBody"),
        tree("L", "LBody"),
        tree("Table", "TD"),
        tree("Table", "TR", "TH"),
    ],
    ids=lambda elements: "-".join(one.kind for one in elements[1:]),
)
def test_what_falls_short_does_not(elements: list[Element]) -> None:
    assert not is_universal(elements)
