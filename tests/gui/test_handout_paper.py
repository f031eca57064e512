"""What the print window offers first."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from widgets.handout.paper import ask_for_printer


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
