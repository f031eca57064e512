"""What the handout says, before anybody decides how it looks."""

from __future__ import annotations

import re
from datetime import date, datetime
from types import SimpleNamespace
from typing import TypeVar

import pytest
from msgspec.structs import replace

from designer.model.clinic import ClinicIdentity
from designer.model.dose import Dose
from designer.model.exercise import Coaching
from designer.model.patient import Identifiers, Procedure
from designer.model.program import Program
from designer.model.record import PatientRecord
from designer.model.vocabulary import Side
from designer.model.week import Day, Placement, Week
from exports.handout.content.blocks import (
    Card,
    DoseTable,
    Identity,
    LogSheet,
    Outline,
    Paragraph,
    Section,
    Statement,
    Table,
    WeekGrid,
)
from exports.handout.content.cards import steps_of
from exports.handout.content.dose_table import house_fields
from exports.handout.content.options import HandoutOptions
from exports.handout.content.reading_order import texts_of
from exports.handout.content.statements import ALWAYS, part_of
from exports.handout.errors import HandoutError
from exports.handout.outline import build_outline
from tests.exports.layouts import layout_of
from tests.exports.samples import (
    ALL_DAYS,
    CLINIC,
    FOURTEEN,
    ONE,
    SIX,
    TODAY,
    library,
    outline_of,
    own_exercise,
    record_of,
    week_of,
    with_patient,
)

Kind = TypeVar("Kind")


def blocks_of(outline: Outline, kind: type[Kind]) -> list[Kind]:
    found = (block for section in outline.sections for block in section.blocks)
    return [block for block in found if isinstance(block, kind)]


def words(outline: Outline) -> str:
    return "\n".join(text for _, text in texts_of(outline))


def printed_name(exercise_id: str) -> str:
    return library().exercises[exercise_id].name_for_patient


@pytest.fixture
def outline() -> Outline:
    return outline_of(record_of(week_of(SIX)))


def test_the_same_in_gives_the_same_out() -> None:
    assert outline_of(record_of(week_of(SIX))) == outline_of(record_of(week_of(SIX)))


def test_page_1_says_whose_program_it_is(outline: Outline) -> None:
    (head,) = blocks_of(outline, Identity)
    assert {label: value for _, label, value in head.fields} == {
        "Name": "Ana Rivera",
        "Born": "3 April 1952",
        "Record number": "0042",
        "Your therapist": "Jo Lindqvist, PT",
        "Clinic phone": "555 0134",
    }
    assert head.week == "Week 1, Monday 2 March 2026 to Sunday 8 March 2026"
    assert head.clinic == "Harbour Street Physiotherapy"
    assert head.own_use.startswith("For your own use.")


def test_every_page_will_say_it_again(outline: Outline) -> None:
    assert [text for _, text in outline.footer.identifiers] == [
        "Rivera, Ana",
        "Born 3 April 1952",
        "Record number 0042",
    ]
    assert [text for _, text in outline.footer.origin] == [
        "Printed 1 March 2026",
        "Week 1, plan T-04, version 2",
        "Therapist: Jo Lindqvist, PT",
    ]
    assert outline.footer.page.format(page=2, pages=5) == "Page 2 of 5"


def test_stop_signs_stand_first_and_whole(outline: Outline) -> None:
    start = outline.sections[0]
    assert [b.id for b in start.blocks if isinstance(b, Statement)] == list(ALWAYS)
    said = re.sub(r"\W", "", " ".join(text for _, text in texts_of(outline))).casefold()
    for block_id in ALWAYS:
        for clause in re.split(r"[.:;]", library().handout_blocks[block_id].text):
            assert re.sub(r"\W", "", clause).casefold() in said


@pytest.mark.parametrize("block", [*ALWAYS, "start"])
def test_stop_signs_cannot_be_hidden(block: str) -> None:
    with pytest.raises(HandoutError, match="every handout must show"):
        outline_of(record_of(week_of(SIX)), options=HandoutOptions(hidden=frozenset({block})))


@pytest.mark.parametrize("missing", ALWAYS)
def test_a_library_without_a_stop_sign_prints_nothing(missing: str) -> None:
    blocks = {k: v for k, v in library().handout_blocks.items() if k != missing}
    gap = SimpleNamespace(exercises=library().exercises, handout_blocks=blocks)
    with pytest.raises(HandoutError, match=missing):
        build_outline(record_of(week_of(SIX)), 0, gap, CLINIC, TODAY)


