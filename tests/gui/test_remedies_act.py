"""No remedy of a finding is without an action, and each is one step that can be undone."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from designer.model.finding import Finding, Remedy, Where
from designer.model.log import ItemLog, SessionLog
from designer.model.patient import Clearance, Patient
from designer.model.vocabulary import Severity
from designer.safety import flat
from designer.safety.answers import JOINT_PAIN, LEG_SPREAD, REINTRODUCTION
from tests.gui.clinics import NOW, checker, library, open_demo
from widgets.design.design_page import DesignPage
from widgets.design.findings.finding_buttons import FindingButtons, Wishes
from widgets.design.findings.record_dialog import RecordAnswer, RecordDialog
from widgets.patients.intake.clearance_dialog import ClearanceDialog
from widgets.state.document import RecordDocument

TODAY = NOW.date()
ANSWER = RecordAnswer(kind="note", who="J. Ortiz", why="Seen today.", until=TODAY)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[DesignPage]:
    workspace = open_demo(qtbot, tmp_path)
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


def change_patient(page: DesignPage, **facts: object) -> None:
    record = document(page).record
    document(page).change(replace(record, patient=replace(record.patient, **facts)), "Edit intake")


def finding_of(page: DesignPage, rule_id: str) -> Finding:
    found = [f for f in flat(document(page).report.findings) if f.rule_id == rule_id]
    assert found, rule_id
    return found[0]


def remedy(finding: Finding, kind: str) -> Remedy:
    return next(one for one in finding.remedies if one.kind == kind)


def _keep(asked: list[Remedy], _finding: Finding, wanted: Remedy) -> None:
    asked.append(wanted)


def test_every_action_a_rule_can_name_has_a_button(qtbot: QtBot) -> None:
    """Of every rule in force, and each button says something."""
    named = {name for rule in checker().rules.rules for name in rule.actions}
    kinds = {"diagnosis": "screen", "breathing-line": "handout", "omit-line": "handout"}
    for name in {kinds.get(name, name) for name in named} | {"confirm", "dose", "dose-form"}:
        one = Remedy(kind=name, fact="neutral-found" if name == "confirm" else "", day=1)
        finding = Finding(
            rule_id="R",
            key="k",
            severity=Severity.INFO,
            where=Where(),
            message="m",
            remedies=(one,),
        )
        asked: list[Remedy] = []
        wishes = Wishes(partial(_keep, asked), print, print, print, print)
        specs = FindingButtons().specs(wishes, finding, 0, has_more=False)
        assert specs, name
        assert specs[0].text
        if specs[0].do is not None:
            specs[0].do()
            assert asked == [one]
        else:
            assert specs[0].choices == (one,)


def test_a_note_closes_the_finding_that_asks_for_one_and_undo_opens_it(page: DesignPage) -> None:
    change_patient(page, diagnoses=("osteoporosis",))
    before = finding_of(page, "R-220")
    assert before.is_open
    page.findings.asker.record = lambda *_a, **_k: ANSWER  # type: ignore[method-assign]
    page.findings.apply(before, remedy(before, "note"))
    after = finding_of(page, "R-220")
    assert not after.is_open
    text = next(c.text for c in page.findings.cards() if c.finding == after)
    assert text is not None
    assert "Noted by J. Ortiz: Seen today." in text.override
    document(page).undo_stack.undo()
    assert finding_of(page, "R-220").is_open


def test_a_referral_is_kept_but_lifts_no_stop(page: DesignPage) -> None:
    flags = replace(document(page).record.patient.red_flags, present=("rf-fever",))
    change_patient(page, red_flags=flags)
    stop = finding_of(page, "R-005")
    told = RecordAnswer(kind="referral", who="J. Ortiz", why="", until=TODAY, to="Dr Li")
    page.findings.asker.record = lambda *_a, **_k: told  # type: ignore[method-assign]
    page.findings.apply(stop, remedy(stop, "refer"))
    assert finding_of(page, "R-005").is_open
    made = document(page).record.overrides[-1]
    assert (made.kind, made.to, made.rule_id) == ("referral", "Dr Li", "R-005")
    card = next(c for c in page.findings.cards() if c.finding and c.finding.rule_id == "R-005")
    assert card.text is not None
    assert "Referred to Dr Li by J. Ortiz." in card.text.override


def test_the_clearance_a_sign_waits_for_is_recorded_from_the_finding(page: DesignPage) -> None:
    flags = replace(document(page).record.patient.red_flags, present=("rf-fever",))
    change_patient(page, red_flags=flags)
    stop = finding_of(page, "R-005")
    wanted = remedy(stop, "clearance")
    assert wanted.fact == "rf-fever"

    def sign(flag: str, finding: Finding, patient: Patient) -> Clearance | None:
        assert finding == stop
        assert patient.red_flags.present == (flag,)
        return Clearance(flag=flag, on=TODAY, by="Dr Li")

    page.findings.asker.clearance = sign  # type: ignore[method-assign]
    page.findings.apply(stop, wanted)
    assert all(f.rule_id != "R-005" for f in flat(document(page).report.findings))
    document(page).undo_stack.undo()
    assert finding_of(page, "R-005").is_open


def test_joint_pain_from_the_log_is_reviewed_from_the_finding(page: DesignPage) -> None:
    record = document(page).record
    exercise = next(p.exercise_id for _, p in document(page).week.placements())
    hurt = ItemLog(exercise_id=exercise, joint_pain=True)
    session = SessionLog(id="s-joint", at=NOW.replace(hour=8), items=(hurt,))
    document(page).change(replace(record, sessions=(*record.sessions, session)), "Log")
    finding = finding_of(page, "R-147")
    wanted = remedy(finding, "clearance")
    assert wanted.fact == JOINT_PAIN
    page.mending.record_clearance(Clearance(flag=JOINT_PAIN, on=TODAY, by="J. Ortiz"))
    assert all(f.rule_id != "R-147" for f in flat(document(page).report.findings))


def test_the_forms_ask_for_what_is_required(page: DesignPage, qtbot: QtBot) -> None:
    dialog = RecordDialog("referral", "Refer.", "J. Ortiz", TODAY, closes=True)
    qtbot.addWidget(dialog)
    assert not dialog.ok.isEnabled()
    dialog.to.setText("Dr Li")
    assert dialog.ok.isEnabled()
    assert dialog.answer().to == "Dr Li"
    theme = page._theme
    for flag in (REINTRODUCTION, LEG_SPREAD):
        form = ClearanceDialog(theme, library(), Clearance(flag=flag, on=TODAY), TODAY)
        qtbot.addWidget(form)
        assert not form.ok.isEnabled()
        form.form.by.setText("Dr Li")
        form.form.edited.emit()
        assert form.ok.isEnabled() is (flag == LEG_SPREAD)
        form.form.permitted.add("toe-touch")
        assert form.ok.isEnabled()
