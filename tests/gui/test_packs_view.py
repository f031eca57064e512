"""The packs tab: what waits, what is refused, who may take, and how it is told."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.model.clinic import Person
from designer.packs.staging import bring
from designer.store.library import ClinicLibrary
from tests.gui.clinics import NOW
from tests.torture.pack_corpus import files_of, good_pack, own_exercise, zipped
from widgets.library.impact.impact_dialog import ImpactDialog
from widgets.library.packs import packs_view as view_module
from widgets.library.packs.packs_view import PacksView
from widgets.state.workspace import Workspace


@pytest.fixture
def view(qtbot: QtBot, workspace: Workspace) -> PacksView:
    made = PacksView(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    return made


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(view_module, "tell", lambda _p, _title, text, _close: said.append(text))
    return said


def _brought(qtbot: QtBot, view: PacksView, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    view.bring_file(path)
    qtbot.waitUntil(lambda: view.review.found is not None, timeout=20_000)


def _own(workspace: Workspace) -> ClinicLibrary:
    return workspace.services.clinic.library().library


def _ours(workspace: Workspace) -> None:
    """The clinic has an exercise of the pack's id that is another one."""
    mine = replace(own_exercise(), start_position="Mine")
    workspace.services.clinic.change_library(lambda library: library.with_exercise(mine))
    library = workspace.services.library.with_own([mine])
    workspace.take_library(library)


def test_a_pack_that_is_refused_is_told_and_nothing_waits(
    qtbot: QtBot, workspace: Workspace, view: PacksView, told: list[str], tmp_path: Path
) -> None:
    (tmp_path / "bad.zip").write_bytes(good_pack()[:-30])
    view.bring_file(tmp_path / "bad.zip")
    qtbot.waitUntil(lambda: bool(told))

    assert "Ask for the pack once more" in told[0]
    assert _own(workspace).packs == ()
    assert view.bring.isEnabled()


def test_rules_in_a_pack_are_named_and_left(qtbot: QtBot, view: PacksView, tmp_path: Path) -> None:
    files = {**files_of(good_pack()), "rules/001.json": b"{}"}
    _brought(qtbot, view, tmp_path / "p.zip", zipped(list(files.items())))

    assert "rules/001.json" in view.review.refused.text()
    assert not view.review.refused.isHidden()


def test_what_differs_from_ours_is_not_ticked_and_can_replace_it(
    qtbot: QtBot, workspace: Workspace, view: PacksView, tmp_path: Path
) -> None:
    _ours(workspace)
    _brought(qtbot, view, tmp_path / "p.zip", good_pack())
    review = view.review
    assert "own-slow-bug" not in [one.item_id for one in review.table.ticked()]
    assert "Start position: Mine" in review.lines()

    review.choice.setCurrentIndex(review.choice.findData("replace"))
    review.choice.activated.emit(1)
    wanted: list[object] = []
    review.taking_requested.disconnect(view.take)
    review.taking_requested.connect(lambda *asked: wanted.extend(asked))
    review.take.click()

    assert "own-slow-bug" in [one.item_id for one in wanted[1]]  # type: ignore[attr-defined]
    assert wanted[2] == {"exercise/own-slow-bug": "replace"}


def test_only_administrators_take(
    qtbot: QtBot, workspace: Workspace, view: PacksView, tmp_path: Path
) -> None:
    people = (Person(name="Ann", role="admin"), Person(name="Test therapist"))
    clinic = workspace.services.clinic
    clinic.change_library(lambda own: replace(own, settings=replace(own.settings, people=people)))
    _brought(qtbot, view, tmp_path / "p.zip", good_pack())

    assert not view.review.take.isEnabled()
    assert "Ann" in view.review.take.toolTip()
    workspace.act_as("Ann")
    assert view.review.take.isEnabled()


def test_a_file_that_is_gone_is_told_and_can_be_let_go(
    qtbot: QtBot, workspace: Workspace, view: PacksView, tmp_path: Path
) -> None:
    pending = bring(workspace.services.clinic, good_pack(), "p.zip", NOW)
    (tmp_path / "clinic" / "imports" / f"{pending.id}.zip").unlink()
    view.refresh()
    qtbot.waitUntil(lambda: "missing" in view.review.said.text())

    view.settle(pending)

    assert _own(workspace).packs == ()


def test_foreign_words_are_shown_as_they_are(qtbot: QtBot, view: PacksView, tmp_path: Path) -> None:
    files = files_of(good_pack())
    files["manifest.json"] = files["manifest.json"].replace(b"Lake Clinic", b"<b>Lake</b> {n}")
    name = b"<img src=x> {n}"
    files["exercises/002.json"] = files["exercises/002.json"].replace(b"Other bug", name)
    _brought(qtbot, view, tmp_path / "p.zip", zipped(list(files.items())))

    labels = view.review.findChildren(QLabel)
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in labels)
    assert any("<b>Lake</b> {n}" in one.text() for one in labels)
    names = [view.review.table.item(row, 0) for row in range(view.review.table.rowCount())]
    assert "<img src=x> {n}" in [one.text() for one in names if one is not None]


def test_what_was_taken_is_said(
    qtbot: QtBot, view: PacksView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _brought(qtbot, view, tmp_path / "pack.zip", good_pack())
    found = view.review.found
    assert found is not None
    monkeypatch.setattr(ImpactDialog, "exec", lambda _dialog: 1)
    items = [one for one in found.items if one.state == "new"]
    view.take(found, items, {})
    templates = sum(1 for one in items if one.kind == "template")
    assert templates
    assert "Taken into the library" in view.said.text()
    assert "to be reviewed" in view.said.text()
    assert len(items) > templates
