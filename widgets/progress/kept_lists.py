"""The lists of scores, decisions and changed entries of one record."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from designer.knowledge.library import Library
from designer.model.decision import Decision
from designer.model.log_edit import LogEdit
from designer.model.record import PatientRecord
from designer.progress.history import edits_of, newest_first
from designer.progress.outcomes import ScoreRow, score_rows
from widgets.common.dates import shown_date, shown_time
from widgets.progress.field_words import FieldWords
from widgets.progress.lists import KeptList, KeptRow
from widgets.progress.step_words import StepWords

Rows = Sequence[KeptRow]


class KeptLists(QObject):
    """Makes the windows and their rows."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._steps = StepWords()
        names = {key: exercise.name for key, exercise in library.exercises.items()}
        self.fields = FieldWords(names)

    def scores(self, record: PatientRecord) -> Rows:
        """Each score, with what it was before somebody corrected it."""
        return [
            KeptRow(row.outcome.id, self._score_texts(record, row), self._edits(record, row))
            for row in score_rows(record, self._library.outcome_measures)
        ]

    def decisions_window(self, parent: QWidget) -> KeptList:
        """An empty list of decisions."""
        return KeptList(
            self.tr("Decisions"),
            self.tr("What the log advised, what was decided, and why."),
            [
                self.tr("When"),
                self.tr("Advised"),
                self.tr("Decided"),
                self.tr("By"),
                self.tr("Reason"),
                self.tr("The advice rested on"),
            ],
            self.tr("No decision is recorded yet. “Decide the next step” makes one."),
            parent,
        )

    def decisions(self, record: PatientRecord) -> Rows:
        ordered = sorted(record.decisions, key=lambda one: one.when, reverse=True)
        return [KeptRow(one.id, self._decision_texts(one)) for one in ordered]

    def decision_line(self, decision: Decision) -> str:
        """The last decision in one sentence."""
        return self.tr("Decided on {date}: {step}.").format(
            date=shown_date(decision.when.date()),
            step=self._steps.choice(decision.decided, decision.decided_week),
        )

    def changes_window(self, parent: QWidget) -> KeptList:
        """An empty list of changes."""
        return KeptList(
            self.tr("Changed entries"),
            self.tr("What log entries and scores were before somebody changed or removed them."),
            [self.tr("Changed on"), self.tr("By"), self.tr("Entry of"), self.tr("What changed")],
            self.tr("No entry was changed or removed."),
            parent,
        )

    def changes(self, record: PatientRecord) -> Rows:
        edits = newest_first(record)
        return [KeptRow(one.id, self._change_texts(record, one)) for one in edits]

    def _edits(self, record: PatientRecord, row: ScoreRow) -> str:
        return "\n".join(
            self.fields.edited(record, edit) for edit in edits_of(record, [row.outcome.id])
        )

    def _score_texts(self, record: PatientRecord, row: ScoreRow) -> tuple[str, ...]:
        measure, unit = row.measure, row.measure.unit
        score = f"{row.outcome.score:g}{unit}"
        if row.band:
            score = f"{score}, {row.band}"
        if edits_of(record, [row.outcome.id]):
            score = self.tr("{score}, edited").format(score=score)
        since = {
            "first": self.tr("first score"),
            "same": self.tr("the same"),
            "better": self.tr("{n} better"),
            "worse": self.tr("{n} worse"),
        }[row.direction].format(n=f"{abs(row.change):g}")
        if row.direction in ("better", "worse") and measure.change is not None:
            matters = self.tr("matters") if row.matters else self.tr("may be chance")
            since = f"{since}, {matters}"
        return (shown_date(row.outcome.on), measure.name, score, since, self._limit(row))

    def _limit(self, row: ScoreRow) -> str:
        measure = row.measure
        if measure.change is None:
            return measure.change_source
        limit = self.tr("{n} points").format(n=f"{measure.change:g}")
        if measure.change == 1:
            limit = self.tr("1 point")
        if measure.change_of_baseline_pct is not None:
            share = f"{measure.change_of_baseline_pct:g}"
            limit = self.tr("{points} or {share}% of the first").format(points=limit, share=share)
        return f"{limit} ({measure.change_source})"

    def _decision_texts(self, one: Decision) -> tuple[str, ...]:
        return (
            shown_time(one.when),
            self._steps.choice(one.advised, one.advised_week),
            self._steps.choice(one.decided, one.decided_week),
            one.who,
            one.why,
            " ".join(one.reasons),
        )

    def _change_texts(self, record: PatientRecord, edit: LogEdit) -> tuple[str, ...]:
        entry_of = ""
        if edit.session is not None:
            entry_of = shown_time(edit.session.at)
        elif edit.day is not None:
            entry_of = shown_date(edit.day.on)
        elif edit.outcome is not None:
            measure = self._library.outcome_measures.get(edit.outcome.measure)
            short = measure.short if measure is not None else edit.outcome.measure
            entry_of = f"{shown_date(edit.outcome.on)}, {short}"
        return (shown_time(edit.when), edit.who, entry_of, self.fields.edit(record, edit))
