"""From the hand to the screen on the design page: a drop, and a key in the library's search.

A drop ends when the card, the findings and the marks are painted. Its floor is a plain QListWidget
that takes one item more and paints it; a key's floor is painting the same list again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace as with_fields
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListWidget

from designer.model.exercise import Exercise
from designer.model.patient import Patient
from designer.safety import Checker, load_rules
from resources.paths import folder as figures_folder
from resources.paths import rules_folder
from tests.bench.timing import report, take_turns
from tests.gui import builders
from widgets.design.design_page import DesignPage
from widgets.design.dose.dose_fields import NumberField
from widgets.design.dropping import COPY, drop_exercise, hover, let_go
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.library.library_panel import LibraryPanel
from widgets.design.mime import exercise_mime
from widgets.design.steps import Target
from widgets.state.workspace import Workspace
from widgets.theme.theme import Theme

MANY = 10_000
TYPED = ("d", "de", "dea", "dead", "dead ", "dead b", "", "p", "pl", "pla", "plank", "")


def main() -> None:
    """Print the figures."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with TemporaryDirectory() as folder:
        workspace = _workspace(Path(folder))
        workspace.theme.apply_to(app)
        page = DesignPage(workspace)
        page.resize(1366, 700)
        _settle(page)
        while workspace.figures.is_waited_for:
            QApplication.processEvents()
        _bench_drop(page)
        _bench_hover(page)
        _bench_hand(page)
        _bench_drag(page)
        page.hide()
        workspace.close_patient()
    _bench_search(Theme())


def _workspace(folder: Path) -> Workspace:
    """A full week (T-04) of a patient with a disc-related pain, judged by the real rules."""
    rules = load_rules(rules_folder(), builders.library())
    patient = Patient(
        id=builders.PATIENT_ID,
        diagnoses=("disc-related-pain",),
        irritability="low",
        onset_date=date(2026, 2, 1),
    )
    record = builders.record(builders.template_week("T-04"), patient=patient)
    services = builders.services(folder, Checker(builders.library(), rules))
    workspace = Workspace(replace(services, figures_folder=figures_folder("figures")))
    workspace.create_patient(record)
    return workspace


def _settle(widget: DesignPage | LibraryPanel | QListWidget) -> None:
    widget.show()
    for _ in range(5):
        QApplication.processEvents()


def _bench_drop(page: DesignPage) -> None:
    exercises = cycle(("dead-bug", "sit-up-full", "suitcase-carry"))
    drags = cycle([(exercise_mime(next(exercises)), Target(day)) for day in range(7)])
    now = next(drags)
    document = page.board.document
    assert document is not None
    plain = QListWidget()
    plain.resize(300, 700)
    plain.addItems([str(number) for number in range(40)])
    _settle(plain)

    def drop() -> None:
        let_go(page.board, *now, COPY)
        QApplication.processEvents()

    def append() -> None:
        plain.addItem("Dead bug")
        plain.scrollToBottom()
        QApplication.processEvents()

    def drag_over() -> None:
        """A fresh week, and the pointer above a day: what lies before the drop is not timed."""
        nonlocal now
        while document.undo_stack.canUndo():
            document.undo_stack.undo()
        now = next(drags)
        hover(page.board, *now, COPY)
        for _ in range(3):
            QApplication.processEvents()

    times = take_turns(
        {"QListWidget append": append, "drop to findings": drop}, 60, before=drag_over
    )
    report("drop on a full week until everything is painted", times, "QListWidget append")


def _bench_hover(page: DesignPage) -> None:
    """What the seven days say when a drag begins: worked out once for each drag."""

    def hints() -> None:
        page.board.show_hints_for(exercise_mime("sit-up-full"))
        page.repaint()

    def paint() -> None:
        page.repaint()

    times = take_turns({"repaint": paint, "hints": hints}, 30, before=page.board.drops.end)
    report("seven previews when a drag begins", times, "repaint")


