"""Garbage is collected where the windows live, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from widgets.shell.collecting import Collecting


class Cycle(QObject):
    """A Qt object with a timer that only the garbage collection can end."""

    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self.myself = self
        self.timer = QTimer(self)
        self.timer.start(1000)
        weakref.finalize(self, lambda: ended.append(threading.get_ident()))


@pytest.fixture
def collecting(qtbot: QtBot) -> Iterator[Collecting]:
    collecting = Collecting()
    collecting.install()
    yield collecting
    collecting.remove()
    gc.disable()  # as the other tests have it


def test_a_busy_thread_ends_no_qt_object_and_the_event_loop_does(
    collecting: Collecting, qtbot: QtBot
) -> None:
    ended: list[int] = []
    for _ in range(5):
        Cycle(ended)
    worker = threading.Thread(target=lambda: [[[]] for _ in range(50_000)])
    worker.start()
    worker.join()
    assert ended == []
    kept: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 100)]
    collecting.collect_due()
    collecting.collect_due()
    del kept
    gc.collect()
    assert set(ended) == {threading.get_ident()}
    assert len(ended) == 5
