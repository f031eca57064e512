"""No false alarm: a shipped template for a patient it suits, with every gate met, is quiet."""

from datetime import date, datetime, time, timedelta
from itertools import count

import pytest
from msgspec.structs import replace

from designer.model.patient import Patient, Procedure
from designer.model.program import Program
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import FactState, Severity
from designer.safety import Checker, flat
from templates.catalogue import TemplateCatalogue, expand, load_catalogue
from tests.safety.cases import TODAY, of_rule, patient, record, week

# Right to ask, until a standing tolerance is logged (design 6.43).
ASKS = {"T-14": {"R-091"}}
# One training day is the point of the days after a procedure; without a patient nobody knows that.
ASKS_WITHOUT_A_PATIENT = {**ASKS, "T-17": {"R-131"}}


@pytest.fixture(scope="module")
def catalogue(checker: Checker) -> TemplateCatalogue:
    return load_catalogue(checker.library)


def _record(checker: Checker, template: WeekTemplate) -> PatientRecord:
    facts: dict[str, FactState] = dict.fromkeys(checker.library.confirmations, "met")
    who: Patient = patient(*template.diagnoses, facts=facts)
    who = replace(who, profile=template.profile or "general")
    if template.id == "T-17":
        at = datetime(2026, 3, 2, 8)
        who = replace(who, procedure=Procedure(kind="epidural", at=at, instructions=("rest",)))
    ids = count()
    planned = expand(template, template.first_prog_week, lambda: str(next(ids)), TODAY)
    start: date = TODAY - timedelta(weeks=template.first_prog_week - 1)
    return PatientRecord(
        patient=who, programs=(Program(id="g", start_date=start, weeks=(planned,)),)
    )


def test_templates_suit_the_patients_they_are_made_for(
    checker: Checker, catalogue: TemplateCatalogue
) -> None:
    for template in catalogue.templates.values():
        record = _record(checker, template)
        found = flat(checker.open(record, TODAY).check_week(0).findings)
        loud = {f.rule_id for f in found if f.severity is not Severity.INFO}
        assert loud == ASKS.get(template.id, set()), template.id


def test_templates_without_a_patient_only_list_prerequisites(
    checker: Checker, catalogue: TemplateCatalogue
) -> None:
    for template in catalogue.templates.values():
        planned = expand(template, template.first_prog_week, iter(map(str, count())).__next__)
        found = flat(
            checker.check_template(
                planned.week, template.first_prog_week, template.diagnoses
            ).findings
        )
        loud = {f.rule_id for f in found if f.severity is not Severity.INFO}
        assert loud == ASKS_WITHOUT_A_PATIENT.get(template.id, set()), template.id


def test_a_template_for_a_patient_is_judged_as_of_today(checker: Checker) -> None:
    """An injection ten days ago forbids nothing today; without a time it would."""
    blocked = []
    for days in (10, 0):
        at = datetime.combine(TODAY - timedelta(days=days), time(9))
        case = record(replace(patient(), procedure=Procedure(kind="epidural", at=at)))
        report = checker.open(case, TODAY).check_bare_week(week({0: ["heel-slide"]}), 1)
        blocked.append(bool(of_rule(report, "R-028")))
    assert blocked == [False, True]
