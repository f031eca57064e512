"""The design page in its window, on a week in a store in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.model.week import Placement
from tests.gui import builders
from widgets.design.design_page import DesignPage
from widgets.design.dose.dose_fields import NumberField
from widgets.state.document import RecordDocument

SMALL, USUAL = (1366, 700), (1400, 800)  # px


@contextmanager
def open_design(
    qtbot: QtBot, folder: Path, size: tuple[int, int] = SMALL, **days: str
) -> Iterator[DesignPage]:
    """The page with a week of these exercises, in front; saved and closed at the end."""
    workspace = builders.open_workspace(folder, builders.record(builders.week(**days)))
    page = DesignPage(workspace)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    assert workspace.close_patient()


def document(page: DesignPage) -> RecordDocument:
    """What the page shows."""
    found = page.board.document
    assert found is not None
    return found


def placed(page: DesignPage, placement_id: str) -> Placement:
    """A card of the week."""
    found = document(page).week.find(placement_id)
    assert found is not None
    return found[1]


def number(page: DesignPage, name: str) -> NumberField:
    """A field of the dose that is shown."""
    assert page.dose.form is not None
    field = page.dose.form.fields[name]
    assert isinstance(field, NumberField)
    return field


def type_into(field: NumberField, text: str) -> None:
    """Type over what stands in a field."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
