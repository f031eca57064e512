"""The whole course is proposed with its findings, agreed to once, and is one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.model.patient import Patient
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from tests.gui.clinics import checker, demo_services, library
from tests.gui.hands import in_dialog
from widgets.design.design_page import DesignPage
from widgets.design.weeks.course_dialog import CourseDialog
from widgets.state.services import Services
from widgets.state.workspace import Workspace
from widgets.theme.theme import Theme

BLOCKS = (Severity.BLOCK, Severity.HARD_BLOCK)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return demo_services(tmp_path)


def dialog_for(qtbot: QtBot, services: Services, record: PatientRecord) -> CourseDialog:
    made = CourseDialog(services, Theme(), record)
    qtbot.addWidget(made)
    return made


def newcomer(*diagnoses: str) -> PatientRecord:
    return PatientRecord(patient=Patient(id="p", diagnoses=diagnoses))


def test_all_weeks_are_judged_while_the_hand_is_free(qtbot: QtBot, services: Services) -> None:
    dialog = dialog_for(qtbot, services, newcomer("facet-irritation"))
    assert "Checking week 1 of 12" in dialog.summary.text()
    qtbot.waitUntil(lambda: "In all weeks" in dialog.summary.text())
    assert dialog.list.weeks.count() == 12


def test_a_first_day_within_a_week_is_said_to_leave_the_days_before_free(
    qtbot: QtBot, services: Services
) -> None:
    dialog = dialog_for(qtbot, services, newcomer("facet-irritation"))
    assert "stay free" not in dialog.first_week_said.text()
    days = dialog.days.days()
    dialog.first_day.show_day(date(2026, 3, 5))
    assert "its days before 5 Mar 2026 stay free" in dialog.first_week_said.text()
    assert dialog.days.days() == days  # those of the weeks that are whole
    assert dialog.plan().weeks[0].week.week.days[0].placements == ()


def test_what_is_blocked_gives_way_to_a_substitute(qtbot: QtBot, services: Services) -> None:
    """With facet irritation the turning drill of week 11 is blocked."""
    dialog = dialog_for(qtbot, services, newcomer("facet-irritation"))
    dialog.mend.setChecked(False)
    found = [planned.report.count(*BLOCKS) for planned in dialog.plan().weeks]
    assert max(found) == 1
    dialog.mend.setChecked(True)
    plan = dialog.plan()
    assert plan.counted(*BLOCKS) == 0
    assert ("rotation-controlled", "anti-rotation-hold-light") in plan.weeks[10].replaced
    # What the dialog says is what the whole program says afterwards.
    case = checker().open(plan.record, services.today())
    assert case.check_program().count(*BLOCKS) == 0


def test_gates_ahead_are_prerequisites_and_no_errors(qtbot: QtBot, services: Services) -> None:
    dialog = dialog_for(qtbot, services, newcomer("disc-related-pain"))
    ahead = dialog.plan().weeks[3:]
    said = [f for planned in ahead for f in planned.report.findings]
    assert {f.severity for f in said if f.missing_fact} == {Severity.INFO}


def test_a_template_is_changed_from_a_week_to_the_end_of_its_stage(
    qtbot: QtBot, services: Services
) -> None:
    dialog = dialog_for(qtbot, services, newcomer())
    dialog.list.template_chosen.emit(3, "T-03")
    templates = [planned.template.id for planned in dialog.plan().weeks[:6]]
    assert templates == ["T-03", "T-03", "T-04", "T-03", "T-05", "T-05"]


def test_a_program_goes_on_behind_its_last_week_or_in_place_of_what_lies_ahead(
    qtbot: QtBot, services: Services
) -> None:
    clinic = services.clinic
    record = clinic.load(clinic.patients()[0].id).record
    assert record.program is not None
    before = record.program.weeks
    dialog = dialog_for(qtbot, services, record)
    dialog.weeks.setValue(2)
    plan = dialog.plan()
    assert plan.record.program is not None
    assert plan.record.program.weeks[: len(before)] == before
    assert plan.first == len(before)
    dialog.place.setCurrentIndex(dialog.place.findData("instead"))
    plan = dialog.plan()
    assert plan.record.program is not None
    assert plan.record.program.weeks[: plan.first] == before[: plan.first]
    assert plan.record.program.weeks[plan.first].start_date == before[plan.first].start_date
    dialog.place.setCurrentIndex(dialog.place.findData("new"))
    dialog.why.setText("New episode")
    plan = dialog.plan()
    assert [p.ended_why for p in plan.record.programs] == ["New episode", ""]
    assert plan.record.sessions == record.sessions


def test_from_the_empty_page_a_course_is_two_clicks_and_one_step(
    qtbot: QtBot, services: Services
) -> None:
    workspace = Workspace(services)
    record = workspace.open_patient(services.clinic.patients()[0].id).record
    document = workspace.document
    assert document is not None
    document.change(replace(record, programs=()), "Begin without a program")
    page = DesignPage(workspace)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()

    with in_dialog(CourseDialog, lambda dialog: dialog.agree.click()):
        page.start.course.click()
    assert document.program is not None
    assert len(document.program.weeks) == 12
    assert document.undo_stack.undoText() == "Build a course of 12 weeks"
    assert document.report.count(*BLOCKS) == 0
    assert page.board.isVisible()
    QTest.qWait(1)
    document.undo_stack.undo()
    assert document.record.programs == ()
    document.undo_stack.undo()
    assert workspace.close_patient()


def test_what_is_about_the_patient_counts_once(qtbot: QtBot, services: Services) -> None:
    plan = dialog_for(qtbot, services, newcomer()).plan()
    about = [f for planned in plan.weeks for f in planned.report.findings if f.is_open]
    asked = {f.key for f in about if f.severity is Severity.CAUTION and f.where.week_index is None}
    assert asked  # no diagnosis and no screen is on file
    each = sum(planned.report.count(Severity.CAUTION) for planned in plan.weeks)
    assert plan.counted(Severity.CAUTION) == each - len(asked) * (len(plan.weeks) - 1)


def test_exercises_of_the_proposal_are_named(qtbot: QtBot, services: Services) -> None:
    dialog = dialog_for(qtbot, services, newcomer("spinal-stenosis"))
    shown = "\n".join(
        label.text() for label in dialog.list.content.findChildren(type(dialog.summary))
    )
    assert library().exercise("seated-march").name in shown
