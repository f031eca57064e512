"""Takes a finished PDF to the printer."""

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from designer.errors import DesignerError
from widgets.handout.choices import Paper
from widgets.handout.pdf_pages import page_images

_DPI = 300


class PaperError(DesignerError):
    """The handout did not reach the printer."""


def print_pdf(
    pdf: bytes, paper: Paper, title: str, parent: QWidget | None, *, one_sided: bool = False
) -> bool:
    """Ask for a printer and print; False when the user turned away. Raises PaperError."""
    printer = ask_for_printer(paper, title, parent, one_sided=one_sided)
    if printer is None:
        return False
    paint_pages(pdf, printer)
    return True


def ask_for_printer(
    paper: Paper, title: str, parent: QWidget | None, *, one_sided: bool = False
) -> QPrinter | None:
    """The printer, copies, sides and pages that the user chooses; None: none at all.

    ``one_sided`` is what the dialog offers first: for paper that is cut apart.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DPI)
    printer.setDocName(title)
    size = QPageSize.PageSizeId.A4 if paper == "A4" else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    sides = QPrinter.DuplexMode
    printer.setDuplex(sides.DuplexNone if one_sided else sides.DuplexAuto)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies)
    return printer if dialog.exec() else None


def paint_pages(pdf: bytes, printer: QPrinter) -> None:
    """Paint the chosen pages of the PDF, unscaled, as often as asked. Raises PaperError."""
    width_px = round(printer.paperRect(QPrinter.Unit.DevicePixel).width())
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperError("The printer did not answer. Check that it is on, or save a PDF instead.")
    try:
        images = page_images(pdf, width_px)
        for number, page in enumerate(_pages_in_order(len(images), printer)):
            if number:
                printer.newPage()
            image = images[page]
            painter.drawImage(QRectF(0, 0, image.width(), image.height()), image)
    finally:
        painter.end()


def _pages_in_order(count: int, printer: QPrinter) -> list[int]:
    """The pages from 0, as chosen in the dialog; copies that the printer cannot make itself."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(max(first, 1) - 1, min(last, count)))
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]
