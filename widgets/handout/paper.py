"""Takes a finished PDF to the printer."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from designer.errors import DesignerError
from designer.store.errors import Stopped
from designer.store.progress import Step, silent
from widgets.common.asking import tell
from widgets.handout.choices import Paper
from widgets.handout.pdf_pages import page_count, page_image
from widgets.handout.printing_dialog import PrintingDialog

_DPI = 300


class PaperError(DesignerError):
    """The handout did not reach the printer."""


def print_pdf(
    pdf: bytes, paper: Paper, title: str, parent: QWidget | None, *, one_sided: bool = False
) -> bool:
    """Ask for a printer and print; False when the user turned away. Raises PaperError."""
    printer = ask_for_printer(paper, title, parent, one_sided=one_sided)
    return printer is not None and print_on(pdf, printer, parent)


def print_on(pdf: bytes, printer: QPrinter, parent: QWidget | None) -> bool:
    """Print in sight of the user; False when called off, which is told. Raises PaperError."""
    if PrintingDialog(partial(paint_pages, pdf, printer), parent).run():
        return True
    tell(
        parent,
        _tr("Printing stopped"),
        _tr("Pages that had reached the printer may still come out. Destroy them."),
        _tr("Close"),
    )
    return False


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


def paint_pages(pdf: bytes, printer: QPrinter, step: Step = silent) -> None:
    """Paint the chosen pages of the PDF, unscaled, as often as asked. Raises PaperError.

    One page after the other: in a printer's resolution each is 26 MB. Where ``step`` raises
    Stopped, the printer is told to forget what it has.
    """
    width_px = round(printer.paperRect(QPrinter.Unit.DevicePixel).width())
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperError("The printer did not answer. Check that it is on, or save a PDF instead.")
    numbers = _pages_in_order(page_count(pdf), printer)
    try:
        for done, number in enumerate(numbers):
            step(done, len(numbers))
            if done:
                printer.newPage()
            # As a whole: in strips, which would let the screen in between, a printer that scales
            # cuts through letters.
            painter.drawImage(0, 0, page_image(pdf, number, width_px))
        step(len(numbers), len(numbers))
    except Stopped:
        printer.abort()
        raise
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Paper", text)
