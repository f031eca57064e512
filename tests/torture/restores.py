"""Backups taken at random moments and restored in random order: what comes back is what was there.

Before some restores a file is damaged or deleted; some restores are cut short at a random call to
the system, as by the death of the program, and must have changed all or nothing.
"""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from designer.store.backups import Backups
from designer.store.staged import journal_path
from tests.torture.calls import CHANGING, intercepted
from tests.torture.folders import scratch
from tests.torture.result import Result, Tally
from tests.torture.systems import OurFolder
from tests.torture.workload import State, workload


def run(*, long: bool) -> Iterator[Result]:
    """Yield the lines of the table."""
    whole, patients, cut = 100 if long else 6, 100 if long else 6, 400 if long else 25
    yield _tally("restores of the whole clinic, identical", whole, _Round.restore_all)
    yield _tally("restores of one patient, others untouched", patients, _Round.restore_one)
    yield _tally("restores cut short, all or nothing", cut, _Round.restore_cut_short)


def _tally(what: str, count: int, attempt: "Callable[[_Round], str | None]") -> Result:
    tally = Tally(what)
    seed = 0
    while tally.tried < count:
        with scratch() as parent:
            clinic = _Round(parent, seed)
            for _ in range(min(4, count - tally.tried)):
                tally.add(attempt(clinic))
        seed += 1
    return tally.result(at_least=count)


class _Killed(Exception):
    """Stands for the death of the program."""


class _Round:
    """A clinic of its own with a backup every few steps."""

    def __init__(self, parent: Path, seed: int) -> None:
        self._dice = random.Random(seed)
        self._seed = seed
        self._ticks = 0
        self.folder = parent / "clinic"
        self.backups = Backups(self.folder, self._clock)
        self._kept: list[tuple[str, State]] = []
        steps = workload(seed, 24).steps
        clinic = OurFolder(self.folder)
        for number, step in enumerate(steps, 1):
            clinic.do(step)
            if number % 6 == 0:
                self._kept.append((self.backups.take().head.id, self._read()))

    def _clock(self) -> datetime:
        self._ticks += 1
        return datetime(2026, 3, 2, tzinfo=UTC) + timedelta(seconds=self._ticks)

    def _read(self) -> State:
        return OurFolder(self.folder).read()

    def _harm(self, owner: str) -> None:
        """Damage or delete the owner's file, or leave it."""
        path = journal_path(self.folder, owner)
        match self._dice.randrange(3):
            case 0:
                data = bytearray(path.read_bytes())
                data[self._dice.randrange(len(data))] ^= 1 << self._dice.randrange(8)
                path.write_bytes(data)
            case 1:
                path.unlink()

    def restore_all(self) -> str | None:
        name, then = self._dice.choice(self._kept)
        now = self._read()
        self._harm(self._dice.choice(sorted(then)))
        if self.backups.verify(name):
            return f"seed {self._seed}: the backup {name} is not whole"
        self.backups.restore(name, actor="torture")
        return self._compare({**now, **then}, "the whole clinic")

    def restore_one(self) -> str | None:
        name, then = self._dice.choice(self._kept)
        now = self._read()
        owner = self._dice.choice(sorted(then))
        self._harm(owner)
        self.backups.restore(name, [owner], actor="torture")
        return self._compare({**now, owner: then[owner]}, owner)

    def restore_cut_short(self) -> str | None:
        name, then = self._dice.choice(self._kept)
        now = self._read()
        left = self._dice.randrange(1, 80)

        def dies(_name: str, call: Callable[..., Any], args: Any, options: Any) -> Any:
            nonlocal left
            left -= 1
            if left <= 0:
                raise _Killed
            return call(*args, **options)

        try:
            with intercepted(CHANGING, dies):
                self.backups.restore(name, actor="torture")
        except _Killed:
            pass
        found = self._read()
        if found in (now, {**now, **then}):
            return None
        return f"seed {self._seed}: half a restore after its death"

    def _compare(self, expected: State, what: str) -> str | None:
        if self._read() == expected:
            return None
        return f"seed {self._seed}: {what} is not as it was"
