"""What approving a version of a template does, looked at before it is done."""

import pytest
from msgspec.structs import replace

from designer.model.record import PatientRecord
from designer.model.template import OwnTemplate, WeekTemplate
from designer.store.errors import Stopped
from templates.catalogue import TemplateCatalogue
from templates.reach import Reach, reach_of
from tests.caseload.cases import TODAY, checker, demo


def template(catalogue: TemplateCatalogue, version: int) -> WeekTemplate:
    return replace(catalogue.templates["T-04"], id="C-01", version=version)


def patient(record: PatientRecord, *versions: int) -> PatientRecord:
    """The program under way, its last weeks made from these versions of C-01."""
    program = record.program
    assert program is not None
    first = len(program.weeks) - len(versions)
    weeks = list(program.weeks)
    for at, version in enumerate(versions):
        week = weeks[first + at]
        weeks[first + at] = replace(week, template_id="C-01", template_version=version)
    return replace(record, programs=(*record.programs[:-1], replace(program, weeks=tuple(weeks))))


def looked(own: OwnTemplate, *records: PatientRecord | None) -> Reach:
    return reach_of(checker(), own, list(records), TODAY, lambda _done, _of: None)


@pytest.fixture
def own(catalogue: TemplateCatalogue) -> OwnTemplate:
    return OwnTemplate(id="C-01", latest=template(catalogue, 3), in_force=template(catalogue, 2))


def test_programs_with_weeks_of_an_earlier_version_are_told(own: OwnTemplate) -> None:
    base = demo()[0]
    assert base.program is not None
    count = len(base.program.weeks)
    found = looked(own, patient(base, 2, 1, 3), patient(base, 3), base, None)
    [told] = found.told
    assert told.weeks == (count - 2, count - 1)  # by the calendar
    assert told.versions == (1, 2)
    assert (found.looked, found.unread) == (3, 1)


def test_a_program_that_ended_is_told_of_nothing(own: OwnTemplate) -> None:
    record = patient(demo()[0], 2)
    assert record.program is not None
    ended = replace(record, programs=(replace(record.program, ended_on=TODAY),))
    assert looked(own, ended).told == ()


def test_the_template_itself_is_judged_before_and_after(own: OwnTemplate) -> None:
    same = looked(own)
    assert not same.first
    assert same.verdict.verdicts == ()
    strict = replace(own.latest, diagnoses=("osteoporosis", "fused-spine", "spinal-stenosis"))
    other = looked(replace(own, latest=strict))
    assert other.verdict.before is same.verdict.before
    assert other.verdict.verdicts
    assert looked(replace(own, in_force=None)).first


def test_looking_can_be_called_off(own: OwnTemplate) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        reach_of(checker(), own, [demo()[0]], TODAY, stop)
