"""The clinic's own exercises and rules are there again at the next start; bad ones are told of."""

from pathlib import Path

import msgspec
import pytest
from msgspec import Raw
from msgspec.structs import replace

from designer.cli import window
from designer.files.clinic_export import clinic_export
from designer.knowledge.library import Library, load_library
from designer.model.exercise import Exercise
from designer.model.own_rule import OwnRule, StricterRule
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.safety import Stricter
from designer.safety.papers.unread import UNREAD
from designer.safety.printing import gate_of
from designer.safety.rules.drafting import AttributeRow, RuleDraft, example, kept, rule_of
from designer.store.clinic import open_clinic
from resources.paths import knowledge_folder
from widgets.state.library_follower import different


@pytest.fixture
def library() -> Library:
    return load_library(knowledge_folder())


def own(library: Library) -> Exercise:
    shipped = library.exercise("dead-bug")
    return replace(
        shipped, id="own-bug", name="Own bug", other_names=(), provenance={}, clinics_own=True
    )


def own_rule(library: Library) -> OwnRule:
    dose = library.exercise("dead-bug").start_dose
    draft = RuleDraft(
        rows=(AttributeRow("pattern", ("dead-bug",)),),
        message="Not here.",
        reason="No room.",
        source="Team",
        examples=(
            example("dead-bug", "", 5, Severity.CAUTION, "speaks", dose),
            example("breath-reset", "", 5, None, "silent", dose),
        ),
    )
    return kept(rule_of(draft, "CR-001"))


def stricter() -> StricterRule:
    change = Stricter(rule="R-067", reason="Too long", severity=Severity.BLOCK)
    return StricterRule(id="R-067-1", change=Raw(msgspec.json.encode(change)))


def test_they_are_in_force_after_a_start(library: Library, tmp_path: Path) -> None:
    clinic = open_clinic(tmp_path)
    clinic.change_library(lambda lib: lib.with_exercise(own(library)))
    clinic.change_library(lambda lib: lib.with_rule(own_rule(library)).with_stricter(stricter()))
    services = window.services(tmp_path)
    assert services.library.exercise("own-bug").clinics_own
    assert services.checker.rules.rule("CR-001").message == "Not here."
    assert "Too long" in services.checker.rules.rule("R-067").source
    assert services.rule_problems() == ()
    shipped = {rule.id for rule in services.rules_as_shipped().rules}
    assert "CR-001" not in shipped
    assert "Too long" not in services.rules_as_shipped().rule("R-067").source


def test_what_does_not_fit_any_more_is_told_and_the_clinic_opens(
    library: Library, tmp_path: Path
) -> None:
    lost = replace(own(library), easier=("gone",))
    broken = OwnRule(id="CR-002", rule=Raw(b'{"id":"CR-002"}'))
    clinic = open_clinic(tmp_path)
    clinic.change_library(lambda lib: lib.with_exercise(lost).with_rule(broken))
    clinic.change_library(lambda lib: lib.with_rule(own_rule(library)))
    services = window.services(tmp_path)
    assert "own-bug" not in services.library.exercises
    assert services.checker.rules.rule("CR-001").message == "Not here."
    assert any("gone" in one for one in services.own_problems)
    assert [one.id for one in services.checker.rules.left_out] == ["CR-002"]


def test_h1_a_library_cut_short_shuts_printing_until_it_is_whole_again(
    library: Library, tmp_path: Path
) -> None:
    clinic = open_clinic(tmp_path)
    clinic.change_library(lambda lib: lib.with_stricter(stricter()))
    (journal,) = tmp_path.rglob("library.journal")
    whole = journal.read_bytes()
    journal.write_bytes(whole[: len(whole) // 2])
    services = window.services(tmp_path)
    record = PatientRecord(patient=Patient(id="p-1"))
    stops = gate_of(services.checker.open(record, services.today()), record, 0, "week")
    assert UNREAD in [finding.rule_id for finding in stops]
    journal.write_bytes(whole)
    made = different(services)
    assert made is not None
    assert "Too long" in made.checker.rules.rule("R-067").source
    assert not made.checker.rules.unread


def test_everything_can_be_exported_from_a_clinic_with_exercises_of_its_own(
    library: Library, tmp_path: Path
) -> None:
    clinic = open_clinic(tmp_path)
    clinic.change_library(lambda lib: lib.with_exercise(own(library)).with_rule(own_rule(library)))
    services = window.services(tmp_path)
    today = services.today()
    whole = b"".join(clinic_export(services.clinic, services.library, today, lambda _d, _o: None))
    written = msgspec.json.decode(whole)["library"]
    assert [one["id"] for one in written["exercises"]] == ["own-bug"]
    assert [one["id"] for one in written["rules"]] == ["CR-001"]
