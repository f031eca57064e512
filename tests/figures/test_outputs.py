"""One drawing list behind every output: SVG text, Qt and paper."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from designer.figures import Drawing, FigureBook, svg
from designer.figures.palette import PALETTES, ROLES, colour
from exports.figures import PER_UNIT, pdf_operators, reportlab_form
from resources.paths import folder
from widgets.figures.painter import strokes_of
from widgets.theme.tokens import read_tokens

SOME = ("bird-dog", "hip-hinge-dowel", "clam-no-band", "rowing-machine", "sit-up-full")


def drawing(book: FigureBook, exercise: str) -> Drawing:
    found = book.drawing(exercise)
    assert found
    return found


@pytest.mark.parametrize("exercise", SOME)
def test_every_output_draws_every_shape(book: FigureBook, exercise: str) -> None:
    found = drawing(book, exercise)
    tree = ET.fromstring(svg(found, title="A & <b>"))  # noqa: S314 - our own text
    paths = tree.findall(".//{http://www.w3.org/2000/svg}path")
    assert len(paths) == len(found.shapes)
    assert tree.findtext("{http://www.w3.org/2000/svg}title") == "A & <b>"
    assert len(strokes_of(found, read_tokens(folder("themes") / "light.json"))) == len(found.shapes)
    painted = [line.split()[-1] for line in pdf_operators(found).splitlines()[1:]]
    assert len(painted) == len(found.shapes)
    assert set(painted) <= {"f", "S", "B"}


@pytest.mark.parametrize("exercise", SOME)
def test_outputs_agree_on_where_things_are(book: FigureBook, exercise: str) -> None:
    found = drawing(book, exercise)
    shape = max(found.shapes, key=lambda s: len(s.path))
    number = found.shapes.index(shape)
    _, *numbers = shape.path[0]
    x, y = numbers
    path, _, _ = strokes_of(found, read_tokens(folder("themes") / "light.json"))[number]
    assert (path.elementAt(0).x, path.elementAt(0).y) == pytest.approx((x, y), abs=0.01)
    assert _beginning(pdf_operators(found), number) == (round(x * PER_UNIT), round(y * PER_UNIT))


def _beginning(operators: str, number: int) -> tuple[int, int]:
    """Where a shape begins: every shape moves the origin on from the one before."""
    moves = re.findall(r"1 0 0 1 (-?\d+) (-?\d+) cm 0 0 m", operators)[: number + 1]
    return sum(int(x) for x, _ in moves), sum(int(y) for _, y in moves)


def test_a_form_is_written_once_and_used_often(book: FigureBook) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=0)
    for page in range(3):
        for place in range(2):
            name = reportlab_form(canvas, drawing(book, "bird-dog"), "bird-dog")
            canvas.saveState()
            canvas.translate(50 + 250 * place, 500 - 100 * page)
            canvas.doForm(name)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    assert buffer.getvalue().count(b"/Subtype /Form") == 1
    with pypdfium2.PdfDocument(buffer.getvalue()) as document:
        pixels = document[0].render(grayscale=True).to_numpy()
    assert pixels.min() < 60  # something dark was drawn
    assert pixels.max() == 255


def test_palettes_know_every_role() -> None:
    for palette in PALETTES:
        assert set(PALETTES[palette]) == ROLES
        for role in ROLES:
            for pale in (False, True):
                text = colour(role, palette, pale=pale)
                assert len(text) == 7
                int(text[1:], 16)


def test_print_needs_no_colour() -> None:
    for role, tone in PALETTES["grey"].items():
        assert tone[1:3] == tone[3:5] == tone[5:7], role
    order = ("skin", "shirt", "trousers", "hair")
    levels = [int(PALETTES["grey"][role][1:3], 16) for role in order]
    assert all(a - b >= 30 for a, b in pairwise(levels))
