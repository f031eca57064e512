"""The clinic's own pictures go before the shipped ones, in every output; broken ones step back."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from designer.figures import FigureBook, OwnPictures, svg
from designer.figures.editing import complete
from designer.figures.mirroring import mirrored_figure
from designer.figures.own import write_figure
from designer.model.picture import OwnPicture
from designer.pictures.photo import open_photo, prepare
from designer.store.photos import PhotosInMemory
from exports.figure_sheets import FigureSheets
from resources.paths import folder
from widgets.figures.painter import paint_drawing
from widgets.theme.tokens import read_tokens


def green() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (300, 200), (0, 160, 0)).save(buffer, "PNG")
    return buffer.getvalue()


PREPARED = prepare(open_photo(green()))


def with_photo(book: FigureBook, exercise: str) -> FigureBook:
    picture = OwnPicture(id=exercise, photo=PREPARED.photo, words="A green wall")
    return book.with_own(OwnPictures((picture,), lambda _name: PREPARED.content))


def test_an_own_figure_goes_before_the_shipped_one(book: FigureBook) -> None:
    shipped = book.figure("bird-dog")
    assert shipped
    text = write_figure(mirrored_figure(shipped))
    own = book.with_own(OwnPictures((OwnPicture(id="bird-dog", figure=text),)))
    assert own.drawing("bird-dog") != book.drawing("bird-dog")
    assert own.drawing("dead-bug") == book.drawing("dead-bug")
    assert own.own_kind("bird-dog") == "figure"
    assert own.shipped("bird-dog") == shipped
    assert own.with_own(OwnPictures()).drawing("bird-dog") == book.drawing("bird-dog")


def test_a_photo_serves_every_style(book: FigureBook) -> None:
    own = with_photo(book, "bird-dog")
    drawing = own.drawing("bird-dog")
    assert drawing
    assert drawing.photo == PREPARED.content
    assert own.positions("bird-dog") == (drawing,)
    assert own.drawing("bird-dog", "pair") == drawing
    assert own.figure("bird-dog") is None
    assert own.moment("bird-dog", 0.5) is None
    assert own.words("bird-dog") == "A green wall"
    assert own.posed("bird-dog") == book.figure("bird-dog")


def test_a_photo_of_a_restricted_movement_is_crossed_out_too(book: FigureBook) -> None:
    own = with_photo(book, "sit-up-full")
    crossed, plain = own.drawing("sit-up-full"), own.drawing("sit-up-full", crossed=False)
    assert crossed
    assert plain
    assert crossed.shapes
    assert not plain.shapes


def test_every_output_shows_the_photo(book: FigureBook, qtbot: QtBot) -> None:
    del qtbot  # Qt has to run
    drawing = with_photo(book, "bird-dog").drawing("bird-dog")
    assert drawing
    assert "data:image/png;base64," in svg(drawing)
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    light = read_tokens(folder("themes") / "light.json")
    paint_drawing(painter, QRectF(0, 0, 100, 100), drawing, light)
    painter.end()
    assert image.pixelColor(50, 50).green() > 140
    assert image.pixelColor(50, 50).red() < 20
    colours = {}
    for palette in ("light", "grey"):
        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=(drawing.width, drawing.height))
        sheets = FigureSheets(canvas, [drawing], palette)
        for _ in range(2):
            sheets.draw(drawing, 0, drawing.height, drawing.width)
        canvas.save()
        with pypdfium2.PdfDocument(buffer.getvalue()) as document:
            pixels = document[0].render(rev_byteorder=True).to_numpy()
        colours[palette] = tuple(int(c) for c in pixels[40, 40][:3])
    assert colours["light"][1] > colours["light"][0] + 100
    assert max(colours["grey"]) - min(colours["grey"]) < 3


@pytest.mark.expects_log("picture|photo")
@pytest.mark.parametrize(
    "picture",
    [
        OwnPicture(id="bird-dog", figure="{broken"),
        OwnPicture(id="bird-dog", figure='{"positions": [{"spine": {"lumbar": 200}}]}'),
        OwnPicture(id="bird-dog", photo=PREPARED.photo),
    ],
)
def test_a_picture_that_cannot_be_shown_leaves_the_shipped_one(
    book: FigureBook, picture: OwnPicture
) -> None:
    own = book.with_own(OwnPictures((picture,), PhotosInMemory().read))
    assert own.drawing("bird-dog") == book.drawing("bird-dog")


def test_a_figure_below_a_photo_is_not_lost(book: FigureBook) -> None:
    shipped = book.figure("bird-dog")
    assert shipped
    other = mirrored_figure(shipped)
    picture = OwnPicture(id="bird-dog", figure=write_figure(other), photo=PREPARED.photo)
    own = book.with_own(OwnPictures((picture,), lambda _name: PREPARED.content))
    assert own.own_kind("bird-dog") == "photo"
    assert own.posed("bird-dog") == complete(other)


def test_what_did_not_change_is_not_read_again(book: FigureBook) -> None:
    read: list[str] = []

    def content(name: str) -> bytes:
        read.append(name)
        return PREPARED.content

    photo = OwnPicture(id="dead-bug", photo=PREPARED.photo, words="A green wall")
    first = book.with_own(OwnPictures((photo,), content))
    shipped = book.figure("bird-dog")
    assert shipped
    figure = OwnPicture(id="bird-dog", figure=write_figure(mirrored_figure(shipped)))
    second = first.with_own(OwnPictures((photo, figure), content))
    assert len(read) == 1
    assert second.drawing("dead-bug") == first.drawing("dead-bug")
    assert second.words("dead-bug") == "A green wall"
    assert second.own_kind("bird-dog") == "figure"
    assert second.with_own(OwnPictures()).own_kind("bird-dog") == ""
