"""A thousand markers in a patient's record; faults everywhere; none of them in log or report."""

from __future__ import annotations

import faulthandler
import logging
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from msgspec.structs import replace
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from designer.files.errors import Problem, ProgramFileError
from designer.model.log import SessionLog
from designer.model.patient import Identifiers
from designer.model.program import Program, ProgramWeek
from designer.model.record import Override, PatientRecord
from designer.model.week import Day, Placement, Week
from designer.output import OutputError, write_whole
from designer.store.clinic import Clinic
from tests.gui.hands import Looking
from tests.gui.helpers import NOW, answering, patient
from widgets.app import make_window, without_data
from widgets.shell.faults.failures import Failures
from widgets.shell.faults.fault_dialog import FaultDialog
from widgets.shell.faults.fault_report import fault_report
from widgets.shell.main_window import MainWindow
from widgets.state.document import RecordDocument
from widgets.state.services import Services
from widgets.theme.theme import Theme

MARKERS = [f"Marker{number:04}Q" for number in range(1000)]


def marked() -> PatientRecord:
    """A record with a marker in every place where somebody types."""
    left = iter(MARKERS)
    someone = patient(
        identifiers=Identifiers(name=next(left), mrn=next(left)),
        goals=tuple(next(left) for _ in range(20)),
        notes=" ".join(next(left) for _ in range(100)),
        therapist=next(left),
    )
    cards = tuple(
        Placement(id=f"p{number}", exercise_id="dead-bug", note=next(left)) for number in range(7)
    )
    week = Week().with_day(0, Day(placements=cards))
    overrides = tuple(
        Override(
            id=f"o{n}", rule_id="R-001", exercise_id="", who=next(left), when=NOW, why=next(left)
        )
        for n in range(50)
    )
    sessions = tuple(
        SessionLog(id=f"s{number}", at=NOW - timedelta(hours=number), note=text)
        for number, text in enumerate(left)
    )
    programs = (Program(id="course", weeks=(ProgramWeek(week=week),)),)
    return PatientRecord(patient=someone, programs=programs, sessions=sessions, overrides=overrides)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The program's own log file, as it is written outside of tests."""
    file = tmp_path / "program.log"
    handler = without_data(logging.FileHandler(file, encoding="utf-8"))
    logging.getLogger().addHandler(handler)
    yield file
    logging.getLogger().removeHandler(handler)
    handler.close()


@pytest.fixture
def crashes_told(pytestconfig: pytest.Config) -> Iterator[None]:
    """The program tells of crashes in its own file; afterwards the tests do again."""
    yield
    faulthandler.enable(pytestconfig.stash[fault_handler_stderr_fd_key])


@pytest.fixture
def failures(tmp_path: Path, crashes_told: None) -> Iterator[Failures]:
    failures = Failures()
    failures.install(tmp_path / "fatal.txt")
    yield failures
    failures.remove()


@pytest.fixture
def window(
    services: Services, theme: Theme, failures: Failures, qtbot: QtBot
) -> Iterator[MainWindow]:
    services.clinic.create(marked())
    window = make_window(services, theme, failures)
    window.show()
    window.workspace.open_patient(patient().id)
    yield window
    window.workspace.give_up()
    window.pages.close_pages()
    window.deleteLater()


@pytest.fixture
def going_on() -> Iterator[None]:
    """Somebody answers every dialog that comes up, and stops when the test does, however it ends:
    a timer that is left running would close the dialogs of later tests.
    """
    looking = Looking(press_go_on)
    looking.start()
    yield
    looking.stop()


def raises(error: BaseException) -> None:
    """Raise an error with another one behind it."""
    raise error from LookupError(error.args)


def refused_file() -> ProgramFileError:
    return ProgramFileError(f"{MARKERS[3]}.json", (Problem("", "it is not readable"),))


