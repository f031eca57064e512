"""The clinic's folder beside SQLite (WAL, synchronous=FULL), the same clinic in both.

Peers hold the same logs as JSON and read them into the same types. SQLite keeps neither an audit
nor revisions, nor programs and what the list says of those, so it does less. "limit" is one bare
append and one sync, "calls" all that our append asks of the system.
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
from filelock import lock_descriptor, unlock_descriptor
from msgspec.structs import replace

from designer.model.log import ItemLog, SessionLog
from designer.model.patient import Identifiers, Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.store import journal
from designer.store.clinic import Clinic, LoadedRecord, open_clinic, system_clock
from designer.store.tinydb_store import TinyDBStore
from tests.bench.timing import ratio, report, take_turns

PATIENTS = 5_000
LOGS_EACH = 200
DICE = random.Random(7)

_PROGRAM = Program(id="p", start_date=date(2026, 1, 5), weeks=(ProgramWeek(prog_week=1),))

Calls = dict[str, int]


def main() -> None:
    """Print the figures for 10,000 logs. Usage: python -m tests.bench store; a million logs, which
    take some minutes to write: python -m tests.bench.bench_store 5000 (patients with 200 each).
    """
    run(int(sys.argv[1]) if __name__ == "__main__" and len(sys.argv) > 1 else 50)


def run(with_logs: int) -> None:
    """Measure a clinic in which ``with_logs`` of the patients have logs."""
    with tempfile.TemporaryDirectory(prefix="bench-store-") as name:
        folder = Path(name)
        with _syncs_off():
            peer = _sqlite(folder / "peer.db", with_logs)
            ids = _clinic(folder / "clinic", with_logs)
        print(f"{PATIENTS:,} patients, {with_logs * LOGS_EACH:,} session logs")
        _appends(folder, peer, ids[:with_logs])
        _histories(folder, peer, ids[:with_logs])
        _lists(folder, peer)
        _memory(folder, ids[:with_logs])
        peer.close()


def _appends(folder: Path, peer: sqlite3.Connection, ids: list[str]) -> None:
    clinic = open_clinic(folder / "clinic", actor="bench")
    open_record = [clinic.load(ids[0])]  # a therapist logs for the patient on the screen
    bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT)
    line = msgspec.json.encode(_log(0, 0))
    number = iter(range(1_000_000))

    def limit() -> None:
        os.write(bare, line)
        os.fdatasync(bare)

    def ours() -> None:
        loaded = open_record[0]
        after = replace(
            loaded.record, sessions=(*loaded.record.sessions, _log(1_000_000, next(number)))
        )
        revisions = clinic.save(loaded.record, after, loaded.revisions)
        open_record[0] = LoadedRecord(after, revisions)

    def sqlite() -> None:
        _insert(peer, ids[DICE.randrange(len(ids))], _log(2_000_000, next(number)))

    contenders: dict[str, Callable[[], object]]
    contenders = {"limit": limit, "calls": _Calls(folder), "ours": ours, "SQLite": sqlite}
    times = take_turns(contenders, rounds=400)
    report("append one log, durable", times, "SQLite")
    print(f"  ours to the limit: {ratio(times, 'ours', 'limit'):.2f}")
    _count(ours)
    os.close(bare)


class _Calls:
    """What our append asks of the system, and nothing else: lock, look, journal, sync, index."""

    def __init__(self, folder: Path) -> None:
        self._lock, self._journal, self._index = (folder / name for name in ("l", "j", "i"))
        for path in (self._lock, self._journal, self._index):
            path.touch()

    def __call__(self) -> None:
        lock = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
        lock_descriptor(lock, blocking=False)
        self._index.stat()
        self._journal.stat()
        self._append(self._journal, bytes(480), os.fdatasync)
        self._append(self._index, bytes(190), lambda _handle: None)
        unlock_descriptor(lock)
        os.close(lock)

    def _append(self, path: Path, line: bytes, sync: Callable[[int], object]) -> None:
        handle = os.open(path, os.O_RDWR)
        os.lseek(handle, os.fstat(handle).st_size, os.SEEK_SET)
        os.write(handle, line)
        sync(handle)
        os.fstat(handle)
        os.close(handle)


def _count(append: Callable[[], None]) -> None:
    """Over two folds of the file, wherever it stands."""
    many = 2 * journal._FOLD_AT
    with _counted() as calls:
        for _ in range(many):
            append()
    said = ", ".join(f"{calls[name] / many:.2f} {name}" for name in sorted(calls))
    print(f"  calls for one append: {said} (the second write is the index, unsynced; one in")
    print(f"  {journal._FOLD_AT} also folds the file: a write, two syncs, a rename)")


def _histories(folder: Path, peer: sqlite3.Connection, ids: list[str]) -> None:
    store = TinyDBStore(folder / "clinic", system_clock)
    clinic = Clinic(store, "bench")
    clinic.patients()
    decoder = msgspec.json.Decoder(SessionLog)
    some = DICE.sample(ids[1:], 10)  # more than are kept open

    def ours() -> None:
        for owner in some:
            clinic.load(owner)

    def sqlite() -> None:
        for owner in some:
            rows = peer.execute("SELECT body FROM log WHERE patient = ? ORDER BY at", (owner,))
            tuple(decoder.decode(row[0]) for row in rows)

    times = take_turns({"ours": ours, "SQLite": sqlite}, rounds=40)
    report(f"10 patients' histories, {LOGS_EACH} logs each, unopened before", times, "SQLite")


def _lists(folder: Path, peer: sqlite3.Connection) -> None:
    clinic = open_clinic(folder / "clinic")
    clinic.patients()

    def first() -> None:
        open_clinic(folder / "clinic").listed()

    def looked_over() -> None:
        open_clinic(folder / "clinic").patients()

    def ours() -> None:
        clinic.listed()

    def read_anew() -> None:
        store._index._file.forget()
        store.patients()

    def sqlite() -> None:
        peer.execute("SELECT * FROM patient ORDER BY name, id").fetchall()

    store = TinyDBStore(folder / "clinic", system_clock)
    contenders = {
        "first, as the window shows it": first,
        "first, every file looked at": looked_over,
        "index read anew": read_anew,
        "again": ours,
        "SQLite": sqlite,
    }
    report(f"list of {PATIENTS:,}", take_turns(contenders, rounds=20), "SQLite")


_CHILD = """
import sys
from pathlib import Path
from designer.store.clinic import open_clinic
clinic = open_clinic(Path(sys.argv[1]))
def kib():
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
start = kib()
clinic.patients()
listed = kib()
owners = sys.argv[2].split(",")
for owner in owners[:10]:
    clinic.load(owner)
