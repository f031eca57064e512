"""A form or dialog that is open while another workstation saves: nothing of theirs goes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from tests.gui.workstations import Station, first_station, look, saved, second_station
from widgets.design.design_page import DesignPage
from widgets.design.weeks.course_dialog import CourseDialog
from widgets.design.weeks.weeks_bar import WeeksBar
from widgets.patients.patients_page import PatientsPage
from widgets.sharing.conflict_dialog import ConflictDialog
from widgets.state.workspace import Workspace


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    with first_station(qtbot, tmp_path) as workspace:
        yield workspace


@pytest.fixture
def there(here: Workspace, tmp_path: Path) -> Station:
    return second_station(here, tmp_path)


def test_a_form_that_was_open_meanwhile_takes_nothing_of_others_back(
    here: Workspace, there: Station, qtbot: QtBot
) -> None:
    document = here.document
    assert document is not None
    page = PatientsPage(here)
    qtbot.addWidget(page)
    page.edit_patient()
    assert page.forms.intake is not None
    typed = replace(document.record.patient, notes="typed here")
    there.log("theirs")
    there.edit(therapist="Somebody else")
    look(here, qtbot)
    page.forms.intake.accepted.emit(typed)
    assert document.record.patient.notes == "typed here"
    assert document.record.patient.therapist == "Somebody else"
    assert "theirs" in [session.id for session in document.record.sessions]
    saved(here, qtbot)
    assert "theirs" in [session.id for session in there.record().sessions]


def test_a_form_asks_where_others_changed_the_same_fact_meanwhile(
    here: Workspace, there: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = here.document
    assert document is not None
    page = PatientsPage(here)
    qtbot.addWidget(page)
    page.edit_patient()
    form = page.forms.intake
    assert form is not None
    typed = replace(document.record.patient, therapist="Mine", notes="typed here")
    there.edit(therapist="Theirs")
    look(here, qtbot)
    answers = iter(("", "Take theirs"))

    def answer(dialog: ConflictDialog) -> int:
        wanted = next(answers)
        for button in dialog.findChildren(QRadioButton):
            if button.text() == wanted:
                button.click()
        return int(bool(wanted))

    monkeypatch.setattr(ConflictDialog, "exec", answer)
    form.accepted.emit(typed)
    assert document.record.patient.therapist == "Theirs"
    assert document.record.patient.notes != "typed here"  # nobody chose: the form stays open
    assert page.forms.in_front is form
    form.accepted.emit(typed)
    assert document.record.patient.therapist == "Theirs"
    assert document.record.patient.notes == "typed here"
    assert page.forms.in_front is None


def test_a_course_that_was_planned_meanwhile_takes_no_log_of_others_back(
    here: Workspace, there: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = here.document
    assert document is not None
    design = DesignPage(here)
    qtbot.addWidget(design)

    def agree(dialog: CourseDialog) -> int:
        there.log("theirs")
        look(here, qtbot)
        return int(dialog.DialogCode.Accepted)

    monkeypatch.setattr(CourseDialog, "exec", agree)
    weeks = len(document.record.programs[-1].weeks)
    menu = design.findChild(WeeksBar).of_program  # type: ignore[union-attr]
    menu.ask_course()
    assert len(document.record.programs[-1].weeks) > weeks
    assert "theirs" in [session.id for session in document.record.sessions]
