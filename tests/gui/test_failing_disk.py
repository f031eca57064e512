"""A disk that refuses, under the real store and the real window: nothing typed is lost."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.model.record import PatientRecord
from designer.store import disk
from designer.store.clinic import open_clinic
from tests.gui.helpers import MakeWindow, patient
from widgets.sharing.saving_bar import SavingBar
from widgets.shell.main_window import MainWindow


class FailingOs:
    """The operating system as ``disk`` sees it; one call fails for as long as it is told to."""

    def __init__(self) -> None:
        self.fails: dict[str, int] = {}  # call -> errno

    def __getattr__(self, name: str) -> object:
        if name not in self.fails:
            return getattr(os, name)
        number = self.fails[name]

        def refuse(*_: object, **__: object) -> None:
            raise OSError(number, os.strerror(number))

        return refuse


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> FailingOs:
    system = FailingOs()
    monkeypatch.setattr(disk, "os", system)
    return system


@pytest.fixture
def window(make_main_window: MakeWindow) -> Iterator[MainWindow]:
    window = make_main_window()
    window.workspace.retry_s = 0.05
    window.workspace.create_patient(PatientRecord(patient=patient()))
    yield window
    window.workspace.give_up()


def note(window: MainWindow, text: str) -> None:
    document = window.workspace.document
    assert document is not None
    changed = replace(document.record.patient, notes=text)
    document.change(replace(document.record, patient=changed), "Edit intake")


def bar_of(window: MainWindow) -> SavingBar:
    bar = window.findChild(SavingBar)
    assert bar is not None
    return bar


def said(bar: SavingBar) -> str:
    return " ".join(label.text() for label in bar.findChildren(QLabel))


def stored(tmp_path: Path) -> str:
    return open_clinic(tmp_path / "clinic").load(patient().id).record.patient.notes


@pytest.mark.parametrize(
    ("call", "number", "heading"),
    [
        ("write", errno.ENOSPC, "the disk did not take the last changes"),
        ("write", errno.EIO, "the disk did not take the last changes"),
        ("open", errno.EACCES, "may not be written"),
        ("open", errno.EROFS, "may not be written"),
        ("fdatasync", errno.EIO, "did not confirm the last change"),
    ],
)
def test_typing_goes_on_and_saving_resumes_whatever_call_fails(
    window: MainWindow,
    system: FailingOs,
    qtbot: QtBot,
    tmp_path: Path,
    call: str,
    number: int,
    heading: str,
) -> None:
    bar = bar_of(window)
    system.fails[call] = number
    note(window, "first")
    qtbot.waitUntil(bar.isVisible)
    assert heading in said(bar)
    assert "kept in this window; trying again" in said(bar)
    note(window, "second")
    assert window.workspace.document is not None
    assert window.workspace.document.record.patient.notes == "second"
    system.fails.clear()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert stored(tmp_path) == "second"
    window.workspace.document.undo_stack.undo()
    assert window.workspace.close_patient()
    assert stored(tmp_path) == "first"


def test_a_share_that_vanishes_is_told_before_anything_is_typed_and_found_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bar, workspace = bar_of(window), window.workspace
    workspace.look_elsewhere()
    workspace._elsewhere.wait()
    (tmp_path / "clinic").rename(tmp_path / "gone")
    workspace.look_elsewhere()
    qtbot.waitUntil(bar.isVisible)
    assert "cannot be reached" in said(bar)
    note(window, "typed meanwhile")
    qtbot.waitUntil(lambda: "Not saved yet" in said(bar))
    (tmp_path / "gone").rename(tmp_path / "clinic")
    workspace.look_elsewhere()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert stored(tmp_path) == "typed meanwhile"
