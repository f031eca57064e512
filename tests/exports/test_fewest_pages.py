"""Closer lines are tried only where they could spare a page."""

from __future__ import annotations

import pytest

from exports.handout.content.blocks import Card, CardSheet, Paragraph, Section
from exports.handout.layout_kinds import KINDS
from exports.handout.pdf import _setting
from exports.handout.setting import forms
from exports.handout.setting.style import PAPERS
from tests.exports.layouts import layout_of
from tests.exports.samples import FOURTEEN, ONE, SIX
from tests.exports.test_layouts import record

FLOWING = [k.name for k in KINDS if k.audience == "patient" and k.name != "pocket"]


def section(*blocks: object, new_page: bool = False) -> Section:
    return Section(id="s", title="Title", blocks=blocks, new_page=new_page)  # type: ignore[arg-type]


def sheet(cards: int, a_page: int) -> CardSheet:
    card = Card(number=1, name="Bridge", days="", lines=())
    return CardSheet(cards=(card,) * cards, a_page=a_page)


def test_each_new_page_and_each_sheet_of_cards_counts() -> None:
    text = Paragraph(text="text")
    assert forms._least_pages([]) == 1
    assert forms._least_pages([section(text, new_page=True), section(text)]) == 1
    assert forms._least_pages([section(text), section(text, new_page=True)]) == 2
    assert forms._least_pages([section(text), section(sheet(13, 6), new_page=True)]) == 4
    assert forms._least_pages([section(text, sheet(4, 2))]) == 2


@pytest.mark.parametrize("exercises", [ONE, SIX, FOURTEEN], ids=["1", "6", "14"])
@pytest.mark.parametrize("layout", FLOWING)
def test_no_spacing_takes_fewer_pages_than_thought(layout: str, exercises: tuple[str, ...]) -> None:
    outline = layout_of(layout, record(exercises, layout))
    setting = _setting(outline, PAPERS["A4"], large_print=False, colour=False)
    others = outline.sections[1:]
    for way in (setting, *forms._closer(setting)):
        assert forms._least_pages(others) <= len(forms._after_first((), others, way))
