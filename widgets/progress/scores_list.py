"""The list of questionnaire scores: each can be corrected or removed, and that taken back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from designer.model.outcome import Outcome
from designer.model.record import PatientRecord
from designer.progress.outcomes import with_corrected, without_outcome
from widgets.common.dates import shown_date
from widgets.common.labels import plain_label
from widgets.progress.entering.score_dialog import ScoreDialog
from widgets.progress.kept_lists import KeptLists
from widgets.progress.lists import KeptList
from widgets.state.document import RecordDocument
from widgets.state.services import Services


class ScoresList(KeptList):
    """The scores of a document; every change is a step of its undo stack.

    ``keep`` puts a record with such a change into the document, with what the score was before.
    """

    def __init__(
        self,
        document: RecordDocument,
        services: Services,
        lists: KeptLists,
        keep: Callable[[PatientRecord, str], None],
        parent: QWidget | None = None,
    ) -> None:
        self._document, self._services, self._lists, self._keep = document, services, lists, keep
        self._step = -1  # where the undo stack stood after the last change made here
        super().__init__(*_words(), parent)
        self.said = plain_label("", "hint", wrap=True)
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setToolTip(self.tr("Take back the last change (Ctrl+Z)"))
        self.undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self._take_back)
        self.offer_change(self.tr("Correct…"))
        self.offer_removal(self.tr("Remove"))
        self._add_said()
        self.change_requested.connect(self.correct)
        self.removal_requested.connect(self.remove_score)
        self._show_record()

    def correct(self, outcome_id: str) -> None:
        """Ask what the score should have been."""
        outcome = self._outcome(outcome_id)
        measure = self._services.library.outcome_measures.get(outcome.measure) if outcome else None
        if outcome is None or measure is None:
            return
        record = self._document.record
        dialog = ScoreDialog(record, outcome, measure, self._services.today(), self)
        if dialog.exec():  # meanwhile others may have logged something
            after = with_corrected(self._document.record, dialog.result_outcome())
            self._change(after, self.tr("Correct the score of {date}"), outcome)
        dialog.deleteLater()

    def remove_score(self, outcome_id: str) -> None:
        """Take a score out; undo brings it back, and what it said stays in the list of changes."""
        if (outcome := self._outcome(outcome_id)) is not None:
            after = without_outcome(self._document.record, outcome_id)
            self._change(after, self.tr("Remove the score of {date}"), outcome)

    def _change(self, after: PatientRecord, text: str, outcome: Outcome) -> None:
        if after == self._document.record:
            return
        text = text.format(date=shown_date(outcome.on))
        self._keep(after, text)
        self._step = self._document.undo_stack.index()
        self._say(self.tr("Done: {text}.").format(text=text), can_undo=True)
        self._show_record()

    def _take_back(self) -> None:
        """Undo the last change made here, unless something else came after it."""
        stack = self._document.undo_stack
        if stack.index() == self._step:
            stack.undo()
            self._say(self.tr("Taken back."), can_undo=False)
            self._show_record()
        self._step = -1

    def _say(self, text: str, *, can_undo: bool) -> None:
        self.said.setText(text)
        self.undo.setVisible(can_undo)

    def _outcome(self, outcome_id: str) -> Outcome | None:
        outcomes = self._document.record.outcomes
        return next((one for one in outcomes if one.id == outcome_id), None)

    def _show_record(self) -> None:
        self.show_rows(self._lists.scores(self._document.record))

    def _add_said(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.undo)
        self.undo.hide()
        self.column.insertLayout(self.column.count() - 1, row)


def _words() -> tuple[str, str, list[str], str]:
    """The title, the hint, the heads, and what an empty list says."""
    tr = partial(QCoreApplication.translate, "ScoresList")
    return (
        tr("Questionnaires"),
        tr("Each score beside the first of its kind, and the change that matters."),
        [
            tr("Date"),
            tr("Questionnaire"),
            tr("Score"),
            tr("Since the first"),
            tr("A change matters from"),
        ],
        tr("No score is recorded yet. “Log a visit” asks for them."),
    )
