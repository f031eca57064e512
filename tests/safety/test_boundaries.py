"""The boundary values of clinical-spec 3.4, one test each."""

from typing import Any

import msgspec
import pytest

from designer.safety import Checker
from designer.safety.findings import flat
from designer.safety.rules.rules import Example
from designer.safety.upkeep.examples import report_of


def _log(**item: Any) -> dict[str, Any]:
    entry = {"exercise_id": "dead-bug", **item}
    return {"item": "dead-bug", "sessions": [{"at": "2026-03-01T10:00:00", "items": [entry]}]}


def _linger(hours: float) -> dict[str, Any]:
    session = {"at": "2026-02-28T10:00:00", "items": [{"exercise_id": "dead-bug"}]}
    day = {"on": "2026-03-01", "linger_hours": hours}
    return {"item": "dead-bug", "sessions": [session], "days": [day]}


def _procedure(hours: float, item: str) -> dict[str, Any]:
    return {"item": item, "patient": {"procedure": {"kind": "epidural", "hours_ago": hours}}}


def _surgery(weeks: int, days: int) -> dict[str, Any]:
    ago = {"kind": "fusion", "weeks_ago": (weeks * 7 + days) / 7}
    return {"item": "dead-bug", "diagnoses": ["post-surgical"], "patient": {"surgery": ago}}


def _dose(item: str, prog_week: int, **dose: Any) -> dict[str, Any]:
    return {"item": item, "prog_week": prog_week, "dose": dose}


def _raise(angle: float, *, braced: bool) -> dict[str, Any]:
    dose = {"angle_deg": angle, "braced": braced}
    return {"item": "straight-leg-raise-over-45", "started_days_ago": 40, "dose": dose}


def _sessions(count: int) -> dict[str, Any]:
    names = ("mon", "tue", "wed", "thu", "fri")[:count]
    return {"week": {name: [{"exercise": "heel-slide"}] for name in names}}


def _sleep(hours: float) -> dict[str, Any]:
    return {"days": [{"on": "2026-03-01", "sleep_h": hours}]}


def _minutes(minutes: float) -> dict[str, Any]:
    return _dose("breath-reset", 1, duration_s=minutes * 60 - 30)


def _started(ago: int, item: str, **more: Any) -> dict[str, Any]:
    return {"item": item, "started_days_ago": ago, **more}


PAIN = {
    "patient": {"baseline_pain": 5},
    "days": [{"on": "2026-02-28", "worst_pain": 5}, {"on": "2026-03-01", "worst_pain": 5}],
}
CEILING = {"diagnoses": ["sciatica-nerve-pain"], "patient": {"pain_ceiling_on": True}}
AFTER_PHASE_1 = {"before": {"mon": [{"exercise": "heel-slide"}]}}

