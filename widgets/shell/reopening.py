"""After an unclean end: open the patient and page that were open, and say so in a quiet line."""

from pathlib import Path

from PySide6.QtCore import QObject

from designer.errors import DesignerError
from widgets.shell.main_window import MainWindow
from widgets.shell.pages import BY_NAME
from widgets.state.last_session import LastSession, Place


class Reopening(QObject):
    """Keeps the marker of one window, from its first page to its end."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._session = LastSession(folder)
        workspace = window.workspace
        workspace.document_opened.connect(self._note)
        workspace.document_closed.connect(self._note)
        window.pages.page_shown.connect(self._note)
        window.closed.connect(self._session.end)

    def start(self, *, faults: bool) -> None:
        """Go where somebody was, if the last window did not close; ``faults``: we know why."""
        place = self._session.begin()
        self._note()
        if place is None and not faults:
            return
        text = self.tr("The program ended unexpectedly last time. What was saved is all here.")
        if place is not None and self._reopened(place):
            text = self.tr(
                "The program ended unexpectedly last time. The patient and page that were open "
                "are open again, with every saved change."
            )
        self._window.tell_news(text, report=faults)

    def _reopened(self, place: Place) -> bool:
        if not place.patient:
            return False
        try:
            self._window.workspace.open_patient(place.patient)
        except DesignerError:  # of another clinic, or damaged: the list says so
            return False
        if place.page in BY_NAME:
            self._window.show_page(place.page)
        return True

    def _note(self, _what: object = None) -> None:
        document = self._window.workspace.document
        patient = document.record.patient.id if document is not None else ""
        self._session.note(Place(patient=patient, page=self._window.pages.name))
