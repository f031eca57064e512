"""The handout page: the real PDF in the preview, and no way past a block."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.edits.edits import Place
from designer.model.week import Placement
from tests.gui.handout_pages import document_of, open_handout
from widgets.handout.handout_page import HandoutPage
from widgets.handout.pdf_pages import page_sizes_pt, page_texts
from widgets.shell.clinic_dialog import ClinicDialog
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Iterator[HandoutPage]:
    with open_handout(qtbot, workspace) as page:
        yield page


def block(document: RecordDocument) -> None:
    """Put something forbidden into the shown week."""
    sit_up = Placement(id="forbidden", exercise_id="sit-up-full")
    document.do(Place(placement=sit_up, day=0), "Add Full sit-up")


def test_the_preview_is_the_pdf_of_the_open_patient(
    page: HandoutPage, workspace: Workspace
) -> None:
    assert page.shown is not None
    texts = page_texts(page.shown.pdf)
    assert page.pages.page_count == len(texts)
    said = "\n".join(texts)
    identifiers = document_of(workspace).record.patient.identifiers
    assert identifiers.name in said
    assert identifiers.mrn in said


def test_the_preview_shows_the_figures_in_colour_when_asked(
    page: HandoutPage, qtbot: QtBot
) -> None:
    assert page.shown is not None
    grey = page.shown.pdf
    assert grey.count(b"/Subtype/Form") > 3
    page.options.look.coloured.setChecked(not page.options.look.coloured.isChecked())
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.pdf != grey, timeout=10_000)


def test_saving_writes_the_pdf_and_records_the_print(
    page: HandoutPage, workspace: Workspace, tmp_path: Path
) -> None:
    document = document_of(workspace)
    assert page.shown is not None
    assert page.save_handout(tmp_path / "handout.pdf")
    assert (tmp_path / "handout.pdf").read_bytes() == page.shown.pdf
    made = document.record.prints[-1]
    assert (made.week_index, made.layout) == (document.week_index, "week")
    assert not document.undo_stack.canUndo()


def test_an_open_block_shuts_print_and_save_and_says_why(
    qtbot: QtBot, page: HandoutPage, workspace: Workspace, tmp_path: Path
) -> None:
    block(document_of(workspace))
    qtbot.waitUntil(lambda: not page.options.print_button.isEnabled(), timeout=5_000)
    assert not page.options.save_button.isEnabled()
    assert not page.save_handout(tmp_path / "handout.pdf")
    assert list(tmp_path.glob("*.pdf")) == []
    document_of(workspace).undo_stack.undo()
    qtbot.waitUntil(page.options.print_button.isEnabled, timeout=5_000)


def test_a_print_survives_the_undo_of_an_edit_made_before_it(
    qtbot: QtBot, page: HandoutPage, workspace: Workspace, tmp_path: Path
) -> None:
    document = document_of(workspace)
    walk = Placement(id="walk", exercise_id="walk-short-bout")
    document.do(Place(placement=walk, day=6), "Add walk")
    qtbot.waitUntil(
        lambda: page.shown is not None and page.shown.request.record == document.record,
        timeout=10_000,
    )
    assert page.save_handout(tmp_path / "handout.pdf")
    document.undo_stack.undo()
    assert len(document.record.prints) == 1
    qtbot.waitUntil(lambda: "out of date" in page.options._printed.text(), timeout=5_000)


def test_the_paper_changes_the_pages(qtbot: QtBot, page: HandoutPage) -> None:
    page.options.look.paper_box.setCurrentIndex(1)
    qtbot.waitUntil(
        lambda: page.shown is not None and page.shown.request.choices.paper == "letter",
        timeout=10_000,
    )
    assert page.shown is not None
    assert page_sizes_pt(page.shown.pdf)[0] == pytest.approx((612, 792), abs=0.5)


def test_a_folder_that_is_gone_is_told_in_words_and_nothing_is_recorded(
    page: HandoutPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("widgets.handout.handing_out.tell", lambda *args: told.append(str(args[2])))
    assert not page.save_handout(tmp_path / "gone" / "handout.pdf")
    assert "cannot be written" in told[0]
    assert document_of(workspace).record.prints == ()


def test_the_clinics_phone_is_missed_entered_and_printed(
    qtbot: QtBot, page: HandoutPage, workspace: Workspace
) -> None:
    assert "No clinic phone" in page.options.clinic_hint.text()
    clinic = workspace.services.clinic
    loaded = clinic.library()
    dialog = ClinicDialog(loaded.library.settings)
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.phone, "555 0100")
    changed = replace(loaded.library, settings=dialog.settings())
    clinic.save_library(loaded.library, changed, loaded.revisions)
    workspace.clinic_changed.emit()
    qtbot.waitUntil(
        lambda: page.shown is not None and page.shown.request.clinic.phone == "555 0100",
        timeout=10_000,
    )
    assert page.shown is not None
    assert "555 0100" in "\n".join(page_texts(page.shown.pdf))
    assert page.options.clinic_hint.isHidden()


def test_a_name_that_no_font_here_can_print_shuts_print_and_save_and_names_the_field(
    qtbot: QtBot, page: HandoutPage, workspace: Workspace
) -> None:
    document = document_of(workspace)
    patient = document.record.patient
    named = replace(patient, identifiers=replace(patient.identifiers, name="運動, Mei"))
    document.change(replace(document.record, patient=named), "Edit intake")
    options = page.options

    def is_named() -> bool:
        said = [label.text() for label in options.findChildren(QLabel) if label.isVisible()]
        return any("patient's name" in text for text in said)

    qtbot.waitUntil(is_named, timeout=10_000)  # the paper is tried on another thread
    assert not options.print_button.isEnabled()
    assert not options.save_button.isEnabled()
    document.undo_stack.undo()
    qtbot.waitUntil(options.print_button.isEnabled, timeout=10_000)