@pytest.mark.parametrize("block", ["H-17", "H-18", "H-22", "H-24", "week", "dose", "log"])
def test_other_blocks_can_be_hidden(block: str) -> None:
    record = record_of(week_of(FOURTEEN))
    options = HandoutOptions(hidden=frozenset({block}))
    assert len(words(outline_of(record, options=options))) < len(
        words(outline_of(record, options=HandoutOptions()))
    )


def test_more_blocks_can_be_asked_for() -> None:
    options = HandoutOptions(extra=("H-02", "H-12"))
    text = words(outline_of(record_of(week_of(ONE)), options=options))
    assert "Bend and lift from the hips" in text
    assert "Tip the pelvis" in text
    with pytest.raises(HandoutError, match="'H-14' cannot be added"):
        outline_of(record_of(week_of(ONE)), options=HandoutOptions(extra=("H-14",)))


def test_the_grid_has_a_box_on_the_planned_days_only(outline: Outline) -> None:
    (grid,) = blocks_of(outline, WeekGrid)
    assert [(head.weekday, head.day, head.month) for head in grid.days][:2] == [
        ("Mon", "2", "Mar"),
        ("Tue", "3", "Mar"),
    ]
    (group,) = grid.groups
    assert group.title == ""
    assert [row.number for row in group.rows] == [1, 2, 3, 4, 5, 6]
    assert {row.days for row in group.rows} == {(True, False, True, False, True, False, False)}


def test_h8_a_day_is_called_what_it_is_whatever_day_the_program_begins_on() -> None:
    """What stands under Monday is judged, shown and printed on a Monday."""
    record = record_of(week_of(ONE), start=date(2026, 3, 4))
    (grid,) = blocks_of(outline_of(record), WeekGrid)
    assert [head.weekday for head in grid.days] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [head.day for head in grid.days][:3] == ["2", "3", "4"]


def test_without_a_date_there_are_only_weekdays() -> None:
    (grid,) = blocks_of(outline_of(record_of(week_of(ONE), start=None)), WeekGrid)
    assert [(head.weekday, head.day) for head in grid.days][:2] == [("Mon", ""), ("Tue", "")]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("exercise", "fewer"), [("suitcase-carry", 2), ("dead-bug", 1), ("hip-flexor-opening", 1)]
)
def test_h8_nobody_changes_sides_who_trains_one_side_only(
    exercise: str, fewer: int, language: str
) -> None:
    def steps(*sides: Side) -> tuple[str, ...]:
        week = week_of(())
        for day, side in enumerate(sides):
            dose = Dose(sets=1, duration_s=20, side=side)
            placed = Placement(id=f"p{day}", exercise_id=exercise, dose=dose)
            week = week.with_day(day, Day(placements=(placed,)))
        made = outline_of(record_of(week), options=HandoutOptions(language=language))
        (card,) = blocks_of(made, Card)
        return next(line.steps for line in card.lines if line.kind == "steps")

    both = steps("each")
    assert steps("left") == steps("right") == steps("left", "right") == both[:-fewer]
    assert steps("left", "each") == both
    assert not any("↔" in step for step in both)


def test_exercises_come_in_the_order_of_the_session() -> None:
    cards = blocks_of(outline_of(record_of(week_of(FOURTEEN))), Card)
    assert [card.number for card in cards] == list(range(1, 15))
    assert [card.name for card in cards] == [printed_name(i) for i in FOURTEEN]


def test_the_order_of_the_days_is_kept_where_lanes_would_change_it() -> None:
    """A walk placed first is a warm-up; a Wednesday item joins its lane, not the end."""
    monday = ("walk-daily", "heel-slide", "kb-deadlift-blocks")
    first, wednesday = week_of(monday, (0,)), week_of(("clam-no-band",), (2,))
    week = first.with_day(2, wednesday.days[2])
    (grid,) = blocks_of(outline_of(record_of(week)), WeekGrid)
    names = [printed_name(i) for i in (*monday[:2], "clam-no-band", monday[2])]
    assert sorted(row.name for row in grid.groups[0].rows) == sorted(names)
    order = [row.name for row in grid.groups[0].rows]
    assert [name for name in order if name != names[2]] == [names[0], names[1], names[3]]


def test_days_that_contradict_each_other_still_make_a_list() -> None:
    one = week_of(("heel-slide", "clam-no-band"), (0,))
    other = week_of(("clam-no-band", "heel-slide"), (1,))
    week = one.with_day(1, other.days[1])
    (grid,) = blocks_of(outline_of(record_of(week)), WeekGrid)
    assert [sum(row.days) for row in grid.groups[0].rows] == [2, 2]


