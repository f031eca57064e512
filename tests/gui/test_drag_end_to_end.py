"""A real mouse drags in the real window: X server, window manager and pointer included.

No toolkit can fake this from inside: between press and drop the window system has the say.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypedDict

import pytest

from designer.store.clinic import open_clinic
from tests.gui import builders

PROGRAMS = ("Xvfb", "openbox", "xdotool")
ROOT = Path(__file__).parents[2]
PATIENCE_S = 60
MON, WED, FRI = 0, 2, 4

missing = [name for name in PROGRAMS if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(
    bool(missing) and "CI" not in os.environ, reason=f"not installed: {', '.join(missing)}"
)


class State(TypedDict):
    """What the driver writes; see ``state`` there."""

    exercises: dict[str, list[int]]
    days: list[list[int]]
    library: list[int]
    cards: dict[str, list[int]]
    week: list[list[tuple[str, str]]]
    hints: list[bool]
    findings: list[str]


class Screen:
    """An X server of its own with a window manager and a pointer."""

    def __init__(self, folder: Path) -> None:
        self._logs = (folder / "screen.log").open("wb")
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten"]
        self._processes = [
            subprocess.Popen(
                [*command, "tcp"], pass_fds=(writing,), stdout=self._logs, stderr=self._logs
            )
        ]
        os.close(writing)
        with os.fdopen(reading, "r", encoding="ascii") as pipe:
            display = pipe.readline().strip()
        assert display, "Xvfb did not start"
        self.environment = os.environ | {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        self.start(["openbox"])

    def start(self, command: list[str]) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command, env=self.environment, stdout=self._logs, stderr=self._logs, cwd=ROOT
        )
        self._processes.append(process)
        return process

    def pointer(self, *words: object) -> None:
        command = ["xdotool", *map(str, words)]
        subprocess.run(command, env=self.environment, check=True, timeout=PATIENCE_S)

    def drag(self, start: list[int], end: list[int]) -> None:
        """Press, go there in many small steps as a hand does, and let go."""
        self.pointer("mousemove", *start)
        self.pointer("mousedown", 1)
        for step in range(1, 21):
            x, y = (round(a + (b - a) * step / 20) for a, b in zip(start, end, strict=True))
            self.pointer("mousemove", x, y)
            time.sleep(0.02)
        self.pointer("mousemove", end[0] + 1, end[1])
        time.sleep(0.1)
        self.pointer("mouseup", 1)

    def close(self) -> None:
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            process.wait(PATIENCE_S)
        self._logs.close()


class Window:
    """The driver's window, seen through the file it writes."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen, self._folder = screen, folder
        self.process = screen.start([sys.executable, "-m", "tests.gui.drag_driver", str(folder)])

    def wait(self, what: str, is_there: Callable[[State], object]) -> State:
        """Wait until the window's state is as wanted; the figures may still move before that."""
        deadline = time.monotonic() + PATIENCE_S
        state: State | None = None
        while time.monotonic() < deadline:
            assert self.process.poll() is None, (self._folder / "screen.log").read_text("utf-8")
            file = self._folder / "state.json"
            if file.exists():
                state = json.loads(file.read_text("utf-8"))
                if is_there(state):
                    return state
            time.sleep(0.05)
        pytest.fail(f"waited in vain for: {what}; last seen: {state}")

    def settled(self) -> State:
        """The state once two readings are the same: nothing is laid out any more."""
        before: list[State | None] = [None]

        def same(state: State) -> bool:
            same_as_before = state == before[0]
            before[0] = state
            time.sleep(0.15)
            return same_as_before

        return self.wait("a window at rest", same)

    def close(self) -> None:
        (self._folder / "quit").touch()
        self.process.wait(PATIENCE_S)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    screen = Screen(tmp_path)
    try:
        yield Window(screen, tmp_path)
    finally:
        screen.close()


def day(state: State, index: int) -> list[str]:
    return [exercise_id for exercise_id, _ in state["week"][index]]


def test_a_hand_drags_into_the_week_between_days_and_out(window: Window, tmp_path: Path) -> None:
    hand = window.screen
    state = window.settled()
    hand.drag(state["exercises"]["heel-slide"], state["days"][WED])
    state = window.wait("a card on Wednesday", lambda now: day(now, WED) == ["heel-slide"])
    assert not any(state["hints"])
    (placement_id,) = state["cards"]

    state = window.settled()
    hand.drag(state["cards"][placement_id], state["days"][FRI])
    state = window.wait("the card on Friday", lambda now: day(now, FRI) == ["heel-slide"])
    assert day(state, WED) == []
    assert list(state["cards"]) == [placement_id]

    state = window.settled()
    hand.pointer("keydown", "ctrl")
    hand.drag(state["cards"][placement_id], state["days"][MON])
    hand.pointer("keyup", "ctrl")
    state = window.wait("a copy on Monday", lambda now: day(now, MON) == ["heel-slide"])
    assert day(state, FRI) == ["heel-slide"]

    state = window.settled()
    hand.drag(state["cards"][placement_id], state["library"])
    window.wait("Friday empty again", lambda now: day(now, FRI) == [])

    window.close()
    loaded = open_clinic(tmp_path / "clinic").load(builders.PATIENT_ID).record
    assert loaded.program is not None
    stored = [(at, p.exercise_id) for at, p in loaded.program.weeks[0].week.placements()]
    assert stored == [(MON, "heel-slide")]
