"""The open patient's record: the one owner of the week, and the only way to change it.

The way of every edit (design section 3): a view asks :meth:`RecordDocument.accepts`, then calls
:meth:`RecordDocument.do`; a new immutable record is pushed as one undo command; the document says
what changed; the validator runs on the new week and the findings follow. Views own nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from designer.edits.edits import Edit
from designer.edits.errors import EditError
from designer.merging import ClashKey, Merged, brought_together, merge
from designer.model.finding import Report, Verdict
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord, PrintRecord
from designer.model.week import Week
from widgets.state.others import Others

if TYPE_CHECKING:
    from designer.safety.case_check import CaseCheck
    from designer.safety.opening import OpensCases

NO_WEEK = Week()


class RecordDocument(QObject):
    """Owns one patient's record, the week that is shown, its undo stack and its findings.

    Signals:
        record_changed(before, after): any part of the record changed; saving listens here.
        week_changed(before, after): the placements of the shown week changed.
        week_shown(index): another week of the program is shown now.
        program_changed(): weeks came, went, were re-dated or noted on; the week strip follows.
        facts_changed(): the patient, logs or overrides changed; library verdicts follow.
        report_changed(report): the findings of the shown week.
    """

    record_changed = Signal(object, object)
    week_changed = Signal(object, object)
    week_shown = Signal(int)
    program_changed = Signal()
    facts_changed = Signal()
    report_changed = Signal(object)

    def __init__(
        self,
        record: PatientRecord,
        checker: OpensCases,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._record = record
        self._checker = checker
        self._today = today
        self._week_index = _current_week(record.program, today())
        self._case = checker.open(record, today())
        self._case_of = record  # what the case was opened with; see _renew_case
        self._whole: CaseCheck | None = None  # the case of the whole record, where that differs
        self._whole_of = record
        self._report = self._case.check_week(self._week_index)
        self.undo_stack = QUndoStack(self)
        self.others = Others(self.undo_stack)

    @property
    def record(self) -> PatientRecord:
        return self._record

    @property
    def case(self) -> CaseCheck:
        """The rules specialised to this patient as of today."""
        if self._case_of is self._record:
            return self._case
        if self._whole is None or self._whole_of is not self._record:
            self._whole = self._checker.open(self._record, self._today())
            self._whole_of = self._record
        return self._whole

    def verdict(self, exercise_id: str) -> Verdict:
        """What the rules say about an exercise; it does not depend on the shown week's items."""
        return self._case.verdict(exercise_id)

    @property
    def program(self) -> Program | None:
        return self._record.program

    @property
    def week_index(self) -> int:
        """Which week of the current program is shown (0 = the first)."""
        return self._week_index

    @property
    def program_week(self) -> ProgramWeek | None:
        """The shown week with its date and progression week; None without a program."""
        program = self.program
        return program.weeks[self._week_index] if program and program.weeks else None

    @property
    def week(self) -> Week:
        shown = self.program_week
        return NO_WEEK if shown is None else shown.week

    @property
    def report(self) -> Report:
        """The findings of the shown week."""
        return self._report

    def accepts(self, edit: Edit) -> bool:
        """Whether the shown week has room for the edit. Only structure may refuse."""
        if self.program_week is None:
            return False
        try:
            edit.apply(self.week)
        except EditError:
            return False
        return True

    def preview(self, edit: Edit) -> Report:
        """The findings that the week would have after the edit; nothing changes."""
        return self._case.check_week(self._week_index, edit.apply(self.week))

    def do(self, edit: Edit, text: str, merge: str = "") -> None:
        """Apply the edit to the shown week as one step that undo can name (``text``).

        Steps that follow each other with the same ``merge`` key, such as the keys typed into one
        field, become one step.
        """
        program = self.program
        if program is None:
            raise EditError("This patient has no program yet; create one first.")
        week = edit.apply(self.week)
        if week == self.week:
            return
        changed = program.with_week(self._week_index, week)
        self.change(_with_program(self._record, changed), text, merge=merge)

    def change(
        self,
        after: PatientRecord,
        text: str,
        week_index: int | None = None,
        merge: str = "",
        since: PatientRecord | None = None,
        keep_mine: frozenset[ClashKey] | None = None,
    ) -> None:
        """Replace the record as one undoable step, and show the week at ``week_index`` if given.

        ``since`` is the record that ``after`` was made from, where a dialog or a form was open for
        a while: what other workstations brought in meanwhile stays. Where both changed the same
        part, ``after`` counts for the keys in ``keep_mine``; None: always.
        """
        if since is not None:
            after = brought_together(since, after, self._record, keep_mine)
        if after == self._record:
            return
        index = self._week_index if week_index is None else week_index
        step = _SwapRecord(self, (self._record, self._week_index), (after, index), text, merge)
        self.undo_stack.push(step)

    def note_print(self, printed: PrintRecord) -> None:
        """Record that a handout left the program. A fact, not an edit: undo keeps it."""
        record = replace(self._record, prints=(*self._record.prints, printed))
        self._become(record, self._week_index)

    def take_in(
        self,
        base: PatientRecord,
        theirs: PatientRecord,
        keep_mine: frozenset[ClashKey] = frozenset(),
        text: str = "",
    ) -> Merged:
        """Bring in what somebody else stored since ``base``; undo never takes theirs away.

        Where both changed the same part, ours stays for the keys in ``keep_mine`` and theirs comes
        for the others. That choice is a step named ``text``: undo brings the other versions back.
        """
        merged = merge(base, self._record, theirs, keep_mine)
        turned_down = frozenset(clash.key for clash in merged.clashes) - keep_mine
        losing = merge(base, self._record, theirs, turned_down).record
        self.others.note(base, theirs)
        if merged.clashes:
            ends = (losing, self._week_index), (merged.record, self._week_index)
            self.undo_stack.push(_SwapRecord(self, *ends, text, ""))
        else:
            self._become(merged.record, self._week_index)
        return merged

    def show_week(self, index: int) -> None:
        """Show another week of the program. Not an edit: undo does not remember it."""
        self._become(self._record, index)

    def take_checker(self, checker: OpensCases) -> None:
        """Judge everything by other rules or another library from now on."""
        self._checker = checker
        self._whole = None
        self.recheck()

    def follow_day(self, before: date) -> None:
        """Another day began: where the week of ``before`` is shown, that of today is now."""
        was_current = self._week_index == _current_week(self.program, before)
        self.recheck()
        if was_current:
            self.show_week(_current_week(self.program, self._today()))

    def recheck(self) -> None:
        """Judge everything anew, because the day or the rules changed."""
        self._open_case()
        self.facts_changed.emit()
        self._judge()

    def _become(self, record: PatientRecord, index: int) -> None:
        """Take on a state and say what is different; the only place where the state changes."""
        before, old_index, old_week = self._record, self._week_index, self.week
        self._record = record
        self._week_index = _inside(record.program, index)
        if record != before:
            self._renew_case(old_index)
        elif self._week_index == old_index:
            return
        elif self._case_of is not record:
            self._open_case()
        if _weeks_differ(before.program, record.program):
            self.program_changed.emit()
        if self._week_index != old_index:
            self.week_shown.emit(self._week_index)
        if self.week != old_week:
            self.week_changed.emit(old_week, self.week)
        if _facts(before) != _facts(record):
            self.facts_changed.emit()
        self._judge()
        if record != before:
            self.record_changed.emit(before, record)

    def _judge(self) -> None:
        shown = self.program_week
        week = None if shown is None else shown.week
        self._report = self._case.check_week(self._week_index, week)
        self.report_changed.emit(self._report)

    def _open_case(self) -> None:
        self._case = self._checker.open(self._record, self._today())
        self._case_of = self._record

    def _renew_case(self, old_index: int) -> None:
        """Open the case anew, unless only placements of the shown week are different.

        A case has judged days that most edits leave alone, and it takes the shown week from us; so
        an edit of that week costs what it changed. Everybody else gets a case of the whole record.
        """
        if self._week_index != old_index or not self._differs_in_shown_week_only():
            self._open_case()

    def _differs_in_shown_week_only(self) -> bool:
        """Whether the record is the one the case was opened with, but for the shown week."""
        known, index = self._case_of.program, self._week_index
        if known is None or self.program is None or index >= len(known.weeks):
            return False
        if len(self._case_of.programs) != len(self._record.programs):
            return False
        as_now = known.with_week(index, self.week)
        return _with_program(self._case_of, as_now) == self._record


