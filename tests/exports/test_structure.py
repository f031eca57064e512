"""A tagged PDF: the tree that pdfium finds says what the outline says, in its order."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

import pytest

from exports.handout.content.blocks import Card, Outline
from exports.handout.content.large_print import for_large_print
from exports.handout.content.reading_order import telling
from exports.handout.layout_kinds import KINDS, LAYOUTS
from exports.handout.pdf import write_pdf
from exports.pdf.objects import pdf_text
from exports.pdf.structure import Element
from tests.exports.layouts import layout_of
from tests.exports.samples import FOURTEEN, ONE, SIX, outline_of, record_of, squeezed, week_of
from tests.exports.structure import Node, pieces_of, trees_of
from tests.exports.test_layouts import record

OWN = {"Lbl"}  # numbers, which only layouts know


def told_by(outline: Outline) -> list[tuple[str, str]]:
    """Kind and text of every element of the outline that says anything."""
    found = groupby(telling(outline, Element("Document")), key=lambda told: told.element)
    return [(e.kind, squeezed("".join(told.text for told in all_)) or "") for e, all_ in found]


def found_on(page: tuple[Node, ...]) -> list[tuple[str, str]]:
    """The same of a page of the PDF, without the numbers of exercises and steps."""
    nodes = (node for top in page for node in top.all_inside())
    return [
        (node.kind, squeezed(node.text))
        for node in nodes
        if squeezed(node.text) and node.kind not in OWN
    ]


def check(outline: Outline, pdf: bytes) -> None:
    """Every page tells texts of the outline in their order and kind, and together all letters."""
    expected = told_by(outline)
    left = [text for _, text in expected]
    for page in trees_of(pdf):
        place = 0
        for kind, text in found_on(page):
            plain = text
            while not (expected[place][0] == kind and (plain := _beginning(text, left[place]))):
                place += 1
                assert place < len(expected), f"{kind} {text!r} is not told, or out of order"
            at = place
            while plain:  # several texts may run on as one
                assert at < len(left), plain
                assert left[at].startswith(plain) or plain.startswith(left[at]), plain
                taken = min(len(plain), len(left[at]))
                left[at], plain = left[at][taken:], plain[taken:].lstrip(";.·")
                at += 1
    assert [text for text in left if text] == []


def _beginning(text: str, told: str) -> str:
    """``text`` without a number before it, if ``told`` begins so; else blank."""
    if sorted(text) == sorted(told):  # the head of a day
        return told
    for plain in (text, re.sub(r"^\d+", "", text)):
        if told and plain and (told.startswith(plain) or plain.startswith(told)):
            return plain
    return ""


@pytest.mark.parametrize("exercises", [ONE, SIX, FOURTEEN], ids=["1", "6", "14"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_tree_tells_what_the_outline_tells(layout: str, exercises: tuple[str, ...]) -> None:
    outline = layout_of(layout, record(exercises, layout))
    check(outline, write_pdf(outline))


@pytest.mark.parametrize("paper", ["A4", "letter"])
@pytest.mark.parametrize("layout", [kind.name for kind in KINDS if kind.large_print])
def test_large_print_is_tagged_the_same(layout: str, paper: str) -> None:
    outline = layout_of(layout, record(FOURTEEN, layout))
    check(for_large_print(outline), write_pdf(outline, paper, large_print=True))


def test_the_check_can_fail() -> None:
    one, other = (outline_of(record_of(week_of(names))) for names in (SIX, FOURTEEN))
    with pytest.raises(AssertionError):
        check(other, write_pdf(one))


def test_every_piece_of_a_page_belongs_to_one_element() -> None:
    pdf = write_pdf(outline_of(record_of(week_of(SIX))))
    for tree, pieces in zip(trees_of(pdf), pieces_of(pdf), strict=True):
        owned = [n for top in tree for node in top.all_inside() for n in node.pieces]
        assert sorted(owned) == sorted(pieces)


def test_headings_begin_with_the_title_and_leave_no_level_out() -> None:
    pdf = write_pdf(outline_of(record_of(week_of(SIX))))
    nodes = [node for page in trees_of(pdf) for top in page for node in top.all_inside()]
    levels = [int(node.kind[1]) for node in nodes if re.fullmatch(r"H\d", node.kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_figure_is_told_in_words_where_its_card_is() -> None:
    outline = outline_of(record_of(week_of(SIX)))
    nodes = [
        node for page in trees_of(write_pdf(outline)) for top in page for node in top.all_inside()
    ]
    cards = [block for s in outline.sections for block in s.blocks if isinstance(block, Card)]
    assert [n.alt for n in nodes if n.kind == "Figure"] == [card.figure_words for card in cards]
    for card in cards:
        named = f"{card.number} {card.name}"
        title = next(n for n in nodes if n.kind == "H3" and n.text.strip() == named)
        kinds = [node.kind for node in nodes[nodes.index(title) :]]
        assert kinds[:3] == ["H3", "P", "Figure"]


def test_rows_of_a_table_are_equally_wide_and_name_the_days_to_tick() -> None:
    pdf = write_pdf(outline_of(record_of(week_of(SIX))))
    nodes = [node for page in trees_of(pdf) for top in page for node in top.all_inside()]
    for table in (node for node in nodes if node.kind == "Table"):
        rows = [sum(cell.columns for cell in row.children) for row in table.children]
        full = [width for width in rows if width > 1]  # fields to write into have no content
        assert len(set(full)) == 1, rows
    days = {node.alt for node in nodes if node.kind == "TD" and node.alt}
    assert days == {"Mon, Wed, Fri"}


def test_steps_are_lists_with_numbers() -> None:
    pdf = write_pdf(outline_of(record_of(week_of(ONE))))
    nodes = [node for page in trees_of(pdf) for top in page for node in top.all_inside()]
    numbered = [n for n in nodes if n.kind == "LI" and n.children[0].kind == "Lbl"]
    assert [item.children[0].text.strip() for item in numbered][:2] == ["1.", "2."]
    assert all(item.children[1].kind == "LBody" for item in numbered)


def test_words_outside_pdfs_own_alphabet_are_written_in_utf_16() -> None:
    assert pdf_text("a (b) \\") == "(a \\(b\\) \\\\)"
    assert pdf_text("Año") == "(Año)"
    assert pdf_text("“x”") == "<FEFF201C0078201D>"
