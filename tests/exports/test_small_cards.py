"""Cards of half the page's width: pictures large enough to follow, and no page for one card."""

from __future__ import annotations

import pytest

from exports.handout.content.blocks import CardSheet, Outline, PicturedList, Statement
from exports.handout.content.reading_order import texts_of
from exports.handout.pdf import lay_out, write_pdf
from exports.handout.setting.card_sheet_layout import card_sheet_chunks
from exports.handout.setting.marks import Picture, Sign, Text
from exports.handout.setting.setting import Setting
from exports.handout.setting.small_cards import _CLEAR
from exports.handout.setting.style import NORMAL, PAPERS
from exports.handout.typefaces.fonts import fonts
from tests.exports.layouts import layout_of
from tests.exports.samples import ONE, SIX, page_texts, record_of, squeezed, week_of

LYING = ("heel-slide", "hamstring-glide", "side-plank-knees", "clam-no-band")


def sheet_of(outline: Outline) -> CardSheet:
    (sheet,) = [b for s in outline.sections for b in s.blocks if isinstance(b, CardSheet)]
    return sheet


@pytest.mark.parametrize("layout", ["cards-4", "cards-6"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_start_and_end_stand_beside_each_other_and_can_be_made_out(
    layout: str, language: str
) -> None:
    sheet = sheet_of(layout_of(layout, record_of(week_of(LYING)), language=language))
    setting = Setting(NORMAL, PAPERS["A4"].text_width, fonts(), 690)
    for chunk in card_sheet_chunks(sheet, setting):
        pictures = [mark for mark in chunk.rows[0].marks if isinstance(mark, Picture)]
        for picture in pictures:
            assert picture.width / picture.drawing.width >= _CLEAR - 0.01
        for start, end in zip(pictures[::2], pictures[1::2], strict=True):
            assert end.x > start.x + start.width


def test_no_word_stands_alone_below_the_stop_line() -> None:
    sheet = sheet_of(layout_of("cards-4", record_of(week_of(ONE))))
    setting = Setting(NORMAL, PAPERS["A4"].text_width, fonts(), 690)
    (chunk,) = card_sheet_chunks(sheet, setting)
    told = [m.text for m in chunk.rows[0].marks if isinstance(m, Text) and m.bold]
    at = next(index for index, text in enumerate(told) if text.startswith("Stop"))
    assert len(told[at + 1].split()) > 2


def test_scissors_stand_in_the_margin_before_each_line_across() -> None:
    for layout in ("cards-2", "cards-4", "cards-6"):
        sheet = sheet_of(layout_of(layout, record_of(week_of(SIX))))
        setting = Setting(NORMAL, PAPERS["A4"].text_width, fonts(), 690)
        for chunk in card_sheet_chunks(sheet, setting):
            signs = [mark for mark in chunk.rows[0].marks if isinstance(mark, Sign)]
            (scissors,) = [mark for mark in signs if mark.kind == "scissors"]
            assert scissors.x + scissors.size <= 0  # no card begins further left
            assert scissors.y + scissors.size / 2 == 0


def test_the_steps_begin_below_the_last_card() -> None:
    outline = layout_of("cards-6", record_of(week_of(ONE)))
    (listed,) = [b for s in outline.sections for b in s.blocks if isinstance(b, PicturedList)]
    steps = next(line.steps for line in listed.cards[0].lines if line.steps)
    told = [squeezed(page) for page in page_texts(write_pdf(outline))]
    (page,) = [page for page in told if squeezed("Ana Rivera, week 1") in page]
    assert squeezed(steps[0]) in page


def test_a_card_without_steps_says_where_they_are() -> None:
    outline = layout_of("cards-6", record_of(week_of(ONE)), language="es")
    (title,) = [s.title for s in outline.sections if s.id == "steps"]
    assert any(title in line for line in sheet_of(outline).cards[0].foot)
    assert len(lay_out(outline).pages) < 4


def test_the_list_of_easier_versions_names_the_cards_and_whom_to_ask_about_the_others() -> None:
    outline = layout_of("cards-4", record_of(week_of(SIX)))
    (box,) = [
        b
        for s in outline.sections
        for b in s.blocks
        if isinstance(b, Statement) and b.id == "easier"
    ]
    assert "Card 4, Heel slide: Short heel slide (ask us how)" in box.parts[0].items
    assert box.parts[0].items[-1] == "Other cards: ask your therapist."
    assert "Other cards: ask your therapist." in [text for _, text in texts_of(outline)]
