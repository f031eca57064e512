"""Rules that could not be read are told, once, in words."""

from dataclasses import replace
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.safety import Checker
from designer.safety.papers.unread import UNREAD
from tests.gui.clinics import demo_services
from tests.gui.handout_pages import gate_on
from widgets.shell.rules_bar import RulesBar
from widgets.state.workspace import Workspace

PROBLEM = "c-gates.json: rule R-059: condition: 'caryr' is not a pattern"


def test_bad_rules_are_named_until_they_are_dismissed(qtbot: QtBot, tmp_path: Path) -> None:
    services = replace(demo_services(tmp_path), rule_problems=lambda: (PROBLEM,))
    workspace = Workspace(services)
    bar = RulesBar(workspace)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    first, second, _ = services.clinic.patients()
    workspace.open_patient(first.id)
    assert not bar.isHidden()
    assert PROBLEM in [label.text() for label in bar.findChildren(QLabel)]
    bar.dismiss.click()
    workspace.open_patient(second.id)
    assert bar.isHidden()
    assert workspace.close_patient()


def test_h1_rules_of_the_clinic_that_cannot_be_read_are_told_and_not_to_be_dismissed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    services = demo_services(tmp_path)
    unread = msgspec.structs.replace(services.checker.rules, unread="library.journal: line 4")
    shipped = services.checker.rules
    checker = Checker(services.library, unread)
    workspace = Workspace(replace(services, checker=checker, shipped_rules=lambda: shipped))
    bar = RulesBar(workspace)
    qtbot.addWidget(bar)
    document = workspace.open_patient(services.clinic.patients()[0].id)
    assert not bar.isHidden()
    assert bar.dismiss.isHidden()
    with qtbot.waitSignal(workspace.page_requested) as asked:
        bar.backups.click()
    assert asked.args == ["backups"]
    assert [finding.rule_id for finding in gate_on(document, "week")] == [UNREAD]
    assert not gate_on(document, "referral")  # it prescribes nothing
    workspace._follower.look()  # the file is whole again
    qtbot.waitUntil(bar.isHidden, timeout=10_000)
    assert not gate_on(document, "week")
    assert workspace.close_patient()


def test_good_rules_say_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = Workspace(demo_services(tmp_path))
    bar = RulesBar(workspace)
    qtbot.addWidget(bar)
    workspace.open_patient(workspace.services.clinic.patients()[0].id)
    assert bar.isHidden()
    assert workspace.close_patient()
