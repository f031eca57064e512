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
from designer.figures.drawing import Shape, shifted
from designer.figures.palette import PALETTES, ROLES, colour
from exports.figure_sheets import FigureSheets
from exports.figures import PER_UNIT, pdf_operators
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
    assert _beginning(pdf_operators(found), number) == pytest.approx(
        (x * PER_UNIT, y * PER_UNIT), abs=1
    )


def _beginning(operators: str, number: int) -> tuple[int, int]:
    """Where a shape begins: most move the origin on from the one before."""
    lines = operators.splitlines()[1 : number + 2]
    moves = [move for line in lines for move in re.findall(r"1 0 0 1 (-?\d+) (-?\d+) cm", line)]
    (start,) = re.findall(r"(-?\d+) (-?\d+) m", lines[-1])
    x, y = zip(*((int(x), int(y)) for x, y in (*moves, start)), strict=True)
    return sum(x), sum(y)


def test_a_figure_is_written_once_and_drawn_often(book: FigureBook) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=0)
    shown = drawing(book, "bird-dog")
    sheets = FigureSheets(canvas, [shown])
    for page in range(3):
        for place in range(2):
            sheets.draw(shown, 50 + 250 * place, 600 - 100 * page, 200)
        canvas.showPage()
    canvas.save()
    assert buffer.getvalue().count(b"/Subtype /Form") == 1
    with pypdfium2.PdfDocument(buffer.getvalue()) as document:
        pixels = document[0].render(grayscale=True).to_numpy()
    assert pixels.min() < 60  # something dark was drawn
    assert pixels.max() == 255


def test_a_place_shows_one_figure_of_its_sheet_and_nothing_of_the_others(book: FigureBook) -> None:
    shown = [drawing(book, exercise) for exercise in SOME]
    pictures = []
    for others in ([], shown):
        for one in shown:
            canvas = Canvas(buffer := BytesIO(), pagesize=(200, 200), pageCompression=0)
            FigureSheets(canvas, others or [one]).draw(one, 20, 180, 120)
            canvas.showPage()
            canvas.save()
            with pypdfium2.PdfDocument(buffer.getvalue()) as document:
                pictures.append(document[0].render(scale=2, grayscale=True).to_numpy())
    for alone, beside in zip(pictures[: len(SOME)], pictures[len(SOME) :], strict=True):
        assert abs(alone.astype(int) - beside.astype(int)).max() < 100  # the edges of lines
        assert (alone != beside).mean() < 0.03


def test_a_circle_is_a_dot_in_its_place() -> None:
    turn = 5 * 0.5523
    curves = (
        ("M", 30.0, 20.0),
        ("C", 30.0, 20 + turn, 25 + turn, 25.0, 25.0, 25.0),
        ("C", 25 - turn, 25.0, 20.0, 20 + turn, 20.0, 20.0),
        ("C", 20.0, 20 - turn, 25 - turn, 15.0, 25.0, 15.0),
        ("C", 25 + turn, 15.0, 30.0, 20 - turn, 30.0, 20.0),
        ("Z",),
    )
    circle = Shape(path=curves, fill="skin", stroke="outline", width=1)
    found = pdf_operators(Drawing(width=60, height=40, shapes=(circle,)))
    assert re.findall(r"([\d.]+) w 75 60 m 75 60 l S", found) == ["33", "27"]
    oval = Shape(path=shifted(curves[:3] + curves[1:3] + curves[5:], 0, 0), fill="skin")
    assert " c " in pdf_operators(Drawing(width=60, height=40, shapes=(oval,)))


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
