"""What holds for every test: no screen, nothing of the user's touched, no complaint unnoticed."""

from __future__ import annotations

import faulthandler
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from hypothesis import HealthCheck, settings

# Before anything imports Qt. A test that needs a real screen starts a process of its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How fast this machine is today says nothing about the program, so no test fails by the clock.
# On CI the same commit must give the same result; elsewhere every run tries new examples.
settings.register_profile(
    "project",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Go on watching for a hang: pytest itself stops as soon as a test has failed."""
    _tell_a_hang(item.config, item.config.stash[fault_handler_stderr_fd_key])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Watch the end of the process, which waits for threads that were left at work."""
    if not hasattr(config, "workerinput"):  # xdist waits with its workers, and then ends them
        _tell_a_hang(config, 2)


def _tell_a_hang(config: pytest.Config, file: int) -> None:
    """Print where every thread is, and give up, unless all is over in the usual time."""
    after_s = float(config.getini("faulthandler_timeout"))
    if after_s:
        faulthandler.dump_traceback_later(after_s, file=file, exit=True)


@pytest.fixture(scope="session", autouse=True)
def no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the tests an empty home folder, so that none finds or changes the user's own clinic."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield home


@pytest.fixture(autouse=True)
def no_stray_log_records(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test that logs a warning or worse, except what its `expects_log` markers announce."""
    yield
    patterns = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    messages = [
        f"{record.name}: {record.levelname}: {record.getMessage()}"
        for when in ("setup", "call", "teardown")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    stray = [text for text in messages if not any(re.search(p, text) for p in patterns)]
    silent = [p for p in patterns if not any(re.search(p, text) for text in messages)]
    if stray:
        pytest.fail("logged without being expected:\n" + "\n".join(stray), pytrace=False)
    if silent:
        pytest.fail("expected in the log, but absent:\n" + "\n".join(silent), pytrace=False)
