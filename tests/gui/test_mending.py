"""One click mends what can be mended, says what it did, and can be taken back; overrides listed."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from designer.edits.edits import Replace
from designer.model.dose import Dose
from designer.model.finding import Finding, Remedy, Where
from designer.model.patient import RedFlagScreen
from designer.model.record import Override
from designer.model.vocabulary import Severity
from designer.safety.remedies.mending import blocked_places, mendable
from tests.gui.clinics import NOW
from widgets.design.design_page import DesignPage
from widgets.design.findings.overrides_dialog import OverridesDialog
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace

MON, FRI = 0, 4


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> DesignPage:
    made = DesignPage(workspace)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    return made


@pytest.fixture
def document(workspace: Workspace) -> RecordDocument:
    assert workspace.document is not None
    return workspace.document


def spoil(document: RecordDocument) -> None:
    """Put full sit-ups on Monday and Friday."""
    ids = tuple(document.week.days[day].placements[-1].id for day in (MON, FRI))
    dose = Dose(sets=3, reps=15)
    document.do(Replace(placement_ids=ids, exercise_id="sit-up-full", dose=dose), "spoil")


def test_it_says_what_it_did_and_undo_takes_it_back_in_one(
    page: DesignPage, document: RecordDocument
) -> None:
    spoil(document)
    tools = page.findings.tools
    before, blocks = document.week, blocked_places(document.report)
    assert blocks
    steps = document.undo_stack.count()
    tools.mend.click()
    assert document.undo_stack.count() == steps + 1
    assert not any(p.exercise_id == "sit-up-full" for _, p in document.week.placements())
    assert tools.note.isVisible()
    (line,) = [one for one in tools.note.lines() if one.startswith("Full sit-up")]
    assert line.startswith("Full sit-up → ")
    assert line.endswith("(Mon, Fri)")
    assert blocked_places(document.report) < blocks
    left = [f for f in mendable(document.report) if f.severity is Severity.BLOCK]
    assert left == []
    tools.note.undo.click()
    assert document.week == before
    assert not tools.note.isVisible()


def test_the_note_goes_when_the_week_is_another(page: DesignPage, document: RecordDocument) -> None:
    spoil(document)
    page.findings.tools.mend.click()
    assert page.findings.tools.note.isVisible()
    spoil(document)
    assert not page.findings.tools.note.isVisible()
    assert page.findings.tools.mend.isVisible()


def test_no_fact_is_recorded(page: DesignPage, document: RecordDocument) -> None:
    spoil(document)
    patient = document.record.patient
    page.findings.tools.mend.click()
    assert document.record.patient == patient


def test_while_a_sign_stops_the_program_it_is_not_offered(
    page: DesignPage, document: RecordDocument
) -> None:
    spoil(document)
    screen = RedFlagScreen(screened_on=NOW.date(), present=("rf-saddle",))
    patient = replace(document.record.patient, red_flags=screen)
    document.change(replace(document.record, patient=patient), "flag")
    assert page.findings.tools.mend.isHidden()
    before = document.week
    page.findings.tools.mend_all()  # from the menu
    assert document.week == before


def card_for(document: RecordDocument, kind: str) -> Finding:
    where = Where(week_index=document.week_index)
    return Finding(
        rule_id="X-1",
        key="x",
        severity=Severity.BLOCK,
        where=where,
        message="Step back.",
        remedies=(Remedy(kind=kind, text="what it does"),),
    )


def test_going_back_puts_the_week_before_in_place_of_this_one(
    page: DesignPage, document: RecordDocument
) -> None:
    program = document.program
    assert program is not None
    index = document.week_index
    before, now = program.weeks[index - 1], program.weeks[index]
    page.mending.apply(card_for(document, "week-before"), Remedy(kind="week-before"))
    changed = document.program_week
    assert changed is not None
    assert changed.prog_week == before.prog_week
    assert changed.start_date == now.start_date
    names = [p.exercise_id for _, p in document.week.placements()]
    assert names == [p.exercise_id for _, p in before.week.placements()]
    ids = {p.id for one in (before.week, document.week) for _, p in one.placements()}
    assert len(ids) == 2 * len(names)  # ids are unique in a program
    document.undo_stack.undo()
    assert document.program_week == now


def test_in_the_first_week_there_is_no_going_back(
    page: DesignPage, document: RecordDocument
) -> None:
    card = page.findings._new_card()
    page.findings._fill(card, card_for(document, "week-before"))
    assert "Back to the week before" in [one.text() for one in card.buttons()]
    document.show_week(0)
    page.findings._fill(card, card_for(document, "week-before"))
    assert "Back to the week before" not in [one.text() for one in card.buttons()]


def test_a_remedy_of_the_handout_leads_there(
    page: DesignPage, document: RecordDocument, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workspace.page_requested) as asked:
        page.mending.apply(card_for(document, "handout"), Remedy(kind="handout"))
    assert asked.args == ["handout"]


def override(number: int, exercise: str, days: int, note: str = "") -> Override:
    return Override(
        id=f"o-{number}",
        rule_id="R-111",
        exercise_id=exercise,
        who="J. Ortiz",
        when=datetime(2026, 3, 1, 9),
        why="Trains for a test",
        note=note,
        until=NOW.date() + timedelta(days=days),
    )


@pytest.fixture
def overridden(page: DesignPage, document: RecordDocument) -> RecordDocument:
    every = (override(1, "sit-up-full", 9, "Watch <b>morning</b> pain"), override(2, "v-up", -3))
    document.change(replace(document.record, overrides=every), "overrides")
    assert page.findings.tools.overrides.text() == "Overrides (2)"
    return document


def test_every_override_is_listed_with_its_end(
    page: DesignPage, overridden: RecordDocument, qtbot: QtBot
) -> None:
    dialog = OverridesDialog(overridden, page.cards, lambda _rule: "", NOW.date(), page)
    qtbot.addWidget(dialog)
    assert [row.until.text() for row in dialog.rows] == [
        "Expires in 9 days, on 13 Mar 2026",
        "Expired on 1 Mar 2026",
    ]
    assert [row.withdraw.isHidden() for row in dialog.rows] == [False, True]
    said = [label.text() for label in dialog.rows[0].findChildren(type(dialog.rows[0].until))]
    assert "Full sit-up" in said
    assert "Reason: Trains for a test" in said
    assert "Note: Watch <b>morning</b> pain" in said
    assert "J. Ortiz, 1 Mar 2026, 09:00" in said


def test_withdrawing_from_the_list_can_be_undone(
    page: DesignPage, overridden: RecordDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []

    def click(dialog: OverridesDialog) -> int:
        dialog.rows[0].withdraw.click()
        left.append(len(dialog.rows))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(OverridesDialog, "exec", click)
    page.findings.tools.overrides.click()
    assert left == [1]
    assert [one.id for one in overridden.record.overrides] == ["o-2"]
    overridden.undo_stack.undo()
    assert [one.id for one in overridden.record.overrides] == ["o-1", "o-2"]


def test_a_dose_beyond_the_guide_is_said_in_figures_and_may_be_replaced_instead(
    page: DesignPage, document: RecordDocument
) -> None:
    """The demonstration has one kettlebell lift with a set too many."""
    cards = page.findings.cards()
    card = next(one for one in cards if one.finding is not None and one.finding.key == "sets-kb")
    assert card.finding is not None
    assert card.text is not None
    (id_,) = card.finding.where.placement_ids
    assert "Planned 4 sets; the guide says 2 to 3." in card.text.message
    texts = [one.text() for one in card.buttons()]
    assert texts[:2] == ["Lower the dose", "Replace with"]
    assert "Override…" not in texts
    replace_with = next(one for one in card.buttons() if one.text() == "Replace with")
    replace_with.menu().aboutToShow.emit()  # judged now
    offered = [one for one in replace_with.menu().actions() if one.isEnabled()]
    assert offered
    offered[0].trigger()
    found = document.week.find(id_)
    assert found is not None
    assert found[1].exercise_id != "kb-deadlift-blocks"


def test_the_button_says_how_many_findings_it_would_mend(
    page: DesignPage, document: RecordDocument
) -> None:
    tools = page.findings.tools
    assert tools.mend.text() == "Mend 1 finding…"
    assert "Kettlebell deadlift from blocks: lower the dose" in tools.mend.accessibleDescription()
    spoil(document)
    count = len(mendable(document.report))
    assert tools.mend.text() == f"Mend {count} findings…"
    assert "Full sit-up: replace" in tools.mend.accessibleDescription()
