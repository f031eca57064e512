"""The paper itself, read back with another program (hazards H6 and H12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from designer.model.clinic import ClinicIdentity
from designer.model.patient import Identifiers
from designer.model.record import PatientRecord
from exports.handout.content.blocks import Outline, Paragraph, Section
from exports.handout.content.large_print import for_large_print
from exports.handout.content.reading_order import texts_of
from exports.handout.content.statements import ALWAYS
from exports.handout.errors import HandoutError
from exports.handout.pdf import write_pdf
from exports.handout.setting.style import PAPERS
from tests.exports.reading import language_of, unpacked
from tests.exports.samples import (
    FOURTEEN,
    ONE,
    SIX,
    coaching,
    library,
    outline_of,
    own_exercise,
    page_texts,
    record_of,
    squeezed,
    week_of,
    with_patient,
)

SHEETS = [("A4", False), ("A4", True), ("letter", False), ("letter", True)]
LONG = "Anastasia-Wilhelmina " * 15
HOSTILE = (
    '<img src="/etc/passwd">',
    "a <b>x",
    "&amp; &lt; &#65;",
    "</para><para>",
    "(brackets) and \\backslash\\ ))((",
    "%PDF-1.7 endstream endobj",
    "{name} {0} %s $HOME `id`",
    "[[link]] **bold** _x_",
    "Zażółć gęślą jaźń – “quoted” … × ½ £",
)


def body_of(pages: list[str], outline: Outline) -> str:
    """The text of all pages without what each page repeats."""
    banner = squeezed(outline.banner)
    first = squeezed(outline.footer.identifiers[0][1])
    bodies = []
    for page in pages:
        text = squeezed(page).removeprefix(banner)
        bodies.append(text[: text.rindex(first)] if first else text)
    return "".join(bodies)


def in_order(outline: Outline, pdf: bytes) -> None:
    """Every text of the outline stands on the paper, one after the other."""
    body = body_of(page_texts(pdf), outline)
    footer = {text for _, text in (*outline.footer.identifiers, *outline.footer.origin)}
    first_paragraphs = {b.text for b in outline.sections[0].blocks if isinstance(b, Paragraph)}
    place = 0
    for name, text in texts_of(outline):
        if text in footer or text == outline.banner:
            continue
        if text in first_paragraphs:  # a crowded page 1 leaves them to page 2
            assert squeezed(text) in body
            continue
        found = body.find(squeezed(text), place)
        assert found >= 0, f"{name} is missing or out of order: {text!r}"
        place = found + len(squeezed(text))


def characters(pdf: bytes) -> Iterator[tuple[float, float, float, float, float, float]]:
    """left, bottom, right, top of each visible character, with the page's width and height."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if not chr(pdfium.FPDFText_GetUnicode(text.raw, index)).isspace():
                    yield (*text.get_charbox(index), *page.get_size())


def sizes(pdf: bytes) -> set[float]:
    with pypdfium2.PdfDocument(pdf) as document:
        return {
            round(pdfium.FPDFText_GetFontSize(text.raw, index), 1)
            for text in (page.get_textpage() for page in document)
            for index in range(text.count_chars())
            if not chr(pdfium.FPDFText_GetUnicode(text.raw, index)).isspace()
        }


@pytest.mark.parametrize(("paper", "large"), SHEETS)
@pytest.mark.parametrize("exercises", [ONE, SIX, FOURTEEN], ids=["1", "6", "14"])
def test_the_paper_says_all_that_the_outline_says(
    paper: str, large: bool, exercises: tuple[str, ...]
) -> None:
    outline = outline_of(with_patient(record_of(week_of(exercises)), invented=True))
    pdf = write_pdf(outline, paper, large)
    if large:
        outline = for_large_print(outline)
    else:
        in_order(outline, pdf)
    body = body_of(page_texts(pdf), outline)
    for name, text in texts_of(outline):
        assert squeezed(text) in body + squeezed("".join(page_texts(pdf))), name


def test_the_check_above_notices_a_missing_line() -> None:
    outline = outline_of(record_of(week_of(SIX)))
    less = replace(outline, sections=(outline.sections[0], *outline.sections[2:]))
    with pytest.raises(AssertionError, match="missing or out of order"):
        in_order(outline, write_pdf(less))


@pytest.mark.parametrize(("paper", "large"), SHEETS)
def test_every_page_carries_both_identifiers_and_its_number(paper: str, large: bool) -> None:
    outline = outline_of(with_patient(record_of(week_of(FOURTEEN)), invented=True))
    pages = page_texts(write_pdf(outline, paper, large))
    for number, page in enumerate(pages, start=1):
        foot = squeezed(page)
        for _, text in (*outline.footer.identifiers, *outline.footer.origin):
            assert squeezed(text) in foot
        assert squeezed(f"Page {number} of {len(pages)}") in foot
        assert squeezed("Invented demonstration patient") in foot


