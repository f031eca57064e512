"""H6, H7: what becomes known while a dialog of printing is open keeps the paper in, and is told."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from designer.course.standing import standing
from designer.model.patient import Confirmation, Discharge, RedFlagScreen
from designer.model.record import PatientRecord
from designer.model.week import Day, Placement, Week
from designer.safety.printing import gates_ahead
from designer.safety.upkeep.clinic_rules import assembled
from tests.gui.clinics import NOW, open_demo
from tests.gui.handout_pages import document_of, gate_on, open_handout
from widgets.common.asking import Question
from widgets.handout.batch import Batch, BatchOutcome
from widgets.handout.choices import HandoutChoices
from widgets.handout.handout_page import HandoutPage
from widgets.handout.printing_dialog import PrintingDialog
from widgets.handout.standing_words import gates_words, standing_words
from widgets.state.workspace import Workspace

SADDLE = RedFlagScreen(screened_on=NOW.date(), present=("rf-saddle",))


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_demo(qtbot, tmp_path)
    yield workspace
    assert workspace.close_patient()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Iterator[HandoutPage]:
    with open_handout(qtbot, workspace) as page:
        yield page


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What reached the printer; every question is answered with yes."""
    painted: list[bytes] = []
    monkeypatch.setattr("widgets.handout.paper.ask_for_printer", lambda *_a, **_k: object())
    monkeypatch.setattr("widgets.handout.paper.paint_pages", lambda pdf, *_: painted.append(pdf))
    monkeypatch.setattr(Question, "ask", lambda _self: "go-on")
    return painted


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    for module in ("handing_out", "paper"):
        monkeypatch.setattr(
            f"widgets.handout.{module}.tell", lambda *args: told.append(str(args[2]))
        )
    return told


def record_saddle_numbness(workspace: Workspace) -> None:
    """As another workstation does: the open record takes it in."""
    document = document_of(workspace)
    after = flagged(document.record)
    document.take_in(document.record, after, frozenset(), "elsewhere")
    assert any(finding.rule_id == "R-006" for finding in document.report.findings)


def flagged(record: PatientRecord) -> PatientRecord:
    return replace(record, patient=replace(record.patient, red_flags=SADDLE))


def test_h7_a_red_flag_recorded_while_the_question_is_open_keeps_the_paper_in(
    page: HandoutPage,
    workspace: Workspace,
    painted: list[bytes],
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_self: Question) -> str:
        record_saddle_numbness(workspace)
        return "go-on"

    monkeypatch.setattr(Question, "ask", interrupted)
    page.print_handout()
    assert not painted
    assert document_of(workspace).record.prints == ()
    assert "was changed" in told[0]


def test_h7_a_red_flag_recorded_while_the_printer_is_chosen_keeps_the_paper_in(
    page: HandoutPage,
    workspace: Workspace,
    painted: list[bytes],
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*_args: object, **_rest: object) -> object:
        record_saddle_numbness(workspace)
        return object()

    monkeypatch.setattr("widgets.handout.paper.ask_for_printer", interrupted)
    page.print_handout()
    assert not painted
    assert told


def test_h7_a_red_flag_recorded_while_a_file_is_chosen_keeps_the_paper_in(
    page: HandoutPage,
    workspace: Workspace,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*_args: object) -> tuple[str, str]:
        record_saddle_numbness(workspace)
        return str(tmp_path / "saved.pdf"), ""

    monkeypatch.setattr(Question, "ask", lambda _self: "go-on")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", interrupted)
    page.ask_and_save()
    assert not (tmp_path / "saved.pdf").exists()
    assert told


