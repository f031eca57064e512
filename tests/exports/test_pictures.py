"""Every card shows its exercise, small in the file and large enough on the paper."""

from __future__ import annotations

import pypdfium2
import pytest

from designer.figures import Drawing, FigureError
from designer.figures.marks import Kind
from designer.figures.spec import Figure
from designer.model.dose import Dose
from designer.model.vocabulary import Side
from designer.model.week import Day, Placement
from exports.figures import pdf_operators
from exports.handout.content.blocks import Card, Outline, SignKey, WeekGrid
from exports.handout.content.options import HandoutOptions
from exports.handout.content.pictures import pictures_of
from exports.handout.pdf import write_pdf
from exports.handout.setting.style import PAPERS
from tests.exports.layouts import layout_of
from tests.exports.reading import figures_on, unpacked
from tests.exports.samples import (
    FOURTEEN,
    ONE,
    SIX,
    figures,
    library,
    outline_of,
    page_texts,
    record_of,
    squeezed,
    week_of,
    with_patient,
)

SHEETS = [("A4", False), ("A4", True), ("letter", False), ("letter", True)]


def cards(outline: Outline) -> list[Card]:
    return [b for section in outline.sections for b in section.blocks if isinstance(b, Card)]


def signs_of(outline: Outline) -> int:
    """How many signs the handout explains."""
    blocks = [block for section in outline.sections for block in section.blocks]
    return sum(len(block.signs) for block in blocks if isinstance(block, SignKey))


@pytest.mark.parametrize(("paper", "large"), SHEETS)
@pytest.mark.parametrize("exercises", [ONE, SIX, FOURTEEN], ids=["1", "6", "14"])
def test_every_card_shows_its_exercise(paper: str, large: bool, exercises: tuple[str, ...]) -> None:
    outline = outline_of(record_of(week_of(exercises)))
    pdf = write_pdf(outline, paper, large)
    shown = list(figures_on(pdf))
    told = [figure.words for figure in shown if figure.words]
    assert told == [f"Picture of {card.name}" for card in cards(outline)]
    on_cards = sum(len(card.figures) for card in cards(outline))
    assert len(shown) == len(exercises) + on_cards + signs_of(outline)
    pages = page_texts(pdf)
    for figure in shown:
        assert squeezed(figure.words.removeprefix("Picture of ")) in squeezed(pages[figure.page])


def test_a_drawing_is_written_once_however_often_it_is_shown() -> None:
    outline = outline_of(record_of(week_of(FOURTEEN)))
    pdf = write_pdf(outline)
    drawings = [drawing for card in cards(outline) for drawing in card.figures]
    plain = unpacked(pdf)
    for drawing in drawings:
        assert plain.count(pdf_operators(drawing).encode()) == 1
    # The week grid shows each one again.
    assert len(list(figures_on(pdf))) == len(drawings) + len(FOURTEEN) + signs_of(outline)
    assert len(pdf) < 80_000


@pytest.mark.parametrize(("paper", "large"), SHEETS)
def test_pictures_keep_to_the_margins_and_clear_of_the_words(paper: str, large: bool) -> None:
    sheet = PAPERS[paper]
    pdf = write_pdf(outline_of(record_of(week_of(FOURTEEN))), paper, large)
    boxes: dict[int, list[tuple[float, ...]]] = {}
    for page, (left, bottom, right, top), _ in figures_on(pdf):
        assert sheet.left - 1 <= left < right <= sheet.width - sheet.left + 1
        assert sheet.bottom - 1 <= bottom < top <= sheet.height - sheet.top + 1
        boxes.setdefault(page, []).append((left, bottom, right, top))
    with pypdfium2.PdfDocument(pdf) as document:
        for page, around in boxes.items():
            text = document[page].get_textpage()
            for left, bottom, right, top in around:
                assert not text.get_text_bounded(left, bottom, right, top).strip()


def test_a_prescribed_exercise_carries_no_cross() -> None:
    book = figures()
    assert pictures_of("sit-up-full", book) == book.positions("sit-up-full", crossed=False)
    assert pictures_of("sit-up-full", book) != book.positions("sit-up-full")


