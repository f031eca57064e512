"""Several programs on one folder: nothing is lost, and nobody waits for the dead."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from designer.store import disk
from designer.store.errors import Conflict, Key
from designer.store.port import LIBRARY, Change
from designer.store.tinydb_store import TinyDBStore
from tests.torture.calls import intercepted
from tests.torture.folders import scratch
from tests.torture.result import Result, Tally
from tests.torture.systems import Opened, Ours, Stock, System, Unreadable, now
from tests.torture.workload import PATIENTS, Step, patient

_FAILED = 3


def run(*, long: bool) -> Iterator[Result]:
    """Yield the lines of the table."""
    each = 5_000 if long else 60
    tally = Tally("2 processes, interleaved writes")
    with scratch() as folder:
        _interleaved(Ours(), folder / "clinic", each, tally)
    yield tally.result("each acknowledged write looked for", at_least=2 * each)
    control = Tally("2 processes, control: stock JSONStorage")
    with scratch() as folder:
        _interleaved(Stock(), folder / "clinic", 100, control, slow_s=0.001)
    yield control.control("lost")
    with scratch() as folder:
        yield _holders_killed(folder / "clinic", 100 if long else 3)
    with scratch() as folder:
        yield _stale_saves(folder / "clinic", 1_000 if long else 30)


def _forked(work: Callable[[], None]) -> int:
    """Run ``work`` in a child; its process id."""
    child = os.fork()
    if child:
        return child
    code = _FAILED
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def _interleaved(
    system: System, folder: Path, each: int, tally: Tally, *, slow_s: float = 0.0
) -> None:
    """Two children write as fast as they can: to the same three patients and the library.

    ``slow_s`` is how long each write takes, so that the two are sure to meet.
    """
    opened = system.open(folder)
    for owner in PATIENTS[:3]:
        opened.do(Step(owner, [patient(owner, 0)], {}))

    children = [_forked(partial(_write_many, system, folder, name, each, slow_s)) for name in "xy"]
    codes = [os.waitpid(child, 0)[1] for child in children]
    try:
        state = system.open(folder).read()
    except (Unreadable, AssertionError) as error:
        tally.add(str(error))
        return
    found = {key.id for bodies in state.values() for key in bodies if key.kind == "session"}
    for name, code in zip("xy", codes, strict=True):
        for number in range(each):
            missing = f"{name}{number}" not in found
            tally.add(
                f"{name}{number} is lost (its process ended with {code})" if missing else None
            )


def _write_many(system: System, folder: Path, name: str, each: int, slow_s: float) -> None:
    def slowly(_name: str, real: Callable[..., Any], arguments: Any, options: Any) -> Any:
        time.sleep(slow_s)
        return real(*arguments, **options)

    mine = system.open(folder)
    dice = random.Random(name)
    with intercepted(("write",) if slow_s else (), slowly):
        for number in range(each):
            owner = dice.choice((*PATIENTS[:3], LIBRARY))
            body = b'{"value":{"text":"%s"}}' % (b"x" * dice.randrange(200))
            _patiently(mine, Step(owner, [Change(Key("session", f"{name}{number}"), body)], {}))


def _patiently(opened: Opened, step: Step) -> None:
    for _ in range(1_000):
        try:
            opened.do(step)
        except (ValueError, TypeError):  # what stock says of a file in the making
            continue
        return


def _holders_killed(folder: Path, times: int) -> Result:
    """A child is killed while it holds the lock, in the middle of a commit; we go on at once."""
    tally = Tally("lock holders killed")
    store = TinyDBStore(folder, now, patience=5)
    owner = PATIENTS[0]
    store.commit(owner, [patient(owner, 0)], {}, "torture")
    slowest = 0.0
    for number in range(times):
        reading, writing = os.pipe()

        def hold(number: int = number, writing: int = writing) -> None:
            def wait(*_arguments: object) -> None:
                os.write(writing, b".")
                time.sleep(60)

            with mock.patch.object(disk, "_sync_or_take_back", wait):
                TinyDBStore(folder, now).commit(owner, [_log(f"held{number}")], {}, "torture")

        child = _forked(hold)
        os.close(writing)
        os.read(reading, 1)  # it is in the middle of its commit now
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
        start = time.monotonic()
        try:
            store.commit(owner, [_log(f"after{number}")], {}, "torture")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            tally.add(repr(error))
            continue
        slowest = max(slowest, time.monotonic() - start)
        found = {document.key.id for document in store.query(owner, "session")}
        tally.add(None if f"after{number}" in found else "the next write is not there")
    wanted = {f"after{number}" for number in range(times)}
    found = {document.key.id for document in TinyDBStore(folder, now).query(owner, "session")}
    if not wanted <= found:
        tally.add(f"{len(wanted - found)} writes are lost")
    return tally.result(f"the other waited {slowest * 1_000:.0f} ms at most", at_least=times)


def _log(name: str) -> Change:
    return Change(Key("session", name), b'{"value":{}}')


def _stale_saves(folder: Path, times: int) -> Result:
    """Two instances; each save of the second was made from a version that the first replaced."""
    tally = Tally("stale saves")
    mine, theirs = TinyDBStore(folder, now), TinyDBStore(folder, now)
    owner, dice = PATIENTS[0], random.Random(4)
    mine.commit(owner, [patient(owner, 0)], {}, "mine")
    revisions: dict[Key, int] = {}
    for number in range(times):
        key = Key("week", f"p/{dice.randrange(5)}")
        for _ in range(2 if key not in revisions else 1):
            body = b'{"value":{"mine":%d}}' % number
            expected = {key: revisions[key]} if key in revisions else {}
            revisions |= mine.commit(owner, [Change(key, body)], expected, "mine")
        stale = revisions[key] - 1
        logs = [_log(f"s{number}")] if dice.random() < 0.5 else []
        try:
            changes = [Change(key, b'{"value":"theirs"}'), *logs]
            theirs.commit(owner, changes, {key: stale} if stale else {}, "theirs")
            tally.add("no conflict")
        except Conflict as conflict:
            found = theirs.get(owner, key)
            kept = found is not None and b"mine" in (found.body or b"")
            tally.add(None if kept and conflict.keys == (key,) else "overwritten")
    if theirs.query(owner, "session"):
        tally.add("a part of a stale save was written")
    return tally.result("all conflicts, nothing overwritten", at_least=times)
