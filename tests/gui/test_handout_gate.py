"""What keeps a paper from being printed: changed facts (H7), and the rules about the paper."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from designer.safety.papers.staleness import STALE
from tests.gui.clinics import NOW
from tests.gui.handout_pages import document_of, open_handout
from widgets.design.findings.override_dialog import OverrideAnswer
from widgets.handout.choices import HandoutChoices
from widgets.handout.handout_page import HandoutPage
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Iterator[HandoutPage]:
    with open_handout(qtbot, workspace) as page:
        yield page


@pytest.fixture
def settled(page: HandoutPage, workspace: Workspace, qtbot: QtBot) -> Callable[[], None]:
    """Wait until the preview shows the record as it is now."""

    def wait() -> None:
        document = document_of(workspace)
        qtbot.waitUntil(
            lambda: (
                page.shown is not None
                and page.shown.request.record == document.record
                and page.shown.request.choices == page.options.look.choices
            ),
            timeout=10_000,
        )

    return wait


def add_diagnosis(document: RecordDocument) -> None:
    patient = document.record.patient
    after = replace(patient, diagnoses=(*patient.diagnoses, "osteoporosis"))
    document.change(replace(document.record, patient=after), "Edit intake")


def test_h7_a_new_diagnosis_since_the_last_print_waits_for_a_recorded_look(
    page: HandoutPage, workspace: Workspace, settled: Callable[[], None], tmp_path: Path
) -> None:
    document = document_of(workspace)
    assert page.save_handout(tmp_path / "first.pdf")
    assert document.record.prints[-1].facts
    settled()
    assert page.save_handout(tmp_path / "again.pdf")  # nothing changed: nothing is asked
    add_diagnosis(document)
    settled()
    assert not page.save_handout(tmp_path / "stale.pdf")
    assert not (tmp_path / "stale.pdf").exists()
    assert not page.options.print_button.isEnabled()
    assert page.options.confirm_button is not None
    page.confirm(OverrideAnswer(who="J. Ortiz", why="Gentle.", note="", until=NOW.date()))
    settled()
    look = document.record.overrides[-1]
    assert (look.rule_id, look.who, look.why, look.until) == (
        STALE,
        "J. Ortiz",
        "Gentle.",
        NOW.date(),
    )
    assert page.save_handout(tmp_path / "looked-at.pdf")
    document.undo_stack.undo()  # the look is taken back, the print stays recorded


def test_a_paper_without_a_line_on_breathing_gets_one_with_a_click(
    page: HandoutPage, settled: Callable[[], None]
) -> None:
    look = page.options.look
    assert _breathing(page)  # every card says how to breathe
    assert not page.options.advice.buttons
    look.set_choices(_without_cards(page))
    look.changed.emit()
    settled()
    assert not _breathing(page)
    (button,) = page.options.advice.buttons
    button.click()
    settled()
    assert _breathing(page)
    assert not page.options.advice.buttons


def _breathing(page: HandoutPage) -> bool:
    return page.shown is not None and page.shown.parts.breathing


def _without_cards(page: HandoutPage) -> HandoutChoices:
    choices = page.options.look.choices
    return dataclasses.replace(choices, hidden=choices.hidden | {"exercises", "walking"})
