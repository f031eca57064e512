"""Each call to the system refused in turn, in every way: the old content stays, the error is ours.

For each scenario, each of its calls and each refusal: the scenario runs on a fresh copy of a clinic
and that call fails, alone or with all calls after it. What may come out is success, or a StoreError
(never a bare OSError). Then the folder must hold the state before, or after success the state with
the change (after OutcomeUnknown either), and the same program must be able to go on.
"""

import errno
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from designer.store.errors import OutcomeUnknown, StoreError
from tests.torture.calls import ALL, intercepted
from tests.torture.folders import scratch
from tests.torture.result import Result, Tally
from tests.torture.systems import OurFolder, Ours, Unreadable
from tests.torture.workload import PATIENTS, State, Step, after, workload

_ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
_SHORT = -1  # write half and say so
_HALF = -2  # write half, then fail


class _Scenario(NamedTuple):
    name: str
    before: State
    step: Step | None  # None: only open and read
    warm: bool  # whether the program had the files open already


class _Fault:
    """Fails call ``at``; with ``lasting`` every later one too."""

    def __init__(self, at: int, how: int, *, lasting: bool) -> None:
        self.call = ""
        self._at = at
        self._how = how
        self._lasting = lasting
        self._count = -1

    def handle(self, name: str, real: Callable[..., Any], arguments: Any, options: Any) -> Any:
        self._count += 1
        if self._count < self._at or (self._count > self._at and not self._lasting):
            return real(*arguments, **options)
        self.call = self.call or name
        if self._how in (_SHORT, _HALF):
            if name != "write":
                return real(*arguments, **options)
            half = real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            if self._how == _SHORT:
                return half
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if name == "close":
            real(*arguments, **options)  # it is closed all the same
        raise OSError(self._how, os.strerror(self._how))


def run(*, long: bool) -> Iterator[Result]:
    """Yield the lines of the table."""
    tally = Tally("faults at every call")
    refused: Counter[str] = Counter()
    with scratch() as folder:
        for scenario in _scenarios(folder, long=long):
            for lasting in (False, True):
                for how in (*_ERRORS, _SHORT, _HALF) if long else (errno.EIO, _SHORT):
                    _every_call(folder, scenario, how, tally, refused, lasting=lasting)
    note = ", ".join(f"{count:,} {name}" for name, count in sorted(refused.items()))
    yield tally.result(f"at {note}", at_least=2_000 if long else 50)


def _every_call(
    folder: Path,
    scenario: _Scenario,
    how: int,
    tally: Tally,
    refused: Counter[str],
    *,
    lasting: bool,
) -> None:
    for at in range(10_000):
        place = folder / "here"
        shutil.copytree(folder / scenario.name, place)
        fault = _Fault(at, how, lasting=lasting)
        try:
            failure = _judged(place, scenario, fault)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            failure = f"not one of our errors: {error!r}"
        shutil.rmtree(place)
        if not fault.call:
            return
        refused[fault.call] += 1
        said = {_SHORT: "short", _HALF: "half written"}.get(how) or errno.errorcode[how]
        kept = " and all later ones" if lasting else ""
        where = f"{scenario.name}, call {at} ({fault.call}){kept} {said}"
        tally.add(failure and f"{where}: {failure}")


def _judged(place: Path, scenario: _Scenario, fault: _Fault) -> str | None:
    opened: OurFolder | None = Ours().open(place) if scenario.warm else None
    if opened is not None:
        opened.read()
    raised: StoreError | Unreadable | None = None
    try:
        with intercepted(ALL, fault.handle):
            opened = opened or Ours().open(place)
            if scenario.step is None:
                opened.read()
            else:
                opened.do(scenario.step)
    except (StoreError, Unreadable) as error:
        raised = error
    wanted = _promised(scenario, raised)
    again = opened or Ours().open(place)
    found = again.read()
    if found not in wanted:
        return f"{raised!r}, and the running program sees another state"
    if Ours().open(place).read() != found:
        return f"{raised!r}, and a new program sees another state"
    return _goes_on(again, place, scenario, found)


def _promised(scenario: _Scenario, raised: Exception | None) -> list[State]:
    if scenario.step is None:
        return [scenario.before]
    changed = after(scenario.before, scenario.step)
    if raised is None:
        return [changed]
    return [scenario.before, changed] if isinstance(raised, OutcomeUnknown) else [scenario.before]


def _goes_on(opened: OurFolder, place: Path, scenario: _Scenario, found: State) -> str | None:
    """What was refused works afterwards, without a new start."""
    step = scenario.step
    if step is None or found != scenario.before:
        return None
    opened.do(step)
    wanted = after(found, step)
    if opened.read() == wanted == Ours().open(place).read():
        return None
    return "it did not work when tried again"


def _scenarios(folder: Path, *, long: bool) -> Iterator[_Scenario]:
    work = workload(3, 30)
    steps = work.steps
    kinds: dict[str, int] = {}
    for number, step in enumerate(steps[8:], 8):
        new = step.owner in PATIENTS and step.owner not in work.states[number]
        kind = "new patient" if new else "/".join(sorted({key.kind for key, _ in step.batch}))
        kinds.setdefault(kind, number)
    if folds := _folding_step(folder, steps):
        kinds["folding"] = folds
    for kind, number in kinds.items():
        name = kind.replace("/", " and ")
        _made(folder / name, steps[:number])
        yield _Scenario(name, work.states[number], steps[number], warm=True)
        if not long:
            return
    _made(folder / "opening", steps[:12])
    _made(folder / "first commit", steps[:12])
    yield _Scenario("opening", work.states[12], None, warm=False)
    yield _Scenario("first commit", work.states[12], steps[12], warm=False)
    _made(folder / "behind a torn end", steps[:12])
    path = folder / "behind a torn end" / _file_of(steps[12].owner)
    path.write_bytes(path.read_bytes() + b'000000ff {"n":9')
    yield _Scenario("behind a torn end", work.states[12], steps[12], warm=True)
    _made(folder / "index lost", steps[:12])
    (folder / "index lost" / "index.journal").unlink()
    yield _Scenario("index lost", work.states[12], steps[12], warm=False)


def _file_of(owner: str) -> str:
    return f"patients/{owner}.journal" if owner in PATIENTS else f"{owner}.journal"


def _made(folder: Path, steps: Any) -> None:
    opened = Ours().open(folder)
    for step in steps:
        opened.do(step)


def _folding_step(folder: Path, steps: Any) -> int | None:
    """The number of a step after which a journal is smaller."""
    place = folder / "looking for folding"
    opened = Ours().open(place)
    for number, step in enumerate(steps):
        path = place / _file_of(step.owner)
        before = path.stat().st_size if path.exists() else 0
        opened.do(step)
        if path.stat().st_size < before and number > 8:
            return number
    return None
