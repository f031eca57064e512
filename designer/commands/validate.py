"""``validate FILE``: what the safety rules say about a program file."""

from argparse import Namespace
from collections import Counter
from pathlib import Path

import msgspec
from msgspec import field

from designer.commands.exit_codes import UNREADABLE
from designer.commands.finding_lines import FindingJson, as_json, grouped, in_words, of_worst
from designer.commands.tools import Tools
from designer.files.errors import ProgramFileError
from designer.files.program_file import ProgramCase
from designer.files.reading import read_program_file
from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.finding import Report
from designer.model.vocabulary import Severity
from designer.safety.remedies.offering import with_fitting
from designer.text import Texts

REPORT_FORMAT = "home-program-report/1"


class ProblemJson(Value, frozen=True, kw_only=True, omit_defaults=False):
    """Why the file cannot be read, and where."""

    place: str
    text: str


class ReportJson(Value, frozen=True, kw_only=True, omit_defaults=False):
    """What ``validate --json`` prints; docs/command-line.md explains each field."""

    format: str
    file: str
    exit_code: int
    today: str = ""
    worst: Severity | None = None
    counts: dict[str, int] = field(default_factory=dict)
    overridden: int = 0
    rules_checked: int = 0
    rules_version: str = ""
    not_assessed: tuple[str, ...] = ()
    findings: tuple[FindingJson, ...] = ()
    problems: tuple[ProblemJson, ...] = ()


def run(arguments: Namespace, tools: Tools) -> int:
    file: Path = arguments.file
    try:
        case = read_case(arguments, tools.load_library(), tools)
    except ProgramFileError as error:
        if arguments.json:
            problems = tuple(ProblemJson(place=p.place, text=p.text) for p in error.problems)
            _print_json(
                ReportJson(
                    format=REPORT_FORMAT,
                    file=str(file),
                    exit_code=UNREADABLE,
                    problems=problems,
                ),
                tools,
            )
        raise
    check = tools.load_checker(case.library).open(case.record, case.today)
    report = with_fitting(check.check_program(), case.record.program, check, case.library)
    if arguments.json:
        _print_json(_as_json(report, case, file), tools)
    else:
        _print_words(report, case, file, tools)
    return of_worst(report.worst)


def read_case(arguments: Namespace, library: Library, tools: Tools) -> ProgramCase:
    """The case in the file the arguments name, as of ``--today``, the file's day or the clock's."""
    today = arguments.today
    return read_program_file(
        arguments.file, library, today or tools.today(), today_wins=today is not None
    )


def _as_json(report: Report, case: ProgramCase, file: Path) -> ReportJson:
    return ReportJson(
        format=REPORT_FORMAT,
        file=str(file),
        exit_code=of_worst(report.worst),
        today=case.today.isoformat(),
        worst=report.worst,
        counts={severity.value: report.count(severity) for severity in reversed(Severity)},
        overridden=sum(1 for finding in report.findings if not finding.is_open),
        rules_checked=report.rules_checked,
        rules_version=report.rules_version,
        not_assessed=report.not_assessed,
        findings=as_json(report.findings),
    )


def _print_json(report: ReportJson, tools: Tools) -> None:
    tools.out.write(msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n")


def _print_words(report: Report, case: ProgramCase, file: Path, tools: Tools) -> None:
    totals = _totals(report, tools.words)
    tools.tell("said.validate.head", file=file.name, today=case.today, totals=totals)
    for group in grouped(report.findings):
        tools.say()
        for line in in_words(group, case.library, tools.words):
            tools.say(line)
    if report.not_assessed:
        names = ", ".join(map(case.library.fact_name, report.not_assessed))
        tools.say()
        tools.tell("said.validate.not-assessed", names=names)


def _totals(report: Report, words: Texts) -> str:
    """Such as "2 blocks, 1 caution, 3 remarks; 164 rules checked"."""
    counts = Counter(
        "block" if finding.severity is Severity.HARD_BLOCK else finding.severity.value
        for finding in report.findings
        if finding.is_open
    )
    kinds = ("block", "caution", "info")
    parts = [words(f"said.validate.{kind}", n=counts[kind]) for kind in kinds if counts[kind]]
    found = ", ".join(parts) or words("said.validate.nothing")
    return words("said.validate.rules", found=found, n=report.rules_checked)
