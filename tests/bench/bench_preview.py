"""From a change to the preview that shows it, in the real window: the week, and a long booklet.

A change of one dose touches a page or two; a change of the patient's name touches the foot of
every page. What counts ends when the pages in view are painted; a long handout goes on drawing
those behind. The floor is painting the window again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace as with_values
from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.edits.edits import ChangeDose
from tests.bench.timing import report, take_turns
from tests.gui.clinics import demo_services
from widgets.app import make_application, make_window
from widgets.handout.handout_page import HandoutPage
from widgets.shell.faults.failures import Failures
from widgets.shell.main_window import MainWindow
from widgets.theme.theme import Theme

ROUNDS = 25
SETTLED_MS = 4000


def main() -> None:
    """Print the figures."""
    app = make_application()
    theme = Theme("light", app)
    theme.apply_to(app)
    theme.motion.set_mode("still")
    with TemporaryDirectory() as name:
        here = Path(name) / "workstation"
        here.mkdir()
        services = demo_services(here)
        window = make_window(services, theme, Failures())
        window.resize(1366, 768)
        window.show()
        window.workspace.open_patient(services.clinic.patients()[0].id)
        window.show_page("handout")
        page = window.pages.page("handout")
        assert isinstance(page, HandoutPage)
        QTest.qWait(SETTLED_MS)  # what the window prepares while nobody waits
        for layout in ("week", "booklet"):
            _bench(window, page, layout)


def _bench(window: MainWindow, page: HandoutPage, layout: str) -> None:
    page.options.look.set_choices(replace(page.options.look.choices, layout=layout))
    page.options.changed.emit()
    _wait_for_all(page)
    assert page.shown is not None
    pages = len(page.shown.pages)
    numbers = count(1)

    seen: list[object] = []  # each time that pages are shown
    page._renderer.begun.connect(lambda *_: seen.append("begun"))
    page._renderer.rendered.connect(lambda *_: seen.append("rendered"))

    def dose() -> None:
        _change_dose(window, 4 + next(numbers) % 5)
        _wait(seen)
        page.repaint()

    def name() -> None:
        _change_name(window, f"Example {next(numbers)}, Aaron")
        _wait(seen)
        page.repaint()

    def file() -> None:
        _change_dose(window, 4 + next(numbers) % 5)
        _wait_for_all(page)

    contenders: dict[str, Callable[[], object]] = {
        "repaint": page.repaint,
        "another dose": dose,
        "another name": name,
        "another dose, all pages and the file": file,
    }
    times = take_turns(contenders, ROUNDS, before=lambda: _wait_for_all(page))
    report(f"{layout}, {pages} pages: until the pages in view are painted", times, "repaint")


def _change_dose(window: MainWindow, reps: int) -> None:
    """Of the first exercise of the week, on all its days."""
    document = window.workspace.document
    assert document is not None
    placements = [placement for day in document.week.days for placement in day.placements]
    same = [p for p in placements if p.exercise_id == placements[0].exercise_id]
    dose = with_values(same[0].dose, reps=reps)
    edit = ChangeDose(placement_ids=tuple(p.id for p in same), dose=dose)
    document.do(edit, "Change the dose")


def _change_name(window: MainWindow, name: str) -> None:
    document = window.workspace.document
    assert document is not None
    patient = document.record.patient
    named = with_values(patient, identifiers=with_values(patient.identifiers, name=name))
    document.change(with_values(document.record, patient=named), "Change the name")


def _wait(seen: list[object]) -> None:
    """Until the preview shows other pages."""
    known = len(seen)
    while len(seen) == known:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def _wait_for_all(page: HandoutPage) -> None:
    """Until the pages behind are drawn, too."""
    for _ in range(3):
        QApplication.processEvents()
    while page._renderer._busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


if __name__ == "__main__":
    main()
