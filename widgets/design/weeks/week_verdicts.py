"""What the rules say of every week of the program, worked out while nothing else is to do.

The week that is shown comes with the document's own report. The others follow one at a time: an
answer to the hand never waits for more than one of them.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from designer.model.finding import Report
from widgets.design.report_glyph import report_glyph
from widgets.state.document import RecordDocument
from widgets.theme.glyphs import Glyph

LATER_MS = 150  # after the last edit


class WeekVerdicts(QObject):
    """Keeps a report of each week.

    Signals:
        changed(): the report of some week came or went.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: RecordDocument | None = None
        self._reports: dict[int, Report] = {}
        self._pending: list[int] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._judge_next)

    def show_document(self, document: RecordDocument | None) -> None:
        """Judge another program."""
        self._later.stop()
        self._document = document
        self._reports, self._pending = {}, []
        if document is not None:
            document.program_changed.connect(self._forget)
            document.report_changed.connect(self._follow)
            self._follow(document.report)
        self.changed.emit()

    def glyph(self, index: int) -> Glyph | None:
        """The shape for a week's report; None while it is not worked out yet."""
        report = self._reports.get(index)
        return report_glyph(report) if report is not None else None

    def report(self, index: int) -> Report | None:
        """A week's report; None while it is not worked out yet."""
        return self._reports.get(index)

    def _forget(self) -> None:
        """Weeks came, went or moved: an old report may be that of another week."""
        self._reports = {}
        self._pending = []
        self.changed.emit()

    def _follow(self, report: Report) -> None:
        document = self._document
        if document is None:
            return
        shown, count = document.week_index, _count(document)
        if not count:
            self._reports, self._pending = {}, []
            return
        self._reports[shown] = report
        # The neighbours first: they are the next to be looked at.
        others = (at for at in range(count) if at != shown)
        self._pending = sorted(others, key=lambda at: abs(at - shown))
        if self._pending:
            self._later.start(LATER_MS)
        self.changed.emit()

    def _judge_next(self) -> None:
        document = self._document
        if document is None or not self._pending:
            return
        index = self._pending.pop(0)
        if index < _count(document):
            self._reports[index] = document.case.check_week(index)
            self.changed.emit()
        if self._pending:
            self._later.start(0)


def _count(document: RecordDocument) -> int:
    return len(document.program.weeks) if document.program is not None else 0
