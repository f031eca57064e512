"""Takes a finished PDF to the printer."""

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from designer.errors import DesignerError
from widgets.handout.pdf_pages import page_images
from widgets.handout.rendering import Paper

_DPI = 300


class PaperError(DesignerError):
    """The handout did not reach the printer."""


def print_pdf(pdf: bytes, paper: Paper, title: str, parent: QWidget | None) -> bool:
    """Ask for a printer and print every page; False when the user turned away."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DPI)
    printer.setDocName(title)
    size = QPageSize.PageSizeId.A4 if paper == "A4" else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    paint_pages(pdf, printer)
    return True


def paint_pages(pdf: bytes, printer: QPrinter) -> None:
    """Paint the PDF's pages onto the printer, one sheet each, unscaled. Raises PaperError."""
    width_px = round(printer.paperRect(QPrinter.Unit.DevicePixel).width())
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperError("The printer did not answer. Check that it is on, or save a PDF instead.")
    try:
        for number, image in enumerate(page_images(pdf, width_px)):
            if number:
                printer.newPage()
            painter.drawImage(QRectF(0, 0, image.width(), image.height()), image)
    finally:
        painter.end()
