"""Outlines of every layout, for the tests."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.clinic import ClinicIdentity
from designer.model.finding import Report
from designer.model.program import ProgramWeek
from designer.model.record import PatientRecord
from designer.safety import Checker, load_rules
from exports.handout.content.blocks import Outline
from exports.handout.content.options import HandoutOptions
from exports.handout.layout_kinds import kind_of
from exports.handout.outline import build_outline
from resources.paths import rules_folder
from tests.exports.samples import CLINIC, SIX, TODAY, figures, library, record_of, week_of


@cache
def checker() -> Checker:
    return Checker(library(), load_rules(rules_folder(), library()))


def report_of(record: PatientRecord, known: Library | None = None) -> Report:
    """What the rules say of the first week."""
    rules = load_rules(rules_folder(), known) if known else None
    judge = Checker(known, rules) if known and rules else checker()
    return judge.open(record, TODAY).check_week(0)


def course_of(weeks: int, exercises: tuple[str, ...] = SIX) -> PatientRecord:
    """A record with so many weeks; each adds one exercise to those before."""
    record = record_of(week_of(exercises))
    made = tuple(
        ProgramWeek(prog_week=number + 1, week=week_of(exercises[: number + 2]))
        for number in range(weeks)
    )
    assert record.program is not None
    return replace(record, programs=(replace(record.program, weeks=made),))


def layout_of(
    layout: str,
    record: PatientRecord,
    *,
    clinic: ClinicIdentity = CLINIC,
    language: str = "en",
    log_weeks: int = 1,
    hidden: frozenset[str] = frozenset(),
) -> Outline:
    """The outline of any layout, with figures and every easier version."""
    options = HandoutOptions(
        layout=layout,
        language=language,
        easier_ok=frozenset(library().exercises),
        figures=figures(),
        log_weeks=log_weeks,
        hidden=hidden,
        report=report_of(record) if kind_of(layout).audience == "clinic" else None,
    )
    return build_outline(record, 0, library(), clinic, TODAY, options)
