"""The tour: the whole main job on the demonstration clinic, through the real windows, unseen.

It takes in an invented patient, drops exercises on the board, replaces what the rules block, saves
the handout, logs a session, saves the charts, opens everything again and compares; and it takes
pictures of every page. Whatever goes wrong ends it with a TourError.
"""

import dataclasses
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from designer.text import Texts
from widgets.app import make_application, make_window
from widgets.shell.faults.failures import Failures
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services
from widgets.theme.theme import Theme
from widgets.touring.errors import TourError
from widgets.touring.main_job import MainJob
from widgets.touring.screens import take_screens
from widgets.touring.waiting import settle

MakeDemonstration = Callable[[Path], Services]


def run_tour(
    folder: Path, make_demonstration: MakeDemonstration, words: Texts, *, screens_only: bool = False
) -> list[Path]:
    """Take the tour, tell what is done on standard output; the files written into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="home-program-tour-") as name, _watching():
        tour = _Tour(Path(name), make_demonstration, words)
        made = [] if screens_only else tour.main_job(folder)
        made += tour.screens(folder / "screens")
    return made


class _Tour:
    """One application and, after each other, windows on one clinic in a temporary folder."""

    def __init__(self, data: Path, make_demonstration: MakeDemonstration, words: Texts) -> None:
        self._data, self._words = data, words
        self._make_demonstration = make_demonstration
        present = QApplication.instance()
        self._app = present if isinstance(present, QApplication) else make_application()
        self._theme = Theme("light", self._app)
        self._theme.apply_to(self._app)
        self._theme.motion.set_mode("still")  # or a picture would depend on the moment

    def main_job(self, folder: Path) -> list[Path]:
        """From a new patient to the handout; then everything again after a new start."""
        with self._window() as window:
            job = MainJob(window, folder, say, self._words)
            made = job.run()
            before = job.record()
        with self._window() as window:
            after = window.workspace.open_patient(before.patient.id).record
            if after != before:
                raise TourError("After closing and opening again the record is another one.")
            say(self._words("said.tour.same"))
        return made

    def screens(self, folder: Path) -> list[Path]:
        """Pictures of every page in two sizes, light and dark."""
        with self._window() as window:
            made = take_screens(window, self._theme, folder)
        say(self._words("said.tour.pictures", n=len(made)))
        return made

    @contextmanager
    def _window(self) -> Iterator[MainWindow]:
        """A window on the clinic, opened anew and closed with everything saved."""
        services = self._make_demonstration(self._data / "clinic")
        layout = self._data / "layout.ini"  # never the user's own
        services = dataclasses.replace(services, layout_file=layout)
        window = make_window(services, self._theme, Failures())
        window.show()
        settle()
        yield window
        if not window.close():
            raise TourError("The window did not close: something was not saved.")
        window.deleteLater()
        settle()


def say(text: str) -> None:
    """One line about what was done."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


@contextmanager
def _watching() -> Iterator[None]:
    """Let no exception in a slot and no complaint of Qt pass unnoticed."""
    errors: list[BaseException] = []
    complaints: list[str] = []
    before = sys.excepthook
    sys.excepthook = lambda _kind, error, _trace: errors.append(error)
    qInstallMessageHandler(_complaint_into(complaints))
    try:
        yield
    finally:
        sys.excepthook = before
        qInstallMessageHandler(None)
    if errors:
        raise TourError(f"Something went wrong in a window: {errors[0]!r}") from errors[0]
    if complaints:
        raise TourError(f"Qt complained: {complaints[0]}")


def _complaint_into(
    complaints: list[str],
) -> Callable[[QtMsgType, QMessageLogContext, str], None]:
    def take(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        # The offscreen platform says so of every window with a least size.
        if kind is not QtMsgType.QtDebugMsg and "propagateSizeHints" not in message:
            complaints.append(message)

    return take