BOUNDARIES = [
    ("rise 2", _log(pain_before=3, pain_peak=5), "", "R-143"),
    ("rise 3", _log(pain_before=3, pain_peak=6), "R-143", ""),
    ("rise 2.5", _log(pain_before=2.5, pain_peak=5.0), "R-143", ""),
    ("gone by 24 h", _linger(24), "", "R-144"),
    ("still there at 24 h 5 min", _linger(24 + 5 / 60), "R-144", ""),
    ("procedure 23 h 59 min ago", _procedure(24 - 1 / 60, "heel-slide"), "R-028", "R-029"),
    ("procedure 24 h ago, heel slide", _procedure(24, "heel-slide"), "", "R-028 R-029"),
    ("procedure 72 h ago, dead bug", _procedure(72, "dead-bug"), "R-029", "R-028 R-032"),
    ("procedure 72 h 1 min ago", _procedure(72 + 1 / 60, "dead-bug"), "R-032", "R-028 R-029"),
    ("surgery 5 weeks 6 days", _surgery(5, 6), "R-024", "R-025 R-026"),
    ("surgery 6 weeks", _surgery(6, 0), "R-025", "R-024 R-026"),
    ("surgery 12 weeks", _surgery(12, 0), "R-025", "R-024 R-026"),
    ("surgery 12 weeks 1 day", _surgery(12, 1), "R-026", "R-024 R-025"),
    ("27 days, v-up", _started(27, "v-up"), "R-111", "R-112 R-113"),
    ("28 days, v-up", _started(28, "v-up"), "R-112", "R-111 R-113"),
    ("84 days, v-up", _started(84, "v-up"), "R-112", "R-111 R-113"),
    ("85 days, v-up", _started(85, "v-up"), "R-113", "R-111 R-112"),
    ("1 session", _sessions(1), "R-131", "R-132"),
    ("2 sessions", _sessions(2), "", "R-131 R-132"),
    ("4 sessions", _sessions(4), "", "R-131 R-132"),
    ("5 sessions", _sessions(5), "R-132", "R-131"),
    ("hold 20 s in week 4", _dose("front-plank-knees", 4, hold_s=20), "", "R-065 R-066"),
    ("hold 21 s in week 4", _dose("front-plank-knees", 4, hold_s=21), "R-065 R-066", ""),
    ("hold 30 s", _dose("front-plank-knees", 9, hold_s=30), "", "R-067"),
    ("hold 31 s", _dose("front-plank-knees", 9, hold_s=31), "R-067", ""),
    ("carry 40 s in week 6", _dose("suitcase-carry", 6, duration_s=40), "", "R-058"),
    ("carry 41 s in week 6", _dose("suitcase-carry", 6, duration_s=41), "R-058", ""),
    ("step 6 in in week 6", _dose("step-down", 6, step_height_cm=15.24), "", "R-071"),
    ("step 7 in in week 6", _dose("step-down", 6, step_height_cm=17.78), "R-071", ""),
    ("deadlift 3 sets", _dose("kb-deadlift-blocks", 6, sets=3), "", "R-070"),
    ("deadlift 4 sets", _dose("kb-deadlift-blocks", 6, sets=4), "R-070", ""),
    ("leg raise 46 degrees unbraced", _raise(46, braced=False), "R-115 block", ""),
    ("leg raise 46 degrees braced", _raise(46, braced=True), "R-115 info", ""),
    ("leg raise 45 degrees unbraced", _raise(45, braced=False), "R-115 info", ""),
    ("ceiling on, peak 2", {**_log(pain_before=2, pain_peak=2), **CEILING}, "", "R-110"),
    ("ceiling on, peak 3", {**_log(pain_before=2, pain_peak=3), **CEILING}, "R-110", ""),
    ("pain after 6 weeks", _started(42, "breath-reset", **PAIN), "", "R-010"),
    ("pain after 6 weeks 1 day", _started(43, "breath-reset", **PAIN), "R-010", ""),
    ("sleep 7.0 h", _sleep(7.0), "", "R-163"),
    ("sleep 9.0 h", _sleep(9.0), "", "R-163"),
    ("sleep 6.9 h", _sleep(6.9), "R-163", ""),
    # The table has 30% and 31%; the design moved the limit to 40% (6.38).
    ("brace 40%", _dose("heel-slide", 1, brace_pct=40), "", "R-037"),
    ("brace 41%", _dose("heel-slide", 1, brace_pct=41), "R-037", ""),
    ("session 30 min", _minutes(30), "", "R-128"),
    ("session 31 min", _minutes(31), "R-128", ""),
    ("Phase 1 for 14 days", _started(14, "dead-bug", **AFTER_PHASE_1), "", "R-045"),
    ("Phase 1 for 13 days", _started(13, "dead-bug", **AFTER_PHASE_1), "R-045", ""),
    ("Phase 1 for 42 days", _started(42, "heel-slide"), "", "R-046"),
    ("Phase 1 for 43 days", _started(43, "heel-slide"), "R-046", ""),
]


@pytest.mark.parametrize(
    ("case", "fires", "silent"),
    [pytest.param(case, fires, silent, id=says) for says, case, fires, silent in BOUNDARIES],
)
def test_h1_boundary(checker: Checker, case: dict[str, Any], fires: str, silent: str) -> None:
    whole = {"says": "boundary", "expect": "silent", **case}
    example = msgspec.json.decode(msgspec.json.encode(whole), type=Example)
    said = {f.rule_id: str(f.severity) for f in flat(report_of(checker, example).findings)}
    rules = fires.split()
    severity = rules.pop() if rules and not rules[-1].startswith("R-") else None
    for rule_id in rules:
        assert rule_id in said
        assert severity in {None, said[rule_id]}
    assert not set(silent.split()) & set(said)
