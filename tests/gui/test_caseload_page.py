"""The caseload page on a real clinic: who stands at the top, why, and where a row leads."""

from dataclasses import replace as replaced
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from designer.model.library_change import ChangedPlan, LibraryChange
from designer.model.vocabulary import Severity
from designer.store.clinic import LoadedRecord, open_clinic
from tests.bench.caseload_clinic import varied
from tests.gui.clinics import NOW, demo_services
from widgets.caseload.caseload_page import CaseloadPage
from widgets.state import waiting
from widgets.state.services import Services
from widgets.state.workspace import Workspace


@pytest.fixture
def services(tmp_path: Path) -> Services:
    """The demonstration clinic and six patients more, each with something the matter."""
    services = demo_services(tmp_path)
    base = [services.clinic.load(line.id).record for line in services.clinic.patients()]
    for number in range(6):
        services.clinic.create(varied(base, number, NOW.date()))
    return services


def shown(qtbot: QtBot, services: Services) -> CaseloadPage:
    page = CaseloadPage(Workspace(services))
    qtbot.addWidget(page)
    page.resize(1280, 700)
    page.show()
    qtbot.waitUntil(lambda: not page.judging.is_running, timeout=20_000)
    return page


def names(page: CaseloadPage) -> list[str]:
    return [row.line.name for row in page.model.rows]


def test_who_needs_somebody_most_stands_first_with_the_reason(
    qtbot: QtBot, services: Services
) -> None:
    page = shown(qtbot, services)
    assert len(names(page)) == 9
    first = page.model.rows[0]
    assert first.line.name == "Okafor, Ana 1"
    assert first.reasons[0].words == "Flare on 3 Mar 2026, not settled yet."
    index = page.model.index(0, 1)
    assert "Flare on 3 Mar 2026" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert page.table.chosen() is first
    assert page.said.text() == "All checked today"


def test_a_row_opens_the_patient_where_something_can_be_done(
    qtbot: QtBot, services: Services
) -> None:
    page = shown(qtbot, services)
    workspace = page._workspace
    page.search.setText("ana 3")  # no red-flag screen
    with qtbot.waitSignal(workspace.page_requested) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == ["intake"]
    document = workspace.document
    assert document is not None
    assert document.record.patient.identifiers.name == "Haddad, Ana 3"
    row = page.table.chosen()
    assert row is not None
    offered = [action.text() for action in page.table.open_actions(row)]
    assert offered[0] == "Open the intake"
    assert set(offered) == {"Open the intake", "Open the week", "Open the progress"}
    workspace.close_patient()


def test_kinds_words_and_heads_narrow_and_sort_the_list(qtbot: QtBot, services: Services) -> None:
    page = shown(qtbot, services)
    silent = page.chips.buttons["silent"]
    assert silent.accessibleName() == "Stopped logging 1"
    silent.setChecked(True)
    assert names(page) == ["Rivera, Ana 0"]
    page.search.setText("nobody of that name")
    assert not names(page)
    assert page._nothing.isVisible()
    page._clear.click()
    assert len(names(page)) == 9
    page.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert names(page) == sorted(names(page), reverse=True)


def test_a_search_forgives_accents_and_typing_errors(qtbot: QtBot, services: Services) -> None:
    page = shown(qtbot, services)
    page.search.setText("rivéra")
    assert names(page) == ["Rivera, Ana 0"]
    page.search.setText("Rivrea")
    assert names(page) == ["Rivera, Ana 0"]
    assert "“rivrea” read as “rivera”" in page.count.text()


def test_a_changed_verdict_stands_here_until_somebody_has_looked(
    qtbot: QtBot, services: Services
) -> None:
    patient = services.clinic.patients()[0]
    plan = ChangedPlan(patient_id=patient.id, after=Severity.BLOCK)
    note = LibraryChange(id="c", on=NOW, what="Rule CR-001", plans=(plan,))
    services.clinic.change_library(lambda library: library.with_change(note))
    page = shown(qtbot, services)
    chip = page.chips.buttons["changed"]
    assert chip.accessibleName() == "Verdict changed 1"
    chip.setChecked(True)
    [row] = page.model.rows
    assert row.line.id == patient.id
    assert "A library change altered the verdict" in row.why
    seen = page.table.open_actions(row)[-1]
    assert seen.text() == "I have looked at the changed verdict"
    seen.trigger()
    assert not names(page)
    assert chip.accessibleName() == "Verdict changed 0"
    kept = services.clinic.library().library.changes[0].plan(patient.id)
    assert kept is not None
    assert kept.seen_by == "Test therapist"


