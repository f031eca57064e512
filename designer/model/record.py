"""Everything the clinic keeps about one patient, as one immutable value."""

from datetime import date, datetime
from typing import Literal

from designer.model.base import Identity, LongText, ShortText, Value
from designer.model.decision import Decision
from designer.model.log import DayLog, SessionLog
from designer.model.log_edit import LogEdit
from designer.model.outcome import Outcome
from designer.model.patient import Patient
from designer.model.program import Program
from designer.model.review import Review

OverrideKind = Literal["override", "note", "referral"]


class Override(Value, frozen=True, kw_only=True):
    """A therapist's recorded decision about a finding.

    An ``override`` keeps an item in spite of a block or caution. A ``note`` or a ``referral`` is
    what a rule asks for; it closes a caution or hint of the rules that say so, never a block.
    """

    id: Identity
    rule_id: Identity
    exercise_id: ShortText  # empty: the finding is about the whole program, week or day
    who: ShortText
    when: datetime
    why: LongText
    until: date | None = None
    note: LongText = ""
    kind: OverrideKind = "override"
    to: ShortText = ""  # who the patient was referred to; of a stale plan: the facts confirmed


REPORT = "report-"  # begins the layout of a printed progress report; its reader follows


class PrintRecord(Value, frozen=True, kw_only=True):
    """One handout or report that left the program: when, of which revision, by whom."""

    id: Identity
    when: datetime
    who: ShortText
    program_id: Identity
    week_index: int
    layout: ShortText
    fingerprint: ShortText  # of the week as printed; another value today means out of date
    facts: ShortText = ""  # of the facts and rules behind it, see safety/papers/staleness.py

    @property
    def is_report(self) -> bool:
        """A progress report, which prescribes nothing and never goes out of date."""
        return self.layout.startswith(REPORT)


class PatientRecord(Value, frozen=True, kw_only=True):
    """A patient with programs, logs, overrides and prints. The last program is the current one."""

    patient: Patient
    programs: tuple[Program, ...] = ()
    sessions: tuple[SessionLog, ...] = ()
    days: tuple[DayLog, ...] = ()
    overrides: tuple[Override, ...] = ()
    prints: tuple[PrintRecord, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    decisions: tuple[Decision, ...] = ()
    log_edits: tuple[LogEdit, ...] = ()
    reviews: tuple[Review, ...] = ()  # intake, reviews and edits of the facts, oldest first

    @property
    def program(self) -> Program | None:
        """The current program."""
        return self.programs[-1] if self.programs else None
