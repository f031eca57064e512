"""The 20 shipped templates: counted, and cells typed in by hand from the specification."""

import msgspec
import pytest

from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.template import TemplateRow
from templates.catalogue import TemplateCatalogue, expand

ROW_COUNTS = {
    "T-01": 5,
    "T-01b": 5,
    "T-01c": 4,
    "T-02": 11,
    "T-03": 10,
    "T-04": 12,
    "T-05": 15,
    "T-06": 16,  # 14 of the grid, and two that stay through week 9
    "T-07": 10,
    "T-08": 11,
    "T-09": 7,
    "T-10": 4,
    "T-11": 7,
    "T-12": 10,
    "T-13": 6,
    "T-14": 7,
    "T-15": 7,
    "T-16": 8,
    "T-17": 4,
    "T-18": 7,
}


def row(catalogue: TemplateCatalogue, template_id: str, exercise_id: str) -> TemplateRow:
    template = catalogue.templates[template_id]
    return next(r for r in template.rows if r.exercise_id == exercise_id)


def test_twenty_templates_with_all_their_rows(catalogue: TemplateCatalogue) -> None:
    counts = {t.id: len(t.rows) for t in catalogue.templates.values()}
    assert counts == ROW_COUNTS
    assert len(counts) == 20


@pytest.mark.parametrize(
    ("template_id", "week", "diagnoses", "minutes"),
    [
        ("T-01", 5, (), (10, 10, 10, 10, 10, 10, 10)),
        ("T-04", 3, (), (14, 5, 9, 5, 14, 5, 5)),
        ("T-09", 8, (), (15, 5, 5, 15, 5, 5, 5)),
        (
            "T-10",
            1,
            ("disc-related-pain", "sciatica-nerve-pain"),
            (4, None, 4, None, 4, None, None),
        ),
        ("T-12", 6, ("disc-related-pain", "sciatica-nerve-pain"), (11, 5, 11, 5, 11, 5, None)),
        ("T-14", 3, ("spinal-stenosis",), (8, None, 4, None, 8, None, None)),
        ("T-16", 5, ("si-joint-pain", "postpartum"), (13, None, 10, None, 13, None, None)),
        ("T-18", 1, ("facet-irritation",), (10, None, 10, None, 10, None, None)),
    ],
)
def test_head_of_a_template(
    catalogue: TemplateCatalogue,
    template_id: str,
    week: int,
    diagnoses: tuple[str, ...],
    minutes: tuple[int | None, ...],
) -> None:
    template = catalogue.templates[template_id]
    assert template.first_prog_week == week
    assert template.diagnoses == diagnoses
    assert template.estimated_min == minutes


@pytest.mark.parametrize(
    ("template_id", "exercise_id", "item", "dose", "mark", "days"),
    [
        ("T-01", "dead-bug", "G", "2 x 8/side", "L", "F-F-F-F"),
        ("T-01b", "side-plank-knees", "C", "3 x 10 s/side", "L", "CCCCCCC"),
        ("T-02", "hip-hinge-dowel", "G", "2 x 10", "L", "--G----"),
        ("T-03", "gentle-brace-supine", "C", "3 x 10 s", "H", "C-C-C--"),
        ("T-04", "side-plank-knees", "G", "3 x 10 s/side", "L", "G-C-G--"),
        ("T-05", "front-plank-toes", "G", "4 x 10 s", "H", "F---F--"),
        ("T-06", "rotation-controlled", "G", "1 x 6/side", "H", "----F--"),
        ("T-07", "carry-loaded-distance", "G", "3 x 60 s", "H", "--C----"),
        ("T-08", "side-plank-knees", "C", "2 x 20 s/side", "L", "C---C--"),
        ("T-11", "walk-short-bout", "C", "2 x 10 min", "H", "CCCCCCC"),
        ("T-12", "pallof-press", "C", "1 x 8/side, 5 s hold each", "L", "C---C--"),
        ("T-14", "front-plank-knees", "G", "4 x 10 s", "G hold, L count", "F---F--"),
        ("T-17", "walk-light-post-procedure", "G", "5 min", "H", "--FF---"),
    ],
)
def test_row_of_a_grid(
    catalogue: TemplateCatalogue,
    template_id: str,
    exercise_id: str,
    item: str,
    dose: str,
    mark: str,
    days: str,
) -> None:
    found = row(catalogue, template_id, exercise_id)
    assert (found.item_mark, found.dose_text, found.dose_mark) == (item, dose, mark)
    assert "".join(found.days) == days


@pytest.mark.parametrize(
    ("template_id", "exercise_id", "dose"),
    [
        ("T-01", "suitcase-carry", Dose(sets=2, duration_s=20, side="each")),
        ("T-01", "walk-five-minute", Dose(duration_s=300)),
        ("T-03", "heel-slide", Dose(sets=1, reps=8, side="both")),
        ("T-03", "abdominal-drawing-in", Dose(sets=1, holds=5, hold_s=10)),
        ("T-05", "pallof-press", Dose(sets=1, reps=6, hold_s=5, side="each")),
        ("T-05", "kb-deadlift-blocks", Dose(sets=2, reps=6, rest_s=90, block_height="mid-shin")),
        ("T-05", "step-down", Dose(sets=1, reps=8, side="each", step_height_cm=10)),
        ("T-13", "walk-forward-lean", Dose(bouts=2, duration_s=300)),
    ],
)
def test_dose_is_structured(
    catalogue: TemplateCatalogue, template_id: str, exercise_id: str, dose: Dose
) -> None:
    assert row(catalogue, template_id, exercise_id).dose == dose


def test_only_the_short_sequences_are_daily(catalogue: TemplateCatalogue) -> None:
    daily = [t.id for t in catalogue.templates.values() if t.session == "daily"]
    assert daily == ["T-01", "T-01b", "T-01c"]


def test_minutes_follow_from_the_doses(catalogue: TemplateCatalogue, library: Library) -> None:
    """The specification’s minutes were worked out by hand; a dose read wrongly would miss them."""
    for template in catalogue.templates.values():
        week = expand(template, 12, lambda: "x").week
        for day, minutes in zip(week.days, template.estimated_min, strict=True):
            seconds = sum(
                _seconds(p.dose, library)
                for p in day.placements
                if library.exercise(p.exercise_id).kind != "cardio"
            )
            assert abs(seconds / 60 - (minutes or 0)) <= 1.1, (template.id, seconds / 60, minutes)


def _seconds(dose: Dose, library: Library) -> float:
    timing = library.house.timing
    sets = dose.sets or 1
    if dose.holds is not None:
        work = dose.holds * ((dose.hold_s or 0) + timing.hold_extra_s)
    elif dose.reps is not None and dose.hold_s is not None:
        work = dose.reps * (dose.hold_s + timing.press_hold_extra_s)
    elif dose.reps is not None:
        work = dose.reps * timing.rep_s
    else:
        work = dose.duration_s or 0
    sides = 2 if dose.side == "each" else 1
    return sets * sides * work + (sets - 1) * timing.between_sets_s + timing.changeover_s


def test_rows_stand_in_session_order(catalogue: TemplateCatalogue) -> None:
    order = ["breath", "mobilise", "stabilise", "load", "cardio"]
    for template in catalogue.templates.values():
        places = [order.index(r.lane) for r in template.rows]
        assert places == sorted(places), template.id


def test_a_template_survives_writing_and_reading(catalogue: TemplateCatalogue) -> None:
    for template in catalogue.templates.values():
        text = msgspec.json.encode(template)
        assert msgspec.json.decode(text, type=type(template)) == template
