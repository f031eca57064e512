"""Prints the caseload, or saves it as PDF or CSV."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from designer.caseload.rows import CaseRow
from designer.errors import DesignerError
from designer.output import write_whole
from widgets.common.asking import tell
from widgets.state.services import Services


class ToPaper(QObject):
    """``shown`` gives the rows and says in words which these are."""

    def __init__(
        self, services: Services, shown: Callable[[], tuple[Sequence[CaseRow], str]], page: QWidget
    ) -> None:
        super().__init__(page)
        self._services, self._shown, self._page = services, shown, page

    def print_list(self) -> None:
        """Ask for a printer and print what is shown."""
        from widgets.handout.paper import print_pdf  # noqa: PLC0415  # loads the print system

        try:
            print_pdf(self._pdf(), "A4", self.tr("Caseload"), self._page)
        except DesignerError as error:
            tell(self._page, self.tr("Not printed"), str(error), self.tr("Close"))

    def save_pdf(self) -> None:
        """Ask where to, and save what is shown as PDF."""
        self._save(".pdf", self.tr("PDF document (*.pdf)"), self._pdf)

    def save_csv(self) -> None:
        """Ask where to, and save what is shown as a table."""
        self._save(".csv", self.tr("Table (*.csv)"), self._csv)

    def _save(self, suffix: str, kinds: str, make: Callable[[], bytes]) -> None:
        name = f"caseload {self._services.today().isoformat()}{suffix}"
        title = self.tr("Save the caseload")
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, name, kinds)
        if not chosen:
            return
        try:
            write_whole(Path(chosen).with_suffix(suffix), make())
        except DesignerError as error:
            tell(self._page, self.tr("Not saved"), str(error), self.tr("Close"))

    def _pdf(self) -> bytes:
        from exports.caseload import caseload_pdf  # noqa: PLC0415  # reportlab comes with it

        rows, words = self._shown()
        clinic = self._services.clinic.library().library.settings.identity.name
        return caseload_pdf(rows, clinic, words, self._services.today())

    def _csv(self) -> bytes:
        from exports.caseload import caseload_csv  # noqa: PLC0415  # reportlab comes with it

        return caseload_csv(self._shown()[0], self._services.today())
