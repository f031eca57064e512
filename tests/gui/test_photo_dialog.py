"""The clinic's own photo: chosen, cropped by mouse or keys, used everywhere; bad files refused."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread, current_thread, main_thread

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.pictures.photo import prepare
from designer.store.clinic import open_clinic
from tests.figures.test_photo import REFUSED
from widgets.common.asking import Question
from widgets.figures.editor import photo_dialog
from widgets.figures.editor.photo_dialog import PhotoDialog
from widgets.library.library_page import LibraryPage
from widgets.state.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> LibraryPage:
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    page.show_exercise("bird-dog")
    return page


@pytest.fixture
def dialog(qtbot: QtBot, page: LibraryPage) -> Iterator[PhotoDialog]:
    dialog = page.pictures.photo_dialog("bird-dog")
    dialog.show()
    qtbot.waitExposed(dialog)
    yield dialog
    dialog.loader.close()


def photo(folder: Path, name: str = "photo.jpg") -> Path:
    path = folder / name
    image = Image.new("RGB", (800, 600), (0, 150, 0))
    image.paste((150, 0, 0), (400, 0, 800, 600))
    image.save(path)
    return path


def load(qtbot: QtBot, dialog: PhotoDialog, path: Path) -> None:
    with qtbot.waitSignal(dialog.loader.opened):
        dialog.load(path)


def test_a_photo_is_cropped_beside_the_screen(
    qtbot: QtBot, dialog: PhotoDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, dialog, photo(tmp_path))
    on: list[Thread] = []

    def noted(*what: object) -> object:
        on.append(current_thread())
        return prepare(*what)  # type: ignore[arg-type]

    monkeypatch.setattr(photo_dialog, "prepare", noted)
    dialog.words.setText("A green wall beside a red one")
    dialog.keep.click()
    assert not dialog.isVisible()
    assert on != []
    assert main_thread() not in on


def test_a_photo_is_cropped_used_and_there_after_a_restart(
    qtbot: QtBot, page: LibraryPage, workspace: Workspace, dialog: PhotoDialog, tmp_path: Path
) -> None:
    load(qtbot, dialog, photo(tmp_path))
    assert not dialog.keep.isEnabled()  # words are missing
    dialog.words.setText("A green wall")
    frame = dialog.crop.frame().toRect()
    start, end = QPoint(frame.right(), frame.center().y()), frame.center()
    QTest.mousePress(dialog.crop, LEFT, NO_KEY, start)
    QTest.mouseMove(dialog.crop, end)
    QTest.mouseRelease(dialog.crop, LEFT, NO_KEY, end)
    assert dialog.crop.crop.right == pytest.approx(0.5, abs=0.02)
    QTest.mouseClick(dialog.keep, LEFT)
    assert not dialog.isVisible()

    library = open_clinic(tmp_path / "clinic").library().library
    own = library.picture("bird-dog")
    assert own
    assert own.photo
    assert own.words == "A green wall"
    with Image.open(BytesIO(workspace.services.clinic.photo(own.photo.file))) as kept:
        assert kept.size == pytest.approx((400, 600), abs=3)
    drawing = workspace.figures.book.drawing("bird-dog")
    assert drawing
    assert drawing.photo
    anew = Workspace(workspace.services, workspace)
    assert anew.figures.book.drawing("bird-dog") == drawing

    names = [one.text() for one in page.exercise.findChildren(QPushButton)]
    assert "Take the photo out…" in names


def test_the_frame_moves_by_keys(qtbot: QtBot, dialog: PhotoDialog, tmp_path: Path) -> None:
    load(qtbot, dialog, photo(tmp_path))
    crop = dialog.crop
    crop.setFocus()
    QTest.keyClick(crop, Qt.Key.Key_Tab)
    QTest.keyClick(crop, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert crop.crop.left == pytest.approx(0.05)
    QTest.keyClick(crop, Qt.Key.Key_Left)
    assert crop.crop.left == pytest.approx(0.045)
    for _ in range(3):
        QTest.keyClick(crop, Qt.Key.Key_Tab)
        QTest.keyClick(crop, Qt.Key.Key_Down)
    QTest.keyClick(crop, Qt.Key.Key_Tab)
    assert not crop.hasFocus()
    dialog.crop.show_photo(dialog.crop.image)
    assert crop.crop.left == 0


@pytest.mark.parametrize("kind", ["text", "GIF", "cut JPEG", "one pixel", "100 megapixels"])
def test_a_bad_photo_is_refused_and_the_old_one_kept(
    qtbot: QtBot, workspace: Workspace, dialog: PhotoDialog, tmp_path: Path, kind: str
) -> None:
    before = workspace.figures.book.drawing("bird-dog")
    load(qtbot, dialog, photo(tmp_path))
    good = dialog.crop.image
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(REFUSED[kind])
    with qtbot.waitSignal(dialog.loader.failed):
        dialog.load(bad)
    assert dialog.trouble.text().endswith(".")
    assert dialog.crop.image == good
    assert workspace.figures.book.drawing("bird-dog") == before
    assert not list((tmp_path / "clinic").glob("pictures/*"))


def test_a_file_that_is_gone_is_said(qtbot: QtBot, dialog: PhotoDialog, tmp_path: Path) -> None:
    with qtbot.waitSignal(dialog.loader.failed):
        dialog.load(tmp_path / "nowhere.png")
    assert "cannot be read" in dialog.trouble.text()
    assert not dialog.keep.isEnabled()


def test_the_photo_can_be_taken_out_again(
    qtbot: QtBot,
    page: LibraryPage,
    workspace: Workspace,
    dialog: PhotoDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shipped = workspace.figures.book.drawing("bird-dog")
    load(qtbot, dialog, photo(tmp_path))
    dialog.words.setText("A wall")
    dialog.save()
    monkeypatch.setattr(Question, "ask", lambda _self: "stay")
    page.pictures.remove_photo("bird-dog")
    assert workspace.figures.book.own_kind("bird-dog") == "photo"
    monkeypatch.setattr(Question, "ask", lambda _self: "remove")
    page.pictures.remove_photo("bird-dog")
    assert workspace.figures.book.drawing("bird-dog") == shipped


def test_closing_with_a_photo_asks_first(
    qtbot: QtBot, dialog: PhotoDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, dialog, photo(tmp_path))
    answers = iter(("", "leave"))
    monkeypatch.setattr(Question, "ask", lambda _self: next(answers))
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