class Broken:
    """Fails while it is taken down, where Python can only report."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __del__(self) -> None:
        raises(ValueError(self.text))


@pytest.mark.expects_log("(?s).")
@pytest.mark.no_qt_log
def test_no_marker_reaches_log_or_report_whatever_fails(  # noqa: PLR0915 - one fault after the other
    window: MainWindow,
    failures: Failures,
    log: Path,
    going_on: None,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = window.workspace.document
    assert document is not None
    record = document.record
    everything = " ".join(MARKERS)
    noticed: list[str] = []
    failures.failed.connect(noticed.append)

    # Every command of the window, with a document that fails on whatever is asked of it.
    with monkeypatch.context() as patch:
        for name in ("change", "do", "show_week", "note_print", "recheck", "preview"):
            patch.setattr(RecordDocument, name, lambda *_, **__: raises(KeyError(repr(record))))
        patch.setattr(Clinic, "library", lambda _self: raises(RuntimeError(repr(record))))
        patch.setattr(Clinic, "patients", lambda _self: raises(RuntimeError(repr(record))))
        asking = "widgets.shell.program_files.QFileDialog.get{}FileName"
        for kind in ("Open", "Save"):
            patch.setattr(asking.format(kind), lambda *_: raises(OSError(2, "none", MARKERS[0])))
        for action in commands(window):
            action.trigger()
            QApplication.processEvents()
        for name in ("design", "progress", "handout", "library", "patients"):
            window.workspace.page_requested.emit(name)
            QApplication.processEvents()

    # What comes from elsewhere: slots, threads, the last breath of an object, Qt itself.
    QTimer.singleShot(0, lambda: raises(ValueError(everything)))
    other = threading.Thread(target=raises, args=(ValueError(everything),))
    other.start()
    other.join()
    Broken(everything)
    qWarning(f'QFile: cannot open "{MARKERS[1]}" and /home/x/{MARKERS[2]}.pdf')
    QTimer.singleShot(0, lambda: raises(refused_file()))
    with pytest.raises(OutputError) as refused:
        write_whole(tmp_path / MARKERS[4] / "x.pdf", b"")
    QTimer.singleShot(0, lambda: raises(refused.value))
    try:
        raises(ValueError(everything))
    except ValueError:
        logging.getLogger("widgets").exception("The handout could not be drawn.")
    qtbot.waitUntil(lambda: len(noticed) > 5)

    # Saving that fails in an unforeseen way, and saving that is refused.
    monkeypatch.setattr(Clinic, "save", lambda *_: raises(KeyError(repr(record))))
    after = replace(record.patient, notes=everything[:9000])
    document.change(replace(record, patient=after), "Edit intake")
    qtbot.waitUntil(lambda: window.workspace.saving_error is not None)
    monkeypatch.undo()
    window.workspace.retry_saving()
    qtbot.waitUntil(lambda: window.workspace.saving_error is None)
    faulthandler.dump_traceback(failures._fatal._file or 2, all_threads=True)
    qtbot.waitUntil(lambda: not window._failure_shown)

    report = fault_report(failures.faults())
    logged = log.read_text("utf-8")
    fatal = (tmp_path / "fatal.txt").read_text("utf-8")
    assert "test_fault_reports.py" in logged
    assert "ValueError" in report
    assert "because of builtins.LookupError" in report
    assert "most recent call first" in fatal
    leaked = [marker for marker in MARKERS if marker in logged + report + fatal]
    assert leaked == []
    assert window.isVisible()
    assert document.record.patient.notes == everything[:9000]


def commands(window: MainWindow) -> list[QAction]:
    """Every command of the menus but those that end the window."""
    actions = window.actions_
    leave_out = {actions.quit, actions.close_patient, actions.demonstration}
    held = [one for one in vars(actions).values() if isinstance(one, QAction)]
    return [one for one in held if one not in leave_out]


def press_go_on(dialog: QWidget) -> None:
    button = next((b for b in dialog.findChildren(QPushButton) if b.text() == "Go on"), None)
    if button is not None:
        button.click()
    else:
        dialog.close()


def test_a_run_that_ended_for_good_is_told_at_the_next_start(
    tmp_path: Path, crashes_told: None
) -> None:
    file = tmp_path / "fatal.txt"
    file.write_text("Fatal Python error: Segmentation fault\n  File x, line 3\n", "utf-8")
    failures = Failures()
    failures.install(file)
    try:
        assert "Segmentation fault" in failures.fatal_before
        assert "Segmentation fault" in fault_report(failures.faults())
        assert file.read_text("utf-8") == ""
    finally:
        failures.remove()


def test_the_report_can_be_read_copied_and_saved(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = FaultDialog("That did not work", "A sentence.", "the report")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_report.click()
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert text.isVisible()
    dialog.copy.click()
    assert QApplication.clipboard().text() == "the report"
    file = tmp_path / "report.txt"
    chosen = "widgets.shell.faults.fault_dialog.QFileDialog.getSaveFileName"
    monkeypatch.setattr(chosen, lambda *_: (str(file), ""))
    dialog.save.click()
    assert file.read_text("utf-8") == "the report"
    monkeypatch.setattr(chosen, lambda *_: (str(tmp_path / "none" / "x"), ""))
    with answering("Close") as asked:
        dialog.save.click()
    assert "not saved" in asked[0]
