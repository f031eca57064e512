"""Hostile packs: each waits in quarantine or is refused by name, and the clinic stays as it was."""

from __future__ import annotations

import os
import random
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from designer.packs.accepting import Here, Wanted, take
from designer.packs.errors import CannotTake, PackError
from designer.packs.reading import read_pack
from designer.packs.staging import bring, settle, waiting_pack
from designer.store.clinic import Clinic, open_clinic
from designer.store.library import ClinicLibrary
from designer.store.waiting_packs import FOLDER
from templates.keeping import drafted
from tests.torture.folders import scratch
from tests.torture.pack_corpus import heavy, hostile, knowledge, own_exercise
from tests.torture.result import Result, Tally

_NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
MOST_S = 5.0
MOST_MB = 300


def run(*, long: bool) -> Iterator[Result]:
    """Bring packs that were made to be wrong, and packs that are as heavy as can be."""
    warnings.simplefilter("ignore", UserWarning)  # zipfile on names that stand twice
    tally, said, slowest = Tally("hostile packs"), Counter[str](), 0.0
    dice = random.Random(20261122)
    with scratch() as folder:
        clinic = open_clinic(folder, actor="Somebody")
        before = clinic.change_library(lambda library: library.with_exercise(own_exercise()))
        for _ in range(5_500 if long else 200):
            start = time.monotonic()
            tally.add(_brought(clinic, folder, hostile(dice), before, said))
            slowest = max(slowest, time.monotonic() - start)
        if slowest > MOST_S:
            tally.add(f"one took {slowest:.1f} s")
        note = ", ".join(f"{count:,} {name}" for name, count in sorted(said.items()))
        yield tally.result(f"{note}; slowest {slowest * 1_000:.0f} ms", at_least=200)
        yield _heavy(folder, long=long)


def _brought(
    clinic: Clinic, folder: Path, content: bytes, before: ClinicLibrary, said: Counter[str]
) -> str | None:
    """What is wrong with how one pack was dealt with."""
    stamps = _stamps(folder)
    try:
        pending = bring(clinic, content, "pack.zip", _NOW)
    except PackError as error:
        said[type(error).__name__] += 1
        if _stamps(folder) != stamps:
            return f"refused, but something was written: {error}"
        sentence = str(error)
        plain = all(sign.isprintable() for sign in sentence)
        return None if plain and sentence.endswith((".", "!")) else f"no sentence: {error!r}"
    except Exception as error:  # noqa: BLE001 - what a hostile file must never bring about
        return f"{type(error).__name__}: {error}"
    said["waiting"] += 1
    waiting = clinic.library().library
    if waiting.without_pack(pending.id) != before:
        return "something but the waiting pack came into the library"
    problem = _taken(clinic, waiting)
    settle(clinic, pending.id)
    left = [path.name for path in (folder / FOLDER).iterdir()]
    if left or clinic.library().library != before:
        return f"settled, but it left something: {left}"
    return problem


def _taken(clinic: Clinic, own: ClinicLibrary) -> str | None:
    """Take everything, in memory: it fits, or is refused by name; rules and people stay."""
    (pending,) = own.packs
    pack = waiting_pack(clinic, pending)
    wanted = Wanted(
        {one.exercise.id: "add" for one in pack.exercises},
        {one.template.id: "add" for one in pack.templates},
    )
    here = Here(own, knowledge().with_own(own.exercises), {})
    try:
        taken = take(pack, pending, wanted, here, lambda old, new: drafted(old, new, "Somebody"))
    except CannotTake:
        return None
    except Exception as error:  # noqa: BLE001 - as above
        return f"taking it: {type(error).__name__}: {error}"
    if (taken.own.rules, taken.own.stricter, taken.own.settings) != (
        own.rules,
        own.stricter,
        own.settings,
    ):
        return "rules or settings changed"
    states = {one.latest.state for one in taken.own.templates}
    return None if states <= {"draft"} else f"a template came as {states}"


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            status = path.stat()
            if name != ".lock":
                found[str(path)] = (status.st_size, status.st_mtime_ns)
    return found


def _heavy(folder: Path, *, long: bool) -> Result:
    """Packs inside every limit, or just past it, each in a process of its own."""
    tally, slowest, most = Tally("heaviest packs"), 0.0, 0.0
    for name, make in heavy(long=long):
        content = make()
        child = os.fork()
        if not child:
            code = 3
            try:
                start = time.process_time()  # other tortures keep the machine busy
                _read_only(content)
                code = 0 if time.process_time() - start <= MOST_S else 4
            finally:
                os._exit(code)
        _, status, usage = os.wait4(child, 0)
        took, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        slowest, most = max(slowest, took), max(most, megabytes)
        codes = {0: None, 3: f"{name}: no named error", 4: f"{name}: {took:.1f} s"}
        failure = codes.get(os.waitstatus_to_exitcode(status), f"{name}: it died")
        tally.add(failure or (f"{name}: {megabytes:.0f} MB" if megabytes > MOST_MB else None))
    return tally.result(f"slowest {slowest:.1f} s, at most {most:.0f} MB")


def _read_only(content: bytes) -> None:
    try:
        read_pack(content)
    except PackError:
        return
