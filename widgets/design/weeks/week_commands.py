"""What can be done to whole weeks of the open program: each command is one step with a name."""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QObject

from designer.course import weeks as course
from designer.knowledge.library import Library
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.progress.next_week import LAST_PROG_WEEK
from widgets.common.dates import shown_date
from widgets.state.document import RecordDocument


class WeekCommands(QObject):
    """Changes the weeks of the open program. Without a program every command does nothing."""

    def __init__(
        self, library: Library, new_id: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._new_id = library, new_id
        self.document: RecordDocument | None = None

    @property
    def program(self) -> Program | None:
        """The open program."""
        return self.document.program if self.document is not None else None

    @property
    def count(self) -> int:
        return len(self.program.weeks) if self.program is not None else 0

    def copy_to(self, index: int, targets: Sequence[int]) -> None:
        """The exercises of a week in place of those of others."""
        program = self.program
        if program is None or not targets:
            return
        changed = course.copied_onto(program, index, targets, self._new_id)
        text = self.tr("Copy week {n} to week {others}").format(
            n=index + 1, others=", ".join(str(at + 1) for at in targets)
        )
        self._take(changed, text, targets[0])

    def copy_behind(self, index: int, times: int = 1) -> None:
        """Copies of a week behind it, each a progression week further; later weeks move."""
        program = self.program
        if program is None:
            return
        source = program.weeks[index]
        fresh = [
            replace(
                course.copied(source, self._new_id),
                prog_week=min(LAST_PROG_WEEK, source.prog_week + at),
            )
            for at in range(1, times + 1)
        ]
        text = self.tr("Put {times} copies of week {n} behind it").format(times=times, n=index + 1)
        if times == 1:
            text = self.tr("Put a copy of week {n} behind it").format(n=index + 1)
        self._take(course.inserted(program, index + 1, fresh), text, index + 1)

    def insert(self, index: int) -> None:
        """An empty week before the one at ``index``, of the same progression week."""
        program = self.program
        if program is None:
            return
        same = program.weeks[index].prog_week if index < len(program.weeks) else LAST_PROG_WEEK
        fresh = ProgramWeek(prog_week=same)
        text = self.tr("Insert an empty week before week {n}").format(n=index + 1)
        self._take(course.inserted(program, index, (fresh,)), text, index)

    def remove(self, index: int) -> None:
        """Take a week out; later weeks move up. The last week of all stays."""
        program = self.program
        if program is None or len(program.weeks) < 2:
            return
        text = self.tr("Remove week {n}").format(n=index + 1)
        self._take(course.removed(program, index), text, min(index, len(program.weeks) - 2))

    def move(self, index: int, by: int) -> None:
        """Take a week one place earlier (-1) or later (+1)."""
        program, to = self.program, index + by
        if program is None or not 0 <= to < len(program.weeks):
            return
        text = self.tr("Move week {n} to place {to}").format(n=index + 1, to=to + 1)
        self._take(course.moved(program, index, to), text, to)

    def set_prog_week(self, index: int, prog_week: int) -> None:
        """Let a week count as another progression week."""
        program = self.program
        if program is None:
            return
        text = self.tr("Week {n} as progression week {p}").format(n=index + 1, p=prog_week)
        self._take(course.with_prog_week(program, index, prog_week), text, index)

    def repeat(self, index: int) -> None:
        """Hold: the same week and progression week once more."""
        program = self.program
        if program is None:
            return
        text = self.tr("Repeat week {n}").format(n=index + 1)
        changed = course.repeated(program, index, self._library, self._new_id)
        self._take(changed, text, index + 1)

    def step_back(self, index: int) -> None:
        """After this week one progression week back, as the ladder says."""
        program = self.program
        if program is None:
            return
        text = self.tr("Step back after week {n}").format(n=index + 1)
        changed = course.stepped_back(program, index, self._library, self._new_id)
        self._take(changed, text, index + 1)

    def re_date(self, index: int, first_day: date) -> None:
        """The week begins on another day; later weeks move by as much, logs stay."""
        program = self.program
        if program is None:
            return
        text = self.tr("Begin week {n} on {date}").format(n=index + 1, date=shown_date(first_day))
        self._take(course.re_dated(program, index, first_day), text, index)

    def set_note(self, index: int, note: str) -> None:
        """Give a week another note."""
        program = self.program
        if program is None:
            return
        text = self.tr("Note on week {n}").format(n=index + 1)
        self._take(course.with_note(program, index, note), text, index)

    def set_program_note(self, note: str) -> None:
        """Give the program another note."""
        program, document = self.program, self.document
        if program is not None and document is not None:
            self._take(replace(program, note=note), self.tr("Note on the program"), None)

    def take(
        self,
        record: PatientRecord,
        text: str,
        week_index: int | None = None,
        since: PatientRecord | None = None,
    ) -> None:
        """Take on a record made elsewhere, from the one it was ``since``, as one step."""
        if self.document is not None:
            self.document.change(record, text, week_index=week_index, since=since)

    def _take(self, program: Program, text: str, week_index: int | None) -> None:
        document = self.document
        if document is not None:
            record = document.record
            changed = replace(record, programs=(*record.programs[:-1], program))
            document.change(changed, text, week_index=week_index)