@pytest.mark.parametrize(("paper", "large"), SHEETS)
@pytest.mark.parametrize("field", ["name", "mrn", "therapist", "clinic", "phone", "none"])
def test_all_signs_stand_on_page_1_however_long_the_names_are(
    paper: str, large: bool, field: str
) -> None:
    record = record_of(week_of(SIX))
    clinic = ClinicIdentity(name="Harbour Street", phone="555 0134")
    long = LONG[:300].strip() if not large else LONG[:100].strip()
    if field in {"name", "mrn"}:
        identifiers = replace(record.patient.identifiers, **{field: long})
        record = with_patient(record, identifiers=identifiers)
    elif field == "therapist":
        record = with_patient(record, therapist=long)
    elif field != "none":
        clinic = replace(clinic, **{"name" if field == "clinic" else "phone": long})
    outline = outline_of(record, clinic=clinic)
    first = squeezed(page_texts(write_pdf(outline, paper, large))[0])
    for name, text in texts_of(replace(outline, sections=outline.sections[:1])):
        if name.startswith("the handout text"):
            assert squeezed(text) in first, text


def test_names_that_leave_no_room_for_the_signs_are_an_error_not_a_cut() -> None:
    long = ("W" * 299).strip()
    record = with_patient(
        record_of(week_of(SIX)), identifiers=Identifiers(name=long, mrn=long), therapist=long
    )
    with pytest.raises(HandoutError, match="no room for the stop signs"):
        write_pdf(outline_of(record, clinic=ClinicIdentity(name=long, phone=long)), "letter", True)


def test_an_outline_without_a_sign_is_not_written() -> None:
    outline = outline_of(record_of(week_of(ONE)))
    start = outline.sections[0]
    for missing in ALWAYS:
        blocks = tuple(b for b in start.blocks if getattr(b, "id", "") != missing)
        broken = replace(outline, sections=(replace(start, blocks=blocks), *outline.sections[1:]))
        with pytest.raises(HandoutError, match=missing):
            write_pdf(broken)


@pytest.mark.parametrize(("paper", "large"), SHEETS)
def test_nothing_stands_outside_the_margins(paper: str, large: bool) -> None:
    record = with_patient(record_of(week_of(FOURTEEN, note=LONG + "W" * 200)), invented=True)
    sheet = PAPERS[paper]
    for left, bottom, right, top, width, height in characters(
        write_pdf(outline_of(record), paper, large)
    ):
        assert left >= sheet.left - 2  # a letter may lean out a little
        assert right <= width - sheet.left + 2
        assert bottom >= sheet.bottom - 1
        assert top <= height - sheet.top + 1


def test_the_check_of_the_margins_can_fail() -> None:
    sheet = replace(PAPERS["A4"], side_margin_mm=30)
    boxes = characters(write_pdf(outline_of(record_of(week_of(ONE)))))
    assert any(box[0] < sheet.left - 2 for box in boxes)


def test_no_text_is_smaller_than_12_points_nor_large_print_than_18() -> None:
    outline = outline_of(record_of(week_of(FOURTEEN)))
    assert min(sizes(write_pdf(outline)) - {9.6}) >= 12  # 9.6: numbers in a disc, said beside it
    pages = write_pdf(outline, large_print=True)
    assert min(sizes(pages)) >= 12


@pytest.mark.parametrize("text", HOSTILE)
def test_data_print_literally_whatever_they_contain(text: str) -> None:
    own = own_exercise(name=f"Own {text}", patient_text=coaching(f"Do {text}"))
    known = library().with_exercises([own])
    record = with_patient(
        record_of(week_of(("own-exercise",), note=f"Note {text}", known=known)),
        identifiers=Identifiers(name=f"Name {text}", mrn=f"M {text}"),
        therapist=f"By {text}",
    )
    outline = outline_of(record, known=known, clinic=ClinicIdentity(name=text, phone=text))
    body = squeezed("".join(page_texts(write_pdf(outline))))
    for prefix in ("Own ", "Note ", "Name ", "M ", "By ", "Do "):
        assert squeezed(prefix + text) in body


