"""The timeline of a patient: everything in its order, folded where it would be too much."""

from datetime import UTC, date, datetime

from designer.knowledge.library import load_library
from designer.model.log import DayLog, SessionLog
from designer.model.patient import Confirmation, Patient, Procedure
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord, PrintRecord
from designer.model.review import Review
from designer.store.errors import Key
from designer.store.port import AuditEntry
from designer.timeline import Event, Logged, Place, Saved, timeline
from resources.paths import knowledge_folder

NOW = datetime(2026, 3, 4, 9, 30)
LIBRARY = load_library(knowledge_folder())


def record() -> PatientRecord:
    weeks = (
        ProgramWeek(prog_week=2, start_date=date(2026, 2, 16)),
        ProgramWeek(prog_week=1, start_date=date(2026, 2, 23)),
        ProgramWeek(prog_week=2, start_date=date(2026, 3, 9)),
    )
    return PatientRecord(
        patient=Patient(
            id="p",
            onset_date=date(2025, 12, 1),
            procedure=Procedure(kind="epidural", at=datetime(2026, 2, 1, 10)),
            confirmations=(
                Confirmation(fact="breath-ok", state="met", on=date(2026, 2, 20), by="Bo"),
            ),
        ),
        programs=(Program(id="g", weeks=weeks),),
        sessions=(
            SessionLog(id="s1", at=datetime(2026, 2, 17, 8), pain_peak=2),
            SessionLog(id="s2", at=datetime(2026, 2, 19, 8), pain_peak=4),
            SessionLog(id="s3", at=datetime(2026, 2, 24, 8)),
        ),
        days=(DayLog(id="d1", on=date(2026, 2, 22), flare_marked=True),),
        prints=(
            PrintRecord(
                id="x",
                when=datetime(2026, 2, 23, 9),
                who="Bo",
                program_id="g",
                week_index=1,
                layout="full",
                fingerprint="",
            ),
        ),
        reviews=(Review(id="r", when=datetime(2026, 3, 2, 15), kind="review", who="Bo"),),
    )


def kinds(events: tuple[Event, ...]) -> list[str]:
    return [event.kind for event in events]


def test_what_happened_stands_newest_first_and_nothing_of_the_future() -> None:
    events = timeline(record(), (), LIBRARY, NOW)
    assert [event.at for event in events] == sorted((e.at for e in events), reverse=True)
    assert kinds(events) == [
        "review",
        "logs",
        "print",
        "step-back",
        "flare",
        "logs",
        "confirmation",
        "week",
        "program",
        "procedure",
        "onset",
    ]


def test_logs_are_folded_by_week_and_lead_to_the_last_entry() -> None:
    logs = [e for e in timeline(record(), (), LIBRARY, NOW) if e.kind == "logs"]
    folded = [e.subject for e in logs]
    assert all(isinstance(subject, Logged) for subject in folded)
    assert [(len(s.sessions), len(s.days)) for s in folded if isinstance(s, Logged)] == [
        (1, 0),
        (2, 1),
    ]
    assert logs[1].place == Place("progress", "d1")


def test_saving_is_folded_by_person_and_day_and_a_restore_stands_alone() -> None:
    def entry(number: int, hour: int, actor: str, kind: str, about: str = "") -> AuditEntry:
        at = datetime(2026, 3, 1, hour, tzinfo=UTC)
        return AuditEntry(number, at, actor, (Key(kind, str(number)),), about)

    audit = (
        entry(1, 10, "Anna", "patient"),
        entry(2, 11, "Anna", "week"),
        entry(3, 12, "Anna", "week"),
        entry(4, 12, "Bo", "session"),
        entry(5, 12, "Bo", "week", "restored from a backup"),
    )
    bare = PatientRecord(patient=Patient(id="p"))
    events = timeline(bare, audit, LIBRARY, NOW)
    saved = {e.who: e.subject for e in events if e.kind == "saved"}
    assert saved == {
        "Anna": Saved(date(2026, 3, 1), 3, ("patient", "week")),
        "Bo": Saved(date(2026, 3, 1), 1, ("session",)),
    }
    assert [e.who for e in events if e.kind == "restored"] == ["Bo"]
    assert [e.who for e in events if e.kind == "taken-in"] == ["Anna"]
    reviewed = PatientRecord(
        patient=bare.patient, reviews=(Review(id="i", when=NOW, kind="intake"),)
    )
    assert "taken-in" not in kinds(timeline(reviewed, audit, LIBRARY, NOW))