few = kib()
for owner in owners:
    clinic.load(owner)
print(f"  the list takes {(listed - start) / 1024:.1f} MB; 10 patients opened one after the other "
      f"{(few - listed) / 1024:.1f} MB, {len(owners)} {(kib() - listed) / 1024:.1f} MB")
"""


def _memory(folder: Path, ids: list[str]) -> None:
    """In a process of its own, which knows of nothing else. Linux only."""
    if not Path("/proc/self/status").exists():
        return
    print("memory", flush=True)
    some = ",".join(ids[:: max(1, len(ids) // 1_000)][:1_000])
    subprocess.run([sys.executable, "-c", _CHILD, str(folder / "clinic"), some], check=True)


# The same clinic twice


def _log(patient: int, number: int) -> SessionLog:
    dice = random.Random(patient * 1_000_003 + number)
    return SessionLog(
        id=_uuid(dice),
        at=datetime(2026, 1, 1, 18, 0) + timedelta(days=number),
        done="yes",
        minutes=20.0,
        pain_before=dice.randint(0, 10),
        pain_peak=dice.randint(0, 10),
        pain_after=dice.randint(0, 10),
        items=(ItemLog(exercise_id="dead-bug", pain_peak=2.0, sets_done=2, reps_done=8),),
    )


def _uuid(dice: random.Random) -> str:
    return str(UUID(int=dice.getrandbits(128), version=4))


def _patient(number: int) -> Patient:
    dice = random.Random(number)
    return Patient(
        id=_uuid(dice),
        identifiers=Identifiers(
            name=f"{dice.choice('ABCDEFGH')}. Name {number}", mrn=f"{number:05}"
        ),
        birth_date=date(1980, 1, 1) + timedelta(days=number),
        diagnoses=("disc-related-pain", "stenosis")[: dice.randint(1, 2)],
        invented=True,
    )


def _clinic(folder: Path, with_logs: int) -> list[str]:
    store = TinyDBStore(folder, system_clock)
    clinic = Clinic(store, "bench")
    patients = [_patient(number) for number in range(PATIENTS)]
    for number, patient in enumerate(patients):
        loaded = clinic.create(PatientRecord(patient=patient, programs=(_PROGRAM,)))
        if number < with_logs:
            _fill(clinic, loaded, number)
    clinic.patients()  # puts the index in order
    return [patient.id for patient in patients]


def _fill(clinic: Clinic, loaded: LoadedRecord, patient: int) -> None:
    """A save for each log, so that files lie as they come: from none to all commits that
    may stand behind what was folded, as many of one number as of another.
    """
    record, revisions = loaded.record, loaded.revisions
    logs = tuple(_log(patient, number) for number in range(LOGS_EACH))
    first = patient % journal._FOLD_AT
    for number in range(first, LOGS_EACH + 1):
        after = replace(record, sessions=logs[:number])
        revisions = clinic.save(record, after, revisions)
        record = after


def _sqlite(path: Path, with_logs: int) -> sqlite3.Connection:
    peer = sqlite3.connect(path, isolation_level=None)
    peer.execute("PRAGMA journal_mode = WAL")
    peer.execute("PRAGMA synchronous = FULL")
    peer.execute("CREATE TABLE log (id TEXT PRIMARY KEY, patient TEXT, at TEXT, body BLOB)")
    peer.execute("CREATE INDEX log_by_patient ON log (patient, at)")
    peer.execute(
        "CREATE TABLE patient (id TEXT PRIMARY KEY, name TEXT, mrn TEXT, birth_date TEXT, "
        "diagnoses TEXT, last_change TEXT, invented INT, archived INT)"
    )
    peer.execute("CREATE INDEX patient_by_name ON patient (name, id)")
    ids = [_patient(number) for number in range(PATIENTS)]
    peer.execute("BEGIN")
    peer.executemany(
        "INSERT INTO patient VALUES (?, ?, ?, ?, ?, ?, 1, 0)",
        [
            (p.id, p.identifiers.name, p.identifiers.mrn, str(p.birth_date), str(p.diagnoses), now)
            for now in [datetime.now(UTC).isoformat()]
            for p in ids
        ],
    )
    for day in range(LOGS_EACH):  # as they would arrive: a patient's logs lie far apart
        for number in range(with_logs):
            _insert(peer, ids[number].id, _log(number, day))
    peer.execute("COMMIT")
    return peer


def _insert(peer: sqlite3.Connection, patient: str, log: SessionLog) -> None:
    row = (log.id, patient, log.at.isoformat(), msgspec.json.encode(log))
    peer.execute("INSERT INTO log VALUES (?, ?, ?, ?)", row)


# Counting and leaving out


@contextmanager
def _counted() -> Iterator[Calls]:
    """Count this process's writes and syncs."""
    calls: Calls = {}
    real = {name: getattr(os, name) for name in ("write", "fsync", "fdatasync")}

    def counting(name: str) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            calls[name] = calls.get(name, 0) + 1
            return real[name](*arguments)

        return call

    for name in real:
        setattr(os, name, counting(name))
    try:
        yield calls
    finally:
        for name, function in real.items():
            setattr(os, name, function)


@contextmanager
def _syncs_off() -> Iterator[None]:
    """Build the clinic quickly."""
    real = {name: getattr(os, name) for name in ("fsync", "fdatasync")}
    for name in real:
        setattr(os, name, lambda _handle: None)
    try:
        yield
    finally:
        for name, function in real.items():
            setattr(os, name, function)


if __name__ == "__main__":
    main()
