"""Every exercise has a figure; every body keeps its joints and stands on its ground."""

from __future__ import annotations

import json

import pytest

from designer.figures import FigureBook, load_figures, mirrored, svg
from designer.figures.book import Style
from designer.figures.contacts import lowest
from designer.figures.drawing import bounds_of
from designer.figures.palette import ROLES
from resources.paths import folder, knowledge_folder

IDS = load_figures(folder("figures")).ids
STYLES: tuple[Style, ...] = ("card", "start-end", "pair", "start", "end")
BODY = ("back", "head", "feet", "knees", "hands", "forearms")
# Their ground is a prop: a step, a machine or a bench.
RAISED = {
    "back-extension-heavy", "cycle-steady", "incline-treadmill-walk", "jefferson-curl-deep",
    "recumbent-cycle-intervals", "rowing-machine", "step-down", "step-up-work-height",
}  # fmt: skip


def test_every_exercise_has_a_figure_and_no_figure_is_an_orphan() -> None:
    files = (knowledge_folder() / "exercises").glob("*.json")
    exercises = {entry["id"] for file in files for entry in json.loads(file.read_text("utf-8"))}
    assert set(IDS) == exercises


def test_the_sign_to_change_sides_stands_where_the_steps_say_so(book: FigureBook) -> None:
    files = (knowledge_folder() / "exercises").glob("*.json")
    entries = [entry for file in files for entry in json.loads(file.read_text("utf-8"))]
    told = {entry["id"] for entry in entries if "↔" in entry["patient_text"]["steps"]}
    marked = {id_: {m.kind for m in f.spec.marks} for id_ in IDS if (f := book.figure(id_))}
    forbidden = {id_ for id_, kinds in marked.items() if "no" in kinds}  # no other sign beside it
    assert {id_ for id_, kinds in marked.items() if "both-sides" in kinds} == told - forbidden


@pytest.mark.parametrize("exercise", IDS)
def test_bodies_keep_their_joints_and_reach_their_places(book: FigureBook, exercise: str) -> None:
    assert book.stage(exercise) is not None  # settling raises FigureError otherwise


@pytest.mark.parametrize("exercise", IDS)
def test_contacts_rest_on_their_surface(book: FigureBook, exercise: str) -> None:
    stage = book.stage(exercise)
    assert stage
    for pose, skeleton in zip(stage.figure.poses, stage.skeletons, strict=True):
        for contact, height in pose.rest.items():
            assert lowest(skeleton, contact) == pytest.approx(height, abs=0.012), contact


@pytest.mark.parametrize("exercise", IDS)
def test_nobody_sinks_or_floats(book: FigureBook, exercise: str) -> None:
    stage = book.stage(exercise)
    assert stage
    for skeleton in stage.skeletons:
        bottom = min(lowest(skeleton, part) for part in BODY)
        assert bottom > -0.03
        if exercise not in RAISED:
            assert bottom < 0.03


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("exercise", IDS)
def test_nothing_lies_outside_the_frame(book: FigureBook, exercise: str, style: Style) -> None:
    drawing = book.drawing(exercise, style)
    assert drawing
    box = bounds_of(drawing.shapes)
    assert box.left >= 0
    assert box.top >= 0
    assert box.right <= drawing.width
    assert box.bottom <= drawing.height


@pytest.mark.parametrize("exercise", IDS)
def test_every_role_has_a_colour_and_every_shape_is_seen(book: FigureBook, exercise: str) -> None:
    drawing = book.drawing(exercise)
    assert drawing
    for shape in drawing.shapes:
        assert shape.fill or shape.stroke
        assert {shape.fill, shape.stroke} - {""} <= ROLES


@pytest.mark.parametrize("exercise", IDS)
def test_a_mirror_twice_is_the_same_picture(book: FigureBook, exercise: str) -> None:
    drawing = book.drawing(exercise)
    assert drawing
    once = mirrored(drawing)
    assert once != drawing
    twice = mirrored(once)
    for shape, again in zip(drawing.shapes, twice.shapes, strict=True):
        for (op, *numbers), (op_again, *numbers_again) in zip(shape.path, again.path, strict=True):
            assert op == op_again
            assert numbers_again == pytest.approx(numbers, abs=0.02)


def test_figures_of_one_family_differ_in_their_pictures(book: FigureBook) -> None:
    pictures = {svg(drawing) for exercise in book.ids if (drawing := book.drawing(exercise))}
    assert len(pictures) == len(book.ids)


def test_a_drawing_is_made_once(book: FigureBook) -> None:
    assert book.drawing("dead-bug") is book.drawing("dead-bug")


def test_an_unknown_exercise_has_no_figure(book: FigureBook) -> None:
    assert book.drawing("no-such-thing") is None
    assert book.stage("no-such-thing") is None
    assert book.moment("no-such-thing", 0.5) is None


def test_the_cross_can_be_left_out_for_who_may_do_it_after_all(book: FigureBook) -> None:
    crossed, plain = book.drawing("sit-up-full"), book.drawing("sit-up-full", crossed=False)
    assert crossed
    assert plain
    assert any(shape.fill == "no" for shape in crossed.shapes)
    assert not any(shape.fill == "no" for shape in plain.shapes)


@pytest.mark.parametrize("exercise", IDS)
def test_a_moving_picture_keeps_its_frame(book: FigureBook, exercise: str) -> None:
    moments = [book.moment(exercise, phase) for phase in (0, 0.3, 0.6, 1)]
    for moment in moments:
        assert moment
        box = bounds_of(moment.shapes)
        assert min(box.left, box.top) >= 0
        assert box.right <= moment.width
        assert box.bottom <= moment.height
    assert len({(moment.width, moment.height) for moment in moments if moment}) == 1


@pytest.mark.parametrize("exercise", IDS)
def test_a_movement_begins_and_ends_at_the_key_positions(book: FigureBook, exercise: str) -> None:
    stage = book.stage(exercise)
    assert stage
    assert stage.at(0)[0] == stage.skeletons[0]
    assert stage.at(1)[0] == stage.skeletons[-1]
    first, second = stage.at(0.5)[0], stage.skeletons[0]
    for side in ("right", "left"):
        thigh = [
            s.joints[f"knee-{side}"].minus(s.joints[f"hip-{side}"]).length for s in (first, second)
        ]
        assert thigh[0] == pytest.approx(thigh[1], abs=1e-6)