@settings(max_examples=60)
@given(st.text(st.characters(codec="latin-1", categories=("L", "N", "P", "S", "Z")), max_size=80))
def test_any_latin_text_prints_literally(text: str) -> None:
    record = record_of(week_of(ONE, note=f"Note {text}"))
    body = squeezed("".join(page_texts(write_pdf(outline_of(record)))))
    # Readers take a soft hyphen and a hyphen at a line's end as one sign; leave them aside.
    plain = squeezed(f"Note {text}").replace("\xad", "")
    assert re.sub(r"[-\u2010\ufffe]", "", plain) in re.sub(r"[-\xad\u2010\ufffe\x02]", "", body)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"identifiers": Identifiers(name="李 小龙", mrn="1")}, "the patient's name"),
        ({"identifiers": Identifiers(name="A", mrn="☐")}, r"the record number \(MRN\)"),
        ({"therapist": "Jo ✓"}, "the therapist's name"),
    ],
)
def test_a_character_without_glyph_is_an_error_that_names_the_field(
    changes: dict[str, object], place: str
) -> None:
    record = with_patient(record_of(week_of(ONE)), **changes)
    with pytest.raises(HandoutError, match=rf"U\+[0-9A-F]+\) of {place}; write it in Latin") as e:
        write_pdf(outline_of(record))
    assert "Jo" not in str(e.value)


def test_such_a_character_in_a_note_names_the_exercise() -> None:
    with pytest.raises(HandoutError, match="the note on exercise 1"):
        write_pdf(outline_of(record_of(week_of(ONE, note="→ slowly\x00"))))


def test_a_note_of_ten_thousand_characters_flows_over_the_pages() -> None:
    note = " ".join(f"word{i}" for i in range(1100))
    outline = outline_of(record_of(week_of(ONE, note=note)))
    body = body_of(page_texts(write_pdf(outline)), outline)
    assert all(f"word{i}" in body for i in range(1100))


def test_more_characters_than_one_font_part_holds() -> None:
    many = "".join(chr(code) for code in [*range(0x21, 0x7F), *range(0xC0, 0x240)])
    note = " ".join(many[i : i + 12] for i in range(0, len(many), 12))
    pdf = write_pdf(outline_of(record_of(week_of(ONE, note=note))))
    assert squeezed(note) in squeezed("".join(page_texts(pdf)))


def test_paper_sizes_and_unknown_paper() -> None:
    outline = outline_of(record_of(week_of(ONE)))
    for paper, sheet in PAPERS.items():
        with pypdfium2.PdfDocument(write_pdf(outline, paper.upper())) as document:
            assert document[0].get_size() == pytest.approx((sheet.width, sheet.height), abs=0.1)
    with pytest.raises(HandoutError, match="no paper 'A3'"):
        write_pdf(outline, "A3")


def record_with_secret() -> PatientRecord:
    return with_patient(record_of(week_of(ONE)), notes="secret", diagnoses=("disc-related-pain",))


def test_properties_name_language_clinic_and_date_but_not_the_patient() -> None:
    pdf = write_pdf(outline_of(record_with_secret()))
    with pypdfium2.PdfDocument(pdf) as document:
        properties = document.get_metadata_dict()
        assert properties["Title"] == "Your home exercise program"
        assert properties["Author"] == "Harbour Street Physiotherapy"
        assert properties["CreationDate"].startswith("D:20260301")
        assert not any("Rivera" in value or "0042" in value for value in properties.values())
        titles = [item.get_title() for item in document.get_toc()]
    assert titles == [s.title for s in outline_of(record_with_secret()).sections]
    assert language_of(pdf) == "en"
    assert b"secret" not in unpacked(pdf)


def test_the_same_outline_gives_the_same_bytes() -> None:
    outline = outline_of(record_of(week_of(SIX)))
    assert write_pdf(outline) == write_pdf(outline)


def test_only_embedded_fonts_are_used() -> None:
    pdf = write_pdf(outline_of(record_of(week_of(SIX))))
    plain = unpacked(pdf)
    names = set(re.findall(rb"/BaseFont ?/([\w+-]+)", plain))
    assert {name.split(b"+")[-1] for name in names} == {
        b"NotoSans-Regular",
        b"NotoSans-Bold",
    }
    assert plain.count(b"/FontFile2") == 2


def test_both_weights_share_one_list_of_letters() -> None:
    note = "Ñandú “así” – ½"
    pdf = write_pdf(outline_of(record_of(week_of(SIX, note=note))))
    assert unpacked(pdf).count(b"begincmap") == 1
    assert squeezed(note) in squeezed("".join(page_texts(pdf)))


def test_the_page_reads_in_black_and_white() -> None:
    """Every colour is either far darker or far lighter than middle grey."""
    outline = outline_of(record_of(week_of(SIX)))
    with pypdfium2.PdfDocument(write_pdf(outline)) as document:
        for page in document:
            grey = page.render(scale=1, grayscale=True).to_pil().histogram()
            dark, light = sum(grey[:130]), sum(grey[230:])
            assert dark > 1000
            assert (dark + light) / sum(grey) > 0.9


def test_an_outline_of_page_1_alone_can_be_written() -> None:
    outline = outline_of(record_of(week_of(ONE)))
    first: tuple[Section, ...] = outline.sections[:1]
    assert len(page_texts(write_pdf(replace(outline, sections=first)))) == 1
