"""The library page: what an exercise is, why it got its verdict, and where each figure is from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.clinics import open_demo
from widgets.library.library_page import LibraryPage
from widgets.state.workspace import Workspace


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_demo(qtbot, tmp_path)
    yield workspace
    assert workspace.close_patient()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> LibraryPage:
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    return page


def body(page: LibraryPage) -> QWidget:
    widget = page.exercise.widget()
    assert widget is not None
    return widget


def said(page: LibraryPage) -> list[str]:
    """All texts of the exercise that is shown."""
    return [label.text() for label in body(page).findChildren(QLabel)]


def test_a_blocked_exercise_says_which_rules_forbid_it(page: LibraryPage) -> None:
    page.show_exercise("sit-up-full")
    assert "Full sit-up" in said(page)
    assert any("(R-" in text for text in said(page))


def test_each_figure_says_where_it_comes_from(page: LibraryPage) -> None:
    page.show_exercise("front-plank-knees")
    texts = said(page)
    assert "10–20 s" in texts
    assert "guide" in texts
    page.show_exercise("bridge-symmetrical")
    assert "house value" in said(page)


def test_easier_and_harder_lead_to_the_other_exercise(page: LibraryPage) -> None:
    page.show_exercise("dead-bug")
    buttons = body(page).findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Dead bug, short arcs").click()
    assert said(page)[0] == "Dead bug, short arcs"


def test_a_filter_that_hides_the_wanted_exercise_is_cleared(page: LibraryPage) -> None:
    page.panel.search.setText("walk")
    page.show_exercise("dead-bug")
    assert page.panel.list.current_exercise() == "dead-bug"


def test_a_template_is_shown_with_the_origin_of_each_day(page: LibraryPage) -> None:
    page.templates.list.setCurrentRow(
        [page.templates.list.item(row).text()[:4] for row in range(20)].index("T-03")
    )
    first = [page.templates.table.item(0, column) for column in range(9)]
    texts = [item.text() for item in first if item is not None]
    assert texts == [
        "Light brace with talk test, on the back",
        "3 x 10 s",
        "○",
        "",
        "○",
        "",
        "○",
        "",
        "",
    ]


def test_closing_the_patient_takes_the_verdict_away(
    page: LibraryPage, workspace: Workspace
) -> None:
    page.show_exercise("breath-reset")
    assert any("No rule speaks against it" in text for text in said(page))
    workspace.close_patient()
    assert not any("No rule speaks against it" in text for text in said(page))


def test_each_template_says_what_the_rules_find_in_it_for_the_open_patient(
    page: LibraryPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.show()
    page._tabs.setCurrentWidget(page.templates)
    rows = [page.templates.list.item(at) for at in range(page.templates.list.count())]
    document = workspace.document
    assert document is not None

    def texts() -> list[str]:
        return [row.text().partition("\n")[2] for row in rows]

    qtbot.waitUntil(lambda: not page.templates.picker.is_judging)
    assert "no block or caution" in texts()
    assert not any(row.icon().isNull() for row in rows)
    assert page.templates.verdict.isVisible()
    flags = replace(document.record.patient.red_flags, present=("rf-saddle",))
    hurt = replace(document.record.patient, red_flags=flags)
    document.change(replace(document.record, patient=hurt), "Edit intake")
    qtbot.waitUntil(lambda: all("block" in text and "no block" not in text for text in texts()))
    page.templates.list.setCurrentRow(1)
    assert workspace.close_patient()
    assert texts() == [""] * len(rows)
    assert not page.templates.verdict.isVisible()


def test_a_narrow_page_puts_the_columns_below_each_other_instead_of_cutting_them(
    page: LibraryPage, qtbot: QtBot
) -> None:
    page.show_exercise("dead-bug")
    for width in (640, 1000):  # a screen of 1920 at 200 %; an ordinary small one
        page.exercise.setParent(None)
        qtbot.addWidget(page.exercise)
        page.exercise.resize(width, 500)
        page.exercise.show()
        qtbot.wait(10)
        assert page.exercise.horizontalScrollBar().maximum() == 0


def test_a_wider_page_has_more_columns_of_the_same_cards(page: LibraryPage) -> None:
    page.show_exercise("dead-bug")
    page.show()
    heads = [label for label in body(page).findChildren(QLabel) if label.property("role")]
    heads = [head for head in heads if head.property("role") == "subheading"]
    assert len(heads) == 6
    for width, columns in ((2400, 3), (1300, 2), (900, 1), (2400, 3)):
        page.resize(width, 900)
        QApplication.processEvents()
        lefts = {head.mapTo(page, QPoint(0, 0)).x() for head in heads}
        assert len(lefts) == columns


def test_the_demands_are_said_in_the_words_of_the_form(page: LibraryPage) -> None:
    page.show_exercise("dead-bug")
    words = set(said(page))
    assert {"dead bug", "body weight only"} <= words
    assert not words & {"dead-bug", "bodyweight"}
