"""The pose editor with real mouse and key events: drag, keys, undo, save, and open again."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from designer.figures.angles import HANDLES
from designer.figures.contacts import lowest
from designer.model.clinic import Person
from designer.store.errors import NotWritten
from widgets.common.asking import Question
from widgets.figures.editor.copy_dialog import CopyDialog
from widgets.figures.editor.editor_dialog import PictureEditor
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


def opened(qtbot: QtBot, page: LibraryPage, exercise: str) -> PictureEditor:
    editor = page.pictures.editor(exercise)
    editor.resize(1280, 700)
    editor.show()
    qtbot.waitExposed(editor)
    return editor


def drag(qtbot: QtBot, editor: PictureEditor, joint: str, by: QPoint) -> None:
    canvas, start = editor.canvas, editor.canvas.spot(joint).toPoint()
    QTest.mousePress(canvas, LEFT, NO_KEY, start)
    for part in (1, 2, 3, 4):
        QTest.mouseMove(canvas, start + by * part / 4)
        QApplication.processEvents()
    QTest.mouseRelease(canvas, LEFT, NO_KEY, start + by)


def test_a_dragged_hand_follows_the_pointer_and_is_one_step(
    qtbot: QtBot, page: LibraryPage
) -> None:
    editor = opened(qtbot, page, "bird-dog")
    before = editor.draft.figure
    drag(qtbot, editor, "wrist-right", QPoint(-20, -24))
    assert editor.draft.joint == "wrist-right"
    assert editor.draft.figure != before
    assert editor.draft.undo_stack.count() == 1
    assert "Right hand" in editor.draft.undo_stack.undoText()
    editor.undo.trigger()
    assert editor.draft.figure == before
    editor.redo.trigger()
    assert editor.draft.figure != before


def test_the_handle_is_under_the_pointer_while_it_is_dragged(
    qtbot: QtBot, page: LibraryPage
) -> None:
    editor = opened(qtbot, page, "bird-dog")
    canvas, start = editor.canvas, editor.canvas.spot("wrist-right").toPoint()
    QTest.mousePress(canvas, LEFT, NO_KEY, start)
    for to in (QPoint(-8, -10), QPoint(-16, -20), QPoint(-16, -20)):
        QTest.mouseMove(canvas, start + to)
        QApplication.processEvents()  # the body follows once for each frame
    off = canvas.spot("wrist-right").toPoint() - (start + QPoint(-16, -20))
    assert off.manhattanLength() < 12
    QTest.keyClick(canvas, Qt.Key.Key_Escape)  # gives the drag up
    assert not editor.draft.is_changed
    assert editor.isVisible()
    QTest.mouseRelease(canvas, LEFT, NO_KEY, start)


def test_contacts_hold_while_the_trunk_is_dragged(qtbot: QtBot, page: LibraryPage) -> None:
    editor = opened(qtbot, page, "front-plank-toes")
    drag(qtbot, editor, "pelvis", QPoint(0, -30))
    body = editor.draft.body()
    for contact in ("forearms", "toes"):
        assert lowest(body.skeleton, contact) == pytest.approx(0, abs=0.006)


def test_what_was_drawn_for_a_drag_goes_with_it(qtbot: QtBot, page: LibraryPage) -> None:
    """Mat and pale position stand still while a joint is dragged, and follow when it is let go."""
    editor = opened(qtbot, page, "bird-dog")
    for by in (QPoint(30, -20), QPoint(-50, 10)):
        drag(qtbot, editor, "pelvis", by)
    canvas, shown = editor.canvas, editor.canvas.grab().toImage()
    canvas._backdrop.forget()
    assert canvas.grab().toImage() == shown


def test_a_handle_can_be_missed_by_a_thumb(qtbot: QtBot, page: LibraryPage) -> None:
    """12 px beside the middle is still on the handle: targets are 24 px and more."""
    editor = opened(qtbot, page, "suitcase-carry")
    spot = editor.canvas.spot("head").toPoint()
    QTest.mouseClick(editor.canvas, LEFT, NO_KEY, spot + QPoint(-12, 0))
    assert editor.draft.joint == "head"


def test_the_keyboard_goes_round_and_moves(qtbot: QtBot, page: LibraryPage) -> None:
    editor = opened(qtbot, page, "bird-dog")
    canvas = editor.canvas
    canvas.setFocus()
    for joint in HANDLES[1:]:
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        assert editor.draft.joint == joint
        assert canvas.accessibleName().endswith(editor.words.joint(joint))
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()  # no trap
    editor.draft.select("wrist-right")
    canvas.setFocus()
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert editor.draft.undo_stack.count() == 1  # three small steps are one
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert editor.draft.undo_stack.count() == 1
    assert editor.draft.is_changed


def test_angle_fields_do_what_dragging_does(qtbot: QtBot, page: LibraryPage) -> None:
    editor = opened(qtbot, page, "bird-dog")
    editor.draft.select("knee-left")
    field = editor.joint.fields[0]
    assert (field.minimum(), field.maximum()) == (-35, 140)
    field.setValue(60)
    assert editor.draft.figure.poses[-1].left_leg.hip[0] == pytest.approx(60)
    assert editor.joint.fields[0].value() == 60
    assert "Left knee" in editor.draft.undo_stack.undoText()


def test_positions_things_and_marks(qtbot: QtBot, page: LibraryPage) -> None:
    editor = opened(qtbot, page, "bird-dog")
    editor.positions.add.click()
    assert editor.positions.list.count() == 3
    assert not editor.positions.add.isEnabled()
    editor.positions.remove.click()
    assert editor.positions.list.count() == 2
    editor.positions.list.setCurrentRow(0)
    assert editor.draft.index == 0
    editor.positions.mirror.click()
    editor.props.add_kind("ball")
    assert editor.draft.figure.spec.props[-1].kind == "ball"
    editor.marks.add_kind("hold")
    editor.marks.remove.click()
    assert [mark.kind for mark in editor.draft.figure.spec.marks].count("hold") == 0
    texts = [editor.draft.undo_stack.text(n) for n in range(editor.draft.undo_stack.count())]
    assert len(set(texts)) == len(texts) == 6
    while editor.draft.undo_stack.canUndo():
        editor.undo.trigger()
    assert not editor.draft.is_changed


def test_a_thing_and_an_arrow_are_dragged(qtbot: QtBot, page: LibraryPage) -> None:
    editor = opened(qtbot, page, "bird-dog")
    editor.props.add_kind("chair")
    editor.marks.add_kind("arrow")
    for kind in ("prop", "mark"):
        before = editor.draft.figure
        placed = [one for one in editor.canvas.handles() if one.handle.kind == kind][-1]
        spot = editor.canvas.to_pixels(placed.x, placed.y).toPoint()
        QTest.mousePress(editor.canvas, LEFT, NO_KEY, spot)
        QTest.mouseMove(editor.canvas, spot + QPoint(30, -12))
        QTest.mouseRelease(editor.canvas, LEFT, NO_KEY, spot + QPoint(30, -12))
        assert editor.draft.figure != before
        assert editor.draft.figure.poses == before.poses


def test_sizes_and_distance_of_a_thing_have_fields_with_units_and_limits(
    qtbot: QtBot, page: LibraryPage
) -> None:
    editor = opened(qtbot, page, "dead-bug")
    panel, before = editor.props, editor.draft.figure
    for kind, number, value, stored in (
        ("step", 1, 20, 0.2),  # centimetres high
        ("kettlebell", 0, 150, 1.5),  # per cent of the usual one
        ("band", 0, 24, 0.024),  # millimetres thick
    ):
        panel.add_kind(kind)
        place = {"step": 1}.get(kind, 0)
        panel.sizes[number].setValue(value)
        prop = editor.draft.figure.spec.props[-1]
        assert prop.size is not None
        assert prop.size[place] == pytest.approx(stored)
    panel.places[2].setValue(60)  # the anchor of the band, towards the viewer
    assert editor.draft.figure.spec.props[-1].at[2] == pytest.approx(0.6)
    panel.sizes[0].setValue(4000)
    assert panel.sizes[0].value() == panel.sizes[0].maximum() == 40
    panel.usual.click()
    assert editor.draft.figure.spec.props[-1].size is None
    while editor.draft.undo_stack.canUndo():
        editor.undo.trigger()
    assert editor.draft.figure == before


def test_what_stands_on_what_is_said_changed_and_undone(qtbot: QtBot, page: LibraryPage) -> None:
    editor = opened(qtbot, page, "dead-bug")
    panel, before = editor.contacts, editor.draft.figure
    assert panel.list.item(0).text() == "Back on the mat"
    assert panel.put_on("foot-right")
    assert lowest(editor.draft.body().skeleton, "foot-right") == pytest.approx(0, abs=0.012)
    assert panel.list.currentItem().text() == "Right foot on the mat"
    panel.height_cm.setValue(20)
    assert lowest(editor.draft.body().skeleton, "foot-right") == pytest.approx(0.2, abs=0.012)
    assert panel.list.currentItem().text() == "Right foot 20 cm above the floor"
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert "foot-right" not in editor.draft.figure.poses[-1].rest
    panel.keep_place("wrist-right")
    assert panel.list.currentItem().text() == "Right hand keeps its place"
    panel.take_out()
    assert editor.draft.figure.poses[-1].right_arm.reach is None
    while editor.draft.undo_stack.canUndo():
        editor.undo.trigger()
    assert editor.draft.figure == before


def test_a_contact_that_cannot_be_is_refused_and_the_old_one_stays(
    qtbot: QtBot, page: LibraryPage
) -> None:
    editor = opened(qtbot, page, "pallof-press")
    before = editor.draft.figure
    assert not editor.contacts.put_on("head", 0.0)
    assert "does not get there" in editor.trouble()
    editor.contacts.list.setCurrentRow(0)
    editor.contacts.take_out()
    assert "carry the body" in editor.trouble()
    assert editor.draft.figure == before


def test_the_menu_puts_a_hand_on_the_wall(qtbot: QtBot, page: LibraryPage) -> None:
    editor = opened(qtbot, page, "pallof-press")
    editor.props.add_kind("wall")
    menu = editor.contacts.menu
    menu.aboutToShow.emit()
    wall = next(one for one in menu.findChildren(QMenu) if one.title() == "On the wall")
    next(one for one in wall.actions() if one.text() == "Right hand").trigger()
    assert editor.trouble() == ""
    assert editor.contacts.list.currentItem().text() == "Right hand on the wall"


def test_a_position_of_another_exercise_is_copied(
    qtbot: QtBot, page: LibraryPage, workspace: Workspace
) -> None:
    editor = opened(qtbot, page, "bird-dog")
    dialog = CopyDialog(workspace.services.library, workspace.figures, editor.words)
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.search, "hip hinge dowel")
    shown = [r for r in range(dialog.list.count()) if not dialog.list.item(r).isHidden()]
    assert len(shown) == 1
    dialog.list.setCurrentRow(shown[0])
    chosen = dialog.chosen()
    assert chosen
    editor.take_position(*chosen, everything=True)
    assert editor.draft.figure.poses[1] == chosen[0].poses[1]
    assert editor.draft.figure.spec.props == chosen[0].spec.props


def test_saved_it_is_the_clinics_own_everywhere_and_can_be_reset(
    qtbot: QtBot, page: LibraryPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = workspace.figures.book.drawing("bird-dog")
    editor = opened(qtbot, page, "bird-dog")
    assert not editor.keep.isEnabled()
    drag(qtbot, editor, "ankle-left", QPoint(0, 40))
    saved = editor.draft.figure
    QTest.mouseClick(editor.keep, LEFT)
    assert not editor.keep.isEnabled()  # at once; the disk is waited for elsewhere
    qtbot.waitUntil(lambda: not editor.isVisible())
    assert workspace.figures.book.drawing("bird-dog") != shipped
    assert "The clinic’s own figure" in said(page)

    anew = Workspace(workspace.services, workspace)
    assert anew.figures.book.posed("bird-dog") == saved
    assert opened(qtbot, page, "bird-dog").draft.figure == saved

    monkeypatch.setattr(Question, "ask", lambda _self: "reset")
    button(page, "Back to the shipped picture…").click()
    assert workspace.figures.book.drawing("bird-dog") == shipped


def test_closing_with_changes_asks_first(
    qtbot: QtBot, page: LibraryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = opened(qtbot, page, "bird-dog")
    asked: list[str] = []

    def answer(question: Question) -> str:
        asked.append(question.windowTitle())
        return "" if len(asked) == 1 else "leave"

    monkeypatch.setattr(Question, "ask", answer)
    drag(qtbot, editor, "head", QPoint(10, 10))
    editor.reject()
    assert editor.isVisible()
    editor.reject()
    assert not editor.isVisible()
    assert len(asked) == 2


def test_a_full_disk_loses_nothing(
    qtbot: QtBot, page: LibraryPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = opened(qtbot, page, "bird-dog")
    drag(qtbot, editor, "head", QPoint(10, 10))

    def refuse(*_: object) -> None:
        raise NotWritten(Path("library.journal"), "no space left on device")

    told: list[str] = []
    monkeypatch.setattr(type(workspace.services.clinic), "set_picture", refuse)
    monkeypatch.setattr(
        "widgets.figures.editor.editor_dialog.tell", lambda *words: told.append(words[2])
    )
    editor.save()
    qtbot.waitUntil(lambda: bool(told))
    assert "no space left" in told[0]
    assert editor.keep.isEnabled()
    assert editor.undo.isEnabled()
    assert editor.isVisible()
    assert editor.draft.is_changed
    editor.draft.undo_stack.undo()  # or closing would ask


def test_what_cannot_be_is_refused_in_words(qtbot: QtBot, page: LibraryPage) -> None:
    editor = opened(qtbot, page, "front-plank-toes")
    before = editor.draft.figure
    for _ in range(30):
        editor.props.add_kind("box")
    assert len(editor.draft.figure.spec.props) <= 24
    assert "at most" in editor.trouble()
    while editor.draft.undo_stack.canUndo():
        editor.undo.trigger()
    assert editor.draft.figure == before


def test_pictures_are_changed_by_administrators_when_others_are_named(
    qtbot: QtBot, page: LibraryPage, workspace: Workspace
) -> None:
    people = (Person(name="A. Adams", role="admin"), Person(name="T. Tan", role="therapist"))
    workspace.services.clinic.change_library(
        lambda library: replace(library, settings=replace(library.settings, people=people))
    )
    workspace.act_as("T. Tan")
    edit = button(page, "Edit picture…")
    assert not edit.isEnabled()
    assert "Administrator" in edit.toolTip()
    assert "A. Adams" in edit.toolTip()
    assert not button(page, "Use a photo…").isEnabled()
    workspace.act_as("A. Adams")
    assert edit.isEnabled()
    assert edit.toolTip() == ""
    workspace.act_as("")  # nobody named
    assert edit.isEnabled()


def said(page: LibraryPage) -> list[str]:
    return [label.text() for label in page.exercise.findChildren(QLabel)]


def button(page: LibraryPage, text: str) -> QPushButton:
    found = page.exercise.findChildren(QPushButton)
    return next(one for one in found if one.text() == text)
