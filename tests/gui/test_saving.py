"""Where a file is saved: its name keeps its dots, and no other file is replaced unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.asking import Question
from widgets.common.saving import ask_where, with_ending


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def choosing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    chosen = iter([*map(str, paths), ""])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(chosen), ""))


def test_the_ending_stands_behind_a_name_with_dots() -> None:
    assert with_ending(Path("Rivera 2026.11"), ".pdf") == Path("Rivera 2026.11.pdf")
    assert with_ending(Path("Rivera 2026.11.PDF"), ".pdf") == Path("Rivera 2026.11.PDF")


def test_a_file_that_only_the_ending_leads_to_is_not_replaced_unasked(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there, other = tmp_path / "plan.pdf", tmp_path / "plan 2"
    there.write_bytes(b"last week's")
    asked: list[str] = []

    def ask(question: Question) -> str:
        asked.append(question.windowTitle())
        return "stay" if len(asked) == 1 else "replace"

    monkeypatch.setattr(Question, "ask", ask)
    choosing(monkeypatch, tmp_path / "plan", other)
    assert ask_where(window, "Save", "x.pdf", "PDF", ".pdf") == tmp_path / "plan 2.pdf"
    choosing(monkeypatch, tmp_path / "plan")
    assert ask_where(window, "Save", "x.pdf", "PDF", ".pdf") == there
    assert len(asked) == 2
    choosing(monkeypatch, there)  # about this one the system's window asked
    assert ask_where(window, "Save", "x.pdf", "PDF", ".pdf") == there
    assert len(asked) == 2
    choosing(monkeypatch)
    assert ask_where(window, "Save", "x.pdf", "PDF", ".pdf") is None