def test_digests_outlive_the_program_and_follow_a_change(
    qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    shown(qtbot, services).close()
    again = replace_clinic(services, tmp_path)
    page = CaseloadPage(Workspace(again))
    qtbot.addWidget(page)
    page.refresh()  # before anything is judged in this run
    assert {row.freshness for row in page.model.rows} == {"fresh"}
    patient_id = page.model.rows[-1].line.id
    loaded = again.clinic.load(patient_id)
    changed = replace(loaded.record, outcomes=(), decisions=())
    noted = replace(changed, patient=replace(changed.patient, notes="seen"))
    again.clinic.save(loaded.record, noted, loaded.revisions)
    page.refresh()
    [stale] = [row for row in page.model.rows if row.freshness != "fresh"]
    assert (stale.line.id, stale.freshness) == (patient_id, "changed")
    page.show()
    qtbot.waitUntil(lambda: not page.judging.is_running, timeout=20_000)
    assert {row.freshness for row in page.model.rows} == {"fresh"}


def replace_clinic(services: Services, tmp_path: Path) -> Services:
    """The same services after another start."""
    return replaced(services, clinic=open_clinic(tmp_path / "clinic", actor="Test therapist"))


def test_overrides_lead_to_their_patients(qtbot: QtBot, services: Services) -> None:
    page = shown(qtbot, services)
    page.tabs.setCurrentIndex(1)
    table = page.rates.table
    [row] = [row for row in range(table.rowCount()) if table.rule_at(row) == "R-075"]
    table.setCurrentCell(row, 0)
    page.rates.show_patients.click()
    assert page.tabs.currentIndex() == 0
    assert names(page) == ["Lindqvist, Ana 2"]
    page.one_rule.click()
    assert len(names(page)) == 9


def test_judging_can_be_stopped_and_goes_on_where_it_was(qtbot: QtBot, services: Services) -> None:
    page = CaseloadPage(Workspace(services))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.judging._total - len(page.judging._waiting) > 2)
    page._judge.click()
    assert not page.judging.is_running
    known = len(services.clinic.digests.all())
    assert 0 < known < 9
    assert "not checked as of today" in page.said.text()
    page._judge.click()
    qtbot.waitUntil(lambda: not page.judging.is_running, timeout=20_000)
    assert len(services.clinic.digests.all()) == 9


def test_an_empty_clinic_says_what_will_stand_here(qtbot: QtBot, tmp_path: Path) -> None:
    services = replaced(demo_services(tmp_path), clinic=open_clinic(tmp_path / "empty"))
    page = shown(qtbot, services)
    with qtbot.waitSignal(page._workspace.page_requested) as asked:
        page._add.click()
    assert asked.args == ["patients"]


def test_the_list_goes_to_paper_and_to_a_spreadsheet(
    qtbot: QtBot, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(qtbot, services)
    page.chips.buttons["flare"].setChecked(True)
    for name, act in (("a.pdf", page.paper.save_pdf), ("a.csv", page.paper.save_csv)):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        act()
        qtbot.waitUntil(path.exists)
        page.paper.wait()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    table = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert len(table) == 2
    assert table[1].startswith('"Okafor, Ana 1",00001,')


def test_a_slow_folder_holds_up_nothing_while_patients_are_judged(
    qtbot: QtBot, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, on, load = Event(), list[Thread](), services.clinic.load

    def slow(patient_id: str) -> LoadedRecord:
        on.append(current_thread())
        assert answers.wait(10)
        return load(patient_id)

    monkeypatch.setattr(services.clinic, "load", slow)
    monkeypatch.setattr(waiting, "AT_ONCE_S", 0.001)
    page = CaseloadPage(Workspace(services))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(on) == 1)
    assert main_thread() not in on
    before = page.judging.is_running
    page.judging.stop()
    assert (before, page.judging.is_running) == (True, False)
    page.judge()
    answers.set()
    qtbot.waitUntil(lambda: not page.judging.is_running, timeout=20_000)
    assert page.judging.unread == 0
    assert page.said.text() == "All checked today"
