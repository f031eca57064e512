"""The pages of the window, each made when it is first shown: a quick start, and no waste."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from designer.errors import DesignerError
from widgets.common.empty_state import EmptyState
from widgets.shell.page_promises import TakesLibrary
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon
from widgets.theme.shortcuts import Shortcut


@dataclass(frozen=True, slots=True)
class PageKind:
    """A page by name. Its class takes ``(workspace, parent)`` and is imported on first show."""

    name: str
    module: str
    class_name: str
    icon: Icon
    shortcut: Shortcut
    needs_patient: bool = True


PAGES = (
    PageKind(
        "patients",
        "widgets.patients.patients_page",
        "PatientsPage",
        Icon.PEOPLE,
        Shortcut.PATIENTS,
        needs_patient=False,
    ),
    PageKind(
        "design",
        "widgets.design.design_page",
        "DesignPage",
        Icon.BOARD,
        Shortcut.DESIGN,
    ),
    PageKind(
        "progress", "widgets.progress.progress_page", "ProgressPage", Icon.CHART, Shortcut.PROGRESS
    ),
    PageKind("handout", "widgets.handout.handout_page", "HandoutPage", Icon.PAGE, Shortcut.HANDOUT),
    PageKind(
        "library",
        "widgets.library.library_page",
        "LibraryPage",
        Icon.BOOK,
        Shortcut.LIBRARY,
        needs_patient=False,
    ),
    PageKind(
        "caseload",
        "widgets.caseload.caseload_page",
        "CaseloadPage",
        Icon.LIST,
        Shortcut.CASELOAD,
        needs_patient=False,
    ),
)
BY_NAME = {kind.name: kind for kind in PAGES}


def page_title(name: str) -> str:
    """The page's name as its tab says it."""
    titles = {
        "patients": QCoreApplication.translate("Pages", "Patients"),
        "design": QCoreApplication.translate("Pages", "Design"),
        "progress": QCoreApplication.translate("Pages", "Progress"),
        "handout": QCoreApplication.translate("Pages", "Handout"),
        "library": QCoreApplication.translate("Pages", "Library"),
        "caseload": QCoreApplication.translate("Pages", "Caseload"),
    }
    return titles[name]


class PageStack(QStackedWidget):
    """Shows one page at a time, or why it cannot be shown.

    Signals:
        page_shown(str): another page is in front, by its name.
        page_made(QWidget): a page was shown for the first time.
    """

    page_shown = Signal(str)
    page_made = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pages: dict[str, QWidget] = {}
        self.name = ""
        self._nobody = self._make_nobody()
        self.addWidget(self._nobody)
        # After the pages have heard it themselves, because they were connected later or not yet.
        workspace.document_opened.connect(self._refresh)
        workspace.document_closed.connect(self._refresh)
        workspace.library_changed.connect(self._renew)

    def show_page(self, name: str) -> None:
        """Bring a page to the front, making it if this is its first time."""
        changed = name != self.name
        self.name = name
        self._refresh()
        if changed:
            self.page_shown.emit(name)

    def page(self, name: str) -> QWidget | None:
        """The page, if it was ever shown."""
        return self._pages.get(name)

    def made_pages(self) -> list[QWidget]:
        """All pages shown so far."""
        return list(self._pages.values())

    def close_pages(self) -> None:
        """The window goes: each page ends what it has under way."""
        for page in self._pages.values():
            page.close()

    def _renew(self) -> None:
        """The library is another one: a page follows by its ``take_library()``, or is made anew."""
        for name, page in list(self._pages.items()):
            made: object = page
            if isinstance(made, TakesLibrary):
                made.take_library()
            else:
                del self._pages[name]
                self.removeWidget(page)
                page.close()
                page.deleteLater()
        self._refresh()

    def _refresh(self, _document: object = None) -> None:
        if not self.name:
            return
        kind = BY_NAME[self.name]
        if kind.needs_patient and self._workspace.document is None:
            self._say_nobody()
            self.setCurrentWidget(self._nobody)
            return
        if kind.name not in self._pages:
            page = self._make(kind)
            self._pages[kind.name] = page
            self.addWidget(page)
            self.page_made.emit(page)
        self.setCurrentWidget(self._pages[kind.name])

    def _make(self, kind: PageKind) -> QWidget:
        factory = cast(Callable[..., QWidget], getattr(import_module(kind.module), kind.class_name))
        return factory(self._workspace, self)

    def _make_nobody(self) -> EmptyState:
        state = EmptyState(
            self._workspace.theme,
            Icon.PEOPLE,
            self.tr("No patient is open"),
            self.tr("Choose a patient first. This page then shows that patient's program."),
        )
        self._choose = state.add_button(self.tr("Choose a patient"), primary=True)
        self._choose.clicked.connect(lambda: self._workspace.page_requested.emit("patients"))
        return state

    def _say_nobody(self) -> None:
        """Choose a patient, or add the first one where there is nobody to choose."""
        try:
            anybody = bool(self._workspace.services.clinic.listed().patients)
        except DesignerError:
            anybody = True  # the list says what is wrong
        if anybody:
            text = self.tr("Choose a patient first. This page then shows that patient's program.")
            self._choose.setText(self.tr("Choose a patient"))
        else:
            text = self.tr("This clinic has no patients yet. Three steps lead to a first program.")
            self._choose.setText(self.tr("Begin"))
        self._nobody.say(self.tr("No patient is open"), text)
