"""How much there is of everything, counted by hand in the specification."""

from collections import Counter

from designer.knowledge.library import Library


def test_seventy_exercises_by_kind(library: Library) -> None:
    assert Counter(exercise.kind for exercise in library.exercises.values()) == {
        "breath": 5,
        "stabilise": 8,
        "anti-movement": 11,
        "load": 19,
        "mobility": 5,
        "cardio": 10,
        "restricted": 12,
    }
    assert len(library.exercises) == 70


def test_everything_else(library: Library) -> None:
    assert len(library.patterns) == 8
    assert len(library.tasks) == 14
    assert len([d for d in library.diagnoses.values() if d.covered]) == 18
    assert len([f for f in library.red_flags.values() if not f.beyond_guide]) == 14
    assert len(library.procedures) == 5
    assert len(library.confirmations) == 24  # 22 of the guide, and range-control and goals-met
    assert len(library.passages) == 21
    assert len(library.ladder) == 12
    assert len(library.handout_blocks) == 24
    assert len(library.education) == 15
    assert len(library.glossary) == 46
    assert len(library.limits) == 8
    assert len(library.house.values) == 38
    levels = Counter(field.level for field in library.log_fields)
    assert levels == {"item": 11, "session": 6, "day": 14, "intake": 7}


def test_only_three_handout_blocks_can_never_be_hidden(library: Library) -> None:
    always = [block.id for block in library.handout_blocks.values() if block.always]
    assert always == ["H-07", "H-09", "H-10"]


def test_what_lies_beyond_the_guide_is_marked_and_sourced(library: Library) -> None:
    beyond = [d for d in library.diagnoses.values() if not d.covered]
    assert {d.id for d in beyond} >= {
        "spondylolisthesis",
        "pars-fracture",
        "osteoporosis",
        "axial-spondyloarthritis",
        "pregnancy",
        "under-18",
        "spinal-instability",
        "hypertension",
        "pelvic-girdle-pain",
    }
    assert all(d.source and d.restricts and not d.passages for d in beyond)
    flags = [f for f in library.red_flags.values() if f.beyond_guide]
    assert flags
    assert all(f.source and not f.passages for f in flags)


def test_every_red_flag_is_a_question_and_every_confirmation_a_test(library: Library) -> None:
    assert all(flag.question.endswith("?") for flag in library.red_flags.values())
    assert all(c.test and c.name and c.lasts for c in library.confirmations.values())


def test_every_exercise_belongs_to_a_part_of_the_body_and_its_equipment_is_known(
    library: Library,
) -> None:
    """A new movement or piece of equipment must be sorted, or a filter hides it."""
    sorted_patterns = {pattern for region in library.search.regions for pattern in region.patterns}
    known = {word for group in library.search.equipment for word in group.words}
    for exercise in library.exercises.values():
        assert exercise.attributes.pattern in sorted_patterns, exercise.id
        for piece in exercise.equipment:
            assert "optional" in piece or known & set(piece.replace("-", " ").split()), piece
