"""A recorded sign stands from its latest record until a named clearance that is no older (H2)."""

from datetime import date, datetime, time, timedelta

import pytest
from msgspec import convert
from msgspec.structs import replace

from designer.model.log import DayLog
from designer.model.patient import Clearance, Patient, Procedure, RedFlagScreen
from designer.model.record import PatientRecord
from designer.model.vocabulary import Urgency
from designer.safety import Checker
from tests.safety.cases import TODAY, of_rule, patient, record, week

CLEARED = Clearance(flag="rf-saddle", on=date(2026, 1, 15), by="Dr Weber")
FLAGS = {
    "rf-saddle": ("saddle", "R-006"),
    "rf-bowel-bladder": ("bowel_bladder", "R-006"),
    "rf-numb-weak": ("numb_weak", "R-007"),
    "rf-fever": ("fever", "R-005"),
    "rf-night-sweats": ("night_sweats", "R-005"),
    "rf-trauma": ("trauma", "R-005"),
    "rf-weight-loss": ("weight_loss", "R-003"),
    "rf-night-pain": ("night_pain_woke", "R-004"),
}


def _record(screened: date | None, present: tuple[str, ...], *days: DayLog) -> PatientRecord:
    flags = RedFlagScreen(screened_on=screened, present=present)
    cleared = tuple(replace(CLEARED, flag=flag) for flag in FLAGS)
    who: Patient = replace(patient(), red_flags=flags, clearances=cleared)
    return record(who, week({0: ["walk-daily"]}), days=days)


def _stops(checker: Checker, case: PatientRecord, rule: str = "R-006") -> bool:
    return bool(of_rule(checker.open(case, TODAY).check_week(0), rule))


@pytest.mark.parametrize("flag", FLAGS)
def test_h2_a_sign_recorded_again_is_not_cleared_by_an_older_clearance(
    checker: Checker, flag: str
) -> None:
    field, rule = FLAGS[flag]
    old = convert({"id": "old", "on": "2026-01-10", field: True}, DayLog)
    again = convert({"id": "new", "on": "2026-02-20", field: True}, DayLog)
    screened = date(2026, 2, 20)
    assert _stops(checker, _record(screened, (flag,), old), rule)  # logged, cleared, at the screen
    assert _stops(checker, _record(date(2026, 1, 5), (flag,), old, again), rule)  # logged again
    assert _stops(checker, _record(date(2026, 1, 5), (), again, old), rule)  # in any order
    assert not _stops(checker, _record(date(2026, 1, 5), (flag,), old), rule)  # cleared since


@pytest.mark.parametrize(("days", "stops"), [(-1, False), (0, False), (1, True)])
def test_h2_a_clearance_answers_what_was_known_on_its_day(
    checker: Checker, days: int, *, stops: bool
) -> None:
    on = date(2026, 1, 15) + timedelta(days=days)
    assert _stops(checker, _record(on, ("rf-saddle",))) is stops
    logged = DayLog(id="d", on=on, saddle=True)
    assert _stops(checker, _record(TODAY, (), logged)) is stops


def test_h2_a_sign_without_a_date_is_not_known_to_be_older_than_a_clearance(
    checker: Checker,
) -> None:
    assert _stops(checker, _record(None, ("rf-saddle",)))


SCREENED = date(2026, 2, 16)


def _together(*present: str, kind: str = "", at: date | None = None, cleared: str = "") -> Patient:
    made = () if at is None else (datetime.combine(at, time(10)),)
    return replace(
        patient(),
        red_flags=RedFlagScreen(screened_on=SCREENED, present=present),
        procedure=Procedure(kind=kind, at=made[0]) if made else None,
        clearances=(Clearance(flag=cleared, on=SCREENED, by="Dr Weber"),) if cleared else (),
    )


def _urgency(checker: Checker, who: Patient, *days: DayLog) -> Urgency:
    case = record(who, week({0: ["walk-daily"]}), days=days)
    found = checker.open(case, TODAY).check_week(0).findings
    return max((finding.urgency for finding in found), key=lambda urgency: urgency.rank)


@pytest.mark.parametrize(
    ("present", "urgency"),
    [
        (("rf-trauma", "rf-numb-weak"), Urgency.EMERGENCY),
        (("rf-trauma",), Urgency.PROMPT),
        (("rf-cancer-new-pain", "rf-cord-signs"), Urgency.EMERGENCY),
        (("rf-metastasis", "rf-cord-signs"), Urgency.EMERGENCY),
        (("rf-metastasis", "rf-cancer-new-pain"), Urgency.PROMPT),
        (("rf-cord-signs",), Urgency.SAME_DAY),
    ],
)
def test_h2_signs_told_apart_are_as_urgent_as_together(
    checker: Checker, present: tuple[str, ...], urgency: Urgency
) -> None:
    """Design section 6, point 40: who ticks two signs apart has the two of them."""
    assert _urgency(checker, _together(*present)) is urgency


@pytest.mark.parametrize(
    ("kind", "days_before", "urgency"),
    [
        ("epidural-injection", 0, Urgency.EMERGENCY),
        ("epidural-injection", 30, Urgency.EMERGENCY),
        ("epidural-injection", 31, Urgency.SAME_DAY),
        ("epidural-injection", -1, Urgency.SAME_DAY),  # the fever came first
        ("", 3, Urgency.EMERGENCY),  # nobody can tell where it was
        ("trigger-point-injection", 3, Urgency.SAME_DAY),
    ],
)
@pytest.mark.parametrize("sign", ["fever", "numb_weak"])
def test_h2_a_fever_or_weakness_soon_after_a_spinal_injection_is_an_emergency(
    checker: Checker, kind: str, days_before: int, urgency: Urgency, sign: str
) -> None:
    who = _together(kind=kind, at=TODAY - timedelta(days=days_before + 1))
    told = convert({"id": "d", "on": TODAY - timedelta(days=1), sign: True}, DayLog)
    assert _urgency(checker, who, told) is urgency


def test_h2_together_they_are_cleared_like_any_other_sign(checker: Checker) -> None:
    both = ("rf-trauma", "rf-numb-weak")
    for cleared, urgency in (
        ("rf-injury-leg-weakness", Urgency.SAME_DAY),  # each still stands by itself
        ("rf-numb-weak", Urgency.PROMPT),
        ("rf-saddle", Urgency.EMERGENCY),
    ):
        assert _urgency(checker, _together(*both, cleared=cleared)) is urgency
    later = DayLog(id="d", on=TODAY, numb_weak=True)  # told again since
    who = _together(*both, cleared="rf-injury-leg-weakness")
    assert _urgency(checker, who, later) is Urgency.EMERGENCY
