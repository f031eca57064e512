"""Finding templates, making weeks of them, and refusing bad ones."""

import itertools
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from designer.knowledge.errors import KnowledgeError
from designer.knowledge.library import Library
from templates.catalogue import (
    SHIPPED,
    TemplateCatalogue,
    checked_catalogue,
    expand,
    load_catalogue,
)


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"p{next(numbers)}"


class TestFinding:
    def test_by_id_or_name_in_any_case(self, catalogue: TemplateCatalogue) -> None:
        for text in ("T-03", "t-03", " weeks 1-2 "):
            found = catalogue.find(text)
            assert found is not None
            assert found.id == "T-03"
        assert catalogue.find("weeks") is None

    def test_for_a_diagnosis_its_own_come_first(self, catalogue: TemplateCatalogue) -> None:
        ids = [t.id for t in catalogue.for_diagnoses(["spinal-stenosis"])]
        assert ids[:2] == ["T-13", "T-14"]
        assert "T-03" in ids
        assert not {"T-10", "T-15", "T-18"}.intersection(ids)

    def test_some_are_for_one_profile_only(self, catalogue: TemplateCatalogue) -> None:
        assert "T-07" not in [t.id for t in catalogue.for_diagnoses([])]
        assert "T-07" in [t.id for t in catalogue.for_diagnoses([], "athlete")]
        assert "T-08" in [t.id for t in catalogue.for_diagnoses([], "labour")]


class TestExpanding:
    def test_one_placement_for_each_marked_day(
        self, catalogue: TemplateCatalogue, new_id: Callable[[], str]
    ) -> None:
        made = expand(catalogue.templates["T-17"], 1, new_id, date(2026, 3, 2))
        assert [len(day.placements) for day in made.week.days] == [1, 1, 4, 2, 1, 1, 1]
        wednesday = [p.exercise_id for p in made.week.days[2].placements]
        assert wednesday == [
            "breath-reset",
            "abdominal-drawing-in",
            "heel-slide",
            "walk-light-post-procedure",
        ]

    def test_it_remembers_where_it_came_from(
        self, catalogue: TemplateCatalogue, new_id: Callable[[], str]
    ) -> None:
        made = expand(catalogue.templates["T-01"], 6, new_id, date(2026, 3, 2))
        assert (made.template_id, made.template_version) == ("T-01", 1)
        assert (made.prog_week, made.start_date) == (6, date(2026, 3, 2))
        assert {p.session for _, p in made.week.placements()} == {"daily"}

    def test_ids_are_all_different(
        self, catalogue: TemplateCatalogue, new_id: Callable[[], str]
    ) -> None:
        for template in catalogue.templates.values():
            ids = [p.id for _, p in expand(template, 12, new_id).week.placements()]
            assert len(ids) == len(set(ids))

    @pytest.mark.parametrize(
        ("prog_week", "present", "absent"),
        [
            (
                9,
                {"kb-deadlift-low-blocks", "pallof-press", "suitcase-carry"},
                {"pallof-press-half-kneeling", "suitcase-carry-extended", "rotation-controlled"},
            ),
            (
                10,
                {"pallof-press-half-kneeling", "suitcase-carry-extended"},
                {"pallof-press", "suitcase-carry", "rotation-controlled"},
            ),
            (11, {"rotation-controlled"}, {"pallof-press"}),
        ],
    )
    def test_the_ladder_decides_when_items_of_the_last_weeks_begin(
        self,
        catalogue: TemplateCatalogue,
        new_id: Callable[[], str],
        prog_week: int,
        present: set[str],
        absent: set[str],
    ) -> None:
        made = expand(catalogue.templates["T-06"], prog_week, new_id)
        ids = {p.exercise_id for _, p in made.week.placements()}
        assert present <= ids
        assert not absent & ids

    def test_it_follows_the_ladder_of_the_library(
        self, catalogue: TemplateCatalogue, library: Library
    ) -> None:
        starts = {i: w.prog_week for w in library.ladder.values() for i in w.starts}
        for row in catalogue.templates["T-06"].rows:
            if row.from_week is not None:
                assert row.from_week == starts[row.exercise_id]


class TestRefusing:
    @pytest.fixture
    def spoil(self, tmp_path: Path) -> Callable[[str, Callable[[dict[str, Any]], None]], Path]:
        folder = tmp_path / "data"
        shutil.copytree(SHIPPED, folder)

        def change(file: str, how: Callable[[dict[str, Any]], None]) -> Path:
            template = json.loads((folder / file).read_text("utf-8"))
            how(template)
            (folder / file).write_text(json.dumps(template), encoding="utf-8")
            return folder

        return change

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            (lambda t: t["rows"][4].update(exercise_id="handstand"), "rows.handstand.exercise_id"),
            (lambda t: t["rows"][4].update(lane="load"), "rows.abdominal-drawing-in.lane"),
            (
                lambda t: t["rows"][4]["dose"].update(hold_s=40),
                "rows.abdominal-drawing-in.dose.hold_s",
            ),
            (lambda t: t["rows"][4].update(days=["-"] * 7), "rows.abdominal-drawing-in.days"),
            (lambda t: t.update(diagnoses=["gout"]), "diagnoses"),
            (lambda t: t.update(passages=["P99"]), "passages"),
            (lambda t: t.update(estimated_min=[1, 2]), "estimated_min"),
        ],
    )
    def test_what_does_not_fit_the_library(
        self,
        spoil: Callable[[str, Callable[[dict[str, Any]], None]], Path],
        library: Library,
        change: Callable[[dict[str, Any]], None],
        field: str,
    ) -> None:
        with pytest.raises(KnowledgeError) as caught:
            load_catalogue(library, spoil("t-03.json", change))
        (problem,) = caught.value.problems
        assert (problem.file, problem.entry, problem.field) == ("t-03.json", "T-03", field)
        assert problem.remedy

    def test_a_misspelt_field(
        self,
        spoil: Callable[[str, Callable[[dict[str, Any]], None]], Path],
        library: Library,
    ) -> None:
        folder = spoil("t-04.json", lambda t: t.update(dianosis=[]))
        with pytest.raises(KnowledgeError, match=r"t-04\.json, dianosis"):
            load_catalogue(library, folder)

    def test_an_id_that_is_taken(self, catalogue: TemplateCatalogue, library: Library) -> None:
        copy = replace(catalogue.templates["T-03"], name="Another name")
        with pytest.raises(KnowledgeError, match="id"):
            checked_catalogue((*catalogue.templates.values(), copy), library)
