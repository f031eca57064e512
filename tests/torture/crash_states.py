"""Power cuts, simulated: states that a log of file operations allows (see ``oplog``), each opened.

The folder must then hold what was acknowledged before the cut, or one step more. A state that is
reported as damage is counted apart: never silently wrong, but work for somebody.
"""

import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.torture.calls import CHANGING, intercepted
from tests.torture.folders import scratch
from tests.torture.oplog import WATCHED, Disk, Recorder
from tests.torture.result import Result, Tally
from tests.torture.systems import Ours, Stock, System, Unreadable, WithoutSync
from tests.torture.workload import State, Workload, workload


def run(*, long: bool) -> Iterator[Result]:
    """Yield the lines of the table."""
    tally = Tally("crash states, simulated")
    for seed in range(4 if long else 1):
        cuts = PowerCuts(Ours(), workload(seed, 70 if long else 12), 64 if long else 8)
        cuts.run(tally, 10_000)
    yield tally.result("all different", at_least=10_000 if long else 50)
    after_kills = Tally("crash states after a kill, simulated")
    for seed in range(10, 13 if long else 11):
        work = workload(seed, 70 if long else 12)
        PowerCuts(Ours(), work, 32 if long else 8, kills=True).run(after_kills, 4_000)
    yield after_kills.result("the program died, another one went on, then the power went")
    controls: tuple[tuple[str, System], ...] = (
        ("stock JSONStorage", Stock()),
        ("no sync of files", WithoutSync("sync")),
        ("no sync of folders", WithoutSync("_sync_folder")),
    )
    for name, system in controls:
        control = Tally(f"crash states, control: {name}")
        PowerCuts(system, workload(9, 40 if long else 10), 16 if long else 4).run(
            control, 2_000 if long else 60
        )
        yield control.control("lost or unreadable")


class _Died(BaseException):
    """Stands for a kill: nothing of ours handles it."""


class _Promise(NamedTuple):
    """The states that may be found, and owners that may lack a step nobody acknowledged."""

    numbers: range
    unsure: Mapping[str, int]


class PowerCuts:
    """Runs a workload and cuts the power after every change to the disk, in ``most`` ways each."""

    def __init__(self, system: System, work: Workload, most: int, *, kills: bool = False) -> None:
        self._system = system
        self._work = work
        self._most = most
        self._kills = kills
        self._dice = random.Random(11)
        self._seen: set[int] = set()
        self._states: list[tuple[_Promise, Mapping[str, bytes]]] = []
        self._promised = range(2)  # the numbers of the states that may be found now
        self._unsure: dict[str, int] = {}  # owner -> the state it may fall back to
        self._left = 0  # calls until the program dies

    def run(self, tally: Tally, limit: int) -> None:
        """Try at most ``limit`` states."""
        with scratch() as folder:
            clinic = folder / "clinic"
            recorder = Recorder(self._cut)

            def handler(name: str, real: Callable[..., Any], arguments: Any, options: Any) -> Any:
                self._die(name)
                return recorder.handle(name, real, arguments, options)

            with intercepted(WATCHED, handler):
                self._work_through(clinic)
            chosen = self._dice.sample(self._states, min(limit, len(self._states)))
            for promise, files in chosen:
                tally.add(self._opened(folder / "cut", clinic, promise, files))

    def _work_through(self, clinic: Path) -> None:
        """All steps; after each death another program reads what is there and goes on."""
        opened = self._system.open(clinic)
        number = 0
        while number < len(self._work.steps):
            self._left = self._dice.randrange(60) if self._kills else -1
            try:
                for step in self._work.steps[number:]:
                    opened.do(step)
                    self._unsure = {o: n for o, n in self._unsure.items() if o != step.owner}
                    number += 1
                    self._promised = range(number, number + 2)
            except _Died:
                self._left = -1
                opened = self._system.open(clinic)
                if _living(opened.read()) != _living(self._work.states[number]):
                    # Never acknowledged: it may go until this owner's next commit.
                    self._unsure[self._work.steps[number].owner] = number
                    number += 1
                self._promised = range(number, number + 2)

    def _die(self, name: str) -> None:
        if name in CHANGING:
            self._left -= 1
            if self._left == 0:
                raise _Died

    def _cut(self, disk: Disk) -> None:
        for files in disk.crashes(self._dice, self._most):
            known_by = hash((self._promised.start, frozenset(files.items())))
            if known_by not in self._seen:
                self._seen.add(known_by)
                self._states.append((_Promise(self._promised, self._unsure), files))

    def _opened(
        self, folder: Path, clinic: Path, promise: _Promise, files: Mapping[str, bytes]
    ) -> str | None:
        (folder / "patients").mkdir(parents=True)
        try:
            for name, content in files.items():
                (folder / Path(name).relative_to(clinic)).write_bytes(content)
            return self._judged(folder, promise)
        finally:
            shutil.rmtree(folder)

    def _judged(self, folder: Path, promise: _Promise) -> str | None:
        said = f"after step {promise.numbers.start}"
        try:
            state = self._system.open(folder).read()
        except Unreadable as error:
            return f"{said}: reported as damage: {error}"
        except AssertionError as error:
            return f"{said}: SILENTLY WRONG: {error}"
        for number in promise.numbers:
            if number <= len(self._work.steps) and self._is(state, number, promise.unsure):
                return None if promise.unsure else self._goes_on(folder, number)
        return f"{said}: SILENTLY WRONG"

    def _is(self, state: State, number: int, unsure: Mapping[str, int]) -> bool:
        wanted = self._work.states[number]
        return all(
            state.get(owner, {}) == wanted.get(owner, {})
            or (
                owner in unsure
                and state.get(owner, {}) == self._work.states[unsure[owner]].get(owner, {})
            )
            for owner in {**state, **wanted}
        )

    def _goes_on(self, folder: Path, found: int) -> str | None:
        """Every tenth state also takes the next step."""
        if found == len(self._work.steps) or self._dice.random() > 0.1:
            return None
        self._system.open(folder).do(self._work.steps[found])
        state = self._system.open(folder).read()
        if self._is(state, found + 1, {}):
            return None
        return "the next write changed something else"


def _living(state: State) -> State:
    return {owner: bodies for owner, bodies in state.items() if bodies}
