"""Look-ups in the library, and the clinic's own exercises beside the shipped ones."""

import msgspec
import pytest

from designer.knowledge.errors import KnowledgeError, UnknownExerciseError
from designer.knowledge.library import Library
from designer.model.exercise import Attributes, Exercise
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import DayOneSigns, Patient

OWN = Exercise(
    id="our-squat",
    name="Squat to a box",
    kind="load",
    phase="3",
    attributes=Attributes(pattern="hinge", position="standing"),
    other_names=("box squat", "hinge"),
    easier=("hip-hinge-dowel",),
)


@pytest.mark.parametrize("text", ["dead-bug", "Dead bug", "  dead  BUG "])
def test_found_by_id_or_name_in_any_case(library: Library, text: str) -> None:
    found = library.find_exercise(text)
    assert found is not None
    assert found.id == "dead-bug"


def test_found_by_another_name(library: Library) -> None:
    found = library.find_exercise("clamshell")
    assert found is not None
    assert found.id == "clam-no-band"


def test_an_unknown_text_finds_nothing(library: Library) -> None:
    assert library.find_exercise("handstand") is None
    assert library.find_exercise("") is None


def test_a_name_that_two_exercises_share_finds_nothing(library: Library) -> None:
    assert library.find_exercise("hinge") is not None
    assert library.with_exercises([OWN]).find_exercise("hinge") is None


def test_an_unknown_id_is_named(library: Library) -> None:
    with pytest.raises(UnknownExerciseError, match="handstand"):
        library.exercise("handstand")


def test_own_exercises_stand_beside_the_shipped_ones(library: Library) -> None:
    both = library.with_exercises([OWN])
    assert both.exercise("our-squat").clinics_own
    assert len(both.exercises) == 71
    assert "our-squat" not in library.exercises


def test_own_exercise_with_a_shipped_id_is_refused(library: Library) -> None:
    with pytest.raises(KnowledgeError) as caught:
        library.with_exercises([msgspec.structs.replace(OWN, id="dead-bug")])
    assert [p.field for p in caught.value.problems] == ["id"]


def test_own_exercise_with_an_unknown_link_is_refused(library: Library) -> None:
    with pytest.raises(KnowledgeError) as caught:
        library.with_exercises([msgspec.structs.replace(OWN, harder=("handstand",))])
    problem = caught.value.problems[0]
    assert (problem.entry, problem.field) == ("our-squat", "harder")


def test_texts_can_be_read_with_names_for_ids(library: Library) -> None:
    text = "needs `back-quiet`; start with `heel-slide`"
    assert library.readable(text) == "needs Back quiet; start with Heel slide"


def test_every_log_field_is_kept_where_it_says(library: Library) -> None:
    kinds = {kind.__name__: kind for kind in (ItemLog, SessionLog, DayLog, Patient, DayOneSigns)}
    for log_field in library.log_fields:
        for place in log_field.stored_as:
            owner, name = place.split(".")
            assert name in kinds[owner].__struct_fields__, place


def test_all_exercises_say_how_they_are_done(library: Library) -> None:
    for exercise in library.exercises.values():
        assert exercise.draggable, exercise.id
        assert exercise.patient_text.setup, exercise.id
        assert exercise.patient_text.steps, exercise.id
        assert exercise.patient_text.stop_when, exercise.id


def test_patient_steps_are_short_lines_with_digits(library: Library) -> None:
    number_words = {"two", "three", "four", "five", "ten"}
    for exercise in library.exercises.values():
        for step in exercise.patient_text.steps.split("\n"):
            words = step.lower().replace(".", " ").split()
            assert 1 <= len(words) <= 20, (exercise.id, step)
            assert not number_words.intersection(words), (exercise.id, step)


def test_a_start_dose_never_goes_beyond_what_is_given(library: Library) -> None:
    """Only figures of the guide, house values and the decisions of the design; else blank."""
    blank = {e.id for e in library.exercises.values() if e.start_dose == type(e.start_dose)()}
    assert blank == {
        "med-ball-rotational-throw",
        "extension-bias-position",
        "spinal-bend-mobility",
        "running-high-impact",
        "sit-up-full",
        "v-up",
        "straight-leg-raise-over-45",
        "supine-long-lever-leg-lift",
        "toe-touch",
        "back-extension-heavy",
        "jefferson-curl-deep",
        "twisting-throw-ballistic",
        "heavy-plank",
    }


@pytest.mark.parametrize(
    ("exercise_id", "expected"),
    [
        ("abdominal-drawing-in", {"sets": 1, "holds": 5, "hold_s": 10}),
        ("side-plank-knees", {"sets": 1, "holds": 3, "hold_s": 10, "side": "each"}),
        ("suitcase-carry", {"sets": 2, "duration_s": 20, "side": "each"}),
        ("heel-slide", {"sets": 1, "reps": 8, "side": "both"}),
        ("step-down", {"sets": 1, "reps": 8, "side": "each", "step_height_cm": 10}),
        ("walk-steady", {"duration_s": 1200}),
        ("walk-short-bout", {"bouts": 2, "duration_s": 300}),
        (
            "kb-deadlift-blocks",
            {"sets": 2, "reps": 6, "rest_s": 90, "block_height": "mid-shin"},
        ),
    ],
)
def test_start_dose(library: Library, exercise_id: str, expected: dict[str, object]) -> None:
    assert msgspec.to_builtins(library.exercise(exercise_id).start_dose) == expected
