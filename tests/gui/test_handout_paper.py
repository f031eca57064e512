"""What the print window offers first, and what happens until all pages are out."""

from __future__ import annotations

from pathlib import Path
from threading import get_ident

import pytest
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from designer.errors import DesignerError
from designer.store.progress import Step
from exports.handout.pdf import write_pdf
from tests.exports.layouts import layout_of
from tests.exports.samples import SIX, record_of, week_of
from widgets.handout.paper import PaperError, ask_for_printer, paint_pages
from widgets.handout.pdf_pages import page_count
from widgets.handout.printing_dialog import PrintingDialog


@pytest.mark.parametrize("cut", [False, True])
def test_paper_that_is_cut_apart_is_offered_with_one_side_printed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, cut: bool
) -> None:
    """Printed on both sides, cutting out the cards would cut the stop signs on their back."""
    offered: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _printer, mode: offered.append(mode))
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected.value)
    assert ask_for_printer("A4", "Home program", None, one_sided=cut) is None
    sides = QPrinter.DuplexMode
    assert offered == [sides.DuplexNone if cut else sides.DuplexAuto]


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """Paints into a file, as coarse as a screen."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(60)
    printer.setFullPage(True)
    return printer


def plan(layout: str = "week") -> bytes:
    return write_pdf(layout_of(layout, record_of(week_of(SIX))))


def test_all_pages_reach_the_printer_while_the_window_stays_free(
    qtbot: QtBot, printer: QPrinter, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    threads: list[int] = []
    pdf = plan()

    def paint(step: Step) -> None:
        threads.append(get_ident())
        paint_pages(pdf, printer, step)

    dialog = PrintingDialog(paint, parent)
    assert dialog.run()
    assert threads != [get_ident()]
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == page_count(pdf)
    assert dialog.bar.value() == dialog.bar.maximum() == page_count(pdf)


def test_only_the_pages_that_were_chosen_are_painted(printer: QPrinter, tmp_path: Path) -> None:
    printer.setFromTo(2, 3)
    paint_pages(plan(), printer)
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == 2


def test_a_print_is_called_off_between_two_pages(
    qtbot: QtBot, printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    aborted: list[bool] = []
    monkeypatch.setattr(printer, "abort", lambda: aborted.append(True))

    def paint(step: Step) -> None:
        def told(done: int, of: int) -> None:
            asked.append(done)
            if done == 1:
                QMetaObject.invokeMethod(
                    dialog, "reject", Qt.ConnectionType.BlockingQueuedConnection
                )
            step(done, of)

        paint_pages(plan(), printer, told)

    dialog = PrintingDialog(paint)
    qtbot.addWidget(dialog)
    assert not dialog.run()
    assert asked == [0, 1]
    assert aborted == [True]


def test_what_a_printer_does_not_take_is_told_in_words(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def silent_printer(_step: Step) -> None:
        raise PaperError("The printer did not answer.")

    def fault(_step: Step) -> None:
        raise ValueError

    for paint, said in ((silent_printer, "did not answer"), (fault, "could not be printed")):
        dialog = PrintingDialog(paint)
        qtbot.addWidget(dialog)
        with pytest.raises(DesignerError, match=said):
            dialog.run()
    assert "could not be printed" in caplog.text
    caplog.clear()
