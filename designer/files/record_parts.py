"""Each part of a program file as the part of the record that it stands for."""

from collections.abc import Callable
from itertools import pairwise

from msgspec.structs import replace

from designer.files.log_part import (
    FileDayLog,
    FileItemLog,
    FileLogEdit,
    FileOutcome,
    FileSessionLog,
)
from designer.files.patient_part import (
    FileClearance,
    FileConfirmation,
    FileDischarge,
    FilePatient,
    FileProcedure,
)
from designer.files.program_file import (
    FileDecision,
    FileOverride,
    FilePlacement,
    FilePrint,
    FileProgram,
    FileReview,
    FileWeek,
)
from designer.files.resolving import Resolver, copied
from designer.files.strict_json import member
from designer.model.decision import Decision
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.log_edit import LogEdit
from designer.model.outcome import Outcome
from designer.model.patient import (
    Clearance,
    Confirmation,
    Discharge,
    Patient,
    Procedure,
    Surgery,
)
from designer.model.program import Program, ProgramWeek
from designer.model.record import Override, PrintRecord
from designer.model.review import Review
from designer.model.vocabulary import DAY_NAMES, FactState
from designer.model.week import Day, Placement, Week


def patient(file: FilePatient, resolver: Resolver) -> Patient:
    return copied(
        file,
        Patient,
        id=resolver.identity(file.id, "patient", "patient"),
        birth_date=resolver.past(file.birth_date, "patient.birth_date"),
        onset_date=resolver.past(file.onset_date, "patient.onset_date"),
        diagnoses=resolver.each(file.diagnoses, "patient.diagnoses", _diagnosis(resolver)),
        surgery=_surgery(None if _no_surgery(file) else file.surgery, resolver),
        procedure=_procedure(None if _no_procedure(file) else file.procedure, resolver),
        red_flags=replace(
            file.red_flags,
            screened_on=resolver.past(file.red_flags.screened_on, "patient.red_flags.screened_on"),
        ),
        confirmations=_confirmations(file.confirmations, resolver),
        clearances=resolver.each(file.clearances, "patient.clearances", _clearance(resolver)),
        discharges=resolver.each(file.discharges, "patient.discharges", _discharge(resolver)),
    )


def _diagnosis(resolver: Resolver) -> Callable[[str, str], str]:
    known = resolver.library.diagnoses
    by_name = {diagnosis.name.casefold(): id_ for id_, diagnosis in known.items()}

    def made(word: str, place: str) -> str:
        found = by_name.get(word.casefold(), word)
        return resolver.known(found, known.keys(), place, "diagnosis")

    return made


def _no_surgery(file: FilePatient) -> bool:
    """Whether the surgery is the untouched form of the format's skeleton: all blank, 0 weeks ago.

    With the diagnosis ``post-surgical`` the 0 is an answer, and the strictest one: this week.
    """
    return file.surgery == Surgery(weeks_ago=0) and "post-surgical" not in file.diagnoses


def _no_procedure(file: FilePatient) -> bool:
    """Likewise for the procedure and ``post-procedure``."""
    given = file.procedure
    if given is None or any(given.instructions) or "post-procedure" in file.diagnoses:
        return False
    return replace(given, instructions=()) == FileProcedure(hours_ago=0)


def _discharge(resolver: Resolver) -> Callable[[FileDischarge, str], Discharge]:
    def made(file: FileDischarge, place: str) -> Discharge:
        resolver.past(file.on, f"{place}.date")
        resolver.past(file.readmitted_on, f"{place}.readmitted_on")
        return copied(file, Discharge)

    return made


def _surgery(file: Surgery | None, resolver: Resolver) -> Surgery | None:
    if file is None:
        return None
    return replace(
        file,
        on=resolver.past(file.on, "patient.surgery.date"),
        limit_until=resolver.sane(file.limit_until, "patient.surgery.limit_until"),
        allowed=resolver.each(file.allowed, "patient.surgery.allowed", resolver.exercise),
        forbidden=resolver.each(file.forbidden, "patient.surgery.forbidden", resolver.exercise),
    )


def _procedure(file: FileProcedure | None, resolver: Resolver) -> Procedure | None:
    if file is None:
        return None
    lines = (file.instructions,) if isinstance(file.instructions, str) else file.instructions
    at = resolver.time(file.at, "patient.procedure.at")
    until = resolver.sane(file.ceiling_until, "patient.procedure.ceiling_until")
    return copied(file, Procedure, at=at, instructions=lines, ceiling_until=until)


def _confirmations(
    file: dict[str, FactState | FileConfirmation], resolver: Resolver
) -> tuple[Confirmation, ...]:
    known = resolver.library.confirmations.keys()
    made = []
    for fact, given in file.items():
        place = member("patient.confirmations", fact)
        resolver.known(fact, known, place, "confirmation")
        long = given if isinstance(given, FileConfirmation) else FileConfirmation(state=given)
        on = resolver.past(long.on, member(place, "date"))
        made.append(copied(long, Confirmation, fact=fact, on=on))
    return tuple(made)


def _clearance(resolver: Resolver) -> Callable[[FileClearance, str], Clearance]:
    def made(file: FileClearance, place: str) -> Clearance:
        return copied(
            file,
            Clearance,
            on=resolver.past(file.on, member(place, "date")),
            permitted=resolver.each(file.permitted, member(place, "permitted"), resolver.exercise),
        )

    return made


