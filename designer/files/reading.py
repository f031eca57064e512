"""Reading a program file: from bytes to a checked record."""

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from designer.files import record_parts, strict_json, typed
from designer.files.errors import Problem, ProgramFileError
from designer.files.limits import MAX_PROBLEMS
from designer.files.migrations import migrate
from designer.files.own_exercises import with_own_exercises
from designer.files.program_file import FORMAT, FileProgram, ProgramCase, ProgramFile
from designer.files.resolving import Resolver
from designer.knowledge.library import Library
from designer.model.program import Program
from designer.model.record import PatientRecord
from designer.text import Texts

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def read_program_file(
    source: Path | bytes, library: Library, today: date, *, today_wins: bool = False
) -> ProgramCase:
    """The case in a program file, checked as of the file's own ``today``, else as of ``today``.

    With ``today_wins`` the argument counts whatever the file says. Raises ProgramFileError, which
    holds every problem found.
    """
    name, content = _content(source)
    data = _of_this_format(strict_json.parse(content, name), name, library.words)
    file = typed.convert(data, ProgramFile)
    if isinstance(file, Problem):
        raise ProgramFileError(name, (file,))
    as_of = today if today_wins or file.today is None else file.today
    resolver = Resolver(library, as_of, sha256(content).hexdigest())
    resolver.sane(as_of, "today")
    resolver.library = with_own_exercises(file.exercises, resolver)
    record = _record(file, resolver)
    if resolver.problems:
        raise ProgramFileError(name, tuple(resolver.problems[:MAX_PROBLEMS]))
    return ProgramCase(today=as_of, record=record, library=resolver.library)


def _content(source: Path | bytes) -> tuple[str, bytes]:
    if isinstance(source, bytes):
        return "program file", source
    return str(source), strict_json.read_bytes(source)


def _of_this_format(data: object, name: str, words: Texts) -> dict[str, object]:
    if not isinstance(data, dict) or not ({"format", "program"} & data.keys()):
        said = words("file.no-program", format=FORMAT)
        raise ProgramFileError(name, (Problem("", said),))
    data = migrate(data)
    if data.get("format", FORMAT) != FORMAT:
        given = json.dumps(str(data["format"])[:40])
        said = words("file.other-format", given=given, format=FORMAT)
        raise ProgramFileError(name, (Problem("format", said),))
    return data


def _record(file: ProgramFile, resolver: Resolver) -> PatientRecord:
    def part(into: Callable[[_Given, str, Resolver], _Made]) -> Callable[[_Given, str], _Made]:
        return lambda given, place: into(given, place, resolver)

    return PatientRecord(
        patient=record_parts.patient(file.patient, resolver),
        programs=_programs(file, resolver),
        sessions=resolver.each(file.logs.sessions, "logs.sessions", part(record_parts.session)),
        days=resolver.each(file.logs.days, "logs.days", part(record_parts.day_log)),
        overrides=resolver.each(file.overrides, "overrides", part(record_parts.override)),
        prints=resolver.each(file.prints, "prints", part(record_parts.print_record)),
        outcomes=resolver.each(file.outcomes, "outcomes", part(record_parts.outcome)),
        decisions=resolver.each(file.decisions, "decisions", part(record_parts.decision)),
        reviews=resolver.each(file.reviews, "reviews", part(record_parts.review)),
        log_edits=resolver.each(file.logs.edits, "logs.edits", part(record_parts.log_edit)),
    )


def _programs(file: ProgramFile, resolver: Resolver) -> tuple[Program, ...]:
    """The earlier programs and, last, the current one."""

    def made(given: FileProgram, place: str) -> Program:
        return record_parts.program(given, place, resolver)

    earlier = resolver.each(file.earlier_programs, "earlier_programs", made)
    return earlier if file.program is None else (*earlier, made(file.program, "program"))
