"""Two versions of one record come together, and nothing is lost unsaid."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from designer.merging import ClashKey, changes, merge
from designer.model.dose import Dose
from designer.model.log import DayLog, SessionLog
from designer.model.patient import Confirmation, Identifiers, Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.week import Day, Placement, Week

WEEK = Week().with_day(0, Day(placements=(Placement(id="p1", exercise_id="dead-bug"),)))
COURSE = Program(id="course", weeks=tuple(ProgramWeek(prog_week=n, week=WEEK) for n in (1, 2, 3)))
BASE = PatientRecord(
    patient=Patient(id="a", identifiers=Identifiers(name="Rivera"), goals=("walk",)),
    programs=(COURSE,),
    sessions=(SessionLog(id="s1", at=datetime(2026, 3, 1, 9)),),
)


def with_dose(record: PatientRecord, week: int, reps: int) -> PatientRecord:
    program = record.programs[0]
    day = Day(placements=(Placement(id="p1", exercise_id="dead-bug", dose=Dose(reps=reps)),))
    changed = program.with_week(week, program.weeks[week].week.with_day(0, day))
    return replace(record, programs=(changed, *record.programs[1:]))


def with_facts(record: PatientRecord, **fields: object) -> PatientRecord:
    return replace(record, patient=replace(record.patient, **fields))


def log(record: PatientRecord, name: str) -> PatientRecord:
    fresh = SessionLog(id=name, at=datetime(2026, 3, 2, 9))
    return replace(record, sessions=(*record.sessions, fresh))


def test_changes_of_different_parts_are_both_kept_without_a_question() -> None:
    mine = with_facts(with_dose(log(BASE, "mine"), 0, 8), notes="seen")
    theirs = with_facts(with_dose(log(BASE, "theirs"), 1, 12), goals=("run",))
    merged = merge(BASE, mine, theirs)
    assert not merged.clashes
    both = merged.record
    assert both.patient.notes == "seen"
    assert both.patient.goals == ("run",)
    assert both.programs[0].weeks[0] == mine.programs[0].weeks[0]
    assert both.programs[0].weeks[1] == theirs.programs[0].weeks[1]
    assert [session.id for session in both.sessions] == ["s1", "theirs", "mine"]


def test_the_same_part_changed_twice_is_a_question_and_the_answer_counts() -> None:
    mine, theirs = with_dose(BASE, 1, 8), with_dose(BASE, 1, 12)
    merged = merge(BASE, mine, theirs)
    key = ClashKey("week", "course/1")
    assert [clash.key for clash in merged.clashes] == [key]
    assert merged.record == theirs
    assert merge(BASE, mine, theirs, frozenset({key})).record == mine


def test_two_people_may_confirm_different_facts() -> None:
    neutral = Confirmation(fact="neutral-found", state="met")
    mine = with_facts(BASE, confirmations=(neutral,))
    theirs = with_facts(BASE, confirmations=(Confirmation(fact="breath", state="met"),))
    merged = merge(BASE, mine, theirs)
    assert not merged.clashes
    assert {one.fact for one in merged.record.patient.confirmations} == {"neutral-found", "breath"}
    other = with_facts(BASE, confirmations=(replace(neutral, state="not-met"),))
    clashes = merge(BASE, mine, other).clashes
    assert [clash.key for clash in clashes] == [ClashKey("confirmation", "neutral-found")]


def test_a_week_inserted_here_and_a_week_edited_there_is_one_question_about_the_course() -> None:
    course = BASE.programs[0]
    longer = replace(course, weeks=(course.weeks[0], *course.weeks))
    mine, theirs = replace(BASE, programs=(longer,)), with_dose(BASE, 2, 12)
    merged = merge(BASE, mine, theirs)
    assert [clash.key for clash in merged.clashes] == [ClashKey("program", "course")]
    assert merged.record.programs == theirs.programs


def test_two_new_programs_both_stay_and_one_of_them_is_current() -> None:
    mine = replace(BASE, programs=(COURSE, Program(id="mine")))
    theirs = replace(BASE, programs=(COURSE, Program(id="theirs")))
    key = ClashKey("current", "program")
    merged = merge(BASE, mine, theirs)
    assert [clash.key for clash in merged.clashes] == [key]
    assert [program.id for program in merged.record.programs] == ["course", "mine", "theirs"]
    kept = merge(BASE, mine, theirs, frozenset({key})).record
    assert [program.id for program in kept.programs] == ["course", "theirs", "mine"]


def test_one_day_logged_twice_stays_one_day() -> None:
    on = date(2026, 3, 2)
    mine = replace(BASE, days=(DayLog(id="m", on=on, worst_pain=3),))
    theirs = replace(BASE, days=(DayLog(id="t", on=on, worst_pain=5),))
    merged = merge(BASE, mine, theirs)
    assert [clash.key for clash in merged.clashes] == [ClashKey("days", "2026-03-02")]
    assert merged.record.days == theirs.days
    kept = merge(BASE, mine, theirs, frozenset(clash.key for clash in merged.clashes))
    assert kept.record.days == mine.days


EDITS = (
    lambda r: with_dose(r, 0, 8),
    lambda r: with_dose(r, 0, 12),
    lambda r: with_dose(r, 2, 6),
    lambda r: with_facts(r, notes="new"),
    lambda r: with_facts(r, notes="other"),
    lambda r: with_facts(r, goals=()),
    lambda r: replace(r, programs=(*r.programs, Program(id=f"p{len(r.programs)}"))),
    lambda r: replace(r, programs=r.programs[:-1]),
    lambda r: replace(r, sessions=()),
    lambda r: replace(r, days=(DayLog(id="d", on=date(2026, 3, 2)),)),
)

ABOUT_WEEKS = {0, 1, 2}


def edited(numbers: list[int]) -> PatientRecord:
    record = BASE
    for number in numbers:
        has_weeks = bool(record.programs) and len(record.programs[0].weeks) == len(COURSE.weeks)
        if has_weeks or number not in ABOUT_WEEKS:
            record = EDITS[number](record)
    return record


steps = st.lists(st.integers(0, len(EDITS) - 1), max_size=4)


@given(steps, steps)
def test_no_change_is_lost_without_a_clash(mine_steps: list[int], their_steps: list[int]) -> None:
    """Every part that a side changed is in the merged record, or among the clashes."""
    mine, theirs = edited(mine_steps), edited(their_steps)
    merged = merge(BASE, mine, theirs)
    clashing = {clash.key for clash in merged.clashes}
    assert merge(BASE, mine, theirs, frozenset(clashing)).clashes == merged.clashes
    done = {change.key: change.after for change in changes(BASE, merged.record)}
    for side in (mine, theirs):
        for change in changes(BASE, side):
            about = {change.key, ClashKey("program", change.key.id.split("/")[0])}
            if not about & clashing and change.key in done:
                assert done[change.key] == change.after
    if not merged.clashes:
        assert merge(BASE, theirs, mine).clashes == ()
    assert merge(BASE, BASE, theirs).record == theirs
    assert merge(BASE, mine, BASE).record == mine
    assert merge(BASE, mine, mine).record == mine
