"""Findings follow a drop, and one click mends them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from designer.edits.edits import Reorder
from designer.model.finding import Finding, Remedy, Where
from designer.model.vocabulary import Severity, Urgency
from designer.model.week import Week
from tests.gui import builders
from widgets.design.design_page import DesignPage
from widgets.design.dropping import drop_exercise
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.findings.finding_buttons import FindingButtons
from widgets.design.findings.finding_card import CardFonts, FindingCard
from widgets.design.findings.finding_words import FindingWords
from widgets.design.findings.override_dialog import OverrideAnswer, OverrideDialog
from widgets.design.steps import Target
from widgets.state.document import RecordDocument
from widgets.theme.glyphs import Glyph
from widgets.theme.theme import Theme

MON, WED, FRI = 0, 2, 4


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[DesignPage]:
    made_week = builders.week(mon="sit-up-full dead-bug", fri="sit-up-full")
    workspace = builders.open_workspace(tmp_path, builders.record(made_week))
    made = DesignPage(workspace)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    yield made
    assert workspace.close_patient()


def document(page: DesignPage) -> RecordDocument:
    found = page.board.document
    assert found is not None
    return found


def button(card: FindingCard, text: str) -> QPushButton:
    return next(one for one in card.buttons() if one.text() == text)


def shown(page: DesignPage) -> list[str]:
    return [card.finding.rule_id for card in page.findings.cards() if card.finding]


def counts(page: DesignPage) -> list[str]:
    badges = page.findings._counts
    return [badges[glyph].accessibleName() + badges[glyph]._text for glyph in badges]


def test_findings_follow_a_drop_strictest_first(page: DesignPage) -> None:
    assert shown(page) == ["B-1"]
    drop_exercise(page.board, builders.UNCONFIRMED, Target(WED))
    assert shown(page) == ["B-1", "C-1"]
    assert counts(page) == ["open blocks1", "open cautions1", "hints0"]
    document(page).undo_stack.undo()
    assert shown(page) == ["B-1"]


def test_a_card_says_what_where_why_and_from_which_source(page: DesignPage) -> None:
    text = page.findings.cards()[0].text
    assert text is not None
    assert (text.title, text.where) == ("Full sit-up", "Mon Fri")
    assert text.why == "They bend the loaded lower back over and over."
    assert text.source == "Rule B-1 · guide · P10"


def test_a_finding_keeps_its_card_while_others_come(page: DesignPage) -> None:
    card = page.findings.cards()[0]
    drop_exercise(page.board, builders.UNCONFIRMED, Target(WED))
    assert page.findings.cards()[0] is card


def test_a_click_reveals_the_placements(page: DesignPage) -> None:
    page.findings.cards()[0].reveal_requested.emit(page.findings.cards()[0].finding)
    assert page.board.selection.ids() == ("mon-1", "fri-1")


def test_replace_mends_in_one_step(page: DesignPage) -> None:
    menu = button(page.findings.cards()[0], "Replace with")
    menu.menu().aboutToShow.emit()  # judged in the week now
    offered = [action.text() for action in menu.menu().actions() if action.isVisible()]
    assert offered == ["Dead bug", "Heel slide"]
    menu.menu().actions()[1].trigger()
    week = document(page).week
    assert [p.exercise_id for p in week.days[FRI].placements] == ["heel-slide"]
    assert week.days[FRI].placements[0].id == "fri-1"
    assert shown(page) == []
    assert document(page).undo_stack.undoText() == "Replace Full sit-up with Heel slide"
    document(page).undo_stack.undo()
    assert shown(page) == ["B-1"]


def test_remove_takes_the_placements_out(page: DesignPage) -> None:
    button(page.findings.cards()[0], "Remove").click()
    assert [p.exercise_id for _, p in document(page).week.placements()] == ["dead-bug"]


def test_confirm_records_the_fact_with_today_and_who(page: DesignPage) -> None:
    drop_exercise(page.board, builders.UNCONFIRMED, Target(WED))
    button(page.findings.cards()[1], "Confirm").click()
    recorded = document(page).record.patient.confirmation("neutral-found")
    assert recorded is not None
    assert (recorded.state, recorded.on, recorded.by) == ("met", builders.TODAY, "J. Ortiz")
    assert shown(page) == ["B-1"]
    document(page).undo_stack.undo()
    assert document(page).record.patient.confirmation("neutral-found") is None


def test_an_override_is_recorded_shown_and_can_be_withdrawn(
    page: DesignPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = OverrideAnswer("J. Ortiz", "Trains for a test", "", date(2026, 4, 1))
    monkeypatch.setattr(OverrideDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(OverrideDialog, "answer", lambda _dialog: answer)
    button(page.findings.cards()[0], "More (1)").click()
    button(page.findings.cards()[0], "Override…").click()
    (override,) = document(page).record.overrides
    assert (override.rule_id, override.exercise_id) == ("B-1", builders.BLOCKED)
    assert (override.why, override.until) == ("Trains for a test", date(2026, 4, 1))
    assert counts(page)[0] == "open blocks0"
    card = page.findings.cards()[0]
    assert card.text is not None
    assert "Overridden by J. Ortiz: Trains for a test" in card.text.override
    assert page.board.headers[MON].mark.severity is None
    button(card, "Withdraw").click()
    assert document(page).record.overrides == ()
    assert counts(page)[0] == "open blocks1"


def test_an_override_needs_a_reason_and_a_name(qtbot: QtBot) -> None:
    dialog = OverrideDialog("Full sit-up", "", builders.TODAY)
    qtbot.addWidget(dialog)
    assert not dialog.ok.isEnabled()
    dialog.why.setPlainText("  ")
    dialog.who.setText("J. Ortiz")
    assert not dialog.ok.isEnabled()
    dialog.why.setPlainText("Known and watched")
    assert dialog.ok.isEnabled()


def test_a_finding_says_how_soon_somebody_else_must_see_the_patient(qtbot: QtBot) -> None:
    finding = Finding(
        rule_id="R-002",
        key="flag",
        severity=Severity.HARD_BLOCK,
        where=Where(),
        message="A doctor has to decide first.",
        urgency=Urgency.SAME_DAY,
        remedies=(Remedy(kind="clearance"), Remedy(kind="refer")),
    )
    cards = ExerciseCards(builders.library().exercises.values())
    text = FindingWords(builders.library(), cards).text(finding, Week(), None)
    assert text.urgency == "Refer the same day."
    theme = Theme()
    card = FindingCard(theme, CardFonts.of(theme), FindingButtons(), cards.name)
    qtbot.addWidget(card)
    card.show_finding(finding, text, ())
    # A hard block: no override.
    assert [one.text() for one in card.buttons()] == ["Open intake", "Refer…"]


def test_a_session_is_put_in_order_in_one_step(page: DesignPage) -> None:
    drop_exercise(page.board, "open-book", Target(MON))
    fresh = document(page).week.days[MON].placements[0].id
    imported = Reorder(day=MON, placement_ids=("mon-2", "mon-1", fresh))
    document(page).do(imported, "as an imported file has it")
    finding = Finding(
        rule_id="R-121",
        key="order",
        severity=Severity.CAUTION,
        where=Where(days=(MON,)),
        message="Order.",
    )
    page.mending.apply(finding, Remedy(kind="reorder"))
    ids = [placement.id for placement in document(page).week.days[MON].placements]
    assert ids == [fresh, "mon-2", "mon-1"]


def test_folded_findings_unfold(page: DesignPage) -> None:
    card = page.findings.cards()[0]
    before = card.height()
    assert card.more == ""
    button(card, "More (1)").click()
    assert "No dose is given." in card.more
    assert card.height() > before


def test_a_clean_week_says_what_was_checked_and_what_is_unknown(page: DesignPage) -> None:
    button(page.findings.cards()[0], "Remove").click()
    said = page.findings._clean.text()
    assert "3 rules" in said
    assert "not assessed" in said
    assert page.findings._unknown.text() == "Not assessed: Neutral found"
    assert page.weeks.strip.glyph(0) is Glyph.NOT_ASSESSED
    page.mending.record_fact("neutral-found", "met")
    assert page.findings._clean.text() == "No finding in this week: 3 rules were checked."
    assert page.weeks.strip.glyph(0) is Glyph.FINE


def test_the_library_verdicts_follow_the_facts(page: DesignPage) -> None:
    model = page.library.model
    row = model.row_of(builders.UNCONFIRMED)
    assert row is not None
    assert "not yet confirmed" in model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    page.mending.record_fact("neutral-found", "met")
    row = model.row_of(builders.UNCONFIRMED)
    assert row is not None
    assert "Suits" in model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
