"""The questionnaires: their range, the change that matters, and the groups of a total."""

import pytest

from designer.knowledge.library import Library


def test_the_measures_and_their_ranges(library: Library) -> None:
    ranges = {key: (m.low, m.high) for key, m in library.outcome_measures.items()}
    assert ranges == {
        "nprs": (0, 10),
        "odi": (0, 100),
        "rmdq": (0, 24),
        "psfs": (0, 10),
        "tsk-11": (11, 44),
        "start-back": (0, 9),
    }
    assert all(m.change_source and m.licence for m in library.outcome_measures.values())


@pytest.mark.parametrize(
    ("measure", "first", "last", "matters"),
    [
        ("nprs", 6, 4, True),
        ("nprs", 6, 4.5, False),
        ("odi", 60, 50, True),
        ("odi", 60, 51, False),
        ("odi", 20, 14, True),  # 30% of the first score
        ("odi", 20, 15, False),
        ("rmdq", 20, 15, True),
        ("rmdq", 10, 7, True),
        ("psfs", 3, 5, True),
        ("tsk-11", 30, 27, False),
        ("tsk-11", 30, 34, True),
        ("start-back", 8, 2, False),  # it sorts into groups and has no such change
    ],
)
def test_a_change_that_matters(
    library: Library, measure: str, first: float, last: float, matters: bool
) -> None:
    assert library.outcome_measures[measure].matters(first, last) is matters


@pytest.mark.parametrize(
    ("score", "distress", "band"),
    [
        (3, None, "low risk"),
        (4, 3, "medium risk"),
        (9, 4, "high risk"),
        (4, None, ""),
    ],
)
def test_the_groups_of_the_screening_tool(
    library: Library, score: float, distress: int | None, band: str
) -> None:
    assert library.outcome_measures["start-back"].band_of(score, distress) == band


def test_better_is_lower_or_higher(library: Library) -> None:
    assert library.outcome_measures["psfs"].improved(3, 5)
    assert not library.outcome_measures["odi"].improved(3, 5)
