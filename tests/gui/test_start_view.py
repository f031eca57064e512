"""How a program is begun: the templates stand at once, and what the rules say follows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from designer.model.record import PatientRecord
from tests.gui import builders
from widgets.design.weeks.program_steps import ProgramSteps
from widgets.design.weeks.start_view import StartView
from widgets.design.weeks.template_list import TemplateList
from widgets.state.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    record = builders.record(builders.week(mon="dead-bug"))
    made = builders.open_workspace(tmp_path, replace(record, programs=()))
    yield made
    assert made.close_patient()


def test_a_first_program_is_not_offered_from_week_5_on(qtbot: QtBot, workspace: Workspace) -> None:
    templates = TemplateList(workspace.services, workspace.theme)
    qtbot.addWidget(templates)
    document = workspace.document
    assert document is not None
    pain = replace(document.record.patient, id="pain", diagnoses=("chronic-low-back-pain",))
    templates.show_for(PatientRecord(patient=pain))
    first_weeks = [template.first_prog_week for template in templates._templates]
    assert first_weeks == sorted(first_weeks)
    chosen = templates.template()
    assert chosen is None or chosen.first_prog_week == 1
    assert templates.choose("T-01")
    templates.show_for(PatientRecord(patient=pain))
    chosen = templates.template()
    assert chosen is not None
    assert chosen.id == "T-01"  # the same patient's choice stays
    stenosis = replace(pain, id="other", diagnoses=("spinal-stenosis",))
    templates.show_for(PatientRecord(patient=stenosis))
    other = templates.template()
    assert other is None or other.first_prog_week == 1  # it does not go over to the next patient


def test_h8_a_program_from_a_wednesday_on_has_wednesdays_on_wednesdays(
    qtbot: QtBot, workspace: Workspace
) -> None:
    document = workspace.document
    assert document is not None
    view = StartView(workspace.services, workspace.theme)
    qtbot.addWidget(view)
    view.show_record(document.record)
    view.first_day.show_day(date(2026, 3, 4))
    assert "2 Mar 2026 to 8 Mar 2026" in view.first_week.text()
    assert "before 4 Mar 2026 stay free" in view.first_week.text()
    template = view.templates.template()
    assert template is not None
    steps = ProgramSteps(workspace.services.new_id)
    program = steps.start(document.record, template, view.first_day.day()).program
    assert program is not None
    assert (program.start_date, program.begins(0)) == (date(2026, 3, 4), date(2026, 3, 4))
    assert [program.date_of(0, day) for day in (0, 2)] == [date(2026, 3, 2), date(2026, 3, 4)]
    planned = [bool(day.placements) for day in program.weeks[0].week.days]
    assert not any(planned[:2])
    assert any(planned[2:])


def test_a_first_day_is_one_that_calendars_agree_on(qtbot: QtBot, workspace: Workspace) -> None:
    view = StartView(workspace.services, workspace.theme)
    qtbot.addWidget(view)
    view.first_day.setDate(QDate(1752, 9, 20))
    assert view.first_day.day().year >= 1990


def texts(templates: TemplateList) -> list[str]:
    return [templates.item(row).text() for row in range(templates.count())]


def test_the_list_stands_before_its_templates_are_judged(
    qtbot: QtBot, workspace: Workspace
) -> None:
    templates = TemplateList(workspace.services, workspace.theme)
    qtbot.addWidget(templates)
    document = workspace.document
    assert document is not None
    with qtbot.waitSignal(templates.judged):
        templates.show_for(document.record)
        at_once = texts(templates)
        assert at_once
        assert all("the rules look at it" in text for text in at_once)
    assert len(texts(templates)) == len(at_once)
    assert all("block" in text or "caution" in text for text in texts(templates))


def test_another_patient_is_judged_from_the_beginning(qtbot: QtBot, workspace: Workspace) -> None:
    templates = TemplateList(workspace.services, workspace.theme)
    qtbot.addWidget(templates)
    document = workspace.document
    assert document is not None
    with qtbot.waitSignal(templates.judged):
        templates.show_for(document.record)
        templates._judge_next()
        templates.show_for(document.record, prog_week=1)
    assert all("the rules look at it" not in text for text in texts(templates))
