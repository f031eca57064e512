"""What is fuzzed: how each reader is called, which of its lines count, and files to begin with."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import count
from typing import NamedTuple

from designer.errors import DesignerError
from designer.files.errors import ProgramFileError
from designer.files.reading import read_program_file
from designer.log_csv import LogCsvError, read_log_csv, taking_in
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from designer.packs.errors import PackError
from designer.packs.reading import read_pack
from tests.fuzz.mutating import mutated, mutated_pack
from tests.torture.csv_logs import some_file
from tests.torture.pack_corpus import good_pack, hostile, knowledge
from tests.torture.program_files import corpus

_TODAY = date(2026, 3, 31)


class Reader(NamedTuple):
    """One kind of file from outside. Whatever it reads, ``read`` raises ``error`` or nothing."""

    name: str
    read: Callable[[bytes], object]
    error: type[DesignerError]
    folders: tuple[str, ...]  # the lines of these count as reached
    seeds: Callable[[], list[bytes]]
    mutate: Callable[[random.Random, bytes, bytes], bytes] = mutated


def _program(data: bytes) -> None:
    read_program_file(data, knowledge(), _TODAY)


def _log(data: bytes) -> None:
    record, ids = PatientRecord(patient=Patient(id="p")), count()
    found = read_log_csv(data, knowledge(), _TODAY, lambda: f"n{next(ids)}")
    taking_in(record, found).record(record, "file")


def _packs() -> list[bytes]:
    dice = random.Random(1)
    return [good_pack(), *(one for _ in range(40) if len(one := hostile(dice)) < 20_000)]


def _logs() -> list[bytes]:
    dice = random.Random(1)
    return [some_file(dice) for _ in range(20)]


READERS = (
    Reader(
        "pack",
        read_pack,
        PackError,
        ("designer/packs/", "designer/pictures/", "designer/figures/", "designer/files/"),
        _packs,
        mutated_pack,
    ),
    Reader("program-file", _program, ProgramFileError, ("designer/files/",), corpus),
    Reader("csv-log", _log, LogCsvError, ("designer/log_csv/",), _logs),
)
