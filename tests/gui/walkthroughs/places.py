"""Where things are in the window, for walks through it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QTabBar, QWidget

from tests.gui.walkthroughs.hand import Hand, settle
from widgets.common.fields import ChoiceField
from widgets.patients.intake.intake_form import IntakeForm
from widgets.patients.patients_page import PatientsPage
from widgets.shell.main_window import MainWindow
from widgets.state.document import RecordDocument

Page = TypeVar("Page", bound=QWidget)


def page(window: MainWindow, name: str, kind: type[Page]) -> Page:
    settle()
    found = window.pages.page(name)
    assert isinstance(found, kind)
    return found


def form_in(window: MainWindow) -> IntakeForm:
    form = page(window, "patients", PatientsPage).forms.intake
    assert form is not None
    return form


def button(parent: QWidget, text: str) -> QPushButton:
    found = [b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert found, f"no button {text!r}"
    return found[0]


def target(field: QWidget) -> QWidget:
    """What has to be pressed to type into a field."""
    return field.focusProxy() or field


def answer(field: QWidget, value: object) -> QPushButton:
    """The button of one of a few answers."""
    assert isinstance(field, ChoiceField)
    return field.button(value)


def row_of(view: QAbstractItemView, begins: str) -> QModelIndex:
    model = view.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return next(index for index in rows if str(index.data()).startswith(begins))


def press_tab(hand: Hand, window: MainWindow, title: str) -> None:
    """Go to a page by its tab."""
    tabs = next(bar for bar in window.findChildren(QTabBar) if bar.accessibleName() == "Pages")
    index = [tabs.tabText(at) for at in range(tabs.count())].index(title)
    hand.press(tabs, f"Tab: {title}", tabs.tabRect(index).center())


def open_document(window: MainWindow) -> RecordDocument:
    document = window.workspace.document
    assert document is not None
    return document
