"""What the hand waits for in the real window: a patient opened out of 10,000, and scrolling.

Opening ends when the week, its findings and the verdicts of the library are painted. The floor is
painting the window again. Scrolling tells the 95th percentile of a paint, with pictures: the list
of 10,000 exercises, and a week that is higher than the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec.structs import replace as with_values
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar

from designer.demo import demo_records
from designer.knowledge.library import Library
from designer.safety import Checker, load_rules
from resources.paths import folder, rules_folder
from tests.bench.caseload_clinic import varied
from tests.bench.timing import report, take_turns
from tests.gui.clinics import NOW, demo_services
from widgets.app import make_application, make_window
from widgets.design.design_page import DesignPage
from widgets.shell.faults.failures import Failures
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services
from widgets.theme.theme import Theme

MANY = 10_000
FRAMES = 400


def main() -> None:
    """Print the figures."""
    app = make_application()
    theme = Theme("light", app)
    theme.apply_to(app)
    theme.motion.set_mode("still")
    with TemporaryDirectory() as name:
        services = demo_services(Path(name))
        ids = _fill(services)
        library = _many(services.library)
        checker = Checker(library, load_rules(rules_folder(), library))
        services = replace(services, library=library, checker=checker)
        window = make_window(services, theme, Failures())
        window.resize(1366, 768)
        window.show()
        window.show_page("patients")
        _settle()
        _bench_opening(window, ids)
        window.workspace.open_patient(services.clinic.patients()[0].id)
        page = window.pages.page("design")
        assert isinstance(page, DesignPage)
        _settle()
        _scroll("the library of 10,000 exercises", page.library.list)
        board = page.board.findChild(QAbstractScrollArea)
        assert board is not None
        _scroll("a week of the board", board)


def _fill(services: Services) -> list[str]:
    """10,000 patients with programs and logs; the ids of some of them with a program."""
    base = tuple(demo_records(services.library, folder("demo"), NOW.date()))
    known = {patient.id for patient in services.clinic.patients()}
    ids = []
    for number in range(MANY - len(known)):
        record = varied(base, number, NOW.date())
        services.clinic.create(record)
        if record.programs and number % 50 == 0:
            ids.append(record.patient.id)
    return ids


def _many(library: Library) -> Library:
    """The library again and again, under other ids and names."""
    known = list(library.exercises.values())
    made = []
    for number in range(MANY - len(known)):
        one = known[number % len(known)]
        made.append(with_values(one, id=f"{one.id}-{number}", name=f"{one.name} {number}"))
    return library.with_exercises(made)


def _bench_opening(window: MainWindow, ids: list[str]) -> None:
    """From one patient to another on the Design page, each for the first time."""
    window.workspace.open_patient(ids[0])
    window.show_page("design")
    _settle()
    others = cycle(ids[1:])

    def switch() -> None:
        window.workspace.open_patient(next(others))
        QApplication.processEvents()
        window.repaint()

    contenders: dict[str, Callable[[], object]] = {"repaint": window.repaint, "open": switch}
    times = take_turns(contenders, 40, before=_settle)
    report(f"opening a patient out of {MANY} until everything is painted", times, "repaint")


def _scroll(what: str, view: QAbstractScrollArea) -> None:
    bar, times = view.verticalScrollBar(), []
    for step in range(FRAMES):
        _come(bar, step)
        start = perf_counter()
        view.viewport().repaint()
        times.append(perf_counter() - start)
        QApplication.processEvents()
    times.sort()
    p95 = times[int(len(times) * 0.95)]
    print(
        f"scrolling through {what}: a paint takes {median(times) * 1e3:.2f} ms, "
        f"at the 95th percentile {p95 * 1e3:.2f} ms"
    )


def _come(bar: QScrollBar, step: int) -> None:
    """Down like a hand on the wheel, and around again at the end."""
    bar.setValue(step * 60 % max(1, bar.maximum()))


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


if __name__ == "__main__":
    main()
