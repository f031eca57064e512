"""What asks for a review, and what a clinician's answer does to it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.log import DayLog
from designer.model.patient import Clearance
from designer.model.record import Override, PatientRecord
from designer.progress.advice import Advice, advise
from tests.progress.conftest import TODAY, ago, day, record, session

GOOD = (session(5, pain_before=2, pain_peak=3), session(2, pain_before=2, pain_peak=3))
LONG = (5,) * 7  # the seventh week begins today, 42 days after the first


def _advice(library: Library, *logs: Any, decided: tuple[Override, ...] = (), **k: Any) -> Advice:
    found: PatientRecord = replace(record(*GOOD, *logs, **k), overrides=decided)
    (program,) = found.programs
    earlier = replace(program, start_date=ago(43)) if k.get("prog_weeks") else program
    return advise(replace(found, programs=(earlier,)), library, TODAY)


def _decided(rule_id: str, on: date, until: date | None = None) -> Override:
    return Override(
        id="o",
        rule_id=rule_id,
        exercise_id="",
        who="A",
        when=datetime.combine(on, time(9)),
        why="seen",
        until=until,
        kind="referral",
        to="Dr. Example (invented)",
    )


def _pain(value: float, *days_ago: int) -> list[DayLog]:
    return [day(n, worst_pain=value) for n in days_ago]


def test_the_level_recorded_at_intake_is_what_six_weeks_are_measured_by(library: Library) -> None:
    logs = [*_pain(4, 40, 38, 36), *_pain(4, 3, 1)]
    assert _advice(library, *logs, prog_weeks=LONG).action == "refer"
    assert _advice(library, *logs, prog_weeks=LONG, baseline_pain=6).action == "advance"
    late = [*_pain(5, 20, 18), *_pain(5, 3, 1)]  # logging began in the fourth week
    assert _advice(library, *late, prog_weeks=LONG).reasons[0].rule_id == "R-010"


def test_h1_pain_of_an_earlier_episode_does_not_hide_that_this_one_lasts(library: Library) -> None:
    logs = [*_pain(9, 300, 299), *_pain(4, 40, 38, 36), *_pain(4, 3, 1)]
    assert _advice(library, *logs, prog_weeks=LONG).action == "refer"


@pytest.mark.parametrize(
    ("referred", "action"),
    [
        (_decided("R-010", ago(3)), "advance"),
        (_decided("R-010", ago(3), until=ago(1)), "refer"),
        (_decided("R-009", ago(3)), "refer"),
        (_decided("R-010", ago(60)), "refer"),
    ],
)
def test_a_referral_of_this_program_answers_the_six_weeks(
    library: Library, referred: Override, action: str
) -> None:
    logs = [*_pain(4, 40, 38, 36), *_pain(4, 3, 1)]
    assert _advice(library, *logs, prog_weeks=LONG, decided=(referred,)).action == action


@pytest.mark.parametrize(("days", "action"), [(6, "advance"), (7, "refer")])
def test_a_specialists_visit_answers_the_leg_for_a_week(
    library: Library, days: int, action: str
) -> None:
    legs = [day(15, leg_pain_worst=1), day(8, leg_pain_worst=2), day(2, leg_pain_worst=3)]
    seen = (Clearance(flag="leg-escalating", on=ago(days), by="Dr. Example (invented)"),)
    assert _advice(library, *legs, clearances=seen).action == action


def test_a_referral_after_the_second_flare_leaves_the_step_back(library: Library) -> None:
    flares = [day(12, flare_marked=True), day(4, flare_marked=True)]
    assert _advice(library, *flares).action == "refer"
    assert _advice(library, *flares, decided=(_decided("R-149", ago(5)),)).action == "refer"
    assert _advice(library, *flares, decided=(_decided("R-149", ago(2)),)).action == "step-back"
