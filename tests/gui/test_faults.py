"""Faults of the program: logged, told once in words, and the window stays."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from designer.faults import described
from tests.gui.helpers import answering
from widgets.app import make_window
from widgets.shell.faults.failures import Failures
from widgets.state.services import Services
from widgets.theme.theme import Theme


class Boom(Exception):
    """A fault of the program."""


def caught(message: str) -> Boom:
    """A fault that happened, with its traceback."""
    with pytest.raises(Boom) as raised:
        raise Boom(message)
    return raised.value


@pytest.fixture
def failures(qtbot: QtBot) -> Iterator[Failures]:
    failures = Failures()
    failures.install()
    yield failures
    failures.remove()


@pytest.mark.expects_log("Boom")
@pytest.mark.no_qt_log
def test_a_fault_is_logged_and_told_once_and_the_window_stays(
    services: Services, theme: Theme, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    failures = Failures()
    window = make_window(services, theme, failures)
    qtbot.addWidget(window)
    window.show()
    name = "Rivera, Ana"
    error = caught(name)
    with answering("Go on") as asked:
        failures.take(Boom, error, error.__traceback__)
        failures.take(Boom, error, error.__traceback__)
        qtbot.waitUntil(lambda: bool(asked))
        qtbot.waitUntil(lambda: not window._failure_shown)
    assert len(asked) == 1
    assert name not in asked[0]
    assert name not in caplog.text
    assert "test_faults.py" in caplog.text
    assert window.isVisible()


def test_a_description_of_a_fault_holds_no_values() -> None:
    error = caught("Rivera, Ana")
    said = described(error)
    assert "Rivera" not in said
    assert "Boom" in said


@pytest.mark.expects_log("the screen is on fire")
@pytest.mark.no_qt_log
def test_what_qt_says_reaches_the_log(failures: Failures, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    qWarning("the screen is on fire")
    assert "the screen is on fire" in caplog.text