def test_two_doses_of_one_exercise_are_told_apart_by_their_days() -> None:
    one = week_of(ONE, (0,), dose=Dose(reps=8))
    other = week_of(ONE, (2, 4), dose=Dose(reps=10))
    week = one.with_day(2, other.days[2]).with_day(4, other.days[4])
    outline = outline_of(record_of(week))
    (table,) = blocks_of(outline, DoseTable)
    assert [(row.number, row.days, row.main) for row in table.rows] == [
        (1, "Mon", "Do it 8 times."),
        (1, "Wed, Fri", "Do it 10 times."),
    ]
    (card,) = blocks_of(outline, Card)
    assert [line.lead for line in card.lines][:2] == [
        "Mon: Do it 8 times.",
        "Wed, Fri: Do it 10 times.",
    ]


def test_an_exercise_twice_on_a_day_is_printed_twice() -> None:
    placement = Placement(id="a", exercise_id="walk-short-bout", dose=Dose(duration_s=300))
    week = Week().with_day(0, Day(placements=(placement, replace(placement, id="b"))))
    (grid,) = blocks_of(outline_of(record_of(week)), WeekGrid)
    assert [row.number for row in grid.groups[0].rows] == [1, 1]


def test_two_sessions_are_titled() -> None:
    main = week_of(ONE, (0,)).days[0].placements
    daily = replace(main[0], id="d", session="daily", exercise_id="breath-reset")
    week = Week().with_day(0, Day(placements=(*main, daily)))
    (grid,) = blocks_of(outline_of(record_of(week)), WeekGrid)
    assert [group.title for group in grid.groups] == ["Short daily session", "Main session"]


def test_house_values_are_marked_for_the_therapist_not_for_the_patient() -> None:
    record = record_of(week_of(("hip-flexor-opening",)))
    (table,) = blocks_of(outline_of(record), DoseTable)
    assert "*" not in table.rows[0].main
    section = prescription_of(record)
    first, explained = section.blocks
    assert isinstance(first, Table)
    assert isinstance(explained, Paragraph)
    assert first.rows[0].cells[1].endswith("*")
    assert explained.text.startswith("* ")


def prescription_of(record: PatientRecord) -> Section:
    """The prescription on the therapist's copy."""
    sections = layout_of("therapist", record).sections
    return next(section for section in sections if section.id == "prescription")


def test_a_figure_of_the_guide_or_the_therapist_carries_none() -> None:
    exercises = library().exercises
    assert (
        house_fields(
            exercises["abdominal-drawing-in"].start_dose, exercises["abdominal-drawing-in"]
        )
        == ()
    )
    assert (
        house_fields(Dose(holds=3, hold_s=25, side="left"), exercises["hip-flexor-opening"]) == ()
    )
    assert "hold_s" in house_fields(Dose(hold_s=20), exercises["hip-flexor-opening"])
    (table,) = prescription_of(record_of(week_of(("abdominal-drawing-in",)))).blocks
    assert isinstance(table, Table)
    assert "*" not in table.rows[0].cells[1]


def test_an_easier_version_is_named_only_if_it_passed_the_rules() -> None:
    record = record_of(week_of(("hook-lying-march",)))
    (table,) = blocks_of(outline_of(record, options=HandoutOptions()), DoseTable)
    assert (table.heads[2], table.rows[0].easier) == ("", "")
    (table,) = blocks_of(outline_of(record), DoseTable)
    assert table.rows[0].easier == "Heel slide (ask us how)"


def test_the_patients_words_are_printed_and_the_clinicians_only_without_them() -> None:
    own = own_exercise(patient_text=Coaching(setup="Lie down."), coaching=Coaching(setup="Supine."))
    blank = replace(own, id="own-2", name="Other", patient_text=Coaching())
    known = library().with_exercises([own, blank])
    week = week_of(("own-exercise", "own-2"), known=known)
    cards = blocks_of(outline_of(record_of(week), known=known), Card)
    assert [card.lines[1].text for card in cards] == ["Lie down.", "Supine."]


def test_one_action_for_each_step() -> None:
    assert steps_of("Lift the knee; lower it. Rest!") == ("Lift the knee.", "Lower it.", "Rest!")
    assert steps_of("Lift 1 knee.\nLower it.\n") == ("Lift 1 knee.", "Lower it.")


def test_notes_are_printed_once_for_each_exercise() -> None:
    cards = blocks_of(outline_of(record_of(week_of(SIX, note="Slowly, please"))), Card)
    for card in cards:
        assert [line.text for line in card.lines].count("Slowly, please") == 1


