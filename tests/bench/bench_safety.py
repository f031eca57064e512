"""A week of 56 placements checked: compiled sets beside a plain interpreter of the same rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from designer.knowledge.library import Library, load_library
from designer.model.log import ItemLog, SessionLog
from designer.model.patient import Confirmation, Patient, RedFlagScreen
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.week import Day, Placement, Week
from designer.safety import Checker, load_rules
from designer.safety.case_check import CaseCheck
from designer.safety.facts import case_of
from tests.bench.timing import report, take_turns
from tests.safety.plain_engine import PlainEngine

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 3, 2)
INDEX = 3
ITEMS = (
    "gentle-brace-supine", "hip-flexor-opening", "heel-slide", "dead-bug", "bird-dog",
    "front-plank-knees", "v-up", "walk-daily",
)  # fmt: skip


def main() -> None:
    """Print how long a full check, a check after a drop and all verdicts take."""
    library = load_library(RESOURCES / "knowledge")
    checker = Checker(library, load_rules(RESOURCES / "rules", library))
    record = _record(library)
    week = _week(library)
    kept = checker.open(record, TODAY)
    _same_findings(checker, record, week)
    count = sum(len(day.placements) for day in week.days)
    found = len(kept.check_week(INDEX).findings)
    print(f"{len(checker.rules.rules)} rules, {count} placements, {found} findings with remedies;")
    print("identical findings asserted")
    report(
        "full check",
        take_turns(
            {
                "plain interpreter": lambda: _plain(checker, record).check_week(INDEX, week),
                "compiled, patient just opened": lambda: checker.open(record, TODAY).check_week(
                    INDEX
                ),
                "compiled, every day changed": lambda: kept.check_week(INDEX, _week(library)),
            }
        ),
        "plain interpreter",
    )
    plain = _plain(checker, record)
    plain.check_week(INDEX, week)
    report(
        "after one drop",
        take_turns({
            "plain interpreter": lambda: plain.check_week(INDEX, _dropped(library, week)),
            "compiled": lambda: kept.check_week(INDEX, _dropped(library, week)),
        }, rounds=100),
        "plain interpreter",
    )  # fmt: skip
    report(
        f"verdicts of {len(library.exercises)} exercises, patient just opened",
        take_turns(
            {
                "plain interpreter": lambda: _plain(checker, record).verdicts(),
                "compiled": lambda: checker.open(record, TODAY).verdicts(),
            }
        ),
        "plain interpreter",
    )
    report(
        "reading and compiling the rules",
        take_turns({"both": lambda: Checker(library, load_rules(RESOURCES / "rules", library))}),
        "both",
    )


def _same_findings(checker: Checker, record: PatientRecord, week: Week) -> None:
    compiled = checker.open(record, TODAY)
    plain = _plain(checker, record)
    for one in (week, _dropped(checker.library, week)):
        if compiled.check_week(INDEX, one) != plain.check_week(INDEX, one):
            raise AssertionError("the engines do not agree")
    if compiled.verdicts() != plain.verdicts():
        raise AssertionError("the engines do not agree on verdicts")


def _plain(checker: Checker, record: PatientRecord) -> CaseCheck:
    case = case_of(record, TODAY, checker.library)
    engine = PlainEngine(checker.library, checker.rules, case)
    return CaseCheck(checker.library, checker._compiled, engine, record, case)


def _week(library: Library) -> Week:
    days = [
        Day(
            placements=tuple(
                Placement(id=f"{d}-{n}", exercise_id=i, dose=library.exercise(i).start_dose)
                for n, i in enumerate(ITEMS)
            )
        )
        for d in range(7)
    ]
    return Week(days=(days[0], days[1], days[2], days[3], days[4], days[5], days[6]))


def _dropped(library: Library, week: Week) -> Week:
    clam = library.exercise("clam-no-band")
    placed = Placement(id="new", exercise_id=clam.id, dose=clam.start_dose)
    day = week.days[2]
    return week.with_day(2, replace(day, placements=(*day.placements, placed)))


def _record(library: Library) -> PatientRecord:
    facts = ("neutral-found", "talk-test-ok", "pelvis-control")
    patient = Patient(
        id="p",
        diagnoses=("disc-related-pain", "sciatica-nerve-pain"),
        red_flags=RedFlagScreen(screened_on=TODAY),
        confirmations=tuple(Confirmation(fact=fact, state="met") for fact in facts),
    )
    weeks = tuple(ProgramWeek(prog_week=n + 1, week=_week(library)) for n in range(INDEX + 1))
    sessions = tuple(
        SessionLog(
            id=f"s{n}",
            at=datetime(2026, 1, 1, 10) + timedelta(days=n),
            pain_before=2,
            items=tuple(ItemLog(exercise_id=i, pain_before=2, pain_peak=3) for i in ITEMS),
        )
        for n in range(60)
    )
    program = Program(id="g", start_date=TODAY - timedelta(weeks=INDEX), weeks=weeks)
    return PatientRecord(patient=patient, programs=(program,), sessions=sessions)