def _bench_hand(page: DesignPage) -> None:
    """Other answers to a hand, each until painted: on a full week, with a card chosen."""
    document = page.board.document
    assert document is not None
    days = cycle(range(7))

    def ready() -> None:
        """Something to undo and something to redo; the dose of a card is shown."""
        while document.undo_stack.canUndo():
            document.undo_stack.undo()
        for exercise_id in ("dead-bug", "bird-dog"):
            drop_exercise(page.board, exercise_id, Target(next(days)))
        document.undo_stack.undo()
        page.board.selection.select([document.week.days[0].placements[0].id])
        page.board.selection.focus()
        for _ in range(3):
            QApplication.processEvents()

    def step_dose() -> None:
        form = page.dose.form
        assert form is not None
        field = next(one for one in form.fields.values() if isinstance(one, NumberField))
        field.step(1)
        QApplication.processEvents()

    def undo() -> None:
        document.undo_stack.undo()
        QApplication.processEvents()

    def redo() -> None:
        document.undo_stack.redo()
        QApplication.processEvents()

    def press(key: Qt.Key) -> None:
        cell = page.board.selection.current_cell
        nothing = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(cell, QKeyEvent(QEvent.Type.KeyPress, key, nothing))
        QApplication.processEvents()

    contenders: dict[str, Callable[[], object]] = {
        "repaint": page.repaint,
        "a dose one step up": step_dose,
        "undo": undo,
        "redo": redo,
        "arrow to the next card": lambda: press(Qt.Key.Key_Down),
        "arrow to the next day": lambda: press(Qt.Key.Key_Right),
        "delete": lambda: press(Qt.Key.Key_Delete),
    }
    times = take_turns(contenders, 30, before=ready)
    report("a full week: from a key or a button until everything is painted", times, "repaint")


def _bench_drag(page: DesignPage) -> None:
    """The pointer goes on to another day while it drags, and over the cards with nothing in it."""
    mime = exercise_mime("sit-up-full")
    targets = cycle([Target(day) for day in range(7)])
    cells = [cell for cell in page.board.canvas.cells.values() if cell.lane_model.rowCount()]
    under = cycle(cells)

    def drag_on() -> None:
        hover(page.board, mime, next(targets), COPY)
        QApplication.processEvents()

    def pass_over() -> None:
        cell = next(under)
        at = QPointF(cell.visualRect(cell.lane_model.index(0)).center())
        there = cell.viewport().mapToGlobal(at)
        none = Qt.MouseButton.NoButton
        keys = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(
            cell.viewport(), QMouseEvent(QEvent.Type.MouseMove, at, there, none, none, keys)
        )
        QApplication.processEvents()

    drag_on()
    contenders: dict[str, Callable[[], object]] = {"repaint": page.repaint, "dragged": drag_on}
    report("a drag goes on to another day", take_turns(contenders, 60), "repaint")
    page.board.drops.end()
    contenders = {"repaint": page.repaint, "pointer over a card": pass_over}
    report("the pointer passes over cards", take_turns(contenders, 60), "repaint")


def _bench_search(theme: Theme) -> None:
    for size in (len(builders.library().exercises), MANY):
        panel = LibraryPanel(ExerciseCards(_exercises(size)), theme)
        panel.resize(280, 700)
        _settle(panel)
        typed = cycle(TYPED)
        contenders: dict[str, Callable[[], object]] = {
            "repaint": panel.list.viewport().repaint,
            "key to repaint": lambda panel=panel, typed=typed: _type(panel, next(typed)),  # type: ignore[misc]
        }
        times = take_turns(contenders, 120)
        report(f"key in the search over {size} exercises until painted", times, "repaint")
        panel.hide()


def _type(panel: LibraryPanel, text: str) -> None:
    panel.search.setText(text)
    QApplication.processEvents()


def _exercises(size: int) -> list[Exercise]:
    """The library again and again, under other ids and names."""
    known = list(builders.library().exercises.values())
    numbers = count()
    made = list(known)
    while len(made) < size:
        number = next(numbers)
        one = known[number % len(known)]
        made.append(with_fields(one, id=f"{one.id}-{number}", name=f"{one.name} {number}"))
    return made[:size]
