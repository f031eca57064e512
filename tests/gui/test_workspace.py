"""The workspace keeps what is shown true while the program stays open."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace as changed
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.model.patient import Procedure
from designer.store.clinic import Clinic
from designer.store.errors import StoreError
from tests.gui.clinics import NOW, demo_services
from widgets.design.design_page import DesignPage
from widgets.shell.identity_bar import IdentityBar
from widgets.state.autosave import Autosave
from widgets.state.workspace import Workspace


def test_a_new_day_is_judged_without_opening_the_patient_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    times = [NOW]
    services = replace(demo_services(tmp_path), now=lambda: times[0])
    workspace = Workspace(services)
    document = workspace.open_patient(services.clinic.patients()[0].id)
    treated = Procedure(kind="epidural", at=datetime.combine(NOW.date(), NOW.time()))
    patient = changed(document.record.patient, procedure=treated)
    document.change(changed(document.record, patient=patient), "Record procedure")

    def rules() -> set[str]:
        return {finding.rule_id for finding in document.report.findings}

    assert "R-031" in rules()  # after-care instructions are missing
    with qtbot.assertNotEmitted(document.report_changed):
        workspace.follow_the_day()
    times[0] = NOW + timedelta(days=5)
    with qtbot.waitSignal(document.report_changed):
        workspace.follow_the_day()
    assert "R-031" not in rules()
    assert workspace.close_patient()


def test_h7_after_midnight_the_window_shows_the_week_and_day_of_today(
    qtbot: QtBot, tmp_path: Path
) -> None:
    times = [NOW]
    services = replace(demo_services(tmp_path), now=lambda: times[0])
    workspace = Workspace(services)
    design, head = DesignPage(workspace), IdentityBar(workspace)
    document = workspace.open_patient(services.clinic.patients()[0].id)
    for widget in (design, head):
        qtbot.addWidget(widget)

    def marked() -> list[int]:
        return [day for day, head in enumerate(design.board.headers) if head._today]

    def said() -> str:
        return " ".join(label.text() for label in head.findChildren(QLabel))

    week = document.week_index
    assert marked() == [2]
    times[0] = NOW + timedelta(days=1)
    workspace.follow_the_day()
    assert marked() == [3]
    times[0] = NOW + timedelta(days=7)
    workspace.follow_the_day()
    assert document.week_index == week + 1
    assert marked() == [2]
    assert f"Week {week + 2} of 12" in said()
    assert "ended" not in said()
    document.show_week(0)  # whoever looks at another week goes on looking at it
    times[0] = NOW + timedelta(days=14)
    workspace.follow_the_day()
    assert document.week_index == 0
    assert "ended 15 Mar 2026" in said()
    assert workspace.close_patient()


def test_a_failure_shows_when_it_is_told_and_can_be_tried_again_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(demo_services(tmp_path))
    document = workspace.open_patient(workspace.services.clinic.patients()[0].id)
    tried, may_tell, tell = Event(), Event(), Autosave._tell

    def refuse(*_: object) -> None:
        raise StoreError("The disk is full.")

    def tell_late(autosave: Autosave, number: int) -> None:
        tried.set()
        may_tell.wait()
        tell(autosave, number)

    with monkeypatch.context() as patch:
        patch.setattr(Clinic, "save", refuse)
        patch.setattr(Autosave, "_tell", tell_late)
        patient = changed(document.record.patient, notes="kept")
        document.change(changed(document.record, patient=patient), "Edit intake")
        assert tried.wait(5)
        early = workspace.saving_error  # whoever asked for another try now would get none
        may_tell.set()
        assert early is None
        qtbot.waitUntil(lambda: workspace.saving_error is not None)
    workspace.retry_saving()
    qtbot.waitUntil(lambda: workspace.saving_error is None)
    stored = workspace.services.clinic.load(document.record.patient.id)
    assert stored.record.patient.notes == "kept"
    assert workspace.close_patient()
