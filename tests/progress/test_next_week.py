"""The week after a decision: what it holds, when it begins, and what becomes of planned weeks."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.program import Program, ProgramWeek
from designer.model.vocabulary import NextStep
from designer.model.week import Day, Placement, Week
from designer.progress.next_week import NextWeek, Preparing, easier_links, target_week
from tests.progress.conftest import TODAY

MONDAY = date(2026, 3, 2)
NO_DOSE = Dose()
_numbers = count()


def _new_id() -> str:
    return f"new-{next(_numbers)}"


def _week(*exercise_ids: str, dose: Dose = NO_DOSE) -> Week:
    placements = tuple(
        Placement(id=_new_id(), exercise_id=exercise_id, dose=dose) for exercise_id in exercise_ids
    )
    return Week(days=(Day(placements=placements), *(Day(),) * 6))


def _program(*weeks: tuple[int, Week], now: int) -> Program:
    """Weeks one after the other; the one at ``now`` begins on the Monday of TODAY."""
    first = MONDAY - timedelta(weeks=now)
    return Program(
        id="q",
        start_date=first,
        weeks=tuple(
            ProgramWeek(prog_week=number, start_date=first + timedelta(weeks=at), week=week)
            for at, (number, week) in enumerate(weeks)
        ),
    )


def _prepared(program: Program, library: Library, step: NextStep, **easier: str) -> NextWeek:
    links = {hard.replace("_", "-"): easy for hard, easy in easier.items()}
    return Preparing(program, library, TODAY, _new_id).prepare(step, links)


def _exercises(week: ProgramWeek) -> list[str]:
    return [placement.exercise_id for _, placement in week.week.placements()]


def _course(program: Program) -> list[tuple[int, date | None]]:
    return [(week.prog_week, program.date_of(at, 0)) for at, week in enumerate(program.weeks)]


def test_advance_carries_this_week_on(library: Library) -> None:
    made = _prepared(_program((5, _week("dead-bug")), now=0), library, "advance")
    assert (made.week.prog_week, made.week.start_date) == (6, MONDAY + timedelta(weeks=1))
    assert (_exercises(made.week), made.origin) == (["dead-bug"], "this-week")


def test_a_week_that_is_planned_already_is_left_alone(library: Library) -> None:
    program = _program((5, _week("dead-bug")), (6, _week("bird-dog")), now=0)
    made = _prepared(program, library, "advance")
    assert (made.program, made.index, made.origin) == (program, 1, "planned")


def test_hold_repeats_the_week_and_what_was_planned_comes_later(library: Library) -> None:
    program = _program((5, _week("dead-bug")), (6, _week("bird-dog")), now=0)
    made = _prepared(program, library, "hold")
    assert _course(made.program) == [
        (5, MONDAY),
        (5, MONDAY + timedelta(weeks=1)),
        (6, MONDAY + timedelta(weeks=2)),
    ]
    assert made.moved_weeks == 1


def test_an_exercise_that_failed_gives_way_to_an_easier_one(library: Library) -> None:
    program = _program((5, _week("dead-bug", "dead-bug-short-arc", "clam-no-band")), now=0)
    made = _prepared(program, library, "hold", dead_bug="dead-bug-short-arc")
    assert _exercises(made.week) == ["dead-bug-short-arc", "clam-no-band"]
    assert made.eased == (("dead-bug", "dead-bug-short-arc"),)


def test_a_step_back_takes_the_newest_week_of_that_number(library: Library) -> None:
    light = Dose(reps=5)
    program = _program(
        (4, _week("heel-slide")),
        (4, _week("clam-no-band", dose=light)),
        (5, _week("dead-bug")),
        now=2,
    )
    made = _prepared(program, library, "step-back")
    assert (made.week.prog_week, made.origin) == (4, "earlier-week")
    assert [p.dose for _, p in made.week.week.placements()] == [light]
    assert made.week.template_id == ""


def test_a_step_back_leaves_no_jump_before_what_was_planned(library: Library) -> None:
    program = _program((4, _week("a")), (5, _week("b")), (6, _week("c")), now=1)
    made = _prepared(program, library, "step-back")
    assert [week.prog_week for week in made.program.weeks] == [4, 5, 4, 5, 6]
    starts = [start for _, start in _course(made.program)]
    assert starts == [MONDAY + timedelta(weeks=n) for n in range(-1, 4)]


def test_advance_passes_over_weeks_planned_below_it(library: Library) -> None:
    program = _program((5, _week("a")), (5, _week("b")), (6, _week("c")), now=0)
    made = _prepared(program, library, "advance")
    assert [week.prog_week for week in made.program.weeks] == [5, 6, 6]
    assert made.left_out_weeks == 1


def test_week_one_steps_back_to_half_the_items(library: Library) -> None:
    items = ("heel-slide", "dead-bug", "clam-no-band", "bird-dog", "walk-daily")
    program = _program((1, _week(*items)), now=0)
    made = _prepared(program, library, "step-back", heel_slide="heel-slide-short")
    assert (made.week.prog_week, made.halved) == (1, True)
    assert _exercises(made.week) == ["dead-bug", "clam-no-band", "bird-dog"]


def test_what_the_template_changes_comes_along_but_not_over_the_therapists_hand(
    library: Library,
) -> None:
    small, big, own = Dose(reps=6), Dose(reps=8), Dose(reps=3)
    now = Week(
        days=(
            Day(
                placements=(
                    Placement(id="1", exercise_id="dead-bug", dose=small),
                    Placement(id="2", exercise_id="bird-dog", dose=own),
                    Placement(id="3", exercise_id="pallof-press", dose=small),
                )
            ),
            *(Day(),) * 6,
        )
    )
    before = _week("dead-bug", "bird-dog", "pallof-press", dose=small)
    after = _week("dead-bug", "bird-dog", "suitcase-carry", dose=big)
    preparing = Preparing(_program((9, now), now=0), library, TODAY, _new_id)
    made = preparing.prepare("advance", {}, {9: before, 10: after}.__getitem__)
    found = [(p.exercise_id, p.dose) for _, p in made.week.week.placements()]
    assert found == [("dead-bug", big), ("bird-dog", own), ("suitcase-carry", big)]


def test_after_a_long_break_the_week_does_not_lie_in_the_past(library: Library) -> None:
    old = _program((5, _week("a")), now=4)
    late = MONDAY - timedelta(weeks=4)
    assert old.start_date == late
    made = _prepared(old, library, "hold")
    assert made.week.start_date == MONDAY


@pytest.mark.parametrize(
    ("step", "present", "target"),
    [
        ("advance", 5, 6),
        ("advance", 13, 13),
        ("hold", 5, 5),
        ("refer", 5, 5),
        ("step-back", 5, 4),
        ("step-back", 1, 1),
        ("step-back", 13, 12),
    ],
)
def test_where_a_step_leads(library: Library, step: NextStep, present: int, target: int) -> None:
    assert target_week(step, present, library) == target


def test_an_easier_exercise_has_to_be_allowed(library: Library) -> None:
    assert easier_links(("dead-bug",), library, lambda _id: True)
    assert easier_links(("dead-bug",), library, lambda _id: False) == {}


_STEPS: st.SearchStrategy[NextStep] = st.sampled_from(("advance", "hold", "step-back"))


@given(st.lists(st.integers(1, 13), min_size=1, max_size=6), st.data(), _STEPS)
def test_whatever_the_course_no_placement_comes_twice_and_weeks_follow_each_other(
    library: Library, numbers: list[int], data: st.DataObject, step: NextStep
) -> None:
    now = data.draw(st.integers(0, len(numbers) - 1))
    program = _program(*((n, _week("dead-bug", "bird-dog")) for n in numbers), now=now)
    made = _prepared(program, library, step)
    ids = [p.id for week in made.program.weeks for _, p in week.week.placements()]
    assert len(set(ids)) == len(ids)
    starts = [start for _, start in _course(made.program)]
    assert starts == [MONDAY + timedelta(weeks=at - now) for at in range(len(starts))]
    assert made.program.weeks[: now + 1] == program.weeks[: now + 1]
    assert made.week.prog_week == target_week(step, numbers[now], library)
