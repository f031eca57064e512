"""Cells typed in by hand from the specification, spread over all its tables.

They guard against a transcription that is wrong in the same way everywhere: a column that slipped,
minutes read as seconds, a mark that was lost. The templates have theirs in another folder.
"""

from typing import Any

import pytest

from designer.knowledge.library import Library
from designer.model.dose import Range
from designer.timing import BETWEEN_SETS_S, CHANGE_OVER_S, HELD_REP_EXTRA_S, HOLD_EXTRA_S, REP_S

# exercise, field with dots, value
EXERCISE_CELLS: list[tuple[str, str, Any]] = [
    # 1.2
    ("find-neutral", "other_names", ("pelvic rock", "neutral check")),
    ("abdominal-drawing-in", "passages", ("P06", "P13", "P19")),
    ("bridge-symmetrical", "first_week", 3),
    ("bridge-symmetrical", "week_note", "guide gives no general week"),
    ("front-plank-knees", "phase", "2"),
    ("suitcase-carry", "name", "Suitcase carry"),
    ("running-high-impact", "first_week", 13),
    ("cycle-steady", "start_position", "machine (upright cycle)"),
    ("v-up", "first_week", None),
    ("extension-bias-position", "phase", "1"),
    # 1.3
    ("find-neutral", "attributes.ext", "low"),
    ("quadruped-rock-back", "attributes.bias", "flexion-friendly"),
    ("bird-dog", "attributes.resists", ("rotation", "extension")),
    ("front-plank-toes", "attributes.breath_hold_risk", "high"),
    ("suitcase-carry-extended", "attributes.load", "moderate"),
    ("step-down", "attributes.sym", "single-leg"),
    ("hip-airplane", "attributes.rot", "low"),
    ("barbell-hinge", "attributes.spine_load", "high"),
    ("twisting-throw-ballistic", "attributes.ballistic", True),
    ("running-high-impact", "attributes.impact", "high"),
    ("straight-leg-raise-braced-small", "attributes.nerve", "low"),
    ("rotation-controlled", "attributes.resists", ()),
    ("pallof-press", "equipment", ("band", "stable chest-high anchor")),
    ("walk-daily", "attributes.lever", "-"),
    # 1.4
    ("abdominal-drawing-in", "guide_dose.hold_s", Range(low=10, high=20)),
    ("abdominal-drawing-in", "guide_dose.holds", Range(low=5, high=8)),
    ("heel-slide", "guide_dose.per_side_unclear", True),
    ("clam-no-band", "guide_dose.reps", Range(low=10, high=15)),
    ("side-plank-knees", "guide_dose.holds", Range(low=3, high=5)),
    ("kb-deadlift-blocks", "guide_dose.sets", Range(low=2, high=3)),
    ("suitcase-carry", "guide_dose.duration_s", Range(low=20, high=40)),
    ("walk-five-minute", "guide_dose.duration_s", Range(low=300, high=300)),
    ("walk-steady", "guide_dose.duration_s", Range(low=1200, high=1800)),
    ("single-leg-stand", "guide_dose.hold_s", Range(low=20, high=30)),
    ("gentle-brace-supine", "guide_dose.notes", ("effort_pct=30",)),
    ("hip-airplane", "guide_dose.reps", None),
    # 1.5
    ("suitcase-carry-extended", "house_dose.text", "2 x 50 s/hand"),
    ("barbell-hinge", "house_dose.dose.sets", 3),
    ("bird-dog", "house_dose.dose.hold_s", 2),
    ("kb-deadlift-blocks", "house_dose.dose.rest_s", 90),
    ("walk-short-bout", "house_dose.reason", "'short' has no figure"),
    # 1.6
    ("dead-bug", "easier", ("dead-bug-short-arc",)),
    ("pallof-press", "harder", ("pallof-press-half-kneeling", "anti-rotation-speed")),
    ("sit-up-full", "easier", ()),
    ("back-extension-heavy", "easier", ("bird-dog",)),
    ("bird-dog", "coaching.breathing", "Breathe out on the reach."),
    ("hip-hinge-dowel", "coaching.stop_when", "A contact is lost: reduce the depth."),
]


@pytest.mark.parametrize(("exercise_id", "path", "value"), EXERCISE_CELLS)
def test_cell_of_an_exercise(library: Library, exercise_id: str, path: str, value: Any) -> None:
    found: Any = library.exercise(exercise_id)
    for field in path.split("."):
        found = getattr(found, field)
    assert found == value


