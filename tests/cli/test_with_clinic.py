"""A clinic that is named with ``--clinic`` is worked with: its exercises, rules, papers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from designer.knowledge.library import Library, load_library
from designer.model.clinic import ClinicIdentity
from designer.model.template import OwnTemplate, WeekTemplate
from designer.model.vocabulary import Severity
from designer.safety.rules.drafting import AttributeRow, RuleDraft, example, kept, rule_of
from designer.store.clinic import open_clinic
from resources.paths import knowledge_folder
from tests.cli.conftest import Run


@pytest.fixture
def library() -> Library:
    return load_library(knowledge_folder())


@pytest.fixture
def clinic(tmp_path: Path, library: Library) -> Path:
    """The folder of a clinic that blocks the dead bug and has an exercise and a template."""
    folder = tmp_path / "clinic"
    folder.mkdir()
    own = replace(
        library.exercise("bird-dog"),
        id="own-dog",
        name="Own dog",
        other_names=(),
        provenance={},
        clinics_own=True,
    )
    draft = RuleDraft(
        rows=(AttributeRow("pattern", ("dead-bug",)),),
        severity=Severity.BLOCK,
        message="Not here.",
        reason="No room.",
        source="Team",
        examples=(
            example(
                "dead-bug", "", 5, Severity.BLOCK, "speaks", library.exercise("dead-bug").start_dose
            ),
            example(
                "breath-reset", "", 5, None, "silent", library.exercise("breath-reset").start_dose
            ),
        ),
    )
    written = WeekTemplate(id="C-01", name="Our first days", first_prog_week=1, version=1)

    def change(lib):  # type: ignore[no-untyped-def]
        identity = ClinicIdentity(name="Harbour Spine Clinic")
        lib = replace(lib, settings=replace(lib.settings, identity=identity))
        lib = lib.with_exercise(own).with_rule(kept(rule_of(draft, "CR-001")))
        return replace(lib, templates=(OwnTemplate(id="C-01", latest=written),))

    open_clinic(folder).change_library(change)
    return folder


def test_its_rules_judge_a_file_and_keep_a_paper_in(
    run: Run, plan: Callable[..., Path], clinic: Path, tmp_path: Path
) -> None:
    file, out = plan("dead-bug", "breath-reset"), tmp_path / "plan.pdf"
    assert "CR-001" not in run("validate", file).out
    for arguments in (
        ("--clinic", clinic, "validate", file),
        ("validate", file, "--clinic", clinic),
    ):
        checked = run(*arguments)
        assert checked.code == 2
        assert "CR-001" in checked.out
    refused = run("handout", file, "-o", out, "--clinic", clinic)
    assert refused.code == 2
    assert "Not here." in refused.err
    assert not out.exists()


def test_its_exercises_templates_and_name_are_used(
    run: Run, plan: Callable[..., Path], clinic: Path, tmp_path: Path
) -> None:
    assert "Own dog" in run("exercises", "--clinic", clinic).out
    assert "Our first days" in run("template", "list", "--clinic", clinic).out
    drawn = run("figure", "own-dog", "-o", tmp_path / "dog.svg", "--clinic", clinic)
    assert "has no figure yet" in drawn.err  # it is known
    out = tmp_path / "plan.pdf"
    printed = run("handout", plan("breath-reset", "own-dog"), "-o", out, "--clinic", clinic)
    assert printed.code == 0, printed.err
    page = pypdfium2.PdfDocument(out)[0]
    assert "Harbour Spine Clinic" in page.get_textpage().get_text_range()


def test_a_rule_that_is_not_in_force_is_said(
    run: Run, plan: Callable[..., Path], clinic: Path
) -> None:
    opened = open_clinic(clinic)
    [rule] = opened.library().library.rules
    opened.change_library(lambda lib: lib.with_rule(replace(rule, id="CR-002")))  # a twin
    checked = run("validate", plan("breath-reset"), "--clinic", clinic)
    assert "CR-001" in checked.err
    assert "not in force" in checked.err


@pytest.mark.parametrize(
    "words", [("validate", "{plan}"), ("exercises",), ("export", "-o", "{out}")]
)
def test_a_folder_that_holds_no_clinic_is_refused_and_left_as_it_is(
    run: Run, plan: Callable[..., Path], tmp_path: Path, words: tuple[str, ...]
) -> None:
    empty, out = tmp_path / "photos", tmp_path / "out.json"
    empty.mkdir()
    given = [word.format(plan=plan("breath-reset"), out=out) for word in words]
    refused = run("--clinic", empty, *given)
    assert refused.code == 3
    assert f"{empty} holds no clinic" in refused.err
    assert not list(empty.iterdir())
    assert not out.exists()


def test_a_clinic_that_is_gone_is_brought_back_from_its_backups(run: Run, clinic: Path) -> None:
    assert run("backup", "--clinic", clinic).code == 0
    shutil.rmtree(clinic)
    told = run("restore", "newest", "--yes", "--clinic", clinic)
    assert told.code == 3
    assert f"{clinic}-backups" in told.err
    clinic.mkdir()  # as it says
    assert run("restore", "newest", "--yes", "--clinic", clinic).code == 0
    assert "Own dog" in run("exercises", "--clinic", clinic).out


def test_the_demonstration_is_for_the_window(run: Run, plan: Callable[..., Path]) -> None:
    refused = run("--demo", "validate", plan("breath-reset"))
    assert refused.code == 3
    assert "--demo" in refused.err


def test_a_pack_that_cannot_be_read_is_named(run: Run, clinic: Path, tmp_path: Path) -> None:
    no_pack = tmp_path / "holiday.zip"
    no_pack.write_bytes(b"no zip")
    for words in (("show", no_pack), ("bring", no_pack), ("show", tmp_path / "gone.zip")):
        refused = run("pack", *words, "--clinic", clinic)
        assert refused.code == 3
        assert str(words[1]) in refused.err
