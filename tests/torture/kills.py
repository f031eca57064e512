"""A child process writes and is killed before, in the middle of or after one call to the system.

Every such call of a workload gets its turn. The child says each acknowledgement on a pipe; then the
folder must hold exactly what was acknowledged, or one step more, and take the next step. A second
child is killed again while it goes on from there, which is where torn ends are removed.
"""

import os
import random
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.torture.calls import CHANGING, REAL, intercepted
from tests.torture.folders import scratch
from tests.torture.result import Result, Tally
from tests.torture.systems import Ours, Stock, System, Unreadable
from tests.torture.workload import State, Step, Workload, workload

_MOMENTS = ("before", "middle", "after")


def run(*, long: bool) -> Iterator[Result]:
    """Yield the lines of the table."""
    counted: Counter[str] = Counter()
    tally = Tally("kills")
    for seed in range(4 if long else 1):
        _kill_all(Ours(), workload(seed, 48 if long else 16), tally, counted, 1 if long else 4)
    note = ", ".join(f"{count:,} {name}" for name, count in sorted(counted.items()))
    yield tally.result(f"at {note}", at_least=1_000 if long else 20)
    control = Tally("kills, control: stock JSONStorage")
    _kill_all(Stock(), workload(0, 48 if long else 10), control, Counter(), 1 if long else 3)
    yield control.control("lost or unreadable")


def _kill_all(
    system: System, work: Workload, tally: Tally, counted: Counter[str], every: int
) -> None:
    """Kill at ``every``-th moment of the workload."""
    with scratch() as folder:
        calls = _calls(system, folder / "counting", work.steps)
        points = [
            (number, moment)
            for number, name in enumerate(calls)
            for moment in _MOMENTS
            if moment != "middle" or name == "write"
        ]
        for turn, (number, moment) in enumerate(points[::every]):
            place = folder / f"{turn}"
            counted[calls[number]] += 1
            place_said = f"killed {moment} call {number} ({calls[number]})"
            found, failure = _one_kill(system, place, work, 0, number, moment)
            tally.add(failure and f"{place_said}: {failure}")
            if failure is None and found < len(work.steps) - 1:
                tally.add(_kill_again(system, place, work, found, turn, counted))
            shutil.rmtree(place, ignore_errors=True)


def _kill_again(
    system: System, place: Path, work: Workload, start: int, turn: int, counted: Counter[str]
) -> str | None:
    dice = random.Random(turn)
    number, moment = dice.randrange(5), dice.choice(_MOMENTS)
    name = _calls_from(system, place, work.steps[start:])[number]
    counted[name] += 1
    found, failure = _one_kill(system, place, work, start, number, moment)
    if failure is None and found < len(work.steps):
        failure = _goes_on(system, place, work, found)
    return failure and f"killed again {moment} call {number} ({name}): {failure}"


def _calls_from(system: System, place: Path, steps: Sequence[Step]) -> list[str]:
    copy = place.with_name(f"{place.name}-copy")
    shutil.copytree(place, copy)
    try:
        return _calls(system, copy, steps[:6])
    finally:
        shutil.rmtree(copy)


def _calls(system: System, folder: Path, steps: Sequence[Step]) -> list[str]:
    """The names of the calls that these steps make."""
    names: list[str] = []

    def note(name: str, real: Callable[..., Any], arguments: Any, options: Any) -> Any:
        names.append(name)
        return real(*arguments, **options)

    with intercepted(CHANGING, note):
        opened = system.open(folder)
        for step in steps:
            opened.do(step)
    return names


def _one_kill(
    system: System, folder: Path, work: Workload, start: int, number: int, moment: str
) -> tuple[int, str | None]:
    """How many steps are in the folder after the kill, and what is wrong with it."""
    acknowledged = start + _child_killed(system, folder, work.steps[start:], number, moment)
    try:
        state = system.open(folder).read()
    except (Unreadable, AssertionError) as error:
        return 0, str(error)
    return _which(work.states, state, acknowledged)


def _which(states: Sequence[State], state: State, acknowledged: int) -> tuple[int, str | None]:
    """The number of the step whose state this is: the last acknowledged or the one after it."""
    for number in (acknowledged, acknowledged + 1):
        if number < len(states) and state == states[number]:
            return number, None
    return 0, f"{acknowledged} steps were acknowledged and the state is another"


def _goes_on(system: System, folder: Path, work: Workload, found: int) -> str | None:
    """The next step works and everything is there afterwards."""
    try:
        system.open(folder).do(work.steps[found])
        state = system.open(folder).read()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        return f"the next write failed: {error!r}"
    return None if state == work.states[found + 1] else "the next write changed something else"


def _child_killed(
    system: System, folder: Path, steps: Sequence[Step], number: int, moment: str
) -> int:
    """How many steps a child acknowledged before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _work_until_killed(system, folder, steps, number, moment, writing)
        finally:
            os._exit(3)  # not killed: the parent will say so
    REAL["close"](writing)
    said = b""
    while part := os.read(reading, 4_096):
        said += part
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and len(said) < len(steps):
        raise AssertionError(f"the child ended by itself after {len(said)} steps")
    return len(said)


def _work_until_killed(
    system: System, folder: Path, steps: Sequence[Step], at: int, moment: str, pipe: int
) -> None:
    count = -1

    def kill() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def handler(name: str, real: Callable[..., Any], arguments: Any, options: Any) -> Any:
        nonlocal count
        count += 1
        if count != at:
            return real(*arguments, **options)
        if moment == "middle" and name == "write":
            real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        elif moment == "after":
            real(*arguments, **options)
        return kill()

    with intercepted(CHANGING, handler):
        opened = system.open(folder)
        for step in steps:
            opened.do(step)
            REAL["write"](pipe, b".")