# mapping of the library, key, field, value
ENTRY_CELLS: list[tuple[str, Any, str, Any]] = [
    ("passages", "P10", "lines", "42-43"),
    ("patterns", "pat-rotation", "match", "rot = high"),
    ("patterns", "pat-prolonged-extension", "rules", ("R-081", "R-087")),
    ("tasks", "goal-stand-25", "passages", ("P13",)),
    (
        "diagnoses",
        "facet-irritation",
        "restricts",
        "prolonged extension; rotation; heavy back extension",
    ),
    (
        "diagnoses",
        "facet-irritation",
        "main_rules",
        ("R-081", "R-082", "R-083", "R-084", "R-085", "R-086"),
    ),
    (
        "diagnoses",
        "post-surgical",
        "time_windows",
        "0-6 wk list only; 6-12 wk clearance needed; after 12 caution until cleared (A-23)",
    ),
    ("diagnoses", "acute-episode", "tolerance_hints", ""),
    (
        "diagnoses",
        "spinal-stenosis",
        "variant_ids",
        ("seated-march", "hip-hinge-supported", "front-plank-knees", "side-plank-knees"),
    ),
    ("red_flags", "rf-saddle", "response", "emergency department now"),
    ("red_flags", "rf-saddle", "urgency", "emergency"),
    ("red_flags", "rf-fever", "urgency", "same_day"),
    ("red_flags", "rf-weight-loss", "urgency", "prompt"),
    ("red_flags", "leg-spread", "severity", "block"),
    ("red_flags", "rf-night-pain", "rule", "R-004"),
    ("procedures", "nerve-block", "after_care", "24-72 h rule"),
    ("confirmations", "balance-ok", "lasts_days", 28),
    ("confirmations", "hinge-clean", "until_flare", True),
    ("confirmations", "medical-clearance", "lasts", "until the next red flag"),
    ("ladder", 7, "aim", "3 x 6 deadlift, step-down 10/side"),
    ("ladder", 7, "step_back_to", 6),
    ("ladder", 1, "step_back_to", None),
    ("ladder", 5, "block", "5-8"),
    ("handout_blocks", "H-18", "source", "P19; 7 days ours"),
    ("handout_blocks", "H-13", "text", "1 loosen up, 2 hold steady, 3 add load. {session list}"),
    ("limits", "sessions-per-week", "figure", "2-4 short ones a week"),
]


@pytest.mark.parametrize(("mapping", "key", "field", "value"), ENTRY_CELLS)
def test_cell_of_an_entry(library: Library, mapping: str, key: Any, field: str, value: Any) -> None:
    assert getattr(getattr(library, mapping)[key], field) == value


def test_cells_of_lists(library: Library) -> None:
    by_name = {field.names[0]: field for field in library.log_fields}
    assert by_name["form_shaky"].feeds == ("R-062",)
    assert by_name["linger_hours"].threshold == "more than 24 h"
    assert by_name["sleep_h"].stored_as == ("DayLog.sleep_h",)
    terms = {term.plain: term for term in library.glossary}
    assert terms["clam"].standard == "clamshell"
    assert not terms["zing"].from_guide
    topics = {fact.topic: fact for fact in library.education}
    assert topics["Walking"].passages == ("P06",)


@pytest.mark.parametrize(
    ("exercise_id", "field", "mark"),
    [
        ("find-neutral", "first_week", "guide"),
        ("breath-reset", "first_week", None),
        ("kb-deadlift-blocks", "attributes.load", "guide"),
        ("pallof-press", "attributes.load", None),
        ("bird-dog", "coaching.steps", "guide"),
        ("bird-dog", "coaching.breathing", None),
        ("row-light", "start_dose.reps", "house"),
        ("dead-bug", "start_dose.reps", "guide"),
        ("dead-bug", "start_dose.sets", "house"),
        ("walk-daily", "house_dose", "house"),
    ],
)
def test_provenance(library: Library, exercise_id: str, field: str, mark: str | None) -> None:
    assert library.exercise(exercise_id).provenance.get(field) == mark


def test_session_timing(library: Library) -> None:
    timing = library.house.timing
    assert (timing.rep_s, timing.hold_extra_s, timing.press_hold_extra_s) == (4, 5, 3)
    assert (timing.between_sets_s, timing.changeover_s) == (60, 30)
    counted = (REP_S, HOLD_EXTRA_S, HELD_REP_EXTRA_S, BETWEEN_SETS_S, CHANGE_OVER_S)
    assert counted == tuple(getattr(timing, name) for name in timing.__struct_fields__)
    assert library.house.sets == 1


class TestDesignWinsOverTheSpecification:
    """Where design section 6 decided otherwise than the table says."""

    def test_first_weeks(self, library: Library) -> None:
        assert library.exercise("med-ball-rotational-throw").first_week == 9  # point 30
        assert library.exercise("straight-leg-raise-braced-small").first_week is None  # point 29
        weeks = library.exercise("incline-treadmill-walk").dx_first_week  # point 34
        assert [(w.diagnosis, w.first_week) for w in weeks] == [("spinal-stenosis", 1)]

    def test_pain_past_six_weeks_does_not_block(self, library: Library) -> None:
        assert library.red_flags["persistent-six-weeks"].severity == "info"  # point 14

    def test_single_leg_stand_has_support(self, library: Library) -> None:
        assert library.exercise("single-leg-stand").start_dose.support is True  # point 39


def test_performance_items_are_for_athletes_and_heavy_workers(library: Library) -> None:
    named = {e.id for e in library.exercises.values() if e.for_profiles == ("athlete", "labour")}
    assert named == {
        "anti-rotation-speed",
        "carry-loaded-distance",
        "barbell-hinge",
        "hinge-repetition-light",
        "offset-carry",
        "step-up-work-height",
        "med-ball-rotational-throw",
    }
