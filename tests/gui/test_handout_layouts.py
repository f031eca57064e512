"""Layouts, parts and language of a handout; text for the record; several patients; the clinic."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from designer.edits.edits import Place
from designer.model.patient import RedFlagScreen
from designer.model.week import Placement
from designer.store.library import ClinicSettings
from exports.handout.content.options import OPTIONAL_BLOCKS
from tests.gui.handout_pages import document_of, gate_on, open_handout
from widgets.handout.batch_dialog import BatchDialog
from widgets.handout.choices import HandoutChoices, HandoutHabits
from widgets.handout.handout_page import HandoutPage
from widgets.handout.layout_choices import EXTRAS, LayoutChoices
from widgets.handout.pdf_pages import page_texts
from widgets.shell.clinic_dialog import ClinicDialog
from widgets.state.workspace import Workspace
from widgets.theme.theme import Theme


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Iterator[HandoutPage]:
    with open_handout(qtbot, workspace) as page:
        yield page


def choose(qtbot: QtBot, page: HandoutPage, layout: str) -> str:
    """Choose a layout and give the text of its preview."""
    look = page.options.look
    look.layouts.setCurrentIndex(look.layouts.findData(layout))
    return drawn(qtbot, page)


def drawn(qtbot: QtBot, page: HandoutPage) -> str:
    look = page.options.look
    qtbot.waitUntil(
        lambda: page.shown is not None and page.shown.request.choices == look.choices,
        timeout=10_000,
    )
    assert page.shown is not None
    return "\n".join(page_texts(page.shown.pdf))


def test_every_layout_is_previewed_and_recorded_by_its_name(
    qtbot: QtBot, page: HandoutPage, workspace: Workspace, tmp_path: Path
) -> None:
    assert "Your back exercises at a glance" in choose(qtbot, page, "glance")
    assert "Report by the CERT list" in choose(qtbot, page, "therapist")
    assert "Your home exercise booklet" in choose(qtbot, page, "booklet")
    assert "Your pocket list" in choose(qtbot, page, "pocket")
    assert page.save_handout(tmp_path / "pocket.pdf")
    assert document_of(workspace).record.prints[-1].layout == "pocket"


def test_parts_that_are_ticked_off_are_not_printed_and_are_remembered(
    qtbot: QtBot, page: HandoutPage, workspace: Workspace
) -> None:
    look = page.options.look
    assert "How it may feel" in drawn(qtbot, page)
    look._ticks["feeling"].setChecked(False)
    look._extras["H-03"].setChecked(True)
    said = drawn(qtbot, page)
    assert "How it may feel" not in said
    assert "Keep breathing" in said
    assert "When to stop an exercise" in said
    again = HandoutHabits(workspace.services.layout_file).read("A4", "week")
    assert again.hidden == {"feeling"}
    assert again.extra == ("H-03",)


def test_the_layout_of_a_patients_last_print_is_offered_again(
    qtbot: QtBot, page: HandoutPage, workspace: Workspace, tmp_path: Path
) -> None:
    choose(qtbot, page, "cards-4")
    assert page.save_handout(tmp_path / "cards.pdf")
    HandoutHabits(workspace.services.layout_file).keep(HandoutChoices(layout="log"), "A4")
    second = HandoutPage(workspace)
    qtbot.addWidget(second)
    assert second.options.look.choices.layout == "cards-4"
    second.close()


def test_damaged_habits_count_as_never_chosen(tmp_path: Path) -> None:
    file = tmp_path / "layout.ini"
    file.write_text("[handout]\nlayout=poster\nlog-weeks=99\npaper=A3\nweek\\hidden=H-07,x\n")
    assert HandoutHabits(file).read("letter") == HandoutChoices(colour=True)


def test_the_texts_that_may_be_added_are_those_of_the_handout() -> None:
    assert EXTRAS == OPTIONAL_BLOCKS


def test_a_layout_offers_only_what_it_has(qtbot: QtBot) -> None:
    look = LayoutChoices(Theme("light"))
    qtbot.addWidget(look)
    look.set_choices(HandoutChoices(layout="pocket", large_print=True, log_weeks=3))
    assert not look.large.isEnabled()
    assert not look.log_weeks.isVisibleTo(look)
    assert look.choices == HandoutChoices(layout="pocket")


def test_another_language_for_one_handout(qtbot: QtBot, page: HandoutPage) -> None:
    look = page.options.look
    look.language_box.setCurrentIndex(look.language_box.findData("es"))
    assert "Cuándo parar un ejercicio" in drawn(qtbot, page)
    assert "not yet reviewed" in page.options.language_hint.text()


def test_the_text_for_the_record_is_copied(qtbot: QtBot, page: HandoutPage) -> None:
    choose(qtbot, page, "glance")
    page.copy_as_text()
    text = QGuiApplication.clipboard().text()
    assert "Your back exercises at a glance" in text
    assert "DEMO-A" in text


def test_the_booklet_is_shut_by_a_block_in_any_week(workspace: Workspace) -> None:
    document = document_of(workspace)
    shown = document.week_index
    document.show_week(shown - 1)
    sit_up = Placement(id="forbidden", exercise_id="sit-up-full")
    document.do(Place(placement=sit_up, day=0), "Add Full sit-up")
    document.show_week(shown)
    assert not gate_on(document, "week")
    assert gate_on(document, "booklet")
    document.show_week(shown - 1)
    assert not gate_on(document, "referral")


def test_several_patients_each_through_the_gate(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    clinic = workspace.services.clinic
    ids = [one.id for one in clinic.patients()]
    loaded = clinic.load(ids[2])
    unscreened = replace(loaded.record.patient, red_flags=RedFlagScreen())
    clinic.save(loaded.record, replace(loaded.record, patient=unscreened), loaded.revisions)
    dialog = BatchDialog(workspace, HandoutChoices(layout="glance"), clinic_settings(workspace))
    qtbot.addWidget(dialog)
    dialog.choose(set(ids))
    dialog.save_into(tmp_path)
    qtbot.waitUntil(lambda: dialog._stack.currentIndex() == 2, timeout=20_000)
    left = [one for one in dialog.outcomes if one.left_out]
    assert [one.patient_id for one in left] == [ids[2]]
    assert "red-flag" in left[0].left_out
    assert left[0].left_out in dialog.summary.toPlainText()
    assert len(list(tmp_path.glob("*, glance, *.pdf"))) == 2
    assert document_of(workspace).record.prints[-1].layout == "glance"
    assert clinic.load(ids[1]).record.prints[-1].layout == "glance"
    assert clinic.load(ids[2]).record.prints == ()


def test_a_cancelled_batch_says_how_many_it_did_not_begin(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    dialog = BatchDialog(workspace, HandoutChoices(), clinic_settings(workspace))
    qtbot.addWidget(dialog)
    dialog.choose({one.id for one in workspace.services.clinic.patients()})
    dialog.save_into(tmp_path)
    dialog.reject()
    qtbot.waitUntil(lambda: dialog._stack.currentIndex() == 2, timeout=20_000)
    assert "not begun" in dialog.summary.toPlainText()
    assert len(list(tmp_path.glob("*.pdf"))) == len(dialog.outcomes) < 3


def test_letterhead_colour_and_logo_are_entered_and_previewed(
    qtbot: QtBot, workspace: Workspace
) -> None:
    dialog = ClinicDialog(clinic_settings(workspace))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.preview.drawn, timeout=10_000):
        dialog.identity.letterhead.setPlainText("12 Harbour Street\n\nharbour.example")
    before = dialog.preview.pixmap().toImage()
    made = BytesIO()
    Image.new("RGB", (300, 100), (122, 31, 92)).save(made, "JPEG", exif=b"Exif\x00\x00secret")
    with qtbot.waitSignal(dialog.preview.drawn, timeout=10_000):
        dialog.identity.accent.setText("#7A1F5C")
        dialog.identity.take_logo(made.getvalue())
    assert dialog.preview.pixmap().toImage() != before
    identity = dialog.settings().identity
    assert identity.letterhead == ("12 Harbour Street", "harbour.example")
    assert identity.logo.startswith(b"\x89PNG")
    assert b"secret" not in identity.logo
    dialog.identity.accent.setText("#FFEE00")
    assert "too pale" in dialog.identity._problem.text()
    assert dialog.settings().identity.accent == ""
    dialog.done(0)


def clinic_settings(workspace: Workspace) -> ClinicSettings:
    return workspace.services.clinic.library().library.settings
