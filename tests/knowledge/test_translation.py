"""The Spanish of the library: whole, true to the English entries, and named where it is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.knowledge.errors import KnowledgeError, Problem
from designer.knowledge.library import Library
from designer.knowledge.sides import SIGN
from designer.knowledge.translation import Translation, load_translation, untranslated
from designer.model.exercise import Coaching, PatientWords
from resources.paths import knowledge_folder
from tests.knowledge.conftest import Spoil


@pytest.fixture(scope="module")
def spanish() -> Translation:
    return load_translation(knowledge_folder(), "es")


def problems_in(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(KnowledgeError) as caught:
        load_translation(folder, "es")
    return caught.value.problems


def place(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.entry, problem.field


def test_every_exercise_and_statement_has_spanish(library: Library, spanish: Translation) -> None:
    assert spanish.exercises.keys() == library.exercises.keys()
    assert spanish.handout_blocks.keys() == library.handout_blocks.keys()
    for exercise in library.exercises.values():
        assert untranslated(exercise, spanish.exercises[exercise.id]) == ()


def test_nothing_was_left_in_english(library: Library, spanish: Translation) -> None:
    for entry in spanish.exercises.values():
        exercise = library.exercises[entry.id]
        assert entry.patient_name != exercise.name_for_patient
        for field in Coaching.__struct_fields__:
            text = getattr(entry.patient_text, field)
            assert not text or text != getattr(exercise.patient_text, field), (entry.id, field)
    for block in spanish.handout_blocks.values():
        if block.text.strip("{}").count("{"):  # words around fields
            assert block.text != library.handout_blocks[block.id].text, block.id


def test_as_many_steps_and_list_items_as_in_english(library: Library, spanish: Translation) -> None:
    """A step or a sign that is lost in translation would be missed by nobody but the patient."""
    for entry in spanish.exercises.values():
        english = library.exercises[entry.id].patient_text.steps
        assert entry.patient_text.steps.count("\n") == english.count("\n"), entry.id
        lines = zip(entry.patient_text.steps.split("\n"), english.split("\n"), strict=True)
        assert all(ours.startswith(SIGN) == theirs.startswith(SIGN) for ours, theirs in lines)
    for id_, block in library.handout_blocks.items():
        assert spanish.handout_blocks[id_].text.count(";") == block.text.count(";"), id_


def test_names_for_patients_are_told_apart(library: Library, spanish: Translation) -> None:
    for names in (
        [exercise.name_for_patient for exercise in library.exercises.values()],
        [entry.patient_name for entry in spanish.exercises.values()],
    ):
        assert len({name.casefold() for name in names}) == len(names)


def test_the_patient_is_spoken_to_as_usted(spanish: Translation) -> None:
    """No tú and no infinitive commands; the words below are how they would give themselves away."""
    familiar = {"tú", "tu", "tus", "ti", "contigo", "tienes", "puedes", "mantén", "haz", "vuelve"}
    for entry in spanish.exercises.values():
        for field in Coaching.__struct_fields__:
            words = getattr(entry.patient_text, field).lower().replace(".", " ").split()
            assert not familiar.intersection(words), (entry.id, field)


def test_all_of_it_waits_for_a_clinician(spanish: Translation) -> None:
    assert len(spanish.unreviewed) == 1 + len(spanish.handout_blocks) + len(spanish.exercises)
    assert {"texts", "H-09", "dead-bug"} <= set(spanish.unreviewed)


def test_a_review_is_believed(spoil: Spoil) -> None:
    folder = spoil("es/exercises.json", "dead-bug", lambda e: e.update(reviewed=True))
    spoil("es/handout-text.json", "H-09", lambda e: e.update(reviewed=True))
    unreviewed = load_translation(folder, "es").unreviewed
    assert not {"H-09", "dead-bug"} & set(unreviewed)
    assert "bird-dog" in unreviewed


def test_a_missing_exercise_is_named(spoil: Spoil) -> None:
    folder = spoil("es/exercises.json", "dead-bug", lambda e: e.update(id="dead-bugg"))
    assert {place(p) for p in problems_in(folder)} == {
        ("es/exercises.json", "dead-bug", ""),
        ("es/exercises.json", "dead-bugg", ""),
    }


def test_an_entry_that_stands_twice_is_named(spoil: Spoil) -> None:
    folder = spoil("es/handout-text.json", "H-09", lambda e: e.update(id="H-10"))
    assert {p.entry for p in problems_in(folder)} == {"H-09", "H-10"}


@pytest.mark.parametrize("field", ["setup", "steps", "stop_when"])
def test_a_missing_part_is_named(spoil: Spoil, field: str) -> None:
    folder = spoil("es/exercises.json", "dead-bug", lambda e: e["patient_text"].pop(field))
    (problem,) = problems_in(folder)
    assert place(problem) == ("es/exercises.json", "dead-bug", field)
    assert str(problem).endswith("The translation is missing. Add it.")


def test_a_part_that_english_lacks_is_named(spoil: Spoil) -> None:
    folder = spoil("es/exercises.json", "v-up", lambda e: e["patient_text"].update(feels_like="x"))
    (problem,) = problems_in(folder)
    assert place(problem) == ("es/exercises.json", "v-up", "feels_like")


@pytest.mark.parametrize(
    ("block", "text"),
    [("H-24", "{clinic phone}: H-09."), ("H-24", "{phone}: H-09 o H-10."), ("H-17", "{dias}.")],
)
def test_other_fields_or_references_are_named(spoil: Spoil, block: str, text: str) -> None:
    folder = spoil("es/handout-text.json", block, lambda e: e.update(text=text))
    assert {place(p) for p in problems_in(folder)} == {("es/handout-text.json", block, "text")}


def test_a_language_that_does_not_ship_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(knowledge_folder(), folder)
    (folder / "es" / "language.json").unlink()
    assert [p.file for p in problems_in(folder)] == ["es/language.json"]


def test_english_alone_is_read_at_start(tmp_path: Path) -> None:
    """Broken Spanish stops nobody who prints in English."""
    from designer.knowledge.library import load_library

    folder = tmp_path / "knowledge"
    shutil.copytree(knowledge_folder(), folder)
    shutil.copytree(knowledge_folder().parent / "text", tmp_path / "text")
    (folder / "es" / "exercises.json").write_text("[{", encoding="utf-8")
    assert len(load_library(folder).exercises) == 70
    assert problems_in(folder)


def test_the_files_are_in_the_order_of_the_english_ones(library: Library) -> None:
    """So that somebody who reviews them can lay the two side by side."""
    folder = knowledge_folder() / "es"
    exercises = json.loads((folder / "exercises.json").read_text("utf-8"))
    assert [entry["id"] for entry in exercises] == list(library.exercises)


def test_what_is_untranslated_of_an_own_exercise(library: Library) -> None:
    exercise = replace(library.exercises["v-up"], clinics_own=True)
    every = ("patient_name", "setup", "steps", "breathing", "stop_when")
    assert untranslated(exercise, None) == every
    part = PatientWords(patient_name="En V", patient_text=Coaching(setup="x", steps=" "))
    assert untranslated(exercise, part) == ("steps", "breathing", "stop_when")
