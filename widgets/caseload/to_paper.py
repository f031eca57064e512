"""Prints the caseload, or saves it as PDF or CSV."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from designer.caseload.rows import CaseRow
from designer.errors import DesignerError
from designer.output import write_whole
from widgets.common.asking import tell
from widgets.common.saving import ask_where
from widgets.common.work import Work
from widgets.state.services import Services


class ToPaper(QObject):
    """``shown`` gives the rows and says in words which these are.

    Signals:
        busy_changed(bool): the list is being made ready, or is out.
    """

    busy_changed = Signal(bool)

    def __init__(
        self, services: Services, shown: Callable[[], tuple[Sequence[CaseRow], str]], page: QWidget
    ) -> None:
        super().__init__(page)
        self._services, self._shown, self._page = services, shown, page
        self._work = Work(self)  # ten thousand patients take seconds
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._fail)
        self._then: Callable[[bytes], object] | None = None

    def print_list(self) -> None:
        """Make the pages ready, ask for a printer and print what is shown."""
        self._make(self._pdf, self._print)

    def save_pdf(self) -> None:
        """Ask where to, and save what is shown as PDF."""
        self._ask(".pdf", self.tr("PDF document (*.pdf)"), self._pdf)

    def save_csv(self) -> None:
        """Ask where to, and save what is shown as a table."""
        self._ask(".csv", self.tr("Table (*.csv)"), self._csv)

    def wait(self) -> None:
        """Wait until nothing is being made."""
        self._work.wait()

    def _ask(self, suffix: str, kinds: str, make: Callable[[], Callable[[], bytes]]) -> None:
        name = f"caseload {self._services.today().isoformat()}{suffix}"
        title = self.tr("Save the caseload")
        path = ask_where(self._page, title, name, kinds, suffix)
        if path is not None:
            self._make(make, lambda content: write_whole(path, content))

    def _make(
        self, make: Callable[[], Callable[[], bytes]], then: Callable[[bytes], object]
    ) -> None:
        if self._work.is_running:
            return
        self._then = then
        try:
            ready = make()
        except DesignerError as error:
            self._fail(error)
            return
        self.busy_changed.emit(True)
        self._work.start(lambda _step: ready())

    def _take(self, content: bytes) -> None:
        self.busy_changed.emit(False)
        try:
            if self._then is not None:
                self._then(content)
        except DesignerError as error:
            self._fail(error)

    def _fail(self, error: DesignerError) -> None:
        self.busy_changed.emit(False)
        title = self.tr("The caseload did not get out")
        tell(self._page, title, str(error), self.tr("Close"))

    def _print(self, pdf: bytes) -> None:
        from widgets.handout.paper import print_pdf  # noqa: PLC0415  # loads the print system

        print_pdf(pdf, "A4", self.tr("Caseload"), self._page)

    def _pdf(self) -> Callable[[], bytes]:
        from exports.caseload import caseload_pdf  # noqa: PLC0415  # reportlab comes with it

        rows, shown = self._shown()
        words = self._services.library.words
        clinic = self._services.clinic.library().library.settings.identity.name
        today = self._services.today()
        return lambda: caseload_pdf(rows, clinic, shown, today, words)

    def _csv(self) -> Callable[[], bytes]:
        from exports.caseload import caseload_csv  # noqa: PLC0415  # reportlab comes with it

        rows, today = self._shown()[0], self._services.today()
        return lambda: caseload_csv(rows, today)
