"""What happened besides the logs: weeks are counted as everywhere on screen and paper."""

from designer.knowledge.library import Library
from designer.progress.markers import markers
from tests.progress.conftest import ago, record


def test_weeks_are_counted_by_the_calendar_and_steps_back_by_progression(library: Library) -> None:
    found = markers(record(prog_weeks=(4, 5, 5, 4)), library)
    assert [(one.at.date(), one.text) for one in found] == [
        (ago(21), "week 1"),
        (ago(14), "week 2"),
        (ago(7), "week 3"),
        (ago(0), "back to progression week 4"),
    ]
    assert [one.repeats for one in found] == [False, False, True, False]