def test_without_a_figure_there_is_no_empty_place() -> None:
    record = record_of(week_of(SIX))
    plain = outline_of(record, options=HandoutOptions(easier_ok=frozenset(library().exercises)))
    assert not any(card.figures for card in cards(plain))
    pdf = write_pdf(plain)
    assert not list(figures_on(pdf))
    grids = [b for s in plain.sections for b in s.blocks if isinstance(b, WeekGrid)]
    assert all(row.figure is None for grid in grids for group in grid.groups for row in group.rows)


@pytest.mark.expects_log("No picture: .*Bend it less")
def test_a_figure_that_cannot_be_drawn_is_left_out() -> None:
    class Broken:
        def words(self, exercise_id: str) -> str:
            return ""

        def figure(self, exercise_id: str) -> Figure | None:
            return None

        def positions(
            self, exercise_id: str, *, crossed: bool = True, without: frozenset[Kind] = frozenset()
        ) -> tuple[Drawing, ...]:
            raise FigureError("The elbow is out of its limits.", "Bend it less.")

    assert pictures_of("clam-no-band", Broken()) == ()


def test_words_flow_on_below_a_figure() -> None:
    note = "word " * 1900
    pages = page_texts(write_pdf(outline_of(record_of(week_of(ONE, note=note)))))
    assert squeezed("".join(pages)).count("word") >= 1900


def test_pictures_are_grey_unless_colour_is_asked_for() -> None:
    outline = outline_of(record_of(week_of(SIX)))
    assert _skin(write_pdf(outline)) == 0
    assert _skin(write_pdf(outline, colour=True)) > 500


def _skin(pdf: bytes) -> int:
    """How many pixels have a warm tone, which nothing else on the paper has."""
    with pypdfium2.PdfDocument(pdf) as document:
        images = [page.render(scale=1).to_pil().convert("RGB") for page in document]
    return sum(
        count
        for image in images
        for count, colour in image.getcolors(1 << 24) or []
        if isinstance(colour, tuple) and colour[0] - colour[2] > 50
    )


def test_a_patient_reads_the_words_for_a_picture_in_their_language() -> None:
    outline = outline_of(
        with_patient(record_of(week_of(ONE)), language="es"),
        options=HandoutOptions(language="es", figures=figures()),
    )
    told = [figure.words for figure in figures_on(write_pdf(outline)) if figure.words]
    assert told == [f"Dibujo de {cards(outline)[0].name}"]


def test_a_card_with_a_figure_still_stays_together() -> None:
    outline = outline_of(record_of(week_of(FOURTEEN)))
    pages = [squeezed(page) for page in page_texts(write_pdf(outline))]
    for card in cards(outline):
        last = card.lines[-1]
        words = squeezed(last.text or last.lead or last.steps[-1])
        assert any(squeezed(card.name) in page and words in page for page in pages)


@pytest.mark.parametrize("layout", ["week", "booklet", "cards-2"])
def test_h8_the_picture_does_not_say_change_sides_to_who_trains_one_alone(layout: str) -> None:
    def key_of(*sides: Side) -> set[str]:
        week = week_of(())
        for day, side in enumerate(sides):
            dose = Dose(reps=8, side=side)
            placed = Placement(id=f"p{day}", exercise_id="seated-march", dose=dose)
            week = week.with_day(day, Day(placements=(placed,)))
        outline = layout_of(layout, record_of(week))
        blocks = [block for section in outline.sections for block in section.blocks]
        return {words for b in blocks if isinstance(b, SignKey) for _, words in b.signs}

    assert "Change sides." in key_of("each")
    assert "Change sides." in key_of("left", "each")
    assert "Change sides." not in key_of("left")
    assert "Change sides." not in key_of("right", "left")
    alone = pictures_of("seated-march", figures(), one_side=True)
    assert alone != pictures_of("seated-march", figures())
    assert alone == pictures_of("seated-march", figures(), small=True)  # its only badge
