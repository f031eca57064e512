"""The soft budget of a day and a week, in the real page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.model.budget import Budget
from tests.gui import builders
from tests.gui.helpers import answering
from widgets.design.board.budget_dialog import BudgetDialog
from widgets.design.design_page import DesignPage

MON, TUE, WED = 0, 1, 2


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[DesignPage]:
    seven = "heel-slide " * 8
    workspace = builders.open_workspace(
        tmp_path, builders.record(builders.week(mon="dead-bug", wed=seven))
    )
    made = DesignPage(workspace)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    yield made
    assert workspace.close_patient()


def test_a_day_says_how_much_of_its_budget_is_used(page: DesignPage) -> None:
    said = page.board.headers[MON].accessibleName()
    assert "1 of about 7 items" in said
    assert "more" not in said
    assert "8 of about 7 items, 1 more" in page.board.headers[WED].accessibleName()


def test_the_week_is_summed_up_below_the_board(page: DesignPage) -> None:
    assert page.board.meter.text().startswith("Week: ")
    assert page.board.meter.text().endswith("of about 75 min · 9 items")
    page.board.commands.add("heel-slide", (TUE,))
    assert page.board.meter.text().endswith("10 items")


def test_another_budget_is_asked_for_kept_and_followed(page: DesignPage) -> None:
    dialog = BudgetDialog(page._workspace.habits.budget)
    dialog.field.day_items.setValue(9)
    chosen = dialog.budget()
    dialog.deleteLater()
    page._workspace.habits.set_budget(chosen)
    assert "8 of about 9 items" in page.board.headers[WED].accessibleName()
    kept = page._workspace.services.clinic.library().library.settings.budget
    assert kept == Budget(day_items=9)
    with answering("Cancel"):
        page.board.meter.click()
    assert page._workspace.habits.budget == Budget(day_items=9)


def test_going_over_is_a_hint_and_no_finding(page: DesignPage) -> None:
    before = page._workspace.document
    assert before is not None
    findings = before.report.findings
    page._workspace.habits.set_budget(Budget(day_min=1, day_items=1, week_min=1))
    assert before.report.findings == findings
