"""Hazard H4: every rule can be read with its reason, and which ones are overridden is seen."""

from datetime import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.model.record import Override
from designer.model.vocabulary import Severity
from tests.gui.clinics import checker
from widgets.library.library_page import LibraryPage
from widgets.library.rules_table import MESSAGE, NUMBER, RATE, SEVERITY
from widgets.library.rules_view import RulesView
from widgets.state.workspace import Workspace
from widgets.theme.glyphs import severity_word


@pytest.fixture
def view(qtbot: QtBot, workspace: Workspace) -> RulesView:
    made = RulesView(workspace)
    qtbot.addWidget(made)
    made.resize(1300, 600)
    made.show()
    qtbot.waitUntil(lambda: not made.counter.running)
    return made


def cell(view: RulesView, row: int, column: int) -> str:
    item = view.table.item(row, column)
    assert item is not None
    return item.text()


def row_of(view: RulesView, rule_id: str) -> int:
    rows = range(view.table.rowCount())
    return next(row for row in rows if view.table.rule_at(row) == rule_id)


def test_the_library_has_a_tab_for_them(qtbot: QtBot, workspace: Workspace) -> None:
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    tabs = page._tabs
    assert "Rules" in [tabs.tabText(n) for n in range(tabs.count())]
    assert page.rules.table.rowCount() == 0  # not read before somebody looks


def test_every_rule_stands_in_the_table(view: RulesView) -> None:
    rules = {rule.id: rule for rule in checker().rules.rules}
    assert {view.table.rule_at(row) for row in range(view.table.rowCount())} == set(rules)
    for row in range(view.table.rowCount()):
        rule = rules[cell(view, row, NUMBER)]
        assert cell(view, row, SEVERITY) == severity_word(rule.severity)
        assert cell(view, row, MESSAGE)


def test_the_chosen_rule_is_shown_with_reason_source_and_examples(view: RulesView) -> None:
    rule = checker().rules.rule("R-111")
    view.table.setCurrentCell(row_of(view, "R-111"), NUMBER)
    body = view.rule.widget()
    assert body is not None
    said = [label.text() for label in body.findChildren(QLabel)]
    assert rule.reason in said
    assert any("Safe Core Strengthening" in text for text in said)
    for example in rule.examples:
        assert any(text.startswith(f"• {example.says}") for text in said)


def test_rules_are_searched_and_sorted(view: RulesView) -> None:
    view.search.setText("restricted list")
    shown = [r for r in range(view.table.rowCount()) if not view.table.isRowHidden(r)]
    assert 0 < len(shown) < 10
    view.search.clear()
    view.table.sortItems(SEVERITY, Qt.SortOrder.DescendingOrder)
    assert cell(view, 0, SEVERITY) == severity_word(Severity.HARD_BLOCK)


def test_overrides_are_counted_over_the_clinic(
    qtbot: QtBot, workspace: Workspace, view: RulesView
) -> None:
    assert "0 of" in " ".join(cell(view, row, RATE) for row in range(view.table.rowCount()))
    document = workspace.document
    assert document is not None
    kept = Override(
        id="o-1",
        rule_id="R-111",
        exercise_id="v-up",
        who="J. Ortiz",
        when=datetime(2026, 3, 1, 9),
        why="Trains for a test",
    )
    document.change(replace(document.record, overrides=(kept,)), "override")
    assert workspace._autosave is not None
    assert workspace._autosave.flush()
    view.count.click()
    assert view.progress.isVisible()
    qtbot.waitUntil(view.progress.isHidden)
    assert cell(view, row_of(view, "R-111"), RATE).startswith("1 of ")
    view.table.sortItems(RATE, Qt.SortOrder.DescendingOrder)
    overridden = [not cell(view, row, RATE).startswith(("0", "–")) for row in range(10)]
    assert overridden == sorted(overridden, reverse=True)
    assert overridden[0]
    assert view.said.text() == "Overrides of 3 patients"


def test_counting_can_be_stopped_and_stops_when_nobody_looks(view: RulesView) -> None:
    view.count.click()
    assert view.counter.running
    view.count.click()
    assert view.count.text() == "Count again"
    view.count.click()
    view.hide()
    assert view.count.text() == "Count again"
