"""Packs: the same bytes for the same content, quarantine, and taking items one by one."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.model.picture import OwnPicture
from designer.packs.accepting import Here, Taken, Wanted, take
from designer.packs.contents import Pack
from designer.packs.errors import CannotTake, ForbiddenEntry
from designer.packs.looking import look_at
from designer.packs.reading import read_pack
from designer.packs.staging import bring, settle, waiting_pack
from designer.packs.writing import Chosen, with_needed, write_pack
from designer.safety import load_rules
from designer.store.clinic import Clinic, open_clinic
from designer.store.library import ClinicLibrary
from resources.paths import rules_folder
from templates.keeping import drafted
from templates.stages import stages
from tests.torture.pack_corpus import MANIFEST, files_of, good_pack, knowledge, own_exercise, zipped

_NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
_ALL = Wanted({"own-slow-bug": "add", "own-other-bug": "add"}, {"C-01": "add"})


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return open_clinic(tmp_path / "clinic", actor="Ann Lake")


def _take(clinic: Clinic, wanted: Wanted, content: bytes = b"") -> Taken:
    pending = bring(clinic, content or good_pack(), "pack.zip", _NOW)
    return _take_from(waiting_pack(clinic, pending), clinic.library().library, wanted)


def _take_from(pack: Pack, own: ClinicLibrary, wanted: Wanted) -> Taken:
    here = Here(own, knowledge().with_own(own.exercises), {"T-01": "Week one"})
    return take(pack, own.packs[-1], wanted, here, lambda old, new: drafted(old, new, "Ann Lake"))


def test_the_same_content_gives_the_same_bytes() -> None:
    good_pack.cache_clear()
    first = good_pack()
    good_pack.cache_clear()

    assert good_pack() == first


def test_a_pack_brings_what_was_exported_without_names_of_people() -> None:
    pack = read_pack(good_pack())

    assert pack.exercises[0].exercise == own_exercise()
    assert pack.exercises[0].figure
    assert pack.exercises[1].photo is not None
    assert [one.template.name for one in pack.templates] == ["Our own week"]
    assert pack.templates[0].template.state == "draft"
    assert pack.templates[0].template.authors == ()


def test_a_waiting_pack_changes_nothing_that_the_clinic_uses(clinic: Clinic) -> None:
    before = clinic.library().library

    pending = bring(clinic, good_pack(), "pack.zip", _NOW)

    assert clinic.library().library.without_pack(pending.id) == before
    assert clinic.history() == ()
    settle(clinic, pending.id)
    assert clinic.library().library == before


def test_settling_deletes_the_file(clinic: Clinic, tmp_path: Path) -> None:
    pending = bring(clinic, good_pack(), "pack.zip", _NOW)
    waiting = tmp_path / "clinic" / "imports" / f"{pending.id}.zip"
    assert waiting.exists()

    settle(clinic, pending.id)

    assert not waiting.exists()


def test_accepted_templates_are_drafts_of_who_accepts(clinic: Clinic) -> None:
    taken = _take(clinic, _ALL)

    (own,) = taken.own.templates
    assert own.latest.state == "draft"
    assert own.in_force is None
    assert own.latest.authors == ("Ann Lake",)
    assert {row.exercise_id for row in own.latest.rows} <= set(taken.library.exercises)


def test_h10_a_pack_never_changes_rules(clinic: Clinic) -> None:
    files = {**files_of(good_pack()), "rules/001.json": b'{"id": "R-001", "severity": "info"}'}
    pack = read_pack(zipped(list(files.items())))
    taken = _take(clinic, _ALL, zipped(list(files.items())))

    assert pack.refused == ("rules/001.json",)
    assert (taken.own.rules, taken.own.stricter) == ((), ())


def test_a_taken_id_and_name_get_others_and_links_and_rows_follow(clinic: Clinic) -> None:
    mine = replace(own_exercise(), start_position="Mine")
    clinic.change_library(lambda library: library.with_exercise(mine))

    taken = _take(clinic, _ALL)

    new = taken.library.exercises[taken.exercises["own-slow-bug"]]
    assert (new.id, new.name) == ("own-slow-bug-2", "Slow bug (2)")
    assert taken.library.exercises["own-slow-bug"] == mine
    assert taken.own.templates[0].latest.rows[0].exercise_id == "own-slow-bug-2"


def test_replacing_puts_it_in_the_place_of_ours(clinic: Clinic) -> None:
    mine = replace(own_exercise(), start_position="Mine")
    clinic.change_library(lambda library: library.with_exercise(mine))

    taken = _take(clinic, Wanted({"own-slow-bug": "replace"}))

    assert taken.own.exercises == (own_exercise(),)


def test_a_shipped_exercise_is_never_replaced(clinic: Clinic) -> None:
    files = files_of(good_pack())
    files["exercises/001.json"] = files["exercises/001.json"].replace(b"own-slow-bug", b"dead-bug")
    files["templates/001.json"] = files["templates/001.json"].replace(b"own-slow-bug", b"dead-bug")

    with pytest.raises(CannotTake, match="only the clinic’s own"):
        _take(clinic, Wanted({"dead-bug": "replace"}), zipped(list(files.items())))


def test_a_template_waits_for_its_exercises(clinic: Clinic) -> None:
    with pytest.raises(CannotTake, match="needs the exercise own-slow-bug"):
        _take(clinic, Wanted({}, {"C-01": "add"}))


def test_items_are_taken_one_after_the_other(clinic: Clinic) -> None:
    first = _take(clinic, Wanted({"own-slow-bug": "add"}))

    second = _take_from(read_pack(good_pack()), first.own, Wanted({}, {"C-01": "add"}))

    assert [one.id for one in second.own.templates] == ["C-01"]


def test_looking_says_what_is_new_and_what_the_rules_say(clinic: Clinic) -> None:
    mine = replace(own_exercise(), start_position="Mine")
    own = clinic.change_library(lambda library: library.with_exercise(mine))
    pending = bring(clinic, good_pack(), "pack.zip", _NOW)
    here = Here(own, knowledge().with_own(own.exercises), {})
    rules = load_rules(rules_folder(), knowledge())

    looked = look_at(
        read_pack(good_pack()), pending, here, rules, date(2026, 3, 2),
        lambda template: [(s.from_week, s.week) for s in stages(template, lambda: "-")],
    )  # fmt: skip

    assert [one.state for one in looked] == ["changed", "new", "new"]
    assert [one.field for one in looked[0].changes] == ["start_position"]
    assert len(looked[0].judgements) == len(knowledge().diagnoses)


def test_exercises_that_a_template_needs_come_along() -> None:
    library = knowledge().with_own([own_exercise()])
    template = read_pack(good_pack()).templates[0].template

    assert with_needed((), (template,), library) == (own_exercise(),)


def test_an_entry_that_stands_twice_is_refused() -> None:
    files = [*files_of(good_pack()).items()]
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        pytest.raises(ForbiddenEntry, match="stands twice"),
    ):
        read_pack(zipped([*files, files[0]]))


def test_a_figure_that_nobody_can_read_stays_at_home() -> None:
    broken = OwnPicture(id=own_exercise().id, figure='{"positions":[{"like":"no such pose"}]}')

    content = write_pack(Chosen((own_exercise(),), (), (broken,)), MANIFEST, lambda _name: b"")

    assert read_pack(content).exercises[0].figure == ""
