"""The report dialog: what is chosen is what is shown, and what is saved."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from designer.model.clinic import ClinicIdentity
from designer.timeline.events import Place
from designer.timeline.gathering import timeline
from tests.gui.clinics import demo_services, open_demo
from tests.gui.hands import in_dialog
from tests.gui.helpers import answering
from widgets.handout.handout_page import HandoutPage
from widgets.handout.pdf_pages import page_texts
from widgets.handout.printing_dialog import PrintingDialog
from widgets.patients.timeline.timeline_words import TimelineWords
from widgets.progress.progress_page import ProgressPage
from widgets.progress.report_dialog import ReportDialog
from widgets.theme.theme import Theme


def opened(qtbot: QtBot, tmp_path: Path, *, archived: bool = False) -> ReportDialog:
    services = demo_services(tmp_path)
    record = services.clinic.load(services.clinic.patients()[0].id).record
    record = replace(record, patient=replace(record.patient, archived=archived))
    dialog = ReportDialog(record, services, ClinicIdentity(name="Hill Street"), Theme("light"))
    qtbot.addWidget(dialog)
    dialog.show()
    drawn(qtbot, dialog)
    return dialog


def drawn(qtbot: QtBot, dialog: ReportDialog) -> str:
    qtbot.waitUntil(lambda: dialog.pdf is not None, timeout=20_000)
    assert dialog.pdf is not None
    return "\n".join(page_texts(dialog.pdf))


def test_the_choices_decide_what_is_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, tmp_path)
    assert "How you are doing" in drawn(qtbot, dialog)
    assert dialog.preview.pages.page_count == 2
    dialog.language.setCurrentIndex(dialog.language.findData("es"))
    assert not dialog.save_button.isEnabled(), "what is shown is not what is chosen"
    assert "Cómo va usted" in drawn(qtbot, dialog)
    assert "not yet reviewed" in dialog.hint.text()
    dialog.referrer.setChecked(True)
    assert "Progress report" in drawn(qtbot, dialog)
    assert not dialog.language.isEnabled()
    dialog.close()


def test_a_report_that_left_the_program_is_in_the_record_and_on_the_timeline(
    qtbot: QtBot, tmp_path: Path
) -> None:
    workspace = open_demo(qtbot, tmp_path)
    document = workspace.document
    assert document is not None
    before = document.record.prints
    handout = HandoutPage(workspace)
    qtbot.addWidget(handout)
    layout = handout._layout_of_last_print(document)
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    dialog = opened(qtbot, tmp_path / "other")
    dialog.left.connect(page.windows.record_report)
    dialog.referrer.setChecked(True)
    drawn(qtbot, dialog)
    assert dialog.save(tmp_path / "report")
    [made] = document.record.prints[len(before) :]
    assert (made.layout, made.who) == ("report-referrer", "Test therapist")
    assert handout._layout_of_last_print(document) == layout, "a report is no handout"
    library, now = workspace.services.library, made.when
    events = [one for one in timeline(document.record, (), library, now) if one.subject == made]
    assert [one.place for one in events] == [Place("progress")]
    words = TimelineWords(library)
    assert words.title(events[0]) == "Printed: progress report for who referred"
    dialog.close()
    assert workspace.close_patient()


def test_what_is_shown_is_saved(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, tmp_path)
    assert dialog.save(tmp_path / "report")
    assert (tmp_path / "report.pdf").read_bytes() == dialog.pdf
    dialog.close()


def test_h6_it_asks_whose_report_it_is_before_it_leaves(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, tmp_path)
    left: list[str] = []
    dialog.left.connect(left.append)
    path = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    for button in (dialog.save_button, dialog.print_button):
        with answering("Cancel") as asked:
            button.click()
        assert "DEMO-A" in asked[0]
        assert "For the patient, in English" in asked[0]
        assert "Check both identifiers" in asked[0]
    assert left == []
    assert not path.exists()
    with answering("Choose file…"):
        dialog.save_button.click()
    assert left == ["patient"]
    assert path.exists()
    dialog.close()


def test_h6_it_says_when_nobody_is_treated_by_it_any_more(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, tmp_path, archived=True)
    with answering("Cancel") as asked:
        dialog.save_button.click()
    assert "This patient is archived." in asked[0]
    dialog.close()


def test_a_print_that_was_stopped_is_told_of_and_not_recorded(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, tmp_path)
    left: list[str] = []
    dialog.left.connect(left.append)
    monkeypatch.setattr("widgets.handout.paper.ask_for_printer", lambda *_a, **_k: object())
    monkeypatch.setattr(PrintingDialog, "run", lambda _dialog: False)
    with answering("Choose printer…", "Close") as asked:
        dialog.print_button.click()
    assert "may still come out" in asked[1]
    assert left == []
    dialog.close()


def test_closing_while_it_is_drawn_leaves_nothing_behind(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, tmp_path)
    dialog.colour.setChecked(True)
    dialog.close()
    QTest.qWait(300)
    assert dialog._asked is None


def test_the_progress_page_leads_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = open_demo(qtbot, tmp_path)
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    page.show()
    [button] = [one for one in page.findChildren(QPushButton) if one.text() == "Report…"]
    titles: list[str] = []

    qtbot.waitUntil(button.isEnabled)
    with in_dialog(ReportDialog, lambda dialog: titles.append(dialog.windowTitle())):
        button.click()
    assert titles == ["Progress report"]
    assert page.commands.report in page.commands.all
    workspace.close_patient()
