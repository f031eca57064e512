"""What every store promises. A new implementation joins by a line in ``conftest.opener``."""

import json
from datetime import date

import pytest

from designer.store.errors import Conflict, Invalid, Key
from designer.store.port import LIBRARY, AuditEntry, Change
from designer.store.summary import PatientSummary, WeekRun
from tests.store.conftest import NOW, OTHER, OWNER, Opener, log, patient, unpacked


def test_what_was_committed_is_there(opener: Opener) -> None:
    revisions = opener().commit(OWNER, [log("a"), log("b")], {}, "Anna")

    found = opener().get(OWNER, Key("session", "a"))

    assert revisions == {Key("session", "a"): 1, Key("session", "b"): 1}
    assert found is not None
    assert (found.key, found.revision, found.body) == (*log("a")[:1], 1, log("a").body)
    assert opener().get(OWNER, Key("session", "never")) is None
    assert opener().get(OTHER, Key("session", "a")) is None


def test_a_query_gives_the_documents_of_the_kinds_asked_for(opener: Opener) -> None:
    day = Change(Key("day", "d"), b"{}")
    opener().commit(OWNER, [log("a"), day], {}, "Anna")

    assert [document.key.id for document in opener().query(OWNER, "session")] == ["a"]
    assert {document.key.id for document in opener().query(OWNER)} == {"a", "d"}
    assert {document.key.id for document in opener().query(OWNER, "day", "session")} == {"a", "d"}
    assert list(opener().query(OWNER, "week")) == []
    assert list(opener().query(OTHER)) == []


def test_packed_are_the_same_documents_with_those_that_were_deleted(opener: Opener) -> None:
    day = Change(Key("day", "d"), b'{"place":2.0}')
    opener().commit(OWNER, [log("a"), log("b"), day], {}, "Anna")
    opener().commit(OWNER, [log("a", "again")], {log("a").key: 1}, "Anna")
    opener().commit(OWNER, [Change(log("b").key, None)], {log("b").key: 1}, "Anna")

    assert sorted(unpacked(opener().packed(OWNER))) == sorted(opener().query(OWNER, deleted=True))
    assert unpacked(opener().packed(OWNER, "day", "week")) == list(opener().query(OWNER, "day"))
    assert opener().packed(OTHER) == {}


def test_each_change_raises_the_revision(opener: Opener) -> None:
    key = log("a").key
    opener().commit(OWNER, [log("a")], {}, "Anna")
    opener().commit(OWNER, [log("a", "second")], {key: 1}, "Anna")

    assert opener().commit(OWNER, [log("a", "third")], {key: 2}, "Anna") == {key: 3}
    assert opener().query(OWNER)[0].body == log("a", "third").body


@pytest.mark.parametrize("expected", [{}, {Key("session", "a"): 1}, {Key("session", "a"): 3}])
def test_a_stale_revision_is_a_conflict_and_nothing_is_written(
    opener: Opener, expected: dict[Key, int]
) -> None:
    opener().commit(OWNER, [log("a")], {}, "Anna")
    opener().commit(OWNER, [log("a", "theirs")], {log("a").key: 1}, "Bo")
    before = opener().query(OWNER, deleted=True), opener().audit(OWNER)

    with pytest.raises(Conflict) as caught:
        opener().commit(OWNER, [log("b"), log("a", "mine")], expected, "Anna")

    assert caught.value.keys == (log("a").key,)
    assert (opener().query(OWNER, deleted=True), opener().audit(OWNER)) == before


def test_a_document_that_is_only_expected_is_compared_too(opener: Opener) -> None:
    opener().commit(OWNER, [patient(), log("a")], {}, "Anna")
    opener().commit(OWNER, [patient()], {patient().key: 1}, "Bo")

    with pytest.raises(Conflict):
        opener().commit(OWNER, [log("b")], {patient().key: 1}, "Anna")
    opener().commit(OWNER, [log("b")], {patient().key: 2}, "Anna")


def test_a_deleted_document_leaves_a_tombstone_and_can_come_back(opener: Opener) -> None:
    key = log("a").key
    opener().commit(OWNER, [log("a")], {}, "Anna")
    opener().commit(OWNER, [Change(key, None)], {key: 1}, "Anna")

    assert opener().get(OWNER, key) is None
    assert list(opener().query(OWNER)) == []
    (tombstone,) = opener().query(OWNER, deleted=True)
    assert (tombstone.revision, tombstone.deleted) == (2, True)
    with pytest.raises(Conflict):
        opener().commit(OWNER, [log("a")], {}, "Anna")

    assert opener().commit(OWNER, [log("a")], {key: 2}, "Anna") == {key: 3}
    assert opener().get(OWNER, key) is not None


def test_every_commit_is_in_the_audit(opener: Opener) -> None:
    key = log("a").key
    opener().commit(OWNER, [log("a"), patient()], {}, "Anna")
    opener().commit(OWNER, [Change(key, None)], {key: 1}, "Bo")

    assert list(opener().audit(OWNER)) == [
        AuditEntry(1, NOW, "Anna", (key, patient().key)),
        AuditEntry(2, NOW, "Bo", (key,)),
    ]
    assert list(opener().audit(OTHER)) == []