def program(file: FileProgram, place: str, resolver: Resolver) -> Program:
    weeks = tuple(
        _week(week, f"{place}.weeks[{index}]", resolver) for index, week in enumerate(file.weeks)
    )
    made = Program(
        id=resolver.identity(file.id, place, "program"),
        start_date=resolver.sane(file.start_date, f"{place}.start_date"),
        weeks=weeks,
        note=file.note,
        ended_on=resolver.past(file.ended_on, f"{place}.ended_on"),
        ended_why=file.ended_why,
    )
    _in_order(made, place, resolver)
    return made


def _in_order(program: Program, place: str, resolver: Resolver) -> None:
    """Each week must lie after the one before: a mistyped year would judge it by another time."""
    mondays = [program.date_of(index, 0) for index in range(len(program.weeks))]
    dated = [(index, monday) for index, monday in enumerate(mondays) if monday is not None]
    for (_, before), (index, monday) in pairwise(dated):
        if monday <= before:
            said = resolver.words("file.too-early", monday=str(monday), before=str(before))
            resolver.complain(f"{place}.weeks[{index}].start_date", said)


def _week(file: FileWeek, place: str, resolver: Resolver) -> ProgramWeek:
    def placement(given: FilePlacement, at: str) -> Placement:
        # Unique in the program, so the program's place stands in for its kind.
        kind = f"placement of {at.split('.weeks', maxsplit=1)[0]}"
        return copied(
            given,
            Placement,
            id=resolver.identity(given.id, at, kind),
            exercise_id=resolver.exercise(given.exercise, f"{at}.exercise"),
        )

    mon, tue, wed, thu, fri, sat, sun = (
        Day(placements=resolver.each(getattr(file.days, day), f"{place}.days.{day}", placement))
        for day in DAY_NAMES
    )
    return copied(
        file,
        ProgramWeek,
        start_date=resolver.sane(file.start_date, f"{place}.start_date"),
        week=Week(days=(mon, tue, wed, thu, fri, sat, sun)),
    )


def session(
    file: FileSessionLog, place: str, resolver: Resolver, kind: str = "session"
) -> SessionLog:
    def item(given: FileItemLog, at: str) -> ItemLog:
        return copied(
            given, ItemLog, exercise_id=resolver.exercise(given.exercise, f"{at}.exercise")
        )

    return copied(
        file,
        SessionLog,
        id=resolver.identity(file.id, place, kind),
        at=resolver.past_time(file.at, f"{place}.at"),
        items=resolver.each(file.items, f"{place}.items", item),
    )


def day_log(file: FileDayLog, place: str, resolver: Resolver, kind: str = "day") -> DayLog:
    resolver.past(file.on, f"{place}.date")
    return copied(file, DayLog, id=resolver.identity(file.id, place, kind))


def log_edit(file: FileLogEdit, place: str, resolver: Resolver) -> LogEdit:
    was = f"what {place} was"  # an entry and its earlier states share one id
    return copied(
        file,
        LogEdit,
        id=resolver.identity(file.id, place, "log edit"),
        when=resolver.past_time(file.when, f"{place}.when"),
        session=session(file.session, f"{place}.session", resolver, was) if file.session else None,
        day=day_log(file.day, f"{place}.day", resolver, was) if file.day else None,
        outcome=score(file.outcome, f"{place}.outcome", resolver, was) if file.outcome else None,
    )


def outcome(file: FileOutcome, place: str, resolver: Resolver) -> Outcome:
    return score(file, place, resolver, "outcome")


def score(file: FileOutcome, place: str, resolver: Resolver, kind: str) -> Outcome:
    measures = resolver.library.outcome_measures
    resolver.known(file.measure, measures.keys(), f"{place}.measure", "measure")
    resolver.past(file.on, f"{place}.date")
    if (known := measures.get(file.measure)) is not None and not known.allows(file.score):
        shown = f"{file.score:g}"
        said = resolver.words("file.no-score", score=shown, low=known.low, high=known.high)
        resolver.complain(f"{place}.score", said)
    return copied(file, Outcome, id=resolver.identity(file.id, place, kind))


def decision(file: FileDecision, place: str, resolver: Resolver) -> Decision:
    return copied(
        file,
        Decision,
        id=resolver.identity(file.id, place, "decision"),
        when=resolver.past_time(file.when, f"{place}.when"),
    )


def review(file: FileReview, place: str, resolver: Resolver) -> Review:
    return copied(
        file,
        Review,
        id=resolver.identity(file.id, place, "review"),
        when=resolver.past_time(file.when, f"{place}.when"),
    )


def override(file: FileOverride, place: str, resolver: Resolver) -> Override:
    exercise = resolver.exercise(file.exercise, f"{place}.exercise") if file.exercise else ""
    return copied(
        file,
        Override,
        id=resolver.identity(file.id, place, "override"),
        rule_id=file.rule,
        exercise_id=exercise,
        when=resolver.past_time(file.when, f"{place}.when"),
        until=resolver.sane(file.until, f"{place}.until"),
    )


def print_record(file: FilePrint, place: str, resolver: Resolver) -> PrintRecord:
    return copied(
        file,
        PrintRecord,
        id=resolver.identity(file.id, place, "print"),
        when=resolver.past_time(file.when, f"{place}.when"),
        program_id=file.program,
    )
