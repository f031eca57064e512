"""Every layout, turned into paper and read back (hazards H6 and H12)."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image

from designer.model.clinic import ClinicIdentity
from designer.model.patient import Procedure
from designer.model.record import Override, PatientRecord
from designer.model.vocabulary import Severity
from designer.pictures.logo import clean_logo
from exports.handout.as_text import as_text
from exports.handout.content.blocks import (
    Block,
    DoseTable,
    Identity,
    LogSheet,
    Outline,
    Statement,
    Table,
    WeekGrid,
)
from exports.handout.content.large_print import for_large_print
from exports.handout.content.reading_order import texts_of
from exports.handout.content.statements import ALWAYS
from exports.handout.errors import HandoutError
from exports.handout.layout_kinds import KINDS, LAYOUTS, LayoutKind
from exports.handout.layouts.cert import POINTS
from exports.handout.pdf import write_pdf
from exports.handout.setting.accents import accent_problem
from exports.handout.setting.style import PAPERS
from tests.exports.hostile import hostile_strings, misprints
from tests.exports.layouts import course_of, layout_of, report_of
from tests.exports.samples import (
    FOURTEEN,
    ONE,
    SIX,
    library,
    page_texts,
    record_of,
    squeezed,
    week_of,
    with_patient,
)
from tests.exports.test_pdf import LONG, body_of, characters, in_order, sizes

PATIENT = [kind.name for kind in KINDS if kind.audience == "patient"]


def _blocks(outline: Outline) -> list[Block]:
    return [block for section in outline.sections for block in section.blocks]


def record(exercises: tuple[str, ...], layout: str, note: str = "") -> PatientRecord:
    if layout == "booklet":
        return course_of(3, exercises)
    return record_of(week_of(exercises, note=note))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("exercises", [ONE, SIX, FOURTEEN], ids=["1", "6", "14"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_paper_says_all_that_the_outline_says(
    layout: str, exercises: tuple[str, ...], language: str, paper: str
) -> None:
    outline = layout_of(layout, record(exercises, layout), language=language)
    pdf = write_pdf(outline, paper)
    pages = page_texts(pdf)
    whole = squeezed("".join(pages))
    for name, text in texts_of(outline):
        assert squeezed(text) in whole, f"{name} is missing: {text!r}"
    in_order(outline, pdf)
    for page in pages:
        for _, text in (*outline.footer.identifiers, *outline.footer.origin):
            assert squeezed(text) in squeezed(page)
    assert body_of(pages, outline)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", [k for k in KINDS if k.large_print], ids=lambda k: k.name)
def test_large_print_says_the_same(kind: LayoutKind, paper: str) -> None:
    outline = layout_of(kind.name, record(SIX, kind.name))
    pdf = write_pdf(outline, paper, large_print=True)
    first, *others = page_texts(pdf)
    whole = squeezed("".join((first, *others)))
    reflowed = for_large_print(outline)
    assert all(squeezed(text) in whole for _, text in texts_of(reflowed))
    (head,) = [block for block in _blocks(outline) if isinstance(block, Identity)]
    labels = {label for _, label, _ in head.fields}  # the foot of each page has its own
    for section in outline.sections:  # the table of the doses becomes part of the week
        for block in section.blocks:
            if isinstance(block, DoseTable):
                labels |= {section.title, *block.heads}
    for place, text in texts_of(outline):
        assert squeezed(text) in whole or text in labels, place
    assert 18.0 in sizes(pdf)
    # What page 1 has to say in smaller type stands further on in full size.
    for block in outline.sections[0].blocks:
        if isinstance(block, Statement):
            assert squeezed(block.title) in squeezed(first)
            assert squeezed(block.title) in squeezed("".join(others))


@pytest.mark.parametrize("layout", PATIENT)
def test_the_signs_stand_on_page_1_whatever_is_hidden(layout: str) -> None:
    parts = frozenset(next(kind.parts for kind in KINDS if kind.name == layout))
    outline = layout_of(layout, record(FOURTEEN, layout), hidden=parts)
    first = squeezed(page_texts(write_pdf(outline, "letter"))[0])
    signs = [b for b in outline.sections[0].blocks if getattr(b, "id", "") in ALWAYS]
    assert len(signs) == len(ALWAYS)
    for name, text in texts_of(replace(outline, sections=outline.sections[:1])):
        if name.startswith("the handout text"):
            assert squeezed(text) in first, text
    for sign in ALWAYS:
        with pytest.raises(HandoutError, match=sign):
            layout_of(layout, record(ONE, layout), hidden=frozenset({sign}))


@pytest.mark.parametrize("layout", PATIENT)
def test_no_patient_reads_less_than_12_points(layout: str) -> None:
    pdf = write_pdf(layout_of(layout, record(SIX, layout)))
    assert min(sizes(pdf) - {9.6}) >= 12  # 9.6: numbers in a disc, said beside it


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_longest_names_and_notes_stay_inside_the_margins(layout: str) -> None:
    long = LONG[:160].strip()
    known = record(FOURTEEN, layout, note=LONG[:160] + "W" * 60)
    known = with_patient(known, therapist=long, invented=True)
    clinic = ClinicIdentity(name=long, phone="555 0134", letterhead=(long,))
    pdf = write_pdf(layout_of(layout, known, clinic=clinic))
    sheet = PAPERS["A4"]
    for left, bottom, right, top, width, height in characters(pdf):
        assert sheet.left - 2 <= left
        assert right <= width - sheet.left + 2
        assert sheet.bottom - 1 <= bottom
        assert top <= height - sheet.top + 1


@pytest.mark.parametrize("layout", ["cards-6", "glance"])
def test_a_note_too_long_for_a_page_is_an_error_that_names_the_exercise(layout: str) -> None:
    known = record_of(week_of(ONE, note="word " * 1900))
    with pytest.raises(HandoutError, match=r"(?i)exercise 1.* does not fit on one page"):
        write_pdf(layout_of(layout, known))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_black_and_white_has_no_colour(layout: str) -> None:
    with pypdfium2.PdfDocument(write_pdf(layout_of(layout, record(SIX, layout)))) as document:
        page = document[len(document) - 1].render(scale=0.5).to_pil().convert("RGB")
    colours = page.getcolors(1 << 20)
    assert colours is not None
    # Our ink is a very dark blue; nothing else has a hue.
    assert all(max(rgb) - min(rgb) <= 30 for _, rgb in colours)


@pytest.mark.parametrize("kind", [k for k in KINDS if not k.large_print], ids=lambda k: k.name)
def test_a_layout_without_large_print_says_so(kind: LayoutKind) -> None:
    with pytest.raises(HandoutError, match="no large print"):
        write_pdf(layout_of(kind.name, record(ONE, kind.name)), large_print=True)


def test_hostile_strings_print_literally_on_every_layout() -> None:
    assert list(misprints(hostile_strings(48))) == []


def test_the_check_of_hostile_strings_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.exports.hostile.page_texts", lambda _pdf: ["something else"])
    assert len(list(misprints(hostile_strings(8), KINDS[:1]))) == 8


def test_the_log_goes_on_after_the_programs_last_week() -> None:
    outline = layout_of("log", record_of(week_of(SIX)), log_weeks=4)
    sheets = [b for s in outline.sections for b in s.blocks if isinstance(b, LogSheet)]
    assert [sheet.days[0].day for sheet in sheets] == ["2", "9", "16", "23"]
    with pytest.raises(HandoutError, match="choose 1 to 4"):
        layout_of("log", record_of(week_of(SIX)), log_weeks=5)


def test_the_therapists_copy_reports_all_19_points_of_cert() -> None:
    outline = layout_of("therapist", record_of(week_of(SIX)))
    (section,) = [s for s in outline.sections if s.id == "cert"]
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert len(POINTS) == len(table.rows) == 19
    assert all(row.cells[1] for row in table.rows)
    assert "{" not in "".join(cell for row in table.rows for cell in row.cells)


def test_the_booklet_numbers_exercises_the_same_in_all_weeks() -> None:
    outline = layout_of("booklet", course_of(4))
    numbers: dict[str, set[int]] = {}
    for section in outline.sections:
        for block in section.blocks:
            for group in getattr(block, "groups", ()):
                for row in group.rows:
                    numbers.setdefault(row.name, set()).add(row.number)
    assert len(numbers) == 5
    assert all(len(found) == 1 for found in numbers.values())


@pytest.mark.parametrize("accent", ["#FFEE00", "red", "#12345", "#BBBBBB"])
def test_a_colour_that_cannot_be_read_is_refused(accent: str) -> None:
    assert accent_problem(accent)
    outline = layout_of("week", record_of(week_of(ONE)), clinic=ClinicIdentity(accent=accent))
    with pytest.raises(HandoutError, match="colour cannot be printed"):
        write_pdf(outline, colour=True)


def test_logo_letterhead_and_colour_stand_on_page_1() -> None:
    made = BytesIO()
    Image.new("RGBA", (900, 300), (120, 20, 90, 255)).save(made, "PNG")
    clinic = ClinicIdentity(
        name="Harbour Street",
        letterhead=("12 Harbour Street", "harbour.example"),
        accent="#7A1F5C",
        logo=clean_logo(made.getvalue()),
    )
    outline = layout_of("week", record_of(week_of(ONE)), clinic=clinic)
    pdf = write_pdf(outline, colour=True)
    assert "12 Harbour Street · harbour.example" in page_texts(pdf)[0]
    assert pdf.count(b"/Subtype /Image") == 1
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=1).to_pil().convert("RGB")
    assert (0x7A, 0x1F, 0x5C) in {rgb for _, rgb in page.getcolors(1 << 20) or ()}


@pytest.mark.parametrize("exercises", [ONE, SIX, FOURTEEN[:10]])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_week_at_a_glance_is_on_one_page_up_to_10_exercises(
    exercises: tuple[str, ...], paper: str, language: str
) -> None:
    outline = layout_of("glance", record_of(week_of(exercises)), language=language)
    grid = next(b for b in outline.sections[1].blocks if isinstance(b, WeekGrid))
    rows = [row for group in grid.groups for row in group.rows]
    assert len(rows) == len(exercises)
    pages = [squeezed(text) for text in page_texts(write_pdf(outline, paper))]
    assert all(squeezed(row.name) in pages[1] for row in rows)
    assert squeezed(outline.sections[2].title) in pages[2]


def test_the_text_for_the_record_names_patient_doses_and_days() -> None:
    text = as_text(layout_of("glance", record_of(week_of(SIX))))
    assert text.startswith("Harbour Street Physiotherapy\nYour back exercises at a glance\n")
    assert "4. Heel slide: Do it 8 times in all, counting both sides. (Mon 2 Mar, Wed" in text
    assert "Rivera, Ana · Born 3 April 1952 · Record number 0042" in text
    assert len(text.splitlines()) < 40


def test_the_therapists_copy_says_which_exercise_each_finding_is_about() -> None:
    known = record_of(week_of(FOURTEEN))
    outline = layout_of("therapist", known)
    (section,) = [s for s in outline.sections if s.id == "findings"]
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    cells = [row.cells[1] for row in table.rows]
    assert len(cells) == len(report_of(known).findings)
    assert any(cell.startswith("Suitcase carry, Mon, Wed, Fri: ") for cell in cells)


def test_the_therapists_copy_tells_who_overrode_what_why_and_until_when() -> None:
    known = record_of(week_of(("suitcase-carry",)))
    finding = next(f for f in report_of(known).findings if f.severity is Severity.BLOCK)
    override = Override(
        id="o-1",
        rule_id=finding.rule_id,
        exercise_id="suitcase-carry",
        who="Jo Lindqvist",
        when=datetime(2026, 3, 1, 9),
        why="Carries shopping daily without pain",
        until=date(2026, 3, 15),
    )
    known = replace(known, overrides=(override,))
    said = squeezed("".join(page_texts(write_pdf(layout_of("therapist", known)))))
    for text in (
        "Carries shopping daily without pain",
        "Jo Lindqvist, 1 March 2026. Until: 15 March 2026.",
        "Overridden, see below.",
        report_of(known).rules_version,
    ):
        assert squeezed(text) in said


def test_the_therapists_copy_tells_time_windows_and_after_care() -> None:
    def told(procedure: Procedure) -> dict[str, str]:
        diagnosed = with_patient(
            record_of(week_of(SIX)), diagnoses=("post-surgical",), procedure=procedure
        )
        outline = layout_of("therapist", diagnosed)
        facts = next(section for section in outline.sections if section.id == "facts")
        (table,) = [block for block in facts.blocks if isinstance(block, Table)]
        return {row.cells[0]: row.cells[1] for row in table.rows}

    facts = told(Procedure(kind="nerve-block", hours_ago=100))
    assert "0-6 wk list only" in facts["Time windows"]
    assert "A-23" not in facts["Time windows"]  # nobody else has that register
    assert facts["Procedure"] == library().procedures["nerve-block"].name
    assert facts["After-care"] == "24-72 h rule"
    own = Procedure(kind="nerve-block", hours_ago=100, instructions=("Rest for 5 days",))
    assert told(own)["After-care"] == "Rest for 5 days"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_log_of_eight_exercises_keeps_to_its_page(language: str, paper: str) -> None:
    week = record_of(week_of(FOURTEEN[:8]))
    pdf = write_pdf(layout_of("log", with_patient(week, invented=True), language=language), paper)
    assert len(page_texts(pdf)) == 2  # the signs, and the sheet


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("exercises", [ONE, SIX, FOURTEEN], ids=["1", "6", "14"])
@pytest.mark.parametrize("layout", ["therapist", "referral"])
def test_nobody_signs_an_empty_page(layout: str, exercises: tuple[str, ...], paper: str) -> None:
    last = page_texts(write_pdf(layout_of(layout, record(exercises, layout)), paper))[-1]
    before, signature, _ = last.partition("Signature")
    assert signature
    assert before.strip()