def test_an_empty_batch_changes_nothing(opener: Opener) -> None:
    assert opener().commit(OWNER, [], {}, "Anna") == {}
    assert list(opener().owners()) == []


def test_owners_and_the_patient_list(opener: Opener) -> None:
    opener().commit(LIBRARY, [Change(Key("settings", "clinic"), b"{}")], {}, "Anna")
    opener().commit(OTHER, [patient(OTHER, "abbot, B.")], {}, "Anna")
    opener().commit(OWNER, [patient(OWNER, "Zola, E.")], {}, "Anna")

    assert list(opener().owners()) == [OWNER, OTHER, LIBRARY]
    assert [line.name for line in opener().patients()] == ["abbot, B.", "Zola, E."]
    assert opener().patients()[0].last_change == NOW
    assert list(opener().damaged()) == []
    assert [line.name for line in opener().listed().patients] == ["abbot, B.", "Zola, E."]
    assert list(opener().listed().damaged) == []


def test_the_list_follows_logs_prints_and_the_course_of_weeks(opener: Opener) -> None:
    def put(kind: str, name: str, value: dict[str, object] | None) -> None:
        key = Key(kind, name)
        body = None if value is None else json.dumps({"value": value, "place": 1.0}).encode()
        known = {d.key: d.revision for d in opener().query(OWNER, kind, deleted=True)}
        expected = {key: known[key]} if key in known else {}
        opener().commit(OWNER, [Change(key, body)], expected, "Anna")

    def line() -> PatientSummary:
        return opener().patients()[0]

    opener().commit(OWNER, [patient()], {}, "Anna")
    assert (line().last_log, line().last_print, line().standing(NOW.date())) == (None, None, None)
    put("session", "a", {"id": "a", "at": "2026-03-01T08:00:00"})
    put("day", "b", {"id": "b", "on": "2026-03-03"})
    put("session", "broken", {"at": "soon"})
    put("print", "p", {"id": "p", "when": "2026-03-02T10:00:00"})
    put("program", "old", {"id": "old", "weeks": 9})
    put("week", "p/0", {"start_date": "2026-02-23"})
    put("week", "p/1", {})
    put("week", "p/2", {"start_date": "2026-03-16"})
    program = {"id": "p", "start_date": "2026-02-23", "weeks": 3}
    opener().commit(
        OWNER,
        [Change(Key("program", "p"), json.dumps({"value": program, "place": 2.0}).encode())],
        {},
        "Anna",
    )
    assert line().last_log == date(2026, 3, 3)
    assert line().last_print == date(2026, 3, 2)
    assert line().course == (WeekRun(date(2026, 2, 23), 2), WeekRun(date(2026, 3, 16), 1))
    assert line().standing(date(2026, 2, 22)) == (None, 3)
    assert line().standing(date(2026, 3, 15)) == (2, 3)
    assert line().standing(date(2026, 3, 16)) == (3, 3)
    put("day", "b", None)
    assert line().last_log == date(2026, 3, 1), "what was removed no longer counts"


@pytest.mark.parametrize(
    ("owner", "batch"),
    [
        ("../../etc/passwd", [log("a")]),
        (OWNER.replace("1", "A"), [log("a")]),
        (OWNER, [log("a"), log("a")]),
        (OWNER, [Change(Key("session", "a"), b'{"value":')]),
        (OWNER, [Change(Key("session", "a"), b'{"value":\n1}')]),
        (OWNER, [Change(Key("session", "a"), b'{"value":"\xff"}')]),
        (OWNER, [Change(Key("session", "a"), b"null")]),
        (OWNER, [Change(Key("session", "\ud800"), b"{}")]),
        (OWNER, [Change(Key("patient", OWNER), b'{"value": {"name": 1}}')]),
    ],
)
def test_what_could_not_be_read_again_is_refused(
    opener: Opener, owner: str, batch: list[Change]
) -> None:
    with pytest.raises(Invalid):
        opener().commit(owner, batch, {}, "Anna")
    assert list(opener().owners()) == []


def test_any_text_may_be_an_id(opener: Opener) -> None:
    for name in ("1", "é / ☐", '"', "\\n\n", "_default"):
        opener().commit(OWNER, [Change(Key("session", name), b"{}")], {}, "Anna")
        assert opener().get(OWNER, Key("session", name)) is not None


def test_a_stamp_tells_that_somebody_wrote(opener: Opener) -> None:
    assert opener().stamp(OWNER) is None
    opener().commit(OWNER, [patient()], {}, "Anna")
    stamp = opener().stamp(OWNER)
    assert opener().stamp(OWNER) == stamp
    opener().commit(OWNER, [log("a")], {}, "Bo")
    assert opener().stamp(OWNER) != stamp


def test_a_library_alone_is_no_patient(opener: Opener) -> None:
    """Found by random use: where nobody was taken in yet, the library stood in the list."""
    opener().commit(LIBRARY, [log("a")], {}, "Anna")

    assert list(opener().owners()) == [LIBRARY]
    assert list(opener().patients()) == []
    assert not opener().damaged()
