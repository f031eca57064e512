"""H1: what must not be called ready: gates, operations, headaches, and logs that leave a doubt."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.log import ItemLog
from designer.model.patient import Confirmation, Procedure, Surgery
from designer.model.program import ProgramWeek
from designer.model.week import Day, Placement, Week
from designer.progress.advice import Advice, advise
from tests.progress.conftest import TODAY, ago, day, record, session

GOOD = (session(5, pain_before=2, pain_peak=3), session(2, pain_before=2, pain_peak=3))


def _advice(library: Library, *logs: Any, **fields: Any) -> Advice:
    return advise(record(*(logs or GOOD), **fields), library, TODAY)


def _met(*facts: str) -> tuple[Confirmation, ...]:
    return tuple(Confirmation(fact=fact, state="met", on=ago(9)) for fact in facts)


def _says(advice: Advice) -> tuple[str, list[str]]:
    return advice.action, [reason.rule_id for reason in advice.reasons]


@pytest.mark.parametrize(
    ("week", "gate", "rule"),
    [(2, ("pelvis-control", "breath-ok"), "R-039"), (4, ("antimovement-steady",), "R-040")],
)
def test_h1_a_phase_is_entered_through_its_gate(
    library: Library, week: int, gate: tuple[str, ...], rule: str
) -> None:
    closed = _advice(library, prog_weeks=(week,))
    assert _says(closed) == ("hold", [rule])
    assert library.confirmations[gate[0]].name in closed.reasons[0].text
    part = _advice(library, prog_weeks=(week,), confirmations=_met(*gate[1:]))
    assert part.action == "hold"
    assert _advice(library, prog_weeks=(week,), confirmations=_met(*gate)).action == "advance"


@pytest.mark.parametrize("fact", ["neutral-found", "breath-ok", "antimovement-steady"])
def test_h1_what_was_found_not_met_holds_in_every_week_it_matters(
    library: Library, fact: str
) -> None:
    refused = (Confirmation(fact=fact, state="not-met", on=ago(9)),)
    assert _advice(library, prog_weeks=(6,), confirmations=refused).action == "hold"
    early = _advice(library, prog_weeks=(1,), confirmations=refused)
    assert early.action == ("hold" if fact == "neutral-found" else "advance")


@pytest.mark.parametrize(
    ("days", "more", "action"),
    [
        (30, {}, "hold"),
        (84, {}, "hold"),
        (85, {}, "advance"),
        (84, {"limits_on_file": True}, "advance"),
        (30, {"discharged": True}, "advance"),
    ],
)
def test_h1_an_operation_holds_until_something_is_agreed(
    library: Library, days: int, more: dict[str, Any], action: str
) -> None:
    surgery = Surgery(kind="discectomy", on=ago(days), **more)
    assert _advice(library, surgery=surgery).action == action


@pytest.mark.parametrize(("days", "action"), [(41, "hold"), (42, "advance")])
def test_h1_the_surgeons_yes_counts_from_week_6(library: Library, days: int, action: str) -> None:
    surgery = Surgery(kind="discectomy", on=ago(days))
    agreed = _advice(library, surgery=surgery, confirmations=_met("surgeon-ok"))
    assert agreed.action == action


def test_h1_an_operation_without_a_date_holds(library: Library) -> None:
    assert _says(_advice(library, diagnoses=("post-surgical",))) == ("hold", ["R-024"])


def test_h1_a_procedure_holds_until_72_h_and_a_clean_session_are_over(library: Library) -> None:
    def after(days_ago: int) -> Advice:
        on = ago(days_ago)
        at = datetime(on.year, on.month, on.day, 10)
        item = ItemLog(exercise_id="dead-bug", pain_before=2, pain_peak=2)
        logs = (session(5, pain_before=2, pain_peak=2), session(4, item))
        return _advice(library, *logs, procedure=Procedure(kind="epidural", at=at))

    assert _says(after(2)) == ("hold", ["R-029"])
    assert _says(after(4)) == ("hold", ["R-032"])
    assert after(5).action == "advance"


def test_h1_a_headache_that_nobody_reviewed_holds(library: Library) -> None:
    for diagnosis, rule in (("migraine-exertional", "R-012"), ("headache-with-neck-pain", "R-011")):
        assert _says(_advice(library, diagnoses=(diagnosis,))) == ("hold", [rule])
        reviewed = _met("headache-reviewed")
        found = _advice(library, diagnoses=(diagnosis,), confirmations=reviewed)
        assert found.action == "advance"


def test_h1_a_high_pain_without_the_level_before_it_is_not_quiet(library: Library) -> None:
    def with_peak(peak: float, **told: Any) -> Advice:
        item = ItemLog(exercise_id="dead-bug", pain_peak=peak, **told)
        return _advice(library, GOOD[0], session(2, item))

    assert _says(with_peak(9)) == ("hold", ["R-143"])
    assert with_peak(2).action == "advance"
    assert with_peak(9, pain_before=8).action == "advance"
    whole = _advice(library, GOOD[0], session(2, pain_peak=9))
    assert _says(whole) == ("hold", ["R-143"])


def test_h1_the_level_before_the_first_exercise_counts_for_the_others(library: Library) -> None:
    first = ItemLog(exercise_id="heel-slide", pain_before=2, pain_peak=2)
    then = ItemLog(exercise_id="dead-bug", pain_peak=9)
    assert _advice(library, GOOD[0], session(2, first, then)).make_easier == ("dead-bug",)


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"form_lost": True}, "R-127"),
        ({"form_shaky": True}, "R-062"),
        ({"breath_held": True}, "R-125"),
        ({"pain_peak": 3}, "R-110"),
    ],
)
def test_h1_what_was_not_kept_the_last_time_holds_until_it_is(
    library: Library, told: dict[str, Any], rule: str
) -> None:
    bad = ItemLog(exercise_id="dead-bug", **({"pain_before": 2, "pain_peak": 2} | told))
    good = ItemLog(exercise_id="dead-bug", pain_before=2, pain_peak=2)
    fields: dict[str, Any] = {"diagnoses": ("disc-related-pain",), "pain_ceiling_on": True}
    first = session(5, good)
    assert _says(_advice(library, first, session(2, bad), **fields)) == ("hold", [rule])
    again = (session(4, bad), session(2, good))
    assert _advice(library, first, *again, **fields).action == "advance"
    assert _advice(library, session(12, bad), *GOOD).action == "advance"


def test_h1_a_breath_held_in_the_whole_last_session_holds(library: Library) -> None:
    last = session(2, pain_before=2, pain_peak=2, breath_held=True)
    assert _says(_advice(library, GOOD[0], last)) == ("hold", ["R-125"])


@pytest.mark.parametrize(("now", "action"), [(3, "advance"), (3.5, "hold"), (7, "hold")])
def test_h1_leg_pain_that_leaps_within_a_week_holds(
    library: Library, now: float, action: str
) -> None:
    days = (day(10, leg_pain_worst=1), day(3, leg_pain_worst=now), day(1, leg_pain_worst=0))
    advice = _advice(library, *GOOD, *days)
    assert advice.action == action
    if action == "hold":
        assert (advice.reasons[0].rule_id, advice.reasons[0].entry_ids) == ("R-009", ("d3",))


def test_h1_sessions_before_the_program_began_show_nothing_of_it(library: Library) -> None:
    found = record(*GOOD)
    (program,) = found.programs
    begun = replace(found, programs=(replace(program, start_date=ago(3)),))
    assert _says(advise(begun, library, TODAY)) == ("hold", ["R-150"])
    begun = replace(found, programs=(replace(program, start_date=ago(5)),))
    assert advise(begun, library, TODAY).action == "advance"


def test_an_exercise_that_was_taken_out_holds_nobody_up(library: Library) -> None:
    hit = session(20, ItemLog(exercise_id="dead-bug", pain_before=2, pain_peak=6))
    found = record(hit, *GOOD)
    assert advise(found, library, TODAY).action == "advance"
    (program,) = found.programs
    monday = Day(placements=(Placement(id="x", exercise_id="dead-bug"),))
    placed = Week().with_day(0, monday)
    weeks = (*program.weeks, ProgramWeek(prog_week=6, start_date=ago(-7), week=placed))
    planned = replace(found, programs=(replace(program, weeks=weeks),))
    assert advise(planned, library, TODAY).make_easier == ("dead-bug",)
