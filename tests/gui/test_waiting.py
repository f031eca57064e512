"""A folder that takes its time: the window goes on painting, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Event
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.model.patient import RedFlagScreen
from designer.model.record import PatientRecord
from designer.model.units import METRIC, US
from designer.store import disk
from designer.store.clinic import LoadedRecord, open_clinic
from designer.store.errors import StoreError
from designer.store.port import AuditEntry
from designer.timeline import Event as TimelineEvent
from designer.timeline import EventKind
from tests.gui.helpers import MakeWindow, answering, patient
from widgets.patients.patients_page import PatientsPage
from widgets.sharing.wait_card import WaitCard
from widgets.shell.main_window import MainWindow

_HOLDER = """
import sys
from pathlib import Path
from designer.store.lock import FolderLock
with FolderLock(Path(sys.argv[1]) / ".lock", 5.0).held():
    print("held", flush=True)
    sys.stdin.read()
"""

FIRST, SECOND = patient(1), patient(2, "Nguyen, Bao")


@pytest.fixture(autouse=True)
def answers_at_once() -> None:
    """Here waiting is as in the program."""


class Holder:
    """Another program that holds the clinic's lock until it is told to let go."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _HOLDER, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == b"held"

    def let_go(self) -> None:
        self._process.communicate()


class Paints(QObject):
    """Counts how often a window is painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def window(make_main_window: MakeWindow) -> MainWindow:
    """The first of two patients is open."""
    window = make_main_window()
    for one in (SECOND, FIRST):
        window.workspace.create_patient(PatientRecord(patient=one))
    return window


@pytest.fixture
def holder(window: MainWindow, tmp_path: Path) -> Iterator[Holder]:
    holder = Holder(tmp_path / "clinic")
    yield holder
    holder.let_go()


def note(window: MainWindow, text: str) -> None:
    document = window.workspace.document
    assert document is not None
    changed = replace(document.record.patient, notes=text)
    document.change(replace(document.record, patient=changed), "Edit intake")


def stored(tmp_path: Path) -> str:
    return open_clinic(tmp_path / "clinic").load(FIRST.id).record.patient.notes


def when_waiting(window: MainWindow, act: object, said: str = "") -> QTimer:
    """Call ``act`` once the card is on the screen, for something that begins with ``said``."""
    timer = QTimer(window, interval=10)

    def look() -> None:
        shown = window.findChild(WaitCard)
        card = shown.card if shown is not None else None
        if card is not None and card.isVisible() and card.windowTitle().startswith(said):
            timer.stop()
            act()  # type: ignore[operator]  # a bound method or a function of the test

    timer.timeout.connect(look)
    timer.start()
    return timer


def test_switching_patients_paints_and_answers_while_another_program_holds_the_folder(
    window: MainWindow, holder: Holder, tmp_path: Path
) -> None:
    paints = Paints(window)
    note(window, "before the switch")
    seen: list[int] = []

    def look_and_let_go() -> None:
        before = paints.count
        window.repaint()
        seen.append(paints.count - before)
        holder.let_go()

    when_waiting(window, look_and_let_go)
    document = window.workspace.open_patient(SECOND.id)
    assert seen == [1]
    assert document.record.patient.id == SECOND.id
    assert stored(tmp_path) == "before the switch"


def test_who_stops_waiting_keeps_the_patient_and_the_change(
    window: MainWindow, holder: Holder, qtbot: QtBot, tmp_path: Path
) -> None:
    note(window, "not on disk yet")
    when_waiting(window, window.workspace.waiting.stop, "Saving")
    with pytest.raises(StoreError, match="not saved yet"):
        window.workspace.open_patient(SECOND.id)
    document = window.workspace.document
    assert document is not None
    assert document.record.patient.id == FIRST.id
    note(window, "typed afterwards")
    holder.let_go()
    qtbot.waitUntil(lambda: stored(tmp_path) == "typed afterwards")


def test_the_window_still_asks_before_it_closes_over_what_is_not_saved(
    window: MainWindow, holder: Holder, tmp_path: Path
) -> None:
    note(window, "kept")
    with answering("Stop waiting", "Go on working") as seen:
        window.close()
    assert "The last changes are not saved" in seen[1]
    assert window.isVisible()
    assert window.workspace.document is not None
    holder.let_go()
    window.close()
    assert not window.isVisible()
    assert stored(tmp_path) == "kept"


def test_a_share_that_does_not_answer_is_waited_for_no_longer_than_somebody_wants(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, read = Event(), disk.read_from

    def late(path: Path, offset: int) -> tuple[bytes, disk.Stamp]:
        answers.wait()
        return read(path, offset)

    window.workspace.close_patient()
    other = open_clinic(window.workspace.services.layout_file.parent / "clinic")
    loaded = other.load(SECOND.id)
    after = replace(loaded.record, patient=replace(SECOND, notes="by others"))
    other.save(loaded.record, after, loaded.revisions)
    monkeypatch.setattr(disk, "read_from", late)
    try:
        with answering("Stop waiting"), pytest.raises(StoreError):
            window.workspace.open_patient(SECOND.id)
        assert window.workspace.document is None
    finally:
        answers.set()
    document = window.workspace.open_patient(SECOND.id)
    assert document.record.patient.notes == "by others"


def test_readers_here_go_on_while_a_save_waits_for_the_lock(
    window: MainWindow, holder: Holder
) -> None:
    note(window, "waits")
    clinic = window.workspace.services.clinic
    names = [line.name for line in clinic.patients()]  # would be Busy, or wait for the holder
    assert sorted(names) == ["Nguyen, Bao", "Rivera, Ana"]
    assert clinic.load(SECOND.id).record.patient.id == SECOND.id
    assert window.workspace._autosave is not None
    assert window.workspace._autosave.is_busy
    holder.let_go()


def test_the_card_can_be_left_by_keyboard(window: MainWindow, holder: Holder) -> None:
    note(window, "kept")
    cards: list[str] = []

    def leave() -> None:
        card = window.findChild(WaitCard)
        assert card is not None
        assert card.card is not None
        cards.append(card.card.accessibleName())
        cards.extend(button.text() for button in card.card.findChildren(QPushButton))
        card.card.reject()  # what Escape does

    when_waiting(window, leave)
    assert not window.workspace.close_patient()
    assert cards == ["Saving…", "Stop waiting"]
    holder.let_go()


def test_a_setting_is_saved_while_the_window_paints_and_nobody_need_wait_for_it(
    window: MainWindow, holder: Holder
) -> None:
    workspace, paints = window.workspace, Paints(window)
    when_waiting(window, holder.let_go)
    workspace.habits.set_units(US)
    assert paints.count
    assert workspace.services.clinic.library().library.settings.identity.units == US


def test_whoever_stops_waiting_for_a_setting_is_told_to_look_again(
    window: MainWindow,
    holder: Holder,
) -> None:
    when_waiting(window, window.workspace.waiting.stop)
    with pytest.raises(StoreError, match="Look whether it was kept"):
        window.workspace.habits.set_units(US)
    assert window.workspace.habits.units == METRIC


class Drive(NamedTuple):
    """Reads nothing of a kind until its event is set."""

    records: Event
    audits: Event

    def answer(self) -> None:
        self.records.set()
        self.audits.set()


@pytest.fixture
def drive(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drive]:
    drive, clinic = Drive(Event(), Event()), window.workspace.services.clinic
    load, audit = clinic.load, clinic.audit

    def slow_load(patient_id: str) -> LoadedRecord:
        assert drive.records.wait(10)
        return load(patient_id)

    def slow_audit(patient_id: str) -> Sequence[AuditEntry]:
        assert drive.audits.wait(10)
        return audit(patient_id)

    monkeypatch.setattr(clinic, "load", slow_load)
    monkeypatch.setattr(clinic, "audit", slow_audit)
    yield drive
    drive.answer()


def page_of(window: MainWindow) -> PatientsPage:
    window.workspace.page_requested.emit("patients")
    page = window.pages.page("patients")
    assert isinstance(page, PatientsPage)
    return page


def test_h3_a_glance_at_a_patient_leaves_the_window_free_while_the_drive_takes_its_time(
    window: MainWindow, drive: Drive, qtbot: QtBot
) -> None:
    page = page_of(window)
    page.list.choose(SECOND.id)
    assert not window.workspace.waiting.is_waiting
    assert not page.overview._name.isVisible()  # nobody else's facts beside the chosen name
    assert not page.actions_.archive.isEnabled()
    page.archive_chosen()
    qtbot.waitUntil(page.overview.reading.isVisible)
    drive.answer()
    qtbot.waitUntil(page.overview._name.isVisible)
    assert page.overview._name.text() == SECOND.identifiers.name
    assert not page.overview.reading.isVisible()
    assert not any(line.archived for line in window.workspace.services.clinic.patients())


def test_h3_a_patient_who_was_chosen_while_another_was_read_is_the_one_shown(
    window: MainWindow, drive: Drive, qtbot: QtBot
) -> None:
    """A slow folder: somebody goes on to the next row before the first answers."""
    third = patient(3, "Okafor, Chi")
    window.workspace.services.clinic.create(PatientRecord(patient=third))
    page = page_of(window)
    page.refresh()
    page.list.choose(SECOND.id)
    page.list.choose(FIRST.id)  # who is open: nothing is read
    assert page.overview._name.text() == FIRST.identifiers.name
    drive.records.set()
    qtbot.wait(50)
    assert page.overview._name.text() == FIRST.identifiers.name
    drive.records.clear()
    page.list.choose(SECOND.id)
    page.list.choose(third.id)
    shown: list[PatientRecord | None] = []
    show = page.overview.show_record

    def noted(record: PatientRecord | None) -> None:
        shown.append(record)
        show(record)

    page.overview.show_record = noted  # type: ignore[method-assign]
    drive.answer()
    qtbot.waitUntil(page.overview._name.isVisible)
    assert page.overview._name.text() == third.identifiers.name
    assert SECOND not in [record.patient for record in shown if record is not None]


def test_h3_the_timeline_of_another_patient_does_not_come_late(
    window: MainWindow, drive: Drive, qtbot: QtBot
) -> None:
    document = window.workspace.document
    assert document is not None
    page, begun = page_of(window), replace(document.record.patient, onset_date=date(2026, 1, 10))
    document.change(replace(document.record, patient=begun), "Edit intake")
    other = patient(3, "Okafor, Chi", red_flags=RedFlagScreen(screened_on=date(2026, 2, 1)))
    window.workspace.services.clinic.create(PatientRecord(patient=other))
    qtbot.waitUntil(page._later.isActive)  # saved: the list is read anew, the open one chosen
    page._later.stop()
    page.refresh()
    timeline = page.overview.timeline
    kinds: list[EventKind] = []
    show = timeline.show_events

    def noted(events: Sequence[TimelineEvent]) -> None:
        kinds.extend(event.kind for event in events)
        show(events)

    timeline.show_events = noted  # type: ignore[method-assign]
    page.show_timeline()  # of the first, who is open; it has an onset
    assert timeline.list.hasFocus()
    page.list.choose(other.id)
    drive.audits.set()
    qtbot.wait(50)  # the first one's comes, while the record of the other is being read
    drive.records.set()
    qtbot.waitUntil(lambda: timeline.model.count_of_all > 0)
    assert page.overview._name.text() == other.identifiers.name
    assert "screen" in kinds
    assert "onset" not in kinds
    page.list.choose(FIRST.id)
    qtbot.waitUntil(lambda: "onset" in kinds)
