"""What came before flares and improvements: listed, counted, and never called a cause."""

from __future__ import annotations

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.log import ItemLog
from designer.model.program import Program, ProgramWeek
from designer.model.week import EMPTY_DAYS, Day, Placement, Week
from designer.progress.response import caveat, drill_responses, turns
from designer.safety.facts import log_facts
from tests.progress.conftest import TODAY, ago, day, record, session


def item(exercise_id: str, peak: float, **fields: float) -> ItemLog:
    return ItemLog(exercise_id=exercise_id, pain_peak=peak, **fields)  # type: ignore[arg-type]


def test_a_flare_lists_what_was_new_in_the_week_before_it_and_nothing_older(
    library: Library,
) -> None:
    logged = record(
        session(30, item("dead-bug", 2, hold_s_done=5)),
        session(12, item("dead-bug", 2, hold_s_done=10)),
        session(3, item("dead-bug", 2, hold_s_done=20), item("bird-dog", 2)),
        day(2, flare_marked=True),
    )
    (turn,) = turns(logged, library, log_facts(logged, library, TODAY))
    assert (turn.kind, turn.on) == ("flare", ago(2))
    dead_bug, bird_dog = (library.exercises[id_].name for id_ in ("dead-bug", "bird-dog"))
    said = [text for text in turn.before if "week" not in text]
    assert said == [f"{dead_bug}: 10 to 20 s hold", f"first time: {bird_dog}"]


def test_an_improvement_is_a_fall_of_two_points_between_two_weeks_and_two_weeks(
    library: Library,
) -> None:
    before = [session(n, pain_peak=5) for n in (24, 22, 20, 18)]
    better = [session(n, pain_peak=2.5) for n in (14, 12, 10)]
    less = [session(n, pain_peak=3.5) for n in (14, 12, 10)]
    logged = record(*before, *better)
    (turn,) = turns(logged, library, log_facts(logged, library, TODAY))
    assert turn.text == "pain during exercise fell from 5 to 2.5"
    assert turn.on == ago(14)
    logged = record(*before, *less)
    assert turns(logged, library, log_facts(logged, library, TODAY)) == ()


def test_few_events_are_called_few_and_no_cause_is_named(
    library: Library,
) -> None:
    logged = record(session(4, pain_before=1), day(2, flare_marked=True))
    found = turns(logged, library, log_facts(logged, library, TODAY))
    assert caveat(found, library.words).startswith(
        "1 flare and 0 improvements: too few to show a pattern."
    )
    assert caveat(found, library.words).endswith("need not be the cause.")


def test_a_drill_says_in_how_many_of_its_sessions_it_went_badly(
    library: Library,
) -> None:
    logged = record(
        session(20, item("dead-bug", 6), pain_before=2),
        session(10, item("dead-bug", 3), item("bird-dog", 2), pain_before=2),
        session(3, item("dead-bug", 2), pain_before=2),
    )
    worst, other = drill_responses(log_facts(logged, library, TODAY), library)
    assert (worst.exercise_id, worst.words) == ("dead-bug", "bad response in 1 of 3 sessions")
    assert worst.bad_ids == ("s20",)
    assert other.words == "bad response in 0 of 1 session"


def test_a_changed_dose_of_the_plan_is_named(library: Library) -> None:
    weeks = tuple(
        ProgramWeek(start_date=ago(days), week=Week(days=(day_of(reps), *EMPTY_DAYS[1:])))
        for days, reps in ((14, 8), (7, 12))
    )
    planned = replace(record(day(3, flare_marked=True)), programs=(Program(id="q", weeks=weeks),))
    (turn,) = turns(planned, library, log_facts(planned, library, TODAY))
    assert turn.before == (f"dose changed: {library.exercises['dead-bug'].name}",)


def day_of(reps: int) -> Day:
    return Day(placements=(Placement(id="a", exercise_id="dead-bug", dose=Dose(reps=reps)),))
