"""The clinic's own templates beside the shipped ones: kept, looked at, versioned."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.model.program import ProgramWeek
from designer.model.template import OwnTemplate, WeekTemplate
from designer.store.backups import Backups
from designer.store.clinic import Clinic, open_clinic, system_clock
from designer.store.errors import Conflict
from templates.catalogue import TemplateCatalogue
from templates.clinic_templates import ClinicTemplates, copied
from templates.errors import (
    NobodyNamed,
    NothingInIt,
    OwnWork,
    TemplateError,
    Unusable,
    WrongState,
)

TODAY = date(2026, 3, 4)
NEXT_YEAR = date(2027, 3, 4)


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return open_clinic(tmp_path / "clinic", actor="Ann")


@pytest.fixture
def shelf(catalogue: TemplateCatalogue, clinic: Clinic) -> ClinicTemplates:
    return ClinicTemplates(catalogue, clinic)


@pytest.fixture
def ours(catalogue: TemplateCatalogue) -> WeekTemplate:
    return copied(catalogue.templates["T-04"], "C-1", "Our weeks 3-4")


def put_in_force(shelf: ClinicTemplates, clinic: Clinic, own: OwnTemplate) -> OwnTemplate:
    clinic.act_as("Ann")
    asked = shelf.send_for_review(own, TODAY)
    clinic.act_as("Bo")
    done = shelf.approve(asked, TODAY, NEXT_YEAR)
    clinic.act_as("Ann")
    return done


def test_the_clinics_own_stand_beside_the_shipped_and_survive_a_restart(
    shelf: ClinicTemplates, ours: WeekTemplate, catalogue: TemplateCatalogue, tmp_path: Path
) -> None:
    assert list(shelf.templates) == list(catalogue.templates)
    shelf.save(ours, None, "A gentler start")
    again = ClinicTemplates(catalogue, open_clinic(tmp_path / "clinic"))
    kept = again.own["C-1"].latest
    assert (kept.version, kept.state, kept.authors) == (1, "draft", ("Ann",))
    assert (kept.origin, kept.origin_version, kept.rows) == ("T-04", 1, ours.rows)
    assert list(again.templates) == [*catalogue.templates, "C-1"]
    assert again.templates["T-04"] == catalogue.templates["T-04"]


def test_another_workstation_sees_what_was_saved(
    shelf: ClinicTemplates, ours: WeekTemplate, catalogue: TemplateCatalogue, tmp_path: Path
) -> None:
    there = open_clinic(tmp_path / "clinic")
    other = ClinicTemplates(catalogue, there)
    assert not other.own
    shelf.save(ours, None, "")
    there.look_at_library()
    assert list(other.own) == ["C-1"]


def test_a_template_without_exercises_is_no_matter_for_a_review(
    shelf: ClinicTemplates, ours: WeekTemplate
) -> None:
    own = shelf.save(replace(ours, rows=()), None, "")
    with pytest.raises(NothingInIt, match="no exercise"):
        shelf.send_for_review(own, TODAY)
    assert shelf.own["C-1"].latest.state == "draft"


def test_nobody_approves_what_they_wrote(
    shelf: ClinicTemplates, clinic: Clinic, ours: WeekTemplate
) -> None:
    own = shelf.save(ours, None, "")
    with pytest.raises(WrongState):
        shelf.approve(own, TODAY, NEXT_YEAR)
    asked = shelf.send_for_review(own, TODAY)
    with pytest.raises(OwnWork):
        shelf.approve(asked, TODAY, NEXT_YEAR)
    clinic.act_as("  ANN ")
    with pytest.raises(OwnWork):
        shelf.approve(asked, TODAY, NEXT_YEAR)
    clinic.act_as("")
    with pytest.raises(NobodyNamed):
        shelf.approve(asked, TODAY, NEXT_YEAR)
    clinic.act_as("Bo")
    with pytest.raises(TemplateError):
        shelf.approve(asked, TODAY, date(2026, 3, 3))
    review = shelf.approve(asked, TODAY, NEXT_YEAR).latest.review
    assert review is not None
    assert (review.asked_by, review.by, review.on, review.expires_on) == (
        "Ann",
        "Bo",
        TODAY,
        NEXT_YEAR,
    )


def test_everybody_who_worked_on_a_draft_counts_as_its_author(
    shelf: ClinicTemplates, clinic: Clinic, ours: WeekTemplate
) -> None:
    own = shelf.save(ours, None, "")
    clinic.act_as("Bo")
    own = shelf.save(replace(own.latest, note="More"), own, "")
    clinic.act_as("Ann")
    asked = shelf.send_for_review(own, TODAY)
    clinic.act_as("Bo")
    with pytest.raises(OwnWork):
        shelf.approve(asked, TODAY, NEXT_YEAR)


def test_the_approved_version_counts_while_the_next_one_is_written(
    shelf: ClinicTemplates, clinic: Clinic, ours: WeekTemplate
) -> None:
    first = put_in_force(shelf, clinic, shelf.save(ours, None, ""))
    draft = shelf.save(replace(first.latest, note="Changed"), first, "")
    assert (shelf.templates["C-1"].version, draft.latest.version) == (1, 2)
    assert [t.id for t in shelf.drafts_for(["disc-related-pain"])] == ["C-1"]
    planned = ProgramWeek(template_id="C-1", template_version=1)
    assert shelf.newer_than(planned, TODAY) is None
    put_in_force(shelf, clinic, draft)
    newer = shelf.newer_than(planned, TODAY)
    assert newer is not None
    assert (newer.version, newer.note) == (2, "Changed")
    assert not shelf.drafts_for(["disc-related-pain"])
    old = shelf.version("C-1", 1)
    assert old is not None
    assert old.note == ours.note


def test_an_approval_ends_and_what_is_retired_is_offered_no_more(
    shelf: ClinicTemplates, clinic: Clinic, ours: WeekTemplate
) -> None:
    own = put_in_force(shelf, clinic, shelf.save(ours, None, ""))
    assert own.current.offered(NEXT_YEAR)
    assert not own.current.offered(date(2027, 3, 5))
    assert shelf.newer_than(ProgramWeek(template_id="C-1"), TODAY) is None
    assert not shelf.retire(own, "Replaced").current.offered(TODAY)
    assert "C-1" in shelf.templates


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    shelf: ClinicTemplates, ours: WeekTemplate, catalogue: TemplateCatalogue, tmp_path: Path
) -> None:
    own = shelf.save(ours, None, "")
    other = ClinicTemplates(catalogue, open_clinic(tmp_path / "clinic", actor="Bo"))
    other.save(replace(own.latest, note="Bo's"), own, "")
    with pytest.raises(Conflict):
        shelf.save(replace(own.latest, note="Ann's"), own, "")
    with pytest.raises(Conflict):
        shelf.send_for_review(own, TODAY)
    with pytest.raises(Conflict):
        shelf.retire(own)
    with pytest.raises(Unusable):
        shelf.save(ours, None, "")
    assert shelf.own["C-1"].latest.note == "Bo's"


def test_an_earlier_version_comes_back_as_a_new_draft(
    shelf: ClinicTemplates, clinic: Clinic, ours: WeekTemplate
) -> None:
    first = put_in_force(shelf, clinic, shelf.save(ours, None, ""))
    shelf.save(replace(first.latest, note="Worse"), first, "")
    oldest = clinic.history("template", "C-1")[-1]
    again = shelf.restore(oldest, "The old note was better")
    assert (again.latest.note, again.latest.version, again.latest.state) == (ours.note, 3, "draft")
    assert again.in_force == first.latest
    newest = clinic.history("template", "C-1")[0]
    assert (newest.number, newest.who, newest.why) == (5, "Ann", "The old note was better")


def test_a_name_belongs_to_one_template(shelf: ClinicTemplates, ours: WeekTemplate) -> None:
    for name in ("weeks 1-2", " "):
        with pytest.raises(Unusable):
            shelf.save(replace(ours, name=name), None, "")


def test_a_newer_shipped_version_is_told_and_never_overwrites_ours(
    shelf: ClinicTemplates, clinic: Clinic, ours: WeekTemplate, catalogue: TemplateCatalogue
) -> None:
    own = shelf.save(ours, None, "")
    assert shelf.newer_origin(own.latest) is None
    newer = replace(catalogue.templates["T-04"], version=2, note="As the next release has it")
    update = TemplateCatalogue({**catalogue.templates, "T-04": newer}.values())
    after = ClinicTemplates(update, clinic)
    assert after.own["C-1"] == own
    assert after.newer_origin(own.latest) == newer
    assert after.newer_than(ProgramWeek(template_id="T-04", template_version=1), TODAY) == newer


def test_a_backup_brings_templates_and_their_history_back(
    shelf: ClinicTemplates, clinic: Clinic, ours: WeekTemplate, tmp_path: Path
) -> None:
    own = shelf.save(ours, None, "First")
    backups = Backups(tmp_path / "clinic", system_clock)
    taken = backups.take("asked", lambda _done, _of: None)
    shelf.save(replace(own.latest, note="Spoilt"), own, "Second")
    backups.restore(taken.head.id, None, actor="Ann", step=lambda _done, _of: None)
    clinic.look_at_library()
    after = ClinicTemplates(TemplateCatalogue(shelf.shipped.values()), clinic)
    assert after.own["C-1"] == own
    assert "First" in [one.why for one in clinic.history("template")]
    after.save(replace(own.latest, note="On we go"), own, "Third")
    assert clinic.history("template")[0].why == "Third"