class _SwapRecord(QUndoCommand):
    """One step: a record and the week shown, before and after."""

    def __init__(
        self,
        document: RecordDocument,
        before: tuple[PatientRecord, int],
        after: tuple[PatientRecord, int],
        text: str,
        merge: str,
    ) -> None:
        super().__init__(text)
        self._document, self.before, self.after = document, before, after
        self.merge = merge
        self.epoch = document.others.epoch()

    def id(self) -> int:
        return 1 if self.merge else -1  # Qt asks mergeWith only of steps with the same id

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _SwapRecord) or other.merge != self.merge:
            return False
        if other.epoch != self.epoch:
            return False
        self.after = other.after
        self.setObsolete(self.before == self.after)  # typed and taken back: nothing to undo
        return True

    def redo(self) -> None:
        self._show(*self.after)

    def undo(self) -> None:
        self._show(*self.before)

    def _show(self, record: PatientRecord, index: int) -> None:
        record = self._document.others.brought_in(record, self.epoch)
        # Prints are facts that may have come since this step; no undo takes them back.
        record = replace(record, prints=self._document.record.prints)
        self._document._become(record, index)  # noqa: SLF001  # one class in two, for Qt's sake


def _with_program(record: PatientRecord, program: Program) -> PatientRecord:
    return replace(record, programs=(*record.programs[:-1], program))


def _inside(program: Program | None, index: int) -> int:
    count = len(program.weeks) if program else 0
    return max(0, min(index, count - 1))


def _weeks_differ(before: Program | None, after: Program | None) -> bool:
    """Whether weeks came, went or changed their dates; placements alone do not count."""
    return _frame(before) != _frame(after)


def _frame(program: Program | None) -> object:
    if program is None:
        return None
    weeks = tuple((week.prog_week, week.start_date, week.note) for week in program.weeks)
    return program.head, weeks


def _facts(record: PatientRecord) -> object:
    return record.patient, record.sessions, record.days, record.overrides


def _current_week(program: Program | None, today: date) -> int:
    """The week of the program that holds ``today``, or the nearest one."""
    if program is None:
        return 0
    started = [
        index
        for index in range(len(program.weeks))
        if (first := program.date_of(index, 0)) is not None and first <= today
    ]
    return max(started, default=0)
