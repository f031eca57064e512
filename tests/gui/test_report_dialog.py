"""The report dialog: what is chosen is what is shown, and what is saved."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from designer.model.clinic import ClinicIdentity
from tests.gui.clinics import demo_services, open_demo
from widgets.handout.pdf_pages import page_texts
from widgets.progress.progress_page import ProgressPage
from widgets.progress.report_dialog import ReportDialog
from widgets.theme.theme import Theme


def opened(qtbot: QtBot, tmp_path: Path) -> ReportDialog:
    services = demo_services(tmp_path)
    record = services.clinic.load(services.clinic.patients()[0].id).record
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


def test_what_is_shown_is_saved(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, tmp_path)
    assert dialog.save(tmp_path / "report")
    assert (tmp_path / "report.pdf").read_bytes() == dialog.pdf
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
    titles = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReportDialog)
        titles.append(dialog.windowTitle())
        dialog.close()

    qtbot.waitUntil(button.isEnabled)
    QTimer.singleShot(400, close)
    button.click()
    assert titles == ["Progress report"]
    assert page.commands.report in page.commands.all
    workspace.close_patient()
