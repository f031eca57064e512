"""What each chart shows: goals, thresholds with their source, and the same in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from designer.charts.content import ChartContent
from designer.charts.contents import (
    all_charts,
    holds_chart,
    leg_chart,
    linger_chart,
    pain_chart,
    sessions_chart,
    tolerance_chart,
)
from designer.charts.measures import measure_charts
from designer.knowledge.library import Library, load_library
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.outcome import Outcome
from designer.model.patient import Patient, Procedure, ToleranceGoals
from designer.model.record import PatientRecord
from resources.paths import knowledge_folder
from tests.words import WORDS

TODAY = date(2026, 3, 2)


def library() -> Library:
    return load_library(knowledge_folder())


def record(*logs: SessionLog | DayLog | Outcome, **fields: object) -> PatientRecord:
    return PatientRecord(
        patient=Patient(id="p", **fields),  # type: ignore[arg-type]  # keywords of a test
        sessions=tuple(log for log in logs if isinstance(log, SessionLog)),
        days=tuple(log for log in logs if isinstance(log, DayLog)),
        outcomes=tuple(log for log in logs if isinstance(log, Outcome)),
    )


def day(ago: int, **fields: object) -> DayLog:
    return DayLog(id=f"d{ago}", on=TODAY - timedelta(days=ago), **fields)  # type: ignore[arg-type]


def score(measure: str, ago: int, value: float) -> Outcome:
    return Outcome(
        id=f"{measure}{ago}", measure=measure, on=TODAY - timedelta(days=ago), score=value
    )


def goal_values(content: ChartContent) -> list[float]:
    return [goal.value for goal in content.goals]


def test_beyond_the_limit_of_pain_is_marked_not_the_band_that_is_allowed() -> None:
    content = pain_chart(record(day(3, worst_pain=3), baseline_pain=2), WORDS)
    assert content.band is not None
    assert (content.band.low, content.band.high, content.band.limit) == (2, 4, True)
    assert [goal.name for goal in content.goals] == ["stop above 4"]


def test_the_week_that_is_not_over_is_known_to_be_so() -> None:
    at = datetime.combine(TODAY - timedelta(days=8), datetime.min.time())
    content = sessions_chart(record(SessionLog(id="s", at=at)), TODAY, WORDS)
    assert content.so_far == datetime.combine(TODAY, datetime.min.time())  # a Monday


def test_goals_in_minutes_are_lines_and_the_words_say_how_far_they_are() -> None:
    goals = ToleranceGoals(walk_min=20, stand_min=25)
    logs = (day(21, walk_min=10, stand_min=8), day(0, walk_min=22, stand_min=20))
    content = tolerance_chart(record(*logs, tolerance_goals=goals), WORDS)
    assert goal_values(content) == [20, 25]
    assert [goal.line for goal in content.goals] == ["walking", "standing"]
    assert "Walking tolerance rose from 10 to 22 minutes over three weeks." in content.words
    assert "The goal of 20 minutes is reached." in content.words
    assert "The goal of 25 minutes is 5 minutes away." in content.words


def test_leg_pain_is_set_against_the_level_before_the_procedure() -> None:
    content = leg_chart(
        record(
            day(10, leg_pain_worst=6),
            day(1, leg_pain_worst=2),
            procedure=Procedure(kind="epidural injection", leg_pain_before=6),
        ),
        WORDS,
    )
    assert goal_values(content) == [6, 3]
    assert content.words.endswith("It was 6 before the epidural injection and is 4 now.")
    assert goal_values(leg_chart(record(day(1, leg_pain_worst=2)), WORDS)) == []


def test_holds_have_their_marks_and_the_most_logged_drills_come_first() -> None:
    def session(ago: int, *drills: str) -> SessionLog:
        items = tuple(ItemLog(exercise_id=id_, hold_s_done=10) for id_ in drills)
        return SessionLog(id=f"s{ago}", at=datetime(2026, 3, 2) - timedelta(days=ago), items=items)

    many = [f"drill-{n}" for n in range(7)]
    content = holds_chart(record(session(1, *many), session(2, "drill-6")), library())
    assert goal_values(content) == [10, 20, 30]
    assert content.title.endswith("the 6 most logged of 7")
    assert content.lines[0].name == "drill-6"


def test_lingering_counts_what_lies_beyond_a_day_and_joins_nothing() -> None:
    content = linger_chart(record(day(9, linger_hours=24), day(3, linger_hours=30)), WORDS)
    assert content.words == "Pain lingered beyond 24 hours in 1 of 2 times logged."
    assert (content.gap_days, goal_values(content)) == (0, [24])


def test_a_score_is_judged_by_the_change_that_matters_with_its_source() -> None:
    (odi,) = measure_charts(record(score("odi", 42, 40), score("odi", 0, 32)), library())
    assert odi.band is not None
    assert (odi.band.low, odi.band.high) == (30, 50)  # 10 points are less than 30% of 40
    assert odi.words == "ODI went from 40 to 32: better, less than matters."
    assert odi.source == "A change of 10 or 30% of the first score matters (Ostelo 2008)."
    (odi,) = measure_charts(record(score("odi", 42, 20), score("odi", 0, 14)), library())
    assert odi.band is not None
    assert (odi.band.low, odi.band.high) == (14, 26)  # here 30% of 20 is less
    assert odi.words.endswith("better, a change that matters.")


def test_low_pain_does_not_crowd_at_the_foot_of_the_axis() -> None:
    logged = SessionLog(id="s", at=datetime(2026, 3, 1), pain_before=1, pain_peak=2)
    content = pain_chart(record(logged), WORDS)
    assert (content.height, content.highest) == (5, 10)
    assert pain_chart(record(SessionLog(id="s", at=logged.at, pain_peak=9)), WORDS).height == 9


def test_an_empty_record_has_empty_charts_and_says_nothing() -> None:
    charts = all_charts(record(), library(), TODAY)
    assert all(content.is_empty and not content.words for content in charts)
