"""The workspace keeps what is shown true while the program stays open."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace as changed
from pytestqt.qtbot import QtBot

from designer.model.patient import Procedure
from tests.gui.clinics import NOW, demo_services
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
