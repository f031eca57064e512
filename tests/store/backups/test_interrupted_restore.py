"""A restore that dies on the way: all files change or none."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from designer.store import disk
from designer.store.backups import Backups
from designer.store.clinic import Clinic, open_clinic
from tests.store.backups.conftest import Time, add_log
from tests.store.conftest import OTHER, OWNER


class Fault(Exception):
    """Stands for the death of the program."""


class Fatal:
    """Dies at the n-th call that changes the disk, and at every later one."""

    def __init__(self, patch: pytest.MonkeyPatch, fatal: int) -> None:
        self.calls = 0
        self._fatal = fatal
        for name in ("write", "replace", "fdatasync", "ftruncate"):
            patch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            self.calls += 1
            if self.calls >= self._fatal:
                raise Fault
            return real(*arguments, **options)

        return call


@pytest.mark.skipif(sys.platform != "linux", reason="counts the calls that are made there")
def test_dying_at_any_call_restores_all_or_nothing(
    backups: Backups, clinic: Clinic, folder: Path, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [clinic.load(owner).record for owner in (OWNER, OTHER)]
    name = backups.take().head.id
    outcomes: list[bool] = []
    died = True
    while died:
        number = len(outcomes)
        time.goes_on(seconds=1)
        after = [add_log(clinic, f"a{number}"), add_log(clinic, f"b{number}", OTHER)]
        with monkeypatch.context() as patch:
            fatal = Fatal(patch, number + 1)
            with suppress(Fault):
                backups.restore(name, actor="Bo")
            died = fatal.calls > number
        again = open_clinic(folder, clock=time)
        found = [again.load(owner).record for owner in (OWNER, OTHER)]
        assert found in (before, after), f"half restored after call {number + 1}"
        assert not again.damaged()
        outcomes.append(found == before)
        backups.restore(name, actor="Bo")
    assert outcomes == sorted(outcomes), "from one call on everything counts"
    assert len(outcomes) > 10
    assert {True, False} == set(outcomes)


def test_a_change_saved_between_death_and_opening_is_not_overwritten(
    backups: Backups, clinic: Clinic, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = backups.take().head.id
    add_log(clinic, "a")
    add_log(clinic, "b", OTHER)

    def dies(_source: Path, _target: Path) -> None:
        raise Fault

    with monkeypatch.context() as patch:
        patch.setattr(disk, "move", dies)
        with pytest.raises(Fault):
            backups.restore(name, actor="Bo")
    latest = add_log(clinic, "later")  # another window that stayed open

    again = open_clinic(folder)
    assert again.load(OWNER).record == latest
    assert not again.load(OTHER).record.sessions
