"""How a program is begun: the templates stand at once, and what the rules say follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from tests.gui import builders
from widgets.design.weeks.template_list import TemplateList
from widgets.state.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    record = builders.record(builders.week(mon="dead-bug"))
    made = builders.open_workspace(tmp_path, replace(record, programs=()))
    yield made
    assert made.close_patient()


def texts(templates: TemplateList) -> list[str]:
    return [templates.item(row).text() for row in range(templates.count())]


def test_the_list_stands_before_its_templates_are_judged(
    qtbot: QtBot, workspace: Workspace
) -> None:
    templates = TemplateList(workspace.services, workspace.theme)
    qtbot.addWidget(templates)
    document = workspace.document
    assert document is not None
    with qtbot.waitSignal(templates.judged):
        templates.show_for(document.record)
        at_once = texts(templates)
        assert at_once
        assert all("the rules look at it" in text for text in at_once)
    assert len(texts(templates)) == len(at_once)
    assert all("block" in text or "caution" in text for text in texts(templates))


def test_another_patient_is_judged_from_the_beginning(qtbot: QtBot, workspace: Workspace) -> None:
    templates = TemplateList(workspace.services, workspace.theme)
    qtbot.addWidget(templates)
    document = workspace.document
    assert document is not None
    with qtbot.waitSignal(templates.judged):
        templates.show_for(document.record)
        templates._judge_next()
        templates.show_for(document.record, prog_week=1)
    assert all("the rules look at it" not in text for text in texts(templates))
