"""Two workstations on one clinic folder, for tests: one with a workspace, one without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from designer.edits.edits import ChangeDose
from designer.model.log import SessionLog
from designer.model.record import PatientRecord
from designer.store.clinic import Clinic, open_clinic
from designer.store.errors import Conflict
from tests.gui.clinics import NOW, demo_services
from widgets.state.workspace import Workspace

OTHER = "B. Chen"


class Station:
    """Another workstation, without a window."""

    def __init__(self, folder: Path, patient_id: str) -> None:
        self.clinic: Clinic = open_clinic(folder, actor=OTHER)
        self.patient_id = patient_id

    def record(self) -> PatientRecord:
        return self.clinic.load(self.patient_id).record

    def edit(self, **fields: object) -> None:
        """Change facts."""
        self.change(lambda record: replace(record, patient=replace(record.patient, **fields)))

    def dose(self, week: int, reps: int) -> None:
        """Change the dose of the first placement of a week."""

        def change(record: PatientRecord) -> PatientRecord:
            program = record.programs[-1]
            _, first = next(program.weeks[week].week.placements())
            edit = ChangeDose(placement_ids=(first.id,), dose=replace(first.dose, reps=reps))
            changed = program.with_week(week, edit.apply(program.weeks[week].week))
            return replace(record, programs=(*record.programs[:-1], changed))

        self.change(change)

    def log(self, name: str) -> None:
        """Log a session."""
        fresh = SessionLog(id=name, at=NOW)
        self.change(lambda record: replace(record, sessions=(*record.sessions, fresh)))

    def change(self, change: Callable[[PatientRecord], PatientRecord]) -> None:
        """Save a change of what is stored now; again when somebody came between."""
        while True:
            loaded = self.clinic.load(self.patient_id)
            try:
                self.clinic.save(loaded.record, change(loaded.record), loaded.revisions)
            except Conflict:
                continue
            return


@contextmanager
def first_station(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """The workspace of one on the demonstration clinic, its first patient open."""
    workspace = Workspace(demo_services(tmp_path))
    workspace.open_patient(workspace.services.clinic.patients()[0].id)
    yield workspace
    workspace._elsewhere.wait()
    workspace.give_up()


def second_station(here: Workspace, tmp_path: Path) -> Station:
    """Another one on the same clinic, at the same patient."""
    assert here.document is not None
    return Station(tmp_path / "clinic", here.document.record.patient.id)


def look(here: Workspace, qtbot: QtBot) -> None:
    """Look once what others changed."""
    here.look_elsewhere()
    here._elsewhere.wait()
    qtbot.wait(1)  # what the thread found is delivered by the event loop


def saved(here: Workspace, qtbot: QtBot) -> None:
    """Wait until all is on disk."""
    autosave = here._autosave
    assert autosave is not None
    qtbot.waitUntil(lambda: not autosave.is_behind and autosave.error is None)
