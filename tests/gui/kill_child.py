"""The real program in a process of its own: edits without end, or tells what it finds at its start.

    python -m tests.gui.kill_child FOLDER edit|look

``edit`` prints the number of each edit once the status line says that all is saved; its parent
kills it at some moment. ``look`` prints the open patient's note, the page and the quiet line, and
closes.
"""

import sys
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from designer.demo import build_demo_clinic
from designer.store.clinic import open_clinic
from resources.paths import folder
from templates.catalogue import load_catalogue
from templates.clinic_templates import ClinicTemplates
from tests.gui.clinics import NOW, checker, library
from widgets.app import run
from widgets.sharing.news_bar import NewsBar
from widgets.shell.main_window import MainWindow
from widgets.state.autosave import SaveState
from widgets.state.services import Services


def services(home: Path) -> Services:
    clinic = open_clinic(home / "clinic", actor="J. Ortiz")
    if not clinic.patients():
        build_demo_clinic(clinic, library(), folder("demo"), NOW.date())
    return Services(
        clinic=clinic,
        library=library(),
        checker=checker(),
        templates=ClinicTemplates(load_catalogue(library()), clinic),
        now=lambda: NOW,
        new_id=lambda: "none",
        layout_file=home / "layout.ini",
    )


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Editor:
    """Edits the open patient's note as fast as the event loop turns."""

    def __init__(self, window: MainWindow) -> None:
        self._workspace = window.workspace
        self._number = 0
        patients = self._workspace.services.clinic.patients()
        self._document = self._workspace.open_patient(patients[1].id)
        window.show_page("progress")
        self._workspace.save_state_changed.connect(self._tell)
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._edit)
        self._timer.start()

    def _edit(self) -> None:
        self._number += 1
        record = self._document.record
        noted = replace(record.patient, notes=str(self._number))
        self._document.change(replace(record, patient=noted), "Edit intake")

    def _tell(self, state: SaveState, _reason: str) -> None:
        if state is SaveState.SAVED:
            say(self._document.record.patient.notes)


def look(window: MainWindow) -> None:
    document = window.workspace.document
    bar = window.findChild(NewsBar)
    said = bar.text.text() if bar is not None and bar.isVisible() else ""
    note = document.record.patient.notes if document is not None else "nobody"
    say(f"{note}|{window.pages.name}|{said}")
    window.close()


def when_filled(wish: str, kept: list[object]) -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, MainWindow) and hasattr(widget, "workspace"):
            if wish == "edit":
                kept.append(Editor(widget))
            else:
                QTimer.singleShot(0, widget, partial(look, widget))
            return
    QTimer.singleShot(20, lambda: when_filled(wish, kept))


def main() -> int:
    home, wish = Path(sys.argv[1]), sys.argv[2]
    kept: list[object] = []

    def make() -> Services:
        QTimer.singleShot(50, lambda: when_filled(wish, kept))
        return services(home)

    return run(make, None, home / "layout.ini")


if __name__ == "__main__":
    sys.exit(main())
