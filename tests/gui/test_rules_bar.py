"""Rules that could not be read are told, once, in words."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gui.clinics import demo_services
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


def test_good_rules_say_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = Workspace(demo_services(tmp_path))
    bar = RulesBar(workspace)
    qtbot.addWidget(bar)
    workspace.open_patient(workspace.services.clinic.patients()[0].id)
    assert bar.isHidden()
    assert workspace.close_patient()
