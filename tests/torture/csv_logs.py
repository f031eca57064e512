"""Hostile CSV logs: each is read, or refused with our own error, and never changes anything."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import count

from designer.knowledge.library import Library, load_library
from designer.log_csv import LogCsvError, read_log_csv, taking_in
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from exports.log_csv import COLUMNS
from resources.paths import knowledge_folder
from tests.torture.result import Result, Tally

_TODAY = date(2026, 3, 31)
_CELLS = (
    "", "3", "3,5", "11", "-1", "1e999", "nan", "inf", "=1+1", "@SUM(A1)", "+1", "'=2", "yes",
    "maybe", "2026-03-02", "1900-01-00", "31.2.2026", "2/3/26", "9999-12-31", "14:30", "25:99",
    "dead-bug", "odi", "session", "exercise", "day", "score", "x" * 12_000, "\u202e\u0000",
    "<b>&amp;", "\ud83d\ude00", '"', ";", "\t",
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman")


def run(*, long: bool) -> Iterator[Result]:
    """Read files that were made to be wrong."""
    tally = Tally("hostile CSV logs")
    library = load_library(knowledge_folder())
    dice = random.Random(20261122)
    for _ in range(5_500 if long else 150):
        tally.add(_read(some_file(dice), library))
    yield tally.result("each read or refused by name, the record as it was", at_least=150)


def _read(data: bytes, library: Library) -> str | None:
    record = PatientRecord(patient=Patient(id="p"))
    ids = count()
    try:
        found = read_log_csv(data, library, _TODAY, lambda: f"n{next(ids)}")
        after = taking_in(record, found).record(record, "file")
    except LogCsvError as error:
        return None if str(error).endswith((".", "!")) else f"no sentence: {error}"
    except Exception as error:  # noqa: BLE001 - what a hostile file must never bring about
        return f"{type(error).__name__}: {error}"
    scores = [entry.pain_peak for entry in after.sessions if entry.pain_peak is not None]
    if any(not 0 <= score <= 10 for score in scores):
        return "a pain beyond 10 was taken in"
    if any(day.on.year < 2000 or day.on > _TODAY for day in after.days):
        return "a day outside the years of a log was taken in"
    return None


def some_file(dice: random.Random) -> bytes:
    """A log that was made to be wrong."""
    delimiter = dice.choice((",", ";", "\t", "|"))
    names = ["date", *dice.sample(COLUMNS, dice.randint(0, 12))]
    if dice.random() < 0.1:
        names = [dice.choice(_CELLS) for _ in range(dice.randint(0, 300))]
    lines = [delimiter.join(names)]
    for _ in range(dice.randint(0, 30)):
        cells = [dice.choice(_CELLS) for _ in range(max(0, len(names) + dice.randint(-2, 2)))]
        if cells and dice.random() < 0.7:
            cells[0] = "2026-03-02"
        lines.append(delimiter.join(cells))
    text = dice.choice(("\n", "\r\n", "\r")).join(lines)
    data = bytearray(text.encode(dice.choice(_ENCODINGS), "replace"))
    for _ in range(dice.choice((0, 0, 0, 1, 20))):
        if data:
            data[dice.randrange(len(data))] = dice.randrange(256)
    if dice.random() < 0.1:
        del data[dice.randrange(len(data) + 1) :]
    return bytes(data)
