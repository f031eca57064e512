"""The handout page with its first preview drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from designer.model.finding import Finding
from designer.safety.printing import gate_of
from widgets.handout.handout_page import HandoutPage
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


@contextmanager
def open_handout(qtbot: QtBot, workspace: Workspace) -> Iterator[HandoutPage]:
    """The page of the open patient, until its preview was drawn; closed at the end."""
    page = HandoutPage(workspace)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(lambda: page.shown is not None, timeout=10_000)
    yield page
    page.close()


def document_of(workspace: Workspace) -> RecordDocument:
    """The document of the open patient."""
    assert workspace.document is not None
    return workspace.document


def gate_on(document: RecordDocument, layout: str) -> list[Finding]:
    """What forbids this layout of the shown week."""
    return gate_of(document.case, document.record, document.week_index, layout)
