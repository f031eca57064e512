"""Hazards H1 and H2: a sign that somebody else must see first is told across the whole window.

Nothing is offered then, nothing is printed; and still no drop is refused.
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from designer.demo import demo_records
from designer.model.patient import RedFlagScreen
from designer.model.vocabulary import Urgency
from designer.safety.verdicts import print_gate
from resources.paths import folder
from tests.gui.helpers import TODAY, MakeWindow, patient
from tests.words import WORDS
from widgets.design.design_page import DesignPage
from widgets.design.dropping import drop_exercise
from widgets.design.steps import Target
from widgets.handout.handout_page import HandoutPage
from widgets.shell.main_window import MainWindow
from widgets.shell.notice_bar import NoticeBar
from widgets.shell.urgent_notice import UrgentNotice
from widgets.state.document import RecordDocument
from widgets.state.services import Services

WED = 2


@pytest.fixture
def window(make_main_window: MakeWindow, services: Services) -> MainWindow:
    """The window on a patient in the middle of a course, without any sign."""
    record = next(iter(demo_records(services.library, folder("demo"), TODAY)))
    own = replace(record.patient, id=patient().id)
    window = make_main_window()
    window.workspace.create_patient(replace(record, patient=own))
    window.show_page("design")
    return window


def document(window: MainWindow) -> RecordDocument:
    assert window.workspace.document is not None
    return window.workspace.document


def notice(window: MainWindow) -> UrgentNotice:
    found = window.findChild(UrgentNotice)
    assert found is not None
    return found


def flag(window: MainWindow, *flags: str) -> None:
    record = document(window).record
    screen = RedFlagScreen(screened_on=TODAY, present=flags)
    flagged = replace(record, patient=replace(record.patient, red_flags=screen))
    document(window).change(flagged, "flags")
    QApplication.processEvents()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_without_a_sign_there_is_no_notice(window: MainWindow) -> None:
    assert not notice(window).isVisible()


def test_an_emergency_covers_the_window_until_it_is_acknowledged(window: MainWindow) -> None:
    flag(window, "rf-saddle")
    shown = notice(window)
    assert shown.isVisible()
    assert shown.geometry() == window.rect()
    window.resize(1100, 700)
    QApplication.processEvents()
    assert shown.geometry() == window.rect()
    QTest.keyClick(shown.acknowledge, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert shown.acknowledge.hasFocus()
    QTest.keyClick(shown.acknowledge, Qt.Key.Key_Space)
    assert not shown.isVisible()
    bar = window.findChild(NoticeBar)
    assert bar is not None
    assert bar.isVisible()
    assert "Emergency: Emergency department now." in bar.accessibleName()


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("rf-saddle", "Emergency"),
        ("rf-both-legs", "Emergency"),
        ("rf-numb-weak", "Same day"),
        ("rf-pregnancy-warning", "Same day"),
        ("rf-weight-loss", "Prompt referral"),
    ],
)
def test_what_to_do_is_said_in_the_words_of_the_data(
    window: MainWindow, name: str, heading: str
) -> None:
    known = window.workspace.services.library.red_flags[name]
    flag(window, name)
    said = [label.text() for label in notice(window).findChildren(QLabel)]
    assert heading in said
    assert f"{known.response[0].upper()}{known.response[1:]}." in said
    assert any(known.name in text for text in said)
    (stop,) = [f for f in document(window).report.findings if f.urgency is known.urgency]
    assert any(stop.message in text for text in said)
    read = notice(window).acknowledge.accessibleDescription()
    assert known.name in read
    assert stop.message in read


def test_what_is_less_than_an_emergency_goes_away_by_escape(window: MainWindow) -> None:
    flag(window, "rf-weight-loss")
    assert notice(window).isVisible()
    QTest.keyClick(notice(window).acknowledge, Qt.Key.Key_Escape)
    assert not notice(window).isVisible()


def test_the_most_urgent_sign_leads(window: MainWindow) -> None:
    flag(window, "rf-weight-loss", "rf-saddle")
    assert notice(window).text().startswith("Emergency\nEmergency department now.")
    assert "unexplained weight loss" in notice(window).text()


def test_the_tab_key_stays_inside(window: MainWindow) -> None:
    flag(window, "rf-saddle")
    shown = notice(window)
    for expected in (shown.intake, shown.acknowledge, shown.intake):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is expected
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert shown.acknowledge.hasFocus()


def test_it_comes_again_only_with_a_new_sign(window: MainWindow) -> None:
    flag(window, "rf-saddle")
    notice(window).close_notice()
    page = window.pages.page("design")
    assert isinstance(page, DesignPage)
    drop_exercise(page.board, "heel-slide", Target(WED))
    assert not notice(window).isVisible()
    flag(window, "rf-saddle", "rf-bowel-bladder")
    assert notice(window).isVisible()
    notice(window).close_notice()
    flag(window)
    flag(window, "rf-saddle")
    assert notice(window).isVisible()


def test_it_goes_with_the_sign_and_with_the_patient(window: MainWindow) -> None:
    flag(window, "rf-saddle")
    document(window).undo_stack.undo()
    assert not notice(window).isVisible()
    document(window).undo_stack.redo()
    assert notice(window).isVisible()
    window.workspace.close_patient()
    assert not notice(window).isVisible()


def test_the_clearance_is_one_click_away(window: MainWindow) -> None:
    flag(window, "rf-saddle")
    notice(window).intake.click()
    assert not notice(window).isVisible()
    assert window.pages.name == "patients"


@pytest.mark.parametrize("name", ["rf-saddle", "rf-fever", "rf-weight-loss"])
def test_no_exercise_is_offered_and_no_drop_refused(window: MainWindow, name: str) -> None:
    flag(window, name)
    notice(window).close_notice()
    page = window.pages.page("design")
    assert isinstance(page, DesignPage)
    assert {verdict.word for verdict in document(window).case.verdicts().values()} == {"blocked"}
    assert not [
        remedy
        for finding in document(window).report.findings
        for remedy in finding.remedies
        if remedy.kind == "replace"
    ]
    ids = tuple(p.id for _, p in document(window).week.placements())
    assert not any(page._substitutes.of((key,)) for key in ids)
    assert page.findings.tools.mend.isHidden()
    before = len(ids)
    drop_exercise(page.board, "heel-slide", Target(WED))
    assert len(list(document(window).week.placements())) == before + 1


def test_print_stays_shut(window: MainWindow) -> None:
    flag(window, "rf-saddle")
    notice(window).close_notice()
    gate = print_gate(document(window).report, document(window).record, WORDS)
    assert any(finding.urgency is Urgency.EMERGENCY for finding in gate)
    window.show_page("handout")
    page = window.pages.page("handout")
    assert isinstance(page, HandoutPage)
    page.print_handout()  # by its key: no printer is asked for
    assert document(window).record.prints == ()
