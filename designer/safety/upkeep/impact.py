"""What a change of the library would do: every template and program whose verdict changes.

Two validators stand beside each other, the one in force and the one with the change. How they are
compared without judging every plan whole, twice, stands in ``comparing.py``.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from designer.model.record import PatientRecord
from designer.safety.checking import Checker
from designer.safety.upkeep.comparing import Changed, Comparison, TemplateWeek

Progress = Callable[[int, int], None]  # done, of how many
Cancelled = Callable[[], bool]


class Programs(Protocol):
    """Records to look through, read one after the other; None stands for one that is unreadable."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[PatientRecord | None]: ...


class Impact(NamedTuple):
    """Everything that changes, and how much was looked at."""

    templates: tuple[Changed, ...] = ()
    programs: tuple[Changed, ...] = ()
    templates_judged: int = 0
    programs_judged: int = 0  # those in use; finished and archived ones are passed over
    unread: int = 0
    cancelled: bool = False


def impact(
    before: Checker,
    after: Checker,
    templates: Iterable[TemplateWeek],
    programs: Programs,
    today: date,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> Impact:
    """Compare what two validators say. No Qt: call it on any thread.

    ``progress`` hears of every plan; when ``cancelled`` says so, what was found so far comes back.
    """
    weeks = tuple(templates)
    compare = Comparison(before, after)
    total, done = len(weeks) + len(programs), 0
    found_templates: list[Changed] = []
    found_programs: list[Changed] = []
    unread = judged = 0

    def result(*, stopped: bool) -> Impact:
        return Impact(
            tuple(found_templates),
            tuple(found_programs),
            min(done, len(weeks)),
            judged,
            unread,
            stopped,
        )

    for week in weeks:
        if cancelled():
            return result(stopped=True)
        change = compare.template(week)
        if change is not None:
            found_templates.append(change)
        done += 1
        progress(done, total)
    for record in programs:
        if cancelled():
            return result(stopped=True)
        if record is None:
            unread += 1
        elif in_use(record, today):
            judged += 1
            change = compare.program(record, today)
            if change is not None:
                found_programs.append(change)
        done += 1
        progress(done, total)
    return result(stopped=False)


def in_use(record: PatientRecord, today: date) -> bool:
    """Whether somebody trains by this patient's program, or is going to."""
    program = record.program
    if record.patient.archived or program is None or not program.weeks:
        return False
    if program.ended_on is not None:
        return False
    last = program.date_of(len(program.weeks) - 1, 0)
    return last is None or last + timedelta(days=6) >= today
