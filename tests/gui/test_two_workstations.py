"""Two workstations on one clinic folder: nothing is overwritten, nothing is lost unsaid."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from designer.edits.edits import Remove
from designer.model.clinic import Person
from designer.store.clinic import open_clinic
from tests.gui.workstations import OTHER, Station, first_station, look, saved, second_station
from widgets.patients.patients_page import PatientsPage
from widgets.people.acting_button import ActingButton
from widgets.sharing.conflict_dialog import ConflictDialog
from widgets.state.autosave import SaveState
from widgets.state.news import News
from widgets.state.workspace import Workspace


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    with first_station(qtbot, tmp_path) as workspace:
        yield workspace


@pytest.fixture
def there(here: Workspace, tmp_path: Path) -> Station:
    return second_station(here, tmp_path)


def news_of(here: Workspace) -> list[News]:
    news: list[News] = []
    here.news_came.connect(news.append)
    return news


def note(here: Workspace, text: str) -> None:
    document = here.document
    assert document is not None
    patient = replace(document.record.patient, notes=text)
    document.change(replace(document.record, patient=patient), "Edit intake")


def drop_first(here: Workspace) -> None:
    document = here.document
    assert document is not None
    _, first = next(document.week.placements())
    document.do(Remove(placement_ids=(first.id,)), "Remove it")


def test_a_change_elsewhere_comes_in_by_itself(
    here: Workspace, there: Station, qtbot: QtBot
) -> None:
    document, news = here.document, news_of(here)
    assert document is not None
    look(here, qtbot)
    shown = document.week_index
    there.log("theirs")
    look(here, qtbot)
    assert document.record == there.record()
    assert document.week_index == shown
    assert [n.author for n in news] == [OTHER]
    assert not news[0].merged
    assert not document.undo_stack.canUndo()
    saved(here, qtbot)
    before = there.clinic.load(there.patient_id).revisions
    look(here, qtbot)
    assert len(news) == 1  # and our own reading of it is no change of others
    assert there.clinic.load(there.patient_id).revisions == before


def test_our_own_changes_are_no_news(here: Workspace, there: Station, qtbot: QtBot) -> None:
    news = news_of(here)
    look(here, qtbot)
    note(here, "seen")
    saved(here, qtbot)
    look(here, qtbot)
    assert news == []
    assert there.record().patient.notes == "seen"


def test_changes_of_different_parts_are_brought_together(
    here: Workspace, there: Station, qtbot: QtBot
) -> None:
    document, news = here.document, news_of(here)
    assert document is not None
    there.edit(goals=("garden",))
    drop_first(here)  # a plan, and so compared with the facts it was checked against
    saved(here, qtbot)
    qtbot.waitUntil(lambda: bool(news))
    assert news[0].merged
    assert news[0].plan_affected
    stored = there.record()
    assert stored == document.record
    assert stored.patient.goals == ("garden",)
    assert stored.programs[-1] == document.program


def test_undo_takes_back_ours_and_never_theirs(
    here: Workspace, there: Station, qtbot: QtBot
) -> None:
    document = here.document
    assert document is not None
    at_first = document.week
    drop_first(here)
    saved(here, qtbot)
    there.log("theirs")
    look(here, qtbot)
    note(here, "and later")
    saved(here, qtbot)
    there.edit(goals=("garden",))
    look(here, qtbot)
    document.undo_stack.undo()
    document.undo_stack.undo()
    saved(here, qtbot)
    stored = there.record()
    assert document.week == at_first
    assert stored == document.record
    assert stored.patient.goals == ("garden",)
    assert "theirs" in {session.id for session in stored.sessions}
    document.undo_stack.redo()
    document.undo_stack.redo()
    saved(here, qtbot)
    assert there.record().patient.notes == "and later"
    assert there.record().patient.goals == ("garden",)


@pytest.mark.parametrize("mine", [True, False])
def test_the_same_week_changed_twice_waits_for_a_choice(
    here: Workspace, there: Station, qtbot: QtBot, mine: bool
) -> None:
    document = here.document
    assert document is not None
    states: list[SaveState] = []
    here.save_state_changed.connect(lambda state, _reason: states.append(state))
    there.dose(document.week_index, 31)
    theirs = there.record()
    drop_first(here)
    ours = document.record
    qtbot.waitUntil(lambda: here.standoff() is not None)
    qtbot.waitUntil(lambda: SaveState.CONFLICT in states)
    note(here, "typing goes on")
    assert there.record() == theirs
    standoff = here.standoff()
    assert standoff is not None
    assert standoff.author == OTHER
    assert [clash.key.part for clash in standoff.clashes] == ["week"]
    assert not here.close_patient()
    keys = frozenset(clash.key for clash in standoff.clashes)
    here.settle(keys if mine else frozenset())
    saved(here, qtbot)
    winner, loser = (ours, theirs) if mine else (theirs, ours)
    assert there.record().programs == document.record.programs == winner.programs
    assert there.record().patient.notes == "typing goes on"
    assert here.standoff() is None
    document.undo_stack.undo()
    saved(here, qtbot)
    assert there.record().programs == document.record.programs == loser.programs
    document.undo_stack.redo()
    saved(here, qtbot)
    assert there.record().programs == winner.programs
    assert here.close_patient()


def test_forty_changes_from_each_side_lose_nothing(
    here: Workspace, there: Station, qtbot: QtBot
) -> None:
    document = here.document
    assert document is not None
    for number in range(40):
        there.log(f"theirs-{number}")
        note(here, f"note {number}")
        if number % 4 == 0:
            saved(here, qtbot)
    saved(here, qtbot)
    look(here, qtbot)
    stored = there.record()
    assert stored == document.record
    assert stored.patient.notes == "note 39"
    logged = {session.id for session in stored.sessions}
    assert {f"theirs-{number}" for number in range(40)} <= logged


def test_the_list_follows_other_workstations(here: Workspace, there: Station, qtbot: QtBot) -> None:
    look(here, qtbot)
    with qtbot.waitSignal(here.list_changed):
        there.clinic.create(
            replace(there.record().patient, id="0" * 8 + "-0000-4000-8000-" + "1" * 12)
        )
        look(here, qtbot)
    assert len(here.services.clinic.patients()) == 4


def test_a_patient_taken_in_elsewhere_appears_in_the_list(
    here: Workspace, there: Station, qtbot: QtBot
) -> None:
    page = PatientsPage(here)
    qtbot.addWidget(page)
    chosen = page.list.chosen()
    look(here, qtbot)
    there.clinic.create(replace(there.record().patient, id="0" * 8 + "-0000-4000-8000-" + "1" * 12))
    look(here, qtbot)
    qtbot.waitUntil(lambda: page.list.model.count_of_all == 4)
    assert page.list.chosen() == chosen


def test_a_file_that_was_damaged_before_the_start_is_told_and_so_is_its_return(
    here: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    """The list is shown before the files are looked at; the first look finds it."""
    other = here.services.clinic.patients()[1].id
    file = tmp_path / "clinic" / "patients" / f"{other}.journal"
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    services = dataclasses.replace(here.services, clinic=open_clinic(tmp_path / "clinic"))
    anew = Workspace(services, here)
    page = PatientsPage(anew)
    qtbot.addWidget(page)
    assert page.list.model.count_of_all == 3
    look(anew, qtbot)
    qtbot.waitUntil(lambda: page.list.model.count_of_all == 2)
    assert file.name in page.list.damage.label.text()
    file.write_bytes(whole)
    look(anew, qtbot)
    qtbot.waitUntil(lambda: page.list.model.count_of_all == 3)
    assert not page.list.damage.label.text()


def test_the_user_sees_both_versions_and_chooses(
    here: Workspace, there: Station, qtbot: QtBot
) -> None:
    document = here.document
    assert document is not None
    there.edit(notes="rang on Tuesday", goals=("garden",))
    drop_first(here)
    note(here, "walks again")
    qtbot.waitUntil(lambda: here.standoff() is not None)
    standoff = here.standoff()
    assert standoff is not None
    dialog = ConflictDialog(standoff, here.services.library, "J. Ortiz")
    qtbot.addWidget(dialog)
    dialog.show()
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "rang on Tuesday" in said
    assert "walks again" in said
    assert "Here: J. Ortiz" in said
    assert f"Elsewhere: {OTHER}" in said
    assert "Everything else is kept from both sides: Goals, Week" in said
    assert not dialog.ok.isEnabled()
    mine, theirs = dialog.findChildren(QRadioButton)
    theirs.setChecked(True)
    assert dialog.ok.isEnabled()
    assert dialog.keep_mine() == frozenset()
    mine.setChecked(True)
    here.settle(dialog.keep_mine())
    saved(here, qtbot)
    assert there.record().patient.notes == "walks again"
    assert there.record().patient.goals == ("garden",)


def test_the_clinics_details_from_elsewhere_are_followed(
    here: Workspace, there: Station, qtbot: QtBot
) -> None:
    look(here, qtbot)
    loaded = there.clinic.library()
    settings = replace(loaded.library.settings, people=(Person(name=OTHER),))
    after = replace(loaded.library, settings=settings)
    with qtbot.waitSignal(here.clinic_changed, timeout=5000):
        there.clinic.save_library(loaded.library, after, loaded.revisions)
        look(here, qtbot)
    button = ActingButton(here)
    qtbot.addWidget(button)
    assert OTHER in [action.data() for action in button.menu().actions()]
