"""Edits: what each does to a week, and what random sequences of them keep true."""

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from designer.edits.difference import difference, row_steps
from designer.edits.edits import (
    Annotate,
    AnyEdit,
    ChangeDose,
    CopyToDays,
    Move,
    Place,
    Remove,
    Reorder,
    Replace,
    Several,
)
from designer.edits.errors import EditError
from designer.model.dose import Dose
from designer.model.week import Placement, Week

MONDAY, WEDNESDAY, FRIDAY = 0, 2, 4


def placed(*entries: tuple[str, int]) -> Week:
    """A week that holds the named placements; the exercise has the placement's name."""
    week = Week()
    for name, day in entries:
        week = Place(placement=Placement(id=name, exercise_id=f"ex-{name}"), day=day).apply(week)
    return week


def ids(week: Week, day: int) -> list[str]:
    return [placement.id for placement in week.days[day].placements]


def test_place_puts_before_the_named_placement_or_at_the_end() -> None:
    week = placed(("a", MONDAY), ("b", MONDAY))
    new = Placement(id="c", exercise_id="x")
    assert ids(Place(placement=new, day=MONDAY, before="b").apply(week), MONDAY) == ["a", "c", "b"]
    assert ids(Place(placement=new, day=MONDAY).apply(week), MONDAY) == ["a", "b", "c"]


def test_move_keeps_the_order_of_what_it_moves() -> None:
    week = placed(("a", MONDAY), ("b", MONDAY), ("c", WEDNESDAY))
    moved = Move(placement_ids=("b", "a"), day=WEDNESDAY, before="c").apply(week)
    assert ids(moved, MONDAY) == []
    assert ids(moved, WEDNESDAY) == ["b", "a", "c"]


def test_copy_to_days_leaves_the_original_and_copies_dose_and_note() -> None:
    original = Placement(id="a", exercise_id="x", dose=Dose(reps=8), note="slowly")
    week = Place(placement=original, day=MONDAY).apply(Week())
    copied = CopyToDays(placement_id="a", days=(2, 4), new_ids=("b", "c")).apply(week)
    assert [ids(copied, day) for day in (0, 2, 4)] == [["a"], ["b"], ["c"]]
    found = copied.find("c")
    assert found is not None
    assert (found[1].dose, found[1].note) == (Dose(reps=8), "slowly")


def test_replace_keeps_the_place_and_the_id() -> None:
    week = placed(("a", MONDAY), ("b", MONDAY))
    replaced = Replace(placement_ids=("a",), exercise_id="safer", dose=Dose(reps=5)).apply(week)
    assert replaced.days[MONDAY].placements[0] == Placement(
        id="a", exercise_id="safer", dose=Dose(reps=5)
    )


def test_annotate_changes_note_and_session_only() -> None:
    week = placed(("a", MONDAY))
    annotated = Annotate(placement_id="a", note="on the bed", session="daily").apply(week)
    assert annotated.days[MONDAY].placements == (
        Placement(id="a", exercise_id="ex-a", note="on the bed", session="daily"),
    )


