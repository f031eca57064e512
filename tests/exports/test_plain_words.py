"""What lets a patient follow the paper: main points, key to the signs, phone, boxes, changes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from designer.model.clinic import ClinicIdentity
from designer.model.dose import Dose
from designer.model.program import ProgramWeek
from exports.handout.content.blocks import (
    CardSheet,
    GridRow,
    LogSheet,
    Outline,
    Paragraph,
    PicturedList,
    SignKey,
    Statement,
    Table,
    WeekGrid,
)
from exports.handout.content.pictures import pictures_of
from exports.handout.content.reading_order import texts_of
from exports.handout.layout_kinds import KINDS
from exports.handout.pdf import lay_out, write_pdf
from exports.handout.setting.card_sheet_layout import card_sheet_chunks
from exports.handout.setting.marks import Picture, Sign
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import NORMAL, PAPERS, Style
from exports.handout.typefaces.fonts import fonts
from tests.exports.layouts import course_of, layout_of
from tests.exports.samples import SIX, figures, page_texts, record_of, squeezed, week_of

PATIENT = [kind.name for kind in KINDS if kind.audience == "patient"]


def room(style: Style, height: float = 655) -> Setting:
    """A page of A4 paper."""
    return Setting(style, PAPERS["A4"].text_width, fonts(), height)


def said(outline: Outline) -> list[str]:
    return [text for _, text in texts_of(outline)]


def blocks(outline: Outline) -> list[object]:
    return [block for section in outline.sections for block in section.blocks]


@pytest.mark.parametrize("layout", PATIENT)
def test_the_phone_stands_with_the_signs_or_a_line_to_write_it_on(layout: str) -> None:
    known = course_of(2) if layout == "booklet" else record_of(week_of(SIX))
    for phone, shown in (("555 0134", "555 0134"), ("", "_" * 20)):
        outline = layout_of(layout, known, clinic=ClinicIdentity(name="Harbour", phone=phone))
        (call,) = [b for b in blocks(outline) if isinstance(b, Statement) and b.id == "H-10"]
        assert (call.parts[-1].lead, call.parts[-1].text) == ("Phone:", shown)
        assert squeezed(f"Phone: {shown}") in squeezed(page_texts(write_pdf(outline))[0])


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("layout", PATIENT)
def test_the_stop_sign_gives_an_example_in_plain_numbers(layout: str, language: str) -> None:
    outline = layout_of(layout, course_of(2), language=language)
    (stop,) = [b for b in blocks(outline) if isinstance(b, Statement) and b.id == "H-07"]
    first = stop.parts[0].items[0]
    assert "3" in first
    assert "6" in first  # the first whole number that is more than 2 above 3


@pytest.mark.parametrize("layout", ["week", "booklet", "cards-2", "cards-4", "cards-6"])
def test_the_main_points_and_the_key_to_the_signs_stand_once(layout: str) -> None:
    outline = layout_of(layout, course_of(3))
    points = [b for b in blocks(outline) if isinstance(b, Statement) and b.id == "points"]
    assert len(points) == 1
    assert "Questions? Call us: 555 0134." in points[0].parts[0].items
    assert len([b for b in blocks(outline) if isinstance(b, SignKey)]) == 1


def test_the_key_explains_only_signs_that_the_pictures_hold() -> None:
    (key,) = [
        b
        for b in blocks(layout_of("week", record_of(week_of(("front-plank-knees",)))))
        if isinstance(b, SignKey)
    ]
    words = [text for _, text in key.signs]
    assert "Hold for the set time." in words
    assert "Change sides." not in words


@pytest.mark.parametrize("layout", ["cards-2", "cards-4", "cards-6"])
def test_a_card_that_is_cut_out_says_whose_it_is_when_to_stop_and_has_boxes(layout: str) -> None:
    (sheet,) = [
        b for b in blocks(layout_of(layout, record_of(week_of(SIX)))) if isinstance(b, CardSheet)
    ]
    for card in sheet.cards:
        assert card.boxes == ("Mon", "Wed", "Fri")
        assert card.foot[0] == "Stop if pain goes up by more than 2 points."
        assert card.foot[-1] == "Ana Rivera, week 1"
        held = any(line.lead.startswith("Hold ") for line in card.lines if line.kind == "dose")
        end = ("Hold",) if held else ("To here",)
        captions = {2: ("Start", *end), 1: end if held else ()}
        assert card.captions == captions[len(card.figures)]


def test_the_log_greys_days_off_and_names_the_exercises() -> None:
    outline = layout_of("log", record_of(week_of(SIX)), log_weeks=2)
    first, second = [b for b in blocks(outline) if isinstance(b, LogSheet)]
    assert first.planned == (True, False, True, False, True, False, False)
    assert all(second.planned)  # nobody has planned that week yet
    told = said(outline)
    assert told[told.index("Your exercises:") + 1].startswith("1 ")
    every_day = [row.question for row in first.rows if not row.rests]
    assert len(every_day) == 4


def test_numbers_climb_within_each_week_of_the_booklet() -> None:
    record = course_of(2)
    assert record.program is not None
    later = week_of(("breath-reset", *SIX[:2]))
    weeks = (
        record.program.weeks[0],
        ProgramWeek(prog_week=2, week=later),
    )
    record = replace(record, programs=(replace(record.program, weeks=weeks),))
    for block in blocks(layout_of("booklet", record)):
        if isinstance(block, WeekGrid):
            rows: list[GridRow] = [row for group in block.groups for row in group.rows]
            assert [row.number for row in rows] == sorted(row.number for row in rows)


def test_the_booklet_says_what_changes_from_week_to_week() -> None:
    record = course_of(2)
    assert record.program is not None
    before = week_of(SIX[:2], dose=Dose(reps=8))
    after = week_of(SIX[:2], dose=Dose(reps=10))
    weeks = tuple(
        ProgramWeek(prog_week=number, week=week)
        for number, week in enumerate((before, before, after), start=1)
    )
    record = replace(record, programs=(replace(record.program, weeks=weeks),))
    tables = [b for b in blocks(layout_of("booklet", record)) if isinstance(b, Table)]
    (course,) = [table for table in tables if table.heads]
    told = [row.cells[2] for row in course.rows]
    assert told[0].startswith("A gentle start.")
    assert told[1] == "2 exercises.\nThe same exercises as the week before."
    assert told[2].startswith("Hold steady. 2 exercises.\nNow different:\n")
    assert told[2].count("Do it 10 times.") == 2
    assert "8 times" not in told[2]


@pytest.mark.parametrize(
    ("language", "heads", "span"),
    [
        ("en", ["Week 1", "Weeks 2 to 4", "Week 5"], "Week 1 to week 5, "),
        ("es", ["Semana 1", "Semanas 2 a 4", "Semana 5"], "De la semana 1 a la semana 5, "),
    ],
)
def test_weeks_of_the_course_that_are_alike_share_a_row(
    language: str, heads: list[str], span: str
) -> None:
    record = course_of(2)
    assert record.program is not None
    week, other = (week_of(SIX[:2], dose=Dose(reps=reps)) for reps in (8, 10))
    weeks = tuple(
        ProgramWeek(prog_week=number, week=one)
        for number, one in zip((5, 6, 7, 8, 8), (week, week, week, week, other), strict=True)
    )
    record = replace(record, programs=(replace(record.program, weeks=weeks),))
    outline = layout_of("booklet", record, language=language)
    (course,) = [b for b in blocks(outline) if isinstance(b, Table) and b.heads]
    assert [row.cells[0] for row in course.rows] == heads
    assert any(text.startswith(span) for text in said(outline))


@pytest.mark.parametrize("layout", ["week", "booklet", "cards-2", "cards-4", "cards-6", "log"])
def test_nobody_has_to_work_out_at_which_number_to_stop(layout: str) -> None:
    outline = layout_of(layout, course_of(2))
    (table,) = [b for b in blocks(outline) if isinstance(b, Table) and not b.heads]
    starts, stops = (row.cells[1:] for row in table.rows)
    *pairs, last = zip(starts, stops, strict=True)
    assert all(int(stop) - int(start) == 3 for start, stop in pairs)
    assert (starts[0], stops[-2]) == ("0", "10")
    assert last == ("8-10", "Call us")


@pytest.mark.parametrize("layout", ["glance", "pocket", "cards-6"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_small_paper_tells_every_step_beside_its_picture(layout: str, language: str) -> None:
    outline = layout_of(layout, record_of(week_of(SIX)), language=language)
    (listed,) = [b for b in blocks(outline) if isinstance(b, PicturedList)]
    assert [card.number for card in listed.cards] == [1, 2, 3, 4, 5, 6]
    assert all(any(line.steps for line in card.lines) for card in listed.cards)
    assert all(card.figures for card in listed.cards)


@pytest.mark.parametrize("layout", PATIENT)
def test_no_word_and_no_picture_contradicts_the_days_of_the_plan(layout: str) -> None:
    """A walk that the guide gives daily may stand on other days, or be longer."""
    walks = ("walk-daily", "walk-steady", "walk-five-minute")
    record = course_of(2, walks) if layout == "booklet" else record_of(week_of(walks))
    outline = layout_of(layout, record, hidden=frozenset({"H-17"}))  # the guide's own advice
    told = " ".join(said(outline)).casefold()
    for word in ("every day", "walk each day", "daily", "strength days", "5-minute"):
        assert word not in told, word
    for walk in walks:
        drawn = pictures_of(walk, figures())
        assert drawn == pictures_of(walk, figures(), small=True)  # no calendar is left


def test_the_easier_version_stands_on_each_card_or_below_them() -> None:
    for layout in ("cards-2", "cards-4", "cards-6"):
        told = said(layout_of(layout, record_of(week_of(SIX))))
        assert any("Short heel slide" in text for text in told), layout


def test_the_booklet_names_the_easier_version_that_the_stop_sign_speaks_of() -> None:
    assert "Short heel slide (ask us how)" in said(layout_of("booklet", course_of(3)))


def test_the_log_of_a_course_says_which_week_it_is_for() -> None:
    titles = [s.title for s in layout_of("booklet", course_of(3)).sections if s.id == "log"]
    assert titles == ["Your log: Week 1"]
    assert [s.title for s in layout_of("log", course_of(3)).sections][-1] == "Your log"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_log_ends_with_the_main_points_on_its_page(language: str) -> None:
    outline = layout_of("log", record_of(week_of(SIX)), language=language, log_weeks=2)
    sheets = [section for section in outline.sections if section.id == "log"]
    last = [sheet.blocks[-1] for sheet in sheets]
    assert isinstance(last[0], Paragraph)
    assert "555 0134" in last[0].text
    assert "555 0134" not in str(last[1])  # once is enough
    assert len(page_texts(write_pdf(outline))) == 3


def test_a_dose_that_changes_is_told_whole() -> None:
    """Minutes without "2 times" would be another dose."""
    record = course_of(2, ("walk-steady",))
    assert record.program is not None
    weeks = tuple(
        ProgramWeek(
            prog_week=number, week=week_of(("walk-steady",), dose=Dose(duration_s=s, sets=2))
        )
        for number, s in enumerate((300, 480), start=1)
    )
    record = replace(record, programs=(replace(record.program, weeks=weeks),))
    (course,) = [
        b for b in blocks(layout_of("booklet", record)) if isinstance(b, Table) and b.heads
    ]
    assert "Walk for 8 minutes. Do this 2 times." in course.rows[1].cells[2]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("layout", PATIENT)
def test_hard_words_of_the_signs_are_explained(layout: str, language: str) -> None:
    told = " ".join(said(layout_of(layout, course_of(2), language=language)))
    explained = {
        "en": ("nerve pain (", "bowel control (", "saddle (", "migraines ("),
        "es": ("dolor de nervio de siempre (", "heces (", "migrañas ("),
    }
    for words in explained[language]:
        assert words in told
    for words in {"en": ("2 flares in 2 weeks (",), "es": ("2 brotes de dolor en 2 semanas (",)}[
        language
    ]:
        assert (words in told) == (layout in ("week", "booklet"))


@pytest.mark.parametrize("layout", [kind.name for kind in KINDS if kind.audience == "patient"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_signs_stay_lists_where_the_head_is_of_usual_length(
    layout: str, paper: str, language: str
) -> None:
    """As far as one page can hold them."""
    outline = layout_of(layout, course_of(2), language=language)
    page, *_ = lay_out(outline, paper).pages
    dots = [m for _, row in page.rows for m in row.marks if isinstance(m, Sign) and m.kind == "dot"]
    points = sum(
        len(p.items)
        for b in outline.sections[0].blocks
        if isinstance(b, Statement)
        for p in b.parts
    )
    assert len(dots) >= points


def test_a_row_of_cards_that_moves_on_leaves_its_room_to_the_pictures() -> None:
    long = ("bird-dog", "hip-flexor-opening", "open-book", "hamstring-glide")
    sheet = next(
        b
        for b in blocks(layout_of("cards-4", record_of(week_of(long)), language="es"))
        if isinstance(b, CardSheet)
    )
    first, second = card_sheet_chunks(sheet, room(NORMAL, 420))
    for chunk in (first, second):
        drawn = [mark for row in chunk.rows for mark in row.marks if isinstance(mark, Picture)]
        assert max(mark.width for mark in drawn) > 70


def test_the_lines_round_the_waist_are_explained_where_they_stand() -> None:
    def told(exercise: str) -> set[str]:
        outline = layout_of("week", record_of(week_of((exercise,))))
        return {text for b in blocks(outline) if isinstance(b, SignKey) for _, text in b.signs}

    assert "Keep your belly lightly tight." in told("gentle-brace-supine")
    assert "Keep your belly lightly tight." not in told("hamstring-glide")
