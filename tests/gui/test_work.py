"""Work on a thread of its own: called off, told when it has ended, begun again."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from widgets.common.work import Work


def test_long_work_can_be_called_off(qtbot: QtBot) -> None:
    work = Work()
    told: list[int] = []
    failed: list[object] = []
    # No waitSignal: what a thread emits again and again still comes when pytest-qt's receiver, no
    # QObject that Qt would know to be gone, has died. That crashes.
    work.progressed.connect(lambda done, of: told.append(done))
    work.failed.connect(failed.append)

    def endless(step: Callable[[int, int], None]) -> None:
        number = 0
        while True:
            number += 1
            step(number % 99, 100)

    work.start(endless)
    qtbot.waitUntil(lambda: bool(told))
    work.stop()
    qtbot.waitUntil(lambda: bool(failed))
    work.wait()
    assert "Stopped as you asked" in str(failed[0])


def test_who_is_told_of_the_end_can_begin_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = Work._tell

    def tell_and_linger(work: Work, signal: QObject, *values: object) -> None:
        tell(work, signal, *values)
        time.sleep(0.1)

    monkeypatch.setattr(Work, "_tell", tell_and_linger)
    work = Work()
    running: list[bool] = []
    work.finished.connect(lambda _result: running.append(work.is_running))
    work.start(lambda _step: None)
    assert work.is_running
    qtbot.waitUntil(lambda: bool(running))
    assert running == [False]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_the_program_leaves_it_ready_for_the_next(qtbot: QtBot) -> None:
    work = Work()
    work.start(lambda _step: 1 // 0)
    qtbot.waitUntil(lambda: not work.is_running)
