"""Random edits through the real document and undo stack."""

import random
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from designer.model.dose import Dose
from designer.model.vocabulary import LANES, Lane, Severity
from designer.model.week import Week
from tests.gui import builders
from widgets.design.board.board_canvas import DAYS
from widgets.design.card_words import CardWords
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.lane_model import LaneModel
from widgets.design.lane_order import in_lane
from widgets.design.steps import Step, Steps, Target
from widgets.design.weeks.program_steps import ProgramSteps
from widgets.state.document import RecordDocument

START = {
    "mon": "open-book heel-slide dead-bug",
    "wed": "bird-dog walk-daily",
    "sun": "clam-no-band",
}


def random_step(steps: Steps, week: Week, choice: random.Random) -> Step | None:
    """Something a therapist might do next."""
    ids = [placement.id for _, placement in week.placements()]
    target = Target(choice.randrange(7), choice.choice([None, *LANES]), choice.randrange(4))
    exercises = list(builders.library().exercises)
    if not ids or choice.random() < 0.3:
        return steps.place(week, choice.choice(exercises), target)
    some = tuple(choice.sample(ids, k=choice.randint(1, min(3, len(ids)))))
    days = tuple(choice.sample(range(7), k=2))
    gestures: list[Callable[[], Step | None]] = [
        lambda: steps.move(week, some, target),
        lambda: steps.move(week, some, target),
        lambda: steps.copy(week, some, target),
        lambda: steps.remove(week, some),
        lambda: steps.duplicate(week, some),
        lambda: steps.nudge(week, some[0], choice.choice([-1, 1])),
        lambda: steps.copy_to_days(week, some, days),
        lambda: steps.change_doses(week, dict.fromkeys(some, Dose(reps=choice.randint(1, 20)))),
        lambda: steps.replace_with(week, some, choice.choice(exercises)),
    ]
    return choice.choice(gestures)()


@pytest.mark.parametrize("seed", range(12))
def test_undo_all_equals_the_start_and_the_models_follow(qtbot: QtBot, seed: int) -> None:
    choice = random.Random(seed)
    document = builders.document(builders.record(builders.week(**START)))
    cards = ExerciseCards(builders.library().exercises.values())
    numbers = iter(range(100_000))
    steps = Steps(cards, lambda: f"n{next(numbers)}")
    words = CardWords(cards)
    models = {(day, lane): LaneModel(day, lane, words) for day in DAYS for lane in LANES}
    testers = [QAbstractItemModelTester(model) for model in models.values()]

    def follow(*_weeks: object) -> None:
        for (day, lane), model in models.items():
            model.show(in_lane(document.week.days[day], lane, cards.lane))

    document.week_changed.connect(follow)
    follow()
    start = document.record
    for _ in range(60):
        step = random_step(steps, document.week, choice)
        if step is not None:
            assert document.accepts(step.edit)
            document.do(step.edit, step.text)
        elif document.undo_stack.canUndo():
            document.undo_stack.undo()
        assert_consistent(document.week, models, cards)
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    end = document.record
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
        assert_consistent(document.week, models, cards)
    assert document.record == start
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    assert document.record == end
    assert len(testers) == len(models)


def assert_consistent(
    week: Week, models: dict[tuple[int, Lane], LaneModel], cards: ExerciseCards
) -> None:
    ids = [placement.id for _, placement in week.placements()]
    assert len(ids) == len(set(ids))
    for (day, lane), model in models.items():
        expected = tuple(p for p in week.days[day].placements if cards.lane(p.exercise_id) is lane)
        assert model.placements == expected


def opened() -> tuple[RecordDocument, Steps]:
    document = builders.document(builders.record(builders.week(**START)))
    cards = ExerciseCards(builders.library().exercises.values())
    return document, Steps(cards, lambda: "fresh")


def change_reps(document: RecordDocument, steps: Steps, reps: int, merge: str) -> None:
    step = steps.change_doses(document.week, {"mon-2": Dose(reps=reps)})
    assert step is not None
    document.do(step.edit, step.text, merge)


def test_steps_with_the_same_key_become_one(qtbot: QtBot) -> None:
    document, steps = opened()
    before = document.record
    for reps in (1, 12, 120):
        change_reps(document, steps, reps, "reps 1")
    change_reps(document, steps, 7, "reps 2")
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.record == before


def test_typed_and_taken_back_leaves_no_step(qtbot: QtBot) -> None:
    document, steps = opened()
    found = document.week.find("mon-2")
    assert found is not None
    reps = found[1].dose.reps
    step = steps.change_doses(document.week, {"mon-2": Dose(reps=99)})
    assert step is not None
    document.do(step.edit, step.text, "reps")
    back = steps.change_doses(document.week, {"mon-2": found[1].dose})
    assert back is not None
    document.do(back.edit, back.text, "reps")
    assert (reps, document.undo_stack.count()) == (found[1].dose.reps, 0)


def test_steps_without_a_key_stay_apart(qtbot: QtBot) -> None:
    document, steps = opened()
    for reps in (3, 4):
        change_reps(document, steps, reps, "")
    assert document.undo_stack.count() == 2


def test_weeks_are_added_with_their_dates_and_ids_of_their_own(qtbot: QtBot) -> None:
    document, _ = opened()
    numbers = iter(range(1000))
    weeks = ProgramSteps(lambda: f"w{next(numbers)}")
    document.change(weeks.add_copy(document.record, 0), "Add week", week_index=1)
    document.change(weeks.add_empty(document.record), "Add week", week_index=2)
    program = document.program
    assert program is not None
    assert [week.prog_week for week in program.weeks] == [1, 2, 3]
    assert program.weeks[2].start_date == date(2026, 3, 16)
    ids = [p.id for week in program.weeks for _, p in week.week.placements()]
    assert len(ids) == len(set(ids)) == 12
    assert document.week_index == 2
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.week_index == 0


def test_a_case_is_opened_anew_for_everything_but_the_shown_week(qtbot: QtBot) -> None:
    document, steps = opened()
    numbers = iter(range(1000))
    weeks = ProgramSteps(lambda: f"w{next(numbers)}")
    document.change(weeks.add_copy(document.record, 0), "Add week")
    first = document._case
    step = steps.place(document.week, "sit-up-full", Target(3))
    document.do(step.edit, step.text)
    assert document._case is first
    assert document.report.worst is Severity.BLOCK
    assert document.case is not first
    assert document.case.check_week(0).worst is Severity.BLOCK
    document.show_week(1)
    assert document._case is not first
    document.undo_stack.undo()
    assert document.case.check_week(0).worst is not Severity.BLOCK


def test_showing_another_week_after_an_edit_sees_the_edit(qtbot: QtBot) -> None:
    document, steps = opened()
    numbers = iter(range(1000))
    weeks = ProgramSteps(lambda: f"w{next(numbers)}")
    document.change(weeks.add_empty(document.record), "Add week")
    step = steps.place(document.week, "sit-up-full", Target(3))
    document.do(step.edit, step.text)
    document.show_week(1)
    assert document.report.worst is not Severity.BLOCK
    assert document.case.check_week(0).worst is Severity.BLOCK