def test_cardio_has_a_section_and_long_walks_alone_get_the_long_advice() -> None:
    short = words(outline_of(record_of(week_of(("walk-daily",)))))
    long = words(outline_of(record_of(week_of(("walk-steady",)))))
    assert "20-30 minutes" in long
    assert "20-30 minutes" not in short
    assert "Easy short walks train the muscles around your middle too." in short


def test_the_flare_plan_knows_that_week_1_has_no_week_before() -> None:
    assert "go back to the plan of the week before" in words(
        outline_of(record_of(week_of(SIX), prog_week=2))
    )
    assert "go back to the plan of the week before" not in words(
        outline_of(record_of(week_of(SIX), prog_week=1))
    )


@pytest.mark.parametrize(
    ("procedure", "printed"),
    [
        (Procedure(at=datetime(2026, 3, 2, 9)), True),
        (Procedure(at=datetime(2026, 2, 27, 9)), True),
        (Procedure(at=datetime(2026, 2, 20, 9)), False),
        (Procedure(at=datetime(2026, 3, 20, 9)), False),
        (Procedure(hours_ago=10), True),
        (Procedure(hours_ago=200), False),
        (None, False),
    ],
)
def test_after_an_injection_its_rules_are_printed(
    procedure: Procedure | None, printed: bool
) -> None:
    record = with_patient(record_of(week_of(SIX)), procedure=procedure)
    assert ("first 24 hours" in words(outline_of(record))) == printed


def test_the_call_block_names_the_phone_and_no_internal_numbers(outline: Outline) -> None:
    text = words(outline)
    assert "Call 555 0134 for:" in text
    assert not re.search(r"\bH-\d\d|[{}]", text)


def test_the_log_asks_everything_once_for_seven_days(outline: Outline) -> None:
    (log,) = blocks_of(outline, LogSheet)
    assert len(log.days) == 7
    assert len(log.rows) == len({row.question for row in log.rows}) == 15


def test_what_is_not_known_is_said_so() -> None:
    record = with_patient(
        record_of(week_of(SIX)), identifiers=Identifiers(), birth_date=None, therapist=""
    )
    outline = outline_of(record, clinic=ClinicIdentity())
    (head,) = blocks_of(outline, Identity)
    assert {value for _, _, value in head.fields} == {"not recorded"}
    assert "Call us for:" in words(outline)
    assert [text for _, text in outline.footer.identifiers] == [
        "Name not recorded",
        "Born not recorded",
        "Record number not recorded",
    ]


def test_an_invented_patient_is_marked() -> None:
    record = record_of(week_of(SIX))
    assert outline_of(record).banner == ""
    assert (
        outline_of(with_patient(record, invented=True)).banner == "Invented demonstration patient"
    )


def test_a_plan_without_template_says_so() -> None:
    record = record_of(week_of(SIX))
    program = record.programs[0]
    own = replace(program, weeks=(replace(program.weeks[0], template_id="", template_version=0),))
    outline = outline_of(replace(record, programs=(own,)))
    assert "Week 1, own plan" in [text for _, text in outline.footer.origin]


def test_what_cannot_be_printed_is_an_error_with_a_remedy() -> None:
    record = record_of(week_of(SIX))
    with pytest.raises(HandoutError, match="no exercises; place at least one"):
        outline_of(record_of(Week()))
    with pytest.raises(HandoutError, match="Week 2 is not among the 1 weeks"):
        build_outline(record, 1, library(), CLINIC, TODAY)
    with pytest.raises(HandoutError, match="no program yet"):
        outline_of(replace(record, programs=()))
    with pytest.raises(HandoutError, match="not among"):
        outline_of(replace(record, programs=(Program(id="empty"),)))
    gone = Week().with_day(0, Day(placements=(Placement(id="x", exercise_id="gone"),)))
    with pytest.raises(HandoutError, match="'gone' is not in the library"):
        outline_of(record_of(gone))
    with pytest.raises(HandoutError, match="no handout layout 'poster'"):
        outline_of(record, options=HandoutOptions(layout="poster"))


def test_statements_become_lists_only_at_semicolons() -> None:
    part = part_of("Stop if: it hurts; it burns.")
    assert (part.lead, part.items) == ("Stop if:", ("it hurts", "it burns"))
    part = part_of("Normal: tired muscles, or sore ones.")
    assert (part.lead, part.text, part.items) == ("Normal:", "Tired muscles, or sore ones.", ())
    assert part_of("Keep going.").text == "Keep going."


def test_every_shipped_exercise_can_be_printed() -> None:
    for exercise_id in library().exercises:
        week = week_of((exercise_id,), tuple(ALL_DAYS))
        assert printed_name(exercise_id) in words(outline_of(record_of(week)))
