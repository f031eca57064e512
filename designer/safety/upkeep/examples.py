"""Runs the examples a rule carries: each is a small case with what the rule says to it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.exercise import Exercise
from designer.model.finding import Finding, Report
from designer.model.log import DayLog, SessionLog
from designer.model.patient import Confirmation, Patient, RedFlagScreen
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.vocabulary import DAY_NAMES, DayName
from designer.model.week import Day, Placement, Week
from designer.safety.checking import Checker
from designer.safety.findings import flat
from designer.safety.rules.rules import Example, ExampleItem, Rule

OWN = "own-exercise"  # the id of an example's own exercise
_OF_EXERCISE = ("kind", "phase")  # rules call them attributes, an exercise has them beside those
_T = TypeVar("_T")


def contradictions(checker: Checker) -> Iterator[str]:
    """Examples that do not come out as they say."""
    for rule in checker.rules.rules:
        for example in rule.examples:
            told = judged(checker, rule, example)
            if told:
                yield f"{rule.id}: {example.says}: {told}"


def judged(checker: Checker, rule: Rule, example: Example) -> str:
    """Nothing when the example comes out as it says, else what came out instead."""
    own = own_exercise(example, checker.library)
    if own is not None:
        checker = Checker(checker.library.with_exercises([own]), checker.rules)
    report = report_of(checker, example)
    said = [finding for finding in flat(report.findings) if finding.rule_id == rule.id]
    return _verdict(example, said, report)


def _verdict(example: Example, said: list[Finding], report: Report) -> str:
    severities = sorted({f.severity for f in said}, key=lambda s: -s.rank)
    if example.expect == "fires":
        if not severities:
            return f"expected {example.severity}, but it is silent"
        if severities[0] is not example.severity:
            return f"expected {example.severity}, got {severities[0]}"
        waits = example.waits_for
        if waits is not None and waits not in {finding.missing_fact for finding in said}:
            return f"expected it to wait for {waits}"
        return ""
    if severities:
        return f"expected silence, got {severities[0]}"
    if example.expect == "not-assessed" and not report.not_assessed:
        return "expected a missing fact to be named"
    return ""


def report_of(checker: Checker, example: Example) -> Report:
    """What the checker says about an example's week."""
    record = record_of(example)
    index = len(record.program.weeks) - 1 if record.program else 0
    case = checker.open(record, example.today)
    if example.handout is not None:
        return case.check_handout(example.handout, index)
    return case.check_week(index)


def own_exercise(example: Example, library: Library) -> Exercise | None:
    """The example's exercise as a clinic's own, given by changed attributes only."""
    if not example.attributes or example.item is None:
        return None
    shipped = msgspec.to_builtins(library.exercise(example.item))
    whole = {name: value for name, value in example.attributes.items() if name in _OF_EXERCISE}
    parts = {name: value for name, value in example.attributes.items() if name not in whole}
    shipped.update(whole, attributes={**shipped["attributes"], **parts})
    shipped.update(id=OWN, name="Own exercise", other_names=(), provenance={})
    return msgspec.convert(shipped, Exercise)


def record_of(example: Example) -> PatientRecord:
    """The record of an example's patient with its program and log."""
    monday = example.today + timedelta(days=example.week_in_days)
    weeks = [_program_week(example, _week(_days_of(example), "p"))]
    weeks[0] = replace(weeks[0], start_date=monday)
    if example.before is not None:
        before = ProgramWeek(
            prog_week=example.before_prog_week,
            start_date=monday - timedelta(days=7),
            week=_week(example.before, "q"),
        )
        weeks.insert(0, before)
    start = None
    if example.started_days_ago is not None:
        start = monday - timedelta(days=example.started_days_ago)
    empty = not example.week and example.item is None
    program = Program(id="example", start_date=start, weeks=tuple(weeks))
    return PatientRecord(
        patient=_patient(example),
        programs=() if empty else (program,),
        sessions=_rows(example.sessions, SessionLog, "s"),
        days=_rows(example.days, DayLog, "d"),
    )


def _program_week(example: Example, week: Week) -> ProgramWeek:
    return ProgramWeek(prog_week=example.prog_week, week=week, template_id=example.template)


def _days_of(example: Example) -> dict[DayName, tuple[ExampleItem, ...]]:
    days: dict[DayName, tuple[ExampleItem, ...]] = {**example.week}
    if example.item is not None:
        id_ = OWN if example.attributes else example.item
        days["mon"] = (*days.get("mon", ()), ExampleItem(exercise=id_, dose=example.dose))
    return days


def _week(days: Mapping[DayName, tuple[ExampleItem, ...]], prefix: str) -> Week:
    week = Week()
    by_name = {str(name): items for name, items in days.items()}
    for number, name in enumerate(DAY_NAMES):
        placements = tuple(
            Placement(
                id=f"{prefix}{number}-{place}",
                exercise_id=item.exercise,
                dose=item.dose,
                session=item.session,
            )
            for place, item in enumerate(by_name.get(name, ()))
        )
        week = week.with_day(number, Day(placements=placements))
    return week


def _patient(example: Example) -> Patient:
    further = msgspec.json.decode(example.patient)
    base = {
        "id": "example",
        "diagnoses": list(example.diagnoses),
        "profile": example.profile,
        "red_flags": msgspec.to_builtins(
            RedFlagScreen(screened_on=example.today, present=example.red_flags)
        ),
        "confirmations": msgspec.to_builtins(
            [
                Confirmation(fact=fact, state=state, on=example.today)
                for fact, state in example.confirmed.items()
            ]
        ),
    }
    return msgspec.convert({**base, **further}, Patient)


def _rows(raw: msgspec.Raw, kind: type[_T], prefix: str) -> tuple[_T, ...]:
    rows = msgspec.json.decode(raw)
    return tuple(
        msgspec.convert({"id": f"{prefix}{number}", **row}, kind) for number, row in enumerate(rows)
    )
