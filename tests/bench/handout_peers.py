"""The same handout by other PDF writers, each used the way its manual shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO

from designer.figures import svg
from resources.paths import folder
from tests.bench.handout_content import Item

Writer = Callable[[Sequence[Item], str], bytes]

REGULAR = folder("fonts") / "NotoSans-Regular.ttf"
BOLD = folder("fonts") / "NotoSans-Bold.ttf"
MARGIN_MM, WIDTH_MM, HEIGHT_MM = 18.0, 210.0, 297.0
BODY_PT, HEADING_PT, CELL_PT = 13, 18, 12
FIGURE_MM = 45.0


def columns_mm(count: int) -> list[float]:
    """Widths of table columns: a wide one and seven narrow ones, or equal ones."""
    room = WIDTH_MM - 2 * MARGIN_MM
    return [room - 7 * 12, *[12.0] * 7] if count == 8 else [room / count] * count


def fpdf2_writer() -> Writer:
    """The fpdf2 package."""
    from fpdf import FPDF

    class Document(FPDF):  # type: ignore[misc] # absent where mypy runs
        foot = ""

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("Noto", size=CELL_PT)
            self.cell(0, 6, f"{self.foot} · Page {self.page_no()} of {{nb}}")

    def write(items: Sequence[Item], foot: str) -> bytes:
        pdf = Document(format="A4")
        pdf.foot = foot
        pdf.add_font("Noto", fname=str(REGULAR))
        pdf.add_font("Noto", style="B", fname=str(BOLD))
        pdf.set_margins(MARGIN_MM, 14, MARGIN_MM)
        pdf.set_auto_page_break(auto=True, margin=20)
        pdf.add_page()
        for item in items:
            _fpdf2_item(pdf, item)
        return bytes(pdf.output())

    return write


def _fpdf2_item(pdf: object, item: Item) -> None:
    from fpdf import FPDF

    assert isinstance(pdf, FPDF)
    if item.new_page:
        pdf.add_page()
    if item.kind == "figure" and item.figure:
        scale = FIGURE_MM / item.figure.width
        if pdf.get_y() + item.figure.height * scale > pdf.page_break_trigger:
            pdf.add_page()
        top = pdf.get_y()
        picture = BytesIO(svg(item.figure, "grey").encode())
        pdf.image(picture, x=MARGIN_MM, y=top, w=FIGURE_MM)
        pdf.set_y(top + item.figure.height * scale)
    elif item.kind == "table":
        pdf.set_font("Noto", size=CELL_PT)
        widths = tuple(columns_mm(len(item.rows[0])))
        with pdf.table(col_widths=widths, line_height=6, first_row_as_headings=False) as table:
            for cells in item.rows:
                table.row(cells)
    elif item.kind != "figure":
        bold = item.kind in {"heading", "bold"}
        size = HEADING_PT if item.kind == "heading" else BODY_PT
        pdf.set_font("Noto", style="B" if bold else "", size=size)
        pdf.multi_cell(0, size * 0.47, item.text, new_x="LMARGIN", new_y="NEXT", align="L")


def weasyprint_writer() -> Writer:
    """The WeasyPrint package: HTML and CSS."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    sheet = f"""
        @font-face {{ font-family: Noto; src: url({REGULAR.as_uri()}) }}
        @font-face {{ font-family: Noto; font-weight: bold; src: url({BOLD.as_uri()}) }}
        @page {{ size: A4; margin: 14mm {MARGIN_MM}mm 22mm;
                 @bottom-left {{ content: "FOOT · Page " counter(page) " of " counter(pages);
                                 font: {CELL_PT}pt Noto }} }}
        body {{ font: {BODY_PT}pt/1.33 Noto; margin: 0 }} p {{ margin: 0 }}
        h2 {{ font-size: {HEADING_PT}pt; margin: 12pt 0 2pt }}
        table {{ width: 100%; border-collapse: collapse; font-size: {CELL_PT}pt }}
        td {{ border-bottom: 0.5pt solid #888; padding: 4pt 2pt }}
        .new {{ break-before: page }} svg {{ width: {FIGURE_MM}mm; display: block }}
    """

    def write(items: Sequence[Item], foot: str) -> bytes:
        html = f"<body>{''.join(_html(item) for item in items)}</body>"
        css = CSS(string=sheet.replace("FOOT", foot), font_config=configuration)
        pdf = HTML(string=html).write_pdf(stylesheets=[css], font_config=configuration)
        assert isinstance(pdf, bytes)
        return pdf

    return write


def _html(item: Item) -> str:
    match item.kind:
        case "heading":
            return f"<h2 class={'new' if item.new_page else 'flow'}>{escape(item.text)}</h2>"
        case "table":
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in cells) for cells in item.rows)
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        case "figure":
            return svg(item.figure, "grey") if item.figure else ""
        case "bold":
            return f"<p><b>{escape(item.text)}</b></p>"
        case _:
            return f"<p>{escape(item.text)}</p>"


def qt_writer() -> Writer:
    """Qt's QPdfWriter with a QPainter."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageSize, QPdfWriter

    from tests.bench.handout_qt import Painting

    application = QGuiApplication.instance() or QGuiApplication([])
    for file in (REGULAR, BOLD):
        QFontDatabase.addApplicationFont(str(file))

    def write(items: Sequence[Item], foot: str) -> bytes:
        assert application is not None
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setResolution(72)
        Painting(writer, foot).paint(items)
        return bytes(buffer.data().data())

    return write


def pdf_pages(pdf: bytes) -> int:
    """How many pages a file has."""
    import pypdfium2

    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        return len(document)
