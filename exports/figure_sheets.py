"""Figures of a document, gathered on a few sheets of which each place shows a part.

The positions of one exercise have most of their lines in common, and all figures much of their
wording. A compressor finds that only inside one stream, so figures that resemble each other are
written below each other in one form; a page clips what it does not want to see. That is two thirds
of the room of forms of their own. Sheets stay short, as all of one is read for every place.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, xObjectName
from reportlab.pdfgen.canvas import Canvas

from designer.figures.drawing import Drawing
from exports.figures import PER_UNIT, pdf_operators
from exports.pdf.packing import compressed, document_of

_ROOM = 20_000  # characters of operators on a sheet
_ALIKE = 3  # shapes in common that make two drawings relatives


class _Frame(NamedTuple):
    """Where a drawing stands on which sheet, in thirds of a unit."""

    sheet: str
    top: int
    width: int
    height: int


class FigureSheets:
    """The figures of one document; every one is written once, however often it is drawn."""

    def __init__(self, canvas: Canvas, drawings: Iterable[Drawing], palette: str = "grey") -> None:
        self._canvas, self._palette = canvas, palette
        self._shown = list({id(drawing): drawing for drawing in drawings}.values())
        frames: dict[Drawing, _Frame] = {}
        drawn = [drawing for drawing in dict.fromkeys(self._shown) if drawing.shapes]
        for number, sheet in enumerate(_sheets(tuple(drawn), palette), start=1):
            frames |= self._written(f"sheet-{number}", sheet)
        # By identity from here on: a drawing is long to compare.
        self._frames = {id(one): frames[one] for one in self._shown if one.shapes}

    def draw(self, drawing: Drawing, x: float, y: float, width: float) -> None:
        """Draw one with its upper left corner at x, y of the page, so wide; all in points."""
        scale = width / drawing.width
        if drawing.photo:
            height = drawing.height * scale
            photo = ImageReader(BytesIO(_toned(drawing.photo, self._palette)))
            self._canvas.drawImage(photo, x, y - height, width, height)
        if not drawing.shapes:
            return
        frame = self._frames[id(drawing)]
        size = f"{scale / PER_UNIT:.6g}".removeprefix("0")
        self._canvas.addLiteral(
            f"q {size} 0 0 -{size} {x:.1f} {y + frame.top * scale / PER_UNIT:.2f} cm "
            f"0 {frame.top} {frame.width} {frame.height} re W n"
        )
        self._canvas.doForm(frame.sheet)
        self._canvas.addLiteral("Q")

    def _written(self, name: str, drawings: Sequence[Drawing]) -> dict[Drawing, _Frame]:
        frames, parts, top, widest = {}, [], 0, 0
        for drawing in drawings:
            width, height = (round(side * PER_UNIT) for side in (drawing.width, drawing.height))
            frames[drawing] = _Frame(name, top, width, height)
            parts.append(f"q 1 0 0 1 0 {top} cm\n{pdf_operators(drawing, self._palette)} Q")
            top, widest = top + height, max(widest, width)
        entries = {
            "Subtype": "/Form",
            "BBox": f"[0 0 {widest} {top}]",
            "Resources": "<<>>",
            "Filter": "/FlateDecode",
        }
        form = PDFStream(PDFDictionary(entries), _compressed(tuple(parts)))
        document_of(self._canvas).Reference(form, xObjectName(name))
        return frames


@lru_cache(maxsize=8)  # a preview draws the same figures again and again
def _sheets(drawings: tuple[Drawing, ...], palette: str) -> list[list[Drawing]]:
    """The drawings with their relatives beside them, as many on a sheet as there is room for."""
    sheets: list[list[Drawing]] = []
    left = 0
    for family in _families(drawings, palette):
        length = sum(len(pdf_operators(drawing, palette)) for drawing in family)
        if length > left:
            sheets.append([])
            left = _ROOM
        sheets[-1] += family
        left -= length
    return sheets


def _families(drawings: Sequence[Drawing], palette: str) -> list[list[Drawing]]:
    """The drawings with those beside each other that have most shapes in common."""
    families: list[tuple[list[Drawing], set[str]]] = []
    for drawing in drawings:
        shapes = _paths(drawing, palette)
        common = [len(shapes & others) for _, others in families]
        nearest = max(range(len(common)), key=common.__getitem__, default=-1)
        if nearest < 0 or common[nearest] < _ALIKE:
            families.append(([drawing], set(shapes)))
        else:
            families[nearest][0].append(drawing)
            families[nearest][1].update(shapes)
    return [family for family, _ in families]


@lru_cache(maxsize=128)
def _paths(drawing: Drawing, palette: str) -> frozenset[str]:
    """The shapes without colour and place: what compresses well beside its like."""
    lines = pdf_operators(drawing, palette).split("\n")
    return frozenset(line.partition(" cm ")[2] for line in lines) - {""}


@lru_cache(maxsize=64)
def _compressed(parts: tuple[str, ...]) -> bytes:
    return compressed("\n".join(parts).encode("ascii"), numbers=True)


@lru_cache(maxsize=16)
def _toned(photo: bytes, palette: str) -> bytes:
    """The clinic's own photo; without colour it is printed in greys."""
    if palette != "grey":
        return photo
    with Image.open(BytesIO(photo)) as image:
        toned = BytesIO()
        image.convert("L").save(toned, "JPEG", quality=86)
    return toned.getvalue()
