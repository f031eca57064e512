"""Bad data is named by file, entry and field, all of it at once, and nothing half-read is used."""

from pathlib import Path
from typing import Any

import pytest

from designer.knowledge.errors import KnowledgeError, Problem
from designer.knowledge.library import load_library
from tests.knowledge.conftest import Spoil


def problems_in(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(KnowledgeError) as caught:
        load_library(folder)
    return caught.value.problems


def place(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.entry, problem.field


def test_a_misspelt_attribute(spoil: Spoil) -> None:
    def misspell(entry: dict[str, Any]) -> None:
        entry["attributes"]["flexion"] = entry["attributes"].pop("flex")

    (problem,) = problems_in(spoil("exercises/load.json", "step-down", misspell))
    assert place(problem) == ("exercises/load.json", "step-down", "attributes.flexion")
    assert problem.remedy


def test_a_word_outside_the_list(spoil: Spoil) -> None:
    def change(entry: dict[str, Any]) -> None:
        entry["attributes"]["rot"] = "some"

    (problem,) = problems_in(spoil("exercises/breath.json", "find-neutral", change))
    assert place(problem) == ("exercises/breath.json", "find-neutral", "attributes.rot")
    assert "some" in problem.message


def test_a_missing_field(spoil: Spoil) -> None:
    (problem,) = problems_in(spoil("red-flags.json", "rf-fever", lambda e: e.pop("urgency")))
    assert place(problem) == ("red-flags.json", "rf-fever", "urgency")


@pytest.mark.parametrize(
    ("file", "entry", "field", "value"),
    [
        ("exercises/load.json", "step-down", "easier", ["handstand"]),
        ("exercises/load.json", "step-down", "harder", ["handstand"]),
        ("exercises/load.json", "step-down", "passages", ["P99"]),
        ("diagnoses.json", "facet-irritation", "variant_ids", ["handstand"]),
        ("diagnoses.json", "facet-irritation", "cardio", "only `handstand`"),
        ("patterns.json", "pat-rotation", "passages", ["P99"]),
        ("ladder.json", "5", "adds", ["handstand"]),
        ("ladder.json", "5", "step_back_to", 44),
    ],
)
def test_a_reference_to_nothing(
    spoil: Spoil, file: str, entry: str, field: str, value: object
) -> None:
    (problem,) = problems_in(spoil(file, entry, lambda e: e.update({field: value})))
    assert place(problem) == (file, entry, field)


def test_an_unknown_diagnosis_in_an_exercise(spoil: Spoil) -> None:
    weeks = [{"diagnosis": "gout", "first_week": 1}]
    folder = spoil("exercises/load.json", "row-light", lambda e: e.update(dx_first_week=weeks))
    (problem,) = problems_in(folder)
    assert place(problem) == ("exercises/load.json", "row-light", "dx_first_week")


def test_an_inverted_range(spoil: Spoil) -> None:
    def change(entry: dict[str, Any]) -> None:
        entry["guide_dose"]["reps"] = {"low": 12, "high": 8}
        entry["start_dose"] = {}

    (problem,) = problems_in(spoil("exercises/load.json", "step-down", change))
    assert place(problem) == ("exercises/load.json", "step-down", "guide_dose.reps")


def test_a_start_dose_above_the_range(spoil: Spoil) -> None:
    def change(entry: dict[str, Any]) -> None:
        entry["start_dose"]["reps"] = 11

    (problem,) = problems_in(spoil("exercises/load.json", "step-down", change))
    assert place(problem) == ("exercises/load.json", "step-down", "start_dose.reps")


def test_a_circle_of_progressions(spoil: Spoil) -> None:
    """``easier`` of the one against ``easier`` of the other two links further on."""
    folder = spoil(
        "exercises/stabilise.json", "heel-slide-short", lambda e: e.update(easier=["dead-bug"])
    )
    (problem,) = problems_in(folder)
    assert problem.field == "harder"
    assert "dead-bug → heel-slide-short" in problem.message


def test_harder_that_contradicts_easier(spoil: Spoil) -> None:
    folder = spoil(
        "exercises/cardio.json", "walk-steady", lambda e: e.update(harder=["walk-daily"])
    )
    (problem,) = problems_in(folder)
    assert "walk-daily" in problem.message
    assert "walk-steady" in problem.message


def test_a_mark_for_a_field_that_does_not_exist(spoil: Spoil) -> None:
    folder = spoil(
        "exercises/load.json",
        "row-light",
        lambda e: e["provenance"].update({"attributes.flexion": "guide"}),
    )
    (problem,) = problems_in(folder)
    assert place(problem) == (
        "exercises/load.json",
        "row-light",
        "provenance.attributes.flexion",
    )


def test_an_id_that_stands_twice(spoil: Spoil) -> None:
    folder = spoil("confirmations.json", "breath-ok", lambda e: e.update(id="balance-ok"))
    (problem,) = problems_in(folder)
    assert (problem.file, problem.entry) == ("confirmations.json", "balance-ok")


def test_what_goes_beyond_the_guide_needs_a_source(spoil: Spoil) -> None:
    (problem,) = problems_in(spoil("diagnoses.json", "pregnancy", lambda e: e.pop("source")))
    assert place(problem) == ("diagnoses.json", "pregnancy", "source")


def test_all_problems_come_at_once(spoil: Spoil) -> None:
    spoil("exercises/load.json", "row-light", lambda e: e.update(kind="lifting"))
    spoil("exercises/load.json", "step-down", lambda e: e.update(phase=3))
    folder = spoil("diagnoses.json", "postpartum", lambda e: e.pop("name"))
    found = problems_in(folder)
    assert {p.entry for p in found} == {"row-light", "step-down", "postpartum"}
    assert all(p.remedy for p in found)


def test_a_file_that_is_missing_or_not_json(spoil: Spoil) -> None:
    folder = spoil("ladder.json", "1", lambda e: None)
    (folder / "ladder.json").unlink()
    (folder / "glossary.json").write_text("[{", encoding="utf-8")
    assert {p.file for p in problems_in(folder)} == {"ladder.json", "glossary.json"}


def test_the_message_names_file_entry_field_and_remedy(spoil: Spoil) -> None:
    folder = spoil("exercises/load.json", "row-light", lambda e: e.update(easier=["handstand"]))
    with pytest.raises(KnowledgeError) as caught:
        load_library(folder)
    assert str(caught.value) == (
        "exercises/load.json, row-light, easier: “handstand” is not known. "
        "Correct its spelling, or add what it names."
    )
