"""Where nothing is yet, a page says so and leads on; numbers of things are in the right form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from designer.model.patient import Identifiers, Patient
from designer.model.record import PatientRecord
from designer.store.library import ClinicLibrary
from tests.gui.clinics import demo_services, library
from widgets.common.counts import blocks_and_cautions, counted
from widgets.handout.handout_page import HandoutPage
from widgets.library.library_page import LibraryPage
from widgets.library.packs.export_dialog import ExportDialog
from widgets.progress.progress_page import ProgressPage
from widgets.state.workspace import Workspace

NOBODY = "5b0a9f34-52f3-4e3b-8a4b-1c2d3e4f5a6b"


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """With a patient open who has neither program nor log."""
    workspace = Workspace(demo_services(tmp_path))
    patient = Patient(id=NOBODY, identifiers=Identifiers(name="Bare, Ben", mrn="B-1"))
    workspace.services.clinic.create(PatientRecord(patient=patient))
    workspace.open_patient(NOBODY)
    yield workspace
    assert workspace.close_patient()


def _said(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def _press(page: QWidget, text: str) -> None:
    (button,) = [
        one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == text
    ]
    button.click()


def test_progress_without_a_log_offers_to_log(qtbot: QtBot, workspace: Workspace) -> None:
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    page.show()
    assert "Nothing is logged yet" in _said(page)
    assert not page.charts.isVisible()
    advised = "No program has begun: there is no week to go on from yet."
    qtbot.waitUntil(lambda: advised in _said(page))


def test_a_handout_without_a_program_leads_to_the_design_page(
    qtbot: QtBot, workspace: Workspace
) -> None:
    page = HandoutPage(workspace)
    qtbot.addWidget(page)
    asked = list[str]()
    workspace.page_requested.connect(asked.append)
    page.show()
    qtbot.waitUntil(lambda: "No program yet" in _said(page))
    _press(page, "Begin a program")
    assert asked == ["design"]
    page.close()


def test_a_library_without_changes_of_its_own_says_what_would_stand_there(
    qtbot: QtBot, workspace: Workspace
) -> None:
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    page._tabs.setCurrentWidget(page.history)
    page.show()
    assert "Nothing was changed yet" in _said(page)
    page._tabs.setCurrentWidget(page.words)
    page.words.search.setText("no such word")
    assert "No word is like that. Clear the search." in _said(page.words)


def test_a_clinic_without_anything_of_its_own_is_told_in_the_export(
    qtbot: QtBot, workspace: Workspace
) -> None:
    today = workspace.services.today()
    dialog = ExportDialog(ClinicLibrary(), library(), workspace.services.clinic.photo, today)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "None yet: only exercises of your own can be exported." in _said(dialog)
    assert not dialog.save.isEnabled()


def test_one_thing_is_said_in_the_singular() -> None:
    assert [counted(n, "1 week", "{n} weeks") for n in (0, 1, 1200)] == [
        "0 weeks",
        "1 week",
        "1,200 weeks",
    ]
    assert blocks_and_cautions(1, 2) == ["1 block", "2 cautions"]
    assert blocks_and_cautions(0, 0) == []