def test_h6_saving_asks_as_printing_does(
    page: HandoutPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF is as good as a print."""
    asked: list[str] = []
    answers = ["", "", "go-on"]

    def ask(question: Question) -> str:
        asked.append(question.accessibleDescription())
        return answers.pop(0)

    def chosen(*_args: object) -> tuple[str, str]:
        return str(tmp_path / "saved.pdf"), ""

    monkeypatch.setattr(Question, "ask", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    page.ask_and_save()  # turned away
    assert not (tmp_path / "saved.pdf").exists()
    assert not document_of(workspace).record.prints
    page.print_handout()  # likewise
    page.ask_and_save()
    assert (tmp_path / "saved.pdf").exists()
    assert document_of(workspace).record.prints
    assert asked[0] == asked[1] == asked[2]
    assert "MRN" in asked[0]


def test_h6_copying_says_whose_text_it_was_and_asks_where_something_speaks_against_it(
    qtbot: QtBot, page: HandoutPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(question: Question) -> str:
        asked.append(question.accessibleDescription())
        return ""

    monkeypatch.setattr(Question, "ask", ask)
    page.copy_as_text()
    assert not asked
    assert "MRN" in page.preview._count.text()
    QGuiApplication.clipboard().setText("before")
    document = document_of(workspace)
    patient = replace(document.record.patient, archived=True)
    document.change(replace(document.record, patient=patient), "Put away")
    qtbot.waitUntil(lambda: page._ready() is not None, timeout=10_000)
    page.copy_as_text()
    assert "This patient is archived." in asked[0]
    assert QGuiApplication.clipboard().text() == "before"


def test_h7_a_paper_that_nobody_has_judged_yet_does_not_leave(
    qtbot: QtBot, page: HandoutPage, workspace: Workspace, tmp_path: Path
) -> None:
    """The worker draws and judges; the thread of the window never waits for it."""
    document = document_of(workspace)
    record_saddle_numbness(workspace)  # known here at once, to the worker a little later
    assert not page.save_handout(tmp_path / "early.pdf")
    qtbot.waitUntil(lambda: not page.options.print_button.isEnabled(), timeout=10_000)
    assert not page.save_handout(tmp_path / "late.pdf")
    assert not document.record.prints
    assert not list(tmp_path.glob("*.pdf"))


def test_h6_the_gate_of_one_patient_never_stands_beside_another(
    qtbot: QtBot, page: HandoutPage, workspace: Workspace
) -> None:
    assert page.options.print_button.isEnabled()
    workspace.open_patient(workspace.services.clinic.patients()[1].id)
    assert not page.options.print_button.isEnabled()
    assert page._ready() is None
    qtbot.waitUntil(page.options.print_button.isEnabled, timeout=10_000)


def test_h7_another_day_needs_another_look(
    page: HandoutPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page._ready() is not None
    tomorrow = dataclasses.replace(workspace.services, now=lambda: NOW + timedelta(days=1))
    monkeypatch.setattr(workspace, "services", tomorrow)
    assert page._ready() is None


def test_h7_rules_that_changed_while_the_question_is_open_keep_the_paper_in(
    page: HandoutPage, workspace: Workspace, painted: list[bytes], told: list[str]
) -> None:
    services = workspace.services
    workspace._follower._waiting = assembled(
        services.library, services.rules_as_shipped(), [], [], []
    )
    page.print_handout()
    assert not painted
    assert "rules were" in told[0]
    workspace._follower._offer()  # the dialog is closed
    assert not workspace.library_waits


def test_nothing_changed_meanwhile_is_printed_and_recorded(
    page: HandoutPage, workspace: Workspace, painted: list[bytes], told: list[str]
) -> None:
    page.print_handout()
    assert len(painted) == 1
    assert len(document_of(workspace).record.prints) == 1
    assert not told


def test_a_print_that_was_stopped_is_told_of_and_not_recorded(
    page: HandoutPage,
    workspace: Workspace,
    painted: list[bytes],
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(PrintingDialog, "run", lambda _dialog: False)
    page.print_handout()
    assert "may still come out" in told[0]
    assert not document_of(workspace).record.prints


def test_h6_the_preview_of_another_week_is_not_printed_as_this_one(
    page: HandoutPage, workspace: Workspace, painted: list[bytes]
) -> None:
    document = document_of(workspace)
    document.show_week(document.week_index + 1)
    page.print_handout()  # the preview still shows the week before
    assert not painted


def test_h7_a_batch_looks_once_more_before_each_paper_leaves(
    qtbot: QtBot, workspace: Workspace, page: HandoutPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic = workspace.services.clinic
    patient_id = clinic.patients()[1].id

    def slowly(*_args: object) -> bytes:
        loaded = clinic.load(patient_id)
        clinic.save(loaded.record, flagged(loaded.record), loaded.revisions)
        return b"%PDF"

    monkeypatch.setattr("widgets.handout.batch.handout_pdf", slowly)
    left: list[BatchOutcome] = []
    delivered: list[bytes] = []
    batch = Batch(
        workspace.services,
        page._clinic,
        HandoutChoices(),
        lambda _record, _index, pdf: delivered.append(pdf),
    )
    batch.advanced.connect(left.append)
    batch.start([(patient_id, "somebody")])
    qtbot.waitUntil(lambda: bool(left), timeout=10_000)
    batch.close()
    assert not delivered
    assert "changed meanwhile" in left[0].left_out


def test_h7_a_batch_reads_the_open_record_as_it_is_at_that_moment(
    qtbot: QtBot, workspace: Workspace, page: HandoutPage
) -> None:
    document = document_of(workspace)
    left: list[BatchOutcome] = []
    batch = Batch(
        workspace.services, page._clinic, HandoutChoices(), lambda *_what: pytest.fail("left")
    )
    batch.advanced.connect(left.append)
    record_saddle_numbness(workspace)
    batch.start([(document.record.patient.id, "somebody")], lambda: document.record)
    qtbot.waitUntil(lambda: bool(left), timeout=10_000)
    batch.close()
    assert left[0].left_out


def test_h6_the_question_names_the_dates_and_what_speaks_against_printing(
    page: HandoutPage, workspace: Workspace, painted: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(question: Question) -> str:
        asked.append(question.accessibleDescription())
        return ""

    monkeypatch.setattr(Question, "ask", ask)
    page.print_handout()
    assert "Week 11 of 12: 2 Mar 2026 to 8 Mar 2026" in asked[0]
    assert "ended" not in asked[0]
    document = document_of(workspace)
    gone = Discharge(on=NOW.date(), reason="goals-met")
    patient = replace(document.record.patient, archived=True, discharges=(gone,))
    found = standing(replace(document.record, patient=patient), 11, date(2026, 9, 4))
    said = standing_words(found, 12, 12)
    assert said[1:] == [
        "This program ended on 15 Mar 2026.",
        "This patient was discharged on 4 Mar 2026.",
        "This patient is archived.",
    ]


def test_the_question_names_the_gates_that_a_week_ahead_waits_for(workspace: Workspace) -> None:
    record, services = document_of(workspace).record, workspace.services
    refused = Confirmation(fact="hinge-clean", state="not-met", on=NOW.date())
    patient = replace(record.patient, confirmations=(refused,))
    program = record.program
    assert program is not None
    carries = Week().with_day(
        0, Day(placements=(Placement(id="k", exercise_id="kb-deadlift-blocks"),))
    )
    after = replace(
        record, patient=patient, programs=(program.with_week(len(program.weeks) - 1, carries),)
    )
    check = services.checker.open(after, NOW.date())
    facts = gates_ahead(check, after, NOW.date(), len(program.weeks) - 1, "week")
    assert "hinge-clean" in facts
    assert not gates_ahead(check, after, NOW.date(), program.index_on(NOW.date()), "week")
    said = gates_words(("hinge-clean",), patient, services.library)
    assert said[0] == "It waits for:"
    assert said[1].endswith(": recorded as not met")


def test_h6_no_paper_of_a_patient_with_one_identifier(
    qtbot: QtBot, workspace: Workspace, page: HandoutPage, painted: list[bytes]
) -> None:
    document = document_of(workspace)
    patient = document.record.patient
    nameless = replace(patient, identifiers=replace(patient.identifiers, name=" ", mrn=""))
    document.change(replace(document.record, patient=nameless), "Edit intake")
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.request.record == document.record)
    for layout in ("week", "referral"):
        (stop,) = gate_on(document, layout)
        assert "Two identifiers" in stop.message
    assert not page.options.print_button.isEnabled()
    page.print_handout()
    assert not painted


def test_h6_a_batch_leaves_out_programs_that_are_over(
    qtbot: QtBot, workspace: Workspace, page: HandoutPage
) -> None:
    later = dataclasses.replace(workspace.services, now=lambda: datetime(2026, 9, 4, 10, 0))
    left: list[BatchOutcome] = []
    batch = Batch(later, page._clinic, HandoutChoices(), lambda *_what: pytest.fail("left"))
    batch.advanced.connect(left.append)
    batch.start([(one.id, one.name) for one in later.clinic.patients()])
    qtbot.waitUntil(lambda: len(left) == 3, timeout=10_000)
    batch.close()
    assert all("This program ended on" in one.left_out for one in left)


def test_h6_a_batch_tells_of_each_paper_what_the_question_would_have_said(
    qtbot: QtBot, workspace: Workspace, page: HandoutPage
) -> None:
    document = document_of(workspace)
    program = document.record.program
    assert program is not None
    weeks = tuple(replace(week, start_date=None) for week in program.weeks)
    later = replace(program, start_date=date(2026, 3, 9), weeks=weeks)
    ahead = replace(document.record, programs=(later,))
    done: list[BatchOutcome] = []
    papers: list[bytes] = []
    batch = Batch(
        workspace.services, page._clinic, HandoutChoices(), lambda *what: papers.append(what[2])
    )
    batch.advanced.connect(done.append)
    batch.start([(ahead.patient.id, "somebody")], lambda: ahead)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    batch.close()
    assert papers, done[0].left_out
    assert "has not begun yet" in done[0].look_at
