"""An admin's day in the real window: exercise, template, review, stricter rule, pack."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from designer.store.clinic import open_clinic
from designer.store.library import ClinicLibrary
from resources.paths import folder
from templates.catalogue import load_catalogue
from templates.clinic_templates import ClinicTemplates
from tests.gui.clinics import checker, demo_services, library
from tests.gui.hands import Hands
from widgets.library.exercises.editor import ExerciseEditor
from widgets.library.impact.impact_dialog import ImpactDialog
from widgets.library.library_page import LibraryPage
from widgets.library.packs.export_dialog import ExportDialog
from widgets.library.rules.stricter_dialog import StricterDialog
from widgets.library.templates.editor import TemplateEditor
from widgets.library.templates.reason_dialog import ReasonDialog
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services

_NOW = datetime(2026, 3, 4, 20, 30)
_FIELDS = {
    "name": "Wall slide",
    "kind": "stabilise",
    "phase": "1",
    "attributes.pattern": "slide",
    "attributes.position": "standing",
    "attributes.flex": "none",
    "attributes.ext": "none",
    "attributes.rot": "none",
    "attributes.side": "none",
    "attributes.sym": "symmetric",
    "attributes.load": "bodyweight",
    "attributes.lever": "short",
    "attributes.impact": "none",
    "attributes.ballistic": "no",
    "attributes.breath_hold_risk": "low",
    "attributes.spine_load": "low",
    "attributes.nerve": "none",
    "attributes.end_range": "no",
    "patient_text.steps": "Stand with your back to a wall. Slide down a little. Come up again.",
}
MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def hands() -> Iterator[Hands]:
    made = Hands()
    made.told(ImpactDialog, _agree)
    made.told(ReasonDialog, _say_why)
    with made.at_work():
        yield made


def _agree(dialog: ImpactDialog) -> None:
    """Look at the impact, say why, save."""
    if not dialog.reason.value():
        dialog.reason.show_value("Agreed in the team")
        dialog.reason.edited.emit()
    if dialog.save.isEnabled():
        dialog.save.click()


def _say_why(dialog: ReasonDialog) -> None:
    dialog.why.setText("Agreed in the team")
    if dialog.do.isEnabled():  # an approval waits until the programs were looked through
        dialog.do.click()


def _describe(editor: ExerciseEditor) -> None:
    """Type the attributes, wait for the verdicts, go on."""
    if editor.form.values().get("name") != "Wall slide":
        for name, value in _FIELDS.items():
            field = editor.form.rows[name].field
            field.show_value(value)  # type: ignore[attr-defined]
            field.edited.emit()  # type: ignore[attr-defined]
    elif editor.save.isEnabled():
        editor.save.click()


def _build(editor: TemplateEditor) -> None:
    editor.name.setText("Week with wall slides")
    assert editor.board.commands.add("own-wall-slide", (0, 2, 4))
    assert editor.board.commands.add("breath-reset", (0, 2, 4))
    editor.save.click()


def _stricter(dialog: StricterDialog) -> None:
    if not dialog.go_on.isEnabled():
        dialog.level.setCurrentIndex(1)
        dialog.reason.setText("Too long for our patients")
        dialog.reason.edited.emit()
        dialog.level.edited.emit()
    else:
        dialog.go_on.click()


def _library_page(window: MainWindow) -> LibraryPage:
    window.workspace.page_requested.emit("library")
    page = window.findChild(LibraryPage)
    assert page is not None
    return page


def _empty_clinic(tmp_path: Path) -> Services:
    clinic = open_clinic(tmp_path / "other", actor="Lee Hill")
    return Services(
        clinic=clinic,
        library=library(),
        checker=checker(),
        templates=ClinicTemplates(load_catalogue(library()), clinic),
        now=lambda: _NOW,
        new_id=lambda: str(uuid4()),
        layout_file=tmp_path / "other.ini",
        figures_folder=folder("figures"),
    )


def test_from_a_new_exercise_to_a_pack_in_another_clinic(
    qtbot: QtBot, tmp_path: Path, make_main_window: MakeWindow, hands: Hands
) -> None:
    window = make_main_window(demo_services(tmp_path))
    page = _library_page(window)

    _makes_an_exercise(window, page, hands)
    _builds_a_template(window, page, hands)
    _has_it_approved(window, page)
    _makes_a_rule_stricter(window, page, hands)
    pack = tmp_path / "pack.zip"
    _exports(page, hands, pack)

    other = make_main_window(_empty_clinic(tmp_path))
    _takes_it_there(qtbot, other, pack)
    assert list((tmp_path / "other" / "imports").iterdir()) == []
    assert not hands.faults


def _makes_an_exercise(window: MainWindow, page: LibraryPage, hands: Hands) -> None:
    hands.told(ExerciseEditor, _describe)
    page.new.click()

    (exercise,) = _kept(window).exercises
    assert exercise.id == "own-wall-slide"
    assert window.workspace.services.library.exercise(exercise.id).clinics_own


def _builds_a_template(window: MainWindow, page: LibraryPage, hands: Hands) -> None:
    page._tabs.setCurrentWidget(page.templates)
    hands.told(TemplateEditor, _build)
    page.templates.picker.new.click()

    (own,) = _kept(window).templates
    assert own.latest.state == "draft"
    assert {row.exercise_id for row in own.latest.rows} == {"own-wall-slide", "breath-reset"}


def _has_it_approved(window: MainWindow, page: LibraryPage) -> None:
    page.templates.sheet.buttons["ask-review"].click()
    window.workspace.act_as("Robin Vale")
    page.templates._refresh()
    page.templates.sheet.buttons["approve"].click()

    (own,) = _kept(window).templates
    assert own.latest.state == "approved"
    assert own.latest.review is not None
    assert (own.latest.review.asked_by, own.latest.review.by) == ("Test therapist", "Robin Vale")


def _makes_a_rule_stricter(window: MainWindow, page: LibraryPage, hands: Hands) -> None:
    hands.told(StricterDialog, _stricter)
    before = window.workspace.services.checker.rules.rule("R-067")
    page.rules.actions_.make_stricter("R-067")

    after = window.workspace.services.checker.rules.rule("R-067")
    assert after.severity.rank > before.severity.rank
    assert hands.met.count("ImpactDialog") == 2  # of the exercise, and of the rule


def _exports(page: LibraryPage, hands: Hands, pack: Path) -> None:
    def send(dialog: ExportDialog) -> None:
        if not dialog.work.is_running:
            dialog.templates.item(0).setCheckState(Qt.CheckState.Checked)
            assert "Wall slide" in dialog.along.text()  # the template needs it
            dialog.write(pack)

    hands.told(ExportDialog, send)
    page._tabs.setCurrentWidget(page.packs)
    page.packs.send.click()

    assert pack.exists()


def _takes_it_there(qtbot: QtBot, window: MainWindow, pack: Path) -> None:
    page = _library_page(window)
    page._tabs.setCurrentWidget(page.packs)
    page.packs.bring_file(pack)
    review = page.packs.review
    qtbot.waitUntil(lambda: review.found is not None, timeout=20_000)
    assert _kept(window).exercises == ()  # it only waits
    assert [one.state for one in review.table.ticked()] == ["new", "new"]
    assert "What the rules say for each diagnosis" in review.lines()
    review.take.click()

    kept = _kept(window)
    assert [one.id for one in kept.exercises] == ["own-wall-slide"]
    assert [one.latest.state for one in kept.templates] == ["draft"]
    assert kept.templates[0].latest.authors == ("Lee Hill",)
    assert kept.stricter == ()  # rules never come with a pack
    assert kept.packs == ()
    history = window.workspace.services.clinic.history("exercise", "own-wall-slide")
    assert [one.who for one in history] == ["Lee Hill"]


def _kept(window: MainWindow) -> ClinicLibrary:
    return window.workspace.services.clinic.library().library
