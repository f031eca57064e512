"""Advance, hold, step back or refer: the boundaries of group I and of the flare definition."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.log import ItemLog
from designer.model.patient import Clearance, RedFlagScreen
from designer.model.program import ProgramWeek
from designer.model.record import PatientRecord
from designer.model.vocabulary import Urgency
from designer.progress.advice import advise
from tests.progress.conftest import TODAY, ago, day, record, session

GOOD_WEEK = (session(5, pain_before=2, pain_peak=3), session(2, pain_before=2, pain_peak=3))


def _item(exercise_id: str, before: float, peak: float) -> ItemLog:
    return ItemLog(exercise_id=exercise_id, pain_before=before, pain_peak=peak)


def test_a_good_week_advances(library: Library) -> None:
    advice = advise(_with_week_to_come(record(*GOOD_WEEK)), library, TODAY)
    assert (advice.action, advice.to_week) == ("advance", 6)
    assert advice.headline == "Ready for progression week 6, if its checks are met."
    assert not advice.last_week
    assert advice.reasons[0].rule_id == "R-150"
    assert advice.reasons[0].entry_ids == ("s5", "s2")


@pytest.mark.parametrize(
    ("on", "headline"),
    [
        (TODAY, "Last week of the program: then review, extend or discharge."),
        (ago(-7), "Program finished: review, extend or discharge."),
    ],
)
def test_a_program_without_a_further_week_is_reviewed(
    library: Library, on: date, headline: str
) -> None:
    moved = [session(-5, pain_before=2, pain_peak=3), session(-2, pain_before=2, pain_peak=3)]
    logs = GOOD_WEEK if on == TODAY else moved
    advice = advise(record(*logs), library, on)
    assert (advice.action, advice.headline, advice.last_week) == ("advance", headline, True)


def _with_week_to_come(found: PatientRecord) -> PatientRecord:
    program = found.programs[0]
    further = ProgramWeek(prog_week=6, start_date=TODAY + timedelta(days=7))
    return replace(found, programs=(replace(program, weeks=(*program.weeks, further)),))


def test_after_week_12_comes_maintenance(library: Library) -> None:
    advice = advise(record(*GOOD_WEEK, prog_weeks=(12,)), library, TODAY)
    assert (advice.action, advice.to_week) == ("advance", 13)
    assert "maintenance" in advice.headline


@pytest.mark.parametrize(
    ("logs", "rule"),
    [((), "R-151"), ((session(8), session(9)), "R-151"), ((session(2),), "R-152")],
)
def test_too_little_logged_holds(library: Library, logs: tuple[object, ...], rule: str) -> None:
    advice = advise(record(*logs), library, TODAY)  # type: ignore[arg-type]
    assert (advice.action, advice.to_week) == ("hold", 5)
    assert [reason.rule_id for reason in advice.reasons] == [rule]


@pytest.mark.parametrize(
    ("before", "peak", "action"), [(3, 5, "advance"), (3, 6, "hold"), (2.5, 5, "hold")]
)
def test_a_rise_of_more_than_two_regresses_that_exercise(
    library: Library, before: float, peak: float, action: str
) -> None:
    advice = advise(
        record(session(5, pain_peak=1), session(2, _item("dead-bug", before, peak))), library, TODAY
    )
    assert advice.action == action
    assert advice.make_easier == (("dead-bug",) if action == "hold" else ())
    if action == "hold":
        assert advice.reasons[0].rule_id == "R-143"
        assert advice.reasons[0].entry_ids == ("s2",)
        assert "Dead bug" in advice.headline


@pytest.mark.parametrize(("hours", "action"), [(24, "advance"), (24.1, "hold")])
def test_lingering_for_more_than_a_day_holds(library: Library, hours: float, action: str) -> None:
    logs = (session(5, pain_peak=1), session(3, _item("dead-bug", 2, 3), pain_before=2))
    after = day(2, linger_hours=hours, pain_next_day=3)
    assert advise(record(*logs, after), library, TODAY).action == action


@pytest.mark.parametrize("told", [{"pain_after": 8}, {"pain_peak": 3, "pain_after": 8}])
def test_h1_pain_right_after_the_session_holds_like_pain_in_it(
    library: Library, told: dict[str, float]
) -> None:
    logs = (session(5, pain_peak=1), session(2, pain_before=2, **told))
    advice = advise(record(*logs), library, TODAY)
    assert (advice.action, advice.reasons[0].rule_id) == ("hold", "R-143")
    item = ItemLog(exercise_id="dead-bug", pain_before=2, pain_after=8)
    named = advise(record(session(5, pain_peak=1), session(2, item)), library, TODAY)
    assert named.make_easier == ("dead-bug",)


def test_h1_sessions_of_which_nothing_is_told_do_not_advance(library: Library) -> None:
    advice = advise(record(session(5), session(2, pain_peak=1)), library, TODAY)
    assert (advice.action, [one.rule_id for one in advice.reasons]) == ("hold", ["R-150"])
    assert advise(record(session(5, pain_peak=0), session(2, pain_peak=1)), library, TODAY).action


def test_h1_a_bad_session_without_a_named_exercise_holds_until_it_settles(library: Library) -> None:
    bad = session(12, pain_before=1, pain_peak=2, below_knee=True)
    fine = tuple(session(n, pain_before=1, pain_peak=2) for n in (5, 2))
    assert advise(record(bad, *fine), library, TODAY).reasons[0].rule_id == "R-105"
    asked = tuple(replace(one, below_knee=False) for one in fine)
    assert advise(record(bad, *asked), library, TODAY).action == "advance"


def test_h1_silence_after_a_flare_holds(library: Library) -> None:
    flare = day(20, flare_marked=True)
    logs = (session(5), session(2))
    advice = advise(record(flare, *logs), library, TODAY)
    assert (advice.action, advice.reasons[0].rule_id) == ("hold", "R-148")
    told = (session(5, pain_peak=1), session(2, pain_peak=1))
    assert advise(record(flare, *told), library, TODAY).action == "advance"


def test_muscle_soreness_is_no_hit(library: Library) -> None:
    sore = day(1, linger_hours=30, soreness_kind="muscle", soreness_site="glutes")
    assert advise(record(*GOOD_WEEK, sore), library, TODAY).action == "advance"


def test_two_exercises_that_fail_step_back(library: Library) -> None:
    logs = (session(5, _item("dead-bug", 1, 5)), session(3, _item("bird-dog", 1, 5)))
    advice = advise(record(*logs), library, TODAY)
    assert (advice.action, advice.to_week) == ("step-back", 4)
    assert advice.make_easier == ("dead-bug", "bird-dog")


def test_a_flare_steps_back_by_the_ladder(library: Library) -> None:
    advice = advise(record(*GOOD_WEEK, day(2, flare_marked=True)), library, TODAY)
    assert (advice.action, advice.to_week) == ("step-back", 4)
    assert advice.reasons[0].rule_id == "R-148"
    assert set(advice.reasons[0].entry_ids) == {"s2", "d2"}


def test_who_has_stepped_back_already_holds(library: Library) -> None:
    logs = (*GOOD_WEEK, day(4, flare_marked=True))
    advice = advise(record(*logs, prog_weeks=(5, 4)), library, TODAY)
    assert (advice.action, advice.to_week) == ("hold", 4)
    assert "already one week back" in advice.headline


def test_a_flare_is_over_after_seven_quiet_days(library: Library) -> None:
    advice = advise(record(*GOOD_WEEK, day(7, flare_marked=True)), library, TODAY)
    assert advice.action == "advance"


def test_two_flares_in_two_weeks_ask_for_a_review(library: Library) -> None:
    flares = (day(12, flare_marked=True), day(2, flare_marked=True))
    advice = advise(record(*GOOD_WEEK, *flares), library, TODAY)
    assert (advice.action, advice.reasons[0].rule_id) == ("refer", "R-149")


@pytest.mark.parametrize(
    ("field", "urgency", "rule"),
    [
        ("saddle", Urgency.EMERGENCY, "R-006"),
        ("bowel_bladder", Urgency.EMERGENCY, "R-006"),
        ("numb_weak", Urgency.SAME_DAY, "R-007"),
        ("fever", Urgency.SAME_DAY, "R-005"),
        ("night_pain_woke", Urgency.PROMPT, "R-004"),
        ("weight_loss", Urgency.PROMPT, "R-003"),
        ("leg_spread_new", Urgency.PROMPT, "R-008"),
    ],
)
def test_an_urgent_answer_refers(library: Library, field: str, urgency: Urgency, rule: str) -> None:
    advice = advise(record(*GOOD_WEEK, day(3, **{field: True})), library, TODAY)
    assert (advice.action, advice.urgency) == ("refer", urgency)
    assert (advice.reasons[0].rule_id, advice.reasons[0].entry_ids) == (rule, ("d3",))


def test_the_most_urgent_answer_speaks_first(library: Library) -> None:
    logs = (day(3, night_pain_woke=True), day(2, saddle=True))
    advice = advise(record(*GOOD_WEEK, *logs), library, TODAY)
    assert advice.headline.startswith("Emergency department now")
    assert [reason.rule_id for reason in advice.reasons] == ["R-006", "R-004"]


def test_a_later_clearance_answers_an_urgent_answer(library: Library) -> None:
    cleared = (Clearance(flag="rf-numb-weak", on=ago(1), by="Dr. Who"),)
    logs = (*GOOD_WEEK, day(3, numb_weak=True))
    assert advise(record(*logs, clearances=cleared), library, TODAY).action == "advance"
    again = record(*logs, day(0, numb_weak=True), clearances=cleared)
    assert advise(again, library, TODAY).action == "refer"


def test_a_flag_of_the_screen_refers_whatever_the_log_says(library: Library) -> None:
    screen = RedFlagScreen(screened_on=ago(20), present=("rf-saddle", "rf-unheard-of"))
    advice = advise(record(*GOOD_WEEK, red_flags=screen), library, TODAY)
    assert (advice.action, advice.urgency) == ("refer", Urgency.EMERGENCY)
    assert len(advice.reasons) == 2


def test_night_pain_recorded_as_mechanical_does_not_stop_progress(library: Library) -> None:
    screen = RedFlagScreen(screened_on=ago(20), present=("rf-night-pain",), night_pain="mechanical")
    assert advise(record(*GOOD_WEEK, red_flags=screen), library, TODAY).action == "advance"


def test_leg_pain_that_climbs_two_weeks_in_a_row_refers(library: Library) -> None:
    climbing = (day(15, leg_pain_worst=2), day(8, leg_pain_worst=3), day(1, leg_pain_worst=4))
    advice = advise(record(*GOOD_WEEK, *climbing), library, TODAY)
    assert (advice.action, advice.reasons[0].rule_id) == ("refer", "R-009")
    steady = (day(15, leg_pain_worst=2), day(8, leg_pain_worst=3), day(1, leg_pain_worst=3))
    assert advise(record(*GOOD_WEEK, *steady), library, TODAY).action == "advance"


@pytest.mark.parametrize(("weeks", "action"), [(7, "advance"), (8, "refer")])
def test_pain_past_six_weeks_refers(library: Library, weeks: int, action: str) -> None:
    # The seventh week begins 42 days after the start: exactly six weeks still pass.
    prog_weeks = tuple(range(1, weeks + 1))
    start = 7 * (weeks - 1)
    logs = (day(start, worst_pain=4), day(start - 1, worst_pain=4), day(1, worst_pain=4))
    advice = advise(record(*GOOD_WEEK, *logs, prog_weeks=prog_weeks), library, TODAY)
    assert advice.action == action


def test_a_hit_that_was_settled_since_still_holds_for_its_week(library: Library) -> None:
    bad, clean = _item("dead-bug", 1, 5), _item("dead-bug", 1, 1)
    for days_ago, action in ((6, "hold"), (7, "advance")):
        logs = (session(days_ago, bad), session(3, clean), session(2, clean))
        assert advise(record(*logs), library, TODAY).action == action


def test_a_sheet_that_names_no_exercise_can_hold(library: Library) -> None:
    """The patient's sheet asks for one figure a day, whichever exercise it was."""
    whole = session(2, pain_before=2, pain_peak=6)
    advice = advise(record(session(5), whole), library, TODAY)
    assert (advice.action, advice.reasons[0].rule_id) == ("hold", "R-143")
    assert advice.reasons[0].entry_ids == ("s2",)
    below = session(2, below_knee=True)
    assert advise(record(session(5), below), library, TODAY).reasons[0].rule_id == "R-105"
