"""Packs by the command line: made, looked at, left to wait; nothing is ever taken from one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.files.strict_json import parse
from designer.knowledge.library import Library, load_library
from designer.model.template import OwnTemplate, TemplateStage, WeekTemplate
from designer.store.clinic import Clinic, open_clinic
from resources.paths import knowledge_folder
from templates.catalogue import load_catalogue
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(knowledge_folder())


@pytest.fixture
def clinic(tmp_path: Path, library: Library) -> Clinic:
    """A clinic with two exercises of its own; a template of its own needs one of them."""
    shipped = library.exercise("dead-bug")
    plain = replace(shipped, other_names=(), provenance={}, clinics_own=True)
    bug = replace(plain, id="own-bug", name="Own bug", easier=(), harder=())
    other = replace(bug, id="own-other", name="Other bug")
    content = load_catalogue(library).templates["T-03"]
    rows = (replace(content.rows[0], exercise_id="own-bug", lane=bug.lane),)
    week = WeekTemplate(
        id="C-01",
        name="Our week",
        first_prog_week=3,
        rows=rows,
        stages=(TemplateStage(from_week=6, name="More"),),
    )
    clinic = open_clinic(tmp_path / "clinic", actor="Ann")
    clinic.change_library(lambda lib: lib.with_exercise(bug).with_exercise(other))
    clinic.change_library(lambda lib: lib.with_template(OwnTemplate(id="C-01", latest=week)))
    return clinic


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    open_clinic(folder)
    return folder


def _names(pack: Path) -> list[str]:
    with zipfile.ZipFile(pack) as archive:
        return archive.namelist()


def test_a_pack_takes_what_was_named_and_what_that_needs(
    run: Run, clinic: Clinic, tmp_path: Path
) -> None:
    folder, out = tmp_path / "clinic", tmp_path / "out.zip"
    made = run("pack", "make", "--clinic", folder, "-o", out, "--template", "our WEEK")
    assert (made.code, made.err) == (0, "")
    assert made.out.endswith("1 exercise, 1 template; no patients, people or rules\n")
    assert "exercises/001.json" in _names(out)
    assert "exercises/002.json" not in _names(out)
    run("pack", "make", "--clinic", folder, "-o", out)
    assert "exercises/002.json" in _names(out)
    with zipfile.ZipFile(out) as archive:
        template = parse(archive.read("templates/001.json"), "template")
    assert isinstance(template, dict)
    assert template["template"]["stages"] == [{"from_week": 6, "name": "More"}]


def test_a_wrong_name_and_an_empty_clinic_are_told_and_nothing_is_written(
    run: Run, clinic: Clinic, empty: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.zip"
    wrong = run("pack", "make", "--clinic", tmp_path / "clinic", "-o", out, "--exercise", "Bugs")
    assert wrong.code == 3
    assert '"Bugs" is no exercise of the clinic; its own are: own-bug, own-other' in wrong.err
    nothing = run("pack", "make", "--clinic", empty, "-o", out)
    assert nothing.code == 3
    assert "no exercise and no template of its own" in nothing.err
    assert not out.exists()


def test_a_pack_is_looked_at_then_waits_and_nothing_is_taken(
    run: Run, clinic: Clinic, empty: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.zip"
    run("pack", "make", "--clinic", tmp_path / "clinic", "-o", out, "--note", "With love")
    shown = run("pack", "show", out)
    assert shown.code == 0
    assert "With love" in shown.out
    assert "exercise own-bug · Own bug: new here" in shown.out
    assert "template C-01 · Our week: new here" in shown.out
    assert run("pack", "list", "--clinic", empty).out == "No pack waits.\n"
    brought = run("pack", "bring", out, "--clinic", empty)
    assert brought.code == 0
    there = open_clinic(empty).library().library
    assert (there.exercises, there.templates) == ((), ())
    (waiting,) = there.packs
    assert waiting.id[:12] in run("pack", "list", "--clinic", empty).out
    again = run("pack", "show", waiting.id[:12], "--clinic", empty, "--json").json()
    assert [(item["kind"], item["state"]) for item in again["items"]] == [
        ("exercise", "new"),
        ("exercise", "new"),
        ("template", "new"),
    ]
    home = run("pack", "show", out, "--clinic", tmp_path / "clinic")
    assert "Own bug: here already, just so" in home.out


def test_what_is_no_pack_is_refused_in_a_sentence(run: Run, empty: Path, tmp_path: Path) -> None:
    file = tmp_path / "no.zip"
    file.write_bytes(b"PK nothing")
    for arguments in (("show", file), ("bring", file), ("show", "abcdef")):
        refused = run("pack", *arguments, "--clinic", empty)
        assert refused.code == 3
        assert refused.err.count("\n") == 1
    assert open_clinic(empty).library().library.packs == ()
