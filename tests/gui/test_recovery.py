"""The real program, killed while somebody works, and what its next start finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from designer.store.clinic import open_clinic
from tests.gui.workstations import OTHER
from widgets.state.last_session import LastSession, Place

CHILD = [sys.executable, "-m", "tests.gui.kill_child"]
KILLS = 3


def killed_after(home: Path, acknowledged: int) -> int:
    """Let the program edit, kill it after so many acknowledged saves; the last one it told of."""
    with subprocess.Popen([*CHILD, str(home), "edit"], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        try:
            told = [int(child.stdout.readline()) for _ in range(acknowledged)]
        finally:
            child.kill()
        rest = child.stdout.read().split("\n")
    return max([*told, *(int(line) for line in rest[:-1])])


def looked(home: Path) -> list[str]:
    done = subprocess.run(
        [*CHILD, str(home), "look"], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout.strip().split("|")


def test_everything_acknowledged_is_there_after_a_kill_at_any_moment(tmp_path: Path) -> None:
    stored = 0
    for number in range(KILLS):
        acknowledged = killed_after(tmp_path, 3 + 17 * number)
        clinic = open_clinic(tmp_path / "clinic", actor=OTHER)
        stored = int(clinic.load(clinic.patients()[1].id).record.patient.notes)
        assert acknowledged <= stored <= acknowledged + 50  # perhaps more: never told, yet safe
        assert not clinic.damaged()
    note, page, said = looked(tmp_path)
    assert note == str(stored)
    assert page == "progress"
    assert "ended unexpectedly last time" in said
    note, page, said = looked(tmp_path)  # that one closed as it should
    assert (note, page, said) == ("nobody", "patients", "")


def test_the_marker_of_a_window_that_lives_is_left_alone(tmp_path: Path) -> None:
    living, other = LastSession(tmp_path), LastSession(tmp_path)
    assert living.begin() is None
    living.note(Place(patient="a", page="design"))
    assert other.begin() is None
    living.note(Place(patient="b", page="library"))
    living.end()
    other.end()
    assert list(tmp_path.iterdir()) == []


def test_a_marker_nobody_holds_is_found_once(tmp_path: Path) -> None:
    (tmp_path / "session-1.json").write_text('{"patient":"a","page":"design"}', "utf-8")
    (tmp_path / "session-2.json").write_text("broken", "utf-8")
    first = LastSession(tmp_path)
    assert first.begin() == Place(patient="a", page="design")
    second = LastSession(tmp_path)
    assert second.begin() is None
    first.end()
    second.end()
