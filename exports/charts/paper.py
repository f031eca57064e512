"""A chart drawing on a page of a PDF: vectors, with the handout's own fonts embedded."""

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from exports.charts.drawing import Area, ChartDrawing, Dot, Mark, Stroke
from exports.handout.typefaces.fonts import fonts


def draw_chart(canvas: Canvas, drawing: ChartDrawing, left: float, bottom: float) -> None:
    """Draw it with its lower left corner at (``left``, ``bottom``) of the page, in points."""
    fonts()  # registers them
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.setLineJoin(1)
    for mark in drawing.marks:
        _draw(canvas, mark, drawing.height)
    canvas.restoreState()


def _draw(canvas: Canvas, mark: Mark, height: float) -> None:
    if isinstance(mark, Stroke):
        canvas.setStrokeColor(HexColor(mark.color))
        canvas.setLineWidth(mark.width)
        canvas.setDash(*((list(mark.dash), 0) if mark.dash else ()))
        path = canvas.beginPath()
        _through(path, mark.points, height)
        canvas.drawPath(path)
        canvas.setDash()
    elif isinstance(mark, Area):
        canvas.setFillColor(HexColor(mark.fill))
        if mark.line:
            canvas.setStrokeColor(HexColor(mark.line))
            canvas.setLineWidth(mark.width)
        path = canvas.beginPath()
        _through(path, mark.points, height)
        path.close()
        canvas.drawPath(path, stroke=int(bool(mark.line)), fill=1)
    elif isinstance(mark, Dot):
        canvas.setFillColor(HexColor(mark.fill))
        canvas.setStrokeColor(HexColor(mark.line))
        canvas.setLineWidth(mark.width)
        canvas.circle(mark.x, height - mark.y, mark.radius, stroke=1, fill=1)
    else:
        canvas.setFillColor(HexColor(mark.color))
        canvas.setFont("NotoSans-Bold" if mark.bold else "NotoSans-Regular", mark.size)
        write = {
            "start": canvas.drawString,
            "middle": canvas.drawCentredString,
            "end": canvas.drawRightString,
        }[mark.anchor]
        write(mark.x, height - mark.y, _printable(mark.text, bold=mark.bold))


def _through(path: object, points: tuple[tuple[float, float], ...], height: float) -> None:
    for index, (x, y) in enumerate(points):
        (path.lineTo if index else path.moveTo)(x, height - y)  # type: ignore[attr-defined]


def _printable(text: str, *, bold: bool) -> str:
    """Without characters that the font lacks: a name in another script becomes question marks."""
    face = fonts().face(bold=bold)
    return "".join("?" if face.missing(character) else character for character in text)
