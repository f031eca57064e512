"""Leads from an event of the timeline to the thing itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from designer.errors import DesignerError
from designer.timeline import Place
from widgets.common.asking import tell
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


class Going(QObject):
    """Opens the patient, then the page, then the week or the entry.

    Signals:
        intake_requested(): the thing stands in the intake form.
    """

    intake_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._page = workspace, parent
        self._patient_id = ""

    def about(self, patient_id: str) -> None:
        """From now on places are this patient's."""
        self._patient_id = patient_id

    def go(self, place: Place) -> None:
        """Show the place."""
        if place.page == "intake":
            self.intake_requested.emit()
            return
        try:
            document = self._workspace.open_patient(self._patient_id)
        except DesignerError as error:
            title = self.tr("The patient was not opened")
            tell(self._page.window(), title, str(error), self.tr("Close"))
            return
        if place.week >= 0 and _is_earlier(document, place):
            self._workspace.program_requested.emit(place.id, place.week)
            return
        if place.week >= 0:
            _show_week(document, place)
        self._workspace.page_requested.emit(place.page)
        if place.page == "progress" and place.id:
            self._workspace.entry_requested.emit(place.id)


def _is_earlier(document: RecordDocument, place: Place) -> bool:
    """Whether the place is in a program that another one came after."""
    return place.id in {program.id for program in document.record.programs[:-1]}


def _show_week(document: RecordDocument, place: Place) -> None:
    program = document.program
    if program is not None and program.id == place.id and place.week < len(program.weeks):
        document.show_week(place.week)
