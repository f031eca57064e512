"""Hand-made values for the tests of the design page.

The library and the templates are the real ones. The checker is a small working one with three rules
of its own, so that a test of a widget says what it relies on and no clinical change can break it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import cast

from designer.knowledge.library import Library, load_library
from designer.model.finding import Finding, Remedy, Report, Verdict, Where
from designer.model.patient import Identifiers, Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.model.week import Day, Placement, Week
from designer.safety.checking import Checker
from designer.safety.rules.rules import LeftOut, RuleSet
from designer.store.clinic import Clinic
from designer.store.memory import MemoryStore
from resources.paths import knowledge_folder
from templates.catalogue import TemplateCatalogue, expand, load_catalogue
from templates.clinic_templates import ClinicTemplates
from widgets.state.document import RecordDocument
from widgets.state.services import Services
from widgets.state.workspace import Workspace

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 9, 30)  # the clinic's wall time
MONDAY = date(2026, 3, 2)
PATIENT_ID = "00000000-0000-4000-8000-000000000001"

BLOCKED = "sit-up-full"  # rule B-1: a block, with two substitutes
UNCONFIRMED = "bird-dog"  # rule C-1: a caution until "neutral-found" is recorded
MOST_ITEMS = 6  # rule D-1: a caution on a day with more


@cache
def library() -> Library:
    return load_library(knowledge_folder())


@cache
def catalogue() -> TemplateCatalogue:
    return load_catalogue(library())


class SmallChecker:
    """Stands in for the checker; counts what it is asked."""

    rules = RuleSet(version="small", rules=())

    def open(self, record: PatientRecord, today: date, *, with_remedies: bool = True) -> SmallCase:
        return SmallCase(record, today)


@dataclass
class SmallCase:
    """Judges by three rules."""

    record: PatientRecord
    today: date
    asked: list[str] = field(default_factory=list)
    left_out: tuple[LeftOut, ...] = ()

    def verdict(self, exercise_id: str) -> Verdict:
        if exercise_id == BLOCKED:
            reason = "Full sit-ups are on the restricted list."
            return Verdict(
                exercise_id=exercise_id,
                severity=Severity.BLOCK,
                rule_ids=("B-1",),
                reason=reason,
            )
        if exercise_id == UNCONFIRMED and not self._neutral_found():
            return Verdict(
                exercise_id=exercise_id,
                severity=Severity.CAUTION,
                rule_ids=("C-1",),
                reason="Neutral position is not yet confirmed.",
                not_assessed=("neutral-found",),
            )
        return Verdict(exercise_id=exercise_id)

    def verdicts(self) -> Mapping[str, Verdict]:
        return {key: self.verdict(key) for key in library().exercises}

    def asked_verdicts(self) -> Mapping[str, Verdict]:
        return self.verdicts()

    def check_week(self, index: int, week: Week | None = None) -> Report:
        program = self.record.program
        if week is None:
            week = program.weeks[index].week if program and program.weeks else Week()
        return self._report(week)

    def check_bare_week(self, week: Week, prog_week: int) -> Report:
        return self._report(week)

    def _report(self, week: Week) -> Report:
        found = [*self._blocks(week), *self._unconfirmed(week), *self._long_days(week)]
        found.sort(key=lambda finding: (not finding.is_open, -finding.severity.rank))
        unknown = () if self._neutral_found() else ("neutral-found",)
        return Report(findings=tuple(found), rules_checked=3, not_assessed=unknown)

    def _blocks(self, week: Week) -> list[Finding]:
        where = _where(week, BLOCKED)
        if where is None:
            return []
        override = next((o.id for o in self.record.overrides if o.rule_id == "B-1"), "")
        remedies = (
            Remedy(kind="replace", exercise_id="dead-bug", text="Replace with Dead bug"),
            Remedy(kind="replace", exercise_id="heel-slide", text="Replace with Heel slide"),
            Remedy(kind="remove", text="Take it out of the week"),
        )
        return [
            Finding(
                rule_id="B-1",
                key=f"B-1:{BLOCKED}",
                severity=Severity.BLOCK,
                where=where,
                message="Full sit-ups are on the restricted list.",
                why="They bend the loaded lower back over and over.",
                source="P10",
                basis="guide",
                remedies=remedies,
                overridden_by=override,
                folded=(
                    Finding(
                        rule_id="B-2",
                        key=f"B-2:{BLOCKED}",
                        severity=Severity.CAUTION,
                        where=where,
                        message="No dose is given.",
                    ),
                ),
            )
        ]

    def _unconfirmed(self, week: Week) -> list[Finding]:
        where = _where(week, UNCONFIRMED)
        if where is None or self._neutral_found():
            return []
        return [
            Finding(
                rule_id="C-1",
                key="C-1:neutral-found",
                severity=Severity.CAUTION,
                where=where,
                message="Neutral position is not yet confirmed.",
                why="Control comes before load.",
                source="P05",
                missing_fact="neutral-found",
                remedies=(Remedy(kind="confirm", fact="neutral-found", text="Confirm"),),
            )
        ]

    def _long_days(self, week: Week) -> list[Finding]:
        return [
            Finding(
                rule_id="D-1",
                key=f"D-1:{day}",
                severity=Severity.CAUTION,
                where=Where(week_index=0, days=(day,)),
                message="Session is long.",
                why="Brief and frequent works better.",
                source="P12",
            )
            for day, there in enumerate(week.days)
            if len(there.placements) > MOST_ITEMS
        ]

    def _neutral_found(self) -> bool:
        known = self.record.patient.confirmation("neutral-found")
        return known is not None and known.state == "met"


def _where(week: Week, exercise_id: str) -> Where | None:
    there = [(day, p.id) for day, p in week.placements() if p.exercise_id == exercise_id]
    if not there:
        return None
    return Where(
        week_index=0,
        days=tuple(sorted({day for day, _ in there})),
        exercise_ids=(exercise_id,),
        placement_ids=tuple(key for _, key in there),
    )


def placement(exercise_id: str, placement_id: str = "") -> Placement:
    """A placement with the exercise's starting dose; its id is the exercise's unless told."""
    return Placement(
        id=placement_id or exercise_id,
        exercise_id=exercise_id,
        dose=library().exercise(exercise_id).start_dose,
    )


def week(**days: str) -> Week:
    """A week from words: ``week(mon="dead-bug bird-dog", fri="dead-bug")``; ids are mon-1, ..."""
    made = Week()
    for index, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun")):
        ids = days.get(name, "").split()
        row = tuple(placement(key, f"{name}-{at}") for at, key in enumerate(ids, start=1))
        made = made.with_day(index, Day(placements=row))
    return made


def template_week(template_id: str) -> ProgramWeek:
    """A shipped template as a week that begins on :data:`MONDAY`."""
    template = catalogue().templates[template_id]
    numbers = count(1)
    return expand(template, template.first_prog_week, lambda: f"p{next(numbers)}", MONDAY)


def record(*weeks: Week | ProgramWeek, patient: Patient | None = None) -> PatientRecord:
    """A patient's record with a program of these weeks; without weeks there is no program."""
    who = patient or Patient(
        id=PATIENT_ID,
        identifiers=Identifiers(name="Rivera, A.", mrn="0042"),
        therapist="J. Ortiz",
        invented=True,
    )
    if not weeks:
        return PatientRecord(patient=who)
    made = tuple(
        one if isinstance(one, ProgramWeek) else ProgramWeek(prog_week=at, week=one)
        for at, one in enumerate(weeks, start=1)
    )
    program = Program(id="program-1", start_date=MONDAY, weeks=made)
    return PatientRecord(patient=who, programs=(program,))


def services(folder: Path, checker: Checker | None = None) -> Services:
    """The collaborators of the windows, with a store in memory and ids that count up."""
    numbers = count(1)
    clinic = Clinic(MemoryStore(lambda: NOW), "J. Ortiz")
    return Services(
        clinic=clinic,
        library=library(),
        checker=checker or cast(Checker, SmallChecker()),
        templates=ClinicTemplates(catalogue(), clinic),
        now=lambda: NOW,
        new_id=lambda: f"new-{next(numbers)}",
        layout_file=folder / "layout.ini",
    )


def document(of: PatientRecord) -> RecordDocument:
    """A document that nobody saves."""
    return RecordDocument(of, cast(Checker, SmallChecker()), lambda: TODAY)


def open_workspace(folder: Path, of: PatientRecord, checker: Checker | None = None) -> Workspace:
    """A workspace with that patient open."""
    workspace = Workspace(services(folder, checker))
    workspace.create_patient(of)
    return workspace
