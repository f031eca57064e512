"""The real window on a prepared clinic, for a test that drags with a real mouse.

Run as a program: ``python -m tests.gui.drag_driver FOLDER``. Again and again it writes to
``FOLDER/state.json`` where things are on the screen and what stands in the week; it ends when
``FOLDER/quit`` appears.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

from designer.safety import Checker, load_rules
from designer.store.clinic import open_clinic
from resources.paths import rules_folder
from tests.gui import builders
from widgets.app import make_application, make_window
from widgets.design.design_page import DesignPage
from widgets.design.steps import Target
from widgets.shell.faults.failures import Failures
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services
from widgets.theme.theme import Theme

DRAGGED = ("breath-reset", "heel-slide")


def main(folder: Path) -> int:
    """Open the window and report until told to quit."""
    app = make_application()
    theme = Theme("light")
    theme.apply_to(app)
    window = make_window(services(folder), theme, Failures(app))
    window.workspace.create_patient(builders.record(builders.week()))
    window.show_page("design")
    window.showMaximized()
    timer = QTimer(window)
    timer.timeout.connect(lambda: tick(window, folder))
    timer.start(50)
    return app.exec()


def services(folder: Path) -> Services:
    """Real rules and a real store in the folder."""
    usual = builders.services(folder)
    library = builders.library()
    return Services(
        clinic=open_clinic(folder / "clinic"),
        library=library,
        checker=Checker(library, load_rules(rules_folder(), library)),
        templates=usual.templates,
        now=usual.now,
        new_id=usual.new_id,
        layout_file=usual.layout_file,
    )


def tick(window: MainWindow, folder: Path) -> None:
    """Write the state, or close when asked to."""
    if (folder / "quit").exists():
        window.close()
        return
    pages = window.findChildren(DesignPage)
    if not pages or not pages[0].isVisible():
        return
    fresh = folder / "state.new"
    fresh.write_text(json.dumps(state(pages[0])), encoding="utf-8")
    fresh.replace(folder / "state.json")


def state(page: DesignPage) -> dict[str, object]:
    """Where things are, in pixels of the screen, and what stands in the week."""
    document = page.board.document
    assert document is not None
    canvas = page.board.canvas
    exercises = {}
    for exercise_id in DRAGGED:
        row = page.library.model.row_of(exercise_id)
        if row is not None:
            rect = page.library.list.visualRect(page.library.model.index(row))
            exercises[exercise_id] = on_screen(page.library.list.viewport(), rect.center())
    cards = {}
    for _, placement in document.week.placements():
        found = canvas.cell_of(placement.id)
        if found is not None:
            cell, row = found
            middle = cell.visualRect(cell.lane_model.index(row)).center()
            cards[placement.id] = on_screen(cell.viewport(), middle)
    return {
        "exercises": exercises,
        "days": [on_screen(canvas, page.board.point_for(Target(day))) for day in range(7)],
        "library": on_screen(page.library, page.library.rect().center()),
        "cards": cards,
        "week": [[[p.exercise_id, p.id] for p in day.placements] for day in document.week.days],
        "hints": [header.hint is not None for header in page.board.headers],
        "findings": [one.finding.rule_id for one in page.findings.cards() if one.finding],
    }


def on_screen(widget: QWidget, point: QPoint) -> list[int]:
    at = widget.mapToGlobal(point)
    return [at.x(), at.y()]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
