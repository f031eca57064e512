"""The buttons above the findings: mend all that can be mended, and the overrides on file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.edits.changes import changes
from designer.model.finding import Finding, Report
from designer.model.vocabulary import Severity
from designer.model.week import Week
from designer.safety.remedies.mending import automatic, mendable
from widgets.common.counts import blocks_and_cautions
from widgets.common.labels import as_tooltip
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.findings.finding_actions import FindingActions
from widgets.design.findings.mended_note import MendedNote
from widgets.design.mend_words import MendWords
from widgets.state.document import RecordDocument

MOST_NAMED = 6  # findings in the tooltip


class FindingsTools(QWidget):
    """Follows the document; what it offers not at all is hidden.

    Signals:
        overrides_requested(): show the overrides of this patient.
    """

    overrides_requested = Signal()

    def __init__(
        self, cards: ExerciseCards, actions: FindingActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._actions, self.words = actions, MendWords(cards, self)
        self._document: RecordDocument | None = None
        self._mended: Week | None = None  # what the note tells about
        self.mend = QPushButton()
        self.overrides = QPushButton()
        self.note = MendedNote()
        self.mend.clicked.connect(self.mend_all)
        self.overrides.clicked.connect(self.overrides_requested)
        self.note.undo_requested.connect(self._undo)
        self.note.closed.connect(self._close_note)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.mend)
        row.addWidget(self.overrides)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.note)
        self._follow()

    def show_document(self, document: RecordDocument | None) -> None:
        """Follow another record."""
        self._document = document
        self._close_note()
        if document is not None:
            document.report_changed.connect(self._follow)
            document.facts_changed.connect(self._follow)
        self._follow()

    def mend_all(self) -> None:
        """Mend what can be mended and tell what was done."""
        document = self._document
        if document is None:
            return
        before = document.week
        self._actions.mend_all()
        self._mended = document.week
        lines = [self.words.line(change) for change in changes(before, document.week)]
        self.note.tell(lines, self._left(document.report))
        self._make_room()

    def _left(self, report: Report) -> str:
        blocks = report.count(Severity.HARD_BLOCK, Severity.BLOCK)
        parts = blocks_and_cautions(blocks, report.count(Severity.CAUTION))
        if not parts:
            return ""
        return self.tr("Left for you to decide: {what}.").format(what=", ".join(parts))

    def _undo(self) -> None:
        if self._document is not None and self._document.week == self._mended:
            self._document.undo_stack.undo()
        self._close_note()

    def _close_note(self) -> None:
        self._mended = None
        self.note.hide()
        self._make_room()

    def _follow(self, *_what: object) -> None:
        document = self._document
        report = Report() if document is None else document.report
        count = len(document.record.overrides) if document is not None else 0
        self._offer_mending(mendable(report))
        self.overrides.setVisible(bool(count))
        self.overrides.setText(self.tr("Overrides ({n})").format(n=count))
        if document is not None and self._mended is not None and document.week != self._mended:
            self._close_note()  # it tells of a week that is no longer there
        self._make_room()

    def _offer_mending(self, found: Sequence[Finding]) -> None:
        """Say how many findings can be mended, and by what."""
        self.mend.setVisible(bool(found))
        one = self.tr("Mend 1 finding…")
        count = len(found)
        self.mend.setText(one if count == 1 else self.tr("Mend {n} findings…").format(n=count))
        said = [f"• {line}" for line in dict.fromkeys(self._says(finding) for finding in found)]
        said[MOST_NAMED:] = [self.tr("and more")] if len(said) > MOST_NAMED else []
        promise = self.tr("One step, told line by line; Undo takes it back. No fact is confirmed.")
        self.mend.setToolTip(as_tooltip("\n".join([*said, promise])))
        self.mend.setAccessibleDescription(" ".join(said))

    def _says(self, finding: Finding) -> str:
        """Such as "Dead bug: lower the dose"."""
        ways = {
            "replace": self.tr("replace"),
            "dose": self.tr("lower the dose"),
            "move": self.tr("move"),
            "reorder": self.tr("put in order"),
            "remove": self.tr("take out"),
        }
        names = ", ".join(self.words.name(key) for key in finding.where.exercise_ids)
        how = ways.get(automatic(finding)[0].kind, self.tr("mend"))
        return f"{names}: {how}" if names else how

    def _make_room(self) -> None:
        """No empty row above the findings."""
        shown = (self.mend, self.overrides, self.note)
        self.setVisible(not all(widget.isHidden() for widget in shown))
