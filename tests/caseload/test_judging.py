"""What is kept of a patient who was judged."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from designer.caseload.judging import judge
from designer.model.patient import Confirmation, Discharge, RedFlagScreen
from designer.model.record import PatientRecord
from designer.progress.advice import advise
from designer.safety.overriding import rates_in
from designer.store.digest import End
from tests.bench.caseload_clinic import varied
from tests.caseload.cases import NOW, TODAY, checker, demo, digest_of, library


@pytest.mark.parametrize("number", range(9))
def test_rates_and_advice_are_those_that_the_other_pages_show(number: int) -> None:
    record = varied(demo(), number, TODAY)
    digest = digest_of(record)
    shown = {rate.rule_id: (rate.fired, rate.overridden) for rate in digest.rates}
    report = checker().open(record, TODAY).check_program()
    assert shown == dict(rates_in(record, report.findings))
    advice = advise(record, library(), TODAY)
    assert (digest.step, digest.headline) == (advice.action, advice.headline)


def test_a_flare_an_override_and_a_confirmation_are_kept_with_their_dates() -> None:
    flared = digest_of(varied(demo(), 1, TODAY))
    assert (flared.last_flare, flared.flare_open) == (TODAY - timedelta(days=1), True)
    overridden = digest_of(varied(demo(), 2, TODAY))
    assert End("override", "R-075", TODAY + timedelta(days=5)) in overridden.ends
    record = demo()[0]
    fact = Confirmation(fact="back-quiet", state="met", on=TODAY)
    confirmed = replace(record, patient=replace(record.patient, confirmations=(fact,)))
    lasts = library().confirmations["back-quiet"].lasts_days
    assert lasts is not None
    assert (
        End("confirmation", "back-quiet", TODAY + timedelta(days=lasts))
        in digest_of(confirmed).ends
    )


def test_what_is_open_is_counted_from_the_present_week_on() -> None:
    record = demo()[0]
    report = checker().open(record, TODAY).check_program()
    program = record.program
    assert program is not None
    now = program.index_on(TODAY)
    ahead = [
        finding
        for finding in report.findings
        if finding.is_open and (finding.where.week_index is None or finding.where.week_index >= now)
    ]
    counted = tuple(
        sum(1 for finding in ahead if finding.severity.value == severity)
        for severity in ("hard_block", "block", "caution")
    )
    assert digest_of(record).open_order == counted


def test_an_urgent_sign_stops_the_program_and_says_why() -> None:
    record = demo()[0]
    screen = RedFlagScreen(screened_on=TODAY, present=("rf-saddle",))
    digest = digest_of(replace(record, patient=replace(record.patient, red_flags=screen)))
    assert digest.stops
    assert digest.worst
    assert (digest.step, digest.urgency.value) == ("refer", "emergency")


def test_a_discharged_patient_is_not_in_care() -> None:
    record = demo()[0]
    assert digest_of(record).in_care
    ended = Discharge(on=TODAY, reason="goals-met")
    assert not digest_of(
        replace(record, patient=replace(record.patient, discharges=(ended,)))
    ).in_care


def test_judging_stops_for_breath_after_each_week() -> None:
    record = demo()[0]
    program = record.program
    assert program is not None
    steps = sum(1 for _ in judge(record, NOW, checker(), library(), TODAY))
    assert steps >= len(program.weeks)


def test_a_patient_without_anything_can_be_judged() -> None:
    nobody = PatientRecord(patient=replace(demo()[0].patient, confirmations=()))
    digest = digest_of(nobody)
    assert (digest.last_flare, digest.step) == (None, "hold")
