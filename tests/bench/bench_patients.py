"""The patient list at 10,000 patients: a key in the search until painted, scrolling, sorting.

The peer is what Qt's own tutorials build: the same model behind a QSortFilterProxyModel that looks
for the typed text in name, number, birth date and diagnosis. The floor is painting the list again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count, cycle
from random import Random
from statistics import median
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel
from PySide6.QtWidgets import QApplication, QTableView

from designer.knowledge.library import load_library
from designer.lookalikes import look_alikes
from designer.store.summary import PatientSummary, WeekRun
from resources.paths import knowledge_folder
from tests.bench.timing import report, take_turns
from widgets.patients.patient_columns import Column
from widgets.patients.patient_model import PatientModel, Role
from widgets.patients.patient_table import PatientTable
from widgets.theme.theme import Theme

MANY = 10_000
TODAY = date(2026, 3, 4)
LIBRARY = load_library(knowledge_folder())
FAMILY = (
    "Rivera",
    "Abel",
    "Moss",
    "Zimmer",
    "Okafor",
    "Nguyen",
    "Šimánková",
    "O'Neil",
    "Lindqvist",
)
GIVEN = ("Ana", "José", "Kate", "Ruth", "Li", "Per", "Zoë", "Maximilian", "Aoife", "Tariq")
TYPED = ("r", "ri", "riv", "rive", "river", "rivera", "rivera, a", "", "0", "00", "004", "0042", "")
MISTYPED = ("lindqvits", "maximilain", "zimmre")


def main() -> None:
    """Print the figures."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme("light")
    theme.apply_to(app)
    everyone = patients(MANY)
    _bench_reading(everyone)
    _bench_keys(everyone, theme)
    _bench_paint(everyone, theme)
    _bench_look_alikes(everyone)


def patients(many: int) -> Sequence[PatientSummary]:
    """Invented patients by name, as the clinic gives them."""
    rng = Random(4)
    diagnoses = tuple(LIBRARY.diagnoses)
    made = [
        PatientSummary.of(
            id=str(UUID(int=number)),
            name=f"{rng.choice(FAMILY)}-{rng.choice(FAMILY)}, {rng.choice(GIVEN)}",
            mrn=f"{number:06}",
            birth_date=date(1940, 1, 1) + timedelta(days=rng.randrange(25_000)),
            diagnoses=tuple(rng.sample(diagnoses, rng.randrange(4))),
            last_change=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number),
            invented=False,
            archived=number % 10 == 0,
            last_log=TODAY - timedelta(days=rng.randrange(400)) if number % 3 else None,
            last_print=TODAY - timedelta(days=rng.randrange(400)) if number % 4 else None,
            course=(WeekRun(TODAY - timedelta(days=rng.randrange(90)), 12),),
        )
        for number in range(many)
    ]
    return sorted(made, key=lambda patient: patient.order)


def _model(everyone: Sequence[PatientSummary]) -> PatientModel:
    model = PatientModel(LIBRARY.diagnoses, lambda: TODAY)
    model.show_patients(everyone)
    while model.get_ready():
        pass
    return model


def _settle(view: QTableView) -> None:
    view.resize(680, 640)
    view.show()
    for _ in range(5):
        QApplication.processEvents()


class _Proxy(QSortFilterProxyModel):
    """Looks for the text in name and details, row by row."""

    text = ""

    def filterAcceptsRow(  # noqa: N802  # Qt names it
        self, row: int, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        words = f"{index.data(Role.NAME)} {index.data(Role.DETAILS)}".casefold()
        return all(word in words for word in self.text.split())

    def search(self, text: str) -> None:
        self.text = text.casefold()
        self.invalidateRowsFilter()


def _bench_reading(everyone: Sequence[PatientSummary]) -> None:
    ways = cycle(Column)
    model = _model(everyone)

    def take() -> None:
        model.show_patients(everyone)

    def fold() -> None:
        _model(everyone)

    def sort() -> None:
        model.sort(next(ways))

    times = take_turns({"take in again": take, "first time": fold, "sort by a column": sort}, 20)
    report(f"taking in and sorting {MANY} patients", times, "take in again")


def _bench_keys(everyone: Sequence[PatientSummary], theme: Theme) -> None:
    ours, theirs = _model(everyone), _model(everyone)
    view, other = PatientTable(ours, theme), PatientTable(theirs, theme)
    proxy = _Proxy()
    proxy.setSourceModel(theirs)
    other.setModel(proxy)
    for table in (view, other):
        _settle(table)
    typed, typed_too = cycle(TYPED), cycle(TYPED)
    wrong = (f"{text}{number}"[:-1] for number in count() for text in MISTYPED)

    def key() -> None:
        ours.search(next(typed))
        QApplication.processEvents()
        view.viewport().repaint()

    def key_by_proxy() -> None:
        proxy.search(next(typed_too))
        QApplication.processEvents()
        other.viewport().repaint()

    def mistyped_key() -> None:
        ours.search(next(wrong))
        QApplication.processEvents()
        view.viewport().repaint()

    contenders = {
        "repaint": view.viewport().repaint,
        "key": key,
        "key, mistyped": mistyped_key,
        "key, QSortFilterProxyModel": key_by_proxy,
    }
    report(f"a key over {MANY} patients until painted", take_turns(contenders, 52), "repaint")
    for table in (view, other):
        table.hide()


def _bench_paint(everyone: Sequence[PatientSummary], theme: Theme) -> None:
    view = PatientTable(_model(everyone), theme)
    _settle(view)
    bar, times = view.verticalScrollBar(), []
    for step in range(400):
        bar.setValue(step * (bar.maximum() // 400) + step % 60)
        start = perf_counter()
        view.viewport().repaint()
        times.append(perf_counter() - start)
    times.sort()
    p95 = times[int(len(times) * 0.95)]
    print(
        f"scrolling through {MANY} patients: a paint takes {median(times) * 1e3:.2f} ms, "
        f"at the 95th percentile {p95 * 1e3:.2f} ms"
    )
    view.hide()


def _bench_look_alikes(everyone: Sequence[PatientSummary]) -> None:
    names = cycle(("Rivera-Moss, Ana", "Zimmer-Abel, Jose", "Unlike, Anybody"))

    def compare() -> None:
        list(look_alikes(next(names), "123456", everyone))

    times = take_turns({"compare": compare}, 12)
    report(f"looking for look-alikes among {MANY}", times, "compare")