@pytest.mark.parametrize(
    "edit",
    [
        Place(placement=Placement(id="a", exercise_id="x"), day=WEDNESDAY),
        Place(placement=Placement(id="n", exercise_id="x"), day=7),
        Place(placement=Placement(id="n", exercise_id="x"), day=WEDNESDAY, before="a"),
        Move(placement_ids=("missing",), day=WEDNESDAY),
        Move(placement_ids=("a",), day=MONDAY, before="a"),
        CopyToDays(placement_id="a", days=(1, 2), new_ids=("z",)),
        Remove(placement_ids=("missing",)),
        Reorder(day=MONDAY, placement_ids=("a",)),
        Several(edits=(Remove(placement_ids=("a",)), Remove(placement_ids=("a",)))),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_and_says_why(edit: AnyEdit) -> None:
    week = placed(("a", MONDAY), ("b", MONDAY))
    with pytest.raises(EditError, match=r"\w+ .*\."):
        edit.apply(week)
    assert ids(week, MONDAY) == ["a", "b"]


def test_difference_names_added_removed_moved_and_changed() -> None:
    before = placed(("a", MONDAY), ("b", MONDAY), ("c", FRIDAY))
    after = Several(
        edits=(
            Remove(placement_ids=("a",)),
            Move(placement_ids=("c",), day=WEDNESDAY),
            ChangeDose(placement_ids=("b",), dose=Dose(reps=3)),
            Place(placement=Placement(id="n", exercise_id="x"), day=FRIDAY),
        )
    ).apply(before)
    found = difference(before, after)
    assert (found.added, found.removed) == (("n",), ("a",))
    assert (found.moved, found.changed) == (("c",), ("b",))


class RandomEdits(RuleBasedStateMachine):
    """Random edits with undo and redo: the promises of issue 2, point 3."""

    days = st.integers(0, 6)
    names: Bundle[str] = Bundle("names")

    def __init__(self) -> None:
        super().__init__()
        self.start = placed(("s1", 0), ("s2", 0), ("s3", 3))
        self.past: list[Week] = [self.start]
        self.future: list[Week] = []
        self.made = 0

    @property
    def week(self) -> Week:
        return self.past[-1]

    def new_id(self) -> str:
        self.made += 1
        return f"n{self.made}"

    def do(self, edit: AnyEdit) -> None:
        self.past.append(edit.apply(self.week))
        self.future.clear()

    def some(self, choice: int) -> str | None:
        there = [placement.id for _, placement in self.week.placements()]
        return there[choice % len(there)] if there else None

    @rule(day=days, reps=st.none() | st.integers(1, 30))
    def place(self, day: int, reps: int | None) -> None:
        new = Placement(id=self.new_id(), exercise_id="x", dose=Dose(reps=reps))
        there = ids(self.week, day)
        self.do(Place(placement=new, day=day, before=there[0] if there else None))

    @rule(choice=st.integers(0, 99), day=days)
    def move(self, choice: int, day: int) -> None:
        if name := self.some(choice):
            before = next((other for other in ids(self.week, day) if other != name), None)
            self.do(Move(placement_ids=(name,), day=day, before=before))

    @rule(choice=st.integers(0, 99), to=st.sets(days, max_size=3))
    def copy(self, choice: int, to: set[int]) -> None:
        if name := self.some(choice):
            new_ids = tuple(self.new_id() for _ in to)
            self.do(CopyToDays(placement_id=name, days=tuple(sorted(to)), new_ids=new_ids))

    @rule(choice=st.integers(0, 99))
    def remove(self, choice: int) -> None:
        if name := self.some(choice):
            self.do(Remove(placement_ids=(name,)))

    @rule(choice=st.integers(0, 99), hold_s=st.floats(0, 60))
    def dose(self, choice: int, hold_s: float) -> None:
        if name := self.some(choice):
            self.do(ChangeDose(placement_ids=(name,), dose=Dose(hold_s=hold_s)))

    @rule(day=days)
    def reverse(self, day: int) -> None:
        self.do(Reorder(day=day, placement_ids=tuple(reversed(ids(self.week, day)))))

    @rule()
    def undo(self) -> None:
        if len(self.past) > 1:
            self.future.append(self.past.pop())

    @rule()
    def redo(self) -> None:
        if self.future:
            self.past.append(self.future.pop())

    @invariant()
    def ids_are_unique(self) -> None:
        there = [placement.id for _, placement in self.week.placements()]
        assert len(there) == len(set(there))

    @invariant()
    def what_is_saved_reads_back_equal(self) -> None:
        assert msgspec.json.decode(msgspec.json.encode(self.week), type=Week) == self.week

    @invariant()
    def row_steps_lead_from_each_week_to_the_next(self) -> None:
        if len(self.past) < 2:
            return
        for old, new in zip(self.past[-2].days, self.week.days, strict=True):
            rows = list(old.placements)
            for step in row_steps(old.placements, new.placements):
                if step.kind == "remove":
                    assert rows.pop(step.row) == step.placement
                elif step.kind == "insert":
                    rows.insert(step.row, step.placement)
                else:
                    rows[step.row] = step.placement
            assert tuple(rows) == new.placements

    def teardown(self) -> None:
        while len(self.past) > 1:
            self.past.pop()
        assert self.week == self.start == placed(("s1", 0), ("s2", 0), ("s3", 3))


TestRandomEdits = RandomEdits.TestCase
TestRandomEdits.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
